//! What can be told from a picture's link: is it safe to use, when does it expire, where is a small
//! one, what shape is it.

pub mod discord;
pub mod rewrite;
pub mod safe;
pub mod shape;
