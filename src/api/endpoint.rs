//! The endpoint of the proxy and its authentication: address, header mode, token.

use zeroize::Zeroizing;

use crate::domain::host::is_loopback;

/// A token, or the header that contains it: overwritten in memory when it is dropped.
pub type Secret = Zeroizing<String>;

/// The request header for the token. Servers differ, so the user or the host configuration chooses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum HeaderMode {
    /// No header: the server requires none, or a reverse proxy adds it.
    #[default]
    None,
    /// `Authorization: Bearer <token>` (gateways and the API documentation).
    Bearer,
    /// `Authorization: <token>` (the C# server).
    Raw,
    /// `mj-api-secret: <token>` (the Java servers).
    MjApiSecret,
}

impl HeaderMode {
    /// All modes, in the order of the select.
    pub const ALL: [HeaderMode; 4] = [Self::None, Self::Bearer, Self::Raw, Self::MjApiSecret];

    /// The name in config.json and in local storage.
    pub fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Bearer => "bearer",
            Self::Raw => "raw",
            Self::MjApiSecret => "mj-api-secret",
        }
    }

    /// The mode with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mode| mode.name() == name)
    }

    /// Name and value of the header; None without a token. The value is overwritten when it is dropped.
    pub fn header(self, token: &str) -> Option<(&'static str, Secret)> {
        if token.is_empty() {
            return None;
        }
        match self {
            Self::None => None,
            Self::Bearer => Some(("Authorization", ["Bearer ", token].concat().into())),
            Self::Raw => Some(("Authorization", token.to_owned().into())),
            Self::MjApiSecret => Some(("mj-api-secret", token.to_owned().into())),
        }
    }
}

/// Why an endpoint address is invalid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EndpointError {
    /// The address does not start with `https://` or `http://`.
    NoScheme,
    /// The host is missing or invalid (for example a space or a user name).
    NoHost,
    /// Plain http to another machine from an https page: browsers block it, and the token would be sent unencrypted.
    Insecure,
}

/// Whether the text is a valid token: visible ASCII. Browsers reject header values outside Latin-1.
pub fn is_valid_token(text: &str) -> bool {
    text.bytes().all(|byte| (0x21..=0x7e).contains(&byte))
}

/// Normalises an address: trimmed, scheme and host in lower case, without query, fragment and trailing slash, and cut at the
/// `/mj` that begins every path, because people paste the address of an endpoint or of the API documentation.
///
/// # Errors
/// [`EndpointError`] if the address is invalid; it is never corrected.
pub fn normalise(address: &str, page_is_https: bool) -> Result<String, EndpointError> {
    let address = address.trim();
    let (scheme, rest) = address.split_once("://").ok_or(EndpointError::NoScheme)?;
    let scheme = scheme.to_ascii_lowercase();
    if scheme != "https" && scheme != "http" {
        return Err(EndpointError::NoScheme);
    }
    let rest = rest.split(['?', '#']).next().unwrap_or_default();
    let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':' | '[' | ']');
    if host.trim_start_matches(':').is_empty() || !host.chars().all(is_plain) {
        return Err(EndpointError::NoHost);
    }
    if path.chars().any(|c| c.is_whitespace() || c.is_control() || c == '\\') {
        return Err(EndpointError::NoHost);
    }
    let host = host.to_ascii_lowercase();
    if scheme == "http" && page_is_https && !is_loopback(&host) {
        return Err(EndpointError::Insecure);
    }
    let prefix: Vec<&str> = path.split('/').take_while(|segment| *segment != "mj").collect();
    let prefix = prefix.join("/");
    Ok(format!("{scheme}://{host}{}", prefix.trim_end_matches('/')))
}

/// Whether [`normalise`] has cut off more of an address than white space and trailing slashes.
pub fn is_shortened(typed: &str, address: &str) -> bool {
    typed.trim().trim_end_matches('/').len() > address.len()
}

/// The origin (scheme, host and port) of a normalised address, to which a token is bound.
pub fn origin(address: &str) -> &str {
    let start = address.find("://").map_or(0, |at| at + 3);
    address[start..].find('/').map_or(address, |at| &address[..start + at])
}
