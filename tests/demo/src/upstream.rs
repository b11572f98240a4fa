//! Reverse proxy to a real Midjourney-Proxy, with a token that the browser never sees.

use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, Response, StatusCode, Uri, header};

use crate::app::Shared;
use crate::server_variant::{HeaderMode, plain};

/// Environment variable with the token.
const TOKEN: &str = "MJ_TOKEN";

/// Hop-by-hop headers.
const HOP_BY_HOP: &[&str] = &[
    "connection",
    "keep-alive",
    "proxy-authenticate",
    "proxy-authorization",
    "proxy-connection",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
];
/// Headers about the browser, and headers that are set here.
const PRIVATE_HEADERS: &[&str] = &["host", "origin", "referer", "cookie", "content-length", "x-demo-fault"];

/// The real proxy.
pub struct Upstream {
    client: reqwest::Client,
    base: String,
    token: Option<(HeaderName, HeaderValue)>,
}

impl Upstream {
    /// Connects to this URL. The token comes from the environment, so that it is not visible in process lists.
    pub fn new(url: &str, mode: HeaderMode) -> Result<Self, String> {
        let base = reqwest::Url::parse(url)
            .map_err(|error| format!("--upstream {url} is not an address: {error}."))?;
        if !matches!(base.scheme(), "http" | "https") {
            return Err(format!("--upstream {url} is neither http nor https."));
        }
        let token = match std::env::var(TOKEN) {
            Ok(token) if !token.trim().is_empty() => Some(credential(token.trim(), mode)?),
            _ => None,
        };
        let client = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .connect_timeout(std::time::Duration::from_secs(10))
            .build()
            .map_err(|error| format!("Cannot prepare calls to {url}: {error}."))?;
        Ok(Self { client, base: base.as_str().trim_end_matches('/').to_owned(), token })
    }
}

fn credential(token: &str, mode: HeaderMode) -> Result<(HeaderName, HeaderValue), String> {
    let (name, text) = match mode {
        HeaderMode::Bearer => (header::AUTHORIZATION, format!("Bearer {token}")),
        HeaderMode::Raw => (header::AUTHORIZATION, token.to_owned()),
        HeaderMode::MjApiSecret => (HeaderName::from_static("mj-api-secret"), token.to_owned()),
    };
    let mut value = HeaderValue::from_str(&text)
        .map_err(|_| format!("{TOKEN} has characters that no header can carry."))?;
    value.set_sensitive(true);
    Ok((name, value))
}

/// Forwards a request and streams the response. Redirects are returned to the client, not followed.
pub async fn forward(
    State(app): State<Shared>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response<Body> {
    let Some(upstream) = &app.upstream else { return plain(StatusCode::NOT_FOUND, "", "") };
    if !app.cli.has_cors() && !is_own(&headers, &app.cli.host) {
        return plain(
            StatusCode::FORBIDDEN,
            "text/plain; charset=utf-8",
            "Only for the pages of this server.",
        );
    }
    let address = format!("{}{}", upstream.base, uri.path_and_query().map_or("/", |both| both.as_str()));
    let mut request =
        upstream.client.request(method, address).headers(forwarded_headers(&headers)).body(body);
    if let Some((name, value)) = &upstream.token {
        let mut own = HeaderMap::new();
        own.insert(name.clone(), value.clone());
        request = request.headers(own);
    }
    match request.send().await {
        Ok(answer) => {
            let (status, headers) = (answer.status(), forwarded_headers(answer.headers()));
            let mut response = Response::new(Body::from_stream(answer.bytes_stream()));
            *response.status_mut() = status;
            *response.headers_mut() = headers;
            response
        }
        Err(error) => {
            // The URL is not shown: it can contain a user name or a password.
            let message = if error.is_timeout() {
                "The upstream did not answer in time"
            } else {
                "The upstream cannot be reached"
            };
            plain(StatusCode::BAD_GATEWAY, "text/plain; charset=utf-8", message)
        }
    }
}

/// Whether the request comes from the demo's own pages, or from no page. Pages of other origins must not use the token,
/// not even under a host name of theirs that resolves to this machine.
fn is_own(headers: &HeaderMap, own_host: &str) -> bool {
    let text = |name: HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    let host = text(header::HOST).unwrap_or_default();
    let name = host
        .rsplit_once(':')
        .filter(|(_, port)| port.bytes().all(|digit| digit.is_ascii_digit()))
        .map_or(host, |(name, _)| name);
    let known = name == "localhost"
        || name == own_host
        || name.trim_matches(['[', ']']).parse::<std::net::IpAddr>().is_ok();
    let same = text(header::ORIGIN)
        .is_none_or(|origin| origin.split_once("://").is_some_and(|(_, place)| place == host));
    known
        && same
        && text(HeaderName::from_static("sec-fetch-site"))
            .is_none_or(|site| matches!(site, "same-origin" | "none"))
}

/// Headers to forward. Those named by `Connection` are hop-by-hop as well.
fn forwarded_headers(headers: &HeaderMap) -> HeaderMap {
    let named: Vec<String> = headers
        .get_all(header::CONNECTION)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(',').map(|name| name.trim().to_ascii_lowercase()))
        .collect();
    let stays = |name: &str| {
        HOP_BY_HOP.contains(&name)
            || PRIVATE_HEADERS.contains(&name)
            || name == "set-cookie"
            || named.iter().any(|other| other == name)
    };
    let passing = headers
        .iter()
        .filter(|(name, _)| !stays(name.as_str()) && !name.as_str().starts_with("access-control-"));
    passing.map(|(name, value)| (name.clone(), value.clone())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn private_and_hop_by_hop_headers_are_not_forwarded() {
        let mut headers = HeaderMap::new();
        for name in ["cookie", "origin", "connection", "x-once", "content-type", "transfer-encoding"] {
            headers.insert(
                name,
                HeaderValue::from_static(if name == "connection" { "close, X-Once" } else { "x" }),
            );
        }
        assert_eq!(
            forwarded_headers(&headers).keys().map(HeaderName::as_str).collect::<Vec<_>>(),
            ["content-type"]
        );
    }

    #[test]
    fn only_own_pages_may_use_the_token() {
        let own = |pairs: &[(&'static str, &'static str)]| {
            let headers = pairs
                .iter()
                .map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value)))
                .collect();
            is_own(&headers, "127.0.0.1")
        };
        assert!(own(&[("host", "127.0.0.1:8080")]));
        assert!(own(&[
            ("host", "localhost:8080"),
            ("origin", "http://localhost:8080"),
            ("sec-fetch-site", "same-origin")
        ]));
        assert!(own(&[("host", "[::1]:8080"), ("origin", "http://[::1]:8080")]));
        assert!(!own(&[("host", "localhost:8080"), ("origin", "https://evil.example")]));
        assert!(!own(&[("host", "evil.example:8080"), ("origin", "http://evil.example:8080")]));
        assert!(!own(&[("host", "localhost:8080"), ("sec-fetch-site", "cross-site")]));
    }

    #[test]
    fn the_token_has_the_form_of_its_mode_and_is_not_printed() {
        let (name, value) = credential("t0p", HeaderMode::Bearer).unwrap();
        assert_eq!((name.as_str(), value.to_str().unwrap()), ("authorization", "Bearer t0p"));
        assert!(!format!("{value:?}").contains("t0p"));
        assert_eq!(credential("t0p", HeaderMode::MjApiSecret).unwrap().0.as_str(), "mj-api-secret");
    }
}
