//! Mutations: faults that change one property of every task, or of the page.

use serde_json::{Value, json};

/// Placeholder for a lone surrogate, which serde_json cannot write; it is replaced in the output.
pub const LONE_SURROGATE: &str = "LONE-SURROGATE";

/// A mutation.
pub struct Mutation {
    /// Name of the fault.
    pub name: &'static str,
    /// Description for the help text.
    pub what: &'static str,
    /// Fields to set on the task with this index.
    pub task: Option<fn(usize) -> Value>,
    /// Fields to set on the page.
    pub page: Option<fn() -> Value>,
}

const fn tasks(name: &'static str, what: &'static str, task: fn(usize) -> Value) -> Mutation {
    Mutation { name, what, task: Some(task), page: None }
}

const fn page(name: &'static str, what: &'static str, page: fn() -> Value) -> Mutation {
    Mutation { name, what, task: None, page: Some(page) }
}

fn texts(text: &str) -> Value {
    json!({"prompt": text, "promptEn": text, "description": text, "failReason": text, "state": text, "progress": text})
}

fn times(time: &Value) -> Value {
    json!({"submitTime": time, "startTime": time, "finishTime": time})
}

/// Cycles through the values.
fn cycle<const N: usize>(number: usize, values: [Value; N]) -> Value {
    values[number % N].clone()
}

/// All mutations.
pub const ALL: &[Mutation] = &[
    tasks("lone-surrogates", "half of a surrogate pair in every text", |_| texts("a LONE-SURROGATE b")),
    tasks("nul", "NUL in every text", |_| texts("a\u{0}b")),
    tasks("controls", "bells, escapes, line separators, byte order marks in every text", |_| {
        texts("a\u{7}\u{8}\u{1b}[31m\u{85}\u{2028}\u{2029}\u{feff}\u{fffe}z")
    }),
    tasks("rtl-override", "marks that change the reading direction, and are never closed", |_| {
        texts("abc \u{202E}gnp.exe \u{2067}x \u{202B}y")
    }),
    tasks(
        "long-prompts",
        "100 kB in every prompt",
        |_| json!({"prompt": "a lighthouse in the fog ".repeat(4_267)}),
    ),
    tasks("long-words", "100 kB without a space in every text", |_| texts(&"x".repeat(100_000))),
    tasks("combining", "a thousand accents on one letter", |_| {
        texts(&format!("a{}b", "\u{323}\u{301}".repeat(500)))
    }),
    tasks("blank-texts", "blanks in every text", |_| texts(" \u{a0}\u{2003}\t\n")),
    tasks("times-in-seconds", "times in seconds instead of milliseconds", |_| times(&json!(1_700_000_000))),
    tasks("negative-times", "times before 1970, before the year 0, and the least number", |n| {
        times(&[json!(-1), json!(-62_198_755_200_000_i64), json!(i64::MIN)][n % 3])
    }),
    tasks("year-10000", "times from the year 10000 on", |n| {
        times(&[json!(253_402_300_800_000_i64), json!(8_640_000_000_000_001_i64), json!(i64::MAX)][n % 3])
    }),
    tasks("times-as-texts", "times as dates in words", |n| {
        times(
            &[json!("2024-08-13T19:06:46Z"), json!("13.08.2024"), json!("yesterday"), json!("1723575000000")]
                [n % 4],
        )
    }),
    tasks(
        "times-backwards",
        "finished before it was submitted",
        |_| json!({"submitTime": 1_723_575_000_000_i64, "startTime": 1_723_574_000_000_i64, "finishTime": 1}),
    ),
    tasks("fraction-times", "times with fractions, and larger than any date", |n| {
        times(&[json!(1_723_575_000_000.75), json!(1e300), json!(-1e300)][n % 3])
    }),
    tasks("same-ids", "the same id for every task", |_| json!({"id": "same"})),
    tasks("empty-ids", "an empty id for every task", |_| json!({"id": ""})),
    tasks(
        "number-ids",
        "ids as numbers, some with fractions",
        |n| json!({"id": cycle(n, [json!(n), json!(n as f64 + 0.5)])}),
    ),
    tasks(
        "odd-id-signs",
        "ids with slashes, quotes, spaces, signs of markup",
        |n| json!({"id": format!("{n}/../a b?c=d&e#f%00\"'<i>\\")}),
    ),
    tasks(
        "no-custom-ids",
        "buttons without a customId",
        |_| json!({"buttons": [{"label": "U1"}, {"customId": null, "label": "U2", "emoji": null}, {"customId": "", "label": "V1"}, {}]}),
    ),
    tasks(
        "many-buttons",
        "300 buttons on every task",
        |_| json!({"buttons": (0..300).map(|n| json!({"customId": format!("MJ::JOB::x::{n}"), "label": format!("X{n}"), "type": 2, "style": 2})).collect::<Vec<_>>()}),
    ),
    tasks(
        "odd-buttons",
        "buttons that are none, or of other types",
        |n| json!({"buttons": cycle(n, [json!([null, "U1", 7, [], {"customId": 5, "label": [], "emoji": {}, "style": "3", "type": null}]), json!("[]"), json!({"0": {}}), json!(null)])}),
    ),
    tasks(
        "unknown-statuses",
        "statuses that nobody knows, and none",
        |n| json!({"status": cycle(n, [json!("ARCHIVED"), json!(""), json!(3), Value::Null, json!("success")])}),
    ),
    tasks(
        "unknown-actions",
        "actions that nobody knows, and none",
        |n| json!({"action": cycle(n, [json!("DREAM_WEAVER"), json!(""), json!(["IMAGINE"]), Value::Null])}),
    ),
    tasks(
        "odd-progress",
        "progress beyond 100 %, below 0, and no number",
        |n| json!({"status": "IN_PROGRESS", "progress": cycle(n, [json!("900%"), json!("-5%"), json!("NaN%"), json!(1e9), json!({"percent": 4}), json!("%"), json!("12.5 %")])}),
    ),
    tasks(
        "odd-pictures",
        "links to pictures that are none",
        |n| json!({"imageUrl": cycle(n, [json!("not a link"), json!("https://"), json!("ftp://example.com/a.png"), json!(" "), json!(7), json!({"url": "x"})])}),
    ),
    tasks(
        "odd-properties",
        "properties as a list, as text, as numbers, and nested 100 deep",
        |n| json!({"properties": cycle(n, [json!([1, 2]), json!("{\"finalPrompt\":"), json!(5), nested(100)])}),
    ),
    tasks("proto-keys", "fields called __proto__, constructor, toString", |_| {
        let own = json!({"polluted": true, "toString": null, "id": "x"});
        json!({"__proto__": own, "constructor": own, "toString": own, "hasOwnProperty": 1, "properties": {"__proto__": own, "constructor": {"prototype": own}}})
    }),
    tasks("more-fields", "500 fields more than anybody knows", |_| {
        Value::Object((0..500).map(|n| (format!("newField{n}"), json!({"n": n}))).collect())
    }),
    page(
        "negative-totals",
        "negative totals",
        || json!({"totalElements": -5, "totalPages": -1, "numberOfElements": -20, "size": -20, "number": -1}),
    ),
    page(
        "huge-totals",
        "totals up to the largest number",
        || json!({"totalElements": u64::MAX, "totalPages": i64::MAX, "numberOfElements": 1e300}),
    ),
    page(
        "fraction-totals",
        "totals with fractions, and as text",
        || json!({"totalElements": 200.7, "totalPages": "10.0", "number": 0.5, "size": "20"}),
    ),
    page(
        "no-totals",
        "no total at all",
        || json!({"totalElements": null, "totalPages": null, "last": null, "first": null, "number": null, "size": null, "numberOfElements": null, "pageable": null}),
    ),
    page("null-tasks", "null in the place of every task", || json!({"content": vec![Value::Null; 20]})),
    page(
        "content-object",
        "content as an object of tasks",
        || json!({"content": {"1": {"id": "1"}, "2": {"id": "2"}}}),
    ),
    page("content-text", "content as a text", || json!({"content": "[{\"id\":\"1\"}]"})),
    page("content-number", "content as a number", || json!({"content": 20})),
];

/// The mutation with this name.
#[must_use]
pub fn named(name: &str) -> Option<&'static Mutation> {
    ALL.iter().find(|patch| patch.name == name)
}

fn nested(depth: usize) -> Value {
    (0..depth).fold(json!("deep"), |inner, _| json!({"in": inner}))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mutation_is_an_object_for_every_task() {
        for patch in ALL {
            assert!(patch.task.is_some() != patch.page.is_some(), "{}", patch.name);
            for number in 0..20 {
                assert!(patch.task.is_none_or(|task| task(number).is_object()), "{}", patch.name);
            }
            assert!(patch.page.is_none_or(|page| page().is_object()), "{}", patch.name);
        }
    }
}
