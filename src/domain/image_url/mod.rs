//! Image links: safety, rewriting, expiry, thumbnails, aspect ratio.

pub mod discord;
pub mod expiry;
pub mod rewrite;
pub mod safe;
pub mod shape;
pub mod source;
