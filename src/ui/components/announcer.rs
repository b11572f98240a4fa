//! The live region that reads messages to screen readers: in the open dialog, or else on the page.

use crate::{
    state::announcer::Announcer,
    ui::dom::{El, el},
};

/// The live region. It is hidden, because what it announces is visible elsewhere.
pub fn live_region(announcer: Announcer) -> El {
    el("p").class("visually-hidden").attr("role", "status").dyn_text(move || announcer.message())
}
