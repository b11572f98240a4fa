//! What can be done with a task besides its buttons: answer it, cancel it, use it again, ask for its seed.

use leptos::{prelude::*, task::spawn_local};

use crate::ui::{
    components::confirm_dialog::{Confirmation, confirm_dialog},
    task::{buttons::buttons, seed::seed},
};
use crate::{
    app::{Desk, use_desk},
    domain::{status::Status, submission::Submission, task::Task},
    state::{actions::toasts::Severity, create::reuse_prompt::use_again},
    ui::{
        components::icon::Icon,
        dom::{El, button, el, memo::memo},
    },
};

/// The section "Actions" of a task's window.
pub fn actions(task: RwSignal<Task>, asked: RwSignal<Option<Confirmation>>) -> El {
    let desk = use_desk();
    let Desk { settings, .. } = desk;
    let words = desk.action_texts();
    let id = memo(move |_| task.with(|task| task.id.clone()));
    let status = memo(move |_| task.with(|task| task.status.clone()));
    let answer = move || {
        (status.get() == Status::Modal).then(|| {
            button("main")
                .attr("aria-haspopup", "dialog")
                .child(Icon::NeedsInput.draw())
                .child(el("span").text(words.modal_open))
                .on_click(move || desk.answering.set(Some((id.get_untracked(), None))))
        })
    };
    let cancel = move || status.get().is_open().then(|| cancel_button(desk, task, asked));
    let refresh = button("")
        .child(Icon::Refresh.draw())
        .child(el("span").text(words.refresh_task))
        .on_click(move || update(desk, id.get_untracked()));
    let buttons = buttons(task, asked);
    let acting = move || {
        if settings.read_only.get() {
            return Some(el("p").class("hint").text(words.read_only));
        }
        let again = button("")
            .attr("aria-haspopup", "dialog")
            .child(Icon::Copy.draw())
            .child(el("span").text(words.use_again))
            .on_click(move || task.with_untracked(|task| use_again(desk, task)));
        let row = el("div").class("acts").live(answer).child(again).live(cancel);
        Some(el("div").class("acting").live(buttons).child(row))
    };
    el("section")
        .class("block actions")
        .attr("aria-label", words.actions)
        .live(acting)
        .child(el("div").class("acts").child(refresh).live(seed(task)))
        .live(confirm_dialog(asked))
}

/// Asks for one task by itself; what comes is patched in wherever it is on screen.
fn update(desk: Desk, id: String) {
    let d = desk.settings.language.get_untracked().dialog_texts();
    spawn_local(async move {
        let reading = desk.tasks.request_status.detached();
        let (title, text) = match desk.tasks.client().fetch_task(&id, &reading).await {
            Ok(Some(task)) => return drop(desk.tasks.merge(vec![task])),
            Ok(None) => (d.task_not_found.to_owned(), d.task_not_found_text.to_owned()),
            Err(error) => {
                let told = desk.w.error(&error);
                (told.title.to_owned(), told.text)
            }
        };
        desk.acts.tell(Severity::Error, title, text, None, String::new());
    });
}

/// Asks before it cancels, and says what is lost.
pub fn cancel_button(desk: Desk, task: RwSignal<Task>, asked: RwSignal<Option<Confirmation>>) -> El {
    let words = desk.action_texts();
    let id = task.with_untracked(|task| task.id.clone());
    let key = String::from("cancel ") + &id;
    let watched = key.clone();
    let busy = memo(move |_| desk.acts.is_busy(&watched));
    let act =
        Callback::new(move |()| desk.send(key.clone(), Submission::Cancel { task: id.clone() }, |_| {}));
    button("danger")
        .live_word("disabled", move || busy.get().then_some(""))
        .child(Icon::Cancel.draw())
        .child(
            el("span")
                .live_text(move || if busy.get() { words.sending } else { words.cancel_task }.to_owned()),
        )
        .on_click(move || {
            let lost = task.with_untracked(|task| match (&task.status, &task.progress) {
                (Status::Modal, _) => words.cancel_effect_modal.to_owned(),
                (Status::InProgress, Some(progress)) => (words.cancel_effect_running)(progress),
                _ => words.cancel_effect_queued.to_owned(),
            });
            asked.set(Some(Confirmation {
                title: words.cancel_title.to_owned(),
                texts: vec![lost, words.cancel_text.to_owned()],
                yes: words.cancel_yes,
                no: words.cancel_no,
                act,
            }));
        })
}
