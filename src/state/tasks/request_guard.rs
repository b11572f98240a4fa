//! A read request that belongs to an effect.

use leptos::prelude::*;

use crate::{api::request::ReadRequest, state::tasks::request_status::RequestStatus};

/// Stops its request when the effect runs again or is cleaned up.
pub struct RequestGuard {
    /// The request.
    pub request: ReadRequest,
    is_superseded: ArcStoredValue<bool>,
}

impl RequestGuard {
    /// Starts a request in the current effect.
    pub fn start(status: RequestStatus) -> Self {
        let guard = Self { request: status.start(), is_superseded: ArcStoredValue::new(false) };
        let request = StoredValue::new_local(guard.request.clone());
        let is_superseded = guard.is_superseded.clone();
        on_cleanup(move || {
            is_superseded.set_value(true);
            request.with_value(ReadRequest::stop);
        });
        guard
    }

    /// Whether the effect has run again or was cleaned up, so that the response must be dropped.
    pub fn is_superseded(&self) -> bool {
        self.is_superseded.get_value()
    }
}
