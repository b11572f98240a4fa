//! Image links.

mod discord;
mod hostile;
mod shape;
mod sources;
