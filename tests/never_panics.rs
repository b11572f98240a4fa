//! Nothing that a server can send makes the decoding panic. The cases come from a fixed seed.
#![cfg(not(target_arch = "wasm32"))]

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use contact_sheet::picture::{expiry, is_expired, ratio, sources, thumbnail};
use contact_sheet::prompt::parse;
use contact_sheet::proxy::reply::said;
use contact_sheet::proxy::{Answer, Page, ProxyError, Task, decode, decode_task, decode_tasks};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::RngSeed;
use serde_json::{Map, Value};

/// Reads a text in every way there is, and uses all that comes out.
fn read(text: &str) {
    if let Ok(page) = decode(text) {
        use_page(&page);
    }
    if let Ok((tasks, _)) = decode_tasks(text) {
        tasks.iter().for_each(use_task);
    }
    if let Ok(Some(task)) = decode_task(text) {
        use_task(&task);
    }
    assert!(said(text).chars().count() <= 500);
    let error = ProxyError::from_status(429, text, Some(5));
    assert!(!error.details().chars().any(char::is_control));
}

fn use_page(page: &Page) {
    page.tasks.iter().for_each(use_task);
    for (number, size) in [(0, 0), (1, 20), (u32::MAX, u32::MAX)] {
        let total = page.total(number, size);
        assert!(total >= page.tasks.len() as u64);
    }
}

fn use_task(task: &Task) {
    for now in [i64::MIN, 0, 1_723_547_812_345, i64::MAX] {
        assert!(task.waiting_ms(now).is_none_or(|ms| ms >= 0));
        assert!(task.running_ms(now).is_none_or(|ms| ms >= 0));
    }
    assert!(task.percent().is_none_or(|percent| percent <= 100));
    assert!(task.raw.is_object());
    task.bot();
    ratio(task.prompt.as_deref());
    if let Some(link) = &task.image_url {
        sources(link, (320, 320), &[], true);
    }
}

/// The fixtures that are text. In order of their names, because the seed picks them by number.
static FIXTURES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let files = folder.read_dir().expect("the folder is there").flatten();
    let mut paths: Vec<PathBuf> = files.map(|file| file.path()).filter(|path| path.is_file()).collect();
    paths.sort();
    paths.iter().filter_map(|path| std::fs::read_to_string(path).ok()).collect()
});

/// Any JSON, with the names that the decoding looks for.
fn json() -> impl Strategy<Value = Value> {
    let names = [
        "content",
        "result",
        "data",
        "error",
        "message",
        "description",
        "code",
        "success",
        "id",
        "status",
        "action",
        "buttons",
        "properties",
        "submitTime",
        "startTime",
        "finishTime",
        "progress",
        "imageUrl",
        "prompt",
        "emoji",
        "totalElements",
        "totalPages",
        "last",
        "pageable",
        "sort",
        "name",
        "botType",
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        "[-0-9.%]{0,20}|[\\[{\"a:1}\\]]{0,8}|https://cdn.discordapp.com/\\PC{0,8}".prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 60, 8, move |inner| {
        let object = vec((proptest::sample::select(names.to_vec()), inner.clone()), 0..8);
        prop_oneof![
            vec(inner, 0..6).prop_map(Value::from),
            object.prop_map(|pairs| {
                Value::Object(
                    pairs.into_iter().map(|(name, value)| (String::from(name), value)).collect::<Map<_, _>>(),
                )
            }),
        ]
    })
}

fn seeded(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        rng_seed: RngSeed::Fixed(20_240_813),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

#[test]
fn the_fixtures_are_read() {
    assert!(FIXTURES.len() >= 15);
    FIXTURES.iter().for_each(|text| read(text));
}

#[test]
fn every_beginning_of_a_fixture_is_read() {
    for text in FIXTURES.iter().filter(|text| text.len() < 1200) {
        text.char_indices().for_each(|(end, _)| read(&text[..end]));
    }
}

/// As many as a server sends in days, quick enough for every run: each is a fixture with up to eight bytes spoiled, read
/// as all that an answer can be. The same numbers each time.
#[test]
fn a_hundred_thousand_spoiled_answers_are_read() {
    const SIGNS: &[u8] = b"\"\\{}[]:,0-.eu\xe4";
    let fixtures: Vec<&[u8]> =
        FIXTURES.iter().map(|text| text.as_bytes()).filter(|text| (1..4_000).contains(&text.len())).collect();
    let mut state = 20_240_813_u64;
    let mut next = move |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    for _ in 0..100_000 {
        let mut bytes = fixtures[next(fixtures.len())].to_vec();
        for _ in 0..=next(8) {
            let at = next(bytes.len());
            match next(4) {
                0 => bytes[at] ^= 1 << next(8),
                1 => bytes.insert(at, SIGNS[next(SIGNS.len())]),
                2 => drop(bytes.drain(at..(at + next(9)).min(bytes.len()))),
                _ => bytes.truncate(at + 1),
            }
            if bytes.is_empty() {
                bytes.push(b'{');
            }
        }
        let text = String::from_utf8_lossy(&bytes);
        let _ = (decode(&text), decode_tasks(&text), decode_task(&text), Answer::decode(&text, false));
    }
}

proptest! {
    #![proptest_config(seeded(2_000))]

    #[test]
    fn any_bytes_are_read(bytes in vec(any::<u8>(), 0..400)) {
        read(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn any_text_is_read(text: String) {
        read(&text);
        parse(&text);
        thumbnail(&text, 1, 1);
        is_expired(&text, 0);
        expiry(&(String::from("https://cdn.discordapp.com/?ex=") + &text));
    }

    #[test]
    fn text_that_looks_like_json_or_html_is_read(text in r#"[\[\]{}",:\\ud8cDefF0-9.a<>/!\- -]{0,120}"#) {
        read(&text);
        read(&(String::from("{\"content\":[{\"prompt\":\"") + &text + "\"}]}"));
        read(&(String::from("<html>") + &text));
    }

    #[test]
    fn any_json_is_read(value in json()) {
        read(&value.to_string());
        read(&serde_json::json!({ "content": [value] }).to_string());
    }

    #[test]
    fn a_spoiled_fixture_is_read(which: Index, spots in vec((any::<Index>(), any::<u8>()), 1..6)) {
        let mut bytes = which.get(&FIXTURES).clone().into_bytes();
        bytes.push(b'\n');
        for (spot, byte) in &spots {
            let at = spot.index(bytes.len());
            match byte % 4 {
                0 if bytes.len() > 1 => drop(bytes.remove(at)),
                1 => bytes.insert(at, *byte),
                2 => bytes.truncate(at.max(1)),
                _ => bytes[at] = *byte,
            }
        }
        read(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn a_fixture_with_a_value_of_another_kind_is_read(which: Index, spot: Index, new in json()) {
        let sound = FIXTURES.iter().filter_map(|text| serde_json::from_str(text).ok());
        let mut fixtures: Vec<Value> = sound.collect();
        let which = which.index(fixtures.len());
        let value = &mut fixtures[which];
        let mut left = spot.index(count(value));
        replace(value, &mut left, &new);
        read(&value.to_string());
    }
}

/// How many values there are in a value, itself included.
fn count(value: &Value) -> usize {
    match value {
        Value::Array(items) => 1 + items.iter().map(count).sum::<usize>(),
        Value::Object(map) => 1 + map.values().map(count).sum::<usize>(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => 1,
    }
}

/// Puts `new` in the place of the value that stands `left` values further on.
fn replace(value: &mut Value, left: &mut usize, new: &Value) -> bool {
    if *left == 0 {
        *value = new.clone();
        return true;
    }
    *left -= 1;
    match value {
        Value::Array(items) => items.iter_mut().any(|item| replace(item, left, new)),
        Value::Object(map) => map.values_mut().any(|item| replace(item, left, new)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => false,
    }
}
