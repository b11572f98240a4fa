//! The saved views of this browser.

use leptos::prelude::*;

use crate::{
    domain::saved_views::{SavedViews, ViewError},
    state::storage::{get, set},
};

/// The name of the view list in the storage.
const VIEWS: &str = "views";
/// The name of a list that could not be read, after it was replaced.
const UNREADABLE_VIEWS: &str = "views-unreadable";
/// The name of the query that a URL without a query opens.
const START: &str = "start-view";
/// The name of the custom state of the user's tasks.
const OWN_STATE: &str = "own-state";

/// Why views are not saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaveError {
    /// The change is not valid.
    View(ViewError),
    /// The browser does not store it.
    Storage,
    /// The chosen file contains no views.
    File,
}

impl From<ViewError> for SaveError {
    fn from(error: ViewError) -> Self {
        Self::View(error)
    }
}

/// The views as the storage has them. Copies share the signals.
#[derive(Clone, Copy)]
pub struct SavedViewsStore {
    /// The views, or the stored text if it is not a list of views.
    pub views: RwSignal<Result<SavedViews, String>>,
    /// The query that a URL without a query opens; empty if none is set.
    pub start: RwSignal<String>,
    /// The custom state of the user's tasks.
    pub own_state: RwSignal<String>,
}

impl SavedViewsStore {
    /// Reads the storage.
    pub fn load() -> Self {
        Self {
            views: RwSignal::new(stored_views()),
            start: RwSignal::new(start_query()),
            own_state: RwSignal::new(own_state()),
        }
    }

    /// Changes the views. They are read again before, because another tab may have changed them.
    ///
    /// # Errors
    /// That of `change`, or [`SaveError::Storage`]; nothing is changed then, and nothing if the stored text is unreadable.
    pub fn update<T>(
        self,
        change: impl FnOnce(&mut SavedViews) -> Result<T, ViewError>,
    ) -> Result<T, SaveError> {
        let stored = stored_views();
        // An unchanged list keeps its rows, and so does text that is typed in them.
        if self.views.with_untracked(|views| *views != stored) {
            self.views.set(stored.clone());
        }
        let Ok(mut views) = stored else { return Err(SaveError::Storage) };
        let result = change(&mut views)?;
        if !set(VIEWS, &views.to_json()) {
            return Err(SaveError::Storage);
        }
        self.views.set(Ok(views));
        Ok(result)
    }

    /// Starts an empty list in place of an unreadable one, which is kept under another name.
    ///
    /// # Errors
    /// [`SaveError::Storage`].
    pub fn replace_unreadable(self) -> Result<(), SaveError> {
        let Err(text) = stored_views() else { return Ok(()) };
        if !set(UNREADABLE_VIEWS, &text) || !set(VIEWS, "[]") {
            return Err(SaveError::Storage);
        }
        self.views.set(Ok(SavedViews::default()));
        Ok(())
    }

    /// Sets the query that a URL without a query opens; an empty one for none.
    ///
    /// # Errors
    /// [`SaveError::Storage`].
    pub fn set_start(self, query: &str) -> Result<(), SaveError> {
        if !set(START, query) {
            return Err(SaveError::Storage);
        }
        self.start.set(query.to_owned());
        Ok(())
    }

    /// Sets the custom state of the user's tasks.
    ///
    /// # Errors
    /// [`SaveError::Storage`]; the state lasts until the store is dropped.
    pub fn set_own_state(self, state: &str) -> Result<(), SaveError> {
        self.own_state.set(state.trim().to_owned());
        if set(OWN_STATE, state.trim()) { Ok(()) } else { Err(SaveError::Storage) }
    }
}

/// The query that a URL without a query opens; empty if none is set.
pub fn start_query() -> String {
    get(START).unwrap_or_default()
}

/// The custom state of the user's tasks; empty if none is set.
pub fn own_state() -> String {
    get(OWN_STATE).unwrap_or_default()
}

fn stored_views() -> Result<SavedViews, String> {
    let Some(text) = get(VIEWS) else { return Ok(SavedViews::default()) };
    SavedViews::parse(&text).ok_or(text)
}
