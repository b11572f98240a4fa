//! A read request in progress: it can be stopped, reports its retries, and waits between attempts as [`crate::api::retry`]
//! decides.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use gloo_timers::callback::Timeout;
use js_sys::{Function, Promise};
use wasm_bindgen_futures::JsFuture;
use web_sys::AbortController;

use crate::api::{
    error::ApiError,
    retry::{MAX_ATTEMPTS, RetryDecision, retry_decision},
};

/// The wait before the next attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RetryWait {
    /// `failed` attempts have failed; the next one follows in `ms` milliseconds.
    Delay { failed: u32, ms: u32 },
    /// The browser is offline; the next attempt follows when it is online.
    Offline,
}

/// Why a response is delayed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DelayNotice {
    /// The server takes long.
    Slow,
    /// `failed` attempts have failed; the next one follows in `seconds`.
    Retrying { failed: u32, seconds: i64 },
    /// The browser is offline.
    Offline,
}

/// A read request, with all of its attempts. Clones refer to the same request.
#[derive(Clone)]
pub struct ReadRequest(Rc<State>);

struct State {
    seconds: u32,
    max_attempts: u32,
    fail_fast: Cell<bool>,
    may_reuse: Cell<bool>,
    on_wait: Box<dyn Fn(Option<RetryWait>)>,
    is_stopped: Cell<bool>,
    /// Aborts the current attempt.
    attempt: RefCell<Option<AbortController>>,
    /// Ends the current wait.
    wake: RefCell<Option<Function>>,
}

impl ReadRequest {
    /// A request with a timeout of `seconds` for each attempt. `on_wait` is called at the start of each wait, and with None at
    /// its end.
    pub fn new(seconds: u32, max_attempts: u32, on_wait: impl Fn(Option<RetryWait>) + 'static) -> Self {
        Self(Rc::new(State {
            seconds,
            max_attempts,
            fail_fast: Cell::new(false),
            may_reuse: Cell::new(false),
            on_wait: Box::new(on_wait),
            is_stopped: Cell::new(false),
            attempt: RefCell::new(None),
            wake: RefCell::new(None),
        }))
    }

    /// A request whose status is not shown anywhere.
    pub fn detached(seconds: u32) -> Self {
        Self::new(seconds, MAX_ATTEMPTS, |_| {})
    }

    /// Aborts the request; it ends with [`ApiError::Cancelled`].
    pub fn stop(&self) {
        self.0.is_stopped.set(true);
        if let Some(controller) = self.0.attempt.take() {
            controller.abort();
        }
        self.retry_now();
    }

    /// Whether the request was stopped.
    pub fn is_stopped(&self) -> bool {
        self.0.is_stopped.get()
    }

    /// Ends the current wait, if there is one.
    pub fn retry_now(&self) {
        if let Some(wake) = self.0.wake.take() {
            // Resolving a promise cannot fail.
            let _ = wake.call0(&wake);
        }
    }

    /// Chooses whether HTTP 500 is returned without a retry, because the page may be past the end.
    pub fn set_fail_fast(&self, fail_fast: bool) {
        self.0.fail_fast.set(fail_fast);
    }

    /// Whether HTTP 500 is returned without a retry.
    pub fn is_fail_fast(&self) -> bool {
        self.0.fail_fast.get()
    }

    /// Allows an answer from a list of tasks that was fetched before.
    pub fn set_may_reuse(&self, may_reuse: bool) {
        self.0.may_reuse.set(may_reuse);
    }

    /// Whether a list of tasks that was fetched before may answer.
    pub fn may_reuse(&self) -> bool {
        self.0.may_reuse.get()
    }

    /// The timeout of one attempt, in seconds.
    pub(super) fn seconds(&self) -> u32 {
        self.0.seconds
    }

    /// Starts an attempt and returns the controller that aborts it.
    pub(super) fn begin(&self) -> AbortController {
        let controller = abort_controller();
        if self.is_stopped() {
            controller.abort();
        }
        self.0.attempt.replace(Some(controller.clone()));
        controller
    }

    /// Waits until the next attempt is due. Returns an error if there is no further attempt.
    pub(super) async fn wait_before_retry(&self, error: ApiError, failed: u32) -> Result<(), ApiError> {
        let State { max_attempts, on_wait, wake, .. } = &*self.0;
        let fails_fast = self.is_fail_fast() && matches!(error, ApiError::ServerFailed { status: 500, .. });
        let Some(window) = web_sys::window().filter(|_| !self.is_stopped() && !fails_fast) else {
            return Err(error);
        };
        let is_online = window.navigator().on_line();
        let decision = retry_decision(&error, failed, *max_attempts, is_online, js_sys::Math::random());
        if decision == RetryDecision::GiveUp {
            return Err(error);
        }
        let mut resolver = None;
        let wait = Promise::new(&mut |resolve, _| resolver = Some(resolve));
        let resolve = resolver.expect("the executor of a promise runs synchronously");
        wake.replace(Some(resolve.clone()));
        let on_timeout = resolve.clone();
        let _timer = match decision {
            RetryDecision::RetryAfter(ms) => {
                on_wait(Some(RetryWait::Delay { failed, ms }));
                Some(Timeout::new(ms, move || drop(on_timeout.call0(&on_timeout))))
            }
            RetryDecision::RetryWhenOnline | RetryDecision::GiveUp => {
                on_wait(Some(RetryWait::Offline));
                // Adding and removing a listener of the window cannot fail.
                let _ = window.add_event_listener_with_callback("online", &resolve);
                None
            }
        };
        // The promise is never rejected.
        let _ = JsFuture::from(wait).await;
        let _ = window.remove_event_listener_with_callback("online", &resolve);
        wake.take();
        on_wait(None);
        if self.is_stopped() { Err(ApiError::Cancelled) } else { Ok(()) }
    }
}

/// A new controller for aborting a request.
pub fn abort_controller() -> AbortController {
    AbortController::new().expect("the constructor takes no arguments and cannot fail")
}
