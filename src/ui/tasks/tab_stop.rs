//! The keyboard in the grid and in the list: one card or row is a tab stop, and keys move from card to card. The attributes are set on the elements
//! instead of through signals, so that a card costs no effect.

use leptos::{ev::KeyboardEvent, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusEvent, HtmlElement};

use crate::domain::grid_navigation::{GridShape, card_after_key};

/// What of a card the Tab key can reach.
const CONTROLS: &str = "a, button, input:not(.no-stop), .timestamp";

/// Keeps the tab stop, or makes the first card the tab stop if there is none. To be called when cards have changed.
pub fn ensure_tab_stop() {
    let links = all(".card-link");
    let stop = links.iter().find(|link| link.get_attribute("tabindex").as_deref() == Some("0"));
    if let Some(link) = stop.or(links.first()) {
        set_tab_stop(link);
    }
}

/// Gives the focus back to the card that has it now, if it loses it. To be called before cards are moved, because moving an
/// element takes its focus.
pub fn keep_focus() {
    let Some(focused) = document().active_element().filter(is_in_card) else { return };
    queue_microtask(move || {
        if focused.is_connected() && document().active_element().as_ref() != Some(&focused) {
            let _ = focused.unchecked_into::<HtmlElement>().focus();
        }
    });
}

/// Makes the card that receives the focus the tab stop.
pub fn move_tab_stop(event: &FocusEvent) {
    if let Some(element) = element_of(event.target()) {
        set_tab_stop(&element);
    }
}

/// Focuses the card to which a key on a card leads.
pub fn focus_card_after_key(event: &KeyboardEvent) {
    if event.key() == "Tab" {
        // Controls that have appeared since, such as the button of a failed picture, must not become tab stops.
        return ensure_tab_stop();
    }
    let has_modifier = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
    if !has_modifier && move_focus(&event.key()) {
        // The key does not scroll; the focus does.
        event.prevent_default();
    }
}

/// Focuses the card that is the tab stop.
pub fn focus_tab_stop() {
    if let Some(link) = all(".card-link[tabindex=\"0\"]").first() {
        let _ = link.unchecked_ref::<HtmlElement>().focus();
    }
}

/// Moves the focus from the focused card to where a key leads. Returns false if it leads nowhere, or no card has the focus.
pub fn move_focus(key: &str) -> bool {
    let links = all(".card-link");
    let focused = document().active_element();
    let Some(index) = links.iter().position(|link| focused.as_ref() == Some(link)) else { return false };
    let to = card_after_key(key, index, shape(&links, &links[index]));
    if let Some(to) = to {
        let _ = links[to].unchecked_ref::<HtmlElement>().focus();
    }
    to.is_some()
}

fn set_tab_stop(element: &Element) {
    let Some(card) = element.closest("[data-task-id]").ok().flatten() else { return };
    for control in all(CONTROLS) {
        let is_in_card = card.contains(Some(&control));
        let tabindex = if is_in_card { "0" } else { "-1" };
        if control.get_attribute("tabindex").as_deref() != Some(tabindex) {
            // Fails only for an invalid attribute name.
            let _ = control.set_attribute("tabindex", tabindex);
        }
    }
}

fn is_in_card(element: &Element) -> bool {
    element.closest("[data-task-id]").is_ok_and(|card| card.is_some())
}

/// The columns are counted by the cards beside the first one.
fn shape(links: &[Element], link: &Element) -> GridShape {
    let top = |link: &Element| link.get_bounding_client_rect().top();
    let columns = links.iter().take_while(|other| top(other) == top(&links[0])).count();
    let card = link.closest("[data-task-id]").ok().flatten();
    let height = card.map_or(1.0, |card| card.get_bounding_client_rect().height().max(1.0));
    let viewport = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default();
    GridShape {
        count: links.len(),
        columns: columns.max(1),
        visible_rows: ((viewport / height) as usize).max(1),
    }
}

/// The elements of the cards that match a selector, in reading order.
fn all(selector: &str) -> Vec<Element> {
    let Some(found) = document().query_selector_all(&format!("[data-task-id] :is({selector})")).ok() else {
        return Vec::new();
    };
    (0..found.length()).filter_map(|index| found.item(index)?.dyn_into().ok()).collect()
}

fn element_of(target: Option<web_sys::EventTarget>) -> Option<Element> {
    target?.dyn_into().ok()
}
