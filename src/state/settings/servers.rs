//! The servers of the host and of this browser, and which of them the page uses.

use crate::{
    api::{
        endpoint::{self, EndpointError, HeaderMode},
        server::{Server, ServerChoice, default_name, parse_servers},
    },
    state::{
        settings::{
            connection::{
                Connection, DEFAULT_TOKEN, absolute, page_is_https, page_origin, saved_token, token_key,
            },
            host_config::HostConfig,
            problem::SettingsProblem,
        },
        storage::{get, is_stored},
    },
};

/// The name of the list of servers in the storage.
pub const SERVERS: &str = "servers";
/// The name of the default connection in the storage, if the user has given it one.
pub const DEFAULT_NAME: &str = "server-name";

/// A server that a link or the user has selected.
pub struct SelectedServer {
    /// Its name; empty if there is no other server.
    pub name: String,
    /// The connection to it.
    pub connection: Connection,
    /// Whether all submissions are disabled.
    pub read_only: bool,
    /// Why it cannot be used.
    pub problem: Option<SettingsProblem>,
}

impl SelectedServer {
    /// The server with a name; without one, the default.
    pub fn select(host: &HostConfig, name: Option<String>) -> Self {
        let servers = known_servers(host);
        let default = default_connection(host);
        let default_name = default_server(host, &default);
        match ServerChoice::of(name.as_deref(), default_name.as_deref(), &servers) {
            ServerChoice::Default => Self {
                name: default_name.filter(|_| !servers.is_empty()).unwrap_or_default(),
                problem: insecure_saved_address(host).map(SettingsProblem::InsecureAddress),
                connection: default,
                read_only: host.read_only || get("read-only").as_deref() == Some("on"),
            },
            ServerChoice::Listed(server) => {
                let connection = connection_to(server);
                let is_refused = connection.endpoint.is_empty();
                Self {
                    name: server.name.clone(),
                    problem: is_refused.then(|| SettingsProblem::InsecureAddress(server.endpoint.clone())),
                    connection,
                    read_only: host.read_only || server.read_only,
                }
            }
            ServerChoice::Unknown => {
                let name = name.unwrap_or_default();
                Self {
                    problem: Some(SettingsProblem::UnknownServer(name.clone())),
                    // Without an address, nothing is sent.
                    connection: Connection { server: name.clone(), ..Connection::none() },
                    name,
                    read_only: true,
                }
            }
        }
    }
}

/// Whether there may be servers besides the default connection. They are read later.
pub fn may_have_servers(host: &HostConfig) -> bool {
    !host.servers_file.is_empty() || is_stored(SERVERS)
}

/// The servers of the host; none if they are not valid.
pub fn servers_of_host(host: &HostConfig) -> Vec<Server> {
    host.usable_servers().unwrap_or_default()
}

/// The servers of the host, then those of this browser, unless the host locks the connection.
pub fn known_servers(host: &HostConfig) -> Vec<Server> {
    let own = saved_servers().ok().filter(|_| !host.connection_locked).unwrap_or_default();
    servers_of_host(host).into_iter().chain(own).collect()
}

/// The servers of this browser.
///
/// # Errors
/// The stored text, if it is not a list of servers.
pub fn saved_servers() -> Result<Vec<Server>, String> {
    let Some(text) = get(SERVERS).filter(|text| !text.is_empty()) else { return Ok(Vec::new()) };
    serde_json::from_str(&text).ok().and_then(|list| parse_servers(&list)).ok_or(text)
}

/// The name of the default connection. None if there is no such connection: the host has a list instead.
pub fn default_server(host: &HostConfig, default: &Connection) -> Option<String> {
    let saved = get(DEFAULT_NAME).filter(|_| !host.connection_locked);
    let name = saved.unwrap_or_else(|| default_name(&default.endpoint).to_owned());
    (default.is_configured || servers_of_host(host).is_empty()).then_some(name)
}

/// The connection to a server of a list. Its address is empty if this page cannot use it.
pub fn connection_to(server: &Server) -> Connection {
    let endpoint = normalised(&absolute(&server.endpoint)).unwrap_or_default();
    let token = saved_token(&token_key(&server.name), endpoint::origin(&endpoint));
    Connection {
        server: server.name.clone(),
        mode: server.mode,
        persist_in_tab: token.is_some(),
        token: token.unwrap_or_default(),
        endpoint,
        is_configured: true,
        is_pending: false,
    }
}

/// The saved connection takes precedence over that of the host, unless the host locks it. The default is the origin of the page.
pub fn default_connection(host: &HostConfig) -> Connection {
    let editable = !host.connection_locked;
    let saved = get("endpoint").filter(|_| editable).and_then(|address| normalised(&address));
    let default = host.endpoint.as_ref().and_then(|address| normalised(&absolute(address)));
    let is_configured = saved.is_some() || default.is_some();
    let mode = get("header-mode").filter(|_| editable).and_then(|name| HeaderMode::from_name(&name));
    let endpoint = saved.or(default).unwrap_or_else(page_origin);
    let token = saved_token(DEFAULT_TOKEN, endpoint::origin(&endpoint));
    Connection {
        server: String::new(),
        mode: mode.unwrap_or(host.header_mode),
        persist_in_tab: token.is_some(),
        token: token.unwrap_or_default(),
        endpoint,
        is_configured,
        is_pending: false,
    }
}

fn normalised(address: &str) -> Option<String> {
    endpoint::normalise(address, page_is_https()).ok()
}

/// The saved address of the proxy, if it is refused because it is http.
pub fn insecure_saved_address(host: &HostConfig) -> Option<String> {
    let saved = get("endpoint").filter(|_| !host.connection_locked)?;
    let is_insecure = endpoint::normalise(&saved, page_is_https()) == Err(EndpointError::Insecure);
    is_insecure.then_some(saved)
}
