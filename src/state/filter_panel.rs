//! Which filters are shown, and when their fields are reset.

use leptos::prelude::*;

use crate::{
    domain::filter::Filter,
    state::{
        context::provided,
        long_lived::LongLived,
        url_state::{HistoryMode, UrlState},
    },
};

/// The filter panel. Copies share it.
#[derive(Clone, Copy)]
pub struct FilterPanel {
    /// Whether the less common filters are shown.
    pub more: LongLived<RwSignal<bool>>,
    /// Whether the filters are expanded on a phone, where they start collapsed.
    pub expanded: LongLived<RwSignal<bool>>,
    /// Notified when all filters are cleared, also those that are still being typed.
    pub reset: LongLived<Trigger>,
}

impl FilterPanel {
    /// Collapsed; `more` is whether the URL uses one of the less common filters.
    pub fn new(more: bool) -> Self {
        Self {
            more: LongLived::signal(more),
            expanded: LongLived::signal(false),
            reset: LongLived::trigger(),
        }
    }

    /// Clears all filters and the text in their fields.
    pub fn clear_filters(self, url: UrlState) {
        url.update_filter(HistoryMode::Push, Filter::reset);
        self.reset.notify();
    }
}

/// The filter panel.
pub fn use_filter_panel() -> FilterPanel {
    provided()
}
