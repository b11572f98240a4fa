//! Fetching the next page before the user asks for it.

use leptos::prelude::*;

use crate::{
    api::request::ReadRequest,
    domain::filter::Filter,
    state::tasks::{capability::ServerCapability, load_state::LoadState, store::TaskStore},
};

impl TaskStore {
    /// Fetches a page that the user will probably ask for next. Only one at a time, and only while nothing else is loaded.
    pub fn prefetch(self, filter: Filter) {
        let is_idle = self.with_untracked(|load| matches!(load, LoadState::Loaded(_)));
        // Other servers have sent all of their tasks.
        let is_remote = self.capability.get_untracked() == ServerCapability::Search;
        let is_fetching =
            self.fetching.with_value(|fetching| fetching.as_ref().is_some_and(|(it, _)| *it == filter));
        if is_idle && is_remote && !is_fetching && !self.recent.with_value(|pages| pages.contains(&filter)) {
            self.cancel_prefetch();
            self.fetch(self.client(), filter, self.request_status.start_ahead());
        }
    }

    /// Stops fetching ahead.
    pub fn cancel_prefetch(self) {
        let is_ahead = |(_, request): &mut (Filter, ReadRequest)| request.is_ahead();
        let prefetch = self.fetching.try_update_value(|fetching| fetching.take_if(is_ahead)).flatten();
        prefetch.inspect(|(_, request)| request.stop());
    }

    /// The request that fetches this page ahead, if there is one. Any other request is stopped.
    pub(super) fn take_prefetch(self, filter: &Filter) -> Option<ReadRequest> {
        let (fetched, request) = self.fetching.try_update_value(Option::take).flatten()?;
        if request.is_ahead() && fetched == *filter {
            return Some(request);
        }
        request.stop();
        None
    }
}
