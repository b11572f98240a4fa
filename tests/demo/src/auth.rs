//! Authentication of `/mj` requests.

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, Response, StatusCode, header};
use axum::middleware::Next;

use crate::app::Shared;
use crate::server_variant::{HeaderMode, ServerVariant};

/// Accepts a request if it has the token in the expected header and the server variant has the endpoint.
pub async fn check(State(app): State<Shared>, request: Request, next: Next) -> Response<Body> {
    let (cli, path) = (&app.cli, request.uri().path().to_owned());
    if request.method() != Method::OPTIONS
        && !cli.token.as_deref().is_none_or(|token| has_token(request.headers(), token, cli.header()))
    {
        let message = match cli.variant {
            ServerVariant::Csharp => "Unauthorized",
            ServerVariant::Gateway => "无效的令牌",
            ServerVariant::Plus | ServerVariant::OpenJava => "",
        };
        return cli.variant.error(StatusCode::UNAUTHORIZED, message, &path);
    }
    if !cli.variant.has(path.trim_start_matches("/mj/")) {
        return cli.variant.error(StatusCode::NOT_FOUND, "No message available", &path);
    }
    next.run(request).await
}

/// Whether the header of this mode contains the token.
fn has_token(headers: &HeaderMap, token: &str, mode: HeaderMode) -> bool {
    let text = |name| headers.get(name).and_then(|value: &axum::http::HeaderValue| value.to_str().ok());
    match mode {
        HeaderMode::Bearer => {
            text(header::AUTHORIZATION).and_then(|value| value.strip_prefix("Bearer ")) == Some(token)
        }
        HeaderMode::Raw => text(header::AUTHORIZATION) == Some(token),
        HeaderMode::MjApiSecret => text(header::HeaderName::from_static("mj-api-secret")) == Some(token),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_expected_header_is_accepted() {
        let accepted = |name: &'static str, value: &'static str, mode| {
            let mut headers = HeaderMap::new();
            headers.insert(name, value.parse().unwrap());
            has_token(&headers, "secret", mode)
        };
        assert!(accepted("authorization", "Bearer secret", HeaderMode::Bearer));
        assert!(!accepted("authorization", "secret", HeaderMode::Bearer));
        assert!(accepted("authorization", "secret", HeaderMode::Raw));
        assert!(!accepted("authorization", "Bearer secret", HeaderMode::Raw));
        assert!(accepted("mj-api-secret", "secret", HeaderMode::MjApiSecret));
        assert!(!accepted("authorization", "secret", HeaderMode::MjApiSecret));
        assert!(!accepted("mj-api-secret", "other", HeaderMode::MjApiSecret));
    }
}
