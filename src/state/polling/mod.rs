//! Asking again by itself: when, and for what.

pub mod live_refresh;
pub mod schedule;
