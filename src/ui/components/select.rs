//! Options of select elements.

use crate::ui::dom::{El, el};

/// An option, selected when the select is built or not.
pub fn option(value: &str, text: &str, chosen: bool) -> El {
    el("option").attr("value", value).opt_attr("selected", chosen.then_some("")).text(text)
}
