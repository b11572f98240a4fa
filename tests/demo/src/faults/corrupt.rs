//! Faults that corrupt the JSON of a response.

use axum::body::Body;
use axum::http::{Response, header};
use serde_json::{Value, json};

use super::mutate;

/// Kind of corruption.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs, reason = "the catalogue says what each is")]
pub enum Corruption {
    WrongTypes,
    NullContent,
    WrongTotals,
    PastEnd,
    HugeIds,
    OddTimes,
    OddTexts,
    OddIds,
    Items(usize),
    Megabytes(usize),
    /// One of [`mutate::ALL`], by its name.
    Mutation(&'static str),
}

/// Corrupts the JSON of a response; other bodies pass unchanged.
pub async fn corrupt(response: Response<Body>, corruption: Corruption) -> Response<Body> {
    let (mut parts, body) = response.into_parts();
    let bytes = axum::body::to_bytes(body, usize::MAX).await.unwrap_or_default();
    let Ok(mut json) = serde_json::from_slice::<Value>(&bytes) else {
        return Response::from_parts(parts, Body::from(bytes));
    };
    corruption.apply(&mut json);
    parts.headers.remove(header::CONTENT_LENGTH);
    let text = json.to_string();
    let has_lone = matches!(corruption, Corruption::OddTexts | Corruption::Mutation("lone-surrogates"));
    let text = if has_lone { text.replace(mutate::LONE_SURROGATE, r"\ud83d") } else { text };
    Response::from_parts(parts, Body::from(text))
}

impl Corruption {
    fn apply(self, json: &mut Value) {
        match self {
            Self::WrongTotals => {
                merge(
                    json,
                    json!({"totalElements": 3, "totalPages": 0, "numberOfElements": 999, "number": 7, "first": false, "last": false, "empty": true}),
                );
            }
            Self::PastEnd => merge(
                json,
                json!({"content": [], "empty": true, "last": true, "numberOfElements": 0, "number": 99_999}),
            ),
            Self::NullContent if json.get("content").is_some() => merge(json, json!({"content": null})),
            // Pages only: the response of a submit endpoint has no content.
            Self::Mutation(name) if json.get("content").is_some() => {
                if let Some(page) = mutate::named(name).and_then(|found| found.page) {
                    merge(json, page());
                }
            }
            _ => {}
        }
        let Some(tasks) = tasks(json) else { return };
        match self {
            Self::Items(count) => *tasks = tasks.iter().cycle().take(count).cloned().collect(),
            Self::Megabytes(count) => {
                if let Some(task) = tasks.first_mut() {
                    merge(task, json!({"prompt": "cat ".repeat(count << 18)}));
                }
            }
            _ => {
                for (number, task) in tasks.iter_mut().enumerate() {
                    self.apply_to_task(number, task);
                }
            }
        }
        if self == Self::WrongTypes {
            tasks.splice(0..0, [Value::Null, json!("task"), json!(7), json!([])]);
            merge(
                json,
                json!({"totalElements": "5000", "totalPages": "250", "number": "0", "first": "true", "sort": [], "pageable": "INSTANCE"}),
            );
        }
    }

    fn apply_to_task(self, number: usize, task: &mut Value) {
        match self {
            Self::WrongTypes => wrong_types(number, task),
            Self::NullContent => {
                for (_, value) in task.as_object_mut().into_iter().flatten().filter(|(name, _)| *name != "id")
                {
                    *value = Value::Null;
                }
            }
            Self::HugeIds => merge(
                task,
                json!({"id": 9_007_199_254_740_993_u64 + number as u64, "submitTime": 9_007_199_254_740_993_u64, "finishTime": u64::MAX}),
            ),
            Self::OddTimes => {
                let times = [
                    json!(1_700_000_000),
                    json!(-62_135_596_800_000_i64),
                    json!(253_402_300_800_000_i64),
                    json!(0),
                    json!(1e300),
                    json!("2024-08-13 19:06:46"),
                ];
                merge(
                    task,
                    json!({"submitTime": times[number % 6], "startTime": times[(number + 1) % 6], "finishTime": times[(number + 2) % 6]}),
                );
            }
            Self::OddTexts => {
                let text = match number % 6 {
                    0 => "a\u{0}b\u{7}c".to_owned(),
                    1 => "LONE-SURROGATE tail".to_owned(),
                    2 => "abc \u{202E}gnp.exe\u{202C} \u{2066}x".to_owned(),
                    3 => "e\u{301}\u{302}\u{303}\u{323}".repeat(40),
                    4 => " ".to_owned(),
                    _ => "x".repeat(100_000),
                };
                merge(
                    task,
                    json!({"prompt": text, "description": text, "failReason": text, "state": text, "progress": text}),
                );
            }
            Self::OddIds => match number % 4 {
                0 => merge(task, json!({"id": ""})),
                1 => drop(task.as_object_mut().and_then(|fields| fields.remove("id"))),
                _ => merge(
                    task,
                    json!({"id": "same", "buttons": [{"label": "U1"}, {"customId": null, "emoji": null}, null, "U2", {}]}),
                ),
            },
            Self::Mutation(name) => {
                if let Some(with) = mutate::named(name).and_then(|found| found.task) {
                    merge(task, with(number));
                }
            }
            Self::WrongTotals | Self::PastEnd | Self::Items(_) | Self::Megabytes(_) => {}
        }
    }
}

fn wrong_types(number: usize, task: &mut Value) {
    let text =
        |value: &Value| if value.is_number() { Value::String(value.to_string()) } else { value.clone() };
    let (submit, finish) = (text(&task["submitTime"]), text(&task["finishTime"]));
    merge(
        task,
        json!({"submitTime": submit, "finishTime": finish, "progress": 45, "prompt": 12_345, "buttons": {}, "properties": "[]"}),
    );
    match number % 4 {
        0 => merge(task, json!({"status": "ARCHIVED", "action": "DREAM"})),
        1 => merge(task, json!({"status": "", "action": null, "imageUrl": 7})),
        2 => merge(task, json!({"status": 3, "action": ["IMAGINE"], "description": {"text": "x"}})),
        _ => {}
    }
}

/// The tasks of a page or a list.
fn tasks(json: &mut Value) -> Option<&mut Vec<Value>> {
    match json {
        Value::Array(tasks) => Some(tasks),
        Value::Object(page) => page.get_mut("content").and_then(Value::as_array_mut),
        _ => None,
    }
}

fn merge(target: &mut Value, with: Value) {
    if let (Value::Object(target), Value::Object(with)) = (target, with) {
        target.extend(with);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page() -> Value {
        json!({"content": [{"id": "1", "prompt": "a", "submitTime": 5}, {"id": "2"}], "totalElements": 2})
    }

    fn corrupted(corruption: Corruption) -> Value {
        let mut page = page();
        corruption.apply(&mut page);
        page
    }

    #[test]
    fn each_corruption_has_its_effect() {
        assert_eq!(corrupted(Corruption::PastEnd)["content"], json!([]));
        assert_eq!(corrupted(Corruption::WrongTotals)["totalElements"], 3);
        assert_eq!(corrupted(Corruption::NullContent)["content"], Value::Null);
        assert_eq!(corrupted(Corruption::Items(10))["content"].as_array().unwrap().len(), 10);
        assert_eq!(corrupted(Corruption::WrongTypes)["content"][4]["submitTime"], "5");
        assert!(corrupted(Corruption::HugeIds)["content"][0]["id"].as_u64().unwrap() > 1 << 53);
        assert_eq!(corrupted(Corruption::OddIds)["content"][1].get("id"), None);
        assert_eq!(corrupted(Corruption::Mutation("same-ids"))["content"][1]["id"], "same");
        assert_eq!(corrupted(Corruption::Mutation("negative-totals"))["totalElements"], -5);
        assert_eq!(corrupted(Corruption::Mutation("content-number"))["content"], 20);
    }
}
