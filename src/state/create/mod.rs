//! New tasks: what is typed and attached, how it is sent, and what the server makes of it.

pub mod draft;
pub mod file_intake;
pub mod form;
pub mod poll_result;
pub mod reuse_prompt;
pub mod submit;
