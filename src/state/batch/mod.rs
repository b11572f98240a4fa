//! Acting on many tasks: sends the requests of a batch, and remembers in this tab what was sent.

pub mod journal;

use std::cell::Cell;

use gloo_timers::callback::Timeout;
use leptos::{leptos_dom::helpers::window_event_listener_untyped, prelude::*, task::spawn_local};

use crate::{
    api::{
        client::Client,
        error::ApiError,
        request::abort_controller,
        submit_response::{Outcome, SubmitResponse},
    },
    domain::{
        batch::{Batch, PauseReason, Response, Step},
        fail_reason::{FailureKind, classify},
        submission::Submission,
        task::Task,
    },
    state::{
        actions::submit::creates_tasks,
        batch::journal::{Plan, restore, save_log, save_plan, save_reasons},
        clock::{monotonic_ms, now_ms},
        effect::effect,
        long_lived::LongLived,
        selection::use_selection,
        services::{Services, use_services},
    },
};

/// One request of a batch.
#[derive(Clone, Debug)]
pub struct BatchRequest {
    /// The task that it is about.
    pub task: String,
    /// What is sent.
    pub submission: Submission,
}

/// A batch and what it does, in the language of its start.
#[derive(Clone, Debug)]
pub struct Run {
    /// What it does, the tasks, and when it began.
    pub plan: Plan,
    /// What is known of each request, in the order of the tasks.
    pub batch: Batch,
    /// Whether it is from before the page was loaded.
    pub is_restored: bool,
    /// Whether this tab remembers what was sent over a reload.
    pub is_remembered: bool,
    /// The ids of the tasks that it created since the page was loaded.
    pub created: Vec<String>,
}

/// The words for a refusal, in the language of the page. Without a response, the same request was on its way already.
pub type ReasonText = Box<dyn Fn(&Submission, Option<&SubmitResponse>) -> String>;

/// The last batch, which lives as long as the page. Copies share it.
#[derive(Clone, Copy)]
pub struct BatchStore {
    run: LongLived<RwSignal<Option<Run>>>,
    /// The requests of the running batch.
    sender: StoredValue<Option<Sender>, LocalStorage>,
    timer: StoredValue<Option<Timeout>, LocalStorage>,
    /// Whether the page is being left.
    is_leaving: StoredValue<bool>,
    services: Services,
}

/// What the running batch sends, and to which server.
struct Sender {
    requests: Vec<BatchRequest>,
    client: Client,
    reason: ReasonText,
}

thread_local! {
    static STORE: Cell<Option<BatchStore>> = const { Cell::new(None) };
}

/// The last batch of this tab. Created on first use, because its code is loaded on demand.
pub fn use_batch() -> BatchStore {
    STORE.get().unwrap_or_else(|| {
        let services = use_services();
        let store = services.create.with_page_owner(|| BatchStore {
            run: LongLived::signal(restored_run()),
            sender: StoredValue::new_local(None),
            timer: StoredValue::new_local(None),
            is_leaving: StoredValue::new(false),
            services,
        });
        STORE.set(Some(store));
        store.follow_unload();
        store
    })
}

fn restored_run() -> Option<Run> {
    let (plan, batch) = restore()?;
    Some(Run { plan, batch, is_restored: true, is_remembered: true, created: Vec::new() })
}

impl BatchStore {
    /// Reads the last batch; tracked.
    pub fn with<T>(self, read: impl FnOnce(Option<&Run>) -> T) -> T {
        self.run.with(|run| read(run.as_ref()))
    }

    /// Whether a batch has not ended; tracked.
    pub fn is_running(self) -> bool {
        self.with(|run| run.is_some_and(|run| !run.batch.is_done()))
    }

    /// Starts a batch, unless one is running or the page is read only. `parallel` requests may be on their way at the same time.
    pub fn start(self, title: String, requests: Vec<BatchRequest>, parallel: usize, reason: ReasonText) {
        let Services { settings, tasks, .. } = self.services;
        if requests.is_empty() || untrack(|| self.is_running()) || settings.read_only.get_untracked() {
            return;
        }
        let ids = requests.iter().map(|request| request.task.clone()).collect();
        let plan = Plan { title, tasks: ids, started_ms: now_ms() };
        let batch = Batch::new(requests.len(), parallel);
        let is_remembered = save_plan(&plan) && save_log(&batch) && save_reasons(&batch);
        self.sender.set_value(Some(Sender { requests, client: tasks.client(), reason }));
        self.run.set(Some(Run { plan, batch, is_restored: false, is_remembered, created: Vec::new() }));
        self.go_on();
    }

    /// Pauses the batch.
    pub fn pause(self) {
        self.change(|batch| batch.pause(PauseReason::User));
    }

    /// Goes on after a pause.
    pub fn resume(self) {
        self.change(Batch::resume);
        self.go_on();
    }

    /// Stops the batch: nothing more is sent.
    pub fn stop(self) {
        self.change(Batch::stop);
        self.go_on();
    }

    /// Forgets the batch, unless it is running.
    pub fn dismiss(self) {
        if !untrack(|| self.is_running()) {
            journal::forget();
            self.run.set(None);
        }
    }

    /// Stops the batch when the page becomes read only or the connection changes, until the current owner is cleaned up.
    pub fn follow(self) {
        let Services { settings, tasks, .. } = self.services;
        effect(move || {
            settings.connection.track();
            let is_read_only = settings.read_only.get();
            untrack(|| {
                let is_other_server =
                    self.sender.with_value(|it| it.as_ref().is_some_and(|it| it.client != tasks.client()));
                if (is_read_only || is_other_server) && self.is_running() {
                    self.stop();
                }
            });
        });
    }

    /// Sends nothing while the page is left, when browsers abort the requests on their way; goes on if it is shown again.
    fn follow_unload(self) {
        window_event_listener_untyped("pagehide", move |_| self.is_leaving.set_value(true));
        window_event_listener_untyped("pageshow", move |_| {
            self.is_leaving.set_value(false);
            self.go_on();
        });
    }

    fn change(self, change: impl FnOnce(&mut Batch)) {
        self.run.update(|run| {
            if let Some(run) = run {
                change(&mut run.batch);
            }
        });
    }

    /// Sends what is due, and returns when it is due next.
    fn go_on(self) {
        self.timer.set_value(None);
        loop {
            let Some(step) = self.take_step() else { return };
            match step {
                Step::Send(index) => self.send(index),
                Step::Wait(until) => {
                    let ms = (until - now()).clamp(0, i64::from(i32::MAX)) as u32;
                    self.timer.set_value(Some(Timeout::new(ms, move || self.go_on())));
                    return;
                }
                Step::Idle => return,
                Step::Done => return self.end(),
            }
        }
    }

    /// The next step of the batch. That a request is sent is remembered before it is.
    fn take_step(self) -> Option<Step> {
        if self.is_leaving.get_value() || !self.sender.with_value(Option::is_some) {
            return None;
        }
        let mut run = self.run.write();
        let run = run.as_mut()?;
        if self.services.settings.read_only.get_untracked() {
            run.batch.stop();
        }
        let step = run.batch.next(now());
        if matches!(step, Step::Send(_)) {
            run.is_remembered &= save_log(&run.batch);
        }
        Some(step)
    }

    fn send(self, index: usize) {
        let actions = self.services.actions;
        let found = self.sender.with_value(|sender| {
            let sender = sender.as_ref()?;
            Some((sender.requests.get(index)?.clone(), sender.client.clone()))
        });
        let Some((BatchRequest { task, submission }, client)) = found else { return };
        // The same key as that of the button in the dialog of the task, which must not be sent at the same time.
        let key = match &submission {
            Submission::Cancel { task } => ["cancel ", task].concat(),
            Submission::Button { task, custom_id } => ["button ", task, " ", custom_id].concat(),
            Submission::Change { task, change } => ["change ", task, " ", &change.short()].concat(),
            Submission::Imagine(_)
            | Submission::Blend(..)
            | Submission::Describe(_)
            | Submission::Shorten(_)
            | Submission::Show(_)
            | Submission::Upload(_)
            | Submission::Modal { .. } => ["batch ", &task, " ", &index.to_string()].concat(),
        };
        spawn_local(async move {
            // A dialog may be sending the same.
            if !actions.in_flight.begin(&key) {
                let reason = self.reason(&submission, None);
                return self.respond(index, Response::Refused(reason));
            }
            let controller = abort_controller();
            let response = client.submit(&submission, &controller).await;
            actions.in_flight.end(&key);
            // The tasks of a server that is not shown any more are not among those of the present one.
            if client == self.services.tasks.client() {
                self.apply(&submission, &response);
            }
            let reason = self.reason(&submission, Some(&response));
            self.respond(index, response_of(&response, reason));
        });
    }

    fn reason(self, submission: &Submission, response: Option<&SubmitResponse>) -> String {
        self.sender.with_value(|sender| {
            sender.as_ref().map(|sender| (sender.reason)(submission, response)).unwrap_or_default()
        })
    }

    fn respond(self, index: usize, response: Response) {
        self.run.update(|run| {
            let Some(run) = run else { return };
            run.batch.respond(index, response, now());
            // The reasons first: the log refers to them.
            run.is_remembered &= save_reasons(&run.batch) && save_log(&run.batch);
        });
        self.go_on();
    }

    /// Keeps the ids of created tasks, and marks the pressed button as used. The state of the server arrives with the next poll.
    fn apply(self, submission: &Submission, response: &SubmitResponse) {
        let outcome = &response.outcome;
        if !outcome.is_accepted() {
            return;
        }
        if creates_tasks(submission) {
            self.services.actions.created_ids.add(outcome.tasks());
            self.run.update(|run| {
                run.iter_mut().for_each(|run| run.created.extend_from_slice(outcome.tasks()));
            });
        }
        if let Submission::Button { task, custom_id } = submission {
            let mark = |it: &mut Task| {
                if let Some(button) = it.buttons.iter_mut().find(|button| button.custom_id == *custom_id) {
                    button.style = 3;
                }
            };
            match self.services.tasks.signal_for(task) {
                Some(task) => task.update(mark),
                None => use_selection().update_task(task, mark),
            }
        }
    }

    /// Shows what has changed on the server.
    fn end(self) {
        self.sender.set_value(None);
        self.services.tasks.refresh();
    }
}

fn now() -> i64 {
    monotonic_ms() as i64
}

/// The response as far as it matters to the batch.
fn response_of(response: &SubmitResponse, reason: String) -> Response {
    let is_full = |message: &str| classify(message) == Some(FailureKind::QueueFull);
    match &response.outcome {
        Outcome::Accepted { .. } => Response::Accepted,
        Outcome::Queued { .. } => Response::Queued,
        Outcome::NeedsModal { .. } => Response::NeedsInput,
        Outcome::QueueFull => Response::QueueFull,
        Outcome::Refused(ApiError::TooManyRequests { retry_after, .. }) => {
            Response::TooManyRequests(*retry_after)
        }
        Outcome::Refused(ApiError::ServerFailed { message, .. }) if is_full(message) => Response::QueueFull,
        Outcome::Refused(
            ApiError::Unauthorized { .. }
            | ApiError::Forbidden { .. }
            | ApiError::NoSuchEndpoint { is_json: false, .. }
            | ApiError::InvalidEndpoint,
        ) => Response::Denied(reason),
        Outcome::Refused(
            ApiError::Unreachable
            | ApiError::TimedOut { .. }
            | ApiError::NoSuchEndpoint { .. }
            | ApiError::ServerFailed { .. }
            | ApiError::ClientError { .. }
            | ApiError::UnexpectedBody { .. }
            | ApiError::NoPath
            | ApiError::Cancelled,
        )
        | Outcome::AlreadyExists { .. }
        | Outcome::NotFound
        | Outcome::Invalid
        | Outcome::Failed
        | Outcome::Banned { .. }
        | Outcome::UnknownCode { .. } => Response::Refused(reason),
        Outcome::Indeterminate(_) => Response::Unknown,
    }
}
