//! The one live region of the page: what a screen reader is told without being asked. It stands in the window that is
//! open, or else on the page.

use leptos::prelude::*;

use crate::ui::dom::{El, el};

/// The sentence that is told next. Copies share it.
#[derive(Clone, Copy)]
pub struct Announcer(RwSignal<String>);

impl Announcer {
    /// Nothing to tell yet.
    pub fn new() -> Self {
        Self(RwSignal::new(String::new()))
    }

    /// Tells a sentence; the same sentence again is not told twice.
    pub fn say(self, sentence: impl Into<String>) {
        self.0.set(sentence.into());
    }

    /// Where the sentences are heard; not seen, because what they tell is seen elsewhere.
    pub fn region(self) -> El {
        el("p").class("unseen").attr("role", "status").live_text(move || self.0.get())
    }
}

impl Default for Announcer {
    fn default() -> Self {
        Self::new()
    }
}
