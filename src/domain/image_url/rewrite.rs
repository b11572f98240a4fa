//! Image sources: the thumbnail, the rewrite rules of the host configuration, and the safety check.

use crate::domain::{
    image_url::{
        discord::thumbnail,
        safe::{is_plain, safe_link},
    },
    query_string::encode_component,
};

/// A rewrite rule of the host configuration, for networks that cannot reach a CDN. Thumbnails are on
/// `media.discordapp.net`, so each of Discord's two hosts needs a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rewrite {
    /// The prefix of the links to which the rule applies.
    pub from: String,
    /// The replacement of the prefix; may be relative to the page. If it contains `{link}`, it replaces the whole link, and
    /// `{link}` stands for the percent-encoded original.
    pub to: String,
}

impl Rewrite {
    /// Whether the rule can lead to an image: it has no scheme but http and https, and does not begin with `//`.
    pub fn is_safe(&self) -> bool {
        let start = self.to.split(['/', '?', '#', '{']).next().unwrap_or_default();
        let is_web = |scheme: &str| ["http", "https"].iter().any(|it| it.eq_ignore_ascii_case(scheme));
        start.split_once(':').is_none_or(|(scheme, _)| is_web(scheme)) && !self.to.starts_with("//")
    }
}

/// The checked and rewritten sources of an image.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImageSources {
    /// The first source: the thumbnail if there is one.
    pub first: String,
    /// The source after the first one has failed.
    pub fallback: Option<String>,
    /// The full-size image, for links.
    pub original: String,
}

/// The sources of an image for a box of `size` pixels. None if the link or its rewritten form is unsafe.
pub fn image_sources(
    link: &str,
    size: (u32, u32),
    rewrites: &[Rewrite],
    page_is_https: bool,
) -> Option<ImageSources> {
    // An http link is allowed here even on an https page, because a rule may rewrite it to https. The result is checked again.
    let link = safe_link(link, false)?;
    let original = resolve(&link, rewrites, page_is_https)?;
    let small = thumbnail(&link, size.0, size.1).and_then(|small| resolve(&small, rewrites, page_is_https));
    Some(match small {
        Some(first) => ImageSources { first, fallback: Some(original.clone()), original },
        None => ImageSources { first: original.clone(), fallback: None, original },
    })
}

/// Applies the first matching rule. None if the result is unsafe.
fn resolve(link: &str, rewrites: &[Rewrite], page_is_https: bool) -> Option<String> {
    let rewritten = rewrites.iter().find_map(|rule| apply_rule(rule, link));
    match rewritten {
        Some(new) if is_relative(&new) => Some(new),
        Some(new) => safe_link(&new, page_is_https),
        None => safe_link(link, page_is_https),
    }
}

fn apply_rule(rule: &Rewrite, link: &str) -> Option<String> {
    let rest = link.strip_prefix(rule.from.as_str())?;
    Some(if rule.to.contains("{link}") {
        rule.to.replace("{link}", &encode_component(link))
    } else {
        rule.to.clone() + rest
    })
}

/// Whether the link stays on the page's own host: no scheme, no `//host`, and no spelling that browsers treat as one.
fn is_relative(link: &str) -> bool {
    let first = link.split(['/', '?', '#']).next().unwrap_or("");
    !link.is_empty() && is_plain(link) && !first.contains(':') && !link.starts_with("//")
}
