//! What this browser remembers, and what this tab does.

use leptos::prelude::*;
use web_sys::Storage;

use super::Connection;
use crate::proxy::endpoint;

const PREFIX: &str = "contact-sheet.";
const TOKEN: &str = "contact-sheet.token";

/// A private window or a full disk makes storage fail; then nothing is remembered, and all else works.
fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

fn tab_storage() -> Option<Storage> {
    window().session_storage().ok().flatten()
}

/// What was remembered under a name.
pub fn recall(name: &str) -> Option<String> {
    storage()?.get_item(&format!("{PREFIX}{name}")).ok().flatten()
}

/// Remembers something in this browser.
pub fn remember(name: &str, value: &str) {
    let Some(storage) = storage() else { return };
    let _ = storage.set_item(&format!("{PREFIX}{name}"), value);
}

/// Stored as `<origin> <token>`: a token is never read back for another origin than its own.
pub fn keep_token(connection: &Connection) {
    let Some(storage) = tab_storage() else { return };
    let _ = if connection.kept_in_tab && !connection.token.is_empty() {
        let origin = endpoint::origin(&connection.endpoint);
        storage.set_item(TOKEN, &format!("{origin} {}", connection.token))
    } else {
        storage.remove_item(TOKEN)
    };
}

/// The token of this tab, if it was given for this origin.
pub fn recall_token(origin: &str) -> Option<String> {
    let kept = tab_storage()?.get_item(TOKEN).ok().flatten()?;
    let (of, token) = kept.split_once(' ')?;
    (of == origin && endpoint::is_token(token)).then(|| token.to_owned())
}

/// What this tab remembers under a name.
pub fn recall_in_tab(name: &str) -> Option<String> {
    tab_storage()?.get_item(&format!("{PREFIX}{name}")).ok().flatten()
}

/// Remembers something until this tab is closed; false when the browser has no room for it.
pub fn remember_in_tab(name: &str, value: &str) -> bool {
    let name = format!("{PREFIX}{name}");
    let Some(storage) = tab_storage() else { return false };
    if value.is_empty() {
        return storage.remove_item(&name).is_ok();
    }
    storage.set_item(&name, value).is_ok()
}
