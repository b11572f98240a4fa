//! What can be done with a task besides its buttons: answer it, cancel it, use it again, ask for its seed.

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
        task::{buttons::buttons, seed::seed},
    },
};

/// The section "Actions" of a task's window.
pub fn actions(task: RwSignal<Task>, asked: RwSignal<Option<Confirmation>>) -> El {
    let dialogs = use_dialogs();
    let services = use_services();
    let settings = services.settings;
    let (language, action_texts) = (use_language(), use_action_texts());
    let id = memo(move |_| task.with(|task| task.id.clone()));
    let status = memo(move |_| task.with(|task| task.status.clone()));
    let answer = move || {
        (status.get() == Status::Modal).then(|| {
            button("main")
                .attr("aria-haspopup", "dialog")
                .child(Icon::NeedsInput.draw())
                .child(el("span").text(action_texts.modal_open))
                .on_click(move || dialogs.modal_task.set(Some((id.get_untracked(), None))))
        })
    };
    let cancel = move || status.get().is_open().then(|| cancel_button(task, asked));
    let refresh = button("")
        .child(Icon::Refresh.draw())
        .child(el("span").text(action_texts.refresh_task))
        .on_click(move || reload(services, language, id.get_untracked()));
    let buttons = buttons(task, asked);
    let acting = move || {
        if settings.read_only.get() {
            return Some(el("p").class("hint").text(action_texts.read_only));
        }
        let again = button("")
            .attr("aria-haspopup", "dialog")
            .child(Icon::Copy.draw())
            .child(el("span").text(action_texts.use_again))
            .on_click(move || task.with_untracked(|task| reuse_prompt(services.create.get(), dialogs, task)));
        let row = el("div").class("acts").live(answer).child(again).live(cancel);
        Some(el("div").class("acting").live(buttons).child(row))
    };
    el("section")
        .class("block actions")
        .attr("aria-label", action_texts.actions)
        .live(acting)
        .child(el("div").class("acts").child(refresh).live(seed(task)))
        .live(confirm_dialog(asked))
}

/// Fetches the task alone and merges it wherever it is on screen.
fn reload(services: Services, language: Language, id: String) {
    let (t, d) = (language.texts(), language.dialog_texts());
    spawn_local(async move {
        let reading = services.tasks.request_status.detached();
        let (title, text) = match services.tasks.client().fetch_task(&id, &reading).await {
            Ok(Some(task)) => return drop(services.tasks.merge(vec![task])),
            Ok(None) => (d.task_not_found.to_owned(), d.task_not_found_text.to_owned()),
            Err(error) => {
                let told = t.error(&error);
                (told.title.to_owned(), told.text)
            }
        };
        services.actions.toasts.push(Severity::Error, title, text, None, String::new());
    });
}

/// Asks before it cancels, and says what is lost.
pub fn cancel_button(task: RwSignal<Task>, asked: RwSignal<Option<Confirmation>>) -> El {
    let services = use_services();
    let action_texts = use_action_texts();
    let id = task.with_untracked(|task| task.id.clone());
    let key = String::from("cancel ") + &id;
    let watched = key.clone();
    let busy = memo(move |_| services.actions.in_flight.contains(&watched));
    let submitter = use_submitter();
    let act =
        Callback::new(move |()| submitter.send(key.clone(), Submission::Cancel { task: id.clone() }, |_| {}));
    button("danger")
        .live_word("disabled", move || busy.get().then_some(""))
        .child(Icon::Cancel.draw())
        .child(el("span").live_text(move || {
            if busy.get() { action_texts.sending } else { action_texts.cancel_task }.to_owned()
        }))
        .on_click(move || {
            let lost = task.with_untracked(|task| match (&task.status, &task.progress) {
                (Status::Modal, _) => action_texts.cancel_effect_modal.to_owned(),
                (Status::InProgress, Some(progress)) => (action_texts.cancel_effect_running)(progress),
                _ => action_texts.cancel_effect_queued.to_owned(),
            });
            asked.set(Some(Confirmation {
                title: action_texts.cancel_title.to_owned(),
                texts: vec![lost, action_texts.cancel_text.to_owned()],
                yes: action_texts.cancel_yes,
                no: action_texts.cancel_no,
                act,
            }));
        })
}
