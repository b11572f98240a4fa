//! The state that the URL holds. The only module that uses `history` and `location`.

use leptos::{leptos_dom::helpers::window_event_listener_untyped, prelude::*};
use wasm_bindgen::JsValue;

use crate::{
    domain::{
        filter::Filter,
        query_string::{build_query, parse_query},
    },
    state::{
        long_lived::LongLived,
        pending_input::{PendingEnd, end_pending},
        saved_views::start_query,
        server_name::{server_name, set_server_name},
        settings::Settings,
        storage::get,
    },
};

/// What the page shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MainView {
    /// The tasks.
    #[default]
    Tasks,
    /// The queue.
    Queue,
    /// The statistics of the tasks.
    Statistics,
}

/// The content of the URL.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Route {
    /// Filters, sort, page and size.
    pub filter: Filter,
    /// The id of the task in the dialog.
    pub task: Option<String>,
    /// The viewer of that task: the ids of the tasks that are compared with it, joined by commas. None while it is closed.
    pub viewer: Option<String>,
    /// What is shown.
    pub view: MainView,
    /// Whether the tasks are shown as a list instead of a grid.
    pub is_list: bool,
    /// Whether the wall screen is shown instead of the page.
    pub is_wall: bool,
}

impl Route {
    /// Parses the query string of a URL. Unknown names and invalid values are ignored.
    fn parse(query: &str, default_size: u32) -> Self {
        let pairs = parse_query(query);
        let mut route = Self { filter: Filter::from_pairs(&pairs, default_size), ..Self::default() };
        for (name, value) in pairs {
            match name.as_str() {
                "task" if route.task.is_none() && !value.trim().is_empty() => {
                    route.task = Some(value.trim().to_owned());
                }
                "viewer" => route.viewer = Some(value),
                "view" => {
                    route.is_list |= value == LIST_VIEW;
                    match value.as_str() {
                        QUEUE_VIEW => route.view = MainView::Queue,
                        STATISTICS_VIEW => route.view = MainView::Statistics,
                        _ => {}
                    }
                }
                "wall" => route.is_wall = true,
                _ => {}
            }
        }
        // The viewer is that of a task.
        if route.task.is_none() {
            route.viewer = None;
        }
        route
    }
}

/// How a change of the URL affects the history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HistoryMode {
    /// Adds an entry, so that Back undoes the change: paging, filters, opening a task.
    Push,
    /// Replaces the current entry: text that is being typed, and automatic corrections.
    Replace,
}

/// The URL as signals. Copies share them.
#[derive(Clone, Copy)]
pub struct UrlState {
    route: LongLived<RwSignal<Route>>,
    filter: LongLived<Memo<Filter>>,
    task: LongLived<Memo<Option<String>>>,
    default_size: u32,
}

/// The value of `view` in the URL of the queue.
const QUEUE_VIEW: &str = "queue";
/// The value of `view` in the URL of the statistics.
const STATISTICS_VIEW: &str = "statistics";
/// The value of `view` in the URL of the list. The grid is the default, which the URL does not name.
const LIST_VIEW: &str = "list";

/// The name of the server in the URL, and of the last choice in the storage.
pub const SERVER: &str = "server";

/// The `history.state` of a dialog that has an entry of its own, so that closing it can go back.
const OPENED_HERE: &str = "opened";

impl UrlState {
    /// Reads the URL and follows Back and Forward.
    ///
    /// The default size is left out of the URL. The preferred size, the list and the start view of the user are only used where
    /// the URL does not show tasks with a query, so that a link shows everyone the same tasks in the same way.
    pub fn follow(settings: Settings) -> Self {
        let (default_size, connection) = (settings.default_page_size(), settings.connection);
        let mut first = read(default_size);
        if location_search().is_empty() {
            first = Route::parse(&start_query(), settings.page_size());
        }
        if location_search().is_empty() || first.view != MainView::Tasks {
            first.is_list = settings.prefers_list();
        }
        let route = LongLived::signal(first);
        let url = Self {
            route,
            filter: LongLived::memo(move |_| route.with(|route| route.filter.clone())),
            task: LongLived::memo(move |_| route.with(|route| route.task.clone())),
            default_size,
        };
        // The preferred size and a URL that was typed by hand are written in the canonical form, to be shared.
        url.write(HistoryMode::Replace, &history_state());
        window_event_listener_untyped("popstate", move |_| {
            end_pending(PendingEnd::Discard);
            let name = requested_server();
            if name != server_name() {
                set_server_name(name);
                connection.update(|connection| connection.is_pending = true);
            }
            let mut next = read(default_size);
            route.update(|route| {
                // Back from the viewer keeps the task and the page that it has moved on to.
                if route.viewer.is_some() && next.viewer.is_none() {
                    next.filter.page = route.filter.page;
                    next.task = next.task.and(route.task.take());
                }
                // The URL of another view does not say how the tasks are shown.
                next.is_list |= next.view != MainView::Tasks && route.is_list;
                *route = next;
            });
            url.write(HistoryMode::Replace, &history_state());
        });
        url
    }

    /// The filter, the order and the page.
    pub fn filter(self) -> LongLived<Memo<Filter>> {
        self.filter
    }

    /// The id of the open task.
    pub fn task(self) -> LongLived<Memo<Option<String>>> {
        self.task
    }

    /// What the page shows; tracked. Not a memo: it would be the only one of its type.
    pub fn view(self) -> MainView {
        self.route.with(|route| route.view)
    }

    /// Whether the tasks are shown as a list instead of a grid; tracked.
    pub fn is_list(self) -> bool {
        self.route.with(|route| route.is_list)
    }

    /// Shows the tasks as a list or as a grid.
    pub fn show_list(self, is_list: bool) {
        if self.route.with_untracked(|route| route.is_list != is_list || route.view != MainView::Tasks) {
            end_pending(PendingEnd::Commit);
            self.route.update(|route| (route.is_list, route.view) = (is_list, MainView::Tasks));
            self.write(HistoryMode::Push, &JsValue::NULL);
        }
    }

    /// Shows the tasks or another view.
    pub fn show_view(self, view: MainView) {
        if self.route.with_untracked(|route| route.view) != view {
            end_pending(PendingEnd::Commit);
            self.route.update(|route| route.view = view);
            self.write(HistoryMode::Push, &JsValue::NULL);
        }
    }

    /// Shows the tasks of another filter, from its first page.
    pub fn show_tasks(self, change: impl FnOnce(&mut Filter)) {
        end_pending(PendingEnd::Commit);
        self.route.update(|route| {
            route.view = MainView::Tasks;
            route.filter = route.filter.with_page(1);
            change(&mut route.filter);
        });
        self.write(HistoryMode::Push, &JsValue::NULL);
    }

    /// The link to a view; tracked.
    pub fn view_link(self, view: MainView) -> String {
        self.link(&Route { filter: self.filter.get(), view, is_list: self.is_list(), ..Route::default() })
    }

    /// Changes the filter, the order or the page.
    pub fn update_filter(self, mode: HistoryMode, change: impl FnOnce(&Filter) -> Filter) {
        if mode == HistoryMode::Push {
            end_pending(PendingEnd::Commit);
        }
        let filter = change(&self.filter.get_untracked());
        if filter == self.filter.get_untracked() {
            return;
        }
        self.route.update(|route| route.filter = filter);
        // The same dialog stays open.
        let state = if mode == HistoryMode::Replace { history_state() } else { JsValue::NULL };
        self.write(mode, &state);
    }

    /// Changes the filter in a new history entry and goes to the first page.
    pub fn change_filter(self, change: impl FnOnce(&mut Filter)) {
        self.update_filter(HistoryMode::Push, |filter| {
            let mut changed = filter.with_page(1);
            change(&mut changed);
            changed
        });
    }

    /// Opens a task. From one open task to another the entry is replaced, so that Back leads to the page of tasks.
    pub fn open_task(self, id: &str) {
        end_pending(PendingEnd::Commit);
        let was_open = self.task.get_untracked().is_some();
        self.route.update(|route| route.task = Some(id.to_owned()));
        if was_open {
            self.write(HistoryMode::Replace, &history_state());
        } else {
            self.write(HistoryMode::Push, &OPENED_HERE.into());
        }
    }

    /// Closes the open task: goes back to where it was opened, or, after a direct visit, replaces the entry.
    pub fn close_task(self) {
        if self.task.get_untracked().is_none() {
            return;
        }
        let opened_here = history_state().as_string().as_deref() == Some(OPENED_HERE);
        // Going back is asynchronous; a second call in the meantime must not go back again.
        self.route.update(|route| route.task = None);
        if !opened_here || history().back().is_err() {
            self.write(HistoryMode::Replace, &JsValue::NULL);
        }
    }

    /// The viewer of the open task; see [`Route::viewer`]. Tracked.
    pub fn viewer(self) -> Option<String> {
        self.route.with(|route| route.viewer.clone())
    }

    /// Opens the viewer of a task, over its dialog if that is open. Back closes it.
    pub fn open_viewer(self, id: &str) {
        end_pending(PendingEnd::Commit);
        self.route.update(|route| {
            route.task = Some(id.to_owned());
            route.viewer = Some(String::new());
        });
        self.write(HistoryMode::Push, &OPENED_HERE.into());
    }

    /// Compares the task in the viewer with these tasks.
    pub fn compare(self, ids: &[String]) {
        self.route.update(|route| route.viewer = Some(ids.join(",")));
        self.write(HistoryMode::Replace, &history_state());
    }

    /// Closes the viewer: goes back to where it was opened, which is asynchronous, or, after a direct visit, replaces the entry.
    pub fn close_viewer(self) {
        let opened_here = history_state().as_string().as_deref() == Some(OPENED_HERE);
        if !opened_here || history().back().is_err() {
            self.route.update(|route| route.viewer = None);
            self.write(HistoryMode::Replace, &JsValue::NULL);
        }
    }

    /// Whether the wall screen is shown instead of the page. It is entered and left by loading the page.
    pub fn is_wall(self) -> bool {
        self.route.with_untracked(|route| route.is_wall)
    }

    /// The link to the wall screen or to the page, with the present filters.
    pub fn wall_link(self, is_wall: bool) -> String {
        let filter = self.filter.get_untracked();
        self.link(&Route { filter, is_wall, ..Route::default() })
    }

    /// Loads the page in place of the wall screen.
    pub fn leave_wall(self) {
        // Fails only for an invalid link.
        let _ = window().location().assign(&self.wall_link(false));
    }

    /// The link that opens a task in the current view, for another tab; tracked.
    pub fn task_link(self, id: &str) -> String {
        let (filter, view) = (self.filter.get(), self.view());
        // Another view has other links.
        let is_list = self.route.with_untracked(|route| route.is_list);
        self.link(&Route { filter, task: Some(id.to_owned()), view, is_list, ..Route::default() })
    }

    /// The query string of the present view, from its first page; empty for all tasks. Tracked.
    pub fn view_query(self) -> String {
        self.query(&Route { filter: self.filter.get().with_page(1), ..Route::default() })
    }

    /// The view of a query string, without a task and without what this version does not know. Grid and list are not a part of
    /// it.
    fn parse_view(self, query: &str) -> Route {
        Route {
            task: None,
            viewer: None,
            is_wall: false,
            is_list: false,
            ..Route::parse(query, self.default_size)
        }
    }

    /// The query string of a view in its canonical form.
    pub fn canonical_query(self, query: &str) -> String {
        self.query(&self.parse_view(query))
    }

    /// The filter of a view.
    pub fn view_filter(self, query: &str) -> Filter {
        self.parse_view(query).filter
    }

    /// The link to a view; tracked.
    pub fn saved_view_link(self, query: &str) -> String {
        self.link(&Route { is_list: self.is_list(), ..self.parse_view(query) })
    }

    /// Shows a view in a new history entry.
    pub fn show_saved_view(self, query: &str) {
        end_pending(PendingEnd::Commit);
        let is_list = self.route.with_untracked(|route| route.is_list);
        self.route.set(Route { is_list, ..self.parse_view(query) });
        self.write(HistoryMode::Push, &JsValue::NULL);
    }

    /// Makes text that is being typed a part of the filter.
    pub fn commit_input(self) {
        end_pending(PendingEnd::Commit);
    }

    /// Writes the URL again, after the name of the server has changed.
    pub fn rewrite(self) {
        self.write(HistoryMode::Replace, &history_state());
    }

    /// Shows the tasks of another server in a new history entry: from the first page and without a task.
    pub fn show_server(self) {
        self.route.update(|route| {
            route.filter = route.filter.with_page(1);
            (route.task, route.viewer) = (None, None);
        });
        self.write(HistoryMode::Push, &JsValue::NULL);
    }

    fn query(self, route: &Route) -> String {
        build_query(&self.pairs(route))
    }

    fn pairs(self, route: &Route) -> Vec<(&'static str, String)> {
        let mut pairs = route.filter.to_pairs(self.default_size);
        let view = match route.view {
            MainView::Tasks if route.is_list => LIST_VIEW,
            MainView::Tasks => "",
            MainView::Queue => QUEUE_VIEW,
            MainView::Statistics => STATISTICS_VIEW,
        };
        if !view.is_empty() {
            pairs.push(("view", view.to_owned()));
        }
        if let Some(id) = &route.task {
            pairs.push(("task", id.clone()));
        }
        if let Some(compared) = &route.viewer {
            pairs.push(("viewer", compared.clone()));
        }
        if route.is_wall {
            pairs.push(("wall", String::new()));
        }
        pairs
    }

    fn link(self, route: &Route) -> String {
        let mut pairs = self.pairs(route);
        let server = server_name();
        if !server.is_empty() {
            pairs.push((SERVER, server));
        }
        let query = build_query(&pairs);
        // An empty link would keep the old query.
        if query.is_empty() {
            window().location().pathname().unwrap_or_else(|_| "?".to_owned())
        } else {
            query
        }
    }

    fn write(self, mode: HistoryMode, state: &JsValue) {
        let link = self.link(&self.route.get_untracked());
        let link = Some(link.as_str());
        // Browsers limit the rate of these calls; the view is correct without them.
        let _ = match mode {
            HistoryMode::Push => history().push_state_with_url(state, "", link),
            HistoryMode::Replace => history().replace_state_with_url(state, "", link),
        };
    }
}

/// The name of the server in the URL; in one without a query, of the last choice. Empty for the default server.
pub fn requested_server() -> String {
    let query = location_search();
    if query.is_empty() {
        return get(SERVER).unwrap_or_default();
    }
    parse_query(&query).into_iter().find(|(name, _)| name == SERVER).unwrap_or_default().1
}

fn read(default_size: u32) -> Route {
    Route::parse(&location_search(), default_size)
}

fn location_search() -> String {
    window().location().search().unwrap_or_default()
}

fn history() -> web_sys::History {
    window().history().expect("an active document has a history")
}

fn history_state() -> JsValue {
    history().state().unwrap_or(JsValue::NULL)
}
