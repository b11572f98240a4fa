//! Rows, lines and names of exports.

use contact_sheet::domain::{
    export::{
        csv::{self, ExportColumn, column_names, columns_from_names, iso_time},
        file_name::{export_name, picture_extension, picture_name},
        format::{ExportFormat, json_line},
    },
    task::Task,
};
use proptest::prelude::*;
use serde_json::{Value, json};

fn task(value: Value) -> Task {
    Task::from_value(value).expect("an object")
}

fn utc(_: i64) -> i64 {
    0
}

/// The cells of the lines of a table (RFC 4180).
fn parse(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => cell.extend(chars.next()),
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut cell)),
            '\r' if !quoted && chars.next_if_eq(&'\n').is_some() => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            other => cell.push(other),
        }
    }
    assert!(!quoted && cell.is_empty() && row.is_empty(), "whole lines: {text:?}");
    rows
}

#[test]
fn a_row_has_the_columns_in_their_order() {
    let task = task(json!({
        "id": "1", "status": "SUCCESS", "action": "IMAGINE", "prompt": "a \"fox\", red --ar 1:1", "promptEn": "fox",
        "description": "/imagine fox", "state": "shop 1", "submitTime": 1_795_804_940_123_i64,
        "startTime": 1_795_804_943_623_i64, "finishTime": 1_795_805_003_000_i64, "imageUrl": "https://x.example/1.png",
        "videoUrls": ["https://x.example/1.mp4", "https://x.example/2.mp4"],
        "properties": { "discordInstanceId": "77", "botType": "MID_JOURNEY" },
    }));
    let text = csv::header(&ExportColumn::ALL) + &csv::row(&task, &ExportColumn::ALL, &|_| 60);
    let rows = parse(&text);
    assert_eq!(rows[0].join(","), column_names(&ExportColumn::ALL));
    assert_eq!(
        rows[1],
        [
            "1",
            "SUCCESS",
            "IMAGINE",
            "a \"fox\", red --ar 1:1",
            "fox",
            "/imagine fox",
            "",
            "shop 1",
            "77",
            "MID_JOURNEY",
            "2026-11-27T19:42:20.123+01:00",
            "2026-11-27T19:42:23.623+01:00",
            "2026-11-27T19:43:23.000+01:00",
            "3.5",
            "59.3",
            "https://x.example/1.png",
            "https://x.example/1.mp4 https://x.example/2.mp4",
        ]
    );
    let columns = columns_from_names("finishTime,id,unknown");
    assert_eq!(columns, [ExportColumn::Id, ExportColumn::Finished]);
    assert_eq!(csv::header(&columns), "id,finishTime\r\n");
    assert_eq!(columns_from_names("unknown"), ExportColumn::ALL);
    assert_eq!(columns_from_names(&column_names(&ExportColumn::ALL)), ExportColumn::ALL);
}

#[test]
fn formulas_are_neutralised() {
    for text in [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\tx",
        "\rx",
        "\n=x",
        "=HYPERLINK(\"http://x\",\"y\")",
        "＝1",
        "--ar 1:1",
        "@",
    ] {
        let task = task(json!({ "id": "1", "prompt": text }));
        let cells = parse(&csv::row(&task, &[ExportColumn::Prompt], &utc));
        assert_eq!(cells, [[format!("'{text}")]], "{text:?}");
    }
    for text in ["1-1", "a=b", " =1", "'quoted'", "—long"] {
        let task = task(json!({ "id": "1", "prompt": text }));
        assert_eq!(parse(&csv::row(&task, &[ExportColumn::Prompt], &utc)), [[text]]);
    }
}

#[test]
fn times_are_iso_with_their_zone() {
    let ms = 1_795_804_940_007;
    for (offset, text) in [
        (0, "2026-11-27T18:42:20.007Z"),
        (60, "2026-11-27T19:42:20.007+01:00"),
        (-570, "2026-11-27T09:12:20.007-09:30"),
        (345, "2026-11-28T00:27:20.007+05:45"),
    ] {
        assert_eq!(iso_time(ms, offset), text);
    }
    assert_eq!(iso_time(0, 0), "1970-01-01T00:00:00.000Z");
    for ms in [-1, i64::MIN, i64::MAX, 253_402_300_800_000] {
        assert_eq!(iso_time(ms, 60), ms.to_string());
    }
}

#[test]
fn json_lines_are_the_tasks_without_private_values() {
    let value = json!({
        "id": "1", "prompt": "two\nlines", "unknown": { "a": [1, 2.5, null] },
        "notifyHook": "https://x.example/secret", "properties": { "notifyHook": "https://x.example/secret", "b": "c" },
    });
    let line = json_line(&task(value.clone()));
    assert!(line.ends_with('\n') && line.matches('\n').count() == 1);
    let mut written: Value = serde_json::from_str(&line).expect("JSON");
    assert!(!line.contains("secret"));
    assert_eq!(written["notifyHook"].take(), "••••••");
    assert_eq!(written["properties"]["notifyHook"].take(), "••••••");
    let mut expected = value;
    expected["notifyHook"].take();
    expected["properties"]["notifyHook"].take();
    assert_eq!(written, expected);
}

#[test]
fn names_are_valid_on_every_file_system() {
    let name = |value: Value| picture_name(&task(value), &utc);
    let ms = 1_795_804_940_007_i64;
    assert_eq!(
        name(
            json!({ "id": "17", "submitTime": ms, "prompt": "https://x.example/a.png A red/fox: in \\ snow? --ar 1:1" })
        ),
        "2026-11-27_18-42_17_A-red-fox-in-snow"
    );
    assert_eq!(name(json!({ "id": "17", "prompt": "红色的狐狸，在雪中" })), "undated_17_红色的狐狸-在雪中");
    assert_eq!(name(json!({ "id": "../../etc", "submitTime": -1 })), "undated_etc");
    assert_eq!(name(json!({})), "undated");
    let long = name(json!({ "id": "1", "prompt": "word ".repeat(100) }));
    assert_eq!(long, "undated_1_".to_owned() + &["word"; 12].join("-"));
    assert_eq!(
        name(json!({ "id": "1", "prompt": "x".repeat(500) })),
        "undated_1_".to_owned() + &"x".repeat(60)
    );
    assert_eq!(export_name(ExportFormat::Csv, ms), "contact-sheet-tasks-2026-11-27-1842.csv");
    assert_eq!(export_name(ExportFormat::Pictures, ms), "contact-sheet-pictures-2026-11-27-1842.zip");
    for (media_type, link, expected) in [
        ("image/webp", "https://x/a.png", ".webp"),
        ("IMAGE/PNG; charset=x", "https://x/a", ".png"),
        ("", "https://x/a.JPEG?x=.gif", ".jpg"),
        ("application/octet-stream", "https://x/a.webp", ".webp"),
        ("", "https://x/a", ".png"),
    ] {
        assert_eq!(picture_extension(media_type, link), expected, "{media_type} {link}");
    }
    for format in ExportFormat::ALL {
        assert_eq!(ExportFormat::from_name(format.name()), format);
    }
    assert_eq!(ExportFormat::from_name("other"), ExportFormat::Csv);
}

proptest! {
    #[test]
    fn any_text_survives_a_table(text in any::<String>(), state in "[\"\r\n,;=' a]{0,9}") {
        let task = Task { prompt: Some(text.clone()), state: Some(state.clone()), ..task(json!({ "id": "1" })) };
        let columns = [ExportColumn::Prompt, ExportColumn::State];
        let rows = parse(&(csv::header(&columns) + &csv::row(&task, &columns, &utc)));
        prop_assert_eq!(rows.len(), 2);
        for (cell, text) in rows[1].iter().zip([&text, &state]) {
            let neutralised = "'".to_owned() + text;
            prop_assert!(cell == text || *cell == neutralised);
            prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']));
        }
    }

    #[test]
    fn names_have_no_character_that_a_file_system_forbids(id in any::<String>(), prompt in any::<String>()) {
        let task = Task { id, prompt: Some(prompt), ..task(json!({})) };
        let name = picture_name(&task, &utc);
        prop_assert!(name.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_'));
        prop_assert!(!name.is_empty() && name.chars().count() <= 130);
    }
}
