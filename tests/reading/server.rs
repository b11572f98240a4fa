//! A fake server whose tasks arrive, leave and fail in between.

use std::{
    cell::{Cell, RefCell},
    collections::BTreeSet,
    pin::pin,
    rc::Rc,
    task::{Context, Poll, Waker},
};

use contact_sheet::{
    api::{error::ApiError, page::Page, query::Query, request::ReadRequest},
    domain::{
        filter::{Filter, time_range::TimeRange},
        task::Task,
    },
    state::tasks::{
        capability::ServerCapability,
        fallback::fallback,
        range_index::RangeIndex,
        reader::TaskReader,
        task_source::{FallbackQuery, FallbackResult, TaskList, TaskSource},
    },
};
use serde_json::json;

/// A generator of pseudorandom numbers (xorshift).
pub struct Random(pub u64);

impl Random {
    pub fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit.max(1)
    }
}

/// The submit time and the id of a task. Those without a time sort before all others.
pub type Entry = (Option<i64>, u64);

/// What a server does with a page past its end.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum PastEnd {
    /// An empty page.
    Empty,
    /// HTTP 500.
    Fails,
}

/// A server that sorts by submit time.
pub struct Server {
    /// All tasks, oldest first.
    pub tasks: RefCell<BTreeSet<Entry>>,
    pub random: RefCell<Random>,
    next_id: Cell<u64>,
    /// Out of 100 requests, before how many up to `most` tasks arrive, and leave.
    pub arrivals: Cell<u64>,
    pub departures: Cell<u64>,
    pub most: Cell<u64>,
    /// The tasks that have left, and those that have arrived.
    pub left: RefCell<BTreeSet<u64>>,
    pub arrived: RefCell<BTreeSet<u64>>,
    /// The largest page, and whether the server says so.
    pub max_size: Cell<Option<u32>>,
    pub tells_size: Cell<bool>,
    pub past_end: Cell<PastEnd>,
    /// Whether the server knows the order.
    pub sorts: Cell<bool>,
    pub has_search: Cell<bool>,
    /// Every so many requests fails.
    pub fails_every: Cell<u64>,
    pub requests: Cell<u64>,
    pub lists: Cell<u64>,
    /// The number of requests that are answered at the moment, which is never more than one.
    pub open: Cell<u32>,
}

impl Server {
    pub fn new(times: impl IntoIterator<Item = Option<i64>>) -> Self {
        let tasks: BTreeSet<Entry> =
            times.into_iter().enumerate().map(|(id, time)| (time, id as u64)).collect();
        Self {
            next_id: Cell::new(tasks.len() as u64),
            tasks: RefCell::new(tasks),
            random: RefCell::new(Random(99)),
            arrivals: Cell::new(0),
            departures: Cell::new(0),
            most: Cell::new(5),
            left: RefCell::default(),
            arrived: RefCell::default(),
            max_size: Cell::new(None),
            tells_size: Cell::new(false),
            past_end: Cell::new(PastEnd::Empty),
            sorts: Cell::new(true),
            has_search: Cell::new(true),
            fails_every: Cell::new(0),
            requests: Cell::new(0),
            lists: Cell::new(0),
            open: Cell::new(0),
        }
    }

    /// With as many tasks, one each second, several of them at the same time.
    pub fn with_tasks(count: u64) -> Self {
        Self::new((0..count).map(|n| Some(time_of(n))))
    }

    pub fn ids(&self) -> BTreeSet<u64> {
        self.tasks.borrow().iter().map(|(_, id)| *id).collect()
    }

    pub fn arrive(&self, count: u64) {
        for _ in 0..count {
            let id = self.next_id.replace(self.next_id.get() + 1);
            // Later than every task that was there before, also than those that have left.
            self.tasks.borrow_mut().insert((Some(time_of(id)), id));
            self.arrived.borrow_mut().insert(id);
        }
    }

    /// Removes tasks anywhere.
    pub fn leave(&self, count: u64) {
        for _ in 0..count {
            let mut tasks = self.tasks.borrow_mut();
            let nth = self.random.borrow_mut().below(tasks.len() as u64) as usize;
            let Some(entry) = tasks.iter().nth(nth).copied() else { return };
            tasks.remove(&entry);
            self.left.borrow_mut().insert(entry.1);
        }
    }

    fn happen(&self) {
        let most = self.most.get();
        let dice = |limit| self.random.borrow_mut().below(limit);
        if dice(100) < self.arrivals.get() {
            self.arrive(1 + dice(most));
        }
        if dice(100) < self.departures.get() {
            self.leave(1 + dice(most));
        }
    }

    fn page(&self, query: &Query) -> Result<Page, ApiError> {
        let tasks = self.tasks.borrow();
        let size = query.page_size.min(self.max_size.get().unwrap_or(u32::MAX));
        let (first, total) = (query.page_number as usize * size as usize, tasks.len());
        if first >= total && first > 0 && self.past_end.get() == PastEnd::Fails {
            return Err(ApiError::from_status(500, "{}", None));
        }
        let part = |entries: &mut dyn Iterator<Item = &Entry>| {
            entries.skip(first).take(size as usize).map(|entry| task(*entry)).collect::<Vec<_>>()
        };
        let content = match query.sort.as_deref() {
            Some("submitTime,desc") if self.sorts.get() => part(&mut tasks.iter().rev()),
            Some("submitTime,asc" | "submitTime,desc") => part(&mut tasks.iter()),
            other => panic!("not in the order of time: {other:?}"),
        };
        let size = self.tells_size.get().then(|| i64::from(size));
        Ok(Page { tasks: content, total_elements: Some(total as i64), size, ..Page::default() })
    }
}

/// The submit time of the nth task: three at the same time.
pub fn time_of(n: u64) -> i64 {
    1_700_000_000_000 + n as i64 / 3 * 1000
}

pub fn task((time, id): Entry) -> Task {
    thread_local! {
        static TASK: Task = Task::from_value(json!({})).expect("an object");
    }
    Task { id: id.to_string(), submit_time: time, ..TASK.with(Clone::clone) }
}

impl TaskSource for Server {
    async fn query(&self, query: &Query, _: &ReadRequest) -> Result<Page, ApiError> {
        assert_eq!(self.open.replace(1), 0, "one request at a time");
        self.requests.set(self.requests.get() + 1);
        assert!(
            self.requests.get() < 5000,
            "it never ends: {query:?} of {} tasks",
            self.tasks.borrow().len()
        );
        self.happen();
        let fails = self.fails_every.get() > 0 && self.requests.get().is_multiple_of(self.fails_every.get());
        let result = match (self.has_search.get(), fails) {
            (false, _) => Err(ApiError::from_status(404, "{}", None)),
            (true, true) => Err(ApiError::from_status(502, "", None)),
            (true, false) => self.page(query),
        };
        self.open.set(0);
        result
    }

    async fn list(&self, request: &ReadRequest) -> Result<Rc<TaskList>, ApiError> {
        if !request.may_reuse() {
            self.lists.set(self.lists.get() + 1);
        }
        Ok(Rc::new((self.tasks.borrow().iter().map(|entry| task(*entry)).collect(), 0)))
    }

    async fn tasks_by_id(&self, ids: &[String], _: &ReadRequest) -> Result<Vec<Task>, ApiError> {
        let tasks = self.tasks.borrow();
        Ok(tasks.iter().filter(|(_, id)| ids.contains(&id.to_string())).map(|entry| task(*entry)).collect())
    }

    async fn fallback(&self, query: FallbackQuery) -> FallbackResult {
        fallback(self, query).await
    }

    fn resolve(&self, range: TimeRange) -> TimeRange {
        range
    }

    fn range_index(&self, _: &Query) -> RangeIndex {
        RangeIndex::default()
    }

    fn keep_range_index(&self, _: &Query, _: RangeIndex) {}
}

pub fn block_on<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(output) => output,
        Poll::Pending => panic!("the future waits for something other than the fake server"),
    }
}

/// Reads all; a failure is continued at once. `between` is called after each batch.
pub fn read_all(
    server: &Server,
    filter: &Filter,
    mut between: impl FnMut(&TaskReader),
) -> (Vec<u64>, TaskReader) {
    let mut reader = TaskReader::new(filter, vec!["1".to_owned(), "2".to_owned()], ServerCapability::Search);
    let (mut read, mut failures) = (Vec::new(), 0);
    loop {
        let request = ReadRequest::new(10, 3, |_| {});
        match block_on(reader.next(server, &request)) {
            Ok(Some(tasks)) => {
                assert!(!tasks.is_empty() && tasks.len() <= 200, "a batch of {}", tasks.len());
                read.extend(tasks.iter().map(|task| task.id.parse::<u64>().expect("a number")));
                assert_eq!(reader.progress().read, read.len() as u64);
                between(&reader);
            }
            Ok(None) => return (read, reader),
            Err(error) => {
                failures += 1;
                assert!(failures < 10_000, "{error:?}");
            }
        }
    }
}
