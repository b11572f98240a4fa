//! The form of a task that waits for input ("modal" in Midjourney): a prompt for remix and custom zoom, a mask for vary region.

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
        legacy::mask_editor::{Mask, mask_editor},
    },
};

/// The dialog with the form.
pub fn modal_dialog() -> El {
    let dialogs = use_dialogs();
    let t = use_texts();
    let action_texts = use_action_texts();
    let (id, prompt) = dialogs.modal_task.get_untracked().unwrap_or_default();
    let prompt = StoredValue::new(prompt);
    let lookup = TaskLookup::new(id.clone());
    let task = lookup.task;
    let close = move || dialogs.modal_task.set(None);
    let name = move || {
        let title = task.with(|task| task.as_ref().map(|task| task.with(title)));
        (action_texts.modal_title)(&title.unwrap_or_else(|| (t.open_task)(&id)))
    };
    let title = name.clone();
    let body = el("div").dyn_child(move || {
        let Some(task) = task.get() else { return Some(el("div").dyn_child(move || Some(lookup.missing()))) };
        let task = RwSignal::from(task);
        let is_waiting = memo(move |_| task.with(|task| task.status == Status::Modal));
        Some(el("div").dyn_child(move || {
            Some(match is_waiting.get() {
                true => form(task.get_untracked(), prompt.get_value(), close),
                false => el("p").class("dialog-body").text(action_texts.modal_done),
            })
        }))
    });
    modal("modal-form", name, vec![el("h2").dyn_text(title)], body, close, |_| {})
}

/// A task: taken from the task list, otherwise fetched.
#[derive(Clone, Copy)]
struct TaskLookup {
    id: StoredValue<String>,
    task: RwSignal<Option<ArcRwSignal<Task>>>,
    failure: RwSignal<Option<LookupFailure>>,
    request_status: RequestStatus,
    client: StoredValue<Client>,
}

/// Why a task is missing.
#[derive(Clone)]
enum LookupFailure {
    /// The server does not know it.
    NotFound,
    /// The request failed.
    Error(ApiError),
}

impl TaskLookup {
    /// Looks a task up.
    fn new(id: String) -> Self {
        let services = use_services();
        let task = RwSignal::new(services.tasks.signal_for(&id));
        let (failure, request_status) = (RwSignal::new(None), RequestStatus::new(services.settings));
        let client = StoredValue::new(services.tasks.client());
        let lookup = Self { client, id: StoredValue::new(id), task, failure, request_status };
        on_cleanup(move || request_status.stop());
        if task.with_untracked(Option::is_none) {
            lookup.fetch();
        }
        lookup
    }

    fn fetch(self) {
        self.failure.set(None);
        let (client, id) = (self.client.get_value(), self.id.get_value());
        let request = self.request_status.start();
        spawn_local(async move {
            let response = client.fetch_task(&id, &request).await;
            // The dialog may have been closed in the meantime.
            self.request_status.end();
            match response {
                Ok(Some(task)) => drop(self.task.try_set(Some(ArcRwSignal::new(task)))),
                Ok(None) => drop(self.failure.try_set(Some(LookupFailure::NotFound))),
                Err(error) => drop(self.failure.try_set(Some(LookupFailure::Error(error)))),
            }
        });
    }

    /// The view of a missing task: loading or failed.
    fn missing(self) -> El {
        let (t, dialog_texts) = (use_texts(), use_dialog_texts());
        let Some(failure) = self.failure.get() else {
            let loading = el("p").class("loading-note").attr("aria-busy", "true").text(t.loading);
            return el("div").child(loading).dyn_child(request_status_bar(self.request_status, true));
        };
        let (title, text) = match &failure {
            LookupFailure::Error(error) => {
                let error_text = t.error(error);
                (error_text.title, error_text.text)
            }
            LookupFailure::NotFound => {
                (dialog_texts.task_not_found, dialog_texts.task_not_found_text.to_owned())
            }
        };
        let retry = button("primary").text(t.try_again).on_click(move || self.fetch());
        empty_state(Icon::Question, title, &text).attr("role", "alert").child(retry)
    }
}

fn action_of(task: &Task) -> Option<TaskAction> {
    task.property("customId").and_then(|id| task_actions::action_of_custom_id(&id))
}

fn title(task: &Task) -> String {
    let t = use_texts();
    match (action_of(task), &task.action) {
        (Some(action), _) => (use_action_texts().action)(action),
        (None, Some(action)) => t.action(action),
        (None, None) => (t.open_task)(&task.id),
    }
}

fn needs_mask(task: &Task) -> bool {
    let is_inpaint = task.action.as_ref().is_some_and(|action| action.wire() == "INPAINT");
    is_inpaint || action_of(task) == Some(TaskAction::VaryRegion)
}

fn form(task: Task, prompt: Option<String>, close: impl Fn() + Copy + 'static) -> El {
    let services = use_services();
    let action_texts = use_action_texts();
    let initial_prompt =
        prompt.or_else(|| task.property("finalPrompt")).unwrap_or_else(|| default_prompt(&task));
    let field = el("textarea").attr("id", "answer-prompt").attr("rows", "4").attr("dir", "auto");
    let text: HtmlTextAreaElement = field.element().unchecked_into();
    text.set_value(&initial_prompt);
    let submitter = use_submitter();
    let mask = needs_mask(&task).then(|| Mask::new(parent_image(&task)));
    let is_mask_missing = RwSignal::new(false);
    let key = String::from("modal ") + &task.id;
    let busy_key = key.clone();
    let is_busy = memo(move |_| services.actions.in_flight.contains(&busy_key));
    let text = StoredValue::new_local(text);
    let send = move || {
        let data_url = mask.and_then(Mask::to_data_url);
        if mask.is_some() && data_url.is_none() {
            focus_next_frame([".mask-stage canvas".to_owned()]);
            return is_mask_missing.set(true);
        }
        let prompt = text.with_value(HtmlTextAreaElement::value);
        let submission = Submission::Modal { task: task.id.clone(), prompt, mask: data_url };
        submitter.send(key.clone(), submission, move |response| {
            if response.outcome.is_accepted() {
                close();
            }
        });
    };
    let label = el("label").attr("for", "answer-prompt").text(action_texts.modal_prompt);
    let send_by_key = send.clone();
    let mask_error = move || {
        is_mask_missing
            .get()
            .then(|| el("p").class("field-error").attr("role", "alert").text(action_texts.mask_empty))
    };
    let submit = el("button").attr("type", "submit").class("primary");
    let submit =
        submit.dyn_attr_static("disabled", move || is_busy.get().then_some("")).dyn_text(move || {
            if is_busy.get() { action_texts.sending } else { action_texts.modal_submit }.to_owned()
        });
    el("form")
        .attr("novalidate", "")
        .child(el("p").class("hint").text(action_texts.modal_text))
        .opt_child(mask.map(mask_editor))
        .child(el("div").class("field").child(label).child(field))
        .dyn_child(mask_error)
        .child(
            el("div")
                .class("button-row")
                .child(submit)
                .child(button("").text(action_texts.modal_later).on_click(close)),
        )
        .on_keyboard("keydown", move |event: KeyboardEvent| {
            if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
                send_by_key();
            }
        })
        .on("submit", move |event| {
            event.prevent_default();
            send();
        })
}

/// The initial prompt if the server sends none; for a custom zoom with the default factor.
fn default_prompt(task: &Task) -> String {
    let prompt = task.prompt.clone().unwrap_or_default();
    let needs_zoom = action_of(task) == Some(TaskAction::CustomZoom) && !prompt.contains("--zoom");
    if needs_zoom { prompt + " --zoom 2" } else { prompt }
}

/// The picture below the mask: that of the parent task, once it is known.
fn parent_image(task: &Task) -> RwSignal<Option<String>> {
    let services = use_services();
    let link = RwSignal::new(None);
    let Some(parent) = task.description.as_deref().and_then(related::parent_id) else { return link };
    let parent = TaskLookup::new(parent.to_owned()).task;
    let host = services.settings.host;
    effect(move || {
        let image_url = parent.with(|task| task.as_ref()?.with(|task| task.image_url.clone()));
        let rules = host.with_value(|host| host.rewrite.clone());
        let sources = image_url.and_then(|image_url| {
            crate::domain::image_url::rewrite::image_sources(&image_url, (1, 1), &rules, page_is_https())
        });
        let original = sources.map(|sources| sources.original);
        // The parent changes when its button is marked as used, which must not reset the mask.
        if link.with_untracked(|link| *link != original) {
            link.set(original);
        }
    });
    link
}
