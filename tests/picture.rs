//! What can be told from a picture's link.
#![cfg(not(target_arch = "wasm32"))]

#[path = "picture/discord.rs"]
mod discord;
#[path = "picture/hostile.rs"]
mod hostile;
#[path = "picture/shape.rs"]
mod shape;
#[path = "picture/sources.rs"]
mod sources;
