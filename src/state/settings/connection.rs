//! Where the proxy is and how requests are authorised. The token belongs to the origin that it was entered for.

use leptos::prelude::*;

use crate::{
    api::{
        client::Client,
        endpoint::{self, HeaderMode},
    },
    state::storage::{TOKEN, tab_storage},
};

/// Where the proxy is and who asks. Its token belongs to the origin of its endpoint.
#[derive(Clone, Debug, PartialEq)]
pub struct Connection {
    /// Normalised address.
    pub endpoint: String,
    /// How the token is sent.
    pub mode: HeaderMode,
    /// The secret; empty for none.
    pub token: String,
    /// Does the token outlive a reload (this tab's sessionStorage)?
    pub kept_in_tab: bool,
    /// Did the host or an operator say where the proxy is, or is it only supposed to be where the page is?
    pub chosen: bool,
}

impl Connection {
    /// The client for this connection.
    pub fn client(&self) -> Client {
        Client::new(&self.endpoint, self.mode, &self.token)
    }
}

/// The page's own origin, where the proxy is supposed to be unless somebody says otherwise.
pub fn page_origin() -> String {
    window().location().origin().unwrap_or_default()
}

/// Was the page itself loaded over https?
pub fn page_is_https() -> bool {
    window().location().protocol().is_ok_and(|protocol| protocol == "https:")
}

/// The host may name its proxy relative to the page: `"."` or `"/api"`.
pub(super) fn absolute(address: &str) -> String {
    let base = document().base_uri().ok().flatten().unwrap_or_default();
    web_sys::Url::new_with_base(address, &base).map_or_else(|_| address.to_owned(), |url| url.href())
}

/// Stored as `<origin> <token>`: a token is never read back for another origin than its own.
pub(super) fn save_token(connection: &Connection) {
    let Some(storage) = tab_storage() else { return };
    let _ = if connection.kept_in_tab && !connection.token.is_empty() {
        let origin = endpoint::origin(&connection.endpoint);
        storage.set_item(TOKEN, &format!("{origin} {}", connection.token))
    } else {
        storage.remove_item(TOKEN)
    };
}

/// The token of this tab, if it was given for this origin.
pub(super) fn saved_token(origin: &str) -> Option<String> {
    let kept = tab_storage()?.get_item(TOKEN).ok().flatten()?;
    let (of, token) = kept.split_once(' ')?;
    (of == origin && endpoint::is_valid_token(token)).then(|| token.to_owned())
}
