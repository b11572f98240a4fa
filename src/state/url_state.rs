//! The address bar: the only state of the view, and the only user of `history` and `location`.

use leptos::{leptos_dom::helpers::window_event_listener_untyped, prelude::*};
use wasm_bindgen::JsValue;

use crate::domain::{
    filter::Filter,
    query_string::{build_query, parse_query},
};

/// Where the operator is: which tasks, which page of them, and which one is open.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Route {
    /// Filters, sort, page and size.
    pub filter: Filter,
    /// The id of the task that is open in the dialog.
    pub task: Option<String>,
    /// The queue has the place of the sheet.
    pub queue: bool,
}

/// Does a change make a step that Back undoes?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HistoryMode {
    /// A deliberate act: paging, a choice, opening a task.
    Push,
    /// Typing, and what the program corrects by itself.
    Replace,
}

/// The address as signals. Copies share them.
#[derive(Clone, Copy)]
pub struct UrlState {
    place: RwSignal<Route>,
    filter: Memo<Filter>,
    task: Memo<Option<String>>,
    queue: Memo<bool>,
    default_size: u32,
}

/// The value of `view` in the address of the queue.
const QUEUE: &str = "queue";

/// What `history.state` holds while a dialog stands on an entry of its own, so that closing it can go back.
const OPENED_HERE: &str = "opened";

impl UrlState {
    /// Reads the address and follows Back and Forward.
    ///
    /// `default_size` is left out of the address; `own_size` is what this operator prefers, and is used only for an
    /// address without a query, so that a link shows the same to everybody.
    pub fn follow(default_size: u32, own_size: u32) -> Self {
        let mut first = read(default_size);
        if location_search().is_empty() {
            first.filter.size = own_size;
        }
        let place = RwSignal::new(first);
        let address = Self {
            place,
            filter: Memo::new(move |_| place.with(|place| place.filter.clone())),
            task: Memo::new(move |_| place.with(|place| place.task.clone())),
            queue: Memo::new(move |_| place.with(|place| place.queue)),
            default_size,
        };
        // A size of one's own, or an address written by hand, is put into the form in which it would be sent to others.
        address.write(HistoryMode::Replace, &history_state());
        window_event_listener_untyped("popstate", move |_| place.set(read(default_size)));
        address
    }

    /// Which tasks are asked for.
    pub fn filter(self) -> Memo<Filter> {
        self.filter
    }

    /// The id of the open task.
    pub fn task(self) -> Memo<Option<String>> {
        self.task
    }

    /// Does the queue have the place of the sheet?
    pub fn queue(self) -> Memo<bool> {
        self.queue
    }

    /// Shows the queue, or the sheet.
    pub fn show_queue(self, queue: bool) {
        if self.queue.get_untracked() != queue {
            self.place.update(|place| place.queue = queue);
            self.write(HistoryMode::Push, &JsValue::NULL);
        }
    }

    /// The link to the queue, or to the sheet.
    pub fn link_to_queue(self, queue: bool) -> String {
        self.link(&Route { filter: self.filter.get(), task: None, queue })
    }

    /// Asks for other tasks.
    pub fn go(self, step: HistoryMode, change: impl FnOnce(&Filter) -> Filter) {
        let filter = change(&self.filter.get_untracked());
        if filter == self.filter.get_untracked() {
            return;
        }
        self.place.update(|place| place.filter = filter);
        self.write(step, &JsValue::NULL);
    }

    /// Opens a task; from one open task to the next there is no step, so that Back leads to the grid at once.
    pub fn open_task(self, id: &str) {
        let was_open = self.task.get_untracked().is_some();
        self.place.update(|place| place.task = Some(id.to_owned()));
        if was_open {
            self.write(HistoryMode::Replace, &history_state());
        } else {
            self.write(HistoryMode::Push, &OPENED_HERE.into());
        }
    }

    /// Closes the open task: back to where it was opened, or, from a link that was pasted, to the grid behind it.
    pub fn close_task(self) {
        if self.task.get_untracked().is_none() {
            return;
        }
        let opened_here = history_state().as_string().as_deref() == Some(OPENED_HERE);
        // At once, because going back takes a moment: who closes twice in one breath must not go back twice.
        self.place.update(|place| place.task = None);
        if !opened_here || history().back().is_err() {
            self.write(HistoryMode::Replace, &JsValue::NULL);
        }
    }

    /// The link to a task on top of the present view, to be opened in another tab.
    pub fn link_to(self, id: &str) -> String {
        let (filter, queue) = (self.filter.get(), self.queue.get());
        self.link(&Route { filter, task: Some(id.to_owned()), queue })
    }

    fn link(self, place: &Route) -> String {
        let mut pairs = place.filter.to_pairs(self.default_size);
        if place.queue {
            pairs.push(("view", QUEUE.to_owned()));
        }
        if let Some(id) = &place.task {
            pairs.push(("task", id.clone()));
        }
        let query = build_query(&pairs);
        // An empty link would keep the old query.
        if query.is_empty() {
            window().location().pathname().unwrap_or_else(|_| "?".to_owned())
        } else {
            query
        }
    }

    fn write(self, step: HistoryMode, state: &JsValue) {
        let link = self.link(&self.place.get_untracked());
        let link = Some(link.as_str());
        // A browser may refuse when it is called a hundred times in some seconds; the view is right all the same.
        let _ = match step {
            HistoryMode::Push => history().push_state_with_url(state, "", link),
            HistoryMode::Replace => history().replace_state_with_url(state, "", link),
        };
    }
}

fn read(default_size: u32) -> Route {
    let pairs = parse_query(&location_search());
    let task = pairs.iter().find(|(name, id)| name == "task" && !id.trim().is_empty());
    Route {
        task: task.map(|(_, id)| id.trim().to_owned()),
        queue: pairs.iter().any(|(name, view)| name == "view" && view == QUEUE),
        filter: Filter::from_pairs(&pairs, default_size),
    }
}

fn location_search() -> String {
    window().location().search().unwrap_or_default()
}

fn history() -> web_sys::History {
    window().history().expect("a document that is shown has a history")
}

fn history_state() -> JsValue {
    history().state().unwrap_or(JsValue::NULL)
}
