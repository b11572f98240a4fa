//! Links that must never become a `src` or an `href`.

use contact_sheet::domain::image_url::{rewrite::image_sources, safe::safe_link};
use proptest::prelude::*;

/// Rejected on any page.
const HOSTILE: [&str; 83] = [
    "",
    " ",
    "string",
    "null",
    "undefined",
    "7",
    "/relative.png",
    "//evil.example/x.png",
    "///evil.example/x.png",
    "../x.png",
    "?x",
    "#x",
    "https",
    "https:",
    "https:/",
    "https://",
    "https:///x.png",
    "https:/evil.example/x.png",
    "https:evil.example/x.png",
    "https:\\\\evil.example\\x.png",
    "https://evil.example\\@good.example/x.png",
    "https:/\\evil.example/x.png",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "javascript://good.example/%0aalert(1)",
    "java\nscript:alert(1)",
    "\u{1}javascript:alert(1)",
    "vbscript:msgbox(1)",
    "data:image/png;base64,iVBORw0KGgo=",
    "data:text/html,<script>alert(1)</script>",
    "data://good.example/x",
    "blob:https://good.example/1",
    "filesystem:https://good.example/1",
    "file:///etc/passwd",
    "file://good.example/x.png",
    "ftp://good.example/x.png",
    "ws://good.example/x",
    "about:blank",
    "view-source:https://good.example/",
    "intent://good.example/#Intent;end",
    "x-https://good.example/x.png",
    "https+x://good.example/x.png",
    "ht tps://good.example/x.png",
    "https ://good.example/x.png",
    "https://good.example/a b.png",
    "https://good.example/a\tb.png",
    "https://good.example/a\nb.png",
    "https://good.example/a\u{0}b.png",
    "https://good.example/a\u{7F}b.png",
    "https://good.example/a\u{85}b.png",
    "https://good.example/a\u{A0}b.png",
    "https://good.example/a\u{2028}b.png",
    "https://good.example/\"onerror=alert(1)",
    "https://good.example/'onerror=alert(1)",
    "https://good.example/`x`",
    "https://good.example/<script>",
    "https://good.example/x>y",
    "https://good.example/\u{202E}gnp.exe",
    "https://good.example/\u{2066}x\u{2069}.png",
    "https://good.example/\u{200F}x.png",
    "https://good.example/\u{61C}x.png",
    "https://good.example/\u{200B}x.png",
    "https://good.example/\u{FEFF}x.png",
    "https://good.example/\\..\\x.png",
    "https://good.example/a/../../b.png",
    "https://good.example/a/%2e%2E/b.png",
    "https://good.example/..",
    "https://user@good.example/x.png",
    "https://user:word@good.example/x.png",
    "https://cdn.discordapp.com@evil.example/x.png",
    "https://@good.example/x.png",
    "https://good.example:443@evil.example/x.png",
    "https://gооd.example/x.png",
    "https://例え.example/x.png",
    "https://good。example/x.png",
    "https://good%2Eexample/x.png",
    "https://[::1]/x.png",
    "https://good..example/x.png",
    "https://.good.example/x.png",
    "https://good.example./x.png",
    "https://under_score.example/x.png",
    "https://good.example,evil.example/x.png",
    "https://good.example;x/x.png",
];

/// Rejected because of their port.
const PORTS: [&str; 7] = [":", ":0", ":65536", ":99999999999", ":-1", ":+1", ":80:80"];

#[test]
fn hostile_links_are_rejected() {
    for link in HOSTILE {
        for https in [true, false] {
            assert_eq!(safe_link(link, https), None, "{link:?}");
            assert_eq!(image_sources(link, (320, 320), &[], https), None, "{link:?}");
        }
    }
    for port in PORTS {
        assert_eq!(safe_link(&format!("https://good.example{port}/x.png"), true), None, "{port}");
    }
}

#[test]
fn a_safe_link_is_normalised() {
    let cases = [
        ("https://good.example/x.png", "https://good.example/x.png"),
        ("  https://good.example/x.png\r\n", "https://good.example/x.png"),
        ("HTTPS://GOOD.Example/Path?Q=A#F", "https://good.example/Path?Q=A#F"),
        ("https://good.example", "https://good.example"),
        ("https://good.example?x=1", "https://good.example?x=1"),
        ("https://good.example#x", "https://good.example#x"),
        ("https://good.example:8443/x", "https://good.example:8443/x"),
        ("https://xn--fsq.example/x", "https://xn--fsq.example/x"),
        ("https://192.168.1.5:65535/x", "https://192.168.1.5:65535/x"),
        ("https://localhost/x", "https://localhost/x"),
        ("https://good.example/灯塔/a%20b.png", "https://good.example/灯塔/a%20b.png"),
        ("https://good.example/@user:1/a..b/.../x", "https://good.example/@user:1/a..b/.../x"),
        ("https://good.example/x?next=../..", "https://good.example/x?next=../.."),
        ("https://good.example/x?u=http://user@other", "https://good.example/x?u=http://user@other"),
    ];
    for (link, normal) in cases {
        assert_eq!(safe_link(link, true).as_deref(), Some(normal), "{link}");
        assert_eq!(safe_link(link, false).as_deref(), Some(normal), "{link}");
        assert_eq!(safe_link(normal, true).as_deref(), Some(normal), "the normal form is stable");
    }
}

#[test]
fn http_is_allowed_on_http_pages_only() {
    let link = "HTTP://files.lan:8080/fox.png";
    assert_eq!(safe_link(link, true), None);
    assert_eq!(safe_link(link, false).as_deref(), Some("http://files.lan:8080/fox.png"));
}

#[test]
fn a_link_has_at_most_4096_characters() {
    let link = |length: usize| format!("https://a.b/{}", "x".repeat(length - 12));
    assert_eq!(safe_link(&link(4096), true), Some(link(4096)));
    assert_eq!(safe_link(&link(4097), true), None);
}

proptest! {
    #[test]
    fn every_accepted_link_is_a_plain_https_link(
        scheme in "https|HTTPS|http|javascript|data|//|\\PC{0,4}",
        seam in "://|:|:/|:\\\\|",
        host in "[a-z@:.\\\\\\[\\]%_é -]{0,12}",
        rest in "\\PC{0,12}|[/?#.%2eE\\\\]{0,12}",
    ) {
        if let Some(link) = safe_link(&format!("{scheme}{seam}{host}{rest}"), true) {
            let after = link.strip_prefix("https://").expect("only https");
            let host = after.split(['/', '?', '#']).next().unwrap_or("");
            prop_assert!(host.bytes().all(|b| b.is_ascii_alphanumeric() || b"-.:".contains(&b)));
            prop_assert!(host.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '-'));
            prop_assert!(!link.chars().any(|c| "\\\"'<> \u{202E}".contains(c)), "{}", link);
            prop_assert_eq!(safe_link(&link, true), Some(link));
        }
    }
}
