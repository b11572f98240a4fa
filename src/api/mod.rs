//! The Midjourney-Proxy API over HTTP: request bodies, tolerant decoding, errors, retry.
//!
//! The wire is open and the program closed: an unknown status, action or field is kept and shown as the server sent it, while
//! our own enums are matched without a wildcard.

pub mod client;
pub mod decode;
pub mod decode_task;
pub mod endpoint;
pub mod error;
pub mod error_message;
mod filter_query;
pub mod lenient_json;
pub mod local_query;
pub mod page;
pub mod paths;
pub mod query;
pub mod request;
pub mod retry;
pub mod submission;
pub mod submit_response;
