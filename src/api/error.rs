//! Errors of API calls: one variant for each remedy that a user has.

use crate::api::error_message::error_message;

/// The kind of an unexpected body in a response with status 2xx.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnexpectedBody {
    /// A web page: a login page, a reverse proxy, a static host.
    Html,
    /// An empty body.
    Empty,
    /// Malformed or truncated JSON, or other text.
    NotJson,
    /// JSON that reports an error despite the status.
    ErrorObject,
    /// Valid JSON of another form.
    OtherJson,
    /// A body larger than the limit of [`crate::api::body`].
    TooLarge,
    /// JSON with more than the 128 levels that the parser supports.
    TooDeep,
}

/// Why an API call failed. `message` is the server's error message, "" without one; `retry_after` is in seconds, at most 300.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ApiError {
    /// The fetch failed: server down, wrong address, CORS or a redirect, which a browser does not distinguish.
    Unreachable,
    /// No complete response within the time limit of `seconds`.
    TimedOut { seconds: u32 },
    /// 401: the token is missing or invalid.
    Unauthorized { message: String },
    /// 403: the token does not permit the call.
    Forbidden { message: String },
    /// 404, 405 or 501: the server does not have this endpoint. `is_json`: the body is JSON, so the response is from a proxy or
    /// a gateway and not from a static host.
    NoSuchEndpoint { status: u16, is_json: bool, message: String },
    /// 429: too many requests.
    TooManyRequests { retry_after: Option<u32>, message: String },
    /// Any other 5xx status.
    ServerFailed { status: u16, retry_after: Option<u32>, message: String },
    /// Any other status outside 2xx.
    ClientError { status: u16, retry_after: Option<u32>, message: String },
    /// 2xx with an unexpected body.
    UnexpectedBody { kind: UnexpectedBody, message: String },
    /// The configured endpoint is not a valid http(s) address.
    InvalidEndpoint,
    /// The id of the task is empty, `.` or `..`: a browser would shorten the path of the request and call another one.
    NoPath,
    /// The caller cancelled the request.
    Cancelled,
}

impl ApiError {
    /// The error for a response with a status outside 2xx; `retry_after` is in seconds.
    pub fn from_status(status: u16, body: &str, retry_after: Option<u32>) -> ApiError {
        let message = error_message(body);
        match status {
            401 => ApiError::Unauthorized { message },
            403 => ApiError::Forbidden { message },
            404 | 405 | 501 => {
                let is_json = body.trim_start().starts_with('{');
                ApiError::NoSuchEndpoint { status, is_json, message }
            }
            429 => ApiError::TooManyRequests { retry_after, message },
            500..=599 => ApiError::ServerFailed { status, retry_after, message },
            _ => ApiError::ClientError { status, retry_after, message },
        }
    }

    /// Whether a retry often succeeds. Reads are retried after such an error.
    pub fn is_transient(&self) -> bool {
        match self {
            ApiError::Unreachable | ApiError::TimedOut { .. } | ApiError::TooManyRequests { .. } => true,
            ApiError::ServerFailed { status, .. } => matches!(status, 500 | 502..=504),
            ApiError::ClientError { status, .. } => matches!(status, 408 | 425),
            ApiError::UnexpectedBody { .. }
            | ApiError::Unauthorized { .. }
            | ApiError::Forbidden { .. }
            | ApiError::NoSuchEndpoint { .. }
            | ApiError::InvalidEndpoint
            | ApiError::NoPath
            | ApiError::Cancelled => false,
        }
    }

    /// Whether the same request may succeed later without any change.
    pub fn is_recoverable(&self) -> bool {
        self.is_transient() || matches!(self, ApiError::ServerFailed { .. } | ApiError::UnexpectedBody { .. })
    }

    /// The seconds until the server accepts a retry, if it sent `Retry-After`.
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
            | ApiError::NoPath
            | ApiError::Cancelled => None,
        }
    }

    /// The server's error message, or "".
    pub fn server_message(&self) -> &str {
        match self {
            ApiError::Unauthorized { message }
            | ApiError::Forbidden { message }
            | ApiError::NoSuchEndpoint { message, .. }
            | ApiError::TooManyRequests { message, .. }
            | ApiError::ServerFailed { message, .. }
            | ApiError::ClientError { message, .. }
            | ApiError::UnexpectedBody { message, .. } => message,
            ApiError::Unreachable
            | ApiError::TimedOut { .. }
            | ApiError::InvalidEndpoint
            | ApiError::NoPath
            | ApiError::Cancelled => "",
        }
    }

    /// The HTTP status of the response. None without a response and for status 2xx.
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
            | ApiError::NoPath
            | ApiError::Cancelled => None,
        }
    }
}
