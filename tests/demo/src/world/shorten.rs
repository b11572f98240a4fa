//! Result of SHORTEN: the prompt with marked tokens, and shorter prompts.

use super::rng::mix;

/// Stop words.
const STOP_WORDS: &[&str] = &[
    "a", "an", "and", "at", "by", "for", "from", "in", "into", "its", "of", "on", "or", "over", "the", "to",
    "very", "with", "under",
];
/// Percentage of the words that each suggestion keeps.
const KEPT_PERCENT: [usize; 5] = [80, 65, 50, 38, 25];

/// A word, the punctuation after it, and its weight.
struct Token<'a> {
    word: &'a str,
    tail: &'a str,
    weight: u64,
}

/// The words of a prompt; parts between commas if it has no spaces. Links and parameters are left out.
fn tokens(prompt: &str) -> Vec<Token<'_>> {
    let words = prompt.split(" --").next().unwrap_or(prompt);
    let pieces: Vec<&str> = if words.trim().contains(' ') {
        words.split_whitespace().filter(|word| !word.starts_with("http")).collect()
    } else {
        words.split_inclusive(['，', ',', '、', '的']).collect()
    };
    pieces.into_iter().map(token).filter(|token| !token.word.is_empty()).collect()
}

fn token(piece: &str) -> Token<'_> {
    let word = piece.trim_end_matches([',', '，', '、', '.', ';']);
    let idle = STOP_WORDS.contains(&word.to_lowercase().as_str());
    let long = word.chars().count().min(12) as u64;
    let chance = mix(super::rng::of_text(word), 0x5407) % 6;
    Token { word, tail: &piece[word.len()..], weight: if idle { 0 } else { long + chance } }
}

/// The shorter prompts, longest first.
#[must_use]
pub fn suggestions(prompt: &str) -> Vec<String> {
    let tokens = tokens(prompt);
    let mut order: Vec<usize> = (0..tokens.len()).collect();
    order.sort_by_key(|&at| (std::cmp::Reverse(tokens[at].weight), at));
    let joint = if prompt.trim().contains(' ') { " " } else { "" };
    let shorter = |percent: &usize| {
        let mut kept: Vec<usize> =
            order.iter().copied().take((tokens.len() * percent).div_ceil(100)).collect();
        kept.sort_unstable();
        let text: Vec<String> = kept.iter().map(|&at| [tokens[at].word, tokens[at].tail].concat()).collect();
        text.join(joint).trim_end_matches([',', '，', '、', ' ']).to_owned()
    };
    KEPT_PERCENT.iter().map(shorter).collect()
}

/// The prompt with important words bold and unimportant ones struck through.
#[must_use]
pub fn marked(prompt: &str) -> String {
    let tokens = tokens(prompt);
    let mut weights: Vec<u64> = tokens.iter().map(|token| token.weight).collect();
    weights.sort_unstable();
    let at = |percent: usize| weights.get(weights.len() * percent / 100).copied().unwrap_or(u64::MAX);
    let (idle, strong) = (at(25), at(70));
    let mark = |token: &Token<'_>| match token.weight {
        weight if weight >= strong => format!("**{}**{}", token.word, token.tail),
        weight if weight == 0 || weight < idle => format!("~~{}~~{}", token.word, token.tail),
        _ => format!("{}{}", token.word, token.tail),
    };
    let joint = if prompt.trim().contains(' ') { " " } else { "" };
    tokens.iter().map(mark).collect::<Vec<_>>().join(joint)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PROMPT: &str =
        "https://s.mj.run/x a lighthouse keeper in the storm, cinematic photograph, golden hour --ar 3:2";

    #[test]
    fn suggestions_grow_shorter_and_keep_the_order() {
        let all = suggestions(PROMPT);
        assert_eq!(all.len(), 5);
        assert!(all.windows(2).all(|pair| pair[0].len() > pair[1].len()), "{all:?}");
        let first = &all[0];
        assert!(first.find("lighthouse") < first.find("cinematic") && !first.contains("--"), "{first}");
        let chinese = suggestions("云雾中层叠的山峦，黄昏时分，电影感摄影，体积光");
        assert!(chinese[0].chars().count() > chinese[4].chars().count() && !chinese[4].is_empty());
        assert_eq!(suggestions("cat"), ["cat"; 5]);
    }

    #[test]
    fn words_are_marked_by_their_weight() {
        let text = marked(PROMPT);
        assert!(text.contains("**lighthouse**") && text.contains("~~the~~"), "{text}");
        assert!(!text.contains("http") && !text.contains("--ar"));
    }
}
