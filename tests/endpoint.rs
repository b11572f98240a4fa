//! Endpoint addresses and authentication headers.

mod servers;

use contact_sheet::api::endpoint::{EndpointError, HeaderMode, is_valid_token, normalise, origin};

#[test]
fn an_address_is_normalised() {
    for (typed, normalised) in [
        ("https://mj.example.com", "https://mj.example.com"),
        ("  HTTPS://MJ.Example.com/  ", "https://mj.example.com"),
        ("https://mj.example.com/mj", "https://mj.example.com"),
        ("https://mj.example.com/mj/", "https://mj.example.com"),
        ("https://example.com/Proxy/mj/", "https://example.com/Proxy"),
        ("https://example.com/proxy?key=1#top", "https://example.com/proxy"),
        ("https://example.com:8443/a/b//", "https://example.com:8443/a/b"),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
        ("http://localhost:3000/mj", "http://localhost:3000"),
        ("http://[::1]:8080/", "http://[::1]:8080"),
    ] {
        assert_eq!(normalise(typed, true).as_deref(), Ok(normalised), "{typed}");
    }
}

#[test]
fn an_invalid_address_has_an_error() {
    for (typed, error) in [
        ("", EndpointError::NoScheme),
        ("mj.example.com", EndpointError::NoScheme),
        ("ftp://mj.example.com", EndpointError::NoScheme),
        ("javascript://alert", EndpointError::NoScheme),
        ("https://", EndpointError::NoHost),
        ("https:///mj", EndpointError::NoHost),
        ("https://user:secret@mj.example.com", EndpointError::NoHost),
        ("https://mj example.com", EndpointError::NoHost),
        ("https://mj.example.com\\@evil.example", EndpointError::NoHost),
        ("https://例子.example", EndpointError::NoHost),
        ("https://mj.example.com/a b", EndpointError::NoHost),
        ("http://mj.example.com", EndpointError::Insecure),
        ("http://127.evil.example", EndpointError::Insecure),
        ("http://localhost.evil.example", EndpointError::Insecure),
    ] {
        assert_eq!(normalise(typed, true), Err(error), "{typed}");
    }
}

#[test]
fn an_http_page_may_use_an_http_endpoint() {
    assert_eq!(normalise("http://mj.example.com", false).as_deref(), Ok("http://mj.example.com"));
}

#[test]
fn an_origin_has_scheme_host_and_port() {
    assert_eq!(origin("https://example.com:8443/a/b"), "https://example.com:8443");
    assert_eq!(origin("https://example.com"), "https://example.com");
    assert_ne!(origin("https://example.com/a"), origin("http://example.com/a"));
}

#[test]
fn every_mode_has_its_header_and_no_token_has_none() {
    let header = |mode: HeaderMode| mode.header("t0ken");
    assert_eq!(header(HeaderMode::None), None);
    assert_eq!(header(HeaderMode::Bearer), Some(("Authorization", "Bearer t0ken".to_owned().into())));
    assert_eq!(header(HeaderMode::Raw), Some(("Authorization", "t0ken".to_owned().into())));
    assert_eq!(header(HeaderMode::MjApiSecret), Some(("mj-api-secret", "t0ken".to_owned().into())));
    for mode in HeaderMode::ALL {
        assert_eq!(mode.header(""), None);
        assert_eq!(HeaderMode::from_name(mode.name()), Some(mode));
    }
    assert_eq!(HeaderMode::from_name("Bearer"), None);
}

#[test]
fn a_token_has_only_visible_ascii() {
    assert!(is_valid_token("sk-Ab_1.~/+="));
    for text in ["a b", "a\nb", "令牌", "a\u{7f}", "caf\u{e9}"] {
        assert!(!is_valid_token(text), "{text:?}");
    }
}
