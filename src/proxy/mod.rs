//! The Midjourney-Proxy API: what is asked, what is answered, and what can go wrong.
//!
//! Knows HTTP and JSON, no element and no signal. The wire is open and the program closed: an
//! unknown status, action or field is kept and shown as it came, while our own enums are matched
//! without a wildcard.

mod answer;
pub mod client;
pub mod endpoint;
pub mod error;
mod names;
pub mod outcome;
pub mod page;
pub mod patience;
pub mod query;
pub mod reading;
pub mod reply;
mod said;
pub mod submit;
pub mod task;

pub use error::{Came, ProxyError};
pub use outcome::{Answer, Outcome};
pub use page::{Page, decode, decode_task, decode_tasks, last_page};
pub use query::Query;
pub use reading::{Pause, Reading};
pub use submit::{Act, Bot, Change, Shape, Wish};
pub use task::{Action, Button, Status, Task};
