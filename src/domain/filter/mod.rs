//! The filter: which tasks are shown, in which order, on which page.

pub mod chip;
pub mod field;
pub mod sort;
pub mod time_range;
mod url;

use crate::domain::{
    action::Action,
    filter::{
        field::{FilterField, parse_ids},
        sort::{Sort, SortField},
        time_range::TimeRange,
    },
    status::Status,
};

/// The default number of tasks on a page.
pub const DEFAULT_SIZE: u32 = 20;
/// The page sizes that the pager offers.
pub const SIZES: [u32; 5] = [10, 20, 50, 100, 200];
/// The maximum number of tasks on a page: servers set no limit, but browsers become slow.
pub const MAX_SIZE: u32 = 200;
/// The last page that can be requested.
pub const MAX_PAGE: u32 = 50_000_000;

/// Which tasks are shown, in which order, and which page of them. An empty text or list matches every task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filter {
    /// The task has one of these statuses; sorted, without duplicates (see [`Filter::add_status`]).
    pub statuses: Vec<Status>,
    /// The task has this action.
    pub action: Option<Action>,
    /// The prompt contains this text.
    pub prompt: String,
    /// The English prompt contains this text.
    pub prompt_en: String,
    /// The description contains this text.
    pub description: String,
    /// The failure text contains this text.
    pub fail_reason: String,
    /// The task has one of these ids.
    pub ids: Vec<String>,
    /// The task belongs to the Discord account with this id (digits).
    pub instance_id: String,
    /// The task has exactly this state text.
    pub state: String,
    /// The task was submitted in this range. See [`Filter::has_time_order`].
    pub time_range: Option<TimeRange>,
    /// The order.
    pub sort: Sort,
    /// The page number, from 1.
    pub page: u32,
    /// The number of tasks on a page, 1 to [`MAX_SIZE`].
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
            time_range: None,
            sort: Sort::default(),
            page: 1,
            size: DEFAULT_SIZE,
        }
    }
}

impl Filter {
    /// The text of a field; ids are joined by ", ".
    pub fn field(&self, field: FilterField) -> String {
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

    /// Sets a field to the trimmed text; ids are split. Does not validate: see [`validate`](field::validate).
    pub fn set_field(&mut self, field: FilterField, text: &str) {
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

    /// Inserts a status in order, unless it is present.
    pub fn add_status(&mut self, status: Status) {
        if let Err(index) = self.statuses.binary_search(&status) {
            self.statuses.insert(index, status);
        }
    }

    /// Adds a status, or removes it if it is present.
    pub fn toggle_status(&mut self, status: &Status) {
        match self.statuses.binary_search(status) {
            Ok(index) => drop(self.statuses.remove(index)),
            Err(_) => self.add_status(status.clone()),
        }
    }

    /// Whether any filter is active. Order, page and page size are not filters.
    pub fn has_filters(&self) -> bool {
        !self.chips().is_empty()
    }

    /// Whether the order is by submit time. Servers have no filter by time: a range is a part of the tasks in this order.
    pub fn has_time_order(&self) -> bool {
        self.sort.field == SortField::SubmitTime
    }

    /// The filter without any active filter, in the same order and page size, on page 1.
    pub fn reset(&self) -> Filter {
        Filter { sort: self.sort, size: self.size, ..Filter::default() }
    }

    /// The same filter on another page, from 1.
    pub fn with_page(&self, page: u32) -> Filter {
        Filter { page: page.clamp(1, MAX_PAGE), ..self.clone() }
    }
}
