//! Focus management of the dialog for new tasks.

use crate::ui::{create::tabs::PANEL_ID, hooks::focus::focus_next_frame};

/// Focuses the first field of the form.
pub fn focus_first() {
    let field = |tag: &str| ["#", PANEL_ID, " ", tag].concat();
    focus_next_frame([field("textarea"), field("input")]);
}
