//! Nothing that a server can send, and nothing that can be typed, makes the decoding panic. The cases come from a fixed
//! seed.
#![cfg(not(target_arch = "wasm32"))]

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
use everything::{ANSWERS, TEXTS, Way, read};

/// Reads what a server sent as what a server sends.
fn read_answer(text: &str) {
    ANSWERS.iter().chain(&TEXTS[..1]).for_each(|(_, way)| way(text));
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
        text.char_indices().for_each(|(end, _)| read_answer(&text[..end]));
    }
}

/// Texts that are not answers of a server, to be spoiled as those are.
const TYPED: [&str; 14] = [
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

/// Files of the host and of this browser's memory.
const KEPT: [&str; 3] = [
    r#"{"endpoint":"https://mj.example.com","headerMode":"bearer","title":"Studio","language":"zh-CN","pageSize":50,
        "pictures":{"rewrite":[{"from":"https://cdn.discordapp.com/","to":"https://p.example/{link}"}]},
        "connectionEditable":false,"readOnly":true,"stalledMinutes":15}"#,
    r#"{"open":"blend","imagine":["a cat","state","MID_JOURNEY","SQUARE",""],"blend":["","","","PORTRAIT","1"]}"#,
    r#"[{"kind":"describe","name":"a.png","bytes":12,"data":"data:image/png;base64,AAAA"}]"#,
];

/// A number below a bound; the same ones for the same seed and case, on every machine.
struct Dice(u64);

impl Dice {
    fn of(seed: u64, case: u64) -> Self {
        let mut dice = Self(seed ^ case.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        dice.below(1);
        dice
    }

    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 ^ (self.0 >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9) >> 33) as usize % bound
    }
}

/// A text with up to eight places spoiled: a bit, a sign that means something, a hole, an end, a part twice, a nest.
fn spoiled(text: &str, dice: &mut Dice) -> String {
    const SIGNS: &[&[u8]] = &[
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
    for _ in 0..=dice.below(8) {
        let at = dice.below(bytes.len());
        match dice.below(7) {
            0 => bytes[at] ^= 1 << dice.below(8),
            1 | 2 => drop(bytes.splice(at..at, SIGNS[dice.below(SIGNS.len())].iter().copied())),
            3 => drop(bytes.drain(at..(at + dice.below(40)).min(bytes.len()))),
            4 => bytes.truncate(at + 1),
            5 => {
                let part = bytes[at..(at + dice.below(60)).min(bytes.len())].to_vec();
                let to = dice.below(bytes.len());
                drop(bytes.splice(to..to, part));
            }
            _ => {
                let nest = b"[{\"a\":".repeat(dice.below(80));
                drop(bytes.splice(at..at, nest));
            }
        }
        if bytes.is_empty() {
            bytes.push(b'{');
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Set for longer runs, or to see one case again.
fn set_to(name: &str, usual: u64) -> u64 {
    std::env::var(name).map_or(usual, |it| it.parse().unwrap_or_else(|_| panic!("{name} is no number: {it}")))
}

/// Says what was read when the reading fails.
struct Case<'a> {
    number: u64,
    way: &'a str,
    text: &'a str,
}

impl Drop for Case<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let Self { number, way, text } = self;
            eprintln!("Case {number}, read as {way}: {text:?}");
            eprintln!("Once more: SPOILED_FROM={number} SPOILED=1 cargo test --test never_panics spoiled");
        }
    }
}

/// As many as a server sends in days, quick enough for every run: each is an answer and a text with up to eight places
/// spoiled, read as what they can be. The same ones each time; a case depends on the seed and its number only.
#[test]
fn a_hundred_thousand_spoiled_answers_are_read() {
    let (seed, from, many) =
        (set_to("SPOILED_SEED", 20_240_813), set_to("SPOILED_FROM", 0), set_to("SPOILED", 100_000));
    let fixtures = FIXTURES.iter().map(String::as_str).filter(|text| (1..4_000).contains(&text.len()));
    let answers: Vec<&str> = fixtures.collect();
    let texts: Vec<&str> = answers.iter().copied().chain(KEPT).chain(TYPED).chain(TYPED).collect();
    let threads = std::thread::available_parallelism().map_or(1, |it| it.get()) as u64;
    let tried = |number: u64, text: &str, ways: &[(&'static str, Way)]| {
        for (way, read) in ways {
            let _case = Case { number, way, text };
            read(text);
        }
    };
    std::thread::scope(|scope| {
        for thread in 0..threads {
            let (answers, texts, tried) = (&answers, &texts, &tried);
            scope.spawn(move || {
                for number in (from..from + many).filter(|number| number % threads == thread) {
                    let mut dice = Dice::of(seed, number);
                    tried(number, &spoiled(answers[dice.below(answers.len())], &mut dice), &ANSWERS);
                    // One way for each: together they take as long as the answers.
                    let way = dice.below(TEXTS.len());
                    tried(number, &spoiled(texts[dice.below(texts.len())], &mut dice), &TEXTS[way..=way]);
                }
            });
        }
    });
    // Past the test harness, which keeps what tests print to itself.
    let told = format!("{many} spoiled answers and as many other texts were read (seed {seed}, from {from})");
    let _ = writeln!(std::io::stderr(), "{told}");
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
    }

    #[test]
    fn text_that_looks_like_json_or_html_is_read(text in r#"[\[\]{}",:\\ud8cDefF0-9.a<>/!\- -]{0,120}"#) {
        read(&text);
        read(&(String::from("{\"content\":[{\"prompt\":\"") + &text + "\"}]}"));
        read(&(String::from("<html>") + &text));
    }

    #[test]
    fn any_json_is_read(value in json()) {
        read_answer(&value.to_string());
        read_answer(&serde_json::json!({ "content": [value] }).to_string());
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
        read_answer(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn a_fixture_with_a_value_of_another_kind_is_read(which: Index, spot: Index, new in json()) {
        let sound = FIXTURES.iter().filter_map(|text| serde_json::from_str(text).ok());
        let mut fixtures: Vec<Value> = sound.collect();
        let which = which.index(fixtures.len());
        let value = &mut fixtures[which];
        let mut left = spot.index(count(value));
        replace(value, &mut left, &new);
        read_answer(&value.to_string());
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
