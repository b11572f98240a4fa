//! Validation of links for `src` and `href`. Server data may be hostile, so malformed links are rejected even where browsers
//! accept them.

/// The maximum length of a link in characters.
const MAX_LINK_CHARS: usize = 4096;

/// The normalised link (scheme and host in lower case) if it is safe: https, or http on an http page, and an ASCII host.
/// None for any other link.
pub fn safe_link(link: &str, page_is_https: bool) -> Option<String> {
    let link = link.trim();
    if !is_plain(link) {
        return None;
    }
    let UrlParts { scheme, host, rest } = split_url(link)?;
    let scheme = scheme.to_ascii_lowercase();
    let is_allowed = scheme == "https" || (scheme == "http" && !page_is_https);
    (is_allowed && is_host(host) && !has_dot_segments(rest))
        .then(|| scheme + "://" + &host.to_ascii_lowercase() + rest)
}

/// The parts of a URL.
pub(super) struct UrlParts<'a> {
    /// The scheme, without `://`.
    pub scheme: &'a str,
    /// Host and port.
    pub host: &'a str,
    /// Path, query and fragment: empty, or begins with `/`, `?` or `#`.
    pub rest: &'a str,
}

/// Splits `scheme://host/rest` without validating the parts.
pub(super) fn split_url(link: &str) -> Option<UrlParts<'_>> {
    let (scheme, after) = link.split_once("://")?;
    let (host, rest) = after.split_at(after.find(['/', '?', '#']).unwrap_or(after.len()));
    Some(UrlParts { scheme, host, rest })
}

/// Whether the link is short enough and has no characters that end an attribute, hide text or are ambiguous.
pub(super) fn is_plain(link: &str) -> bool {
    link.chars().nth(MAX_LINK_CHARS).is_none() && !link.chars().any(is_forbidden)
}

fn is_forbidden(c: char) -> bool {
    let is_bidi_control =
        matches!(c, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    let is_invisible = matches!(c, '\u{00AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}');
    is_bidi_control || is_invisible || c.is_control() || c.is_whitespace() || "\\\"'`<>".contains(c)
}

/// Whether the text is a host of ASCII letters, digits, hyphens and single dots with an optional port. A user, brackets and
/// other scripts are rejected.
fn is_host(host: &str) -> bool {
    let (name, port) = match host.split_once(':') {
        Some((name, port)) => (name, Some(port)),
        None => (host, None),
    };
    let is_label =
        |label: &str| !label.is_empty() && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    let is_port = |port: &str| {
        port.bytes().all(|b| b.is_ascii_digit()) && port.parse::<u16>().is_ok_and(|port| port > 0)
    };
    name.split('.').all(is_label) && port.is_none_or(is_port)
}

/// Whether the path has a `..` segment. With a rewrite rule, it would leave the folder of the rule and could reach the
/// proxy's API. Browsers treat `%2e` as a dot here.
fn has_dot_segments(rest: &str) -> bool {
    let path = rest.split(['?', '#']).next().unwrap_or("");
    path.split('/').any(|segment| segment.to_ascii_lowercase().replace("%2e", ".") == "..")
}
