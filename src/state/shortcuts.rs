//! The keys that were pressed as shortcuts. The first screen recognizes them; the lazy part runs the shortcuts.

use leptos::prelude::*;

use crate::state::long_lived::LongLived;

/// The keys, one character each, until their shortcuts run.
#[derive(Clone, Copy)]
pub struct PressedKeys(pub LongLived<RwSignal<String>>);

impl PressedKeys {
    /// None yet.
    pub fn new() -> Self {
        Self(LongLived::signal(String::new()))
    }
}

impl Default for PressedKeys {
    fn default() -> Self {
        Self::new()
    }
}

/// The pressed keys.
pub fn use_pressed_keys() -> PressedKeys {
    expect_context()
}
