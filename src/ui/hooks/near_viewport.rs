//! Detects elements near the viewport. With `loading="lazy"`, browsers would fetch all pictures within some thousand pixels.

use std::{cell::RefCell, collections::HashMap};

use js_sys::{Array, Map};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

/// The margin around the viewport: a quarter of its height, so that pictures are loaded before they are scrolled into view.
const MARGIN: &str = "25% 0px";

/// The one observer of the page and the signals of the observed elements.
struct ViewportObserver {
    observer: IntersectionObserver,
    /// The number of each observed element.
    numbers: Map,
    signals: HashMap<u32, RwSignal<bool>>,
    next_number: u32,
}

thread_local! {
    /// None in a browser without the API.
    static OBSERVER: RefCell<Option<ViewportObserver>> = RefCell::new(ViewportObserver::new());
}

/// Directive `use:near_viewport=is_near`: sets the signal to true when the element is near the viewport; it stays true. An
/// element whose signal is true from the start is not observed.
pub fn near_viewport(element: Element, is_near: RwSignal<bool>) {
    if is_near.get_untracked() {
        return;
    }
    let is_observed = OBSERVER.with_borrow_mut(|observer| {
        let Some(observer) = observer else { return false };
        observer.observe(&element, is_near);
        true
    });
    if !is_observed {
        return is_near.set(true);
    }
    let element = StoredValue::new_local(element);
    on_cleanup(move || {
        let _ = element.try_with_value(|element| {
            OBSERVER.with_borrow_mut(|observer| observer.as_mut().and_then(|it| it.unobserve(element)))
        });
    });
}

impl ViewportObserver {
    fn new() -> Option<Self> {
        let on_intersection = Closure::<dyn FnMut(Array)>::new(|entries: Array| {
            for entry in entries.iter().map(JsCast::unchecked_into::<IntersectionObserverEntry>) {
                if entry.is_intersecting() {
                    let signal =
                        OBSERVER.with_borrow_mut(|observer| observer.as_mut()?.unobserve(&entry.target()));
                    // The row of the element may have ended in the meantime.
                    signal.and_then(|signal| signal.try_set(true));
                }
            }
        });
        let options = IntersectionObserverInit::new();
        options.set_root_margin(MARGIN);
        let observer =
            IntersectionObserver::new_with_options(on_intersection.as_ref().unchecked_ref(), &options)
                .ok()?;
        // Lives as long as the page.
        on_intersection.forget();
        Some(Self { observer, numbers: Map::new(), signals: HashMap::new(), next_number: 0 })
    }

    fn observe(&mut self, element: &Element, is_near: RwSignal<bool>) {
        self.numbers.set(element, &JsValue::from(self.next_number));
        self.signals.insert(self.next_number, is_near);
        self.next_number += 1;
        self.observer.observe(element);
    }

    /// Returns the signal of the element if it was observed.
    fn unobserve(&mut self, element: &Element) -> Option<RwSignal<bool>> {
        let number = self.numbers.get(element).as_f64()? as u32;
        self.numbers.delete(element);
        self.observer.unobserve(element);
        self.signals.remove(&number)
    }
}
