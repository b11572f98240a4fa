//! Values in localStorage and sessionStorage.

use leptos::prelude::*;
use web_sys::Storage;

const PREFIX: &str = "contact-sheet.";
pub(super) const TOKEN_KEY: &str = "contact-sheet.token";

/// Storage fails in some private windows and on a full disk; then nothing is saved, and everything else works.
fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

pub(super) fn tab_storage() -> Option<Storage> {
    window().session_storage().ok().flatten()
}

/// The value with this name in this browser.
pub fn get(name: &str) -> Option<String> {
    storage()?.get_item(&format!("{PREFIX}{name}")).ok().flatten()
}

/// Whether there is a value with this name that is not empty.
pub fn is_stored(name: &str) -> bool {
    get(name).is_some_and(|value| !value.is_empty())
}

/// Saves a value in this browser. Returns false if the storage is full or missing.
pub fn set(name: &str, value: &str) -> bool {
    storage().is_some_and(|storage| storage.set_item(&format!("{PREFIX}{name}"), value).is_ok())
}

/// The value with this name in this tab.
pub fn session_get(name: &str) -> Option<String> {
    tab_storage()?.get_item(&format!("{PREFIX}{name}")).ok().flatten()
}

/// Saves a value until this tab is closed; an empty one is removed. Returns false if the storage is full or missing.
pub fn session_set(name: &str, value: &str) -> bool {
    let name = format!("{PREFIX}{name}");
    let Some(storage) = tab_storage() else { return false };
    if value.is_empty() {
        return storage.remove_item(&name).is_ok();
    }
    storage.set_item(&name, value).is_ok()
}
