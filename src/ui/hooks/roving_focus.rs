//! Roving focus: a group of buttons is one tab stop, and keys move within it.

use leptos::ev::KeyboardEvent;
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusEvent, HtmlElement};

use crate::domain::grid_navigation::{GridShape, card_after_key};

/// Focuses the button of the group to which an arrow key, Home or End leads. For `keydown` on the group.
pub fn move_focus_after_key(event: &KeyboardEvent) {
    let (buttons, index) = buttons_and_index(event);
    let has_modifier = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
    let row = GridShape { count: buttons.len(), columns: buttons.len(), visible_rows: 1 };
    let to = index.filter(|_| !has_modifier).and_then(|index| card_after_key(&event.key(), index, row));
    if let Some(to) = to {
        // The key does not scroll.
        event.prevent_default();
        let _ = buttons[to].unchecked_ref::<HtmlElement>().focus();
    }
}

/// Makes the button that receives the focus the tab stop of the group. For `focusin` on the group.
pub fn move_tab_stop(event: &FocusEvent) {
    let (buttons, focused) = buttons_and_index(event);
    for (index, button) in buttons.iter().enumerate() {
        let tabindex = if Some(index) == focused { "0" } else { "-1" };
        // Fails only for an invalid attribute name.
        let _ = button.set_attribute("tabindex", tabindex);
    }
}

/// The buttons of the group that listens, and the index of the one in which the event happened.
fn buttons_and_index(event: &web_sys::Event) -> (Vec<Element>, Option<usize>) {
    let group = event.current_target().and_then(|group| group.dyn_into::<Element>().ok());
    let found = group.and_then(|group| group.query_selector_all("button").ok());
    let buttons: Vec<Element> = found
        .map(|found| (0..found.length()).filter_map(|index| found.item(index)?.dyn_into().ok()).collect())
        .unwrap_or_default();
    let target = event.target();
    let index = buttons.iter().position(|button| Some(button.as_ref()) == target.as_ref());
    (buttons, index)
}
