//! The result text of DESCRIBE and SHORTEN, parsed into its suggestions.

/// The weight of a word in a prompt, as SHORTEN marks it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// `**important**`
    Strong,
    /// Unmarked.
    Plain,
    /// `~~idle~~`
    Weak,
}

/// The parts of a result text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Suggestions {
    /// The text before the suggestions, without headings: the prompt with the weight of each word.
    pub words: Vec<(Weight, String)>,
    /// The suggested prompts.
    pub prompts: Vec<String>,
}

/// Parses a result text. A text without a numbered list is one suggestion.
pub fn parse(text: &str) -> Suggestions {
    let text = strip_links(text);
    let mut pieces = split_numbered(&text, keycap_marker);
    if pieces.len() < 2 {
        pieces = split_numbered(&text, list_marker);
    }
    let (before, prompts) = match pieces.split_first() {
        Some((before, prompts)) if !prompts.is_empty() => (strip_headings(before), prompts),
        Some((all, _)) => return Suggestions { words: Vec::new(), prompts: parse_prompts(&[all]) },
        None => return Suggestions::default(),
    };
    Suggestions { words: parse_weights(&before), prompts: parse_prompts(prompts) }
}

fn parse_prompts(pieces: &[&str]) -> Vec<String> {
    let texts = pieces.iter().map(|piece| strip_headings(piece));
    texts.filter(|text| !text.is_empty()).collect()
}

/// Splits a text at its markers; the first piece precedes the first marker. `marker` returns the length in bytes of the
/// marker at the start of a text, 0 without one; its second argument is true at the start of a line.
fn split_numbered(text: &str, marker: fn(&str, bool) -> usize) -> Vec<&str> {
    let mut pieces = Vec::new();
    let (mut start, mut at_line_start) = (0, true);
    for (at, c) in text.char_indices() {
        let length = marker(&text[at..], at_line_start);
        if length > 0 && at >= start {
            pieces.push(&text[start..at]);
            start = at + length;
        }
        at_line_start = c == '\n' || (at_line_start && c.is_whitespace());
    }
    pieces.push(&text[start..]);
    pieces
}

/// The length of a keycap emoji: `🔟`, or a digit, an optional emoji variation selector and the enclosing keycap (`1️⃣`).
fn keycap_marker(text: &str, _: bool) -> usize {
    const ENCLOSING_KEYCAP: char = '\u{20E3}';
    let mut chars = text.char_indices();
    match chars.next() {
        Some((_, '🔟')) => return '🔟'.len_utf8(),
        Some((_, digit)) if digit.is_ascii_digit() => {}
        Some(_) | None => return 0,
    }
    let keycap = match chars.next() {
        Some((_, '\u{FE0F}')) => chars.next(),
        other => other,
    };
    keycap.filter(|(_, c)| *c == ENCLOSING_KEYCAP).map_or(0, |(at, c)| at + c.len_utf8())
}

/// The length of `1. `, `1) ` or `1、` at the start of a line.
fn list_marker(text: &str, at_line_start: bool) -> usize {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &text[digits..];
    let has_separator = rest.starts_with(". ") || rest.starts_with(") ") || rest.starts_with('、');
    if at_line_start && (1..=2).contains(&digits) && has_separator {
        digits + rest.chars().next().map_or(0, char::len_utf8)
    } else {
        0
    }
}

/// Removes Discord's headings (`## …`).
fn strip_headings(text: &str) -> String {
    let lines = text.lines().filter(|line| !line.trim_start().starts_with("##"));
    lines.map(str::trim_end).collect::<Vec<_>>().join("\n").trim().to_owned()
}

/// Replaces links such as `[words](<https://…>)` by their text, because they are not part of the prompt.
fn strip_links(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, from)) = rest.split_once('[') {
        out.push_str(before);
        let link = from.split_once("](").and_then(|(words, after)| {
            let (address, after) = after.split_once(')')?;
            let is_link = !words.contains(['[', '\n']) && address.trim_start_matches('<').starts_with("http");
            is_link.then_some((words, after))
        });
        match link {
            Some((words, after)) => {
                out.push_str(words);
                rest = after;
            }
            None => {
                out.push('[');
                rest = from;
            }
        }
    }
    out + rest
}

/// Parses words in `**` and `~~`. An unclosed mark is text.
fn parse_weights(text: &str) -> Vec<(Weight, String)> {
    let mut words: Vec<(Weight, String)> = Vec::new();
    let mut rest = text;
    let mut push = |weight: Weight, text: &str| match words.last_mut() {
        Some((last, before)) if *last == weight => before.push_str(text),
        Some(_) | None if text.is_empty() => {}
        Some(_) | None => words.push((weight, text.to_owned())),
    };
    while let Some((at, mark, weight)) = find_mark(rest) {
        let (before, from) = (&rest[..at], &rest[at + mark.len()..]);
        push(Weight::Plain, before);
        match from.split_once(mark) {
            Some((inside, after)) if !inside.is_empty() => {
                push(weight, inside);
                rest = after;
            }
            Some(_) | None => {
                push(Weight::Plain, mark);
                rest = from;
            }
        }
    }
    push(Weight::Plain, rest);
    words
}

/// The first mark: its position, its text and its weight.
fn find_mark(text: &str) -> Option<(usize, &'static str, Weight)> {
    let strong = text.find("**").map(|at| (at, "**", Weight::Strong));
    let weak = text.find("~~").map(|at| (at, "~~", Weight::Weak));
    strong.into_iter().chain(weak).min_by_key(|(at, ..)| *at)
}
