//! What is awaited, for whoever sees it: how it goes, and the ways to hurry it or to stop it.

use crate::api::request::DelayNotice;
use leptos::prelude::*;

use crate::{
    api::{
        request::{ReadRequest, RetryWait},
        retry::MAX_ATTEMPTS,
    },
    state::{clock::now_ms, settings::Settings},
};

/// Ms after which an answer that has not come is worth a word.
const SLOW_AFTER_MS: i64 = 3000;

/// What is awaited. Copies share it.
#[derive(Clone, Copy)]
pub struct RequestStatus {
    settings: Settings,
    /// When it began, in ms since 1970; 0 when nothing is awaited.
    since: RwSignal<i64>,
    /// The pause between two tries, and when it ends.
    pause: RwSignal<Option<(RetryWait, i64)>>,
    reading: StoredValue<Option<ReadRequest>, LocalStorage>,
}

impl RequestStatus {
    /// Nothing is awaited.
    pub fn new(settings: Settings) -> Self {
        Self {
            settings,
            since: RwSignal::new(0),
            pause: RwSignal::new(None),
            reading: StoredValue::new_local(None),
        }
    }

    /// The operator's own question: all of its waiting is told.
    pub fn begin(self) -> ReadRequest {
        self.since.set(now_ms());
        self.read(MAX_ATTEMPTS, true)
    }

    /// A question that nobody asked: only that there is no network is told.
    pub fn begin_quietly(self, tries: u32) -> ReadRequest {
        self.read(tries, false)
    }

    /// A question that is told to nobody.
    pub fn unwatched(self) -> ReadRequest {
        ReadRequest::unwatched(self.settings.read_seconds.get_untracked())
    }

    fn read(self, tries: u32, aloud: bool) -> ReadRequest {
        self.pause.set(None);
        // Whoever watches may be gone when it is told.
        let reading = ReadRequest::new(self.settings.read_seconds.get_untracked(), tries, move |pause| {
            let pause = pause.filter(|pause| aloud || *pause == RetryWait::Offline);
            let until = |pause| match pause {
                RetryWait::Delay { ms, .. } => (pause, now_ms() + i64::from(ms)),
                RetryWait::Offline => (pause, 0),
            };
            self.pause.try_set(pause.map(until));
        });
        self.reading.set_value(Some(reading.clone()));
        reading
    }

    /// The answer is here, well or not, or nobody wants it any more.
    pub fn end(self) {
        self.reading.try_set_value(None);
        self.since.try_set(0);
        self.pause.try_set(None);
    }

    /// Nobody wants the answer any more.
    pub fn stop(self) {
        if let Some(reading) = self.reading.try_update_value(Option::take).flatten() {
            reading.stop();
        }
        self.end();
    }

    /// The next try comes at once.
    pub fn hurry(self) {
        self.reading.with_value(|reading| reading.iter().for_each(ReadRequest::hurry));
    }

    /// What can be said of it at this moment, in ms since 1970; tracked.
    pub fn late(self, now: i64) -> Option<DelayNotice> {
        let since = self.since.get();
        match self.pause.get() {
            Some((RetryWait::Offline, _)) => Some(DelayNotice::Offline),
            // Shorter pauses are over before they are read.
            Some((RetryWait::Delay { failed, ms }, until)) if ms > 1000 => {
                Some(DelayNotice::Retrying { failed, seconds: (until - now + 999).max(1000) / 1000 })
            }
            Some(_) | None => (since > 0 && now - since >= SLOW_AFTER_MS).then_some(DelayNotice::Slow),
        }
    }
}
