//! A prompt taken apart: reference pictures, text, parameters.

use crate::domain::task::Task;
/// One parameter, such as `--ar 16:9`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawParameter {
    /// Without its dashes, in lower case.
    pub name: String,
    /// Up to the next parameter; "" for a flag such as `--tile`.
    pub value: String,
}

/// The parts of a prompt, in the order in which Midjourney wants them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prompt {
    /// The links at the front, without angle brackets. Not yet checked: see
    /// [`safe_link`](crate::domain::image_url::safe::safe_link).
    pub references: Vec<String>,
    /// What is asked for.
    pub text: String,
    /// In the order in which they stand.
    pub parameters: Vec<RawParameter>,
}

/// Takes a prompt apart. Every text has some reading, at worst all of it as text.
pub fn parse(prompt: &str) -> Prompt {
    let mut parsed = Prompt::default();
    let mut rest = prompt.trim();
    while let Some(link) = reference(first_word(rest).0) {
        parsed.references.push(String::from(link));
        rest = first_word(rest).1;
    }
    let (text, mut parameters) = until_parameter(rest);
    parsed.text = String::from(text);
    while let Some(name) = name(first_word(parameters).0) {
        let (value, next) = until_parameter(first_word(parameters).1);
        parsed.parameters.push(RawParameter { name: name.to_ascii_lowercase(), value: String::from(value) });
        parameters = next;
    }
    parsed
}

impl Prompt {
    /// The prompt again, in its plain form.
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

/// The first word, and what follows it.
fn first_word(text: &str) -> (&str, &str) {
    let (word, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    (word, rest.trim_start())
}

/// The link that a word is: `https://…`, or `<https://…>` as one writes it in Discord to keep it
/// small.
fn reference(word: &str) -> Option<&str> {
    let link = word.strip_prefix('<').and_then(|inner| inner.strip_suffix('>')).unwrap_or(word);
    let (scheme, rest) = link.split_once("://")?;
    let known = scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http");
    (known && !rest.is_empty()).then_some(link)
}

/// The name in a word such as `--ar`, or `—ar` as phones correct it.
fn name(word: &str) -> Option<&str> {
    let name = word.strip_prefix("--").or_else(|| word.strip_prefix('—'))?;
    name.starts_with(|c: char| c.is_ascii_alphabetic()).then_some(name)
}

/// What stands before the next parameter, and that parameter with all that follows. `text` begins a
/// word.
fn until_parameter(text: &str) -> (&str, &str) {
    let mut rest = text;
    while !rest.is_empty() {
        if name(first_word(rest).0).is_some() {
            break;
        }
        rest = first_word(rest).1;
    }
    let before = text.get(..text.len() - rest.len()).unwrap_or(text);
    (before.trim_end(), rest)
}

/// The prompt that a task was made from, its reference pictures at the front; "" when nobody knows it.
pub fn original_prompt(task: &Task) -> String {
    let told = || {
        let description = task.description.as_deref()?.trim_start();
        let rest = description.strip_prefix("/imagine")?.trim_start();
        Some(rest.strip_prefix("prompt:").unwrap_or(rest).trim_start())
    };
    let prompt = task.prompt.as_deref().or(task.prompt_en.as_deref()).or_else(told);
    prompt.unwrap_or_default().trim().to_owned()
}
