//! Attributes of the root element that style sheets read. A selector such as `html:has(dialog)` could replace them, but the browser
//! would compute the styles of all elements again after each change of the document.

use leptos::prelude::*;

/// Sets an attribute of the root element, or removes it.
pub fn set_root_attribute(name: &str, value: Option<&str>) {
    let Some(root) = document().document_element() else { return };
    // Both fail only for an invalid name.
    let _ = match value {
        Some(value) => root.set_attribute(name, value),
        None => root.remove_attribute(name),
    };
}

/// Sets an attribute of the root element until the current owner is cleaned up.
pub fn mark_root(name: &'static str) {
    set_root_attribute(name, Some(""));
    on_cleanup(move || set_root_attribute(name, None));
}
