//! The server variants that the demo simulates, and the differences between them.

use axum::body::Body;
use axum::http::{HeaderValue, Response, StatusCode, header};
use clap::ValueEnum;
use serde_json::json;

/// Header that carries the token.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum HeaderMode {
    /// `Authorization: Bearer <token>`
    Bearer,
    /// `Authorization: <token>`
    Raw,
    /// `mj-api-secret: <token>`
    MjApiSecret,
}

/// A server variant.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum ServerVariant {
    /// The Java server with all endpoints.
    Plus,
    /// The open-source Java server: no task query, few actions, no CORS.
    OpenJava,
    /// The C# server: no task query, lists the newest 100 tasks.
    Csharp,
    /// A gateway in front of one of them.
    Gateway,
}

impl ServerVariant {
    /// Default header of the token.
    #[must_use]
    pub const fn header(self) -> HeaderMode {
        match self {
            Self::Plus | Self::Gateway => HeaderMode::Bearer,
            Self::OpenJava => HeaderMode::MjApiSecret,
            Self::Csharp => HeaderMode::Raw,
        }
    }

    /// Whether CORS is enabled.
    #[must_use]
    pub const fn has_cors(self) -> bool {
        !matches!(self, Self::OpenJava)
    }

    /// Maximum number of tasks in `task/list`.
    #[must_use]
    pub const fn list_limit(self) -> usize {
        match self {
            // Java lists all; beyond this a browser cannot hold the response.
            Self::Plus | Self::OpenJava => 20_000,
            Self::Csharp | Self::Gateway => 100,
        }
    }

    /// Whether the variant has an endpoint, by its path below `/mj/`.
    #[must_use]
    pub fn has(self, path: &str) -> bool {
        let missing: &[&str] = match self {
            Self::Plus => &[],
            Self::OpenJava => &[
                "task/query",
                "task/*/cancel",
                "task/*/image-seed",
                "submit/shorten",
                "submit/action",
                "submit/modal",
                "submit/show",
                "submit/upload-discord-images",
            ],
            Self::Csharp => &["task/query", "submit/change", "submit/simple-change", "submit/show"],
            Self::Gateway => &["task/query", "task/queue", "task/list", "task/*/cancel", "submit/show"],
        };
        let fits = |pattern: &&str| pattern.split('/').eq_by_parts(path);
        !missing.iter().any(fits)
    }

    /// Builds an error response in the format of the variant.
    #[must_use]
    pub fn error(self, status: StatusCode, message: &str, path: &str) -> Response<Body> {
        let number = status.as_u16();
        let reason = status.canonical_reason().unwrap_or("Error");
        let body = match self {
            // Spring Security sends an empty body.
            Self::Plus | Self::OpenJava if status == StatusCode::UNAUTHORIZED => {
                return plain(status, "", "");
            }
            Self::Plus | Self::OpenJava => {
                json!({"timestamp": timestamp(), "status": number, "error": reason, "message": message, "path": path})
            }
            Self::Csharp => {
                return plain(
                    status,
                    "text/plain; charset=utf-8",
                    if message.is_empty() { reason } else { message },
                );
            }
            Self::Gateway => {
                json!({"error": {"message": message, "type": "new_api_error", "param": "", "code": reason.to_lowercase().replace(' ', "_")}})
            }
        };
        plain(status, "application/json", &body.to_string())
    }
}

/// Compares a path with a pattern, segment by segment.
trait EqByParts {
    fn eq_by_parts(self, path: &str) -> bool;
}

impl<'a, I: Iterator<Item = &'a str>> EqByParts for I {
    fn eq_by_parts(mut self, path: &str) -> bool {
        let mut parts = path.split('/');
        loop {
            match (self.next(), parts.next()) {
                (None, None) => return true,
                (Some(wanted), Some(part)) if wanted == "*" || wanted == part => {}
                _ => return false,
            }
        }
    }
}

/// A response with this text. An empty content type omits the header.
#[must_use]
pub fn plain(status: StatusCode, kind: &'static str, text: &str) -> Response<Body> {
    let mut response = Response::new(Body::from(text.to_owned()));
    *response.status_mut() = status;
    if !kind.is_empty() {
        response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    }
    response
}

/// The current time in Spring's format.
fn timestamp() -> String {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    let (days, rest) = ((since.as_secs() / 86_400) as i64, since.as_secs() % 86_400);
    // Civil date from days since 1970, counted in 400-year eras that begin in March.
    let days = days + 719_468;
    let (era, day) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let in_year = day - (365 * year + year / 4 - year / 100);
    let month = (5 * in_year + 2) / 153;
    let (date, month) = (in_year - (153 * month + 2) / 5 + 1, if month < 10 { month + 3 } else { month - 9 });
    let year = year + era * 400 + i64::from(month <= 2);
    format!(
        "{year}-{month:02}-{date:02}T{:02}:{:02}:{:02}.{:03}+00:00",
        rest / 3600,
        rest / 60 % 60,
        rest % 60,
        since.subsec_millis()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endpoints_are_missing_where_servers_lack_them() {
        assert!(ServerVariant::Plus.has("task/query"));
        assert!(!ServerVariant::Csharp.has("task/query"));
        assert!(!ServerVariant::OpenJava.has("task/17/cancel"));
        assert!(ServerVariant::OpenJava.has("task/17/fetch"));
    }

    #[test]
    fn every_variant_has_its_endpoints() {
        let all = [
            ("task/query", "p"),
            ("task/list-by-condition", "pjcg"),
            ("task/1/fetch", "pjcg"),
            ("task/queue", "pjc"),
            ("task/list", "pjc"),
            ("task/1/cancel", "pc"),
            ("task/1/image-seed", "pcg"),
            ("submit/imagine", "pjcg"),
            ("submit/describe", "pjcg"),
            ("submit/blend", "pjcg"),
            ("submit/shorten", "pcg"),
            ("submit/action", "pcg"),
            ("submit/modal", "pcg"),
            ("submit/change", "pjg"),
            ("submit/simple-change", "pjg"),
            ("submit/show", "p"),
            ("submit/upload-discord-images", "pcg"),
        ];
        for (path, who) in all {
            for (letter, variant) in
                ['p', 'j', 'c', 'g'].into_iter().zip(ServerVariant::value_variants().iter().copied())
            {
                assert_eq!(variant.has(path), who.contains(letter), "{variant:?} {path}");
            }
        }
    }

    #[tokio::test]
    async fn errors_have_the_format_of_the_variant() {
        let error_body = async |variant: ServerVariant, status| {
            let response = variant.error(status, "words", "/mj/x");
            let bytes = axum::body::to_bytes(response.into_body(), 10_000).await.unwrap();
            String::from_utf8(bytes.to_vec()).unwrap()
        };
        let missing = StatusCode::NOT_FOUND;
        assert!(error_body(ServerVariant::Plus, missing).await.contains(r#""path":"/mj/x","status":404"#));
        assert_eq!(error_body(ServerVariant::OpenJava, StatusCode::UNAUTHORIZED).await, "");
        assert_eq!(error_body(ServerVariant::Csharp, missing).await, "words");
        assert!(
            error_body(ServerVariant::Gateway, missing)
                .await
                .starts_with(r#"{"error":{"code":"not_found","message":"words""#)
        );
    }

    #[test]
    fn timestamps_are_of_this_century() {
        let text = timestamp();
        assert!(text.starts_with("20") && text.len() == 29, "{text}");
    }
}
