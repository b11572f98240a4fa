//! What can be told from a picture's link: is it safe to use, when does it expire, where is a small
//! one, what shape is it.

mod discord;
mod rewrite;
mod safe;
mod shape;

pub use discord::{expiry, is_discord, is_expired, thumbnail};
pub use rewrite::{Rewrite, Sources, sources};
pub use safe::safe_link;
pub use shape::{fit, ratio};
