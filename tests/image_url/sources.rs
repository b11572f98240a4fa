//! Image sources and rewrite rules.

use contact_sheet::domain::image_url::rewrite::{ImageSources, Rewrite, image_sources};

fn rule(from: &str, to: &str) -> Rewrite {
    Rewrite { from: String::from(from), to: String::from(to) }
}

fn with(link: &str, rules: &[Rewrite]) -> Option<ImageSources> {
    image_sources(link, (320, 320), rules, true)
}

const CDN: &str = "https://cdn.discordapp.com/a/b.png?ex=66bcd0a4&is=1&hm=2&";
const SMALL: &str = "ex=66bcd0a4&is=1&hm=2&width=320&height=320&format=webp&quality=low";

#[test]
fn the_thumbnail_is_the_first_source_of_a_discord_link() {
    let plain = with(CDN, &[]).expect("safe");
    assert_eq!(plain.first, format!("https://media.discordapp.net/a/b.png?{SMALL}"));
    assert_eq!((plain.fallback.as_deref(), plain.original.as_str()), (Some(CDN), CDN));
}

#[test]
fn the_link_itself_is_the_source_for_other_hosts() {
    let plain = with("HTTPS://Good.Example/x.png", &[]).expect("safe");
    assert_eq!((plain.first.as_str(), plain.fallback), ("https://good.example/x.png", None));
    assert_eq!(plain.original, "https://good.example/x.png");
    let video = with("https://cdn.discordapp.com/v.mp4", &[]).expect("safe");
    assert_eq!((video.first.as_str(), video.fallback), ("https://cdn.discordapp.com/v.mp4", None));
}

#[test]
fn a_rule_replaces_the_prefix_and_keeps_the_rest() {
    let rules = [
        rule("https://cdn.discordapp.com/", "https://img.example/cdn/"),
        rule("https://media.discordapp.net/", "https://img.example/media/"),
    ];
    let mirrored = with(CDN, &rules).expect("safe");
    assert_eq!(mirrored.first, format!("https://img.example/media/a/b.png?{SMALL}"));
    let original = "https://img.example/cdn/a/b.png?ex=66bcd0a4&is=1&hm=2&";
    assert_eq!((mirrored.fallback.as_deref(), mirrored.original.as_str()), (Some(original), original));
    let other = with("https://good.example/x.png", &rules).expect("safe");
    assert_eq!(other.first, "https://good.example/x.png", "no rule matches");
}

#[test]
fn a_rule_can_embed_the_whole_link() {
    let rules = [rule("https://", "https://proxy.example/?url={link}&w=1")];
    let prefixed = with("https://good.example/a b?c&d", &rules);
    assert_eq!(prefixed, None, "a space is unsafe even with a rule");
    let prefixed = with("https://good.example/a?c&d=猫", &rules).expect("safe");
    let link = "https://proxy.example/?url=https%3A%2F%2Fgood.example%2Fa%3Fc%26d%3D%E7%8C%AB&w=1";
    assert_eq!(prefixed.first, link);
}

#[test]
fn the_first_matching_rule_applies() {
    let rules = [rule("http://", "/never/"), rule("https://good.", "/first/"), rule("https://", "/second/")];
    let sourced = |link| with(link, &rules).map(|sources| sources.first);
    assert_eq!(sourced("https://good.example/x.png").as_deref(), Some("/first/example/x.png"));
    assert_eq!(sourced("https://other.example/x.png").as_deref(), Some("/second/other.example/x.png"));
    assert_eq!(
        sourced("HTTPS://GOOD.EXAMPLE/X.png").as_deref(),
        Some("/first/example/X.png"),
        "links are normalised"
    );
}

#[test]
fn a_rule_may_be_relative_to_the_page() {
    for to in ["/img/", "img/", "./img/", "../img/", "img?of=", "?of="] {
        let sources = with("https://good.example/x:y.png", &[rule("https://good.example/", to)]);
        assert_eq!(sources.map(|sources| sources.first), Some(format!("{to}x:y.png")), "{to}");
    }
    let whole = [rule("", "pictures/{link}")];
    let sources = with("https://good.example/x", &whole).expect("safe");
    assert_eq!(sources.original, "pictures/https%3A%2F%2Fgood.example%2Fx");
}

#[test]
fn an_unsafe_result_of_a_rule_is_rejected() {
    let unsafe_ends = [
        "",
        "//evil.example/",
        "javascript:",
        "javascript:alert(1)//",
        "data:",
        "x:",
        "/\\evil.example/",
        "\\\\evil/",
        "http://plain.example/",
        "https://user@x.example/",
        "https://x.example/ ",
        "/a\"b/",
        "/a\nb/",
        "blob:",
    ];
    for to in unsafe_ends {
        let rules = [rule("https://good.example", to), rule("", "/never/")];
        assert_eq!(with("https://good.example//x.png", &rules), None, "{to:?}");
    }
    let nothing = [rule("https://good.example/x.png", "")];
    assert_eq!(with("https://good.example/x.png", &nothing), None, "an empty link is the page itself");
}

#[test]
fn a_link_cannot_leave_the_folder_of_a_rule() {
    let rules = [rule("https://good.example/", "/pictures/")];
    for path in ["../mj/task/list", "a/../../mj/task/list", "%2e%2e/mj/task/list", ".%2E/mj"] {
        assert_eq!(with(&format!("https://good.example/{path}"), &rules), None, "{path}");
    }
}

#[test]
fn a_rule_can_rewrite_http_to_https() {
    let link = "http://files.lan:8080/fox.png";
    assert_eq!(with(link, &[]), None, "an https page does not load http");
    let rewritten = with(link, &[rule("http://files.lan:8080/", "https://files.example/")]).expect("safe");
    assert_eq!(rewritten.first, "https://files.example/fox.png");
    let http_page = image_sources(link, (8, 8), &[], false).expect("an http page loads http");
    assert_eq!(http_page.first, link);
    assert!(image_sources(link, (8, 8), &[rule("http://", "http://x.example/")], false).is_some());
}
