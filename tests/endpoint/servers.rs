//! Servers: their list, their names, and the choice by a link.

use contact_sheet::api::{
    endpoint::HeaderMode,
    server::{
        MAX_NAME_LEN, MAX_SERVERS, Server, ServerChoice, ServerError, default_name, parse_servers,
        put_server, servers_to_json, valid_name,
    },
};
use proptest::prelude::*;
use serde_json::{Value, json};

fn server(name: &str) -> Server {
    Server {
        name: name.to_owned(),
        endpoint: format!("https://{name}.example.com"),
        mode: HeaderMode::Bearer,
        read_only: false,
    }
}

#[test]
fn a_list_is_parsed_with_its_defaults() {
    let list = json!([
        { "name": "Shop 1", "endpoint": "https://one.example.com", "headerMode": "raw", "readOnly": true, "more": 1 },
        { "name": "店 2", "endpoint": "/api" },
    ]);
    let servers = parse_servers(&list).expect("a list");
    assert_eq!(
        servers[0],
        Server {
            name: "Shop 1".to_owned(),
            endpoint: "https://one.example.com".to_owned(),
            mode: HeaderMode::Raw,
            read_only: true
        }
    );
    assert_eq!((servers[1].name.as_str(), servers[1].endpoint.as_str()), ("店 2", "/api"));
    assert_eq!((servers[1].mode, servers[1].read_only), (HeaderMode::None, false));
    assert_eq!(parse_servers(&json!([])), Some(Vec::new()));
}

#[test]
fn a_list_with_one_wrong_entry_is_no_list() {
    let good = json!({ "name": "a", "endpoint": "https://a.example" });
    for bad in [
        json!({ "endpoint": "https://a.example" }),
        json!({ "name": "b" }),
        json!({ "name": "", "endpoint": "https://a.example" }),
        json!({ "name": "a", "endpoint": "https://other.example" }),
        json!({ "name": 1, "endpoint": "https://a.example" }),
        json!({ "name": "b", "endpoint": 1 }),
        json!({ "name": "b", "endpoint": "https://a.example", "headerMode": "Bearer" }),
        json!({ "name": "b", "endpoint": "https://a.example", "headerMode": 1 }),
        json!({ "name": "b", "endpoint": "https://a.example", "readOnly": "yes" }),
        json!("b"),
        json!(null),
    ] {
        assert_eq!(parse_servers(&json!([good, bad])), None, "{bad}");
    }
    for other in [json!({}), json!("x"), json!(null)] {
        assert_eq!(parse_servers(&other), None, "{other}");
    }
    let many = |number: usize| {
        let entry = |n: usize| json!({ "name": n.to_string(), "endpoint": "https://a.example" });
        Value::Array((0..number).map(entry).collect())
    };
    assert!(parse_servers(&many(MAX_SERVERS)).is_some());
    assert!(parse_servers(&many(MAX_SERVERS + 1)).is_none());
}

#[test]
fn a_link_leads_to_the_server_that_it_names_and_to_no_other() {
    let servers = [server("a"), server("b")];
    let of = |name, default| ServerChoice::of(name, default, &servers);
    assert_eq!(of(None, Some("main")), ServerChoice::Default);
    assert_eq!(of(Some("main"), Some("main")), ServerChoice::Default);
    assert_eq!(of(Some("b"), Some("main")), ServerChoice::Listed(&servers[1]));
    // A listed server precedes a default connection that has come to have the same name.
    assert_eq!(of(Some("a"), Some("a")), ServerChoice::Listed(&servers[0]));
    for unknown in ["c", "A", "a ", "", "MAIN"] {
        assert_eq!(of(Some(unknown), Some("main")), ServerChoice::Unknown, "{unknown}");
    }
    // Without a default connection the first server is it.
    assert_eq!(of(None, None), ServerChoice::Listed(&servers[0]));
    assert_eq!(of(Some("main"), None), ServerChoice::Unknown);
    assert_eq!(ServerChoice::of(Some("a"), Some("main"), &[]), ServerChoice::Unknown);
}

#[test]
fn the_default_name_is_the_address_without_its_scheme() {
    for (endpoint, name) in [
        ("https://mj.example.com", "mj.example.com"),
        ("http://127.0.0.1:8080", "127.0.0.1:8080"),
        ("https://example.com/proxy", "example.com/proxy"),
        ("", ""),
    ] {
        assert_eq!(default_name(endpoint), name);
    }
}

#[test]
fn a_name_is_trimmed_unique_and_not_too_long() {
    let name = |name: &str| valid_name(name, ["a", "b"].into_iter());
    assert_eq!(name(" c "), Ok("c".to_owned()));
    assert_eq!(name(" "), Err(ServerError::NoName));
    assert_eq!(name(" b"), Err(ServerError::NameTaken));
    assert_eq!(name(&"猫".repeat(MAX_NAME_LEN)), Ok("猫".repeat(MAX_NAME_LEN)));
    assert_eq!(name(&"猫".repeat(MAX_NAME_LEN + 1)), Err(ServerError::LongName));
}

#[test]
fn a_server_is_replaced_in_its_place_or_added_up_to_the_maximum() {
    let mut servers = vec![server("a"), server("b")];
    assert_eq!(put_server(&mut servers, Some("a"), server("A")), Ok(()));
    assert_eq!(servers, [server("A"), server("b")]);
    // Another tab has deleted it meanwhile.
    assert_eq!(put_server(&mut servers, Some("a"), server("c")), Ok(()));
    assert_eq!(servers, [server("A"), server("b"), server("c")]);
    for number in servers.len()..MAX_SERVERS {
        assert_eq!(put_server(&mut servers, None, server(&number.to_string())), Ok(()));
    }
    assert_eq!(put_server(&mut servers, None, server("more")), Err(ServerError::TooMany));
    assert_eq!(put_server(&mut servers, Some("b"), server("B")), Ok(()));
    assert_eq!(servers.len(), MAX_SERVERS);
}

proptest! {
    #[test]
    fn a_list_is_read_as_it_was_written(
        entries in prop::collection::btree_map(".{1,20}", (".{1,30}", 0_usize..4, any::<bool>()), 0..MAX_SERVERS)
    ) {
        let server = |(name, (endpoint, mode, read_only)): (String, (String, usize, bool))| {
            Server { name, endpoint, mode: HeaderMode::ALL[mode], read_only }
        };
        let servers: Vec<Server> = entries.into_iter().map(server).collect();
        let text = servers_to_json(&servers);
        let value = serde_json::from_str(&text).expect("JSON");
        prop_assert_eq!(parse_servers(&value), Some(servers));
    }
}
