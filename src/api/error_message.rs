//! Extraction of the error message from a response body.

use serde_json::Value;

use crate::domain::json_value::text;

/// The maximum length of a message in characters.
const MAX_MESSAGE_CHARS: usize = 500;
/// The number of bytes of a body that are searched: the message is at the front, and a body can be huge.
const MAX_READ_BYTES: usize = 64 * 1024;

/// The message of an error body: `{"error":{"message"}}`, `{"error"}`, `{"message"}`, `{"description"}` or `{"msg"}`,
/// otherwise the text itself; HTML without its tags, the title first. At most 500 characters, no control characters.
pub fn error_message(body: &str) -> String {
    let body = body.trim_start_matches('\u{feff}').trim_start();
    let head = body.get(..body.floor_char_boundary(MAX_READ_BYTES)).unwrap_or(body);
    if head.starts_with('<') {
        return to_line(&strip_tags(head));
    }
    match serde_json::from_str::<Value>(head) {
        Ok(value) => to_line(&json_message(&value).unwrap_or_else(|| String::from(head))),
        Err(_) => to_line(head),
    }
}

/// The message in a JSON value. None if it has no field with a known name.
fn json_message(value: &Value) -> Option<String> {
    if let Value::String(text) = value {
        return Some(text.clone());
    }
    let message =
        text(value, "message").or_else(|| text(value, "description")).or_else(|| text(value, "msg"));
    match (value.get("error").and_then(json_message), message) {
        // Spring sends the name of the status as `error` and the reason as `message`.
        (Some(error), Some(message)) if error != message => Some(error + ": " + &message),
        (error, message) => error.or(message),
    }
}

/// The part of a document to which text belongs.
#[derive(Clone, Copy)]
enum Part {
    Title,
    Body,
    Hidden,
}

/// The readable text of a web page. Not an HTML parser: the result is only displayed as text.
fn strip_tags(html: &str) -> String {
    let (mut title, mut body) = (String::new(), String::new());
    let mut part = Part::Body;
    let mut rest = html;
    while let Some((before, tag)) = rest.split_once('<') {
        push_text(part, before, &mut title, &mut body);
        let name = tag.split(|c: char| !c.is_ascii_alphanumeric() && c != '/').next().unwrap_or("");
        if name.is_empty() && !tag.starts_with(['!', '?']) {
            push_text(part, "<", &mut title, &mut body);
            rest = tag;
            continue;
        }
        part = match (part, name.to_ascii_lowercase().as_str()) {
            (_, "title") => Part::Title,
            (_, "script" | "style") => Part::Hidden,
            (_, "/title" | "/script" | "/style") => Part::Body,
            (part, _) => part,
        };
        let end = if tag.starts_with("!--") { "-->" } else { ">" };
        rest = tag.split_once(end).map_or("", |(_, after)| after);
    }
    push_text(part, rest, &mut title, &mut body);
    let (title, body) = (to_line(&title), to_line(&body));
    // Error pages of web servers repeat the title in the first heading.
    match body.strip_prefix(&title).unwrap_or(&body).trim() {
        "" => title,
        more if title.is_empty() => String::from(more),
        more => title + " · " + more,
    }
}

fn push_text(part: Part, text: &str, title: &mut String, body: &mut String) {
    let target = match part {
        Part::Title => title,
        Part::Body => body,
        Part::Hidden => return,
    };
    target.push(' ');
    // The ampersand is last, so that `&amp;lt;` becomes `&lt;`.
    let text = text.replace("&nbsp;", " ").replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    target.push_str(&text.replace("&#39;", "'").replace("&amp;", "&"));
}

/// Converts a text to one line: single spaces, no control characters, at most [`MAX_MESSAGE_CHARS`].
fn to_line(text: &str) -> String {
    let mut line = String::new();
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.extend(word.chars().filter(|c| !c.is_control()));
    }
    if let Some((end, _)) = line.char_indices().nth(MAX_MESSAGE_CHARS) {
        line.truncate(end);
    }
    line
}
