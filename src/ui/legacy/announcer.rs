//! The live region for screen readers: in the open dialog, otherwise on the page.

use crate::{
    state::announcer::Announcer,
    ui::dom::{El, el},
};

/// The live region. It is visually hidden because its messages are visible elsewhere.
pub fn live_region(announcer: Announcer) -> El {
    el("p").class("visually-hidden").attr("role", "status").dyn_text(move || announcer.message())
}
