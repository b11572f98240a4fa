//! The texts of the saved views; loaded with the lazy part of the program.

use crate::{
    domain::{
        filter::{Filter, sort::Sort},
        saved_views::{Merged, ViewError},
    },
    i18n::texts::Texts,
};

/// The texts of the saved views.
#[expect(missing_docs, reason = "the key of a text is its description; its values are in en/ and zh/")]
pub struct ViewTexts {
    pub intro: &'static str,
    pub save_title: &'static str,
    pub name: &'static str,
    pub save: &'static str,
    pub own: &'static str,
    pub no_own: &'static str,
    pub of_host: &'static str,
    pub built_in: &'static str,
    pub needs_attention: &'static str,
    pub running: &'static str,
    pub failed_today: &'static str,
    pub mine: &'static str,
    pub own_state: &'static str,
    pub own_state_hint: &'static str,
    pub all_tasks: &'static str,
    pub order: fn(field: &str, direction: &str) -> String,
    pub separator: &'static str,
    pub start: &'static str,
    pub start_name: fn(view: &str) -> String,
    pub rename: &'static str,
    pub rename_name: fn(view: &str) -> String,
    pub new_name: fn(view: &str) -> String,
    pub cancel_rename: &'static str,
    pub move_up: fn(view: &str) -> String,
    pub move_down: fn(view: &str) -> String,
    pub delete: &'static str,
    pub delete_name: fn(view: &str) -> String,
    pub delete_title: fn(view: &str) -> String,
    pub delete_text: &'static str,
    pub keep: &'static str,
    pub saved: fn(view: &str) -> String,
    pub deleted: fn(view: &str) -> String,
    pub export: &'static str,
    pub import: &'static str,
    pub merged: fn(Merged) -> String,
    pub not_views: &'static str,
    pub not_stored: &'static str,
    pub unreadable_title: &'static str,
    pub unreadable_text: &'static str,
    pub copy_unreadable: &'static str,
    pub start_anew: &'static str,
    pub error: fn(ViewError) -> String,
}

impl ViewTexts {
    /// The filters and the order of a view in words.
    pub fn description(&self, filter: &Filter, t: &Texts) -> String {
        let mut parts: Vec<String> = filter.chips().iter().map(|chip| t.chip(chip)).collect();
        if parts.is_empty() {
            parts.push(self.all_tasks.to_owned());
        }
        if filter.sort != Sort::default() {
            let direction = if filter.sort.descending { t.descending } else { t.ascending };
            parts.push((self.order)(t.sort_field(filter.sort.field), direction));
        }
        parts.join(self.separator)
    }
}
