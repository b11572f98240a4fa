//! Which links may become a `src` or an `href`. Everything the server sends can be hostile, so the
//! form is narrow: what browsers forgive in an address is refused here.

/// The longest link, in characters.
const MAX_CHARS: usize = 4096;

/// The link in its normal form, scheme and host in lower case, if it may be used: https, or also
/// http when our own page is http, and a plain ASCII host. None for anything else.
pub fn safe_link(link: &str, page_is_https: bool) -> Option<String> {
    let link = link.trim();
    if !is_plain(link) {
        return None;
    }
    let Parts { scheme, host, rest } = split(link)?;
    let scheme = scheme.to_ascii_lowercase();
    let allowed = scheme == "https" || (scheme == "http" && !page_is_https);
    (allowed && is_host(host) && !climbs(rest)).then(|| scheme + "://" + &host.to_ascii_lowercase() + rest)
}

/// A link at its seams. `rest` begins with `/`, `?` or `#`, or is empty; a port belongs to the
/// host.
pub(super) struct Parts<'a> {
    pub scheme: &'a str,
    pub host: &'a str,
    pub rest: &'a str,
}

/// Cuts `scheme://host/rest`; checks nothing.
pub(super) fn split(link: &str) -> Option<Parts<'_>> {
    let (scheme, after) = link.split_once("://")?;
    let (host, rest) = after.split_at(after.find(['/', '?', '#']).unwrap_or(after.len()));
    Some(Parts { scheme, host, rest })
}

/// Not too long, and without the characters that end an attribute, hide text or are read in two
/// ways.
pub(super) fn is_plain(link: &str) -> bool {
    link.chars().nth(MAX_CHARS).is_none() && !link.chars().any(is_suspect)
}

fn is_suspect(c: char) -> bool {
    let turns_text =
        matches!(c, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    let hides = matches!(c, '\u{00AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}');
    turns_text || hides || c.is_control() || c.is_whitespace() || "\\\"'`<>".contains(c)
}

/// Letters, digits and hyphens between single dots, then perhaps a port. No user, no brackets, no
/// other script.
fn is_host(host: &str) -> bool {
    let (name, port) = match host.split_once(':') {
        Some((name, port)) => (name, Some(port)),
        None => (host, None),
    };
    let label =
        |label: &str| !label.is_empty() && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    let port_fits = |port: &str| {
        port.bytes().all(|b| b.is_ascii_digit()) && port.parse::<u16>().is_ok_and(|port| port > 0)
    };
    name.split('.').all(label) && port.is_none_or(port_fits)
}

/// Does the path go up? Harmless on a host of its own, but a rewrite rule would lead it out of the
/// folder that the rule names, and into the proxy's API. Browsers take `%2e` for a dot here.
fn climbs(rest: &str) -> bool {
    let path = rest.split(['?', '#']).next().unwrap_or("");
    path.split('/').any(|segment| segment.to_ascii_lowercase().replace("%2e", ".") == "..")
}
