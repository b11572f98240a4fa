//! Live refresh: polls the tasks on screen. It pauses during the user's own loads and stops after errors that only the user
//! can fix.

use leptos::prelude::*;

use crate::{
    api::error::ApiError,
    domain::task::Task,
    state::{
        clock::monotonic_ms,
        effect::effect,
        long_lived::LongLived,
        polling::{
            poll::{PlannedPoll, PollOutcome, Poller, SendPoll},
            schedule::{PollInput, PollState, PollTarget, next_poll},
        },
        settings::Settings,
        tasks::{fetch::FetchError, load_state::LoadState, request_status::RequestStatus, store::TaskStore},
    },
};

/// Live refresh of the tasks on screen. Copies refer to the same.
#[derive(Clone, Copy)]
pub struct LiveRefresh {
    tasks: TaskStore,
    settings: Settings,
    poller: Poller,
    /// Whether the user is not busy on the page, so that new tasks can be shown.
    is_user_idle: fn() -> bool,
    /// False once the server has responded that it has no `list-by-condition`.
    can_poll_by_id: StoredValue<bool>,
    /// The time of the last request for the page, in milliseconds of the monotonic clock.
    page_polled_ms: StoredValue<f64>,
    /// The tasks that have finished on screen, as found by the last poll that found any.
    pub finished: LongLived<RwSignal<Vec<Task>>>,
}

impl LiveRefresh {
    /// Starts live refresh in the current owner.
    pub fn start(tasks: TaskStore, settings: Settings, is_user_idle: fn() -> bool) -> Self {
        let live_refresh = Self {
            tasks,
            settings,
            poller: Poller::new(settings),
            is_user_idle,
            can_poll_by_id: StoredValue::new(true),
            page_polled_ms: StoredValue::new(monotonic_ms()),
            finished: LongLived::signal(Vec::new()),
        };
        let poller = live_refresh.poller;
        let has_open_tasks = LongLived::memo(move |_| !tasks.open_ids().is_empty());
        let phase = move || tasks.with(Phase::of);
        // A load by the user counts as a poll of the page.
        effect(move || {
            tasks.track_completed_loads();
            untrack(|| live_refresh.on_load_completed(phase()));
        });
        poller.start(move |state| live_refresh.plan(state, has_open_tasks.get(), phase()));
        // The user's own load takes precedence, and a hidden tab polls only for notifications.
        effect(move || {
            if phase() == Phase::Loading || (poller.is_hidden() && !settings.notify.get_untracked()) {
                poller.cancel();
            }
        });
        live_refresh
    }

    /// The status of the request in flight.
    pub fn request_status(self) -> RequestStatus {
        self.poller.request_status
    }

    /// Whether polling is throttled because of many failures in a row; tracked.
    pub fn is_throttled(self) -> bool {
        self.poller.is_throttled()
    }

    /// Whether a request is in flight.
    pub fn is_polling(self) -> bool {
        self.poller.is_in_flight()
    }

    fn on_load_completed(self, phase: Phase) {
        self.page_polled_ms.set_value(monotonic_ms());
        self.can_poll_by_id.set_value(true);
        let retry_after = self.tasks.with_untracked(|load| load.error().and_then(ApiError::retry_after));
        self.poller.reset(u32::from(phase == Phase::Failed), retry_after);
    }

    fn plan(self, state: PollState, has_open_tasks: bool, phase: Phase) -> Option<PlannedPoll> {
        let input = PollInput {
            interval: self.settings.refresh_interval.get(),
            has_open_tasks,
            notify: self.settings.notify.get(),
            // Only the page itself can replace a page that failed.
            can_poll_by_id: self.can_poll_by_id.get_value() && phase == Phase::Idle,
            seconds_since_page: ((monotonic_ms() - self.page_polled_ms.get_value()) / 1000.0) as u32,
            state,
        };
        match phase {
            Phase::Loading | Phase::Fatal => None,
            Phase::Idle | Phase::Failed => {
                let (seconds, target) = next_poll(input)?;
                let delay_ms = seconds.saturating_mul(1000);
                Some(PlannedPoll { delay_ms, visible: false, send: self.send(target) })
            }
        }
    }

    fn send(self, target: PollTarget) -> SendPoll {
        let Self { tasks, .. } = self;
        Box::new(move |request| {
            let (generation, filter, client) = (tasks.generation(), tasks.filter(), tasks.client());
            let ids = untrack(|| tasks.open_ids());
            Box::pin(async move {
                let is_current = || !request.is_stopped() && generation == tasks.generation();
                match target {
                    PollTarget::OpenTasks => {
                        let result = client.tasks_by_id(&ids, &request).await;
                        if is_current() { self.on_tasks(result) } else { PollOutcome::Discarded }
                    }
                    PollTarget::Page => {
                        let result = tasks.poll_page(&filter, &request).await;
                        if !is_current() {
                            return PollOutcome::Discarded;
                        }
                        self.page_polled_ms.set_value(monotonic_ms());
                        match result {
                            Ok(page) => self.on_updated(tasks.merge_page(filter, page), true),
                            Err(FetchError::OutOfRange { .. }) => {
                                // The load of the user's page leads to the last page.
                                tasks.refresh();
                                PollOutcome::Success
                            }
                            Err(FetchError::Api(error)) => self.on_error(error),
                        }
                    }
                }
            })
        })
    }

    fn on_tasks(self, result: Result<Vec<Task>, ApiError>) -> PollOutcome {
        match result {
            Ok(tasks) => self.on_updated(self.tasks.merge(tasks), false),
            // Without this endpoint the page is polled, at its longer interval.
            Err(ApiError::NoSuchEndpoint { .. }) => {
                self.can_poll_by_id.set_value(false);
                PollOutcome::Discarded
            }
            Err(error) => self.on_error(error),
        }
    }

    fn on_updated(self, finished: Vec<Task>, is_page: bool) -> PollOutcome {
        if !finished.is_empty() {
            self.finished.set(finished);
        }
        if is_page && self.settings.show_new_at_once.get_untracked() && (self.is_user_idle)() {
            self.tasks.show_pending();
        }
        PollOutcome::Success
    }

    fn on_error(self, error: ApiError) -> PollOutcome {
        let outcome = PollOutcome::from_error(&error);
        self.tasks.fail(error);
        outcome
    }
}

/// The state of the page, as far as it affects live refresh.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Phase {
    /// The user's own load is in progress.
    Loading,
    /// The page is up to date.
    Idle,
    /// The last load or poll failed, and the next one may succeed.
    Failed,
    /// The error persists until the user changes something.
    Fatal,
}

impl Phase {
    fn of(load: &LoadState) -> Self {
        match load {
            LoadState::Loading | LoadState::Reloading(_) => Self::Loading,
            LoadState::Loaded(_) => Self::Idle,
            LoadState::Failed(error, _) if error.is_recoverable() => Self::Failed,
            LoadState::Failed(..) => Self::Fatal,
        }
    }
}
