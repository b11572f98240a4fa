//! Where a page of tasks comes from: the server's own search, or what a server without one lets us have.

use std::pin::Pin;

use leptos::prelude::*;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use crate::{
    api::{client::Client, error::ApiError, page::Page, request::ReadRequest},
    domain::filter::Filter,
};

/// What this server lets us have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ServerCapability {
    /// `POST /mj/task/query`: it searches.
    #[default]
    Search,
    /// `GET /mj/task/list`: it lists so many, and we search.
    List(usize),
    /// `POST /mj/task/list-by-condition`: it only knows tasks by their ids.
    ById,
}

/// Finds out what a server can do, by asking for it. Copies share what was found.
#[derive(Clone, Copy)]
pub struct DetectedCapability(RwSignal<ServerCapability>);

impl DetectedCapability {
    /// Nothing is known: a server is supposed to have everything.
    pub fn new() -> Self {
        Self(RwSignal::new(ServerCapability::Search))
    }

    /// What was found out; tracked.
    pub fn way(self) -> ServerCapability {
        self.0.get()
    }

    /// Another server.
    pub fn forget(self) {
        self.found(ServerCapability::Search);
    }

    /// One page. `made`: the tasks of this tab, for servers that list none.
    ///
    /// # Errors
    /// Any [`ApiError`]: that of the first way, when no other way works.
    pub async fn page(
        self,
        client: &Client,
        filter: &Filter,
        made: Vec<String>,
        reading: &ReadRequest,
    ) -> Result<Page, ApiError> {
        let missing = match self.0.get_untracked() {
            ServerCapability::Search => match client.query(&filter.to_query(), reading).await {
                Err(error @ ApiError::NoSuchEndpoint { .. }) => Some(error),
                answer => return answer,
            },
            ServerCapability::List(_) | ServerCapability::ById => None,
        };
        let unsaid = missing.clone().unwrap_or(ApiError::Unreachable);
        let (client, filter, reading) = (client.clone(), filter.clone(), reading.clone());
        match fallback(Box::new(FallbackQuery { source: self, client, filter, made, reading, missing })).await
        {
            Ok(page) => page.await,
            Err(_) => Err(unsaid),
        }
    }

    fn found(self, way: ServerCapability) {
        if self.0.get_untracked() != way {
            self.0.set(way);
        }
    }
}

/// A question that the server's own search does not answer.
struct FallbackQuery {
    source: DetectedCapability,
    client: Client,
    filter: Filter,
    made: Vec<String>,
    reading: ReadRequest,
    /// What the search said, if it was asked.
    missing: Option<ApiError>,
}

/// In the part that is fetched with the windows: most servers can search, and their first screen does without.
#[wasm_split(windows, fallible)]
fn fallback(question: Box<FallbackQuery>) -> Result<LocalBoxFuture, SplitLoaderError> {
    Ok(Box::pin(question.page()))
}

type LocalBoxFuture = Pin<Box<dyn Future<Output = Result<Page, ApiError>>>>;

impl FallbackQuery {
    async fn page(self: Box<Self>) -> Result<Page, ApiError> {
        let Self { source, client, filter, made, reading, missing } = *self;
        let ids = if filter.ids.is_empty() { made } else { filter.ids.clone() };
        let by_ids = source.0.get_untracked() == ServerCapability::ById
            || (missing.is_none() && !filter.ids.is_empty());
        if by_ids {
            return Ok(filter.query_locally(client.tasks_by_id(&ids, &reading).await?));
        }
        match client.list(&reading).await {
            Ok((tasks, skipped)) => {
                source.found(ServerCapability::List(tasks.len()));
                // Older tasks than those on the list can be had by their ids.
                let tasks = match filter.ids.is_empty() {
                    true => tasks,
                    false => client.tasks_by_id(&ids, &reading).await?,
                };
                Ok(Page { skipped, ..filter.query_locally(tasks) })
            }
            // Neither is there. A host without any proxy behind it has nothing to ask by id, either.
            Err(second @ ApiError::NoSuchEndpoint { .. }) => {
                let first = missing.unwrap_or_else(|| second.clone());
                match client.tasks_by_id(&ids, &reading).await {
                    Ok(tasks) => {
                        source.found(ServerCapability::ById);
                        Ok(filter.query_locally(tasks))
                    }
                    Err(ApiError::NoSuchEndpoint { .. } | ApiError::UnexpectedBody { .. }) => Err(first),
                    Err(error) => Err(error),
                }
            }
            // A static host answers every GET with its own page: the first error says more.
            Err(ApiError::UnexpectedBody { .. }) if missing.is_some() => {
                Err(missing.unwrap_or(ApiError::InvalidEndpoint))
            }
            Err(error) => Err(error),
        }
    }
}

impl Default for DetectedCapability {
    fn default() -> Self {
        Self::new()
    }
}
