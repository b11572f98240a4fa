//! Moves the keyboard focus.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Focuses the first element in the document that matches one of `selectors`, after the current changes were rendered. Used
/// where an action may remove the focused element: keyboard users must not lose their position.
pub fn focus_next_frame(selectors: impl IntoIterator<Item = String> + 'static) {
    request_animation_frame(move || {
        let find = |selector: String| document().query_selector(&selector).ok().flatten();
        if let Some(element) = selectors.into_iter().find_map(find) {
            // Never fails: an element that is not focusable ignores the call.
            let _ = element.unchecked_into::<HtmlElement>().focus();
        }
    });
}

/// Focuses the element that has the focus now when the current owner is cleaned up, if it still exists.
pub fn return_focus_on_cleanup() {
    let element = StoredValue::new_local(document().active_element());
    on_cleanup(move || {
        let Some(element) = element.try_get_value().flatten() else { return };
        request_animation_frame(move || drop(element.unchecked_into::<HtmlElement>().focus()));
    });
}
