//! Where a page of tasks comes from: the server's own search, or what a server without one lets us have.

use std::pin::Pin;

use leptos::prelude::*;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use crate::{
    filter::Filter,
    proxy::{Reading, client::Client, error::ProxyError, page::Page},
};

/// What this server lets us have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Way {
    /// `POST /mj/task/query`: it searches.
    #[default]
    Query,
    /// `GET /mj/task/list`: it lists so many, and we search.
    List(usize),
    /// `POST /mj/task/list-by-condition`: it only knows tasks by their ids.
    Ids,
}

/// Finds out what a server can do, by asking for it. Copies share what was found.
#[derive(Clone, Copy)]
pub struct Source(RwSignal<Way>);

impl Source {
    /// Nothing is known: a server is supposed to have everything.
    pub fn new() -> Self {
        Self(RwSignal::new(Way::Query))
    }

    /// What was found out; tracked.
    pub fn way(self) -> Way {
        self.0.get()
    }

    /// Another server.
    pub fn forget(self) {
        self.found(Way::Query);
    }

    /// One page. `made`: the tasks of this tab, for servers that list none.
    ///
    /// # Errors
    /// Any [`ProxyError`]: that of the first way, when no other way works.
    pub async fn page(
        self,
        client: &Client,
        filter: &Filter,
        made: Vec<String>,
        reading: &Reading,
    ) -> Result<Page, ProxyError> {
        let missing = match self.0.get_untracked() {
            Way::Query => match client.query(&filter.query(), reading).await {
                Err(error @ ProxyError::NoSuchEndpoint { .. }) => Some(error),
                answer => return answer,
            },
            Way::List(_) | Way::Ids => None,
        };
        let unsaid = missing.clone().unwrap_or(ProxyError::Unreachable);
        let (client, filter, reading) = (client.clone(), filter.clone(), reading.clone());
        match elsewhere(Box::new(Elsewhere { source: self, client, filter, made, reading, missing })).await {
            Ok(page) => page.await,
            Err(_) => Err(unsaid),
        }
    }

    fn found(self, way: Way) {
        if self.0.get_untracked() != way {
            self.0.set(way);
        }
    }
}

/// A question that the server's own search does not answer.
struct Elsewhere {
    source: Source,
    client: Client,
    filter: Filter,
    made: Vec<String>,
    reading: Reading,
    /// What the search said, if it was asked.
    missing: Option<ProxyError>,
}

/// In the part that is fetched with the windows: most servers can search, and their first screen does without.
#[wasm_split(windows, fallible)]
fn elsewhere(question: Box<Elsewhere>) -> Result<LocalBoxFuture, SplitLoaderError> {
    Ok(Box::pin(question.page()))
}

type LocalBoxFuture = Pin<Box<dyn Future<Output = Result<Page, ProxyError>>>>;

impl Elsewhere {
    async fn page(self: Box<Self>) -> Result<Page, ProxyError> {
        let Self { source, client, filter, made, reading, missing } = *self;
        let ids = if filter.ids.is_empty() { made } else { filter.ids.clone() };
        let by_ids = source.0.get_untracked() == Way::Ids || (missing.is_none() && !filter.ids.is_empty());
        if by_ids {
            return Ok(filter.select(client.tasks_by_id(&ids, &reading).await?));
        }
        match client.list(&reading).await {
            Ok((tasks, skipped)) => {
                source.found(Way::List(tasks.len()));
                // Older tasks than those on the list can be had by their ids.
                let tasks = match filter.ids.is_empty() {
                    true => tasks,
                    false => client.tasks_by_id(&ids, &reading).await?,
                };
                Ok(Page { skipped, ..filter.select(tasks) })
            }
            // Neither is there. A host without any proxy behind it has nothing to ask by id, either.
            Err(second @ ProxyError::NoSuchEndpoint { .. }) => {
                let first = missing.unwrap_or_else(|| second.clone());
                match client.tasks_by_id(&ids, &reading).await {
                    Ok(tasks) => {
                        source.found(Way::Ids);
                        Ok(filter.select(tasks))
                    }
                    Err(ProxyError::NoSuchEndpoint { .. } | ProxyError::NotAPage { .. }) => Err(first),
                    Err(error) => Err(error),
                }
            }
            // A static host answers every GET with its own page: the first error says more.
            Err(ProxyError::NotAPage { .. }) if missing.is_some() => {
                Err(missing.unwrap_or(ProxyError::BadEndpoint))
            }
            Err(error) => Err(error),
        }
    }
}

impl Default for Source {
    fn default() -> Self {
        Self::new()
    }
}
