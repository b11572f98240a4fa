//! Image links.
#![cfg(not(target_arch = "wasm32"))]

#[path = "image_url/discord.rs"]
mod discord;
#[path = "image_url/hostile.rs"]
mod hostile;
#[path = "image_url/shape.rs"]
mod shape;
#[path = "image_url/sources.rs"]
mod sources;
