//! The wall screen: the newest results, what runs and what has failed, polled with four questions at a time.

use leptos::prelude::*;

use crate::{
    api::{error::ApiError, request::ReadRequest},
    domain::{
        filter::{Filter, sort::Sort},
        mosaic::{arrange, count_since},
        status::Status,
        task::Task,
    },
    state::{
        clock::now_ms,
        polling::{
            poll::{PlannedPoll, PollOutcome, Poller, SendPoll},
            schedule::next_wall_poll,
        },
        queue::sort_queue,
        services::Services,
        tasks::{fetch::FetchError, store::TaskStore},
        url_state::UrlState,
    },
};

/// The number of pictures.
pub const SLOTS: usize = 12;
/// The number of tasks of a question.
const PAGE_SIZE: u32 = 50;
/// Data older than this is reported, in milliseconds: a few polls have failed.
pub const STALE_MS: i64 = 60_000;
/// The counts are those of this time, in milliseconds.
const COUNTED_MS: i64 = 3_600_000;

/// What the server has responded.
#[derive(Clone, Default, PartialEq)]
pub struct WallData {
    /// The pictures, by slot.
    pub slots: Vec<Option<Task>>,
    /// The running and waiting tasks, running ones first.
    pub open: Vec<Task>,
    /// The number of running tasks.
    pub running: u64,
    /// The number of waiting tasks.
    pub waiting: u64,
    /// The failed tasks, newest first.
    pub failed: Vec<Task>,
    /// When the latest of the finished tasks ended, newest first.
    finished_ms: Vec<Option<i64>>,
}

impl WallData {
    /// The number of tasks that have succeeded within the last hour, and whether it is a minimum.
    pub fn succeeded(&self, now: i64) -> (usize, bool) {
        count_since(&self.finished_ms, now - COUNTED_MS, PAGE_SIZE as usize)
    }

    /// The same of tasks that have failed.
    pub fn failed_count(&self, now: i64) -> (usize, bool) {
        let times: Vec<_> = self.failed.iter().map(end_ms).collect();
        count_since(&times, now - COUNTED_MS, PAGE_SIZE as usize)
    }

    /// The tasks that have failed within the last hour, newest first.
    pub fn recent_failures(&self, now: i64) -> impl Iterator<Item = &Task> {
        self.failed.iter().filter(move |task| end_ms(task).is_some_and(|at| at >= now - COUNTED_MS))
    }
}

/// The wall. Copies refer to the same.
#[derive(Clone, Copy)]
pub struct Wall {
    /// The last response; None before the first.
    pub data: RwSignal<Option<WallData>>,
    /// The time of the last response, in milliseconds since 1970; before the first, of the start.
    pub updated_ms: RwSignal<i64>,
    /// Why the last poll failed; None after a response.
    pub error: RwSignal<Option<ApiError>>,
    tasks: TaskStore,
    url: UrlState,
}

impl Wall {
    /// Polls until the current owner is cleaned up, whatever happens.
    pub fn start(services: Services) -> Self {
        let Services { tasks, url, settings, .. } = services;
        let wall = Self {
            data: RwSignal::new(None),
            updated_ms: RwSignal::new(now_ms()),
            error: RwSignal::new(None),
            tasks,
            url,
        };
        let poller = Poller::new(settings);
        poller.poll_now();
        poller.start(move |state| {
            let delay_ms = next_wall_poll(state)?.saturating_mul(1000);
            Some(PlannedPoll { delay_ms, visible: false, send: wall.send() })
        });
        wall
    }

    fn send(self) -> SendPoll {
        Box::new(move |request| {
            Box::pin(async move {
                match self.ask(&request).await {
                    Ok(data) => {
                        self.data.try_set(Some(data));
                        self.updated_ms.try_set(now_ms());
                        self.error.try_set(None);
                        PollOutcome::Success
                    }
                    Err(error) => {
                        let outcome = PollOutcome::from_error(&error);
                        self.error.try_set(Some(error));
                        outcome
                    }
                }
            })
        })
    }

    async fn ask(self, request: &ReadRequest) -> Result<WallData, ApiError> {
        let (succeeded, _) = self.newest(&[Status::Success], request).await?;
        // Servers without a search have one list for all questions.
        request.set_may_reuse(true);
        // Apart, because a long queue is newer than the tasks that run.
        let (mut open, running) = self.newest(&[Status::InProgress], request).await?;
        let (queued, waiting) = self.newest(&[Status::NotStart, Status::Submitted], request).await?;
        open.extend(queued);
        let (failed, _) = self.newest(&[Status::Failure], request).await?;
        sort_queue(&mut open);
        let finished_ms = succeeded.iter().map(end_ms).collect();
        Ok(WallData { slots: self.arrange(succeeded), open, running, waiting, failed, finished_ms })
    }

    /// The newest tasks with one of these statuses that match the filters in the URL, and their number.
    async fn newest(self, statuses: &[Status], request: &ReadRequest) -> Result<(Vec<Task>, u64), ApiError> {
        let filter = self.url.filter().get_untracked();
        let mut filter =
            Filter { statuses: Vec::new(), sort: Sort::default(), page: 1, size: PAGE_SIZE, ..filter };
        statuses.iter().for_each(|status| filter.add_status(status.clone()));
        match self.tasks.poll_page(&filter, request).await {
            Ok(page) => {
                let total = page.total(1, PAGE_SIZE);
                Ok((page.tasks, total))
            }
            Err(FetchError::OutOfRange { .. }) => Ok((Vec::new(), 0)),
            Err(FetchError::Api(error)) => Err(error),
        }
    }

    /// The newest tasks with a picture, in their slots.
    fn arrange(self, tasks: Vec<Task>) -> Vec<Option<Task>> {
        let mut newest: Vec<String> = Vec::new();
        for task in tasks.iter().filter(|task| task.image_url.is_some()) {
            if !newest.contains(&task.id) {
                newest.push(task.id.clone());
            }
        }
        let before: Vec<Option<String>> = self.data.with_untracked(|data| {
            let slots = data.as_ref().map_or(&[][..], |data| &data.slots);
            slots.iter().map(|slot| slot.as_ref().map(|task| task.id.clone())).collect()
        });
        let find = |id: String| tasks.iter().find(|task| task.id == id).cloned();
        arrange(&before, &newest, SLOTS).into_iter().map(|slot| slot.and_then(find)).collect()
    }
}

fn end_ms(task: &Task) -> Option<i64> {
    task.finish_time.or(task.submit_time)
}
