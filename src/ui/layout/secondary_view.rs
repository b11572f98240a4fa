//! What the page shows in place of the tasks: the queue or the statistics.

use leptos::prelude::*;

use crate::{
    state::{
        memo::memo,
        services::{Services, use_services},
        url_state::MainView,
    },
    ui::{queue::Queue, statistics::view::StatisticsView},
};

/// The queue, or the statistics of what matches the filters.
#[component]
pub fn SecondaryView() -> impl IntoView {
    let Services { url, .. } = use_services();
    let is_queue = memo(move || url.view() == MainView::Queue);
    view! {
        {move || match is_queue.get() {
            true => view! { <Queue/> }.into_any(),
            false => view! { <StatisticsView/> }.into_any(),
        }}
    }
}
