//! The texts of new tasks; loaded with the lazy part of the program.

use crate::domain::{
    create_kind::{CreateError, CreateKind},
    prompt_parameters::{error::ParameterError, parameter::Parameter},
    submission::{BlendDimensions, Bot},
};

/// The texts of new tasks.
#[expect(missing_docs, reason = "the key of a text is its description; its values are in en/ and zh/")]
pub struct CreateTexts {
    // Task types; `submit` is the label of the submit button, `images` of the file field ("" without one)
    pub create_kinds: &'static str,
    pub kind_name: fn(CreateKind) -> &'static str,
    pub intro: fn(CreateKind) -> &'static str,
    pub submit: fn(CreateKind) -> &'static str,
    pub images: fn(CreateKind) -> &'static str,
    // Fields
    pub prompt_hint: &'static str,
    pub job: &'static str,
    pub job_hint: &'static str,
    pub bot: &'static str,
    pub bot_name: fn(Bot) -> &'static str,
    pub state: &'static str,
    pub state_hint: &'static str,
    pub dimensions: &'static str,
    pub dimensions_name: fn(BlendDimensions) -> &'static str,
    // Parameters; a hint of "" is none
    pub parameters: &'static str,
    pub parameter: fn(Parameter) -> &'static str,
    pub default: &'static str,
    pub invalid_count: fn(usize) -> String,
    pub parameter_error: fn(ParameterError) -> String,
    // Images
    pub chosen_images: &'static str,
    pub choose: &'static str,
    pub choose_hint: &'static str,
    pub limits: fn(CreateKind) -> String,
    pub remove: fn(name: &str) -> String,
    pub move_up: fn(name: &str) -> String,
    pub images_not_saved: &'static str,
    pub create_error: fn(&CreateError, CreateKind) -> String,
    // Submission
    pub flagged_title: &'static str,
    pub flagged_text: fn(names: &str) -> String,
    pub flagged_yes: &'static str,
    pub flagged_no: &'static str,
    pub send_key: &'static str,
    pub upload_progress: &'static str,
    pub reading: &'static str,
    pub uploading: fn(size: &str, seconds: i64) -> String,
    pub prompt_replaced: &'static str,
    pub restore_prompt: &'static str,
    // Result
    pub result: &'static str,
    pub waiting_for_result: &'static str,
    pub waiting_for_result_text: &'static str,
    pub result_ready: &'static str,
    pub result_unavailable: &'static str,
    pub result_not_found: &'static str,
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
    /// The name of a parameter.
    pub fn parameter(&self, parameter: Parameter) -> &'static str {
        (self.parameter)(parameter)
    }
}

/// An example or the range of a parameter's values, as a placeholder; "" when there is none.
pub fn parameter_hint(parameter: Parameter) -> &'static str {
    match parameter {
        Parameter::Ratio => "1:1",
        Parameter::Stylize => "0–1000",
        Parameter::Chaos => "0–100",
        Parameter::Weird => "0–3000",
        Parameter::Seed => "0–4294967295",
        Parameter::ImageWeight => "0–3",
        Parameter::Version
        | Parameter::Niji
        | Parameter::Quality
        | Parameter::Style
        | Parameter::Tile
        | Parameter::No => "",
    }
}
