//! From a question to an answer: the one effect that fetches, and the states that it goes through.
//!
//! A newer question aborts the older one, and an answer that comes all the same is dropped. A sheet that was once on
//! screen stays there until a better one comes; an error never takes it away.

mod asking;
mod sheet;
mod source;

use std::sync::Arc;

use leptos::{prelude::*, task::spawn_local};
use web_sys::AbortController;

pub use asking::Asking;
use sheet::patch;
pub use sheet::{Row, Sheet};
use source::Source;
pub use source::Way;

use crate::{
    acts::Acts,
    address::{Address, Step},
    clock::now_ms,
    filter::Filter,
    proxy::client::stopper,
    proxy::{
        client::Client,
        error::ProxyError,
        page::{Page, last_page},
        task::Task,
    },
    settings::Settings,
};

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

/// The tasks of the present address. Copies share them.
#[derive(Clone, Copy)]
pub struct Tasks {
    load: RwSignal<Load>,
    /// A newer state of the sheet, with tasks at its top that are not on screen yet.
    fresh: RwSignal<Option<Arc<Sheet>>>,
    /// The task that is open in the dialog without being on the sheet.
    beside: RwSignal<Option<ArcRwSignal<Task>>>,
    source: Source,
    client: Memo<Client>,
    address: Address,
    acts: Acts,
    again: RwSignal<u32>,
    /// How often the operator's question changed: what was asked before is of no interest then.
    asked: StoredValue<u32>,
    /// How many of the operator's questions were answered.
    settled: RwSignal<u32>,
    heard_at: RwSignal<i64>,
}

impl Tasks {
    /// Asks whenever the filter or the connection changes.
    pub fn follow(address: Address, settings: Settings, acts: Acts) -> Self {
        let tasks = Self {
            load: RwSignal::new(Load::First),
            fresh: RwSignal::new(None),
            beside: RwSignal::new(None),
            source: Source::new(),
            // Without the token's place or its keeping, which change nothing in a request.
            client: Memo::new(move |_| settings.connection.with(|connection| connection.client())),
            address,
            acts,
            again: RwSignal::new(0),
            asked: StoredValue::new(0),
            settled: RwSignal::new(0),
            heard_at: RwSignal::new(0),
        };
        Effect::new(move |before: Option<Client>| {
            tasks.again.track();
            let client = tasks.client.get();
            // Another server's tasks are not an older state of this one's.
            if before.is_some_and(|before| before != client) {
                tasks.load.set(Load::First);
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
    pub fn with<T>(self, read: impl FnOnce(&Load) -> T) -> T {
        self.load.with(read)
    }

    /// The present state, for event handlers.
    pub fn with_untracked<T>(self, read: impl FnOnce(&Load) -> T) -> T {
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
    pub fn way(self) -> Way {
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

    /// How many tasks have come that are not on screen yet; tracked.
    pub fn arrivals(self) -> usize {
        self.fresh.with(|fresh| match (fresh, self.load.with(|load| load.sheet().cloned())) {
            (Some(fresh), Some(sheet)) => fresh.arrivals(&sheet),
            _ => 0,
        })
    }

    /// Lets the tasks that have come onto the screen.
    pub fn come_in(self) {
        if let Some(sheet) = self.fresh.get_untracked() {
            self.fresh.set(None);
            self.load.set(Load::Ready(sheet));
        }
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
    /// Any [`ProxyError`].
    pub async fn page(self, filter: &Filter, controller: &AbortController) -> Result<Page, ProxyError> {
        self.source.page(&self.client(), filter, self.acts.made_untracked(), controller).await
    }

    /// Takes in tasks that were asked for by their ids. Those that have ended since are returned.
    pub fn take(self, tasks: Vec<Task>) -> Vec<Task> {
        self.heard_at.set(now_ms());
        tasks
            .into_iter()
            .filter(|task| self.find(&task.id).is_some_and(|signal| patch(&signal, task.clone())))
            .collect()
    }

    /// Takes in a page that was asked for beside the operator's questions: what is on screen is patched in place and
    /// stays where it is; what is new waits to be let in. Tasks that have ended since are returned.
    pub fn take_page(self, filter: Filter, page: Page) -> Vec<Task> {
        let ended = self.take(page.tasks.clone());
        let Some(sheet) = self.load.with_untracked(|load| load.sheet().cloned()) else {
            self.load.set(Load::Ready(Arc::new(Sheet::patched(None, filter, page))));
            return ended;
        };
        let newer = Sheet::patched(Some(&sheet), filter, page);
        if sheet.filter != newer.filter || sheet.rows.is_empty() {
            self.fresh.set(None);
            self.load.set(Load::Ready(Arc::new(newer)));
            return ended;
        }
        let counts = (newer.total, newer.last_page);
        let has_arrivals = newer.arrivals(&sheet) > 0;
        if has_arrivals || self.fresh.with_untracked(Option::is_some) {
            self.fresh.set(has_arrivals.then(|| Arc::new(newer)));
        }
        let is_ready = self.load.with_untracked(|load| matches!(load, Load::Ready(_)));
        if !is_ready || counts != (sheet.total, sheet.last_page) {
            let (total, last_page) = counts;
            self.load.set(Load::Ready(Arc::new(Sheet { total, last_page, ..(*sheet).clone() })));
        }
        ended
    }

    /// What was asked beside the operator's questions failed: the sheet stays, and the error is told.
    pub fn fail(self, error: ProxyError) {
        self.load.update(|load| *load = Load::Failed(error, load.sheet().cloned()));
    }

    /// Asks for tasks by their ids: those on screen are patched, and those that are `new` are put at the top, if they
    /// belong there.
    pub fn welcome(self, new: Vec<String>, known: Option<String>) {
        let question = self.question();
        let ids: Vec<String> = new.iter().cloned().chain(known).collect();
        spawn_local(async move {
            let controller = stopper();
            let Ok(found) = self.client().tasks_by_id(&ids, &controller).await else { return self.refresh() };
            if question != self.question() {
                return;
            }
            for task in found {
                if self.find(&task.id).is_some() || !new.contains(&task.id) {
                    self.take(vec![task]);
                } else {
                    self.put_on_top(task);
                }
            }
        });
    }

    fn put_on_top(self, task: Task) {
        let sheet = self.load.with_untracked(|load| load.sheet().and_then(|sheet| sheet.with_on_top(task)));
        if let Some(sheet) = sheet {
            self.fresh.set(None);
            self.load.set(Load::Ready(Arc::new(sheet)));
        }
    }

    fn ask(self, client: Client, filter: Filter) {
        self.asked.update_value(|asked| *asked += 1);
        self.fresh.set(None);
        self.load.update(|load| {
            *load = match load.sheet() {
                Some(sheet) => Load::Refreshing(Arc::clone(sheet)),
                None => Load::First,
            };
        });
        let asking = Asking::begin();
        spawn_local(async move {
            let made = self.acts.made_untracked();
            let answer = self.source.page(&client, &filter, made, &asking.controller).await;
            let past_the_end = self.past_the_end(&client, &filter, &answer, &asking.controller).await;
            if asking.is_superseded() {
                return;
            }
            match (past_the_end, answer) {
                (Some(last), _) => self.address.go(Step::Replace, |filter| filter.with_page(last)),
                (None, Ok(page)) => {
                    self.heard_at.set(now_ms());
                    self.load.update(|load| {
                        let sheet = Sheet::patched(load.sheet(), filter, page);
                        *load = Load::Ready(Arc::new(sheet));
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

    /// The last page, when the page that was asked for lies behind it. Some stores answer such a page with nothing, some
    /// with HTTP 500; then the first page tells how many there are.
    async fn past_the_end(
        self,
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
                let first = filter.with_page(1);
                let first = self.source.page(client, &first, Vec::new(), controller).await.ok()?;
                last_page(first.total(1, filter.size), filter.size)
            }
            Ok(_) | Err(_) => return None,
        };
        (last < filter.page).then_some(last)
    }
}
