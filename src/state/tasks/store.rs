//! The store of the tasks on screen: loads a page whenever the filter or the connection changes.
//!
//! A new load aborts the previous one. A loaded page stays on screen until it is replaced by a newer one; an error never
//! removes it.

use std::sync::Arc;

use gloo_timers::callback::Timeout;
use leptos::{prelude::*, task::spawn_local};

use crate::{
    api::{client::Client, error::ApiError, page::Page, request::ReadRequest},
    domain::{filter::Filter, task::Task},
    state::{
        actions::Actions,
        clock::now_ms,
        effect::effect,
        long_lived::LongLived,
        settings::Settings,
        tasks::{
            capability::ServerCapability,
            fetch::{FetchError, fetch_page, poll_page},
            load_state::LoadState,
            page_cache::{self, CachedLoad, CachedPage},
            request_guard::RequestGuard,
            request_status::RequestStatus,
            task_page::TaskPage,
        },
        url_state::{HistoryMode, UrlState},
    },
};

/// The page shows that it is loading after this time, in milliseconds. Most loads end sooner, so nothing flickers.
const SLOW_MS: u32 = 150;

/// The tasks of the current URL. Copies share the same signals.
#[derive(Clone, Copy)]
pub struct TaskStore {
    pub(super) load: LongLived<RwSignal<LoadState>>,
    /// A newer version of the page, with tasks at its top that are not on screen yet.
    pub(super) pending_page: LongLived<RwSignal<Option<Arc<TaskPage>>>>,
    /// The task of the open dialog, if it is not on the page.
    detached_task: LongLived<RwSignal<Option<ArcRwSignal<Task>>>>,
    /// The id of the last created task, if it does not match the filter.
    pub(super) filtered_out: LongLived<RwSignal<String>>,
    capability: LongLived<RwSignal<ServerCapability>>,
    client: LongLived<Memo<Client>>,
    url: UrlState,
    actions: Actions,
    reload: LongLived<Trigger>,
    /// Whether the next load asks the server anew, and is not only another question.
    pub(super) asks_anew: StoredValue<bool>,
    /// The number of loads so far, which identifies the latest.
    generation: StoredValue<u32>,
    completed_loads: LongLived<Trigger>,
    is_slow: LongLived<RwSignal<bool>>,
    pub(super) last_updated_ms: LongLived<RwSignal<i64>>,
    /// The status of the load in progress.
    pub request_status: RequestStatus,
}

impl TaskStore {
    /// Creates the store. It loads a page now and whenever the filter or the connection changes.
    pub fn follow(url: UrlState, settings: Settings, actions: Actions) -> Self {
        let tasks = Self {
            load: LongLived::signal(LoadState::Loading),
            pending_page: LongLived::signal(None),
            detached_task: LongLived::signal(None),
            filtered_out: LongLived::signal(String::new()),
            capability: LongLived::signal(ServerCapability::default()),
            // Compared without the settings of a connection that do not affect requests.
            client: LongLived::memo(move |_| settings.connection.with(|connection| connection.client())),
            url,
            actions,
            reload: LongLived::trigger(),
            asks_anew: StoredValue::new(true),
            generation: StoredValue::new(0),
            completed_loads: LongLived::trigger(),
            is_slow: LongLived::signal(false),
            last_updated_ms: LongLived::signal(0),
            request_status: RequestStatus::new(settings),
        };
        Effect::new(move |previous: Option<Client>| {
            tasks.reload.track();
            let client = tasks.client.get();
            // The tasks of another server are not an older version of the page.
            if previous.is_some_and(|previous| previous != client) {
                tasks.asks_anew.set_value(true);
                tasks.load.set(LoadState::Loading);
                tasks.capability.set(ServerCapability::default());
            }
            // The wall screen has questions of its own.
            if !url.is_wall() && !client.endpoint().is_empty() {
                tasks.start_load(client.clone(), url.filter().get());
            }
            client
        });
        effect(move || {
            if tasks.is_slow.get_untracked() {
                tasks.is_slow.set(false);
            }
            if tasks.with(LoadState::is_waiting) {
                // Ends with this run of the effect.
                StoredValue::new_local(Timeout::new(SLOW_MS, move || tasks.is_slow.set(true)));
            }
        });
        tasks
    }

    /// Loads the page again.
    pub fn refresh(self) {
        self.asks_anew.set_value(true);
        self.reload.notify();
    }

    /// Loads the page of another server. Nothing that is known of the tasks before remains.
    pub fn leave_server(self) {
        self.load.set(LoadState::Loading);
        self.last_updated_ms.set(0);
        self.filtered_out.set(String::new());
        self.refresh();
    }

    /// The state of the page, tracked.
    pub fn with<T>(self, read: impl FnOnce(&LoadState) -> T) -> T {
        self.load.with(read)
    }

    /// The state of the page, for event handlers.
    pub fn with_untracked<T>(self, read: impl FnOnce(&LoadState) -> T) -> T {
        self.load.with_untracked(read)
    }

    /// Whether a load in progress has taken so long that the page shows it; tracked.
    pub fn is_slow(self) -> bool {
        self.is_slow.get()
    }

    /// The client of the current connection.
    pub fn client(self) -> Client {
        self.client.get_untracked()
    }

    /// The current filter.
    pub fn filter(self) -> Filter {
        self.url.filter().get_untracked()
    }

    /// How the server provides its tasks, tracked.
    pub fn capability(self) -> ServerCapability {
        self.capability.get()
    }

    /// The time of the last update, in milliseconds since 1970; 0 before the first. Tracked.
    pub fn last_updated_ms(self) -> i64 {
        self.last_updated_ms.get()
    }

    /// Tracks the completion of loads, whether they succeed or fail. Updates by live refresh are no loads.
    pub fn track_completed_loads(self) {
        self.completed_loads.track();
    }

    /// The signal of a task that is on the page or in the dialog.
    pub fn signal_for(self, id: &str) -> Option<ArcRwSignal<Task>> {
        let on_page = self.load.with_untracked(|load| load.page()?.row(id).map(|row| row.task.clone()));
        let detached =
            || self.detached_task.get_untracked().filter(|task| task.with_untracked(|task| task.id == id));
        on_page.or_else(detached)
    }

    /// Sets the task of the open dialog if it is not on the page. It is updated by live refresh as well.
    pub fn set_detached_task(self, task: Option<ArcRwSignal<Task>>) {
        self.detached_task.set(task);
    }

    /// The ids of the unfinished tasks on screen; tracks each of the tasks.
    pub fn open_ids(self) -> Vec<String> {
        let mut ids = Vec::new();
        let mut add_if_open = |task: &ArcRwSignal<Task>| {
            task.with(|task| {
                if task.may_change() && !task.id.is_empty() {
                    ids.push(task.id.clone());
                }
            });
        };
        self.load.with(|load| {
            load.page().into_iter().for_each(|page| page.rows.iter().for_each(|row| add_if_open(&row.task)))
        });
        self.detached_task.with(|task| task.iter().for_each(add_if_open));
        ids
    }

    /// Identifies the latest load: a response to a request from before it is out of date.
    pub fn generation(self) -> u32 {
        self.generation.get_value()
    }

    /// Fetches the page for live refresh.
    ///
    /// # Errors
    /// Any [`FetchError`].
    pub async fn poll_page(self, filter: &Filter, request: &ReadRequest) -> Result<Page, FetchError> {
        let (client, known) = (self.client(), self.capability.get_untracked());
        let (mut detected, created_ids) = (known, self.actions.created_ids.get_untracked());
        let result = poll_page(&client, filter, &created_ids, &mut detected, request).await;
        self.keep_capability(&client, known, detected);
        result
    }

    /// Fetches one task; None if the server does not know it. A server that has responded with tasks means an unknown id by
    /// 404, whatever its body.
    ///
    /// # Errors
    /// Any [`ApiError`].
    pub async fn fetch_task(self, id: &str, request: &ReadRequest) -> Result<Option<Task>, ApiError> {
        match self.client().fetch_task(id, request).await {
            Err(ApiError::NoSuchEndpoint { status: 404, .. })
                if self.with_untracked(|load| load.page().is_some()) =>
            {
                Ok(None)
            }
            result => result,
        }
    }

    /// Shows an error, above the page if there is one.
    pub fn fail(self, error: ApiError) {
        self.load.update(|load| *load = LoadState::Failed(error, load.page().cloned()));
    }

    fn start_load(self, client: Client, filter: Filter) {
        self.generation.update_value(|generation| *generation += 1);
        self.pending_page.set(None);
        let asks_anew = self.asks_anew.get_value();
        let left = self.load.with_untracked(|load| load.page().cloned());
        let CachedLoad { page: cached, pending } = page_cache::start_load(left.as_ref(), &filter, asks_anew);
        let is_fresh = cached.as_ref().is_some_and(|cached| cached.is_fresh);
        let page = match cached {
            Some(CachedPage { page, at_ms, .. }) => {
                self.last_updated_ms.set(at_ms);
                Some(Arc::new(TaskPage::reconcile(left.as_ref(), filter.clone(), page)))
            }
            None => left,
        };
        self.load.set(match page {
            Some(page) if is_fresh => LoadState::Loaded(page),
            Some(page) => LoadState::Reloading(page),
            None => LoadState::Loading,
        });
        if is_fresh {
            self.request_status.end();
            return self.completed_loads.notify();
        }
        let guard = RequestGuard::start(self.request_status);
        guard.request.set_may_reuse(!asks_anew);
        spawn_local(async move {
            let fetched = match pending {
                Some(pending) => pending.await,
                None => None,
            };
            let result = match fetched {
                Some(page) => Ok(page),
                None => {
                    let known = self.capability.get_untracked();
                    let (mut detected, created_ids) = (known, self.actions.created_ids.get_untracked());
                    let result =
                        fetch_page(&client, &filter, &created_ids, &mut detected, &guard.request).await;
                    self.keep_capability(&client, known, detected);
                    result
                }
            };
            if guard.is_superseded() {
                return;
            }
            self.request_status.end();
            // A load that failed or was superseded leaves the list of another token, or one from before an act.
            self.asks_anew.set_value(matches!(result, Err(FetchError::Api(_))));
            match result {
                Ok(page) => {
                    self.last_updated_ms.set(now_ms());
                    self.load.update(|load| {
                        let page = TaskPage::reconcile(load.page(), filter, page);
                        *load = LoadState::Loaded(Arc::new(page));
                    });
                }
                // The new URL starts the next load.
                Err(FetchError::OutOfRange { last_page }) => {
                    return self
                        .url
                        .update_filter(HistoryMode::Replace, |filter| filter.with_page(last_page));
                }
                Err(FetchError::Api(error)) => self.fail(error),
            }
            self.completed_loads.notify();
        });
    }

    /// Keeps a newly detected capability, unless the connection has changed since.
    fn keep_capability(self, client: &Client, known: ServerCapability, detected: ServerCapability) {
        if detected != known && *client == self.client() {
            self.capability.set(detected);
        }
    }
}
