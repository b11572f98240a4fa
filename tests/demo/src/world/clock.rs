//! The time of the made-up world: it runs with ours, stands when `--still`, and can be pushed forward by a test.

use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Instant, SystemTime, UNIX_EPOCH};

/// Milliseconds since 1970.
pub type Millis = i64;

/// The world's clock.
pub struct Clock {
    begin: Millis,
    started: Instant,
    still: bool,
    pushed: AtomicI64,
}

impl Clock {
    /// A clock that shows the real time now, and goes on if it is not `still`.
    #[must_use]
    pub fn start(still: bool) -> Self {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Self { begin: whole(since.as_millis()), started: Instant::now(), still, pushed: AtomicI64::new(0) }
    }

    /// When the process started.
    pub const fn begin(&self) -> Millis {
        self.begin
    }

    /// The world's time: what tasks go by.
    pub fn now(&self) -> Millis {
        let ticked = if self.still { 0 } else { whole(self.started.elapsed().as_millis()) };
        self.begin + ticked + self.pushed.load(Ordering::Relaxed)
    }

    /// The time that links expire by. It never stands, because the page compares them with the browser's clock.
    pub fn of_links(&self) -> Millis {
        self.begin + whole(self.started.elapsed().as_millis()) + self.pushed.load(Ordering::Relaxed)
    }

    /// Pushes the world forward.
    pub fn advance(&self, by: Millis) {
        self.pushed.fetch_add(by, Ordering::Relaxed);
    }
}

fn whole(millis: u128) -> Millis {
    Millis::try_from(millis).unwrap_or(Millis::MAX)
}
