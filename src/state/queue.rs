//! The server's queue: the waiting and running tasks, polled while the queue is shown.

use leptos::prelude::*;

use crate::{
    api::error::ApiError,
    domain::task::Task,
    state::{
        actions::Actions,
        effect::on_trigger,
        polling::{
            poll::{PlannedPoll, PollOutcome, Poller, SendPoll},
            schedule::next_queue_poll,
        },
        settings::Settings,
        tasks::{request_status::RequestStatus, store::TaskStore, task_page::TaskRow},
    },
};

/// The state of the queue.
#[derive(Clone)]
pub enum QueueState {
    /// The first request is in progress.
    Loading,
    /// The tasks, in the order of [`sort_queue`].
    Loaded(Vec<TaskRow>),
    /// The request failed, and there are no tasks to show.
    Failed(ApiError),
}

/// The queue. Copies refer to the same.
#[derive(Clone, Copy)]
pub struct QueueStore {
    /// The tasks.
    pub state: RwSignal<QueueState>,
    tasks: TaskStore,
    poller: Poller,
}

impl QueueStore {
    /// Polls the queue until the current owner is cleaned up: at the refresh interval, after each load of the page, and after
    /// each submission.
    pub fn start(tasks: TaskStore, settings: Settings, actions: Actions) -> Self {
        let queue = Self { state: RwSignal::new(QueueState::Loading), tasks, poller: Poller::new(settings) };
        queue.poll_now();
        queue.poller.start(move |state| {
            let seconds = next_queue_poll(settings.refresh_interval.get(), state)?;
            // Polls that only repeat a successful one are silent.
            let visible = queue.state.with_untracked(|state| !matches!(state, QueueState::Loaded(_)));
            Some(PlannedPoll { delay_ms: seconds.saturating_mul(1000), visible, send: queue.send() })
        });
        queue.poller.poll_on(move || tasks.track_completed_loads());
        on_trigger(move || actions.in_flight.track_completed(), move || queue.poller.poll_again());
        queue
    }

    /// Polls at once, unless a request is in flight.
    pub fn poll_now(self) {
        self.poller.poll_now();
    }

    /// The status of the request in flight.
    pub fn request_status(self) -> RequestStatus {
        self.poller.request_status
    }

    fn send(self) -> SendPoll {
        Box::new(move |request| {
            let client = self.tasks.client();
            Box::pin(async move {
                match client.queue(&request).await {
                    Ok(tasks) => {
                        self.state.try_update(|state| *state = QueueState::Loaded(reconcile(state, tasks)));
                        PollOutcome::Success
                    }
                    Err(error) => {
                        let outcome = PollOutcome::from_error(&error);
                        self.state.try_update(|state| {
                            // Tasks on screen stay.
                            if !matches!(state, QueueState::Loaded(rows) if !rows.is_empty()) {
                                *state = QueueState::Failed(error);
                            }
                        });
                        outcome
                    }
                }
            })
        })
    }
}

/// Sorts tasks as the queue shows them: running ones first, then by the time of submission.
pub fn sort_queue(tasks: &mut [Task]) {
    tasks.sort_by(|a, b| {
        let order = |task: &Task| (!task.is_running(), task.submit_time);
        order(a).cmp(&order(b)).then_with(|| a.id.cmp(&b.id))
    });
}

/// The rows of a response, in the order of [`sort_queue`]. Tasks that were in the queue keep their signals.
fn reconcile(state: &QueueState, mut tasks: Vec<Task>) -> Vec<TaskRow> {
    sort_queue(&mut tasks);
    let known = match state {
        QueueState::Loaded(rows) => rows.as_slice(),
        QueueState::Loading | QueueState::Failed(_) => &[],
    };
    let row = |task: Task| {
        let key = (task.id.clone(), 0);
        match known.iter().find(|row| row.key == key) {
            Some(row) => {
                if row.task.with_untracked(|before| *before != task) {
                    row.task.set(task);
                }
                row.clone()
            }
            None => TaskRow { key, task: ArcRwSignal::new(task) },
        }
    };
    tasks.into_iter().map(row).collect()
}
