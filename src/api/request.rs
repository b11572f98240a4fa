//! A question to the proxy that is under way: it can be stopped, tells how it goes, and is tried again as
//! [`crate::api::retry`] plans it.

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

/// Between two tries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RetryWait {
    /// So many tries have failed; the next one comes in so many ms.
    Delay { failed: u32, ms: u32 },
    /// There is no network; the next try comes when there is one.
    Offline,
}

/// What can be said of an answer that has not come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DelayNotice {
    /// It takes long.
    Slow,
    /// So many tries have failed; the next one comes in so many seconds.
    Retrying { failed: u32, seconds: i64 },
    /// There is no network.
    Offline,
}

/// A question under way. Copies are the same question.
#[derive(Clone)]
pub struct ReadRequest(Rc<State>);

struct State {
    seconds: u32,
    tries: u32,
    /// A 500 is told at once: it may only mean that the page lies behind the last one.
    hasty: Cell<bool>,
    tell: Box<dyn Fn(Option<RetryWait>)>,
    stopped: Cell<bool>,
    /// What stops the try that is under way.
    trying: RefCell<Option<AbortController>>,
    /// What ends the pause.
    wake: RefCell<Option<Function>>,
}

impl ReadRequest {
    /// A question each try of which may take so many seconds. `tell` hears of each pause, and `None` when it is over.
    pub fn new(seconds: u32, tries: u32, tell: impl Fn(Option<RetryWait>) + 'static) -> Self {
        Self(Rc::new(State {
            seconds,
            tries,
            hasty: Cell::new(false),
            tell: Box::new(tell),
            stopped: Cell::new(false),
            trying: RefCell::new(None),
            wake: RefCell::new(None),
        }))
    }

    /// A question that nobody watches.
    pub fn unwatched(seconds: u32) -> Self {
        Self::new(seconds, MAX_ATTEMPTS, |_| {})
    }

    /// Nobody wants the answer any more.
    pub fn stop(&self) {
        self.0.stopped.set(true);
        if let Some(controller) = self.0.trying.take() {
            controller.abort();
        }
        self.hurry();
    }

    /// Was it stopped?
    pub fn is_stopped(&self) -> bool {
        self.0.stopped.get()
    }

    /// The next try comes at once.
    pub fn hurry(&self) {
        if let Some(wake) = self.0.wake.take() {
            // Resolving a promise cannot fail.
            let _ = wake.call0(&wake);
        }
    }

    /// Is a 500 to be told at once?
    pub fn set_hasty(&self, hasty: bool) {
        self.0.hasty.set(hasty);
    }

    /// How long one try may take, in seconds.
    pub(super) fn seconds(&self) -> u32 {
        self.0.seconds
    }

    /// The next try begins: what stops it.
    pub(super) fn begin(&self) -> AbortController {
        let controller = abort_controller();
        if self.is_stopped() {
            controller.abort();
        }
        self.0.trying.replace(Some(controller.clone()));
        controller
    }

    /// So many tries have failed. Waits as long as it should; an error when there is no further try.
    pub(super) async fn pause(&self, error: ApiError, failed: u32) -> Result<(), ApiError> {
        let State { tries, hasty, tell, wake, .. } = &*self.0;
        let is_for_later = hasty.get() && matches!(error, ApiError::ServerFailed { status: 500, .. });
        let Some(window) = web_sys::window().filter(|_| !self.is_stopped() && !is_for_later) else {
            return Err(error);
        };
        let retry_decision =
            retry_decision(&error, failed, *tries, window.navigator().on_line(), js_sys::Math::random());
        if retry_decision == RetryDecision::GiveUp {
            return Err(error);
        }
        let mut end = None;
        let pause = Promise::new(&mut |resolve, _| end = Some(resolve));
        let end = end.expect("a promise calls its maker at once");
        wake.replace(Some(end.clone()));
        let call = end.clone();
        let _timer = match retry_decision {
            RetryDecision::RetryAfter(ms) => {
                tell(Some(RetryWait::Delay { failed, ms }));
                Some(Timeout::new(ms, move || drop(call.call0(&call))))
            }
            RetryDecision::RetryWhenOnline | RetryDecision::GiveUp => {
                tell(Some(RetryWait::Offline));
                // Adding and removing a listener of the window cannot fail.
                let _ = window.add_event_listener_with_callback("online", &end);
                None
            }
        };
        // It is only ever resolved.
        let _ = JsFuture::from(pause).await;
        let _ = window.remove_event_listener_with_callback("online", &end);
        wake.take();
        tell(None);
        if self.is_stopped() { Err(ApiError::Cancelled) } else { Ok(()) }
    }
}

/// What stops a call.
pub fn abort_controller() -> AbortController {
    AbortController::new().expect("AbortController takes no argument that could be wrong")
}
