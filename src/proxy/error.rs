//! What can go wrong between us and the proxy: one case for each thing that an operator can do
//! about it.

use super::reply::said;

/// What came with HTTP 2xx instead of the thing that was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Came {
    /// A web page: a login wall, a reverse proxy, a static host.
    Html,
    /// Nothing at all.
    Empty,
    /// Broken or cut off JSON, or other text.
    NotJson,
    /// JSON that reports a failure, despite the status.
    ErrorObject,
    /// Sound JSON of another form.
    OtherJson,
    /// More than [`MAX_BYTES`](super::reply::MAX_BYTES).
    TooLarge,
    /// JSON nested deeper than the parser goes (128 levels).
    TooDeep,
}

/// Why a call to the proxy gave no result. `said` holds the server's own words, "" when there were
/// none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProxyError {
    /// The fetch itself failed: server down, wrong address, CORS or a redirect; a browser cannot
    /// tell them apart.
    Unreachable,
    /// No answer within our own time limit.
    TimedOut { seconds: u32 },
    /// 401: the token is missing or wrong.
    Unauthorized { said: String },
    /// 403: the token is known and may not do this.
    Forbidden { said: String },
    /// 404, 405 or 501: this server has no such call. `by_program` tells that the answer was JSON: a proxy or a gateway
    /// said so, not a static host with a page for whatever is missing.
    NoSuchEndpoint { status: u16, by_program: bool, said: String },
    /// 429. `retry_after` is in seconds, at most 300.
    TooManyRequests { retry_after: Option<u32>, said: String },
    /// 5xx. `retry_after` likewise.
    ServerFailed { status: u16, retry_after: Option<u32>, said: String },
    /// Any other status that is not 2xx.
    Refused { status: u16, retry_after: Option<u32>, said: String },
    /// 2xx, but not what was asked for.
    NotAPage { came: Came, said: String },
    /// The configured address is no http(s) address.
    BadEndpoint,
    /// Whoever asked stopped waiting.
    Stopped,
}

impl ProxyError {
    /// The error for an HTTP status that is not 2xx; `retry_after` is in seconds, `body` the answer's text.
    pub fn from_status(status: u16, body: &str, retry_after: Option<u32>) -> ProxyError {
        let said = said(body);
        match status {
            401 => ProxyError::Unauthorized { said },
            403 => ProxyError::Forbidden { said },
            404 | 405 | 501 => {
                let by_program = body.trim_start().starts_with('{');
                ProxyError::NoSuchEndpoint { status, by_program, said }
            }
            429 => ProxyError::TooManyRequests { retry_after, said },
            500..=599 => ProxyError::ServerFailed { status, retry_after, said },
            _ => ProxyError::Refused { status, retry_after, said },
        }
    }

    /// Is it of the kind that is often gone at the next try? Then a read is tried again at once.
    pub fn is_passing(&self) -> bool {
        match self {
            ProxyError::Unreachable | ProxyError::TimedOut { .. } | ProxyError::TooManyRequests { .. } => {
                true
            }
            ProxyError::ServerFailed { status, .. } => matches!(status, 500 | 502..=504),
            ProxyError::Refused { status, .. } => matches!(status, 408 | 425),
            ProxyError::NotAPage { .. }
            | ProxyError::Unauthorized { .. }
            | ProxyError::Forbidden { .. }
            | ProxyError::NoSuchEndpoint { .. }
            | ProxyError::BadEndpoint
            | ProxyError::Stopped => false,
        }
    }

    /// May the same question be answered later, without anybody changing anything?
    pub fn may_pass(&self) -> bool {
        self.is_passing() || matches!(self, ProxyError::ServerFailed { .. } | ProxyError::NotAPage { .. })
    }

    /// In how many seconds the server wants to be asked again, if it said so.
    pub fn retry_after(&self) -> Option<u32> {
        match self {
            ProxyError::TooManyRequests { retry_after, .. }
            | ProxyError::ServerFailed { retry_after, .. }
            | ProxyError::Refused { retry_after, .. } => *retry_after,
            ProxyError::Unreachable
            | ProxyError::TimedOut { .. }
            | ProxyError::Unauthorized { .. }
            | ProxyError::Forbidden { .. }
            | ProxyError::NoSuchEndpoint { .. }
            | ProxyError::NotAPage { .. }
            | ProxyError::BadEndpoint
            | ProxyError::Stopped => None,
        }
    }

    /// The server's own words, or "".
    pub fn details(&self) -> &str {
        match self {
            ProxyError::Unauthorized { said }
            | ProxyError::Forbidden { said }
            | ProxyError::NoSuchEndpoint { said, .. }
            | ProxyError::TooManyRequests { said, .. }
            | ProxyError::ServerFailed { said, .. }
            | ProxyError::Refused { said, .. }
            | ProxyError::NotAPage { said, .. } => said,
            ProxyError::Unreachable
            | ProxyError::TimedOut { .. }
            | ProxyError::BadEndpoint
            | ProxyError::Stopped => "",
        }
    }

    /// The HTTP status of the answer, where there was one and it tells something.
    pub fn status(&self) -> Option<u16> {
        match self {
            ProxyError::Unauthorized { .. } => Some(401),
            ProxyError::Forbidden { .. } => Some(403),
            ProxyError::TooManyRequests { .. } => Some(429),
            ProxyError::NoSuchEndpoint { status, .. }
            | ProxyError::ServerFailed { status, .. }
            | ProxyError::Refused { status, .. } => Some(*status),
            ProxyError::NotAPage { .. }
            | ProxyError::Unreachable
            | ProxyError::TimedOut { .. }
            | ProxyError::BadEndpoint
            | ProxyError::Stopped => None,
        }
    }
}
