//! The host configuration `config.json`.

use contact_sheet::{
    api::{endpoint::HeaderMode, server::Server},
    domain::{image_url::rewrite::Rewrite, language::Language, saved_views::SavedView},
    state::settings::host_config::HostConfig,
};

#[test]
fn an_empty_config_is_the_default() {
    assert_eq!(HostConfig::parse("{}"), Ok(HostConfig::default()));
    assert_eq!(HostConfig::default().page_size(), 20);
    assert!(!HostConfig::default().connection_locked);
}

#[test]
fn every_entry_is_read() {
    let text = "\u{feff}{
        \"endpoint\": \"https://mj.example.com\",
        \"headerMode\": \"mj-api-secret\",
        \"title\": \"影楼\",
        \"language\": \"zh-CN\",
        \"pageSize\": 50,
        \"pictures\": { \"rewrite\": [ { \"from\": \"https://cdn.discordapp.com/\", \"to\": \"pictures/\" } ] },
        \"connectionEditable\": false,
        \"readOnly\": true,
        \"stalledMinutes\": 45,
        \"readSeconds\": 20,
        \"maxResponseMb\": 32,
        \"views\": [{ \"name\": \"Failed\", \"query\": \"?status=FAILURE\" }],
        \"servers\": [{ \"name\": \"Shop 2\", \"endpoint\": \"/two\", \"headerMode\": \"bearer\", \"readOnly\": true }]
    }";
    let expected = HostConfig {
        endpoint: Some("https://mj.example.com".to_owned()),
        header_mode: HeaderMode::MjApiSecret,
        title: Some("影楼".to_owned()),
        language: Some(Language::Chinese),
        page_size: Some(50),
        rewrite: vec![Rewrite { from: "https://cdn.discordapp.com/".to_owned(), to: "pictures/".to_owned() }],
        connection_locked: true,
        read_only: true,
        stalled_minutes: Some(45),
        read_seconds: Some(20),
        max_response_mb: Some(32),
        servers_file: text.trim_start_matches('\u{feff}').to_owned(),
        views: vec![SavedView { name: "Failed".to_owned(), query: "?status=FAILURE".to_owned() }],
    };
    let server = Server {
        name: "Shop 2".to_owned(),
        endpoint: "/two".to_owned(),
        mode: HeaderMode::Bearer,
        read_only: true,
    };
    assert_eq!(expected.servers(), Ok(vec![server]));
    assert_eq!(HostConfig::parse(text), Ok(expected));
}

#[test]
fn servers_are_read_later_and_an_error_names_its_line() {
    assert_eq!(HostConfig::default().servers(), Ok(Vec::new()));
    for (text, line) in [
        ("{\n\n \"servers\": [{ \"name\": \"a\", \"endpoint\": 1 }] }", "line 3"),
        (
            "{\n \"servers\": [{ \"name\": \"a\", \"endpoint\": \"/a\" }, { \"name\": \"a\", \"endpoint\": \"/b\" }] }",
            "line 2",
        ),
    ] {
        let problem = HostConfig::parse(text).and_then(|config| config.servers()).expect_err(text);
        assert!(problem.contains(line), "{text}: {problem}");
    }
}

#[test]
fn null_and_unknown_entries_are_ignored() {
    let text = r#"{ "title": null, "pictures": {}, "of another version": [1] }"#;
    assert_eq!(HostConfig::parse(text), Ok(HostConfig::default()));
}

#[test]
fn an_error_names_its_line() {
    for (text, line) in [
        ("{\n  \"title\": \"Studio\",\n  \"language\": \"xx\"\n}", "line 3"),
        ("{\n  \"pageSize\": 0\n}", "line 2"),
        ("{\n\n  \"pageSize\": 1000\n}", "line 3"),
        ("{ \"headerMode\": \"Bearer\" }", "line 1"),
        ("{\n \"pictures\": { \"rewrite\": [ { \"from\": \"x\" } ] } }", "line 2"),
        ("{\n \"connectionEditable\": \"no\" }", "line 2"),
        ("{\n \"readOnly\": 1 }", "line 2"),
        ("{\n\n \"stalledMinutes\": 0 }", "line 3"),
        ("{\n \"readSeconds\": 2 }", "line 2"),
        ("{\n \"readSeconds\": 300.5 }", "line 2"),
        ("{\n \"maxResponseMb\": 0 }", "line 2"),
        ("{\n\n \"views\": [{ \"name\": \"No query\" }] }", "line 3"),
        ("{\"pictures\": {\"rewrite\": [\n{\"from\": \"a\",\n \"to\": \"javascript:x\"}]}}", "line 3"),
        ("{\"pictures\": {\"rewrite\": [\n{\"from\": \"a\", \"to\": \"data:text/html,\"}]}}", "line 2"),
        ("{\"pictures\": {\"rewrite\": [\n{\"from\": \"a\", \"to\": \"//b.example/\"}]}}", "line 2"),
        ("{\n  \"title\": \"Studio\"\n  \"language\": \"en\"\n}", "line 3"),
        ("{\n", "line 2"),
        ("[]", "line 1"),
    ] {
        let problem = HostConfig::parse(text).expect_err(text);
        assert!(problem.contains(line), "{text}: {problem}");
    }
}

#[test]
fn a_language_tag_may_have_a_region() {
    for (tag, language) in [
        ("en", Some(Language::English)),
        ("en-GB", Some(Language::English)),
        ("zh", Some(Language::Chinese)),
        ("zh-Hans-SG", Some(Language::Chinese)),
        ("ZH_cn", Some(Language::Chinese)),
        ("de", None),
        ("", None),
    ] {
        assert_eq!(Language::from_tag(tag), language, "{tag}");
    }
}
