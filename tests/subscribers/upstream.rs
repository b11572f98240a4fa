//! The fault of `reactive_graph` that `LongLived` works around. If a test fails here, the fault is fixed and the workaround can
//! be removed.

use leptos::{prelude::*, reactive::graph::ToAnySource};

use crate::{READER_KINDS, READERS, Readers, on_page, run_readers};

#[test]
fn a_signal_keeps_an_entry_for_each_dropped_reader() {
    on_page(|| {
        for kind in READER_KINDS {
            let (signal, readers) = (RwSignal::new(0), Readers::default());
            let source = signal.to_any_source();
            let reader = readers.clone();
            run_readers(
                kind,
                move || {
                    signal.track();
                    reader.note();
                },
                || assert_eq!(readers.count(&source), (READERS, READERS), "{kind:?}, alive"),
            );
            assert_eq!(readers.count(&source), (READERS, READERS), "{kind:?}, dropped");
            // A change does not remove them either.
            signal.set(1);
            assert_eq!(readers.count(&source), (READERS, READERS), "{kind:?}, after a change");
        }
    });
}
