//! The texts of task actions and the queue; loaded with the lazy part of the program.

use crate::{
    api::submit_response::{Outcome, SubmitResponse},
    domain::{fail_reason::classify, submission::Submission, task_actions::TaskAction},
    i18n::{
        errors::{Asked, ErrorText, ErrorTexts},
        texts::Texts,
    },
};

/// The texts of task actions and the queue.
#[expect(missing_docs, reason = "the key of a text is its description; its values are in en/ and zh/")]
pub struct ActionTexts {
    // Buttons of a task
    pub actions: &'static str,
    pub action: fn(TaskAction) -> String,
    pub used: &'static str,
    pub used_name: fn(name: &str) -> String,
    pub repeat_title: &'static str,
    pub repeat_text: fn(name: &str) -> String,
    pub repeat_yes: &'static str,
    pub no: &'static str,
    pub sending: &'static str,
    pub read_only: &'static str,
    // Cancel, seed, related tasks
    pub cancel_task: &'static str,
    pub cancel_title: &'static str,
    pub cancel_text: &'static str,
    pub cancel_effect_queued: &'static str,
    pub cancel_effect_running: fn(progress: &str) -> String,
    pub cancel_effect_modal: &'static str,
    pub cancel_yes: &'static str,
    pub cancel_no: &'static str,
    pub seed: &'static str,
    pub get_seed: &'static str,
    pub seed_loading: fn(seconds: i64) -> String,
    pub seed_loading_text: &'static str,
    pub copy_seed: &'static str,
    pub seed_failed: &'static str,
    pub use_again: &'static str,
    pub related_tasks: &'static str,
    pub source_task: &'static str,
    pub derived_tasks: &'static str,
    pub task_link: fn(what: &str, id: &str) -> String,
    pub refresh_task: &'static str,
    pub filtered_out: &'static str,
    pub show_all: &'static str,
    // The form of a task that needs input
    pub modal_open: &'static str,
    pub modal_title: fn(what: &str) -> String,
    pub modal_text: &'static str,
    pub modal_prompt: &'static str,
    pub modal_submit: &'static str,
    pub modal_later: &'static str,
    pub modal_done: &'static str,
    pub mask_title: &'static str,
    pub mask_text: &'static str,
    pub mask_canvas: &'static str,
    pub mask_keys: &'static str,
    pub mask_brush: &'static str,
    pub mask_clear: &'static str,
    pub mask_undo: &'static str,
    pub mask_regions: [&'static str; 5],
    pub mask_empty: &'static str,
    pub mask_coverage: fn(percent: u32) -> String,
    pub mask_no_image: &'static str,
    // Queue
    pub queue_empty: &'static str,
    pub queue_empty_text: &'static str,
    pub queue_unsupported: &'static str,
    pub queue_unsupported_text: &'static str,
    pub queue_count: fn(waiting: usize, running: usize) -> String,
    pub queue_columns: [&'static str; 6],
    // The result of a submission
    pub outcome: fn(&Outcome, &Submission) -> (&'static str, String),
    // The errors of requests
    pub errors: &'static ErrorTexts,
}

impl ActionTexts {
    /// The result of a submission: a title and a sentence. A refusal has the text of its error, and what the server says about
    /// a failure is explained as the failure of a task is.
    pub fn outcome(
        &self,
        response: &SubmitResponse,
        submission: &Submission,
        texts: &Texts,
    ) -> (String, String) {
        let (title, text) = (self.outcome)(&response.outcome, submission);
        let is_cancel = matches!(submission, Submission::Cancel { .. });
        match &response.outcome {
            Outcome::Refused(error) => {
                let ErrorText { title: what, text, remedy, .. } =
                    self.errors.explain(error, Asked::Act, texts);
                let sentence =
                    if text.is_empty() { [what, " ", &remedy].concat() } else { text + " " + &remedy };
                (title.to_owned(), sentence)
            }
            Outcome::NotFound | Outcome::Invalid | Outcome::Failed | Outcome::UnknownCode { .. }
                if !is_cancel =>
            {
                let explained = classify(&response.message).map(texts.fail_reason);
                let explained = explained.map(|reason| [reason.title, " ", reason.advice].concat());
                (title.to_owned(), explained.unwrap_or(text))
            }
            Outcome::Accepted { .. }
            | Outcome::Queued { .. }
            | Outcome::NeedsModal { .. }
            | Outcome::AlreadyExists { .. }
            | Outcome::NotFound
            | Outcome::Invalid
            | Outcome::Failed
            | Outcome::QueueFull
            | Outcome::Banned { .. }
            | Outcome::UnknownCode { .. }
            | Outcome::Indeterminate(_) => (title.to_owned(), text),
        }
    }
}
