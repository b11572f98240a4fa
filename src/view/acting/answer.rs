//! The window that a task waits with: a prompt for remix and custom zoom, a mask for vary region.

use crate::element::{El, el};

/// The dialog.
pub fn answer_dialog() -> El {
    el("div")
}
