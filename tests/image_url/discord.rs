//! Links of Discord's CDN: expiry and thumbnails.

use contact_sheet::domain::image_url::discord::{expiry, is_discord, is_expired, thumbnail};

const LINK: &str = "https://cdn.discordapp.com/attachments/1/2/a.png?ex=66bcd0a4&is=66bb7f24&hm=9f1c&";

#[test]
fn only_the_two_hosts_of_discord_are_recognised() {
    for link in
        [LINK, "HTTPS://Media.DiscordApp.Net/x", "http://cdn.discordapp.com", " https://cdn.discordapp.com/ "]
    {
        assert!(is_discord(link), "{link}");
    }
    let others = [
        "",
        "cdn.discordapp.com/x",
        "https://cdn.discordapp.com.evil.example/x",
        "https://evil.example/cdn.discordapp.com/x",
        "https://cdn.discordapp.com@evil.example/x",
        "https://user@cdn.discordapp.com/x",
        "https://cdn.discordapp.com:8443/x",
        "https://xcdn.discordapp.com/x",
        "https://discordapp.com/x",
        "ftp://cdn.discordapp.com/x",
        "javascript://cdn.discordapp.com/x",
    ];
    for link in others {
        assert!(!is_discord(link), "{link}");
        assert_eq!((expiry(link), thumbnail(link, 1, 1)), (None, None), "{link}");
    }
}

#[test]
fn the_expiry_is_in_hexadecimal_seconds() {
    assert_eq!(expiry(LINK), Some(0x66bc_d0a4 * 1000));
    let with = |query: &str| expiry(&format!("https://cdn.discordapp.com/a.png{query}"));
    assert_eq!(with("?is=1&ex=66BCD0A4#x"), Some(1_723_650_212_000));
    assert_eq!(with("?ex=0"), Some(0));
    assert_eq!(with("?ex=3afff4417f"), Some(253_402_300_799_000));
    let none = [
        "",
        "?",
        "?ex",
        "?ex=",
        "?ex=xyz",
        "?ex=-1",
        "?ex=+1",
        "?ex=3afff44180",
        "?ex=ffffffffffffffffffff",
        "?hex=1",
        "#?ex=66bcd0a4",
        "?is=1#&ex=66bcd0a4",
    ];
    for query in none {
        assert_eq!(with(query), None, "{query}");
    }
    assert_eq!(
        expiry("https://good.example/a.png?ex=66bcd0a4"),
        None,
        "the parameter of another host has another meaning"
    );
}

#[test]
fn a_link_expires_at_its_expiry() {
    let end = expiry(LINK).expect("a link with an expiry");
    assert!(!is_expired(LINK, end - 1));
    assert!(is_expired(LINK, end));
    assert!(!is_expired("https://cdn.discordapp.com/a.png", i64::MAX), "a link without an expiry");
    assert!(!is_expired("https://good.example/a.png?ex=0", i64::MAX));
}

#[test]
fn a_thumbnail_keeps_path_and_signature() {
    let small = "https://media.discordapp.net/attachments/1/2/a.png\
        ?ex=66bcd0a4&is=66bb7f24&hm=9f1c&width=320&height=180&format=webp&quality=low";
    assert_eq!(thumbnail(LINK, 320, 180).as_deref(), Some(small));
    assert_eq!(thumbnail(small, 320, 180).as_deref(), Some(small), "existing parameters are replaced");
}

#[test]
fn a_thumbnail_replaces_only_its_own_parameters() {
    let of = |rest: &str| thumbnail(&format!("https://media.discordapp.net{rest}"), 8, 9);
    let ends = "width=8&height=9&format=webp&quality=low";
    let cases = [
        ("", "?"),
        ("/a.png", "/a.png?"),
        ("/a.png?", "/a.png?"),
        ("/a.png?&&ex=1&&", "/a.png?ex=1&"),
        ("/a.png?hm=3&ex=1&is=2", "/a.png?hm=3&ex=1&is=2&"),
        ("/a.png?width=1&ex=1&format=png&quality=lossless&height=&widths=2", "/a.png?ex=1&widths=2&"),
        ("/a.png?ex=1#frag", "/a.png?ex=1&"),
        ("/灯.webp", "/灯.webp?"),
        ("/mp4", "/mp4?"),
    ];
    for (rest, small) in cases {
        assert_eq!(of(rest), Some(format!("https://media.discordapp.net{small}{ends}")), "{rest}");
    }
}

#[test]
fn a_video_has_no_thumbnail() {
    for name in ["v.mp4", "v.webm", "v.MOV", "v.Mp4?ex=1", "v.mp4#t=1"] {
        assert_eq!(thumbnail(&format!("https://cdn.discordapp.com/{name}"), 8, 8), None, "{name}");
    }
}
