//! What DESCRIBE and SHORTEN answer: a text for Discord, taken apart so that each suggestion can be used.

/// How much a word of a prompt counts, as SHORTEN marks it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// `**important**`
    Strong,
    /// Neither.
    Plain,
    /// `~~idle~~`
    Weak,
}

/// An answer in its parts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Suggestions {
    /// What stands before the suggestions, without headings: the prompt with its words weighed.
    pub words: Vec<(Weight, String)>,
    /// The prompts that are suggested.
    pub prompts: Vec<String>,
}

/// Reads an answer. A text without numbers is one suggestion.
pub fn read(text: &str) -> Suggestions {
    let text = without_links(text);
    let mut pieces = numbered(&text, keycap);
    if pieces.len() < 2 {
        pieces = numbered(&text, counted);
    }
    let (before, prompts) = match pieces.split_first() {
        Some((before, prompts)) if !prompts.is_empty() => (without_headings(before), prompts),
        Some((all, _)) => return Suggestions { words: Vec::new(), prompts: told(&[all]) },
        None => return Suggestions::default(),
    };
    Suggestions { words: weighed(&before), prompts: told(prompts) }
}

fn told(pieces: &[&str]) -> Vec<String> {
    let texts = pieces.iter().map(|piece| without_headings(piece));
    texts.filter(|text| !text.is_empty()).collect()
}

/// Cuts a text before each sign; what stands before the first one comes first. `sign` tells how many bytes of a text are
/// a sign, 0 for none, given whether the text begins a line.
fn numbered(text: &str, sign: fn(&str, bool) -> usize) -> Vec<&str> {
    let mut pieces = Vec::new();
    let (mut from, mut line_begins) = (0, true);
    for (at, c) in text.char_indices() {
        let length = sign(&text[at..], line_begins);
        if length > 0 && at >= from {
            pieces.push(&text[from..at]);
            from = at + length;
        }
        line_begins = c == '\n' || (line_begins && c.is_whitespace());
    }
    pieces.push(&text[from..]);
    pieces
}

/// `1️⃣`: a digit, perhaps the sign for a coloured picture, and the frame of a key; or `🔟`.
fn keycap(text: &str, _: bool) -> usize {
    const FRAME: char = '\u{20E3}';
    let mut chars = text.char_indices();
    match chars.next() {
        Some((_, '🔟')) => return '🔟'.len_utf8(),
        Some((_, digit)) if digit.is_ascii_digit() => {}
        Some(_) | None => return 0,
    }
    let frame = match chars.next() {
        Some((_, '\u{FE0F}')) => chars.next(),
        other => other,
    };
    frame.filter(|(_, c)| *c == FRAME).map_or(0, |(at, c)| at + c.len_utf8())
}

/// `1. ` or `1) ` at the beginning of a line.
fn counted(text: &str, line_begins: bool) -> usize {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &text[digits..];
    let signed = rest.starts_with(". ") || rest.starts_with(") ") || rest.starts_with('、');
    if line_begins && (1..=2).contains(&digits) && signed {
        digits + rest.chars().next().map_or(0, char::len_utf8)
    } else {
        0
    }
}

/// Headings (`## …`) are Discord's; we have our own.
fn without_headings(text: &str) -> String {
    let lines = text.lines().filter(|line| !line.trim_start().starts_with("##"));
    lines.map(str::trim_end).collect::<Vec<_>>().join("\n").trim().to_owned()
}

/// Some words are links to a search, `[words](<https://…>)`: no part of a prompt.
fn without_links(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, from)) = rest.split_once('[') {
        out.push_str(before);
        let link = from.split_once("](").and_then(|(words, after)| {
            let (address, after) = after.split_once(')')?;
            let plain = !words.contains(['[', '\n']) && address.trim_start_matches('<').starts_with("http");
            plain.then_some((words, after))
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

/// A mark that is not closed is text.
fn weighed(text: &str) -> Vec<(Weight, String)> {
    let mut words: Vec<(Weight, String)> = Vec::new();
    let mut rest = text;
    let mut put = |weight: Weight, text: &str| match words.last_mut() {
        Some((last, before)) if *last == weight => before.push_str(text),
        _ if text.is_empty() => {}
        _ => words.push((weight, text.to_owned())),
    };
    while let Some((at, sign, weight)) = first_mark(rest) {
        let (before, from) = (&rest[..at], &rest[at + sign.len()..]);
        put(Weight::Plain, before);
        match from.split_once(sign) {
            Some((inside, after)) if !inside.is_empty() => {
                put(weight, inside);
                rest = after;
            }
            Some(_) | None => {
                put(Weight::Plain, sign);
                rest = from;
            }
        }
    }
    put(Weight::Plain, rest);
    words
}

fn first_mark(text: &str) -> Option<(usize, &'static str, Weight)> {
    let strong = text.find("**").map(|at| (at, "**", Weight::Strong));
    let struck = text.find("~~").map(|at| (at, "~~", Weight::Weak));
    strong.into_iter().chain(struck).min_by_key(|(at, ..)| *at)
}
