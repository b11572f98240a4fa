//! Generated prompts: optional reference images, a text, and parameters.

use std::sync::Arc;

use super::rng::Rng;
use super::themes::THEMES;
use super::vocabulary::{LIGHTS, Phrase, STYLES, UNWANTED};

/// Aspect ratios, width to height.
pub const RATIOS: &[(u32, u32)] =
    &[(1, 1), (3, 2), (2, 3), (16, 9), (9, 16), (4, 3), (3, 4), (21, 9), (4, 5)];

/// A prompt in the pool. Tasks refer to it by index, so a million tasks need only some ten thousand texts.
#[derive(Clone, Debug)]
pub struct Prompt {
    /// As from_text.
    pub text: Arc<str>,
    /// English translation by the server; the same text if it was English already.
    pub english: Option<Arc<str>>,
    /// Index into the themes.
    pub theme: u8,
    /// Index into [`RATIOS`].
    pub ratio: u8,
    /// Uses the Niji model.
    pub niji: bool,
}

/// The generated prompt with this number.
#[must_use]
pub fn generate(seed: u64, number: u64) -> Prompt {
    let mut rng = Rng::of(seed ^ 0x70_72_6F_6D_70_74, number);
    let theme = rng.weighted(THEMES.iter().map(|theme| theme.weight));
    let phrases = phrases(&mut rng, theme);
    let shown = 2 + rng.weighted([1.0, 4.0, 5.0]);
    let links = reference_links(&mut rng);
    let (parameters, ratio, niji) = parameters(&mut rng);
    let english: Arc<str> = [links.as_str(), &in_english(&phrases[..shown]), &parameters].concat().into();
    let (text, english) = if rng.percent(30.0) {
        let chinese = phrases[..shown].iter().map(|phrase| phrase.1).collect::<Vec<_>>().join("，");
        ([links.as_str(), &chinese, &parameters].concat().into(), Some(english))
    } else {
        (english.clone(), rng.percent(85.0).then_some(english))
    };
    Prompt { text, english, theme: index_byte(theme), ratio: index_byte(ratio), niji }
}

/// English text about a theme, without parameters.
#[must_use]
pub fn describe_theme(theme: u8, rng: &mut Rng) -> String {
    in_english(&phrases(rng, usize::from(theme) % THEMES.len()))
}

fn phrases(rng: &mut Rng, theme: usize) -> [&'static Phrase; 4] {
    let about = &THEMES[theme];
    [rng.pick(about.subjects), rng.pick(about.settings), rng.pick(STYLES), rng.pick(LIGHTS)]
}

/// A prompt of a client: its theme is guessed from the words, its aspect ratio is read from `--ar`.
#[must_use]
pub fn from_text(text: &str) -> Prompt {
    let lower = text.to_lowercase();
    let ratio =
        lower.split("--ar ").nth(1).and_then(|rest| rest.split_whitespace().next()).and_then(nearest_ratio);
    Prompt {
        text: text.into(),
        english: Some(text.into()),
        theme: index_byte(theme_of(&lower)),
        ratio: index_byte(ratio.unwrap_or(0)),
        niji: lower.contains("--niji"),
    }
}

fn in_english(phrases: &[&Phrase]) -> String {
    let (place, rest) = (phrases[1].0, &phrases[2..]);
    let mut text = format!("{} {place}", phrases[0].0);
    for phrase in rest {
        text.push_str(", ");
        text.push_str(phrase.0);
    }
    text
}

fn reference_links(rng: &mut Rng) -> String {
    let count = rng.weighted([90.0, 8.0, 2.0]);
    let mut links = String::new();
    for _ in 0..count {
        let short: String = (0..11)
            .map(|_| char::from(*rng.pick(b"abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789_-")))
            .collect();
        links.push_str(&format!("https://s.mj.run/{short} "));
    }
    links
}

fn parameters(rng: &mut Rng) -> (String, usize, bool) {
    let mut text = String::new();
    let mut add = |parameter: String| {
        text.push_str(" --");
        text.push_str(&parameter);
    };
    let ratio =
        if rng.percent(55.0) { rng.weighted([2.0, 6.0, 6.0, 7.0, 5.0, 4.0, 4.0, 1.0, 3.0]) } else { 0 };
    if ratio > 0 {
        add(format!("ar {}:{}", RATIOS[ratio].0, RATIOS[ratio].1));
    }
    let niji = rng.percent(9.0);
    if niji {
        add("niji 6".into());
    } else if rng.percent(70.0) {
        add(format!("v {}", rng.pick(&["6.1", "6.1", "6", "7", "7", "5.2"])));
    }
    if rng.percent(35.0) {
        add(format!("{} {}", rng.pick(&["stylize", "s"]), rng.pick(&[50, 100, 250, 400, 750])));
    }
    if rng.percent(18.0) {
        add(format!("{} {}", rng.pick(&["chaos", "c"]), rng.pick(&[5, 10, 25, 60])));
    }
    if rng.percent(12.0) {
        add(format!("seed {}", rng.below(4_294_967_295)));
    }
    if rng.percent(12.0) {
        add("style raw".into());
    }
    if rng.percent(8.0) {
        add(format!("no {}", rng.pick(UNWANTED)));
    }
    if rng.percent(4.0) {
        add("tile".into());
    }
    if rng.percent(3.0) {
        add(format!("weird {}", rng.pick(&[100, 250, 1000])));
    }
    (text, ratio, niji)
}

/// The theme that shares most words with the text; a pseudorandom one if none does.
fn theme_of(lower: &str) -> usize {
    let shares = |phrase: &Phrase| {
        let english = phrase
            .0
            .split([' ', ','])
            .filter(|word| word.len() > 2 && lower.contains(word.trim_end_matches('s')))
            .count();
        english + 3 * usize::from(lower.contains(phrase.1))
    };
    let score = |theme: usize| THEMES[theme].subjects.iter().map(shares).max().unwrap_or(0);
    let words = [
        ("猫", 10),
        ("cat", 10),
        ("山", 0),
        ("城", 7),
        ("海", 6),
        ("森林", 11),
        ("水墨", 12),
        ("星", 1),
        ("花", 5),
    ];
    if let Some((_, theme)) = words.iter().find(|(word, _)| {
        lower
            .split(|c: char| c.is_ascii() && !c.is_alphanumeric())
            .any(|part| part == *word || (!word.is_ascii() && part.contains(word)))
    }) {
        return *theme;
    }
    match (0..THEMES.len()).max_by_key(|&theme| score(theme)) {
        Some(theme) if score(theme) > 0 => theme,
        _ => (super::rng::of_text(lower) % THEMES.len() as u64) as usize,
    }
}

fn nearest_ratio(text: &str) -> Option<usize> {
    let (width, height) = text.split_once(':')?;
    let ratio = width.parse::<f32>().ok()? / height.parse::<f32>().ok()?;
    let distance = |index: &usize| {
        let (width, height) = RATIOS[*index];
        (width as f32 / height as f32 / ratio).ln().abs()
    };
    (0..RATIOS.len()).min_by(|a, b| distance(a).total_cmp(&distance(b)))
}

fn index_byte(index: usize) -> u8 {
    u8::try_from(index).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prompts_repeat_and_differ() {
        assert_eq!(generate(1, 5).text, generate(1, 5).text);
        assert_ne!(generate(1, 5).text, generate(2, 5).text);
        let chinese = (0..1000).filter(|&n| !generate(1, n).text.is_ascii()).count();
        assert!((200..400).contains(&chinese), "{chinese}");
    }

    #[test]
    fn themes_are_guessed_from_the_text() {
        assert_eq!(from_text("a cat in a hat --ar 16:9").theme, 10);
        assert_eq!(RATIOS[usize::from(from_text("x --ar 16:9 --v 6").ratio)], (16, 9));
        assert_eq!(from_text("屋顶上的猫").theme, 10);
        assert_eq!(from_text("northern lights over the cabin").theme, 8);
    }
}
