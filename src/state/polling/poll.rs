//! The polling loop: sends the requests of a schedule, one at a time.

use std::pin::Pin;

use gloo_timers::callback::Timeout;
use leptos::{leptos_dom::helpers::window_event_listener_untyped, prelude::*, task::spawn_local};

use crate::{
    api::{error::ApiError, request::ReadRequest},
    state::{
        clock::monotonic_ms,
        effect::{effect, on_trigger},
        long_lived::LongLived,
        polling::schedule::{FAILURE_THRESHOLD, PollState, max_attempts},
        settings::Settings,
        tasks::request_status::RequestStatus,
    },
};

/// The result of a poll, as far as it affects the schedule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PollOutcome {
    /// The server responded.
    Success,
    /// The poll failed; the server may have sent a `Retry-After`, in seconds.
    Failure { retry_after: Option<u32> },
    /// The response is out of date or the request was stopped.
    Discarded,
}

impl PollOutcome {
    /// The outcome of a failed request.
    pub fn from_error(error: &ApiError) -> Self {
        if *error == ApiError::Cancelled {
            Self::Discarded
        } else {
            Self::Failure { retry_after: error.retry_after() }
        }
    }
}

/// The past of a poller, as far as it affects the schedule. Times are those of a monotonic clock, in milliseconds.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct PollHistory {
    failures: u32,
    not_before_ms: f64,
    has_resumed: bool,
    is_requested: bool,
}

impl PollHistory {
    /// After a number of failures in a row; `retry_after` is that of the last one, in seconds.
    pub fn new(failures: u32, retry_after: Option<u32>, now_ms: f64) -> Self {
        let not_before_ms = now_ms + f64::from(retry_after.unwrap_or(0)) * 1000.0;
        Self { failures, not_before_ms, ..Self::default() }
    }

    /// After a poll. Requests for an immediate poll that were made in the meantime are kept.
    #[must_use]
    pub fn completed(self, outcome: PollOutcome, now_ms: f64) -> Self {
        let Self { has_resumed, is_requested, failures, .. } = self;
        let history = match outcome {
            PollOutcome::Success => Self::new(0, None, now_ms),
            PollOutcome::Failure { retry_after } => Self::new(failures + 1, retry_after, now_ms),
            PollOutcome::Discarded => self,
        };
        Self { has_resumed, is_requested, ..history }
    }

    /// When a poll starts: it satisfies all requests for an immediate poll.
    #[must_use]
    pub fn started(self) -> Self {
        Self { has_resumed: false, is_requested: false, ..self }
    }

    /// When the tab is hidden or shown.
    #[must_use]
    pub fn visibility_changed(self, is_hidden: bool) -> Self {
        Self { has_resumed: !is_hidden, ..self }
    }

    /// When a poll is requested explicitly.
    #[must_use]
    pub fn requested(self) -> Self {
        Self { is_requested: true, ..self }
    }

    /// Whether polling is throttled because of many failures in a row.
    pub fn is_throttled(self) -> bool {
        self.failures >= FAILURE_THRESHOLD
    }

    /// The input of a schedule.
    pub fn state(self, is_hidden: bool, now_ms: f64) -> PollState {
        PollState {
            is_hidden,
            has_resumed: self.has_resumed,
            is_requested: self.is_requested,
            failures: self.failures,
            not_before_seconds: ((self.not_before_ms - now_ms) / 1000.0).ceil() as u32,
        }
    }
}

/// Sends a request and processes the response.
pub type SendPoll = Box<dyn FnOnce(ReadRequest) -> Pin<Box<dyn Future<Output = PollOutcome>>>>;

/// The next poll of a schedule.
pub struct PlannedPoll {
    /// The delay in milliseconds.
    pub delay_ms: u32,
    /// Whether all delays of the request are reported, and not only a missing network.
    pub visible: bool,
    /// Sends the request.
    pub send: SendPoll,
}

/// A polling loop. It ends when its owner is cleaned up. Copies refer to the same loop.
#[derive(Clone, Copy)]
pub struct Poller {
    /// The status of the request in flight.
    pub request_status: RequestStatus,
    is_hidden: LongLived<RwSignal<bool>>,
    in_flight: LongLived<RwSignal<bool>>,
    history: LongLived<RwSignal<PollHistory>>,
}

impl Poller {
    /// A loop that has not started, in the current owner.
    pub fn new(settings: Settings) -> Self {
        Self {
            request_status: RequestStatus::new(settings),
            is_hidden: LongLived::signal(document().hidden()),
            in_flight: LongLived::signal(false),
            history: LongLived::signal(PollHistory::default()),
        }
    }

    /// Starts the loop. `schedule` plans the next poll, and again whenever a signal that it reads changes; None: no poll until
    /// then. Nothing is sent while a request is in flight.
    pub fn start(self, schedule: impl Fn(PollState) -> Option<PlannedPoll> + 'static) {
        // Events of the document bubble to the window.
        for event in ["visibilitychange", "pageshow"] {
            let listener = window_event_listener_untyped(event, move |_| self.on_visibility_change());
            on_cleanup(move || listener.remove());
        }
        on_cleanup(move || self.request_status.stop());
        effect(move || {
            let state = self.history.get().state(self.is_hidden.get(), monotonic_ms());
            let planned = schedule(state);
            if self.in_flight.get() {
                return;
            }
            if let Some(PlannedPoll { delay_ms, visible, send }) = planned {
                // Owned by the effect, so that the next plan replaces it.
                StoredValue::new_local(Timeout::new(delay_ms, move || self.send(visible, send)));
            }
        });
    }

    /// Polls at once, unless a request is in flight.
    pub fn poll_now(self) {
        if !self.in_flight.get_untracked() {
            self.history.update(|history| *history = history.requested());
        }
    }

    /// Polls at once, or as soon as the request in flight has ended: its response may be from before.
    pub fn poll_again(self) {
        self.history.update(|history| *history = history.requested());
    }

    /// Polls at once whenever a trigger that `track` reads is notified.
    pub fn poll_on(self, track: impl Fn() + 'static) {
        on_trigger(track, move || self.poll_now());
    }

    /// Stops the request in flight; the schedule continues.
    pub fn cancel(self) {
        self.request_status.stop();
    }

    /// Starts over after the page was loaded in another way: with a number of failures and the `Retry-After` of the last one.
    pub fn reset(self, failures: u32, retry_after: Option<u32>) {
        let now = monotonic_ms();
        self.history.update(|history| {
            let PollHistory { has_resumed, is_requested, .. } = *history;
            *history =
                PollHistory { has_resumed, is_requested, ..PollHistory::new(failures, retry_after, now) };
        });
    }

    /// Whether the tab is hidden, tracked.
    pub fn is_hidden(self) -> bool {
        self.is_hidden.get()
    }

    /// Whether a request is in flight.
    pub fn is_in_flight(self) -> bool {
        self.in_flight.get_untracked()
    }

    /// Whether polling is throttled because of many failures in a row; tracked.
    pub fn is_throttled(self) -> bool {
        self.history.get().is_throttled()
    }

    fn on_visibility_change(self) {
        let is_hidden = document().hidden();
        if is_hidden != self.is_hidden.get_untracked() {
            self.history.update(|history| *history = history.visibility_changed(is_hidden));
            self.is_hidden.set(is_hidden);
        }
    }

    fn send(self, visible: bool, send: SendPoll) {
        let failures = self.history.with_untracked(|history| history.failures);
        let request = match visible {
            true => self.request_status.start(),
            false => self.request_status.start_silent(max_attempts(failures)),
        };
        self.in_flight.set(true);
        self.history.update(|history| *history = history.started());
        let response = send(request.clone());
        spawn_local(async move {
            let outcome = response.await;
            // The loop may have ended in the meantime.
            if self.in_flight.try_set(false).is_some() {
                return;
            }
            if !request.is_stopped() {
                self.request_status.end();
            }
            self.history.update(|history| *history = history.completed(outcome, monotonic_ms()));
        });
    }
}
