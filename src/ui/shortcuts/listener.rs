//! Recognizes the keys of shortcuts.

use leptos::{leptos_dom::helpers::window_event_listener_untyped, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

use crate::{
    domain::shortcut::{is_shortcut_key, repeats},
    state::{settings::Settings, shortcuts::PressedKeys},
};

/// What uses keys itself.
const FIELDS: &str = "input,select,textarea,[contenteditable]";

/// Passes on the keys of shortcuts, as long as the page lives.
pub fn listen(settings: Settings, pressed: PressedKeys) {
    window_event_listener_untyped("keydown", move |event| {
        let event: KeyboardEvent = event.unchecked_into();
        if settings.shortcuts.get_untracked() && is_shortcut(&event) {
            event.prevent_default();
            pressed.0.update(|keys| keys.push_str(&event.key()));
        }
    });
}

/// Whether a key is meant as a shortcut: without a modifier, outside fields and dialogs, and not for an input method.
fn is_shortcut(event: &KeyboardEvent) -> bool {
    let key = event.key();
    let is_field = event.target().is_some_and(|target| {
        target.dyn_ref::<Element>().is_some_and(|target| target.closest(FIELDS).is_ok_and(|it| it.is_some()))
    });
    is_shortcut_key(&key)
        && !(event.ctrl_key() || event.meta_key() || event.alt_key() || event.is_composing())
        && !(event.repeat() && !repeats(&key))
        && !is_field
        && document().query_selector("dialog[open]").is_ok_and(|dialog| dialog.is_none())
}
