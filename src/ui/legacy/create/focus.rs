//! Focus management of the dialog for new tasks.

use crate::ui::{dom::focus_next_frame, legacy::create::tabs::PANEL_ID};

/// Focuses the first field of the form.
pub fn focus_first() {
    let field = |tag: &str| ["#", PANEL_ID, " ", tag].concat();
    focus_next_frame([field("textarea"), field("input")]);
}
