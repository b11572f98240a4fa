//! From the link that a server sends to the sources of the image, or to the reason why there are none.

use crate::domain::{
    host::is_loopback,
    image_url::{
        rewrite::{ImageSources, Rewrite, image_sources},
        safe::{is_plain, split_url},
    },
};

/// The formats of images that are accepted as data. SVG can contain scripts.
const DATA_FORMATS: [&str; 5] = ["png", "jpeg", "jpg", "webp", "gif"];
/// The maximum length of an image as data in bytes.
const MAX_DATA_BYTES: usize = 16 * 1024 * 1024;

/// Why the image of a link is not requested.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkProblem {
    /// The link is not a valid http or https link.
    Unsafe,
    /// The link is http, and the page is https: browsers block such images.
    Insecure,
    /// The link leads to the machine of whoever looks at the page (`localhost`): the address of the server is missing in its own
    /// configuration.
    Localhost,
}

/// The page's own address, as far as images depend on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PageOrigin {
    /// Whether the page is https.
    pub is_https: bool,
    /// Whether the page itself is on `localhost`.
    pub is_localhost: bool,
}

/// The sources of an image for a box of `size` pixels.
///
/// # Errors
/// The reason why the link is not requested. A rewrite rule for it removes the last two.
pub fn sources(
    link: &str,
    size: (u32, u32),
    rewrites: &[Rewrite],
    page: PageOrigin,
) -> Result<ImageSources, LinkProblem> {
    if is_image_data(link) {
        return Ok(ImageSources { first: link.to_owned(), fallback: None, original: link.to_owned() });
    }
    match image_sources(link, size, rewrites, page.is_https) {
        Some(sources) if !page.is_localhost && is_localhost(&sources.original) => Err(LinkProblem::Localhost),
        Some(sources) => Ok(sources),
        None if image_sources(link, size, &[], false).is_none() => Err(LinkProblem::Unsafe),
        None if is_localhost(link) => Err(LinkProblem::Localhost),
        None => Err(LinkProblem::Insecure),
    }
}

/// The absolute form of a link: a path is one of the proxy at `endpoint`, `//host/path` has its scheme. Others are unchanged.
pub fn absolute(link: &str, endpoint: &str) -> String {
    let Some((scheme, rest)) = endpoint.split_once("://").filter(|_| is_plain(link)) else {
        return link.to_owned();
    };
    let host = rest.split('/').next().unwrap_or(rest);
    if link.starts_with("//") {
        [scheme, ":", link].concat()
    } else if link.starts_with("/mj/") {
        [endpoint, link].concat()
    } else if link.starts_with('/') {
        [scheme, "://", host, link].concat()
    } else {
        link.to_owned()
    }
}

/// Whether the link is an image as base64 data, in a format that cannot contain scripts.
pub fn is_image_data(link: &str) -> bool {
    let Some((format, data)) = link.strip_prefix("data:image/").and_then(|rest| rest.split_once(";base64,"))
    else {
        return false;
    };
    let is_base64 = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/' | b'=');
    DATA_FORMATS.contains(&format) && data.len() <= MAX_DATA_BYTES && data.bytes().all(is_base64)
}

/// Whether the host of a link is the machine of the browser, or the address on which a server listens.
pub fn is_localhost(link: &str) -> bool {
    let host = split_url(link).map(|parts| parts.host.to_ascii_lowercase()).unwrap_or_default();
    is_loopback(&host) || host.split(':').next() == Some("0.0.0.0")
}
