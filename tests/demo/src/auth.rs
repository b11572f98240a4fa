//! Who may call `/mj`.

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, Response, StatusCode, header};
use axum::middleware::Next;

use crate::app::Shared;
use crate::server_variant::{HeaderMode, ServerVariant};

/// Lets a request through if it brings the token in the right header, and if this kind of server has the endpoint.
pub async fn check(State(app): State<Shared>, request: Request, next: Next) -> Response<Body> {
    let (cli, path) = (&app.cli, request.uri().path().to_owned());
    if request.method() != Method::OPTIONS
        && !cli.token.as_deref().is_none_or(|token| is_given(request.headers(), token, cli.header()))
    {
        let words = match cli.variant {
            ServerVariant::Csharp => "Unauthorized",
            ServerVariant::Gateway => "无效的令牌",
            ServerVariant::Plus | ServerVariant::OpenJava => "",
        };
        return cli.variant.error(StatusCode::UNAUTHORIZED, words, &path);
    }
    if !cli.variant.has(path.trim_start_matches("/mj/")) {
        return cli.variant.error(StatusCode::NOT_FOUND, "No message available", &path);
    }
    next.run(request).await
}

/// The token stands in the header of this mode, in this form.
fn is_given(headers: &HeaderMap, token: &str, mode: HeaderMode) -> bool {
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
    fn only_the_right_header_in_the_right_form_opens() {
        let given = |name: &'static str, value: &'static str, mode| {
            let mut headers = HeaderMap::new();
            headers.insert(name, value.parse().unwrap());
            is_given(&headers, "secret", mode)
        };
        assert!(given("authorization", "Bearer secret", HeaderMode::Bearer));
        assert!(!given("authorization", "secret", HeaderMode::Bearer));
        assert!(given("authorization", "secret", HeaderMode::Raw));
        assert!(!given("authorization", "Bearer secret", HeaderMode::Raw));
        assert!(given("mj-api-secret", "secret", HeaderMode::MjApiSecret));
        assert!(!given("authorization", "secret", HeaderMode::MjApiSecret));
        assert!(!given("mj-api-secret", "other", HeaderMode::MjApiSecret));
    }
}
