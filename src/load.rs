//! From a question to an answer: the one effect that fetches, and the states that it goes through.
//!
//! A newer question aborts the older one, and an answer that comes all the same is dropped. A sheet that was once on
//! screen stays there until a better one comes; an error never takes it away.

use std::sync::Arc;

use leptos::{prelude::*, task::spawn_local};
use web_sys::AbortController;

use crate::{
    address::{Address, Step},
    clock::now_ms,
    filter::Filter,
    proxy::{
        client::Client,
        error::ProxyError,
        page::{Page, last_page},
        task::Task,
    },
    settings::Settings,
};

/// A place on the sheet: its key stays with the task, so that a card is patched and not made anew.
#[derive(Clone)]
pub struct Row {
    /// The task's id and which of its kind it is on this sheet: a server may send an id twice, or none.
    pub key: (String, usize),
    /// The task, as it was last heard of.
    pub task: ArcRwSignal<Task>,
}

/// One page of tasks, as an answer gave it.
#[derive(Clone)]
pub struct Sheet {
    /// What was asked.
    pub filter: Filter,
    /// The tasks in the server's order.
    pub rows: Vec<Row>,
    /// How many tasks match on all pages.
    pub total: u64,
    /// The number of the last page, from 1.
    pub last_page: u32,
    /// Items of the answer that were no tasks.
    pub skipped: usize,
    /// When the answer came, in ms since 1970.
    pub at: i64,
}

/// Where the loading stands.
#[derive(Clone)]
pub enum Load {
    /// The first answer is awaited; there is nothing to show yet.
    First,
    /// The sheet answers the present question.
    Ready(Arc<Sheet>),
    /// The sheet answers an older question, or is being asked for again.
    Refreshing(Arc<Sheet>),
    /// The last question failed; the sheet before it stays.
    Failed(ProxyError, Option<Arc<Sheet>>),
}

impl Load {
    /// What can be shown.
    pub fn sheet(&self) -> Option<&Arc<Sheet>> {
        match self {
            Self::First => None,
            Self::Ready(sheet) | Self::Refreshing(sheet) => Some(sheet),
            Self::Failed(_, sheet) => sheet.as_ref(),
        }
    }

    /// Is an answer awaited?
    pub fn is_waiting(&self) -> bool {
        match self {
            Self::First | Self::Refreshing(_) => true,
            Self::Ready(_) | Self::Failed(..) => false,
        }
    }

    /// Why there is no newer sheet.
    pub fn error(&self) -> Option<&ProxyError> {
        match self {
            Self::Failed(error, _) => Some(error),
            Self::First | Self::Ready(_) | Self::Refreshing(_) => None,
        }
    }
}

/// The tasks of the present address.
#[derive(Clone, Copy)]
pub struct Tasks {
    load: RwSignal<Load>,
    again: RwSignal<u32>,
}

impl Tasks {
    /// Asks whenever the filter or the connection changes.
    pub fn follow(address: Address, settings: Settings) -> Self {
        let tasks = Self { load: RwSignal::new(Load::First), again: RwSignal::new(0) };
        // Without the token's place or its keeping, which change nothing in a request.
        let client = Memo::new(move |_| settings.connection.with(|connection| connection.client()));
        Effect::new(move |before: Option<Client>| {
            tasks.again.track();
            let client = client.get();
            // Another server's tasks are not an older state of this one's.
            if before.is_some_and(|before| before != client) {
                tasks.load.set(Load::First);
            }
            tasks.ask(client.clone(), address.filter().get(), address);
            client
        });
        tasks
    }

    /// Asks the same once more.
    pub fn refresh(self) {
        self.again.update(|times| *times += 1);
    }

    /// The present state, tracked.
    pub fn with<T>(self, read: impl FnOnce(&Load) -> T) -> T {
        self.load.with(read)
    }

    /// The present state, for event handlers.
    pub fn with_untracked<T>(self, read: impl FnOnce(&Load) -> T) -> T {
        self.load.with_untracked(read)
    }

    fn ask(self, client: Client, filter: Filter, address: Address) {
        self.load.update(|load| {
            *load = match load.sheet() {
                Some(sheet) => Load::Refreshing(Arc::clone(sheet)),
                None => Load::First,
            };
        });
        let controller =
            AbortController::new().expect("AbortController takes no argument that could be wrong");
        let superseded = ArcStoredValue::new(false);
        // Runs before the effect runs again: from here on nobody waits for this answer.
        on_cleanup({
            let controller = StoredValue::new_local(controller.clone());
            let superseded = superseded.clone();
            move || {
                superseded.set_value(true);
                controller.with_value(AbortController::abort);
            }
        });
        spawn_local(async move {
            let answer = client.query(&filter.query(), &controller).await;
            let past_the_end = past_the_end(&client, &filter, &answer, &controller).await;
            if superseded.get_value() {
                return;
            }
            match (past_the_end, answer) {
                (Some(last), _) => address.go(Step::Replace, |filter| filter.with_page(last)),
                (None, Ok(page)) => self.load.update(|load| {
                    let sheet = Sheet::patched(load.sheet(), filter, page);
                    *load = Load::Ready(Arc::new(sheet));
                }),
                (None, Err(error)) => {
                    self.load.update(|load| *load = Load::Failed(error, load.sheet().cloned()))
                }
            }
        });
    }
}

/// The last page, when the page that was asked for lies behind it. Some stores answer such a page with nothing, some
/// with HTTP 500; then the first page tells how many there are.
async fn past_the_end(
    client: &Client,
    filter: &Filter,
    answer: &Result<Page, ProxyError>,
    controller: &AbortController,
) -> Option<u32> {
    if filter.page == 1 {
        return None;
    }
    let last = match answer {
        Ok(page) if page.tasks.is_empty() => last_page(page.total(filter.page, filter.size), filter.size),
        Err(ProxyError::ServerFailed { status: 500, .. }) => {
            let first = client.query(&filter.with_page(1).query(), controller).await.ok()?;
            last_page(first.total(1, filter.size), filter.size)
        }
        Ok(_) | Err(_) => return None,
    };
    (last < filter.page).then_some(last)
}

impl Sheet {
    /// The sheet of an answer; tasks that were on the older sheet keep their signal, and only what changed is set.
    fn patched(older: Option<&Arc<Sheet>>, filter: Filter, page: Page) -> Self {
        let total = page.total(filter.page, filter.size);
        let last_page = last_page(total, filter.size);
        let mut rows: Vec<Row> = Vec::with_capacity(page.tasks.len());
        for task in page.tasks {
            let nth = rows.iter().filter(|row| row.key.0 == task.id).count();
            let key = (task.id.clone(), nth);
            let known = older.and_then(|sheet| sheet.rows.iter().find(|row| row.key == key));
            rows.push(match known {
                Some(row) => {
                    if row.task.with_untracked(|before| *before != task) {
                        row.task.set(task);
                    }
                    row.clone()
                }
                None => Row { key, task: ArcRwSignal::new(task) },
            });
        }
        Self { filter, rows, total, last_page, skipped: page.skipped, at: now_ms() }
    }
}
