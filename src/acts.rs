//! What this operator does: what is on its way, what became of it, and which tasks came of it.

use leptos::prelude::*;

use crate::settings::{recall_in_tab, remember_in_tab};

/// How many pieces of news are kept on screen.
const MOST_NEWS: usize = 3;
/// How many ids of tasks made here are remembered, for servers that list none.
const MOST_MADE: usize = 100;
const MADE: &str = "made";

/// How a piece of news is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// It was done.
    Good,
    /// It was not done.
    Bad,
    /// Nobody knows whether it was done.
    Unsure,
}

/// What became of something that the operator did. In words, because only the windows know them.
#[derive(Clone, Debug, PartialEq)]
pub struct News {
    /// Tells it from other news.
    pub number: u32,
    /// How it is meant.
    pub tone: Tone,
    /// What became of it, in a few words.
    pub title: String,
    /// The same in a sentence, with what to do.
    pub text: String,
    /// The task that came of it.
    pub task: Option<String>,
    /// The server's own words.
    pub said: String,
}

/// What is done. Copies share it.
#[derive(Clone, Copy)]
pub struct Acts {
    busy: RwSignal<Vec<String>>,
    news: RwSignal<Vec<News>>,
    count: StoredValue<u32>,
    made: RwSignal<Vec<String>>,
}

impl Acts {
    /// Nothing is on its way; what this tab made before a reload is remembered.
    pub fn new() -> Self {
        let made = recall_in_tab(MADE).unwrap_or_default();
        let made = made.split(' ').filter(|id| !id.is_empty()).map(str::to_owned).collect();
        Self {
            busy: RwSignal::new(Vec::new()),
            news: RwSignal::new(Vec::new()),
            count: StoredValue::new(0),
            made: RwSignal::new(made),
        }
    }

    /// Is this on its way? `key` says what is done to what.
    pub fn is_busy(self, key: &str) -> bool {
        self.busy.with(|busy| busy.iter().any(|it| it == key))
    }

    /// Marks it as being on its way; false if it already is, and must not be sent again.
    pub fn begin(self, key: &str) -> bool {
        if self.busy.with_untracked(|busy| busy.iter().any(|it| it == key)) {
            return false;
        }
        self.busy.update(|busy| busy.push(key.to_owned()));
        true
    }

    /// It is answered, or will never be.
    pub fn end(self, key: &str) {
        self.busy.update(|busy| busy.retain(|it| it != key));
    }

    /// The news on screen, oldest first; tracked.
    pub fn news(self) -> Vec<News> {
        self.news.get()
    }

    /// Tells what became of something.
    pub fn tell(self, tone: Tone, title: String, text: String, task: Option<String>, said: String) {
        let number = self.count.with_value(|count| count + 1);
        self.count.set_value(number);
        self.news.update(|news| {
            news.push(News { number, tone, title, text, task, said });
            if news.len() > MOST_NEWS {
                news.remove(0);
            }
        });
    }

    /// Takes a piece of news away.
    pub fn dismiss(self, number: u32) {
        self.news.update(|news| news.retain(|it| it.number != number));
    }

    /// The ids of the tasks that were made in this tab, newest first.
    pub fn made_untracked(self) -> Vec<String> {
        self.made.get_untracked()
    }

    /// Remembers tasks that were made here.
    pub fn remember(self, ids: &[String]) {
        self.made.update(|made| {
            for id in ids {
                made.retain(|it| it != id);
                made.insert(0, id.clone());
            }
            made.truncate(MOST_MADE);
        });
        remember_in_tab(MADE, &self.made.with_untracked(|made| made.join(" ")));
    }
}

impl Default for Acts {
    fn default() -> Self {
        Self::new()
    }
}
