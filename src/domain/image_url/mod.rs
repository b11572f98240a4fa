//! Image links: safety, rewriting, expiry, thumbnails, aspect ratio.

pub mod discord;
pub mod rewrite;
pub mod safe;
pub mod shape;
