//! The window that a task waits with: a prompt for remix and custom zoom, and a mask for vary region.

use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::JsCast;
use web_sys::{HtmlTextAreaElement, KeyboardEvent};

use crate::{
    api::{client::Client, error::ApiError},
    domain::{
        related,
        status::Status,
        submission::Submission,
        task::Task,
        task_actions::{self, TaskAction},
    },
    i18n::context::{use_action_texts, use_dialog_texts, use_texts},
    state::{
        dialogs::use_dialogs, services::use_services, settings::connection::page_is_https,
        tasks::request_status::RequestStatus,
    },
    ui::{
        components::{
            empty_state::empty_state, icon::Icon, modal::modal, request_status_bar::request_status_bar,
        },
        dom::{El, button, dynamic::effect, el, focus_next_frame, memo::memo},
        hooks::submitter::use_submitter,
        task::mask_editor::{Mask, mask_editor},
    },
};

/// The dialog of the task whose window is to be answered.
pub fn modal_dialog() -> El {
    let dialogs = use_dialogs();
    let t = use_texts();
    let action_texts = use_action_texts();
    let (id, prompt) = dialogs.modal_task.get_untracked().unwrap_or_default();
    let prompt = StoredValue::new(prompt);
    let sought = TaskLookup::new(id.clone());
    let task = sought.task;
    let close = move || dialogs.modal_task.set(None);
    let name = move || {
        let title = task.with(|task| task.as_ref().map(|task| task.with(title)));
        (action_texts.modal_title)(&title.unwrap_or_else(|| (t.open_task)(&id)))
    };
    let title = name.clone();
    let body = el("div").live(move || {
        let Some(task) = task.get() else { return Some(el("div").live(move || Some(sought.missing()))) };
        let task = RwSignal::from(task);
        let waits = memo(move |_| task.with(|task| task.status == Status::Modal));
        Some(el("div").live(move || {
            Some(match waits.get() {
                true => form(task.get_untracked(), prompt.get_value(), close),
                false => el("p").class("question").text(action_texts.modal_done),
            })
        }))
    });
    modal("answer", name, vec![el("h2").live_text(title)], body, close, |_| {})
}

/// Where the task that waits is.
#[derive(Clone, Copy)]
struct TaskLookup {
    id: StoredValue<String>,
    task: RwSignal<Option<ArcRwSignal<Task>>>,
    /// It did not come: why, or nothing when the server does not know it.
    lost: RwSignal<Option<Option<ApiError>>>,
    wait: RequestStatus,
    client: StoredValue<Client>,
}

impl TaskLookup {
    /// A task that is on screen, or is asked for.
    fn new(id: String) -> Self {
        let services = use_services();
        let task = RwSignal::new(services.tasks.signal_for(&id));
        let (lost, wait) = (RwSignal::new(None), RequestStatus::new(services.settings));
        let client = StoredValue::new(services.tasks.client());
        let sought = Self { client, id: StoredValue::new(id), task, lost, wait };
        on_cleanup(move || wait.stop());
        if task.with_untracked(Option::is_none) {
            sought.ask();
        }
        sought
    }

    fn ask(self) {
        self.lost.set(None);
        let (client, id, reading) = (self.client.get_value(), self.id.get_value(), self.wait.start());
        spawn_local(async move {
            let answer = client.fetch_task(&id, &reading).await;
            // The window may be closed by now.
            self.wait.end();
            match answer {
                Ok(Some(found)) => drop(self.task.try_set(Some(ArcRwSignal::new(found)))),
                Ok(None) => drop(self.lost.try_set(Some(None))),
                Err(error) => drop(self.lost.try_set(Some(Some(error)))),
            }
        });
    }

    /// What stands in the place of a task that is not here.
    fn missing(self) -> El {
        let (t, d) = (use_texts(), use_dialog_texts());
        let Some(lost) = self.lost.get() else {
            let coming = el("p").class("wait").attr("aria-busy", "true").text(t.loading);
            return el("div").child(coming).live(request_status_bar(self.wait, true));
        };
        let (title, text) = match &lost {
            Some(error) => {
                let told = t.error(error);
                (told.title, told.text)
            }
            None => (d.task_not_found, d.task_not_found_text.to_owned()),
        };
        let again = button("main").text(t.try_again).on_click(move || self.ask());
        empty_state(Icon::Question, title, &text).attr("role", "alert").child(again)
    }
}

fn action_of(task: &Task) -> Option<TaskAction> {
    task.property("customId").and_then(|id| task_actions::action_of_custom_id(&id))
}

fn title(task: &Task) -> String {
    let t = use_texts();
    match (action_of(task), &task.action) {
        (Some(deed), _) => (use_action_texts().action)(deed),
        (None, Some(action)) => t.action(action),
        (None, None) => (t.open_task)(&task.id),
    }
}

fn is_region(task: &Task) -> bool {
    let by_name = task.action.as_ref().is_some_and(|action| action.wire() == "INPAINT");
    by_name || action_of(task) == Some(TaskAction::VaryRegion)
}

fn form(task: Task, prompt: Option<String>, close: impl Fn() + Copy + 'static) -> El {
    let services = use_services();
    let action_texts = use_action_texts();
    let first = prompt.or_else(|| task.property("finalPrompt")).unwrap_or_else(|| default_prompt(&task));
    let field = el("textarea").attr("id", "answer-prompt").attr("rows", "4").attr("dir", "auto");
    let text: HtmlTextAreaElement = field.element().unchecked_into();
    text.set_value(&first);
    let submitter = use_submitter();
    let painted = is_region(&task).then(|| Mask::new(parent_image(&task)));
    let missing = RwSignal::new(false);
    let key = String::from("modal ") + &task.id;
    let watched = key.clone();
    let busy = memo(move |_| services.actions.in_flight.contains(&watched));
    let text = StoredValue::new_local(text);
    let send = move || {
        let mask = painted.and_then(Mask::to_data_url);
        if painted.is_some() && mask.is_none() {
            focus_next_frame([".mask-stage canvas".to_owned()]);
            return missing.set(true);
        }
        let prompt = text.with_value(HtmlTextAreaElement::value);
        let act = Submission::Modal { task: task.id.clone(), prompt, mask };
        submitter.send(key.clone(), act, move |answer| {
            if answer.outcome.is_accepted() {
                close();
            }
        });
    };
    let label = el("label").attr("for", "answer-prompt").text(action_texts.modal_prompt);
    let by_keys = send.clone();
    let missing_text = move || {
        missing.get().then(|| el("p").class("problem").attr("role", "alert").text(action_texts.mask_empty))
    };
    let submit = el("button").attr("type", "submit").class("main");
    let submit = submit.live_word("disabled", move || busy.get().then_some("")).live_text(move || {
        if busy.get() { action_texts.sending } else { action_texts.modal_submit }.to_owned()
    });
    el("form")
        .attr("novalidate", "")
        .child(el("p").class("hint").text(action_texts.modal_text))
        .child_if(painted.map(mask_editor))
        .child(el("div").class("field").child(label).child(field))
        .live(missing_text)
        .child(
            el("div")
                .class("acts")
                .child(submit)
                .child(button("").text(action_texts.modal_later).on_click(close)),
        )
        .on_key("keydown", move |event: KeyboardEvent| {
            if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
                by_keys();
            }
        })
        .on("submit", move |event| {
            event.prevent_default();
            send();
        })
}

/// What the window begins with when nobody told: for a custom zoom that is the prompt with the usual zoom.
fn default_prompt(task: &Task) -> String {
    let prompt = task.prompt.clone().unwrap_or_default();
    let zooms = action_of(task) == Some(TaskAction::CustomZoom) && !prompt.contains("--zoom");
    if zooms { prompt + " --zoom 2" } else { prompt }
}

/// The picture that is to be painted over: that of the parent, once it is known.
fn parent_image(task: &Task) -> RwSignal<Option<String>> {
    let services = use_services();
    let link = RwSignal::new(None);
    let Some(parent) = task.description.as_deref().and_then(related::parent_id) else { return link };
    let parent = TaskLookup::new(parent.to_owned()).task;
    let host = services.settings.host;
    effect(move || {
        let address = parent.with(|task| task.as_ref()?.with(|task| task.image_url.clone()));
        let rules = host.with_value(|host| host.rewrite.clone());
        let sources = address.and_then(|address| {
            crate::domain::image_url::rewrite::image_sources(&address, (1, 1), &rules, page_is_https())
        });
        let original = sources.map(|sources| sources.original);
        // The parent changes, too: its button is used. What is painted on must not be made anew for that.
        if link.with_untracked(|link| *link != original) {
            link.set(original);
        }
    });
    link
}
