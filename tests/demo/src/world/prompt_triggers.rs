//! Words in a prompt that decide what becomes of it, so that nobody has to wait for bad luck:
//!
//! | word | what happens |
//! |---|---|
//! | `fail:timeout` | works to the end, then fails: 任务超时 |
//! | `fail:filter` | works to the end, then fails: cancelled because of image filters |
//! | `fail:internal` | works to the end, then fails: internal error |
//! | `fail:banned` | fails 1.2 s after it was accepted up: banned prompt |
//! | `fail:link` | the same: a reference picture could not be fetched |
//! | `fail:parameter` | the same: an unknown parameter |
//! | `fail:queue` | the same: the job queue is full |
//! | `fail:subscription` | the same: no fast hours left |
//! | `fail:now` | is not accepted up at all: code 9 |
//! | `queue:7` | is accepted up with code 22, behind so many others, and waits a second longer for each |
//! | `queue:full` | is not accepted up: code 23 |
//! | `work:60` | works for so many seconds |

use super::fail_reasons::REASONS;

/// The words, and how the reason begins in the list of reasons.
const FORCED_FAILURES: &[(&str, &str)] = &[
    ("timeout", "任务超时"),
    ("filter", "[Request cancelled due to image filters]"),
    ("internal", "[Internal error]"),
    ("banned", "[Banned prompt]"),
    ("link", "[Invalid image link]"),
    ("parameter", "[Invalid parameter] Unrecognized"),
    ("queue", "[Queue full]"),
    ("subscription", "[Subscription required]"),
];

/// What comes after `sign` in the prompt, up to the next space or comma.
fn after<'a>(prompt: &'a str, sign: &str) -> Option<&'a str> {
    prompt.split([' ', ',', '，', '\n']).find_map(|word| word.strip_prefix(sign))
}

/// The index of the reason that this prompt will fail for.
#[must_use]
pub fn forced_failure(prompt: &str) -> Option<usize> {
    let word = after(prompt, "fail:")?;
    let (_, start) = FORCED_FAILURES.iter().find(|(known, _)| *known == word)?;
    REASONS.iter().position(|reason| reason.text.starts_with(start))
}

/// It is not even accepted up.
#[must_use]
pub fn is_refused(prompt: &str) -> bool {
    after(prompt, "fail:") == Some("now")
}

/// The queue is full for this one.
#[must_use]
pub fn is_queue_full(prompt: &str) -> bool {
    after(prompt, "queue:") == Some("full")
}

/// So many are before it.
#[must_use]
pub fn before(prompt: &str) -> Option<usize> {
    after(prompt, "queue:")?.parse().ok().filter(|count| *count < 10_000)
}

/// It works for so many seconds.
#[must_use]
pub fn work(prompt: &str) -> Option<f32> {
    after(prompt, "work:")?.parse().ok().filter(|seconds| (0.0..=86_400.0).contains(seconds))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_has_its_reason() {
        for (word, start) in FORCED_FAILURES {
            let reason =
                forced_failure(&format!("a cat, fail:{word} --v 6")).map(|index| REASONS[index].text);
            assert!(reason.is_some_and(|text| text.starts_with(start)), "{word}");
        }
        assert_eq!(forced_failure("a cat that will fail: banned"), None);
    }

    #[test]
    fn numbers_are_read() {
        assert_eq!((before("x queue:7"), before("queue:full")), (Some(7), None));
        assert!(is_queue_full("a queue:full b") && is_refused("fail:now"));
        assert_eq!((work("x work:2.5 --v 6"), work("work:hard")), (Some(2.5), None));
    }
}
