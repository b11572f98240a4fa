//! What the operator wants to see, and its three forms: the address, the chips, and the body of the
//! query.

pub mod chip;
pub mod field;
pub mod sort;
mod url;

use crate::domain::{action::Action, status::Status};

use crate::domain::filter::field::{FilterField, parse_ids};
use crate::domain::filter::sort::Sort;

/// Tasks on a page, unless the host or the operator says otherwise.
pub const DEFAULT_SIZE: u32 = 20;
/// What the pager offers.
pub const SIZES: [u32; 5] = [10, 20, 50, 100, 200];
/// The most tasks on a page: servers set no limit, browsers do.
pub const MAX_SIZE: u32 = 200;
/// The last page that can be asked for.
pub const MAX_PAGE: u32 = 50_000_000;

/// Which tasks, in which order, and which page of them. An empty text or list means "any".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filter {
    /// Any of these; in order, none twice (see [`Filter::add_status`]).
    pub statuses: Vec<Status>,
    /// Exactly this.
    pub action: Option<Action>,
    /// Contained in the prompt, as are the next three in theirs.
    pub prompt: String,
    pub prompt_en: String,
    pub description: String,
    pub fail_reason: String,
    /// Any of these.
    pub ids: Vec<String>,
    /// Exactly this account; digits.
    pub instance_id: String,
    /// Exactly this.
    pub state: String,
    pub sort: Sort,
    /// From 1.
    pub page: u32,
    /// Tasks on a page, 1 to 200.
    pub size: u32,
}

impl Default for Filter {
    fn default() -> Self {
        Filter {
            statuses: Vec::new(),
            action: None,
            prompt: String::new(),
            prompt_en: String::new(),
            description: String::new(),
            fail_reason: String::new(),
            ids: Vec::new(),
            instance_id: String::new(),
            state: String::new(),
            sort: Sort::default(),
            page: 1,
            size: DEFAULT_SIZE,
        }
    }
}

impl Filter {
    /// The text of a field; ids are joined by ", ".
    pub fn get(&self, field: FilterField) -> String {
        match field {
            FilterField::Prompt => self.prompt.clone(),
            FilterField::PromptEn => self.prompt_en.clone(),
            FilterField::Description => self.description.clone(),
            FilterField::FailReason => self.fail_reason.clone(),
            FilterField::Ids => self.ids.join(", "),
            FilterField::InstanceId => self.instance_id.clone(),
            FilterField::State => self.state.clone(),
        }
    }

    /// Sets a field from text, trimmed; ids are taken apart. Ask [`problem`] before: this keeps
    /// what it gets.
    pub fn set(&mut self, field: FilterField, text: &str) {
        let trimmed = String::from(text.trim());
        match field {
            FilterField::Prompt => self.prompt = trimmed,
            FilterField::PromptEn => self.prompt_en = trimmed,
            FilterField::Description => self.description = trimmed,
            FilterField::FailReason => self.fail_reason = trimmed,
            FilterField::Ids => self.ids = parse_ids(text),
            FilterField::InstanceId => self.instance_id = trimmed,
            FilterField::State => self.state = trimmed,
        }
    }

    /// Adds a status, in its place; one that is there already stays as it is.
    pub fn add_status(&mut self, status: Status) {
        if let Err(place) = self.statuses.binary_search(&status) {
            self.statuses.insert(place, status);
        }
    }

    /// Adds a status, or takes it away when it is there.
    pub fn toggle_status(&mut self, status: &Status) {
        match self.statuses.binary_search(status) {
            Ok(place) => drop(self.statuses.remove(place)),
            Err(_) => self.add_status(status.clone()),
        }
    }

    /// Does it leave tasks out? Order, page and size do not.
    pub fn is_narrowed(&self) -> bool {
        !self.chips().is_empty()
    }

    /// Without any filter, in the same order and size, on page 1.
    pub fn cleared(&self) -> Filter {
        Filter { sort: self.sort, size: self.size, ..Filter::default() }
    }

    /// The same on another page, from 1.
    pub fn with_page(&self, page: u32) -> Filter {
        Filter { page: page.clamp(1, MAX_PAGE), ..self.clone() }
    }
}
