//! Servers: named connections of the host and of this browser, which links name.

use serde_json::{Value, json};

use crate::api::endpoint::HeaderMode;

/// The maximum number of servers in a list.
pub const MAX_SERVERS: usize = 20;
/// The maximum length of a name, in characters.
pub const MAX_NAME_LEN: usize = 60;

/// A server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Server {
    /// The name, unique in a list.
    pub name: String,
    /// The address; in `config.json` it may be relative to the page.
    pub endpoint: String,
    /// How the token is sent.
    pub mode: HeaderMode,
    /// Whether all submissions to it are disabled.
    pub read_only: bool,
}

/// Which server a link leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ServerChoice<'a> {
    /// The connection that has no entry in a list.
    Default,
    /// A server of a list.
    Listed(&'a Server),
    /// Nothing is known of the server that the link names.
    Unknown,
}

impl<'a> ServerChoice<'a> {
    /// Chooses the server with a name; without one, the default, or the first server if there is no default.
    pub fn of(name: Option<&str>, default: Option<&str>, servers: &'a [Server]) -> Self {
        let listed = match name {
            Some(name) => servers.iter().find(|server| server.name == name),
            None if default.is_none() => servers.first(),
            None => None,
        };
        match listed {
            Some(server) => Self::Listed(server),
            None if default.is_some() && (name.is_none() || name == default) => Self::Default,
            None => Self::Unknown,
        }
    }
}

/// The name of a connection that was not given another: its address without the scheme.
pub fn default_name(endpoint: &str) -> &str {
    endpoint.split_once("://").map_or(endpoint, |(_, name)| name)
}

/// Parses a list such as `servers` in `config.json`. None if it is not a list of at most [`MAX_SERVERS`] servers with different
/// names, even if only one entry differs: a list that is written again must not lose an entry.
pub fn parse_servers(list: &Value) -> Option<Vec<Server>> {
    let mut servers: Vec<Server> = Vec::new();
    for entry in list.as_array()? {
        let text = |key: &str| entry.get(key).map_or(Some(""), Value::as_str);
        let server = Server {
            name: text("name")?.to_owned(),
            endpoint: text("endpoint")?.to_owned(),
            mode: match text("headerMode")? {
                "" => HeaderMode::None,
                name => HeaderMode::from_name(name)?,
            },
            read_only: entry.get("readOnly").map_or(Some(false), Value::as_bool)?,
        };
        let is_taken = servers.iter().any(|other| other.name == server.name);
        let is_blank = server.name.is_empty() || server.endpoint.is_empty();
        if is_blank || is_taken || servers.len() == MAX_SERVERS {
            return None;
        }
        servers.push(server);
    }
    Some(servers)
}

/// Why a server is not saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ServerError {
    /// The name is blank.
    NoName,
    /// The name has more than [`MAX_NAME_LEN`] characters.
    LongName,
    /// Another server has this name.
    NameTaken,
    /// There are [`MAX_SERVERS`] servers.
    TooMany,
    /// The browser does not store it.
    NotStored,
}

/// The name without white space around it. `others` are the names of all other servers.
///
/// # Errors
/// A [`ServerError`] of the name.
pub fn valid_name<'a>(name: &str, mut others: impl Iterator<Item = &'a str>) -> Result<String, ServerError> {
    let name = name.trim();
    match name.chars().count() {
        0 => Err(ServerError::NoName),
        1..=MAX_NAME_LEN if others.any(|other| other == name) => Err(ServerError::NameTaken),
        1..=MAX_NAME_LEN => Ok(name.to_owned()),
        _ => Err(ServerError::LongName),
    }
}

/// The list as [`parse_servers`] reads it.
pub fn servers_to_json(servers: &[Server]) -> String {
    let entry = |server: &Server| {
        json!({
            "name": server.name,
            "endpoint": server.endpoint,
            "headerMode": server.mode.name(),
            "readOnly": server.read_only,
        })
    };
    Value::Array(servers.iter().map(entry).collect()).to_string()
}

/// Replaces the server with the name `before`, or adds one at the end.
///
/// # Errors
/// [`ServerError::TooMany`].
pub fn put_server(
    servers: &mut Vec<Server>,
    before: Option<&str>,
    server: Server,
) -> Result<(), ServerError> {
    match servers.iter().position(|it| Some(it.name.as_str()) == before) {
        Some(index) => servers[index] = server,
        None if servers.len() >= MAX_SERVERS => return Err(ServerError::TooMany),
        None => servers.push(server),
    }
    Ok(())
}
