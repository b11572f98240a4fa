//! The server's own words, out of whatever form it wrapped them in.

use serde_json::Value;

use crate::domain::json_value::text;

/// The most characters of a server's words that are kept.
const MAX_CHARS: usize = 500;
/// How much of an answer is looked at, in bytes: a message is at the front, and an answer can be
/// huge.
const MAX_READ: usize = 64 * 1024;

/// The message of an error body: of `{"error":{"message"}}`, `{"error"}`, `{"message"}`,
/// `{"description"}`, `{"msg"}`, else the text itself, without tags and title first if it is HTML.
/// At most 500 characters, none of them a control.
pub fn error_message(body: &str) -> String {
    let body = body.trim_start_matches('\u{feff}').trim_start();
    let head = body.get(..body.floor_char_boundary(MAX_READ)).unwrap_or(body);
    if head.starts_with('<') {
        return tidy(&without_tags(head));
    }
    match serde_json::from_str::<Value>(head) {
        Ok(value) => tidy(&words(&value).unwrap_or_else(|| String::from(head))),
        Err(_) => tidy(head),
    }
}

/// The message in a JSON value, or None when it has none of the usual names.
fn words(value: &Value) -> Option<String> {
    if let Value::String(text) = value {
        return Some(text.clone());
    }
    let message =
        text(value, "message").or_else(|| text(value, "description")).or_else(|| text(value, "msg"));
    match (value.get("error").and_then(words), message) {
        // Spring sends the name of the status as `error` and the reason, if it tells, as `message`.
        (Some(error), Some(message)) if error != message => Some(error + ": " + &message),
        (error, message) => error.or(message),
    }
}

/// Where the text between two tags goes.
#[derive(Clone, Copy)]
enum Part {
    Title,
    Body,
    Hidden,
}

/// The readable text of a web page. Not a parser, and nothing is made into elements: it only has to
/// read well.
fn without_tags(html: &str) -> String {
    let (mut title, mut body) = (String::new(), String::new());
    let mut part = Part::Body;
    let mut rest = html;
    while let Some((before, tag)) = rest.split_once('<') {
        put(part, before, &mut title, &mut body);
        let name = tag.split(|c: char| !c.is_ascii_alphanumeric() && c != '/').next().unwrap_or("");
        if name.is_empty() && !tag.starts_with(['!', '?']) {
            put(part, "<", &mut title, &mut body);
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
    put(part, rest, &mut title, &mut body);
    let (title, body) = (tidy(&title), tidy(&body));
    // Error pages of web servers say the same in the title and in the first heading.
    match body.strip_prefix(&title).unwrap_or(&body).trim() {
        "" => title,
        more if title.is_empty() => String::from(more),
        more => title + " · " + more,
    }
}

fn put(part: Part, text: &str, title: &mut String, body: &mut String) {
    let target = match part {
        Part::Title => title,
        Part::Body => body,
        Part::Hidden => return,
    };
    target.push(' ');
    // The ampersand last, so that `&amp;lt;` stays `&lt;`.
    let text = text.replace("&nbsp;", " ").replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    target.push_str(&text.replace("&#39;", "'").replace("&amp;", "&"));
}

/// One line: white space becomes single spaces, controls go, the rest is cut to length.
fn tidy(text: &str) -> String {
    let mut line = String::new();
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.extend(word.chars().filter(|c| !c.is_control()));
    }
    if let Some((end, _)) = line.char_indices().nth(MAX_CHARS) {
        line.truncate(end);
    }
    line
}
