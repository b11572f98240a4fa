//! Selecting all tasks that match the filters, on all pages.

use leptos::prelude::*;

use crate::{
    api::request::ReadRequest,
    domain::{selection::MAX_SELECTED, task::Task},
    i18n::context::{use_language, use_selection_texts, use_texts},
    state::{
        effect::on_trigger,
        memo::memo,
        selection::{SelectionStore, use_selection},
        services::{Services, use_services},
        tasks::{
            read_job::{Flow, LocalFuture, ReadJob, ReadPhase, TaskConsumer},
            reader::TaskReader,
        },
    },
    ui::{
        components::show::Show,
        hooks::{focus::focus_next_frame, listener::listener},
    },
};

/// Selects the tasks that are read, unless another filter or server has cleared the selection.
struct Selecting {
    store: SelectionStore,
    generation: u32,
}

impl TaskConsumer for Selecting {
    fn consume<'a>(&'a mut self, tasks: Vec<Task>, _request: &'a ReadRequest) -> LocalFuture<'a, Flow> {
        let flow = if self.store.generation() != self.generation {
            Flow::Stop
        } else {
            self.store.add(tasks);
            if untrack(|| self.store.is_full()) { Flow::Finish } else { Flow::Continue }
        };
        Box::pin(async move { flow })
    }
}

/// The button that selects all tasks that match, and while they are read the progress and a button that stops.
#[component]
pub fn SelectAll() -> impl IntoView {
    let Services { tasks, url, settings, actions, .. } = use_services();
    let (t, texts, language) = (use_texts(), use_selection_texts(), use_language());
    let store = use_selection();
    let job = ReadJob::new(settings);
    let total = memo(move || tasks.with(|load| load.page().map_or(0, |page| page.total)));
    let is_reading = memo(move || job.phase.with(|phase| *phase == ReadPhase::Running));
    let error = move || {
        job.phase.with(|phase| match phase {
            ReadPhase::Failed(error) => Some((language.texts().error_title)(error)),
            ReadPhase::Idle | ReadPhase::Running | ReadPhase::Stopped | ReadPhase::Done => None,
        })
    };
    // Not offered for what the page shows.
    let is_offered = memo(move || {
        let on_page = tasks.with(|load| load.page().map_or(0, |page| page.rows.len()));
        total.get() > on_page as u64 && (store.len() as u64) < total.get() && !store.is_full()
    });
    let label = move || {
        let total = total.get();
        if total > MAX_SELECTED as u64 {
            (texts.select_first)(MAX_SELECTED, total)
        } else {
            (texts.select_all)(total)
        }
    };
    let progress = move || {
        let progress = job.progress.get();
        (texts.reading)(progress.read, progress.total.unwrap_or_else(|| total.get()))
    };
    let start = move |_| {
        focus_next_frame([".stop-reading".to_owned()]);
        if job.phase.with_untracked(|phase| matches!(phase, ReadPhase::Stopped | ReadPhase::Failed(_))) {
            return job.go_on();
        }
        let filter = url.filter().get_untracked();
        let reader =
            TaskReader::new(&filter, actions.created_ids.get_untracked(), untrack(|| tasks.capability()));
        job.start(tasks.client(), reader, Box::new(Selecting { store, generation: store.generation() }));
    };
    // The button that stops leaves with the focus.
    on_trigger(
        move || is_reading.track(),
        move || {
            let is_lost = || document().active_element().is_none_or(|element| element.tag_name() == "BODY");
            request_animation_frame(move || {
                if is_lost() {
                    focus_next_frame([".selection-bar .primary".to_owned()]);
                }
            });
        },
    );
    let offer = move || {
        view! {
            <Show when=is_offered>
                <button type="button" on:click=listener(start)>{move || label()}</button>
            </Show>
        }
    };
    view! {
        <Show when=is_reading fallback=offer>
            <span class="select-progress">{move || progress()}</span>
            <button type="button" class="stop-reading" on:click=listener(move |_| job.stop())>{t.stop}</button>
        </Show>
        <Show when=move || error().is_some()>
            <span class="field-error" role="alert">{move || error()}</span>
        </Show>
    }
}
