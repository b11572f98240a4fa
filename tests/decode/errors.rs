//! Unexpected response bodies and error statuses.

use contact_sheet::api::{body::max_bytes, error_message::error_message};
use contact_sheet::api::{
    decode::decode_page,
    error::{ApiError, UnexpectedBody},
};

use super::{error, fixture};

fn unexpected_body(kind: UnexpectedBody, message: &str) -> ApiError {
    ApiError::UnexpectedBody { kind, message: String::from(message) }
}

#[test]
fn a_login_page_is_html_and_its_title_comes_first() {
    let message = "登录 & Sign in · Please sign in Your session has expired.";
    assert_eq!(error(fixture!("login.html")), unexpected_body(UnexpectedBody::Html, message));
    assert_eq!(
        error("\u{FEFF}  <?xml version='1.0'?><Error>no</Error>"),
        unexpected_body(UnexpectedBody::Html, "no")
    );
}

#[test]
fn a_blank_body_is_empty() {
    assert_eq!(error(fixture!("empty.txt")), unexpected_body(UnexpectedBody::Empty, ""));
    assert_eq!(error("\u{FEFF} \r\n\t"), unexpected_body(UnexpectedBody::Empty, ""));
}

#[test]
fn a_truncated_body_is_not_json() {
    let error = error(fixture!("truncated.json"));
    assert!(matches!(error, ApiError::UnexpectedBody { kind: UnexpectedBody::NotJson, .. }));
    assert!(error.server_message().starts_with("{\"content\": [{\"id\": \"1723547812345678\""));
    assert_eq!(error.server_message().chars().count(), 500);
}

#[test]
fn plain_text_is_not_json() {
    assert_eq!(error("Unauthorized\n"), unexpected_body(UnexpectedBody::NotJson, "Unauthorized"));
    assert_eq!(
        error("{\"content\": [1e999]}"),
        unexpected_body(UnexpectedBody::NotJson, "{\"content\": [1e999]}")
    );
}

#[test]
fn error_objects_with_status_200_are_recognised() {
    let cases = [
        (fixture!("error-object-200.json"), "参数错误: pageSize"),
        (fixture!("openai-style-error.json"), "Invalid token (request id: 20240813193012)"),
        (fixture!("gateway-error.json"), "quota_not_enough"),
        (fixture!("spring-500.json"), "Internal Server Error: Page index must not be less than zero"),
        (fixture!("csharp-success-false.json"), "演示模式，禁止操作"),
        (r#"{"success":false,"message":"no","data":{"content":[]}}"#, "no"),
        (r#"{"content":[],"error":"index missing"}"#, "index missing"),
        (r#"{"error":"unauthorised"}"#, "unauthorised"),
        (r#"{"msg":"没有权限"}"#, "没有权限"),
    ];
    for (text, message) in cases {
        assert_eq!(error(text), unexpected_body(UnexpectedBody::ErrorObject, message), "{text}");
    }
}

#[test]
fn valid_json_of_another_form_is_not_a_page() {
    for text in
        ["[]", "[{\"id\":\"1\"}]", "7", "null", "true", "{}", r#"{"content":{}}"#, r#"{"content":"none"}"#]
    {
        assert_eq!(error(text), unexpected_body(UnexpectedBody::OtherJson, text), "{text}");
    }
    assert_eq!(error("\"Not Found\""), unexpected_body(UnexpectedBody::OtherJson, "Not Found"));
    for none in ["null", "false", "0", "\"\"", "[]"] {
        let text = format!(r#"{{"content":[],"error":{none},"message":null}}"#);
        assert!(decode_page(&text).is_ok(), "{none} is not an error");
    }
}

#[test]
fn json_that_is_too_deep_or_too_large_has_its_own_kind() {
    let deep = "[".repeat(100_000);
    assert!(matches!(error(&deep), ApiError::UnexpectedBody { kind: UnexpectedBody::TooDeep, .. }));
    let large = " ".repeat(4) + &"9".repeat(max_bytes() as usize + 1);
    assert!(matches!(error(&large), ApiError::UnexpectedBody { kind: UnexpectedBody::TooLarge, .. }));
}

#[test]
fn every_status_maps_to_an_error() {
    let body = fixture!("openai-style-error.json");
    let message = String::from("Invalid token (request id: 20240813193012)");
    let from = |status| ApiError::from_status(status, body, Some(7));
    assert_eq!(from(401), ApiError::Unauthorized { message: message.clone() });
    assert_eq!(from(403), ApiError::Forbidden { message: message.clone() });
    for status in [404, 405, 501] {
        assert_eq!(
            from(status),
            ApiError::NoSuchEndpoint { status, is_json: true, message: message.clone() }
        );
    }
    assert_eq!(from(429), ApiError::TooManyRequests { retry_after: Some(7), message: message.clone() });
    for status in [500, 502, 503, 504, 599] {
        assert_eq!(
            from(status),
            ApiError::ServerFailed { status, retry_after: Some(7), message: message.clone() }
        );
    }
    for status in [0, 304, 400, 402, 418, 600] {
        assert_eq!(
            from(status),
            ApiError::ClientError { status, retry_after: Some(7), message: message.clone() }
        );
    }
}

#[test]
fn every_error_has_a_status_or_none_and_a_message_or_none() {
    for status in [400, 401, 403, 404, 429, 500, 501] {
        let error = ApiError::from_status(status, "no\u{0}\u{7} \n way", None);
        assert_eq!((error.status(), error.server_message()), (Some(status), "no way"));
    }
    for error in [ApiError::Unreachable, ApiError::TimedOut { seconds: 30 }, ApiError::InvalidEndpoint] {
        assert_eq!((error.status(), error.server_message()), (None, ""));
    }
    assert_eq!((error("[]").status(), error("[]").server_message()), (None, "[]"));
}

#[test]
fn the_error_message_is_found_in_every_format() {
    let cases = [
        ("", ""),
        ("  Token 无效  ", "Token 无效"),
        (r#""quoted""#, "quoted"),
        (r#"{"error":{"message":"a"},"message":"b"}"#, "a: b"),
        (r#"{"error":"same","message":"same"}"#, "same"),
        (r#"{"error":{"code":7},"description":"d","msg":"m"}"#, "d"),
        (r#"{"code":7}"#, r#"{"code":7}"#),
        (r#"{"message":"two\n\nlines\u0007"}"#, "two lines"),
        ("<b>bold</b> &lt;i&gt; &amp;lt; a < b", "bold <i> &lt; a < b"),
        ("<html><title>  </title><body>only&nbsp;body", "only body"),
        ("<html><title>only title</title>", "only title"),
        ("<script>hidden", ""),
        ("<", "<"),
        ("<?xml version='1.0'?><p a='1'>one<br/>two</p>", "one two"),
        ("<!-- <b>never</b> closed", ""),
    ];
    for (body, message) in cases {
        assert_eq!(error_message(body), message, "{body}");
    }
    assert_eq!(error_message(fixture!("nginx-502.html")), "502 Bad Gateway · nginx/1.25.3");
}

#[test]
fn an_error_message_has_at_most_500_characters() {
    assert_eq!(error_message(&"猫".repeat(100_000)), "猫".repeat(500));
    let message = format!("{{\"message\":\"{}\"}}", "é".repeat(600));
    assert_eq!(error_message(&message), "é".repeat(500));
    let html = format!("<p>{}</p>", "word ".repeat(20_000));
    assert_eq!(error_message(&html).chars().count(), 499, "a space at the end is removed");
}
