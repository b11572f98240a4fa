//! The API of Midjourney-Proxy over HTTP: request bodies, tolerant decoding, errors, retries.
//!
//! Unknown statuses, actions and fields of a response are kept and displayed unchanged, while the enums of this crate are
//! matched without a wildcard.

pub mod body;
pub mod client;
pub mod decode;
pub mod decode_task;
pub mod endpoint;
pub mod error;
pub mod error_message;
pub mod lenient_json;
pub mod local_query;
pub mod page;
pub mod paths;
pub mod picture;
pub mod query;
pub mod request;
pub mod retry;
pub mod server;
pub mod submission;
pub mod submit_response;
