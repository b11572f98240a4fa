//! New tasks: the forms, their saved drafts, the submission and its result.

pub mod draft;
pub mod file_intake;
pub mod form;
pub mod poll_result;
pub mod reuse_prompt;
pub mod submit;
