//! The fallback where the server's search is not enough: for time ranges, and for servers without a search, where the browser
//! searches in the server's list or in tasks that it fetches by their ids. Loaded on demand with the dialogs.

use std::{cell::RefCell, pin::Pin, rc::Rc};

use wasm_split_helpers::{SplitLoaderError, wasm_split};

use crate::{
    api::{client::Client, error::ApiError, page::Page, query::Query, request::ReadRequest},
    domain::{filter::time_range::TimeRange, task::Task},
    state::{
        clock::resolve,
        tasks::{
            capability::ServerCapability,
            range::range_page,
            range_index::RangeIndex,
            task_source::{FallbackQuery, FallbackResult, TaskList, TaskSource},
        },
    },
};

/// Fetches a page that the server's search alone cannot provide.
pub async fn fallback<S: TaskSource>(source: &S, query: FallbackQuery) -> FallbackResult {
    let mut capability = query.capability;
    let result = search(source, query, &mut capability).await;
    (capability, result)
}

async fn search<S: TaskSource>(
    source: &S,
    query: FallbackQuery,
    capability: &mut ServerCapability,
) -> Result<Page, ApiError> {
    let FallbackQuery { mut filter, created_ids, mut search_error, request, .. } = query;
    filter.time_range = filter.time_range.map(|range| source.resolve(range));
    if *capability == ServerCapability::Search && search_error.is_none() {
        let query = filter.to_query();
        let mut index = source.range_index(&query);
        let result = range_page(source, &filter, &mut index, &request).await;
        source.keep_range_index(&query, index);
        match result {
            Err(error @ ApiError::NoSuchEndpoint { .. }) => search_error = Some(error),
            result => return result,
        }
    }
    let ids = if filter.ids.is_empty() { created_ids } else { filter.ids.clone() };
    let is_by_id =
        *capability == ServerCapability::ById || (search_error.is_none() && !filter.ids.is_empty());
    if is_by_id {
        return Ok(filter.query_locally(&source.tasks_by_id(&ids, &request).await?));
    }
    match source.list(&request).await {
        Ok(list) => {
            let (tasks, skipped) = &*list;
            *capability = ServerCapability::List(tasks.len());
            // Tasks that are too old for the list are still available by their ids.
            let page = match filter.ids.is_empty() {
                true => filter.query_locally(tasks),
                false => filter.query_locally(&source.tasks_by_id(&ids, &request).await?),
            };
            Ok(Page { skipped: *skipped, ..page })
        }
        // Neither endpoint exists. A host without a proxy has no list-by-condition either.
        Err(list_error @ ApiError::NoSuchEndpoint { .. }) => {
            let error = search_error.unwrap_or(list_error);
            match source.tasks_by_id(&ids, &request).await {
                Ok(tasks) => {
                    *capability = ServerCapability::ById;
                    Ok(filter.query_locally(&tasks))
                }
                Err(ApiError::NoSuchEndpoint { .. } | ApiError::UnexpectedBody { .. }) => Err(error),
                Err(error) => Err(error),
            }
        }
        // A static host responds to every GET with its own page; the error of the search is more precise.
        Err(error @ ApiError::UnexpectedBody { .. }) => Err(search_error.unwrap_or(error)),
        Err(error) => Err(error),
    }
}

thread_local! {
    // The last list and its server. A list has all tasks, and is not asked for again at every question.
    static LIST: RefCell<(String, Option<Rc<TaskList>>)> = const { RefCell::new((String::new(), None)) };
}

thread_local! {
    // Of the latest queries, each with its server and without its page and order.
    static RANGES: RefCell<Vec<(Client, Query, RangeIndex)>> = const { RefCell::new(Vec::new()) };
}

/// The most queries whose ranges are kept: the status buttons and the present filter each have one.
const MAX_RANGE_INDEXES: usize = 24;

/// The query without its page and order, which do not change what it matches.
fn unordered(query: &Query) -> Query {
    Query { page_number: 0, page_size: 0, sort: None, ..query.clone() }
}

type LocalBoxFuture = Pin<Box<dyn Future<Output = FallbackResult>>>;

#[wasm_split(windows, fallible)]
fn load_fallback(task: Box<(Client, FallbackQuery)>) -> Result<LocalBoxFuture, SplitLoaderError> {
    let (client, query) = *task;
    Ok(Box::pin(async move { fallback(&client, query).await }))
}

impl TaskSource for Client {
    async fn query(&self, query: &Query, request: &ReadRequest) -> Result<Page, ApiError> {
        Client::query(self, query, request).await
    }

    async fn list(&self, request: &ReadRequest) -> Result<Rc<TaskList>, ApiError> {
        let kept = LIST.with_borrow(|(endpoint, list)| {
            let is_usable = request.may_reuse() && endpoint == self.endpoint();
            list.clone().filter(|_| is_usable)
        });
        if let Some(list) = kept {
            return Ok(list);
        }
        let list = Rc::new(Client::list(self, request).await?);
        LIST.set((self.endpoint().to_owned(), Some(Rc::clone(&list))));
        Ok(list)
    }

    async fn tasks_by_id(&self, ids: &[String], request: &ReadRequest) -> Result<Vec<Task>, ApiError> {
        Client::tasks_by_id(self, ids, request).await
    }

    async fn fallback(&self, query: FallbackQuery) -> FallbackResult {
        let capability = query.capability;
        let load_error = query.search_error.clone().unwrap_or(ApiError::Unreachable);
        match load_fallback(Box::new((self.clone(), query))).await {
            Ok(result) => result.await,
            Err(_) => (capability, Err(load_error)),
        }
    }

    fn resolve(&self, range: TimeRange) -> TimeRange {
        resolve(range)
    }

    fn range_index(&self, query: &Query) -> RangeIndex {
        let query = unordered(query);
        let is_same = |(client, other, _): &&(Client, Query, RangeIndex)| client == self && *other == query;
        RANGES.with_borrow(|kept| {
            kept.iter().find(is_same).map(|(.., index)| index.clone()).unwrap_or_default()
        })
    }

    fn keep_range_index(&self, query: &Query, index: RangeIndex) {
        let query = unordered(query);
        RANGES.with_borrow_mut(|kept| {
            kept.retain(|(client, other, _)| client != self || *other != query);
            if kept.len() == MAX_RANGE_INDEXES {
                kept.remove(0);
            }
            kept.push((self.clone(), query, index));
        });
    }
}
