//! The one live region of the page: what a screen reader is told without being asked.

use leptos::prelude::*;

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
}

impl Default for Announcer {
    fn default() -> Self {
        Self::new()
    }
}

/// Where the sentences are heard; not seen, because what they tell is seen elsewhere.
#[component]
pub fn AnnouncerRegion() -> AnyView {
    let Announcer(sentence) = expect_context();
    view! { <p class="unseen" role="status">{sentence}</p> }.into_any()
}
