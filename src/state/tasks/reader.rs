//! Reading all tasks that match a filter, in batches: of servers with a search page by page, of others from their list.

use std::rc::Rc;

use crate::{
    api::{error::ApiError, page::Page, query::Query, request::ReadRequest},
    domain::{
        filter::{Filter, MAX_SIZE, sort::Sort},
        reading::{Extent, PageRequest, PageResponse, Reading, SeenTasks},
        task::Task,
    },
    state::tasks::{
        capability::ServerCapability,
        range::range_positions,
        task_source::{FallbackQuery, TaskList, TaskSource},
    },
};

/// Reads all tasks that match a filter, each once, although tasks arrive meanwhile: those are left out. It keeps no tasks, so that
/// its memory is bounded by that of a page and about 16 bytes for each task.
///
/// With another order than by submit time, the newest are first, because the place of a task in such an order may change while it
/// is read. A server without a search sends all tasks at once; these are in the order of the filter.
pub struct TaskReader {
    filter: Filter,
    created_ids: Vec<String>,
    capability: ServerCapability,
    /// None before the first response.
    source: Option<Source>,
}

/// Where the tasks are read from.
enum Source {
    /// Pages of the server's search.
    Search(Box<SearchedTasks>),
    /// The tasks that a server without a search has sent.
    Local(LocalTasks),
}

struct SearchedTasks {
    /// The filter as the server applies it.
    filter: Filter,
    reading: Reading,
}

struct LocalTasks {
    tasks: Rc<TaskList>,
    page: u32,
    seen: SeenTasks,
    read: u64,
    /// The number of tasks that match.
    total: u64,
}

/// How many tasks were read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ReadProgress {
    /// Those that were read.
    pub read: u64,
    /// All, as far as their number is known.
    pub total: Option<u64>,
}

impl TaskReader {
    /// Nothing is read yet. `created_ids` are the tasks of this tab, for servers that list none.
    pub fn new(filter: &Filter, created_ids: Vec<String>, capability: ServerCapability) -> Self {
        let filter = Filter { size: MAX_SIZE, ..filter.with_page(1) };
        Self { filter, created_ids, capability, source: None }
    }

    /// Hands out these tasks, newest first, without any request.
    pub fn of_tasks(tasks: Vec<Task>) -> Self {
        let total = tasks.len() as u64;
        let tasks = Rc::new((tasks, 0));
        let local = LocalTasks { tasks, page: 1, seen: SeenTasks::default(), read: 0, total };
        let reader = Self::new(&Filter::default(), Vec::new(), ServerCapability::default());
        Self { source: Some(Source::Local(local)), ..reader }
    }

    /// How many tasks were read.
    pub fn progress(&self) -> ReadProgress {
        match &self.source {
            None => ReadProgress::default(),
            Some(Source::Search(search)) => {
                ReadProgress { read: search.reading.read(), total: search.reading.total() }
            }
            Some(Source::Local(local)) => ReadProgress { read: local.read, total: Some(local.total) },
        }
    }

    /// Reads the next tasks, with one request at a time. None when all were read. After an error, the next call continues where
    /// this one has failed.
    ///
    /// # Errors
    /// Any [`ApiError`]; [`ApiError::Cancelled`] if the request was stopped.
    pub async fn next<S: TaskSource>(
        &mut self,
        source: &S,
        request: &ReadRequest,
    ) -> Result<Option<Vec<Task>>, ApiError> {
        loop {
            if request.is_stopped() {
                return Err(ApiError::Cancelled);
            }
            let step = self.step(source, request).await;
            match step {
                Err(error @ ApiError::NoSuchEndpoint { .. }) => self.detect(source, error, request).await?,
                Ok(Some(tasks)) if tasks.is_empty() => {}
                step => return step,
            }
        }
    }

    /// One request. Its page may have no tasks that are read for the first time.
    async fn step<S: TaskSource>(
        &mut self,
        source: &S,
        request: &ReadRequest,
    ) -> Result<Option<Vec<Task>>, ApiError> {
        match &mut self.source {
            None => {
                self.source = Some(self.start(source, request).await?);
                Ok(Some(Vec::new()))
            }
            Some(Source::Local(local)) => Ok(local.next(&self.filter)),
            Some(Source::Search(search)) => {
                let SearchedTasks { filter, reading } = &mut **search;
                let Some(asked) = reading.request() else { return Ok(None) };
                let Some(page) = ask(source, filter, reading, asked, request).await? else {
                    return Ok(Some(Vec::new()));
                };
                let size = page.size.or_else(|| page.pageable.and_then(|pageable| pageable.page_size));
                let response = PageResponse {
                    skipped: page.skipped,
                    total: page.total(asked.number.saturating_add(1), asked.size),
                    size: size.and_then(|size| u32::try_from(size).ok()),
                    tasks: page.tasks,
                };
                Ok(Some(reading.accept(asked, response)))
            }
        }
    }

    /// Finds out where the tasks are.
    async fn start<S: TaskSource>(&mut self, source: &S, request: &ReadRequest) -> Result<Source, ApiError> {
        self.filter.time_range = self.filter.time_range.map(|range| source.resolve(range));
        let Filter { ids, .. } = &self.filter;
        let tasks = match self.capability {
            ServerCapability::Search => return self.start_search(source, request).await,
            ServerCapability::List(_) if ids.is_empty() => source.list(request).await?,
            ServerCapability::List(_) | ServerCapability::ById => {
                let ids = if ids.is_empty() { &self.created_ids } else { ids };
                Rc::new((source.tasks_by_id(ids, request).await?, 0))
            }
        };
        let total = self.filter.query_locally(&tasks.0).total(1, MAX_SIZE);
        Ok(Source::Local(LocalTasks { tasks, page: 1, seen: SeenTasks::default(), read: 0, total }))
    }

    async fn start_search<S: TaskSource>(
        &self,
        source: &S,
        request: &ReadRequest,
    ) -> Result<Source, ApiError> {
        let mut filter = self.filter.clone();
        // With another order, servers do not apply the range.
        if !filter.has_time_order() {
            (filter.time_range, filter.sort) = (None, Sort::default());
        }
        let (descending, range) = (filter.sort.descending, filter.time_range);
        let mut extent = Extent { descending, range, positions: None, total: None };
        if range.is_some() {
            let query = filter.to_query();
            let mut index = source.range_index(&query);
            let found = range_positions(source, &filter, &mut index, request).await;
            source.keep_range_index(&query, index);
            let (positions, total) = found?;
            (extent.positions, extent.total) = (Some(positions), Some(total));
        }
        Ok(Source::Search(Box::new(SearchedTasks { filter, reading: Reading::new(extent) })))
    }

    /// Finds out how a server without a search provides its tasks.
    async fn detect<S: TaskSource>(
        &mut self,
        source: &S,
        error: ApiError,
        request: &ReadRequest,
    ) -> Result<(), ApiError> {
        let has_read = self.progress().read > 0;
        if self.capability != ServerCapability::Search || has_read {
            return Err(error);
        }
        let query = FallbackQuery {
            filter: self.filter.clone(),
            created_ids: self.created_ids.clone(),
            capability: self.capability,
            search_error: Some(error.clone()),
            request: request.clone(),
        };
        let (capability, result) = source.fallback(query).await;
        result?;
        if capability == ServerCapability::Search {
            return Err(error);
        }
        (self.capability, self.source) = (capability, None);
        // The list that was found is not asked for again.
        request.set_may_reuse(true);
        Ok(())
    }
}

impl LocalTasks {
    fn next(&mut self, filter: &Filter) -> Option<Vec<Task>> {
        let mut tasks = filter.with_page(self.page).query_locally(&self.tasks.0).tasks;
        if tasks.is_empty() {
            self.total = self.read;
            return None;
        }
        self.page += 1;
        tasks.retain(|task| self.seen.insert(task));
        self.read += tasks.len() as u64;
        Some(tasks)
    }
}

/// Asks for a page. None if it is past the end, because tasks have left: some servers then respond with HTTP 500.
async fn ask<S: TaskSource>(
    source: &S,
    filter: &Filter,
    reading: &mut Reading,
    asked: PageRequest,
    request: &ReadRequest,
) -> Result<Option<Page>, ApiError> {
    let query =
        |PageRequest { number, size }| Query { page_number: number, page_size: size, ..filter.to_query() };
    request.set_fail_fast(asked.number > 0);
    let result = source.query(&query(asked), request).await;
    request.set_fail_fast(false);
    match result {
        Err(ApiError::ServerFailed { status: 500, .. }) if asked.number > 0 => {}
        result => return result.map(Some),
    }
    let first = source.query(&query(PageRequest { number: 0, size: 1 }), request).await?;
    reading.set_total(first.total(1, 1));
    if reading.request() != Some(asked) {
        return Ok(None);
    }
    source.query(&query(asked), request).await.map(Some)
}
