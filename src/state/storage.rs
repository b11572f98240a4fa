//! What this browser remembers, and what this tab does.

use leptos::prelude::*;
use web_sys::Storage;

const PREFIX: &str = "contact-sheet.";
pub(super) const TOKEN: &str = "contact-sheet.token";

/// A private window or a full disk makes storage fail; then nothing is remembered, and all else works.
fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

pub(super) fn tab_storage() -> Option<Storage> {
    window().session_storage().ok().flatten()
}

/// What was remembered under a name.
pub fn get(name: &str) -> Option<String> {
    storage()?.get_item(&format!("{PREFIX}{name}")).ok().flatten()
}

/// Remembers something in this browser.
pub fn set(name: &str, value: &str) {
    let Some(storage) = storage() else { return };
    let _ = storage.set_item(&format!("{PREFIX}{name}"), value);
}

/// What this tab remembers under a name.
pub fn session_get(name: &str) -> Option<String> {
    tab_storage()?.get_item(&format!("{PREFIX}{name}")).ok().flatten()
}

/// Remembers something until this tab is closed; false when the browser has no room for it.
pub fn session_set(name: &str, value: &str) -> bool {
    let name = format!("{PREFIX}{name}");
    let Some(storage) = tab_storage() else { return false };
    if value.is_empty() {
        return storage.remove_item(&name).is_ok();
    }
    storage.set_item(&name, value).is_ok()
}
