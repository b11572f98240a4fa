//! The address of the proxy and the authorisation of requests.

use leptos::prelude::*;

use crate::{
    api::{
        client::Client,
        endpoint::{self, HeaderMode, Secret},
    },
    domain::image_url::source::{PageOrigin, is_localhost},
    state::storage::{TOKEN_KEY, tab_storage},
};

/// A connection to the proxy. The token belongs to the server and to the origin of the endpoint.
#[derive(Clone, Debug, PartialEq)]
pub struct Connection {
    /// The name of the server; empty for the one that is in no list.
    pub server: String,
    /// The normalised address; empty if there is none, so that nothing is sent.
    pub endpoint: String,
    /// How the token is sent.
    pub mode: HeaderMode,
    /// The token; empty for none.
    pub token: Secret,
    /// Whether the token survives a reload, in the sessionStorage of this tab.
    pub persist_in_tab: bool,
    /// Whether the endpoint was configured by the host or the user. If not, it is the origin of the page.
    pub is_configured: bool,
    /// Whether another server may have to be used, which is found out later. Until then nothing is sent.
    pub is_pending: bool,
}

impl Connection {
    /// No connection.
    pub fn none() -> Self {
        Self {
            server: String::new(),
            endpoint: String::new(),
            mode: HeaderMode::None,
            token: Secret::default(),
            persist_in_tab: false,
            is_configured: true,
            is_pending: false,
        }
    }

    /// The client for this connection.
    pub fn client(&self) -> Client {
        Client::new(if self.is_pending { "" } else { &self.endpoint }, self.mode, &self.token)
    }
}

/// The origin of the page, which is the default endpoint.
pub fn page_origin() -> String {
    window().location().origin().unwrap_or_default()
}

/// Whether the page was loaded over https.
pub fn page_is_https() -> bool {
    window().location().protocol().is_ok_and(|protocol| protocol == "https:")
}

/// The page's own address, as far as images depend on it.
pub(super) fn page() -> PageOrigin {
    PageOrigin { is_https: page_is_https(), is_localhost: is_localhost(&page_origin()) }
}

/// Resolves an address of `config.json`, which may be relative to the page: `"."` or `"/api"`.
pub(super) fn absolute(address: &str) -> String {
    let base = document().base_uri().ok().flatten().unwrap_or_default();
    web_sys::Url::new_with_base(address, &base).map_or_else(|_| address.to_owned(), |url| url.href())
}

/// The name of the entry of the token of the default server.
pub const DEFAULT_TOKEN: &str = TOKEN_KEY;

/// The name of the entry of a server's token.
pub fn token_key(server: &str) -> String {
    if server.is_empty() { TOKEN_KEY.to_owned() } else { [TOKEN_KEY, ".", server].concat() }
}

/// Saves the token as `<origin> <token>`, or removes it.
pub fn save_token(connection: &Connection) {
    let Some(storage) = tab_storage() else { return };
    let key = token_key(&connection.server);
    let _ = if connection.persist_in_tab && !connection.token.is_empty() {
        let origin = endpoint::origin(&connection.endpoint);
        storage.set_item(&key, &Secret::from([origin, " ", connection.token.as_str()].concat()))
    } else {
        storage.remove_item(&key)
    };
}

/// The token that is saved in an entry, if it belongs to this origin.
pub fn saved_token(key: &str, origin: &str) -> Option<Secret> {
    let saved = Secret::from(tab_storage()?.get_item(key).ok().flatten()?);
    let (token_origin, token) = saved.split_once(' ')?;
    (token_origin == origin && endpoint::is_valid_token(token)).then(|| token.to_owned().into())
}
