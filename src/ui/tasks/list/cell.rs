//! The cells of the list, updated in place while a task is shown.

use leptos::prelude::*;

use crate::{
    domain::{fail_reason::classify, list_column::ListColumn, prompt::without_references, task::Task},
    i18n::context::use_texts,
    state::{clock::use_clock, memo::memo},
    ui::{
        components::copy_button::CopyButton,
        task::facts::reference_time,
        tasks::{
            badge::StatusBadges,
            card::{Submitted, failure_text, short_id},
            image::{ImageSize, Loading, TaskImage},
        },
    },
};

/// The requested length of the longer side of a picture in device pixels: rows are 40 px high, 44 px on touch screens.
const IMAGE_SIDE: u32 = 96;

/// The content of a cell. `is_near` is whether the row is near the viewport.
pub fn cell(column: ListColumn, task: RwSignal<Task>, id: &str, is_near: RwSignal<bool>) -> AnyView {
    let t = use_texts();
    match column {
        ListColumn::Picture => {
            let image_size = ImageSize::Small(Loading::Lazy(is_near), IMAGE_SIDE);
            view! {
                <div class="image-frame">
                    <TaskImage task image_size/>
                </div>
            }
            .into_any()
        }
        ListColumn::Status => view! { <Status task/> }.into_any(),
        ListColumn::Action => {
            let raw =
                memo(move || task.with(|task| task.action.as_ref().map(|action| action.wire().to_owned())));
            let name = move || {
                task.with(|task| task.action.as_ref().map(|action| t.action(action)).unwrap_or_default())
            };
            view! { <span title=move || raw.get()>{move || name()}</span> }.into_any()
        }
        ListColumn::Prompt => {
            let prompt = move || {
                task.with(|task| without_references(task.prompt.as_deref().unwrap_or(t.no_prompt)).to_owned())
            };
            let prompt = memo(prompt);
            view! { <span dir="auto" title=move || prompt.get()>{move || prompt.get()}</span> }.into_any()
        }
        ListColumn::Account => {
            let account = memo(move || task.with(|task| task.account().unwrap_or_default()));
            view! { <span title=move || account.get()>{move || short_id(&account.get())}</span> }.into_any()
        }
        ListColumn::Submitted => view! { <Submitted task/> }.into_any(),
        ListColumn::Waited => view! { <Duration task of=Task::waiting_ms/> }.into_any(),
        ListColumn::Ran => view! { <Duration task of=Task::running_ms/> }.into_any(),
        ListColumn::Id => {
            view! { <CopyButton name=t.copy_id text=id.to_owned() label=short_id(id)/> }.into_any()
        }
        ListColumn::Reason => view! { <Reason task/> }.into_any(),
    }
}

/// The badges, and the progress of a running task.
#[component]
fn Status(task: RwSignal<Task>) -> impl IntoView {
    let progress = memo(move || {
        task.with(|task| task.percent().filter(|_| task.may_change()).map(|percent| format!("{percent}%")))
    });
    view! {
        <div class="list-status">
            <StatusBadges task/>
            <span class="list-progress">{move || progress.get()}</span>
        </div>
    }
}

/// A time that a task took or takes. That of an open task follows the clock.
#[component]
fn Duration(task: RwSignal<Task>, of: fn(&Task, i64) -> Option<i64>) -> impl IntoView {
    let (t, clock) = (use_texts(), use_clock());
    let text = memo(move || {
        let ms = task.with(|task| of(task, reference_time(task, clock)));
        ms.map(|ms| t.duration(ms)).unwrap_or_default()
    });
    view! { <span>{move || text.get()}</span> }
}

/// Why the task failed, in plain words as far as the reason is known; the words of the server on hover.
#[component]
fn Reason(task: RwSignal<Task>) -> impl IntoView {
    let t = use_texts();
    let raw = memo(move || task.with(|task| failure_text(task, t)));
    let text = move || {
        let raw = raw.get()?;
        Some(classify(&raw).map_or(raw, |kind| (t.fail_reason)(kind).title.to_owned()))
    };
    view! { <span class="fail-title" dir="auto" title=move || raw.get()>{move || text()}</span> }
}
