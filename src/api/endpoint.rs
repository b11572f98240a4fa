//! Where the proxy is and how it wants to be told who calls: address, header mode, token.

/// The header that carries the token. Which one a server reads differs by server, so the operator or the host says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum HeaderMode {
    /// No header: the server wants none, or the host's reverse proxy adds it.
    #[default]
    None,
    /// `Authorization: Bearer <token>` (gateways, and the API page that this project follows).
    Bearer,
    /// `Authorization: <token>` (the C# server).
    Raw,
    /// `mj-api-secret: <token>` (the Java servers).
    MjApiSecret,
}

impl HeaderMode {
    /// All modes, in the order in which they are offered.
    pub const ALL: [HeaderMode; 4] = [Self::None, Self::Bearer, Self::Raw, Self::MjApiSecret];

    /// The name used in config.json and in this browser's memory.
    pub fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Bearer => "bearer",
            Self::Raw => "raw",
            Self::MjApiSecret => "mj-api-secret",
        }
    }

    /// The mode of a name; `None` for a name that is none.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mode| mode.name() == name)
    }

    /// The header's name and value for a token; nothing when there is no token to send.
    pub fn header(self, token: &str) -> Option<(&'static str, String)> {
        if token.is_empty() {
            return None;
        }
        match self {
            Self::None => None,
            Self::Bearer => Some(("Authorization", format!("Bearer {token}"))),
            Self::Raw => Some(("Authorization", token.to_owned())),
            Self::MjApiSecret => Some(("mj-api-secret", token.to_owned())),
        }
    }
}

/// What is wrong with an address that somebody typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EndpointError {
    /// It does not start with `https://` or `http://`.
    NoScheme,
    /// There is no host in it, or something that no host has (a space, a user name).
    NoHost,
    /// Plain http to another machine from an https page: the browser refuses it, and a token would travel in the open.
    Insecure,
}

/// Can this text stand in a header? A browser throws on anything but visible Latin-1, and a token is plain ASCII.
pub fn is_token(text: &str) -> bool {
    text.bytes().all(|byte| (0x21..=0x7e).contains(&byte))
}

/// The address as it is used: trimmed, without a closing slash and without the `/mj` that every path begins with,
/// scheme and host in lower case, no query and no fragment.
///
/// # Errors
/// [`EndpointError`] says what is wrong; nothing is guessed.
pub fn normalise(address: &str, page_is_https: bool) -> Result<String, EndpointError> {
    let address = address.trim();
    let (scheme, rest) = address.split_once("://").ok_or(EndpointError::NoScheme)?;
    let scheme = scheme.to_ascii_lowercase();
    if scheme != "https" && scheme != "http" {
        return Err(EndpointError::NoScheme);
    }
    let rest = rest.split(['?', '#']).next().unwrap_or_default();
    let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':' | '[' | ']');
    if host.trim_start_matches(':').is_empty() || !host.chars().all(plain) {
        return Err(EndpointError::NoHost);
    }
    if path.chars().any(|c| c.is_whitespace() || c.is_control() || c == '\\') {
        return Err(EndpointError::NoHost);
    }
    let host = host.to_ascii_lowercase();
    if scheme == "http" && page_is_https && !is_loopback(&host) {
        return Err(EndpointError::Insecure);
    }
    let path = path.trim_end_matches('/');
    let path = path.strip_suffix("/mj").unwrap_or(path).trim_end_matches('/');
    Ok(format!("{scheme}://{host}{path}"))
}

/// Scheme, host and port of a normalised address: what a token belongs to.
pub fn origin(address: &str) -> &str {
    let start = address.find("://").map_or(0, |at| at + 3);
    address[start..].find('/').map_or(address, |at| &address[..start + at])
}

fn is_loopback(host: &str) -> bool {
    let name = match host.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or_default(),
        None => host.split(':').next().unwrap_or_default(),
    };
    name == "localhost" || name == "::1" || is_loopback_v4(name)
}

/// `127.` and three more numbers: `127.evil.example` is a name like any other.
fn is_loopback_v4(name: &str) -> bool {
    name.parse::<std::net::Ipv4Addr>().is_ok_and(|ip| ip.is_loopback())
}
