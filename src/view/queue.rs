//! What waits and runs on the server, in its order.

use crate::element::{El, el};

/// The queue.
pub fn queue() -> El {
    el("div")
}
