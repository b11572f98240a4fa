//! A question that belongs to the effect which asks it.

use leptos::prelude::*;

use crate::api::request::ReadRequest;
use crate::state::tasks::request_status::RequestStatus;

/// Stopped, and its answer of no interest, as soon as the effect runs again or ends.
pub struct RequestGuard {
    /// The question.
    pub reading: ReadRequest,
    superseded: ArcStoredValue<bool>,
}

impl RequestGuard {
    /// To be called in the effect.
    pub fn begin(wait: RequestStatus) -> Self {
        let asking = Self { reading: wait.begin(), superseded: ArcStoredValue::new(false) };
        let reading = StoredValue::new_local(asking.reading.clone());
        let superseded = asking.superseded.clone();
        on_cleanup(move || {
            superseded.set_value(true);
            reading.with_value(ReadRequest::stop);
        });
        asking
    }

    /// Does nobody wait for the answer any more?
    pub fn is_superseded(&self) -> bool {
        self.superseded.get_value()
    }
}
