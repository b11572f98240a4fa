//! Counts tasks for the filters while it is shown.

use leptos::prelude::*;

use crate::state::{
    counts::start_counting,
    filter_panel::use_filter_panel,
    services::{Services, use_services},
};

/// Counts tasks for the filters. Shows nothing itself.
#[component]
pub fn Counter() -> impl IntoView {
    let Services { tasks, settings, .. } = use_services();
    start_counting(use_filter_panel().counts, tasks, settings);
}
