//! Names of exported files, valid on every file system.

use crate::domain::{
    export::{csv::MAX_MS, format::ExportFormat},
    format::utc::format_minutes,
    prompt::{original_prompt, parse},
    task::Task,
};

/// The most characters of the words of a prompt in a name.
const MAX_WORDS_CHARS: usize = 60;
/// The most characters of an id in a name.
const MAX_ID_CHARS: usize = 40;
/// The endings of pictures, with their media types.
const EXTENSIONS: [(&str, &str); 7] = [
    ("image/png", ".png"),
    ("image/jpeg", ".jpg"),
    ("image/webp", ".webp"),
    ("image/gif", ".gif"),
    ("image/avif", ".avif"),
    ("image/svg+xml", ".svg"),
    ("video/mp4", ".mp4"),
];

/// The name of an export: `contact-sheet-2026-11-27-1842.csv`. `local_ms` is the present time as if the local zone were UTC.
pub fn export_name(format: ExportFormat, local_ms: i64) -> String {
    let part = match format {
        ExportFormat::Csv | ExportFormat::JsonLines => "tasks-",
        ExportFormat::Links => "links-",
        ExportFormat::Pictures => "pictures-",
    };
    ["contact-sheet-", part, &format_minutes(local_ms, "-").replace(':', ""), format.extension()].concat()
}

/// The name of a picture without its ending: the date of submission, the id and the first words of the prompt.
/// `offset_minutes` is the offset of the reader's time zone from UTC at a moment.
pub fn picture_name(task: &Task, offset_minutes: &dyn Fn(i64) -> i64) -> String {
    let date = task.submit_time.filter(|ms| (0..=MAX_MS).contains(ms)).map(|ms| {
        let local = format_minutes(ms + offset_minutes(ms) * 60_000, "_");
        local.replace(':', "-")
    });
    let date = date.unwrap_or_else(|| "undated".to_owned());
    let prompt = parse(&original_prompt(task)).text;
    let parts = [date, words(&task.id, MAX_ID_CHARS), words(&prompt, MAX_WORDS_CHARS)];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join("_")
}

/// The ending of a picture's file by its media type, or by its link; `.png` if neither says.
pub fn picture_extension(media_type: &str, link: &str) -> &'static str {
    let media_type = media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    if let Some((_, extension)) = EXTENSIONS.iter().find(|(known, _)| *known == media_type) {
        return extension;
    }
    let path = link.split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
    let of_link = EXTENSIONS.iter().find(|(_, extension)| path.ends_with(extension));
    of_link.map_or(if path.ends_with(".jpeg") { ".jpg" } else { ".png" }, |(_, extension)| extension)
}

/// The letters and digits of a text, with a hyphen in place of everything else. Ends with a whole word if it is too long.
fn words(text: &str, max_chars: usize) -> String {
    let mut name = String::new();
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let length = name.chars().count();
        if length > 0 && length + 1 + word.chars().count() > max_chars {
            break;
        }
        if length > 0 {
            name.push('-');
        }
        name.extend(word.chars().take(max_chars));
    }
    name
}
