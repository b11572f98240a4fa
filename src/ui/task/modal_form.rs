//! The form of a task that waits for input ("modal" in Midjourney): a prompt for remix and custom zoom, a mask for vary region.

use leptos::{prelude::*, task::spawn_local};
use web_sys::{KeyboardEvent, SubmitEvent};

use crate::{
    api::error::ApiError,
    domain::{
        related,
        status::Status,
        submission::Submission,
        task::Task,
        task_actions::{self, TaskAction},
    },
    i18n::{
        actions::ActionTexts,
        context::{use_action_texts, use_dialog_texts, use_texts},
        errors::Asked,
        texts::Texts,
    },
    state::{
        dialogs::use_dialogs,
        effect::effect,
        memo::memo,
        services::use_services,
        tasks::{request_status::RequestStatus, store::TaskStore},
    },
    ui::{
        components::{
            empty_state::EmptyState, icon::Icon, modal::Modal, request_status_bar::RequestStatusBar,
            show::Show,
        },
        hooks::listener::listener,
        hooks::{bind::bind_signal, focus::focus_next_frame, submitter::use_submitter},
        task::mask_editor::{Mask, MaskEditor},
    },
};

/// The dialog with the form.
#[component]
pub fn ModalDialog() -> impl IntoView {
    let dialogs = use_dialogs();
    let (t, action_texts) = (use_texts(), use_action_texts());
    let (id, prompt) = dialogs.modal_task.get_untracked().unwrap_or_default();
    let lookup = TaskLookup::new(id.clone());
    let close = move |()| dialogs.modal_task.set(None);
    let name = Signal::derive(move || {
        let title =
            lookup.task.with(|task| task.as_ref().map(|task| task.with(|task| title(task, t, action_texts))));
        (action_texts.modal_title)(&title.unwrap_or_else(|| (t.open_task)(&id)))
    });
    let body = move || match lookup.task.get() {
        Some(task) => view! { <KnownTask task=task.into() prompt=prompt.clone() close/> }.into_any(),
        None => view! { <MissingTask lookup/> }.into_any(),
    };
    view! {
        <Modal
            class="modal-form"
            name
            head=view! { <h2>{move || name.get()}</h2> }.into_any()
            close
        >
            <div>{move || body()}</div>
        </Modal>
    }
}

/// The form, as long as the task waits for input.
#[component]
fn KnownTask(
    task: RwSignal<Task>,
    prompt: Option<String>,
    #[prop(into)] close: Callback<()>,
) -> impl IntoView {
    let action_texts = use_action_texts();
    let is_waiting = memo(move || task.with(|task| task.status == Status::Modal));
    let form = move || {
        if is_waiting.get() {
            view! { <ModalForm task=task.get_untracked() prompt=prompt.clone() close/> }.into_any()
        } else {
            view! { <p class="dialog-body">{action_texts.modal_done}</p> }.into_any()
        }
    };
    view! { <div>{move || form()}</div> }
}

/// A task that is being fetched, or why it is missing.
#[component]
fn MissingTask(lookup: TaskLookup) -> impl IntoView {
    let (t, dialog_texts, action_texts) = (use_texts(), use_dialog_texts(), use_action_texts());
    let failure = move |failure: LookupFailure| {
        let (title, text) = match failure {
            LookupFailure::Error(error) => {
                let error_text = action_texts.errors.explain(&error, Asked::Task, t);
                (error_text.title, error_text.text)
            }
            LookupFailure::NotFound => {
                (dialog_texts.task_not_found, dialog_texts.task_not_found_text.to_owned())
            }
        };
        view! {
            <EmptyState icon=Icon::Question title text attr:role="alert">
                <button type="button" class="primary" on:click=listener(move |_| lookup.fetch())>{t.try_again}</button>
            </EmptyState>
        }
    };
    view! {
        <div>
            <Show when=move || lookup.failure.with(Option::is_none)>
                <div>
                    <p class="loading-note" aria-busy="true">{t.loading}</p>
                    <RequestStatusBar status=lookup.request_status can_stop=true/>
                </div>
            </Show>
            {move || lookup.failure.get().map(failure)}
        </div>
    }
}

/// A task: taken from the task list, otherwise fetched.
#[derive(Clone, Copy)]
struct TaskLookup {
    id: StoredValue<String>,
    task: RwSignal<Option<ArcRwSignal<Task>>>,
    failure: RwSignal<Option<LookupFailure>>,
    request_status: RequestStatus,
    tasks: TaskStore,
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
        let lookup = Self { tasks: services.tasks, id: StoredValue::new(id), task, failure, request_status };
        on_cleanup(move || request_status.stop());
        if task.with_untracked(Option::is_none) {
            lookup.fetch();
        }
        lookup
    }

    fn fetch(self) {
        self.failure.set(None);
        let id = self.id.get_value();
        let request = self.request_status.start();
        spawn_local(async move {
            let response = self.tasks.fetch_task(&id, &request).await;
            // The dialog may have been closed in the meantime.
            self.request_status.end();
            match response {
                Ok(Some(task)) => drop(self.task.try_set(Some(ArcRwSignal::new(task)))),
                Ok(None) => drop(self.failure.try_set(Some(LookupFailure::NotFound))),
                Err(error) => drop(self.failure.try_set(Some(LookupFailure::Error(error)))),
            }
        });
    }
}

fn action_of(task: &Task) -> Option<TaskAction> {
    task.property("customId").and_then(|id| task_actions::action_of_custom_id(&id))
}

fn title(task: &Task, t: &Texts, action_texts: &ActionTexts) -> String {
    match (action_of(task), &task.action) {
        (Some(action), _) => (action_texts.action)(action),
        (None, Some(action)) => t.action(action),
        (None, None) => (t.open_task)(&task.id),
    }
}

fn needs_mask(task: &Task) -> bool {
    let is_inpaint = task.action.as_ref().is_some_and(|action| action.wire() == "INPAINT");
    is_inpaint || action_of(task) == Some(TaskAction::VaryRegion)
}

/// The form: the mask if there is one, the prompt, and the buttons.
#[component]
fn ModalForm(task: Task, prompt: Option<String>, #[prop(into)] close: Callback<()>) -> impl IntoView {
    let services = use_services();
    let action_texts = use_action_texts();
    let submitter = use_submitter();
    let initial_prompt =
        prompt.or_else(|| task.property("finalPrompt")).unwrap_or_else(|| default_prompt(&task));
    let text = RwSignal::new(initial_prompt);
    let mask = needs_mask(&task).then(|| Mask::new(parent_image(&task)));
    let is_mask_missing = RwSignal::new(false);
    let key = String::from("modal ") + &task.id;
    let busy_key = key.clone();
    let is_busy = memo(move || services.actions.in_flight.contains(&busy_key));
    let send = Callback::new(move |()| {
        let data_url = mask.and_then(Mask::to_data_url);
        if mask.is_some() && data_url.is_none() {
            focus_next_frame([".mask-stage canvas".to_owned()]);
            return is_mask_missing.set(true);
        }
        let prompt = text.get_untracked();
        let submission = Submission::Modal { task: task.id.clone(), prompt, mask: data_url };
        submitter.send(key.clone(), submission, move |response| {
            if response.outcome.is_accepted() {
                // The dialog may have been closed in the meantime.
                close.try_run(());
            }
        });
    });
    let on_key = move |event: KeyboardEvent| {
        if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
            send.run(());
        }
    };
    let on_submit = move |event: SubmitEvent| {
        event.prevent_default();
        send.run(());
    };
    view! {
        <form novalidate on:keydown=listener(on_key) on:submit=listener(on_submit)>
            <p class="hint">{action_texts.modal_text}</p>
            {mask.map(|mask| view! { <MaskEditor mask/> })}
            <div class="field">
                <label for="answer-prompt">{action_texts.modal_prompt}</label>
                <textarea id="answer-prompt" rows="4" dir="auto" {..bind_signal(text)}></textarea>
            </div>
            <Show when=is_mask_missing>
                <p class="field-error" role="alert">{action_texts.mask_empty}</p>
            </Show>
            <div class="button-row">
                <button type="submit" class="primary" disabled=move || is_busy.get()>
                    {move || if is_busy.get() { action_texts.sending } else { action_texts.modal_submit }}
                </button>
                <button type="button" on:click=listener(move |_| close.run(()))>
                    {action_texts.modal_later}
                </button>
            </div>
        </form>
    }
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
    let Some(parent) = related::parent_of(task) else { return link };
    let parent = TaskLookup::new(parent).task;
    effect(move || {
        let image_url = parent.with(|task| task.as_ref()?.with(|task| task.image_url.clone()));
        let original = image_url.and_then(|image_url| services.settings.file_link(&image_url));
        // The parent changes when its button is marked as used, which must not reset the mask.
        if link.with_untracked(|link| *link != original) {
            link.set(original);
        }
    });
    link
}
