//! A question that belongs to the effect which asks it.

use leptos::prelude::*;
use web_sys::AbortController;

use crate::proxy::client::stopper;

/// Stopped, and its answer of no interest, as soon as the effect runs again or ends.
pub struct Asking {
    /// What stops it.
    pub controller: AbortController,
    superseded: ArcStoredValue<bool>,
}

impl Asking {
    /// To be called in the effect.
    pub fn begin() -> Self {
        let asking = Self { controller: stopper(), superseded: ArcStoredValue::new(false) };
        let controller = StoredValue::new_local(asking.controller.clone());
        let superseded = asking.superseded.clone();
        on_cleanup(move || {
            superseded.set_value(true);
            controller.with_value(AbortController::abort);
        });
        asking
    }

    /// Does nobody wait for the answer any more?
    pub fn is_superseded(&self) -> bool {
        self.superseded.get_value()
    }
}
