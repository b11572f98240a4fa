//! New tasks: one window with a form for each way to begin.

use crate::element::{El, el};

/// The window.
pub fn create_dialog() -> El {
    el("div")
}
