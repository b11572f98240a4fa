//! The request for the page and the pages of the last minute, and fetching the next page before the user asks for it.

use std::cell::RefCell;

use leptos::prelude::*;

use crate::{
    api::request::ReadRequest,
    domain::filter::Filter,
    state::tasks::{
        capability::ServerCapability, load_state::LoadState, recent_pages::RecentPages, store::TaskStore,
    },
};

/// What the store fetches and has fetched.
pub(super) struct Requests {
    pub(super) recent: RecentPages,
    /// The request in flight, with what it fetches.
    pub(super) fetching: Option<(Filter, ReadRequest)>,
}

thread_local! {
    // Not in the store: a value of its own type in the arena makes the download larger.
    static REQUESTS: RefCell<Requests> =
        const { RefCell::new(Requests { recent: RecentPages::new(), fetching: None }) };
}

/// Reads or changes the requests of the page.
pub(super) fn with_requests<T>(act: impl FnOnce(&mut Requests) -> T) -> T {
    REQUESTS.with_borrow_mut(act)
}

impl Requests {
    fn is_fetching(&self, filter: &Filter) -> bool {
        self.fetching.as_ref().is_some_and(|(fetched, _)| fetched == filter)
    }

    /// Stops fetching ahead.
    pub(super) fn cancel_prefetch(&mut self) {
        if let Some((_, request)) = self.fetching.take_if(|(_, request)| request.is_ahead()) {
            request.stop();
        }
    }

    /// The request that fetches this page ahead, if there is one. Any other request is stopped.
    pub(super) fn take_prefetch(&mut self, filter: &Filter) -> Option<ReadRequest> {
        let (fetched, request) = self.fetching.take()?;
        if request.is_ahead() && fetched == *filter {
            return Some(request);
        }
        request.stop();
        None
    }
}

impl TaskStore {
    /// Fetches a page that the user will probably ask for next. Only one at a time, and only while nothing else is loaded.
    pub fn prefetch(self, filter: Filter) {
        let is_idle = self.with_untracked(|load| matches!(load, LoadState::Loaded(_)));
        // Other servers have sent all of their tasks.
        let is_remote = self.capability.get_untracked() == ServerCapability::Search;
        let is_known = with_requests(|it| it.is_fetching(&filter) || it.recent.contains(&filter));
        if is_idle && is_remote && !is_known {
            self.cancel_prefetch();
            self.fetch(self.client(), filter, self.request_status.start_ahead());
        }
    }

    /// Stops fetching ahead.
    pub fn cancel_prefetch(self) {
        with_requests(Requests::cancel_prefetch);
    }
}
