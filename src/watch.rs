//! Live refresh: asks again by itself, as [`crate::beat`] plans it. One question at a time, none while the operator's own
//! is under way, none from a hidden tab, and none once the server has refused us.

use gloo_timers::callback::Timeout;
use leptos::{leptos_dom::helpers::window_event_listener_untyped, prelude::*, task::spawn_local};
use web_sys::AbortController;

use crate::{
    app::SHEET_ID,
    beat::{Ask, Standing, next},
    clock::now_ms,
    load::{Load, Tasks},
    proxy::client::stopper,
    proxy::{ProxyError, Task},
    settings::Settings,
};

/// The watch over the tasks on screen. Copies share it.
#[derive(Clone, Copy)]
pub struct Watch {
    tasks: Tasks,
    settings: Settings,
    /// Nobody sees the tab.
    hidden: RwSignal<bool>,
    /// A question is under way; the controller stops it.
    asking: RwSignal<bool>,
    controller: StoredValue<Option<AbortController>, LocalStorage>,
    /// Grows with each answer, so that the next question is planned.
    turn: RwSignal<u32>,
    failures: StoredValue<u32>,
    by_id: StoredValue<bool>,
    page_at: StoredValue<i64>,
    /// The tab was just seen again: ask at once.
    overdue: StoredValue<bool>,
    /// What ended on screen, to be told once.
    pub ended: RwSignal<Vec<Task>>,
}

impl Watch {
    /// Starts to watch; ends with the page.
    pub fn start(tasks: Tasks, settings: Settings) -> Self {
        let watch = Self {
            tasks,
            settings,
            hidden: RwSignal::new(document().hidden()),
            asking: RwSignal::new(false),
            controller: StoredValue::new_local(None),
            turn: RwSignal::new(0),
            failures: StoredValue::new(0),
            by_id: StoredValue::new(true),
            page_at: StoredValue::new(now_ms()),
            overdue: StoredValue::new(false),
            ended: RwSignal::new(Vec::new()),
        };
        // Events of the document bubble to the window.
        window_event_listener_untyped("visibilitychange", move |_| watch.seen_or_not());
        window_event_listener_untyped("pageshow", move |_| watch.seen_or_not());
        let any_open = Memo::new(move |_| !tasks.open_ids().is_empty());
        let state = Memo::new(move |_| tasks.with(State::of));
        Effect::new(move |before: Option<u32>| {
            watch.turn.track();
            let settled = tasks.settled();
            // The operator's own question was answered: that was the page.
            if before != Some(settled) {
                watch.page_at.set_value(now_ms());
                watch.failures.set_value(u32::from(state.get_untracked() == State::Failed));
                watch.by_id.set_value(true);
            }
            watch.plan(any_open.get(), state.get());
            settled
        });
        // The operator's question goes first.
        Effect::new(move |_| {
            if state.get() == State::Busy {
                watch.give_up();
            }
        });
        watch
    }

    /// Sets the timer for the next question. It belongs to the effect: when anything changes, it is planned anew.
    fn plan(self, any_open: bool, state: State) {
        let standing = Standing {
            rhythm: self.settings.rhythm.get(),
            any_open,
            hidden: self.hidden.get(),
            notify: self.settings.notify.get(),
            // Only the page itself can make up for a page that failed.
            by_id: self.by_id.get_value() && state == State::Ready,
            failures: self.failures.get_value(),
            since_page: ((now_ms() - self.page_at.get_value()).max(0) / 1000).try_into().unwrap_or(u32::MAX),
        };
        if self.asking.get() || matches!(state, State::Busy | State::Refused) {
            return;
        }
        let Some((mut seconds, mut ask)) = next(standing) else { return };
        if self.overdue.get_value() && !standing.hidden {
            self.overdue.set_value(false);
            (seconds, ask) = (0, Ask::Page);
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

    fn give_up(self) {
        self.controller.update_value(|controller| {
            if let Some(controller) = controller.take() {
                controller.abort();
            }
        });
    }

    fn ask(self, ask: Ask) {
        let Self { tasks, .. } = self;
        let controller = stopper();
        self.controller.set_value(Some(controller.clone()));
        self.asking.set(true);
        let question = tasks.question();
        spawn_local(async move {
            let answer = match ask {
                Ask::OpenTasks => {
                    let ids = untrack(|| tasks.open_ids());
                    tasks.client().tasks_by_id(&ids, &controller).await.map(|found| (None, found))
                }
                Ask::Page => {
                    let filter = tasks.filter();
                    tasks.page(&filter, &controller).await.map(|page| (Some((filter, page)), Vec::new()))
                }
            };
            let given_up = controller.signal().aborted() && self.controller.with_value(Option::is_none);
            self.controller.set_value(None);
            if !given_up && question == tasks.question() {
                self.heard(
                    ask,
                    answer.map(|(page, found)| match page {
                        Some((filter, page)) => tasks.take_page(filter, page),
                        None => tasks.take(found),
                    }),
                );
            }
            self.asking.set(false);
            self.turn.update(|turn| *turn += 1);
        });
    }

    fn heard(self, ask: Ask, answer: Result<Vec<Task>, ProxyError>) {
        if ask == Ask::Page {
            self.page_at.set_value(now_ms());
        }
        match answer {
            Ok(ended) => {
                self.failures.set_value(0);
                if !ended.is_empty() {
                    self.ended.set(ended);
                }
                if ask == Ask::Page && self.settings.arrivals_at_once.get_untracked() && is_untouched() {
                    self.tasks.come_in();
                }
            }
            // This server does not know the call; the page tells the same, only less often.
            Err(ProxyError::NoSuchEndpoint { .. }) if ask == Ask::OpenTasks => self.by_id.set_value(false),
            Err(error) => {
                self.failures.update_value(|failures| *failures += 1);
                self.tasks.fail(error);
            }
        }
    }
}

/// What the loading means for the watch.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// The operator's own question is under way.
    Busy,
    /// All is well.
    Ready,
    /// It may go better next time.
    Failed,
    /// It will not, unless the operator changes something.
    Refused,
}

impl State {
    fn of(load: &Load) -> Self {
        match load {
            Load::First | Load::Refreshing(_) => Self::Busy,
            Load::Ready(_) => Self::Ready,
            Load::Failed(error, _) if error.may_pass() => Self::Failed,
            Load::Failed(..) => Self::Refused,
        }
    }
}

/// Nobody has scrolled, opened a window, or set the focus on a card: new tasks disturb nobody.
fn is_untouched() -> bool {
    let at_top = window().scroll_y().is_ok_and(|y| y < 8.0);
    let busy = format!("dialog[open], #{SHEET_ID} :focus, #{SHEET_ID} :active");
    at_top && document().query_selector(&busy).is_ok_and(|found| found.is_none())
}
