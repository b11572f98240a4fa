//! Counts tasks for the filters while it is shown.

use leptos::prelude::*;

use crate::state::{
    filter_panel::use_filter_panel,
    services::{Services, use_services},
};

/// Counts tasks for the filters. Shows nothing itself.
#[component]
pub fn Counter() -> impl IntoView {
    let Services { tasks, settings, .. } = use_services();
    use_filter_panel().counts.start(tasks, settings);
}
