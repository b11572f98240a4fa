//! Live refresh: asks again by itself, as [`crate::state::polling::schedule`] plans it. One question at a time, none while the operator's own
//! is under way, none from a hidden tab, and none once the server has refused us.

use gloo_timers::callback::Timeout;
use leptos::{leptos_dom::helpers::window_event_listener_untyped, prelude::*, task::spawn_local};

use crate::{
    api::error::ApiError,
    domain::task::Task,
    state::{
        clock::monotonic_ms,
        polling::schedule::{FAILURE_THRESHOLD, PollInput, PollTarget, max_attempts, next_poll},
        settings::Settings,
        tasks::{TaskStore, load_state::LoadState, request_status::RequestStatus},
    },
    ui::ids::RESULTS_ID,
};

/// The watch over the tasks on screen. Copies share it.
#[derive(Clone, Copy)]
pub struct LiveRefresh {
    tasks: TaskStore,
    settings: Settings,
    /// Nobody sees the tab.
    hidden: RwSignal<bool>,
    /// A question is under way.
    asking: RwSignal<bool>,
    /// How it goes.
    pub wait: RequestStatus,
    /// Grows with each answer, so that the next question is planned.
    turn: RwSignal<u32>,
    /// How often in a row it failed.
    failures: RwSignal<u32>,
    by_id: StoredValue<bool>,
    /// When the page was asked for, by a clock that never jumps.
    page_at: StoredValue<f64>,
    /// When the server may be asked again, by the same clock.
    not_before: StoredValue<f64>,
    /// The tab was just seen again: ask at once.
    overdue: StoredValue<bool>,
    /// What ended on screen, to be told once.
    pub ended: RwSignal<Vec<Task>>,
}

impl LiveRefresh {
    /// Starts to watch; ends with the page.
    pub fn start(tasks: TaskStore, settings: Settings) -> Self {
        let watch = Self {
            tasks,
            settings,
            hidden: RwSignal::new(document().hidden()),
            asking: RwSignal::new(false),
            wait: RequestStatus::new(settings),
            turn: RwSignal::new(0),
            failures: RwSignal::new(0),
            by_id: StoredValue::new(true),
            page_at: StoredValue::new(monotonic_ms()),
            not_before: StoredValue::new(0.0),
            overdue: StoredValue::new(false),
            ended: RwSignal::new(Vec::new()),
        };
        // Events of the document bubble to the window.
        window_event_listener_untyped("visibilitychange", move |_| watch.seen_or_not());
        window_event_listener_untyped("pageshow", move |_| watch.seen_or_not());
        let any_open = Memo::new(move |_| !tasks.open_ids().is_empty());
        let state = move || tasks.with(Phase::of);
        Effect::new(move |before: Option<u32>| {
            watch.turn.track();
            let settled = tasks.settled();
            // The operator's own question was answered: that was the page.
            if before != Some(settled) {
                watch.page_at.set_value(monotonic_ms());
                watch.failures.set(u32::from(state() == Phase::Failed));
                watch.by_id.set_value(true);
                watch.rest(tasks.with_untracked(|load| load.error().and_then(ApiError::retry_after)));
            }
            watch.plan(any_open.get(), state());
            settled
        });
        // The operator's question goes first.
        Effect::new(move |_| {
            if state() == Phase::Loading {
                watch.give_up();
            }
        });
        watch
    }

    /// Sets the timer for the next question. It belongs to the effect: when anything changes, it is planned anew.
    fn plan(self, any_open: bool, state: Phase) {
        let standing = PollInput {
            rhythm: self.settings.rhythm.get(),
            any_open,
            hidden: self.hidden.get(),
            notify: self.settings.notify.get(),
            // Only the page itself can make up for a page that failed.
            by_id: self.by_id.get_value() && state == Phase::Idle,
            failures: self.failures.get_untracked(),
            since_page: ((monotonic_ms() - self.page_at.get_value()) / 1000.0) as u32,
            not_before: ((self.not_before.get_value() - monotonic_ms()) / 1000.0).ceil() as u32,
        };
        if self.asking.get() || matches!(state, Phase::Loading | Phase::Fatal) {
            return;
        }
        let Some((mut seconds, mut ask)) = next_poll(standing) else { return };
        if self.overdue.get_value() && !standing.hidden {
            self.overdue.set_value(false);
            (seconds, ask) = (0, PollTarget::Page);
        }
        let timer = Timeout::new(seconds.saturating_mul(1000), move || self.ask(ask));
        StoredValue::new_local(timer);
    }

    fn seen_or_not(self) {
        let hidden = document().hidden();
        if hidden != self.hidden.get_untracked() {
            if hidden && !self.settings.notify.get_untracked() {
                self.give_up();
            }
            self.overdue.set_value(!hidden);
            self.hidden.set(hidden);
        }
    }

    /// Does it ask but once a minute, because it failed so often? Tracked.
    pub fn is_slowed(self) -> bool {
        self.failures.get() >= FAILURE_THRESHOLD
    }

    /// The server wants to be left alone for so many seconds.
    fn rest(self, seconds: Option<u32>) {
        self.not_before.set_value(monotonic_ms() + f64::from(seconds.unwrap_or(0)) * 1000.0);
    }

    fn give_up(self) {
        self.wait.stop();
    }

    fn ask(self, ask: PollTarget) {
        let Self { tasks, wait, .. } = self;
        let reading = wait.begin_quietly(max_attempts(self.failures.get_untracked()));
        self.asking.set(true);
        let question = tasks.question();
        spawn_local(async move {
            let answer = match ask {
                PollTarget::OpenTasks => {
                    let ids = untrack(|| tasks.open_ids());
                    tasks.client().tasks_by_id(&ids, &reading).await.map(|found| (None, found))
                }
                PollTarget::Page => {
                    let filter = tasks.filter();
                    tasks.page(&filter, &reading).await.map(|page| (Some((filter, page)), Vec::new()))
                }
            };
            if !reading.is_stopped() {
                wait.end();
                if question == tasks.question() {
                    self.heard(
                        ask,
                        answer.map(|(page, found)| match page {
                            Some((filter, page)) => tasks.take_page(filter, page),
                            None => tasks.take(found),
                        }),
                    );
                }
            }
            self.asking.set(false);
            self.turn.update(|turn| *turn += 1);
        });
    }

    fn heard(self, ask: PollTarget, answer: Result<Vec<Task>, ApiError>) {
        if ask == PollTarget::Page {
            self.page_at.set_value(monotonic_ms());
        }
        self.rest(answer.as_ref().err().and_then(ApiError::retry_after));
        match answer {
            Ok(ended) => {
                self.failures.set(0);
                if !ended.is_empty() {
                    self.ended.set(ended);
                }
                if ask == PollTarget::Page && self.settings.arrivals_at_once.get_untracked() && is_idle() {
                    self.tasks.come_in();
                }
            }
            // This server does not know the call; the page tells the same, only less often.
            Err(ApiError::NoSuchEndpoint { .. }) if ask == PollTarget::OpenTasks => {
                self.by_id.set_value(false)
            }
            Err(error) => {
                self.failures.update(|failures| *failures += 1);
                self.tasks.fail(error);
            }
        }
    }
}

/// What the loading means for the watch.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Phase {
    /// The operator's own question is under way.
    Loading,
    /// All is well.
    Idle,
    /// It may go better next time.
    Failed,
    /// It will not, unless the operator changes something.
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

/// Nobody has scrolled, opened a window, or set the focus on a card: new tasks disturb nobody.
fn is_idle() -> bool {
    let at_top = window().scroll_y().is_ok_and(|y| y < 8.0);
    let busy = format!("dialog[open], #{RESULTS_ID} :focus, #{RESULTS_ID} :active");
    at_top && document().query_selector(&busy).is_ok_and(|found| found.is_none())
}
