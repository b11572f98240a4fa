//! What DESCRIBE and SHORTEN answer, taken apart.
#![cfg(not(target_arch = "wasm32"))]

use contact_sheet::domain::suggestions::{
    Weight::{Plain, Strong, Weak},
    read,
};
use proptest::prelude::*;

#[test]
fn numbered_suggestions_become_a_list() {
    let found = read("1️⃣ a cat on a wall --ar 3:2\n\n2️⃣ a dog, film grain --ar 3:2\n\n3️⃣ two\nlines\n\n4️⃣ d");
    assert_eq!(found.prompts, ["a cat on a wall --ar 3:2", "a dog, film grain --ar 3:2", "two\nlines", "d"]);
    assert!(found.words.is_empty());
}

#[test]
fn shorten_weighs_the_words_first() {
    let found = read(
        "## Important tokens\n**lighthouse** keeper ~~in~~ ~~the~~ storm, **golden**\n\n## Shortened prompts\n\n1️⃣ lighthouse, golden\n\n2️⃣ lighthouse",
    );
    let words: Vec<_> = found.words.iter().map(|(weight, text)| (*weight, text.as_str())).collect();
    assert_eq!(
        words,
        [
            (Strong, "lighthouse"),
            (Plain, " keeper "),
            (Weak, "in"),
            (Plain, " "),
            (Weak, "the"),
            (Plain, " storm, "),
            (Strong, "golden"),
        ]
    );
    assert_eq!(found.prompts, ["lighthouse, golden", "lighthouse"]);
}

#[test]
fn servers_number_in_their_own_ways() {
    for text in [
        "1️⃣ a\n2️⃣ b",
        "1\u{20E3} a 2\u{20E3} b",
        "1️⃣a\r\n\r\n2️⃣b\r\n",
        "1. a\n2. b",
        "1) a\n 2) b",
        "1、a\n2、b",
    ] {
        assert_eq!(read(text).prompts, ["a", "b"], "{text}");
    }
    assert_eq!(read("9️⃣ a\n🔟 b").prompts, ["a", "b"]);
}

#[test]
fn numbers_inside_a_prompt_are_no_list() {
    assert_eq!(read("1️⃣ in 1920. A street of 3. Houses").prompts, ["in 1920. A street of 3. Houses"]);
    assert_eq!(read("a street, 35mm. film").prompts, ["a street, 35mm. film"]);
}

#[test]
fn a_text_without_numbers_is_one_suggestion_and_none_is_none() {
    assert_eq!(read("  a cat  ").prompts, ["a cat"]);
    assert!(read("").prompts.is_empty() && read(" \n ").prompts.is_empty());
    assert_eq!(read("1️⃣\n\n2️⃣ b").prompts, ["b"]);
}

#[test]
fn links_to_a_search_leave_their_words() {
    let found =
        read("1️⃣ a cat in [art deco](<https://www.midjourney.com/explore?q=x>) --ar 1:1\n2️⃣ [b] (c) [d](e)");
    assert_eq!(found.prompts, ["a cat in art deco --ar 1:1", "[b] (c) [d](e)"]);
}

#[test]
fn a_mark_that_is_not_closed_is_text() {
    let words = |text: &str| read(&(text.to_owned() + "\n1️⃣ x")).words;
    assert_eq!(words("a **b"), [(Plain, "a **b".to_owned())]);
    assert_eq!(words("~~a~~ ** b"), [(Weak, "a".to_owned()), (Plain, " ** b".to_owned())]);
    assert_eq!(words("****"), [(Plain, "****".to_owned())]);
    assert_eq!(words("**雾** ~~的~~")[0], (Strong, "雾".to_owned()));
}

proptest! {
    #[test]
    fn nothing_makes_it_stumble(text in "[12.)、*~#\\[\\]()<> \nab雾\u{FE0F}\u{20E3}🔟h]{0,60}") {
        let found = read(&text);
        prop_assert!(found.prompts.iter().all(|prompt| !prompt.trim().is_empty()));
    }
}
