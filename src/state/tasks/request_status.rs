//! The status of a read request, for display, with the ways to retry it at once or to stop it.

use leptos::prelude::*;

use crate::{
    api::{
        request::{DelayNotice, ReadRequest, RetryWait},
        retry::MAX_ATTEMPTS,
    },
    state::{clock::now_ms, long_lived::LongLived, settings::Settings},
};

/// A response that takes longer is reported as slow, in milliseconds.
const SLOW_AFTER_MS: i64 = 3000;
/// Shorter waits for a retry are not reported, in milliseconds.
const MIN_REPORTED_WAIT_MS: u32 = 1000;

/// The status of one request at a time. Copies share it.
#[derive(Clone, Copy)]
pub struct RequestStatus {
    settings: Settings,
    /// The start of a visible request, in milliseconds since 1970; 0 if there is none.
    started_ms: LongLived<RwSignal<i64>>,
    /// The current wait, and its end in milliseconds since 1970.
    wait: LongLived<RwSignal<Option<(RetryWait, i64)>>>,
    request: StoredValue<Option<ReadRequest>, LocalStorage>,
}

impl RequestStatus {
    /// The status without a request.
    pub fn new(settings: Settings) -> Self {
        Self {
            settings,
            started_ms: LongLived::signal(0),
            wait: LongLived::signal(None),
            request: StoredValue::new_local(None),
        }
    }

    /// Starts a request of the user: all delays are reported.
    pub fn start(self) -> ReadRequest {
        self.started_ms.set(now_ms());
        self.start_request(MAX_ATTEMPTS, true)
    }

    /// Starts a background request: only a missing network is reported.
    pub fn start_silent(self, max_attempts: u32) -> ReadRequest {
        self.start_request(max_attempts, false)
    }

    /// A request with the configured timeout whose status is not shown.
    pub fn detached(self) -> ReadRequest {
        ReadRequest::detached(self.settings.read_seconds.get_untracked())
    }

    fn start_request(self, max_attempts: u32, visible: bool) -> ReadRequest {
        self.wait.set(None);
        // The signals may be disposed before the request ends.
        let seconds = self.settings.read_seconds.get_untracked();
        let request = ReadRequest::new(seconds, max_attempts, move |wait| {
            let wait = wait.filter(|wait| visible || *wait == RetryWait::Offline);
            let with_end = |wait| match wait {
                RetryWait::Delay { ms, .. } => (wait, now_ms() + i64::from(ms)),
                RetryWait::Offline => (wait, 0),
            };
            self.wait.try_set(wait.map(with_end));
        });
        self.request.set_value(Some(request.clone()));
        request
    }

    /// Marks the request as completed, whether it succeeded or failed.
    pub fn end(self) {
        self.request.try_set_value(None);
        self.started_ms.try_set(0);
        self.wait.try_set(None);
    }

    /// Stops the request, if there is one.
    pub fn stop(self) {
        if let Some(request) = self.request.try_update_value(Option::take).flatten() {
            request.stop();
        }
        self.end();
    }

    /// Ends the wait for the next attempt.
    pub fn retry_now(self) {
        self.request.with_value(|request| request.iter().for_each(ReadRequest::retry_now));
    }

    /// The delay to report at this time, in milliseconds since 1970; tracked.
    pub fn delay_notice(self, now: i64) -> Option<DelayNotice> {
        let started = self.started_ms.get();
        match self.wait.get() {
            Some((RetryWait::Offline, _)) => Some(DelayNotice::Offline),
            Some((RetryWait::Delay { failed, ms }, end)) if ms > MIN_REPORTED_WAIT_MS => {
                Some(DelayNotice::Retrying { failed, seconds: (end - now + 999).max(1000) / 1000 })
            }
            Some(_) | None => (started > 0 && now - started >= SLOW_AFTER_MS).then_some(DelayNotice::Slow),
        }
    }
}
