//! The parts of a prompt: reference images, text, parameters.

use crate::domain::task::Task;

/// One parameter, such as `--ar 16:9`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawParameter {
    /// The name without dashes, in lower case.
    pub name: String,
    /// The text up to the next parameter; "" for a flag such as `--tile`.
    pub value: String,
}

/// The parts of a prompt, in the order that Midjourney requires.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prompt {
    /// The leading links, without angle brackets. Not validated: see
    /// [`safe_link`](crate::domain::image_url::safe::safe_link).
    pub references: Vec<String>,
    /// The text between references and parameters.
    pub text: String,
    /// The parameters in their original order.
    pub parameters: Vec<RawParameter>,
}

/// Parses a prompt. Never fails: anything else is text.
pub fn parse(prompt: &str) -> Prompt {
    let mut parsed = Prompt::default();
    let mut rest = prompt.trim();
    while let Some(link) = parse_reference(first_word(rest).0) {
        parsed.references.push(String::from(link));
        rest = first_word(rest).1;
    }
    let (text, mut parameters) = split_at_parameter(rest);
    parsed.text = String::from(text);
    while let Some(name) = parse_name(first_word(parameters).0) {
        let (value, next) = split_at_parameter(first_word(parameters).1);
        parsed.parameters.push(RawParameter { name: name.to_ascii_lowercase(), value: String::from(value) });
        parameters = next;
    }
    parsed
}

impl Prompt {
    /// The prompt as text, in its canonical form.
    pub fn write(&self) -> String {
        let mut words: Vec<String> = self.references.clone();
        words.push(self.text.clone());
        for parameter in &self.parameters {
            words.push(String::from("--") + &parameter.name);
            words.push(parameter.value.clone());
        }
        words.retain(|word| !word.is_empty());
        words.join(" ")
    }
}

/// Splits off the first word.
fn first_word(text: &str) -> (&str, &str) {
    let (word, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    (word, rest.trim_start())
}

/// Parses a reference link: `https://…`, or `<https://…>`, which Discord shows without a preview.
fn parse_reference(word: &str) -> Option<&str> {
    let link = word.strip_prefix('<').and_then(|inner| inner.strip_suffix('>')).unwrap_or(word);
    let (scheme, rest) = link.split_once("://")?;
    let is_http = scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http");
    (is_http && !rest.is_empty()).then_some(link)
}

/// Parses a parameter name such as `--ar`. Phones and word processors turn the two hyphens into one or two longer dashes.
fn parse_name(word: &str) -> Option<&str> {
    const LONG_DASHES: [char; 6] = ['\u{2012}', '–', '—', '\u{2015}', '\u{2212}', '－'];
    let name = word.trim_start_matches(|c| c == '-' || LONG_DASHES.contains(&c));
    let dashes = word.strip_suffix(name)?;
    let is_prefix = dashes == "--" || (dashes.chars().count() <= 2 && dashes.contains(LONG_DASHES));
    (is_prefix && name.starts_with(|c: char| c.is_ascii_alphabetic())).then_some(name)
}

/// The prompt without the links of reference images in front of its text; the whole prompt if it consists of links.
pub fn without_references(prompt: &str) -> &str {
    let mut rest = prompt.trim_start();
    while parse_reference(first_word(rest).0).is_some() {
        rest = first_word(rest).1;
    }
    if rest.is_empty() { prompt } else { rest }
}

/// Splits the text before the next parameter. `text` begins at a word.
fn split_at_parameter(text: &str) -> (&str, &str) {
    let mut rest = text;
    while !rest.is_empty() {
        if parse_name(first_word(rest).0).is_some() {
            break;
        }
        rest = first_word(rest).1;
    }
    let before = text.get(..text.len() - rest.len()).unwrap_or(text);
    (before.trim_end(), rest)
}

/// The prompt of a task with its reference images: `prompt`, `promptEn`, or the argument of `/imagine` in the description;
/// "" if all are missing.
pub fn original_prompt(task: &Task) -> String {
    let from_description = || {
        let description = task.description.as_deref()?.trim_start();
        let rest = description.strip_prefix("/imagine")?.trim_start();
        Some(rest.strip_prefix("prompt:").unwrap_or(rest).trim_start())
    };
    let prompt = task.prompt.as_deref().or(task.prompt_en.as_deref()).or_else(from_description);
    prompt.unwrap_or_default().trim().to_owned()
}
