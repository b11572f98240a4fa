//! Options of select elements.

use crate::ui::dom::{El, el};

/// An option, initially selected or not.
pub fn option(value: &str, text: &str, is_selected: bool) -> El {
    el("option").attr("value", value).opt_attr("selected", is_selected.then_some("")).text(text)
}
