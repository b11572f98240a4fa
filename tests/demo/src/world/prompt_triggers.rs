//! Trigger words in a prompt that decide the outcome of the task:
//!
//! | word | what happens |
//! |---|---|
//! | `fail:timeout` | fails at the end of the work: 任务超时 |
//! | `fail:filter` | fails at the end of the work: cancelled because of image filters |
//! | `fail:internal` | fails at the end of the work: internal error |
//! | `fail:banned` | fails 1.2 s after it was submitted: banned prompt |
//! | `fail:link` | the same: a reference picture could not be fetched |
//! | `fail:parameter` | the same: an unknown parameter |
//! | `fail:queue` | the same: the job queue is full |
//! | `fail:subscription` | the same: no fast hours left |
//! | `fail:now` | is rejected with code 9 |
//! | `queue:7` | is queued with code 22 behind that many tasks, and waits one second more for each |
//! | `queue:full` | is rejected with code 23 |
//! | `work:60` | takes that many seconds |

use super::fail_reasons::REASONS;

/// Trigger words, and the start of their failure reason.
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

/// The text after `sign` in the prompt, up to the next space or comma.
fn parameter<'a>(prompt: &'a str, sign: &str) -> Option<&'a str> {
    prompt.split([' ', ',', '，', '\n']).find_map(|word| word.strip_prefix(sign))
}

/// Index of the failure reason that the prompt asks for.
#[must_use]
pub fn forced_failure(prompt: &str) -> Option<usize> {
    let word = parameter(prompt, "fail:")?;
    let (_, start) = FORCED_FAILURES.iter().find(|(known, _)| *known == word)?;
    REASONS.iter().position(|reason| reason.text.starts_with(start))
}

/// Whether the submission is rejected.
#[must_use]
pub fn is_rejected(prompt: &str) -> bool {
    parameter(prompt, "fail:") == Some("now")
}

/// Whether the submission meets a full queue.
#[must_use]
pub fn is_queue_full(prompt: &str) -> bool {
    parameter(prompt, "queue:") == Some("full")
}

/// Number of tasks before it in the queue.
#[must_use]
pub fn queue_position(prompt: &str) -> Option<usize> {
    parameter(prompt, "queue:")?.parse().ok().filter(|count| *count < 10_000)
}

/// Duration of the work in seconds.
#[must_use]
pub fn work_seconds(prompt: &str) -> Option<f32> {
    parameter(prompt, "work:")?.parse().ok().filter(|seconds| (0.0..=86_400.0).contains(seconds))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_trigger_has_its_reason() {
        for (word, start) in FORCED_FAILURES {
            let reason =
                forced_failure(&format!("a cat, fail:{word} --v 6")).map(|index| REASONS[index].text);
            assert!(reason.is_some_and(|text| text.starts_with(start)), "{word}");
        }
        assert_eq!(forced_failure("a cat that will fail: banned"), None);
    }

    #[test]
    fn numbers_are_read() {
        assert_eq!((queue_position("x queue:7"), queue_position("queue:full")), (Some(7), None));
        assert!(is_queue_full("a queue:full b") && is_rejected("fail:now"));
        assert_eq!((work_seconds("x work:2.5 --v 6"), work_seconds("work:hard")), (Some(2.5), None));
    }
}
