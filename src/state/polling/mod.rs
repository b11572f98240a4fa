//! Polling: schedules, the loop that follows them, and live refresh.

pub mod live_refresh;
pub mod poll;
pub mod schedule;
