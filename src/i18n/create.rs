//! The texts for new tasks. Apart from the others, because they come with the windows.

use crate::domain::{
    create_kind::{CreateError, CreateKind},
    prompt_parameters::{error::ParameterError, parameter::Parameter},
};

/// Plain texts and, where something is put in, functions.
#[expect(
    missing_docs,
    reason = "the name of a text is its meaning, and both its values stand beside each other"
)]
pub struct CreateTexts {
    pub ways: &'static str,
    // One for each of `CreateKind::ALL`
    pub tabs: [&'static str; 6],
    pub intros: [&'static str; 6],
    pub submits: [&'static str; 6],
    pub pictures: [&'static str; 6],
    // Fields
    pub prompt_hint: &'static str,
    pub job: &'static str,
    pub job_hint: &'static str,
    pub bot: &'static str,
    pub bots: [&'static str; 2],
    pub state: &'static str,
    pub state_hint: &'static str,
    pub shape: &'static str,
    pub shapes: [&'static str; 3],
    // Parameters, one for each of `Parameter::ALL`
    pub parameters: &'static str,
    pub parameter_names: [&'static str; 12],
    pub parameter_hints: [&'static str; 12],
    pub usual: &'static str,
    pub to_check: fn(usize) -> String,
    pub problem: fn(ParameterError) -> String,
    // Pictures
    pub picked: &'static str,
    pub choose: &'static str,
    pub choose_hint: &'static str,
    pub limits: fn(CreateKind) -> String,
    pub remove: fn(name: &str) -> String,
    pub earlier: fn(name: &str) -> String,
    pub not_kept: &'static str,
    pub trouble: fn(&CreateError, CreateKind) -> String,
    // Sending
    pub send_key: &'static str,
    pub upload_progress: &'static str,
    pub reading: &'static str,
    pub uploading: fn(size: &str, seconds: i64) -> String,
    pub replaced: &'static str,
    pub undo: &'static str,
    // What came of it
    pub answer: &'static str,
    pub awaited: &'static str,
    pub awaited_text: &'static str,
    pub arrived: &'static str,
    pub not_heard: &'static str,
    pub unknown: &'static str,
    pub no_text: &'static str,
    pub weights: &'static str,
    pub weights_hint: &'static str,
    pub suggestions: &'static str,
    pub imagine_this: &'static str,
    pub imagine_suggestion: fn(n: usize) -> String,
    pub copy_suggestion: fn(n: usize) -> String,
    pub links: &'static str,
    pub links_hint: &'static str,
    pub copy_link: &'static str,
    pub open_link: &'static str,
    pub use_link: &'static str,
    pub link_used: &'static str,
}

impl CreateTexts {
    /// What a parameter is called.
    pub fn parameter(&self, field: Parameter) -> &'static str {
        self.parameter_names[field as usize]
    }
}
