//! From a question to an answer: the one effect that fetches, and the states that it goes through.
//!
//! A newer question aborts the older one, and an answer that comes all the same is dropped. A sheet that was once on
//! screen stays there until a better one comes; an error never takes it away.

pub mod capability;
pub mod load_state;
mod merge;
pub mod open_task;
pub mod request_guard;
pub mod request_status;
pub mod task_page;

use std::sync::Arc;

use leptos::{prelude::*, task::spawn_local};

use crate::state::tasks::{
    capability::{DetectedCapability, ServerCapability},
    load_state::LoadState,
    request_guard::RequestGuard,
    request_status::RequestStatus,
    task_page::TaskPage,
};

use crate::{
    api::{
        client::Client,
        error::ApiError,
        page::{Page, last_page},
        request::ReadRequest,
    },
    domain::{filter::Filter, task::Task},
    state::{
        actions::Actions,
        clock::now_ms,
        settings::Settings,
        url_state::{HistoryMode, UrlState},
    },
};

/// The tasks of the present address. Copies share them.
#[derive(Clone, Copy)]
pub struct TaskStore {
    load: RwSignal<LoadState>,
    /// A newer state of the sheet, with tasks at its top that are not on screen yet.
    fresh: RwSignal<Option<Arc<TaskPage>>>,
    /// The task that is open in the dialog without being on the sheet.
    beside: RwSignal<Option<ArcRwSignal<Task>>>,
    source: DetectedCapability,
    client: Memo<Client>,
    address: UrlState,
    acts: Actions,
    again: RwSignal<u32>,
    /// How often the operator's question changed: what was asked before is of no interest then.
    asked: StoredValue<u32>,
    /// How many of the operator's questions were answered.
    settled: RwSignal<u32>,
    heard_at: RwSignal<i64>,
    /// How the question goes.
    pub wait: RequestStatus,
}

impl TaskStore {
    /// Asks whenever the filter or the connection changes.
    pub fn follow(address: UrlState, settings: Settings, acts: Actions) -> Self {
        let tasks = Self {
            load: RwSignal::new(LoadState::Loading),
            fresh: RwSignal::new(None),
            beside: RwSignal::new(None),
            source: DetectedCapability::new(),
            // Without the token's place or its keeping, which change nothing in a request.
            client: Memo::new(move |_| settings.connection.with(|connection| connection.client())),
            address,
            acts,
            again: RwSignal::new(0),
            asked: StoredValue::new(0),
            settled: RwSignal::new(0),
            heard_at: RwSignal::new(0),
            wait: RequestStatus::new(settings),
        };
        Effect::new(move |before: Option<Client>| {
            tasks.again.track();
            let client = tasks.client.get();
            // Another server's tasks are not an older state of this one's.
            if before.is_some_and(|before| before != client) {
                tasks.load.set(LoadState::Loading);
                tasks.source.forget();
            }
            tasks.ask(client.clone(), address.filter().get());
            client
        });
        tasks
    }

    /// Asks the same once more.
    pub fn refresh(self) {
        self.again.update(|times| *times += 1);
    }

    /// The present state, tracked.
    pub fn with<T>(self, read: impl FnOnce(&LoadState) -> T) -> T {
        self.load.with(read)
    }

    /// The present state, for event handlers.
    pub fn with_untracked<T>(self, read: impl FnOnce(&LoadState) -> T) -> T {
        self.load.with_untracked(read)
    }

    /// The client of the present connection.
    pub fn client(self) -> Client {
        self.client.get_untracked()
    }

    /// What the operator wants to see.
    pub fn filter(self) -> Filter {
        self.address.filter().get_untracked()
    }

    /// What this server lets us have; tracked.
    pub fn way(self) -> ServerCapability {
        self.source.way()
    }

    /// When the server last told something, in ms since 1970; 0 before the first answer. Tracked.
    pub fn heard_at(self) -> i64 {
        self.heard_at.get()
    }

    /// Grows with each question of the operator that was answered, well or not. Tracked.
    pub fn settled(self) -> u32 {
        self.settled.get()
    }

    /// A task that is on screen: on the sheet, or open beside it.
    pub fn find(self, id: &str) -> Option<ArcRwSignal<Task>> {
        let on_sheet = self.load.with_untracked(|load| load.sheet()?.row(id).map(|row| row.task.clone()));
        let beside = || self.beside.get_untracked().filter(|task| task.with_untracked(|task| task.id == id));
        on_sheet.or_else(beside)
    }

    /// The task that is open without being on the sheet: it is watched as well.
    pub fn put_beside(self, task: Option<ArcRwSignal<Task>>) {
        self.beside.set(task);
    }

    /// The tasks on screen that can still change; tracked, down to each of them.
    pub fn open_ids(self) -> Vec<String> {
        let mut ids = Vec::new();
        let mut look = |task: &ArcRwSignal<Task>| {
            task.with(|task| {
                if task.status.is_open() && !task.id.is_empty() {
                    ids.push(task.id.clone());
                }
            });
        };
        self.load.with(|load| {
            load.sheet().into_iter().for_each(|sheet| sheet.rows.iter().for_each(|row| look(&row.task)))
        });
        self.beside.with(|beside| beside.iter().for_each(look));
        ids
    }

    /// Which of the operator's questions is being answered: whoever asks besides gives up when this changes.
    pub fn question(self) -> u32 {
        self.asked.get_value()
    }

    /// Asks for the whole page, beside the operator's own questions.
    ///
    /// # Errors
    /// Any [`ApiError`].
    pub async fn page(self, filter: &Filter, reading: &ReadRequest) -> Result<Page, ApiError> {
        self.source.page(&self.client(), filter, self.acts.made_untracked(), reading).await
    }

    /// What was asked beside the operator's questions failed: the sheet stays, and the error is told.
    pub fn fail(self, error: ApiError) {
        self.load.update(|load| *load = LoadState::Failed(error, load.sheet().cloned()));
    }

    fn ask(self, client: Client, filter: Filter) {
        self.asked.update_value(|asked| *asked += 1);
        self.fresh.set(None);
        self.load.update(|load| {
            *load = match load.sheet() {
                Some(sheet) => LoadState::Reloading(Arc::clone(sheet)),
                None => LoadState::Loading,
            };
        });
        let asking = RequestGuard::begin(self.wait);
        spawn_local(async move {
            let reading = &asking.reading;
            let made = self.acts.made_untracked();
            reading.set_hasty(filter.page > 1);
            let mut answer = self.source.page(&client, &filter, made.clone(), reading).await;
            reading.set_hasty(false);
            let mut end = None;
            // Some stores answer a page behind the last with HTTP 500; then the first page tells how many there are.
            if filter.page > 1 && matches!(answer, Err(ApiError::ServerFailed { status: 500, .. })) {
                let first = self.source.page(&client, &filter.with_page(1), Vec::new(), reading).await;
                end = first.ok().map(|page| last_page(page.total(1, filter.size), filter.size));
                end = end.filter(|end| *end < filter.page);
                if end.is_none() {
                    answer = self.source.page(&client, &filter, made, reading).await;
                }
            }
            // Others answer it with nothing.
            let end = end.or_else(|| out_of_range_page(&filter, answer.as_ref().ok()?));
            if asking.is_superseded() {
                return;
            }
            self.wait.end();
            match (end, answer) {
                (Some(end), _) => self.address.go(HistoryMode::Replace, |filter| filter.with_page(end)),
                (None, Ok(page)) => {
                    self.heard_at.set(now_ms());
                    self.load.update(|load| {
                        let sheet = TaskPage::patched(load.sheet(), filter, page);
                        *load = LoadState::Loaded(Arc::new(sheet));
                    });
                    self.settled.update(|settled| *settled += 1);
                }
                (None, Err(error)) => {
                    self.fail(error);
                    self.settled.update(|settled| *settled += 1);
                }
            }
        });
    }
}

/// The last page, when the page that was asked for lies behind it and has nothing to show.
fn out_of_range_page(filter: &Filter, page: &Page) -> Option<u32> {
    let last = last_page(page.total(filter.page, filter.size), filter.size);
    (page.tasks.is_empty() && last < filter.page).then_some(last)
}
