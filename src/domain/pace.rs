//! The speed of a long reading, and the time that is left.

use std::collections::VecDeque;

/// The time by which the speed is measured, in milliseconds.
const WINDOW_MS: f64 = 10_000.0;
/// The shortest time by which it is measured.
const MIN_MS: f64 = 500.0;

/// How many items were done when, during the last seconds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pace(VecDeque<(f64, u64)>);

impl Pace {
    /// Adds the number of items that are done, at a moment of a clock in milliseconds.
    pub fn add(&mut self, now_ms: f64, done: u64) {
        while self.0.len() > 1 && self.0.get(1).is_some_and(|(at, _)| *at <= now_ms - WINDOW_MS) {
            self.0.pop_front();
        }
        self.0.push_back((now_ms, done));
    }

    /// The number of items per second. None as long as it is unknown.
    pub fn per_second(&self) -> Option<u64> {
        let (ms, items) = self.measured()?;
        Some((items as f64 * 1000.0 / ms).round() as u64)
    }

    /// The seconds until `left` more items are done, rounded up. None as long as the speed is unknown, or if nothing is done.
    pub fn seconds_left(&self, left: u64) -> Option<u64> {
        let (ms, items) = self.measured()?;
        (items > 0).then(|| (left as f64 * ms / items as f64 / 1000.0).ceil() as u64)
    }

    /// The time that was measured, and the items of that time.
    fn measured(&self) -> Option<(f64, u64)> {
        let (start, before) = self.0.front()?;
        let (end, done) = self.0.back()?;
        let ms = end - start;
        (ms >= MIN_MS).then(|| (ms, done.saturating_sub(*before)))
    }
}
