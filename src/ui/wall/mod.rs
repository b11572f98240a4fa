//! The wall screen: pictures and numbers for a screen that nobody operates.

mod picture;
pub mod screen;
mod wake_lock;
