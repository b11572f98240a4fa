//! What the page shows in place of the tasks: the queue or the statistics.

use leptos::prelude::*;

use crate::{
    state::{
        memo::memo,
        services::{Services, use_services},
        url_state::MainView,
    },
    ui::{queue::Queue, statistics::view::StatisticsView, tasks::filter_form::FilterForm},
};

/// The queue, or the filters and the statistics of what matches them.
#[component]
pub fn SecondaryView() -> impl IntoView {
    let Services { url, .. } = use_services();
    let is_queue = memo(move || url.view() == MainView::Queue);
    let statistics = || {
        view! {
            <FilterForm/>
            <StatisticsView/>
        }
    };
    view! {
        {move || {
            if is_queue.get() { view! { <Queue/> }.into_any() } else { statistics().into_any() }
        }}
    }
}
