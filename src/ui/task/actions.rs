//! The actions of a task besides its own buttons: answer, cancel, reuse the prompt, refresh, get the seed.

use leptos::{prelude::*, task::spawn_local};

use crate::{
    domain::{language::Language, status::Status, submission::Submission, task::Task},
    i18n::{
        context::{use_action_texts, use_language},
        errors::Asked,
    },
    state::{
        actions::toasts::Severity,
        create::reuse_prompt::reuse_prompt,
        dialogs::use_dialogs,
        memo::memo,
        services::{Services, use_services},
    },
    ui::{
        components::{
            confirm_dialog::{ConfirmDialog, Confirmation},
            icon::{Glyph, Icon},
            show::Show,
        },
        hooks::listener::listener,
        hooks::submitter::use_submitter,
        task::{buttons::TaskButtons, seed::Seed},
    },
};

/// The section "Actions" of a task's dialog.
#[component]
pub fn TaskActions(
    /// The task.
    task: RwSignal<Task>,
    /// The question of the dialog that confirms an action.
    confirm: RwSignal<Option<Confirmation>>,
) -> impl IntoView {
    let services = use_services();
    let settings = services.settings;
    let (language, action_texts) = (use_language(), use_action_texts());
    let on_refresh = move |_| refresh(services, language, task.with_untracked(|task| task.id.clone()));
    let hint = move || view! { <p class="hint">{action_texts.read_only}</p> };
    view! {
        <section class="block actions" aria-label=action_texts.actions>
            <Show when=move || !settings.read_only.get() fallback=hint>
                <Toolbar task confirm/>
            </Show>
            <div class="button-row">
                <button type="button" on:click=listener(on_refresh)>
                    <Glyph icon=Icon::Refresh/>
                    <span>{action_texts.refresh_task}</span>
                </button>
                <Seed task/>
            </div>
            <ConfirmDialog question=confirm/>
        </section>
    }
}

/// The actions that change something on the server.
#[component]
fn Toolbar(task: RwSignal<Task>, confirm: RwSignal<Option<Confirmation>>) -> impl IntoView {
    let services = use_services();
    let dialogs = use_dialogs();
    let action_texts = use_action_texts();
    let needs_input = move || task.with(|task| task.status == Status::Modal);
    let is_open = move || task.with(|task| task.status.is_open());
    let answer = move |_| {
        let id = task.with_untracked(|task| task.id.clone());
        dialogs.modal_task.set(Some((id, None)));
    };
    let reuse = move |_| task.with_untracked(|task| reuse_prompt(services.create.get(), dialogs, task));
    view! {
        <div class="task-toolbar">
            <TaskButtons task confirm/>
            <div class="button-row">
                <Show when=needs_input>
                    <button type="button" class="primary" aria-haspopup="dialog" on:click=listener(answer)>
                        <Glyph icon=Icon::NeedsInput/>
                        <span>{action_texts.modal_open}</span>
                    </button>
                </Show>
                <button type="button" aria-haspopup="dialog" on:click=listener(reuse)>
                    <Glyph icon=Icon::Copy/>
                    <span>{action_texts.use_again}</span>
                </button>
                <Show when=is_open>
                    <CancelButton task confirm/>
                </Show>
            </div>
        </div>
    }
}

/// Fetches a task and merges it into the task list and the dialog.
fn refresh(services: Services, language: Language, id: String) {
    let (t, dialog_texts) = (language.texts(), language.dialog_texts());
    spawn_local(async move {
        let request = services.tasks.request_status.detached();
        let (title, text) = match services.tasks.fetch_task(&id, &request).await {
            Ok(Some(task)) => return drop(services.tasks.merge(vec![task])),
            Ok(None) => (dialog_texts.task_not_found.to_owned(), dialog_texts.task_not_found_text.to_owned()),
            Err(error) => {
                let error_text = language.error_texts().explain(&error, Asked::Task, t);
                (error_text.title.to_owned(), error_text.text)
            }
        };
        services.actions.toasts.push(Severity::Error, title, text, Vec::new(), String::new());
    });
}

/// The button that cancels a task after a confirmation, which names the consequences.
#[component]
pub fn CancelButton(
    /// The task.
    task: RwSignal<Task>,
    /// The question of the dialog that confirms it.
    confirm: RwSignal<Option<Confirmation>>,
) -> impl IntoView {
    let Services { actions, .. } = use_services();
    let action_texts = use_action_texts();
    let submitter = use_submitter();
    let id = task.with_untracked(|task| task.id.clone());
    let key = String::from("cancel ") + &id;
    let busy_key = key.clone();
    let is_busy = memo(move || actions.in_flight.contains(&busy_key));
    let act =
        Callback::new(move |()| submitter.send(key.clone(), Submission::Cancel { task: id.clone() }, |_| {}));
    let on_click = move |_| {
        let effect = task.with_untracked(|task| match (&task.status, &task.progress) {
            (Status::Modal, _) => action_texts.cancel_effect_modal.to_owned(),
            (Status::InProgress, Some(progress)) => (action_texts.cancel_effect_running)(progress),
            _ => action_texts.cancel_effect_queued.to_owned(),
        });
        confirm.set(Some(Confirmation {
            title: action_texts.cancel_title.to_owned(),
            texts: vec![effect, action_texts.cancel_text.to_owned()],
            yes: action_texts.cancel_yes,
            no: action_texts.cancel_no,
            act,
        }));
    };
    view! {
        <button type="button" class="danger" disabled=move || is_busy.get() on:click=listener(on_click)>
            <Glyph icon=Icon::Cancel/>
            <span>{move || if is_busy.get() { action_texts.sending } else { action_texts.cancel_task }}</span>
        </button>
    }
}
