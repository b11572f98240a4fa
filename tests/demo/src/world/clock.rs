//! The clock of the world: it follows the system clock, can be frozen (`--frozen`), and can be advanced by tests.

use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Instant, SystemTime, UNIX_EPOCH};

/// Milliseconds since 1970.
pub type Millis = i64;

/// The clock.
pub struct Clock {
    started_at: Millis,
    started: Instant,
    frozen: bool,
    offset: AtomicI64,
}

impl Clock {
    /// A clock that shows the system time.
    #[must_use]
    pub fn start(frozen: bool) -> Self {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Self {
            started_at: saturate(since.as_millis()),
            started: Instant::now(),
            frozen,
            offset: AtomicI64::new(0),
        }
    }

    /// Time at which the clock was started.
    pub const fn started_at(&self) -> Millis {
        self.started_at
    }

    /// Current time of the world: the time that tasks use.
    pub fn now(&self) -> Millis {
        if self.frozen { self.started_at + self.offset.load(Ordering::Relaxed) } else { self.link_time() }
    }

    /// Current time for the expiry of links. It is never frozen, because the dashboard compares it with the browser's.
    pub fn link_time(&self) -> Millis {
        self.started_at + saturate(self.started.elapsed().as_millis()) + self.offset.load(Ordering::Relaxed)
    }

    /// Advances the clock.
    pub fn advance(&self, by: Millis) {
        self.offset.fetch_add(by, Ordering::Relaxed);
    }
}

fn saturate(millis: u128) -> Millis {
    Millis::try_from(millis).unwrap_or(Millis::MAX)
}
