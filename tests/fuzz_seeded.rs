//! No response and no input makes a parser panic. The cases are generated from a fixed seed.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::RngSeed;
use serde_json::{Map, Value};

#[path = "fuzz/everything.rs"]
mod everything;
use everything::{Parser, RESPONSES, TEXTS, parse_all};

/// Parses a text with the parsers of response bodies, error bodies included.
fn parse_response(text: &str) {
    RESPONSES.iter().chain(&TEXTS[..1]).for_each(|(_, parse)| parse(text));
}

/// The fixtures that are valid UTF-8, sorted by name, because the seed selects them by index.
static FIXTURES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let files = folder.read_dir().expect("the folder is there").flatten();
    let mut paths: Vec<PathBuf> = files.map(|file| file.path()).filter(|path| path.is_file()).collect();
    paths.sort();
    paths.iter().filter_map(|path| std::fs::read_to_string(path).ok()).collect()
});

/// Any JSON with field names that the decoder knows.
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
fn every_fixture_is_parsed() {
    assert!(FIXTURES.len() >= 15);
    FIXTURES.iter().for_each(|text| parse_all(text));
}

#[test]
fn every_prefix_of_a_fixture_is_parsed() {
    for text in FIXTURES.iter().filter(|text| text.len() < 1200) {
        text.char_indices().for_each(|(end, _)| parse_response(&text[..end]));
    }
}

/// Valid inputs other than response bodies.
const INPUTS: [&str; 14] = [
    "?status=FAILURE,SUCCESS&action=UPSCALE&prompt=a+cat%20%E7%8C%AB&ids=1723547812345678,a_b&sort=finishTime,asc&page=3&size=50",
    "?instanceId=1189032547713204306&state=order-4711&failReason=banned%&promptEn=a%2Bb&description=/up",
    "https://example.com/a.png <https://s.mj.run/abc> a lighthouse, film grain --ar 16:9 --v 6 --tile --no fog, rain",
    "--niji 6 --chaos 10 --stylize 1000 --seed 4294967295 --iw 0.5 —ar 2:3 --v 5.2 --q .25 --weird 3000",
    "https://cdn.discordapp.com/attachments/11/22/a_lighthouse.png?ex=66bc5a00&is=66bb0880&hm=ab12&",
    "https://user@media.discordapp.net:443/attachments/1/2/b.webp?width=1&height=2&format=webp#frag",
    "1️⃣ a cat on a wall --ar 3:2\n\n2️⃣ a dog, film grain\n\n3️⃣ two\nlines [link](https://example.com)",
    "## Important tokens\n**lighthouse** keeper ~~in~~ ~~the~~ storm\n\n## Shortened prompts\n\n1️⃣ lighthouse",
    "Invalid parameter: `--ar 0:0` is not a valid aspect ratio; 可能包含敏感词: \"nude\" (banned)",
    "/up 1723547812345678 U2",
    "MJ::JOB::upsample_v6_2x_subtle::1::0f3a9b7e-1c2d-4e5f-8a9b-0c1d2e3f4a5b::SOLO",
    "http://127.0.0.1:8080/mj/",
    "https://MJ.example.com:8443/base/mj?x#y",
    "Wed, 21 Oct 2026 07:28:00 GMT",
];

/// Valid configuration files and stored values.
const STORED: [&str; 3] = [
    r#"{"endpoint":"https://mj.example.com","headerMode":"bearer","title":"Studio","language":"zh-CN","pageSize":50,
        "pictures":{"rewrite":[{"from":"https://cdn.discordapp.com/","to":"https://p.example/{link}"}]},
        "connectionEditable":false,"readOnly":true,"stalledMinutes":15}"#,
    r#"{"open":"blend","imagine":["a cat","state","MID_JOURNEY","SQUARE",""],"blend":["","","","PORTRAIT","1"]}"#,
    r#"[{"kind":"describe","name":"a.png","bytes":12,"data":"data:image/png;base64,AAAA"}]"#,
];

/// A random number generator with the same numbers for the same seed and case on every machine.
struct Rng(u64);

impl Rng {
    fn new(seed: u64, case: u64) -> Self {
        let mut rng = Self(seed ^ case.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        rng.below(1);
        rng
    }

    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 ^ (self.0 >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9) >> 33) as usize % bound
    }
}

/// Applies up to eight random mutations: a flipped bit, an inserted token, a deletion, a truncation, a duplication, nesting.
fn mutate(text: &str, rng: &mut Rng) -> String {
    const TOKENS: &[&[u8]] = &[
        b"\"",
        b"\\",
        b"{",
        b"}",
        b"[",
        b"]",
        b":",
        b",",
        b"0",
        b"-",
        b".",
        b"e",
        b"u",
        b"%",
        b"&",
        b"=",
        b"\xe4",
        b"null",
        b"9223372036854775808",
        b"1e400",
        b"-0",
        b"\\ud83d",
        b"\\u0000",
        b"\xef\xbb\xbf",
        b"--",
        b"://",
        "\u{202e}".as_bytes(),
        "\u{fe0f}\u{20e3}".as_bytes(),
    ];
    let mut bytes = text.as_bytes().to_vec();
    for _ in 0..=rng.below(8) {
        let at = rng.below(bytes.len());
        match rng.below(7) {
            0 => bytes[at] ^= 1 << rng.below(8),
            1 | 2 => drop(bytes.splice(at..at, TOKENS[rng.below(TOKENS.len())].iter().copied())),
            3 => drop(bytes.drain(at..(at + rng.below(40)).min(bytes.len()))),
            4 => bytes.truncate(at + 1),
            5 => {
                let part = bytes[at..(at + rng.below(60)).min(bytes.len())].to_vec();
                let to = rng.below(bytes.len());
                drop(bytes.splice(to..to, part));
            }
            _ => {
                let nesting = b"[{\"a\":".repeat(rng.below(80));
                drop(bytes.splice(at..at, nesting));
            }
        }
        if bytes.is_empty() {
            bytes.push(b'{');
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// A number from an environment variable, for longer runs or to repeat a case.
fn env_number(name: &str, default: u64) -> u64 {
    std::env::var(name)
        .map_or(default, |value| value.parse().unwrap_or_else(|_| panic!("{name} is not a number: {value}")))
}

/// Prints the case if its parser panics.
struct Case<'a> {
    number: u64,
    parser: &'a str,
    text: &'a str,
}

impl Drop for Case<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let Self { number, parser, text } = self;
            eprintln!("Case {number}, parsed as {parser}: {text:?}");
            eprintln!(
                "To repeat: SPOILED_FROM={number} SPOILED=1 cargo test --test host malformed_responses"
            );
        }
    }
}

/// Each case parses a mutated response and a mutated text. A case depends only on the seed and its number.
#[test]
fn a_hundred_thousand_malformed_responses_are_parsed() {
    let (seed, from, count) = (
        env_number("SPOILED_SEED", 20_240_813),
        env_number("SPOILED_FROM", 0),
        env_number("SPOILED", 100_000),
    );
    let fixtures = FIXTURES.iter().map(String::as_str).filter(|text| (1..4_000).contains(&text.len()));
    let responses: Vec<&str> = fixtures.collect();
    let texts: Vec<&str> = responses.iter().copied().chain(STORED).chain(INPUTS).chain(INPUTS).collect();
    let threads = std::thread::available_parallelism().map_or(1, |it| it.get()) as u64;
    let run_case = |number: u64, text: &str, parsers: &[(&'static str, Parser)]| {
        for (parser, parse) in parsers {
            let _case = Case { number, parser, text };
            parse(text);
        }
    };
    std::thread::scope(|scope| {
        for thread in 0..threads {
            let (responses, texts, run_case) = (&responses, &texts, &run_case);
            scope.spawn(move || {
                for number in (from..from + count).filter(|number| number % threads == thread) {
                    let mut rng = Rng::new(seed, number);
                    run_case(number, &mutate(responses[rng.below(responses.len())], &mut rng), &RESPONSES);
                    // One parser for each text, which takes as long as the responses together.
                    let parser = rng.below(TEXTS.len());
                    run_case(
                        number,
                        &mutate(texts[rng.below(texts.len())], &mut rng),
                        &TEXTS[parser..=parser],
                    );
                }
            });
        }
    });
    // Writes to stderr directly, because the test harness captures `eprintln!`.
    let summary =
        format!("{count} malformed responses and as many other texts parsed (seed {seed}, from {from})");
    let _ = writeln!(std::io::stderr(), "{summary}");
}

proptest! {
    #![proptest_config(seeded(2_000))]

    #[test]
    fn any_bytes_are_parsed(bytes in vec(any::<u8>(), 0..400)) {
        parse_all(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn any_text_is_parsed(text: String) {
        parse_all(&text);
    }

    #[test]
    fn text_similar_to_json_or_html_is_parsed(text in r#"[\[\]{}",:\\ud8cDefF0-9.a<>/!\- -]{0,120}"#) {
        parse_all(&text);
        parse_all(&(String::from("{\"content\":[{\"prompt\":\"") + &text + "\"}]}"));
        parse_all(&(String::from("<html>") + &text));
    }

    #[test]
    fn any_json_is_parsed(value in json()) {
        parse_response(&value.to_string());
        parse_response(&serde_json::json!({ "content": [value] }).to_string());
    }

    #[test]
    fn a_mutated_fixture_is_parsed(which: Index, spots in vec((any::<Index>(), any::<u8>()), 1..6)) {
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
        parse_response(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn a_fixture_with_a_value_of_another_type_is_parsed(which: Index, spot: Index, new in json()) {
        let valid = FIXTURES.iter().filter_map(|text| serde_json::from_str(text).ok());
        let mut fixtures: Vec<Value> = valid.collect();
        let which = which.index(fixtures.len());
        let value = &mut fixtures[which];
        let mut left = spot.index(count(value));
        replace(value, &mut left, &new);
        parse_response(&value.to_string());
    }
}

/// The number of values in a value, itself included.
fn count(value: &Value) -> usize {
    match value {
        Value::Array(items) => 1 + items.iter().map(count).sum::<usize>(),
        Value::Object(map) => 1 + map.values().map(count).sum::<usize>(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => 1,
    }
}

/// Replaces the value with index `left` in depth-first order by `new`.
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
