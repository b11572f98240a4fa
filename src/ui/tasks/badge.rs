//! Status badges: icon and text, with the raw status of the server as tooltip.

use leptos::prelude::*;

use crate::{
    domain::{status::Status, task::Task},
    i18n::{context::use_texts, texts::Texts},
    state::{
        clock::{Clock, use_clock},
        memo::memo,
        services::{Services, use_services},
        settings::Settings,
    },
    ui::components::icon::{Glyph, Icon},
};

/// Whether a task has been open for longer than the configured time; tracked.
pub fn is_stalled(task: &Task, settings: &Settings, clock: Clock) -> bool {
    // The clock is read only for open tasks, so that others are not evaluated each second.
    task.status.is_open()
        && task.status != Status::Modal
        && task
            .submit_time
            .is_some_and(|at| clock.get() - at > i64::from(settings.stalled_minutes.get()) * 60_000)
}

/// The badge of the status of a task and, if it is stalled, the one that says so.
#[component]
pub fn StatusBadges(
    /// The task.
    task: RwSignal<Task>,
) -> impl IntoView {
    let Services { settings, .. } = use_services();
    let t = use_texts();
    let clock = use_clock();
    let shown = memo(move || task.with(|task| (task.status.clone(), is_stalled(task, &settings, clock))));
    let stalled = move || {
        view! {
            <span class="badge stalled">
                <Glyph icon=Icon::Hourglass/>
                <span>{t.stalled}</span>
            </span>
        }
        .into_any()
    };
    let badges = move || {
        let (status, is_stalled) = shown.get();
        view! {
            {badge(&status, t)}
            {is_stalled.then(stalled)}
        }
        .into_any()
    };
    view! { {move || badges()} }
}

/// The badge of the status of a task.
#[component]
pub fn StatusBadge(
    /// The task.
    task: RwSignal<Task>,
) -> impl IntoView {
    let t = use_texts();
    let status = memo(move || task.with(|task| task.status.clone()));
    view! { {move || badge(&status.get(), t)} }
}

fn badge(status: &Status, t: &Texts) -> AnyView {
    let raw = status.wire().to_owned();
    view! {
        <span class="badge" data-status=raw.clone() title=raw>
            <Glyph icon=Icon::of_status(status)/>
            <span>{t.status(status)}</span>
        </span>
    }
    .into_any()
}
