//! Saved views: named queries of the task list.

use serde_json::{Value, json};

/// The maximum number of saved views.
pub const MAX_VIEWS: usize = 50;
/// The maximum length of a name, in characters.
pub const MAX_NAME_LEN: usize = 60;

/// Failed tasks and those that wait for input.
pub const NEEDS_ATTENTION: &str = "?status=MODAL,FAILURE";
/// Tasks that have not ended and need nothing.
pub const RUNNING: &str = "?status=NOT_START,SUBMITTED,IN_PROGRESS";
/// Tasks of today that failed.
pub const FAILED_TODAY: &str = "?status=FAILURE&when=today";

/// A view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedView {
    /// The name, unique in a list.
    pub name: String,
    /// The query string of its link, with its `?`; empty for all tasks.
    pub query: String,
}

/// Why a view is not saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ViewError {
    /// The name is blank.
    NoName,
    /// The name has more than [`MAX_NAME_LEN`] characters.
    LongName,
    /// Another view has this name.
    NameTaken,
    /// There are [`MAX_VIEWS`] views.
    TooMany,
}

/// What became of the views of a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    /// Added.
    pub added: usize,
    /// Present before, with the same name and query.
    pub known: usize,
    /// Left out, because there are [`MAX_VIEWS`] views.
    pub left_out: usize,
}

/// The views of a user, in the user's order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SavedViews(Vec<SavedView>);

impl SavedViews {
    /// Parses `[{"name": "…", "query": "?…"}, …]`. None for anything else, even if only one entry differs: a list that is
    /// written again must not lose an entry.
    pub fn parse(text: &str) -> Option<Self> {
        let list: Value = serde_json::from_str(text.trim_start_matches('\u{feff}')).ok()?;
        Some(Self(parse_views(&list)?))
    }

    /// The list as [`parse`](Self::parse) reads it.
    pub fn to_json(&self) -> String {
        let entry = |view: &SavedView| json!({ "name": view.name, "query": view.query });
        format!("{:#}", Value::Array(self.0.iter().map(entry).collect()))
    }

    /// The views.
    pub fn as_slice(&self) -> &[SavedView] {
        &self.0
    }

    /// Adds a view at the end.
    ///
    /// # Errors
    /// Any [`ViewError`].
    pub fn add(&mut self, name: &str, query: &str) -> Result<(), ViewError> {
        if self.0.len() >= MAX_VIEWS {
            return Err(ViewError::TooMany);
        }
        let name = self.valid_name(name, None)?;
        self.0.push(SavedView { name, query: query.to_owned() });
        Ok(())
    }

    /// Gives the view `from` another name.
    ///
    /// # Errors
    /// A [`ViewError`] of the name.
    pub fn rename(&mut self, from: &str, to: &str) -> Result<(), ViewError> {
        let name = self.valid_name(to, Some(from))?;
        if let Some(view) = self.0.iter_mut().find(|view| view.name == from) {
            view.name = name;
        }
        Ok(())
    }

    /// Moves a view by one place, towards the start or the end.
    pub fn shift(&mut self, name: &str, to_start: bool) {
        let Some(index) = self.0.iter().position(|view| view.name == name) else { return };
        let other = if to_start { index.checked_sub(1) } else { Some(index + 1) };
        if let Some(other) = other.filter(|other| *other < self.0.len()) {
            self.0.swap(index, other);
        }
    }

    /// Removes a view.
    pub fn remove(&mut self, name: &str) {
        self.0.retain(|view| view.name != name);
    }

    /// Adds the views of another list. One whose name is taken gets a number behind it.
    pub fn merge(&mut self, others: Self) -> Merged {
        let mut merged = Merged::default();
        for view in others.0 {
            if self.0.contains(&view) {
                merged.known += 1;
                continue;
            }
            let numbered = (2..).map(|number| with_number(&view.name, number));
            let mut names = std::iter::once(view.name.clone()).chain(numbered);
            let name = names.find(|name| self.valid_name(name, None) != Err(ViewError::NameTaken));
            match self.add(&name.unwrap_or_default(), &view.query) {
                Ok(()) => merged.added += 1,
                Err(_) => merged.left_out += 1,
            }
        }
        merged
    }

    fn valid_name(&self, name: &str, renamed: Option<&str>) -> Result<String, ViewError> {
        let name = name.trim();
        let is_taken = self.0.iter().any(|view| view.name == name && Some(view.name.as_str()) != renamed);
        match name.chars().count() {
            0 => Err(ViewError::NoName),
            1..=MAX_NAME_LEN if is_taken => Err(ViewError::NameTaken),
            1..=MAX_NAME_LEN => Ok(name.to_owned()),
            _ => Err(ViewError::LongName),
        }
    }
}

/// The views of a list such as `views` in `config.json`. None if it is not a list of views.
pub fn parse_views(list: &Value) -> Option<Vec<SavedView>> {
    let text = |entry: &Value, key: &str| entry.get(key)?.as_str().map(str::to_owned);
    let view = |entry: &Value| Some(SavedView { name: text(entry, "name")?, query: text(entry, "query")? });
    list.as_array()?.iter().map(view).collect()
}

/// The name with a number, within the maximum length.
fn with_number(name: &str, number: usize) -> String {
    let number = format!(" ({number})");
    let kept: String = name.trim().chars().take(MAX_NAME_LEN - number.len()).collect();
    kept + &number
}
