//! The texts for what is done to tasks. Apart from the others, because they come with the windows.

use crate::domain::task_actions::TaskAction;
use crate::{
    api::{error::ApiError, submit_response::Outcome},
    domain::submission::Submission,
};

use crate::i18n::texts::Texts;

/// Plain texts and, where something is put in, functions.
#[expect(
    missing_docs,
    reason = "the name of a text is its meaning, and both its values stand beside each other"
)]
pub struct ActionTexts {
    // Buttons of a task
    pub actions: &'static str,
    pub deed: fn(TaskAction) -> String,
    pub used: &'static str,
    pub used_name: fn(name: &str) -> String,
    pub again_title: &'static str,
    pub again_text: fn(name: &str) -> String,
    pub again_yes: &'static str,
    pub no: &'static str,
    pub sending: &'static str,
    pub read_only: &'static str,
    // Cancel, seed, family
    pub cancel_task: &'static str,
    pub cancel_title: &'static str,
    pub cancel_text: &'static str,
    pub cancel_lost_queued: &'static str,
    pub cancel_lost_running: fn(progress: &str) -> String,
    pub cancel_lost_modal: &'static str,
    pub cancel_yes: &'static str,
    pub cancel_no: &'static str,
    pub seed: &'static str,
    pub get_seed: &'static str,
    pub asking_seed: fn(seconds: i64) -> String,
    pub asking_seed_text: &'static str,
    pub copy_seed: &'static str,
    pub no_seed: &'static str,
    pub use_again: &'static str,
    pub family: &'static str,
    pub parent: &'static str,
    pub children: &'static str,
    pub task_link: fn(what: &str, id: &str) -> String,
    pub refresh_task: &'static str,
    // The window that a task waits with
    pub answer_window: &'static str,
    pub answer_title: fn(what: &str) -> String,
    pub answer_text: &'static str,
    pub answer_prompt: &'static str,
    pub answer_send: &'static str,
    pub answer_later: &'static str,
    pub answer_done: &'static str,
    pub mask_title: &'static str,
    pub mask_text: &'static str,
    pub mask_canvas: &'static str,
    pub mask_keys: &'static str,
    pub mask_brush: &'static str,
    pub mask_clear: &'static str,
    pub mask_undo: &'static str,
    pub mask_parts: [&'static str; 5],
    pub mask_empty: &'static str,
    pub mask_share: fn(percent: u32) -> String,
    pub mask_no_picture: &'static str,
    // Queue
    pub queue_empty: &'static str,
    pub queue_empty_text: &'static str,
    pub queue_missing: &'static str,
    pub queue_missing_text: &'static str,
    pub queue_count: fn(waiting: usize, running: usize) -> String,
    pub queue_columns: [&'static str; 6],
    // What became of an act
    pub outcome: fn(&Outcome, &Submission) -> (&'static str, String),
}

impl ActionTexts {
    /// What became of an act: a title, and a sentence. The server's refusals have the words of any other error.
    pub fn outcome(&self, outcome: &Outcome, act: &Submission, w: &Texts) -> (String, String) {
        let (title, text) = (self.outcome)(outcome, act);
        match outcome {
            Outcome::Refused(error) => (title.to_owned(), sentence(error, w)),
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

fn sentence(error: &ApiError, w: &Texts) -> String {
    let told = w.error(error);
    told.text + " " + &told.todo
}
