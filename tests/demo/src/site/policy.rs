//! Security headers. The content security policy is in the page itself; the header repeats it and adds the directives
//! that only a header can have.

use std::path::Path;

use axum::http::{HeaderMap, HeaderName, HeaderValue, header};

/// Adds the headers to a response of the site.
pub async fn harden(headers: &mut HeaderMap, dist: &Path) {
    let fixed = [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (
            HeaderName::from_static("permissions-policy"),
            "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        ),
    ];
    for (name, value) in fixed {
        headers.insert(name, HeaderValue::from_static(value));
    }
    let page = tokio::fs::read_to_string(dist.join("index.html")).await.unwrap_or_default();
    let policy = of_page(&page).map_or_else(
        || "frame-ancestors 'none'".to_owned(),
        |policy| format!("{policy}; frame-ancestors 'none'"),
    );
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
}

/// The policy in the page's meta tag, on one line.
fn of_page(page: &str) -> Option<String> {
    let tag = page.split('<').find(|tag| {
        let lower = tag.to_ascii_lowercase();
        lower.starts_with("meta") && lower.contains("content-security-policy")
    })?;
    let at =
        tag.to_ascii_lowercase().find(" content=").or_else(|| tag.find("\ncontent="))? + " content=".len();
    let value = tag.get(at..)?;
    let quote = value.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    let text = value[1..].split(quote).next()?;
    let text = text.replace("&#39;", "'").replace("&quot;", "\"").replace("&amp;", "&");
    Some(text.split_whitespace().collect::<Vec<_>>().join(" ").trim_end_matches([';', ' ']).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_is_read_from_the_page() {
        let page = "<!doctype html><meta charset=utf-8>\n<meta http-equiv=\"Content-Security-Policy\"\n  content=\"default-src 'none';\n script-src 'self';\">";
        assert_eq!(of_page(page).unwrap(), "default-src 'none'; script-src 'self'");
        assert_eq!(of_page("<meta content='a b' http-equiv='content-security-policy'>").unwrap(), "a b");
        assert_eq!(of_page("<p>nothing"), None);
    }
}
