//! URL query strings.

use contact_sheet::domain::query_string::{build_query, encode_component, parse_query};
use proptest::prelude::*;

fn pairs(query: &str) -> Vec<(String, String)> {
    parse_query(query)
}

fn one(value: &str) -> String {
    pairs(&format!("v={value}")).remove(0).1
}

#[test]
fn a_query_may_have_a_question_mark_and_empty_parts() {
    let both = [(String::from("a"), String::from("1")), (String::from("b"), String::from("2"))];
    for query in ["?a=1&b=2", "a=1&b=2", "&&a=1&&b=2&"] {
        assert_eq!(pairs(query), both, "{query}");
    }
    assert_eq!((pairs(""), pairs("?"), pairs("&")), (vec![], vec![], vec![]));
    assert_eq!(pairs("??a"), [(String::from("?a"), String::new())]);
    assert_eq!(pairs("a=b=c"), [(String::from("a"), String::from("b=c"))]);
    assert_eq!(pairs("=x"), [(String::new(), String::from("x"))]);
}

#[test]
fn percent_sequences_are_decoded_and_invalid_ones_stay() {
    let cases = [
        ("a+b", "a b"),
        ("a%20b", "a b"),
        ("a%2Bb", "a+b"),
        ("%E7%8c%ab", "猫"),
        ("100%", "100%"),
        ("%4", "%4"),
        ("%zz%41", "%zzA"),
        ("%%41", "%A"),
        ("%+1", "% 1"),
        ("%-1", "%-1"),
        ("%FF", "\u{FFFD}"),
        ("%E7%8C", "\u{FFFD}"),
        ("猫", "猫"),
        ("%é", "%é"),
        ("%00", "\0"),
    ];
    for (query, value) in cases {
        assert_eq!(one(query), value, "{query}");
    }
}

#[test]
fn a_query_escapes_only_what_it_must() {
    assert_eq!(build_query(&[]), "");
    let pair = |value: &str| build_query(&[("v", String::from(value))]);
    assert_eq!(pair("a b"), "?v=a+b");
    assert_eq!(pair("AZaz09-._~,:/@!$'()*;"), "?v=AZaz09-._~,:/@!$'()*;");
    assert_eq!(pair("&=+#%?\"<>"), "?v=%26%3D%2B%23%25%3F%22%3C%3E");
    assert_eq!(pair("猫\n"), "?v=%E7%8C%AB%0A");
    assert_eq!(build_query(&[("a b", String::new()), ("c", String::from("d"))]), "?a+b=&c=d");
}

#[test]
fn a_component_is_safe_inside_another_url() {
    assert_eq!(encode_component("https://a.b/c d?e=f&g"), "https%3A%2F%2Fa.b%2Fc%20d%3Fe%3Df%26g");
    assert_eq!(encode_component("AZaz09-._~"), "AZaz09-._~");
}

proptest! {
    #[test]
    fn a_built_query_is_parsed_to_the_same_pairs(name in "\\PC{0,8}|[a-z&=+%# ]{0,8}", value in any::<String>()) {
        let query = build_query(&[(&name, value.clone())]);
        prop_assert!(query.bytes().all(|b| b.is_ascii_graphic()));
        prop_assert_eq!(parse_query(&query), [(name, value.clone())]);
        prop_assert_eq!(one(&encode_component(&value)), value);
    }

    #[test]
    fn any_text_is_parsed(query: String) {
        let pairs = parse_query(&query);
        prop_assert!(pairs.len() <= query.len());
    }
}
