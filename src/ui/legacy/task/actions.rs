//! The actions of a task besides its own buttons: answer, cancel, reuse the prompt, refresh, get the seed.

use leptos::{prelude::*, task::spawn_local};

use crate::{
    domain::{language::Language, status::Status, submission::Submission, task::Task},
    i18n::context::{use_action_texts, use_language},
    state::{
        actions::toasts::Severity,
        create::reuse_prompt::reuse_prompt,
        dialogs::use_dialogs,
        services::{Services, use_services},
    },
    ui::{
        components::{
            confirm_dialog::{Confirmation, confirm_dialog},
            icon::Icon,
        },
        dom::{El, button, el, memo::memo},
        hooks::submitter::use_submitter,
        legacy::task::{buttons::buttons, seed::seed},
    },
};

/// The section "Actions" of a task's dialog.
pub fn actions(task: RwSignal<Task>, confirm: RwSignal<Option<Confirmation>>) -> El {
    let dialogs = use_dialogs();
    let services = use_services();
    let settings = services.settings;
    let (language, action_texts) = (use_language(), use_action_texts());
    let id = memo(move |_| task.with(|task| task.id.clone()));
    let status = memo(move |_| task.with(|task| task.status.clone()));
    let answer_button = move || {
        (status.get() == Status::Modal).then(|| {
            button("primary")
                .attr("aria-haspopup", "dialog")
                .child(Icon::NeedsInput.draw())
                .child(el("span").text(action_texts.modal_open))
                .on_click(move || dialogs.modal_task.set(Some((id.get_untracked(), None))))
        })
    };
    let cancel = move || status.get().is_open().then(|| cancel_button(task, confirm));
    let refresh_button = button("")
        .child(Icon::Refresh.draw())
        .child(el("span").text(action_texts.refresh_task))
        .on_click(move || refresh(services, language, id.get_untracked()));
    let buttons = buttons(task, confirm);
    let toolbar = move || {
        if settings.read_only.get() {
            return Some(el("p").class("hint").text(action_texts.read_only));
        }
        let reuse_button = button("")
            .attr("aria-haspopup", "dialog")
            .child(Icon::Copy.draw())
            .child(el("span").text(action_texts.use_again))
            .on_click(move || task.with_untracked(|task| reuse_prompt(services.create.get(), dialogs, task)));
        let row =
            el("div").class("button-row").dyn_child(answer_button).child(reuse_button).dyn_child(cancel);
        Some(el("div").class("task-toolbar").dyn_child(buttons).child(row))
    };
    el("section")
        .class("block actions")
        .attr("aria-label", action_texts.actions)
        .dyn_child(toolbar)
        .child(el("div").class("button-row").child(refresh_button).dyn_child(seed(task)))
        .dyn_child(confirm_dialog(confirm))
}

/// Fetches a task and merges it into the task list and the dialog.
fn refresh(services: Services, language: Language, id: String) {
    let (t, dialog_texts) = (language.texts(), language.dialog_texts());
    spawn_local(async move {
        let request = services.tasks.request_status.detached();
        let (title, text) = match services.tasks.client().fetch_task(&id, &request).await {
            Ok(Some(task)) => return drop(services.tasks.merge(vec![task])),
            Ok(None) => (dialog_texts.task_not_found.to_owned(), dialog_texts.task_not_found_text.to_owned()),
            Err(error) => {
                let error_text = t.error(&error);
                (error_text.title.to_owned(), error_text.text)
            }
        };
        services.actions.toasts.push(Severity::Error, title, text, None, String::new());
    });
}

/// The button that cancels a task after a confirmation, which names the consequences.
pub fn cancel_button(task: RwSignal<Task>, confirm: RwSignal<Option<Confirmation>>) -> El {
    let services = use_services();
    let action_texts = use_action_texts();
    let id = task.with_untracked(|task| task.id.clone());
    let key = String::from("cancel ") + &id;
    let busy_key = key.clone();
    let is_busy = memo(move |_| services.actions.in_flight.contains(&busy_key));
    let submitter = use_submitter();
    let act =
        Callback::new(move |()| submitter.send(key.clone(), Submission::Cancel { task: id.clone() }, |_| {}));
    button("danger")
        .dyn_attr_static("disabled", move || is_busy.get().then_some(""))
        .child(Icon::Cancel.draw())
        .child(el("span").dyn_text(move || {
            if is_busy.get() { action_texts.sending } else { action_texts.cancel_task }.to_owned()
        }))
        .on_click(move || {
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
        })
}
