//! Memos that unsubscribe when their owner is cleaned up.

pub use crate::state::effect::memo;
