//! A question that belongs to the effect which asks it.

use leptos::prelude::*;

use super::Wait;
use crate::proxy::Reading;

/// Stopped, and its answer of no interest, as soon as the effect runs again or ends.
pub struct Asking {
    /// The question.
    pub reading: Reading,
    superseded: ArcStoredValue<bool>,
}

impl Asking {
    /// To be called in the effect.
    pub fn begin(wait: Wait) -> Self {
        let asking = Self { reading: wait.begin(), superseded: ArcStoredValue::new(false) };
        let reading = StoredValue::new_local(asking.reading.clone());
        let superseded = asking.superseded.clone();
        on_cleanup(move || {
            superseded.set_value(true);
            reading.with_value(Reading::stop);
        });
        asking
    }

    /// Does nobody wait for the answer any more?
    pub fn is_superseded(&self) -> bool {
        self.superseded.get_value()
    }
}
