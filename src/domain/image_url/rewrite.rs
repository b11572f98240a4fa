//! From a task's link to what an `<img>` asks for: the thumbnail, then the host's own rules, then
//! the safety check.

use crate::domain::image_url::discord::thumbnail;
use crate::domain::image_url::safe::{is_plain, safe_link};
use crate::domain::query_string::component;

/// A rule of the host for where its operators cannot reach a CDN. A thumbnail stands on
/// `media.discordapp.net`, so both of Discord's hosts want a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rewrite {
    /// The link must start with this.
    pub from: String,
    /// What stands there instead, also relative to our page. With `{link}` in it, it is the whole
    /// link, and `{link}` stands for the old one, percent-encoded.
    pub to: String,
}

/// Where to get a picture from; every link is checked and rewritten.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sources {
    /// Asked first: the thumbnail where there is one.
    pub first: String,
    /// Asked when the first fails.
    pub fallback: Option<String>,
    /// The full picture, to open.
    pub original: String,
}

/// The sources of a picture for a box of `size` pixels. None when the link, or what the rules make
/// of it, is not safe.
pub fn sources(link: &str, size: (u32, u32), rewrites: &[Rewrite], page_is_https: bool) -> Option<Sources> {
    // An http link passes here even on an https page: a rule may lead it to https, and the end
    // result is checked again.
    let link = safe_link(link, false)?;
    let original = placed(&link, rewrites, page_is_https)?;
    let small = thumbnail(&link, size.0, size.1).and_then(|small| placed(&small, rewrites, page_is_https));
    Some(match small {
        Some(first) => Sources { first, fallback: Some(original.clone()), original },
        None => Sources { first: original.clone(), fallback: None, original },
    })
}

/// The link after the first rule that matches, if it may be used.
fn placed(link: &str, rewrites: &[Rewrite], page_is_https: bool) -> Option<String> {
    let rewritten = rewrites.iter().find_map(|rule| rewrite(rule, link));
    match rewritten {
        Some(new) if is_relative(&new) => Some(new),
        Some(new) => safe_link(&new, page_is_https),
        None => safe_link(link, page_is_https),
    }
}

fn rewrite(rule: &Rewrite, link: &str) -> Option<String> {
    let rest = link.strip_prefix(rule.from.as_str())?;
    Some(if rule.to.contains("{link}") {
        rule.to.replace("{link}", &component(link))
    } else {
        rule.to.clone() + rest
    })
}

/// A link that stays on our own host: no scheme, no `//host`, nothing that a browser would read as
/// one.
fn is_relative(link: &str) -> bool {
    let first = link.split(['/', '?', '#']).next().unwrap_or("");
    !link.is_empty() && is_plain(link) && !first.contains(':') && !link.starts_with("//")
}
