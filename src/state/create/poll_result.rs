//! Polling for the result of a new task, until the task has finished.

use leptos::prelude::*;

use crate::{
    domain::create_kind::FieldId,
    state::{
        create::form::{CreateForm, ResultState},
        effect::effect,
        polling::{
            poll::{PlannedPoll, PollOutcome, Poller, SendPoll},
            schedule::next_result_poll,
        },
        settings::Settings,
        tasks::store::TaskStore,
    },
};

/// A server may not know a task right after accepting it, so this number of polls in a row must not find it.
const MAX_NOT_FOUND: u32 = 3;

/// Polls the task of a form until the current owner is cleaned up. Calls `on_finished` when the task finishes.
pub fn poll_result(
    tasks: TaskStore,
    settings: Settings,
    form: CreateForm,
    on_finished: impl Fn() + Send + Sync + 'static,
) {
    let on_finished = StoredValue::new(Callback::new(move |()| on_finished()));
    effect(move || {
        let id = form.text(FieldId::Result).get();
        let has_finished =
            form.result.with_untracked(|it| matches!(it, ResultState::Finished(task) if task.id == id));
        if id.is_empty() || has_finished {
            return;
        }
        let poll = ResultPoll {
            tasks,
            form,
            id: StoredValue::new(id),
            not_found: StoredValue::new(0),
            is_done: StoredValue::new(false),
            on_finished: on_finished.get_value(),
        };
        let poller = Poller::new(settings);
        poller.poll_now();
        poller.start(move |state| {
            if poll.is_done.get_value() {
                return None;
            }
            Some(PlannedPoll { delay_ms: next_result_poll(state)?, visible: false, send: poll.send() })
        });
    });
}

/// The polling of one task.
#[derive(Clone, Copy)]
struct ResultPoll {
    tasks: TaskStore,
    form: CreateForm,
    id: StoredValue<String>,
    /// The number of polls in a row that did not find the task.
    not_found: StoredValue<u32>,
    is_done: StoredValue<bool>,
    on_finished: Callback<()>,
}

impl ResultPoll {
    fn send(self) -> SendPoll {
        Box::new(move |request| {
            let id = self.id.get_value();
            Box::pin(async move {
                let result = self.tasks.fetch_task(&id, &request).await;
                // Another task may have replaced this one, or the dialog was closed.
                if request.is_stopped() {
                    return PollOutcome::Discarded;
                }
                let (state, outcome) = match result {
                    Ok(Some(task)) if task.may_change() => {
                        (Some(ResultState::Running(task)), PollOutcome::Success)
                    }
                    Ok(Some(task)) => {
                        self.is_done.set_value(true);
                        self.on_finished.run(());
                        (Some(ResultState::Finished(task)), PollOutcome::Success)
                    }
                    Ok(None) => {
                        self.not_found.update_value(|not_found| *not_found += 1);
                        let is_unknown = self.not_found.get_value() >= MAX_NOT_FOUND;
                        self.is_done.set_value(is_unknown);
                        (is_unknown.then_some(ResultState::NotFound), PollOutcome::Success)
                    }
                    Err(error) => {
                        self.is_done.set_value(!error.is_recoverable());
                        let outcome = PollOutcome::from_error(&error);
                        (Some(ResultState::Failed(error)), outcome)
                    }
                };
                if let Some(state) = state {
                    self.form.result.set(state);
                }
                outcome
            })
        })
    }
}
