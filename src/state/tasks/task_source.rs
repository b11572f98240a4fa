//! The requests from which a page of tasks is fetched, as a trait.

use std::rc::Rc;

use crate::{
    api::{error::ApiError, page::Page, query::Query, request::ReadRequest},
    domain::{
        filter::{Filter, time_range::TimeRange},
        task::Task,
    },
    state::tasks::{capability::ServerCapability, range_index::RangeIndex},
};

/// The tasks of a list, and the number of skipped items.
pub type TaskList = (Vec<Task>, usize);

/// The requests from which a page of tasks is fetched. [`Client`](crate::api::client::Client) sends them to a server.
#[allow(async_fn_in_trait, reason = "the page has a single thread, so futures need not be Send")]
pub trait TaskSource {
    /// `POST /mj/task/query`: one page of the server's search.
    async fn query(&self, query: &Query, request: &ReadRequest) -> Result<Page, ApiError>;

    /// `GET /mj/task/list`: the newest tasks and the number of skipped items.
    async fn list(&self, request: &ReadRequest) -> Result<Rc<TaskList>, ApiError>;

    /// `POST /mj/task/list-by-condition`: the existing tasks among these ids.
    async fn tasks_by_id(&self, ids: &[String], request: &ReadRequest) -> Result<Vec<Task>, ApiError>;

    /// Runs [`fallback`](crate::state::tasks::fallback::fallback), whose code may have to be loaded first.
    async fn fallback(&self, query: FallbackQuery) -> FallbackResult;

    /// The moments of a range: a [`TimeRange::Between`].
    fn resolve(&self, range: TimeRange) -> TimeRange;

    /// What is known of the tasks that match this query, apart from its page and order.
    fn range_index(&self, query: &Query) -> RangeIndex;

    /// Keeps what is known of the tasks that match this query.
    fn keep_range_index(&self, query: &Query, index: RangeIndex);
}

/// A page to fetch where the server's search is not enough.
pub struct FallbackQuery {
    /// The filter, the order and the page.
    pub filter: Filter,
    /// The ids of the tasks that were created in this tab, for servers that list none.
    pub created_ids: Vec<String>,
    /// The known capability of the server.
    pub capability: ServerCapability,
    /// The error of the search, if it was tried.
    pub search_error: Option<ApiError>,
    /// The request that all calls belong to.
    pub request: ReadRequest,
}

/// The capability that was detected, and the page.
pub type FallbackResult = (ServerCapability, Result<Page, ApiError>);
