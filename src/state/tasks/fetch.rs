//! Fetching a page of tasks, with fallbacks for servers without a search, time ranges and pages past the end.

use crate::{
    api::{
        error::ApiError,
        page::{Page, last_page},
        request::ReadRequest,
    },
    domain::filter::Filter,
    state::tasks::{
        capability::ServerCapability,
        task_source::{FallbackQuery, TaskSource},
    },
};

/// Why there is no page to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FetchError {
    /// The page is past the end.
    OutOfRange { last_page: u32 },
    /// The request failed.
    Api(ApiError),
}

impl From<ApiError> for FetchError {
    fn from(error: ApiError) -> Self {
        Self::Api(error)
    }
}

/// Fetches a page. `created_ids` are the tasks of this tab, for servers that list none; `capability` is updated when the server
/// turns out to have no search.
///
/// # Errors
/// [`FetchError::OutOfRange`] for a page past the end, also on servers that respond to it with HTTP 500. Any [`ApiError`]; on
/// a server without any of the endpoints, that of the search.
pub async fn fetch_page<S: TaskSource>(
    source: &S,
    filter: &Filter,
    created_ids: &[String],
    capability: &mut ServerCapability,
    request: &ReadRequest,
) -> Result<Page, FetchError> {
    request.set_fail_fast(filter.page > 1);
    let mut result = query_page(source, filter, created_ids, capability, request).await;
    request.set_fail_fast(false);
    if filter.page > 1 && matches!(result, Err(ApiError::ServerFailed { status: 500, .. })) {
        // The total is that of the first page.
        let first = query_page(source, &filter.with_page(1), &[], capability, request).await;
        let last_page =
            first.map_or(filter.page, |first| last_page(first.total(1, filter.size), filter.size));
        if last_page < filter.page {
            return Err(FetchError::OutOfRange { last_page });
        }
        result = query_page(source, filter, created_ids, capability, request).await;
    }
    check_range(filter, result?)
}

/// Fetches a page for live refresh, like [`fetch_page`] but with a single request: HTTP 500 counts as a failure of the server.
///
/// # Errors
/// As [`fetch_page`].
pub async fn poll_page<S: TaskSource>(
    source: &S,
    filter: &Filter,
    created_ids: &[String],
    capability: &mut ServerCapability,
    request: &ReadRequest,
) -> Result<Page, FetchError> {
    check_range(filter, query_page(source, filter, created_ids, capability, request).await?)
}

async fn query_page<S: TaskSource>(
    source: &S,
    filter: &Filter,
    created_ids: &[String],
    capability: &mut ServerCapability,
    request: &ReadRequest,
) -> Result<Page, ApiError> {
    let search_error = match capability {
        ServerCapability::Search if filter.time_range.is_some() && filter.has_time_order() => None,
        ServerCapability::Search => match source.query(&filter.to_query(), request).await {
            Err(error @ ApiError::NoSuchEndpoint { .. }) => Some(error),
            result => return result,
        },
        ServerCapability::List(_) | ServerCapability::ById => None,
    };
    let query = FallbackQuery {
        filter: filter.clone(),
        created_ids: created_ids.to_vec(),
        capability: *capability,
        search_error,
        request: request.clone(),
    };
    let (detected, result) = source.fallback(query).await;
    *capability = detected;
    result
}

/// Most servers respond to a page past the end with an empty page.
fn check_range(filter: &Filter, page: Page) -> Result<Page, FetchError> {
    let last_page = last_page(page.total(filter.page, filter.size), filter.size);
    if page.tasks.is_empty() && last_page < filter.page {
        return Err(FetchError::OutOfRange { last_page });
    }
    Ok(page)
}
