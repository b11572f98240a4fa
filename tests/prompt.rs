//! Parsing and writing of prompts.

use contact_sheet::domain::prompt::{Prompt, RawParameter, parse};
use proptest::prelude::*;

/// A prompt from its parts.
fn prompt(references: &[&str], text: &str, parameters: &[(&str, &str)]) -> Prompt {
    let parameter = |(name, value): &(&str, &str)| RawParameter {
        name: String::from(*name),
        value: String::from(*value),
    };
    Prompt {
        references: references.iter().map(|link| String::from(*link)).collect(),
        text: String::from(text),
        parameters: parameters.iter().map(parameter).collect(),
    }
}

#[test]
fn a_prompt_has_references_text_and_parameters() {
    let all = "https://s.mj.run/a <https://s.mj.run/b> a lighthouse, film grain --ar 16:9 --v 6.1 --tile";
    let parts = prompt(
        &["https://s.mj.run/a", "https://s.mj.run/b"],
        "a lighthouse, film grain",
        &[("ar", "16:9"), ("v", "6.1"), ("tile", "")],
    );
    assert_eq!(parse(all), parts);
    let plain = "https://s.mj.run/a https://s.mj.run/b a lighthouse, film grain --ar 16:9 --v 6.1 --tile";
    assert_eq!(parts.write(), plain);
}

#[test]
fn every_part_is_optional() {
    assert_eq!(parse(""), Prompt::default());
    assert_eq!(parse(" \n "), Prompt::default());
    assert_eq!(parse("a cat"), prompt(&[], "a cat", &[]));
    assert_eq!(parse("--tile"), prompt(&[], "", &[("tile", "")]));
    assert_eq!(parse("https://a.b/c"), prompt(&["https://a.b/c"], "", &[]));
    assert_eq!(parse("https://a.b/c --ar 1:1"), prompt(&["https://a.b/c"], "", &[("ar", "1:1")]));
    assert_eq!(Prompt::default().write(), "");
}

#[test]
fn a_value_runs_to_the_next_parameter() {
    assert_eq!(parse("x --no a, b, c --q 2"), prompt(&[], "x", &[("no", "a, b, c"), ("q", "2")]));
    let links = "x --sref https://a.b/1 https://a.b/2 --sw 50";
    assert_eq!(parse(links), prompt(&[], "x", &[("sref", "https://a.b/1 https://a.b/2"), ("sw", "50")]));
    assert_eq!(parse("x --seed -5"), prompt(&[], "x", &[("seed", "-5")]));
    assert_eq!(parse("x --v 6 --v 5"), prompt(&[], "x", &[("v", "6"), ("v", "5")]), "both stay, in order");
}

#[test]
fn names_are_lower_cased_and_may_have_an_em_dash() {
    assert_eq!(parse("x --AR 16:9 --Tile"), prompt(&[], "x", &[("ar", "16:9"), ("tile", "")]));
    assert_eq!(parse("x —ar 16:9 —niji"), prompt(&[], "x", &[("ar", "16:9"), ("niji", "")]));
    assert_eq!(parse("x — a pause"), prompt(&[], "x — a pause", &[]));
    assert_eq!(parse("x —猫"), prompt(&[], "x —猫", &[]));
}

#[test]
fn dashes_inside_text_are_text() {
    for text in ["a--b", "well-known", "x -- y", "x --", "x ---y", "x --9", "x -ar 1:1", "x–y", "猫--ar"] {
        assert_eq!(parse(text), prompt(&[], text, &[]), "{text}");
    }
}

#[test]
fn only_leading_links_are_references() {
    let cases = [
        ("a https://a.b/c", prompt(&[], "a https://a.b/c", &[])),
        ("HTTP://a.b/c cat", prompt(&["HTTP://a.b/c"], "cat", &[])),
        ("https:// cat", prompt(&[], "https:// cat", &[])),
        ("ftp://a.b/c cat", prompt(&[], "ftp://a.b/c cat", &[])),
        ("<a cat>", prompt(&[], "<a cat>", &[])),
        ("<https://a b>", prompt(&[], "<https://a b>", &[])),
        ("https://a.b/1\n\thttps://a.b/2\n猫", prompt(&["https://a.b/1", "https://a.b/2"], "猫", &[])),
    ];
    for (text, parts) in cases {
        assert_eq!(parse(text), parts, "{text}");
    }
}

#[test]
fn white_space_inside_the_text_is_kept() {
    assert_eq!(parse("  two  spaces,\n\na line --ar 1:1 ").text, "two  spaces,\n\na line");
    assert_eq!(parse("x::2 y::-1 {a,b} 🦊").write(), "x::2 y::-1 {a,b} 🦊");
}

/// Words around the boundaries between the parts of a prompt.
fn word() -> impl Strategy<Value = String> {
    let plain = [
        "cat",
        "猫",
        "a--b",
        "--",
        "—",
        "-",
        "---x",
        "--9",
        "16:9",
        "<",
        ">",
        "<https://x>y",
        ",",
        "\n",
        "\u{A0}",
    ];
    let special = [
        "--ar",
        "--AR",
        "--no",
        "—v",
        "--tile",
        "https://a.b/c",
        "<https://a.b/c>",
        "HTTP://x",
        "<https://<https://x>>",
    ];
    let words: Vec<&str> = plain.into_iter().chain(special).collect();
    prop_oneof![6 => proptest::sample::select(words).prop_map(String::from), 1 => any::<String>()]
}

proptest! {
    #[test]
    fn a_written_prompt_is_parsed_to_the_same_parts(words in proptest::collection::vec(word(), 0..12)) {
        let parts = parse(&words.join(" "));
        prop_assert_eq!(parse(&parts.write()), parts);
    }

    #[test]
    fn no_letter_or_digit_is_lost(text: String) {
        let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
        prop_assert_eq!(letters(&parse(&text).write()), letters(&text));
    }
}
