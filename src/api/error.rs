//! What can go wrong between us and the proxy: one case for each thing that an operator can do
//! about it.

use crate::api::error_message::error_message;

/// What came with HTTP 2xx instead of the thing that was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnexpectedBody {
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
    /// More than [`MAX_BYTES`](crate::api::lenient_json::MAX_BYTES).
    TooLarge,
    /// JSON nested deeper than the parser goes (128 levels).
    TooDeep,
}

/// Why a call to the proxy gave no result. `said` holds the server's own words, "" when there were
/// none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ApiError {
    /// The fetch itself failed: server down, wrong address, CORS or a redirect; a browser cannot
    /// tell them apart.
    Unreachable,
    /// No answer within our own time limit.
    TimedOut { seconds: u32 },
    /// 401: the token is missing or wrong.
    Unauthorized { error_message: String },
    /// 403: the token is known and may not do this.
    Forbidden { error_message: String },
    /// 404, 405 or 501: this server has no such call. `by_program` tells that the answer was JSON: a proxy or a gateway
    /// said so, not a static host with a page for whatever is missing.
    NoSuchEndpoint { status: u16, by_program: bool, error_message: String },
    /// 429. `retry_after` is in seconds, at most 300.
    TooManyRequests { retry_after: Option<u32>, error_message: String },
    /// 5xx. `retry_after` likewise.
    ServerFailed { status: u16, retry_after: Option<u32>, error_message: String },
    /// Any other status that is not 2xx.
    ClientError { status: u16, retry_after: Option<u32>, error_message: String },
    /// 2xx, but not what was asked for.
    UnexpectedBody { came: UnexpectedBody, error_message: String },
    /// The configured address is no http(s) address.
    InvalidEndpoint,
    /// Whoever asked stopped waiting.
    Cancelled,
}

impl ApiError {
    /// The error for an HTTP status that is not 2xx; `retry_after` is in seconds, `body` the answer's text.
    pub fn from_status(status: u16, body: &str, retry_after: Option<u32>) -> ApiError {
        let error_message = error_message(body);
        match status {
            401 => ApiError::Unauthorized { error_message },
            403 => ApiError::Forbidden { error_message },
            404 | 405 | 501 => {
                let by_program = body.trim_start().starts_with('{');
                ApiError::NoSuchEndpoint { status, by_program, error_message }
            }
            429 => ApiError::TooManyRequests { retry_after, error_message },
            500..=599 => ApiError::ServerFailed { status, retry_after, error_message },
            _ => ApiError::ClientError { status, retry_after, error_message },
        }
    }

    /// Is it of the kind that is often gone at the next try? Then a read is tried again at once.
    pub fn is_passing(&self) -> bool {
        match self {
            ApiError::Unreachable | ApiError::TimedOut { .. } | ApiError::TooManyRequests { .. } => true,
            ApiError::ServerFailed { status, .. } => matches!(status, 500 | 502..=504),
            ApiError::ClientError { status, .. } => matches!(status, 408 | 425),
            ApiError::UnexpectedBody { .. }
            | ApiError::Unauthorized { .. }
            | ApiError::Forbidden { .. }
            | ApiError::NoSuchEndpoint { .. }
            | ApiError::InvalidEndpoint
            | ApiError::Cancelled => false,
        }
    }

    /// May the same question be answered later, without anybody changing anything?
    pub fn may_pass(&self) -> bool {
        self.is_passing() || matches!(self, ApiError::ServerFailed { .. } | ApiError::UnexpectedBody { .. })
    }

    /// In how many seconds the server wants to be asked again, if it said so.
    pub fn retry_after(&self) -> Option<u32> {
        match self {
            ApiError::TooManyRequests { retry_after, .. }
            | ApiError::ServerFailed { retry_after, .. }
            | ApiError::ClientError { retry_after, .. } => *retry_after,
            ApiError::Unreachable
            | ApiError::TimedOut { .. }
            | ApiError::Unauthorized { .. }
            | ApiError::Forbidden { .. }
            | ApiError::NoSuchEndpoint { .. }
            | ApiError::UnexpectedBody { .. }
            | ApiError::InvalidEndpoint
            | ApiError::Cancelled => None,
        }
    }

    /// The server's own words, or "".
    pub fn details(&self) -> &str {
        match self {
            ApiError::Unauthorized { error_message }
            | ApiError::Forbidden { error_message }
            | ApiError::NoSuchEndpoint { error_message, .. }
            | ApiError::TooManyRequests { error_message, .. }
            | ApiError::ServerFailed { error_message, .. }
            | ApiError::ClientError { error_message, .. }
            | ApiError::UnexpectedBody { error_message, .. } => error_message,
            ApiError::Unreachable
            | ApiError::TimedOut { .. }
            | ApiError::InvalidEndpoint
            | ApiError::Cancelled => "",
        }
    }

    /// The HTTP status of the answer, where there was one and it tells something.
    pub fn status(&self) -> Option<u16> {
        match self {
            ApiError::Unauthorized { .. } => Some(401),
            ApiError::Forbidden { .. } => Some(403),
            ApiError::TooManyRequests { .. } => Some(429),
            ApiError::NoSuchEndpoint { status, .. }
            | ApiError::ServerFailed { status, .. }
            | ApiError::ClientError { status, .. } => Some(*status),
            ApiError::UnexpectedBody { .. }
            | ApiError::Unreachable
            | ApiError::TimedOut { .. }
            | ApiError::InvalidEndpoint
            | ApiError::Cancelled => None,
        }
    }
}
