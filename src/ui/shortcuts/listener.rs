//! Recognizes the keys of shortcuts.

use leptos::{leptos_dom::helpers::window_event_listener_untyped, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

use crate::{
    domain::shortcut::{is_shortcut_key, repeats},
    state::{dialogs::Dialogs, settings::Settings},
};

/// What uses keys itself.
const USES_KEYS: &str = "dialog[open],:is(input,select,textarea,[contenteditable]):focus";

/// Passes on the keys of shortcuts, as long as the page lives.
pub fn listen(settings: Settings, dialogs: Dialogs) {
    window_event_listener_untyped("keydown", move |event| {
        let event: KeyboardEvent = event.unchecked_into();
        if is_shortcut(&event) && settings.shortcuts.get_untracked() {
            event.prevent_default();
            dialogs.shortcut_keys.set(dialogs.shortcut_keys.get_untracked() + &event.key());
        }
    });
}

/// Whether a key is meant as a shortcut: without a modifier, outside fields and dialogs, and not for an input method.
fn is_shortcut(event: &KeyboardEvent) -> bool {
    let key = event.key();
    is_shortcut_key(&key)
        && !(event.ctrl_key() || event.meta_key() || event.alt_key() || event.is_composing())
        && (!event.repeat() || repeats(&key))
        && document().query_selector(USES_KEYS).is_ok_and(|found| found.is_none())
}
