//! The seeds that were requested in this tab. They outlive the dialog: a request takes up to a minute and continues when the
//! dialog is closed.

use std::{cell::RefCell, collections::VecDeque};

use leptos::{prelude::*, task::spawn_local};

use crate::{
    api::{
        client::Client,
        request::abort_controller,
        submit_response::{Outcome, SubmitResponse},
    },
    state::clock::now_ms,
};

/// The maximum number of seeds that are kept; the oldest is dropped.
const MAX_SEEDS: usize = 50;

/// The state of a seed.
#[derive(Clone, PartialEq)]
pub enum SeedState {
    /// Not requested.
    Idle,
    /// Requested at this time, in ms since 1970.
    Loading(i64),
    /// The seed.
    Loaded(String),
    /// The request failed.
    Failed(SubmitResponse),
}

/// The seed of a task on a server.
struct Entry {
    /// The address of the server.
    endpoint: String,
    id: String,
    state: ArcRwSignal<SeedState>,
}

thread_local! {
    static SEEDS: RefCell<VecDeque<Entry>> = const { RefCell::new(VecDeque::new()) };
}

/// The state of the seed of a task.
pub fn seed_state(client: &Client, id: &str) -> ArcRwSignal<SeedState> {
    SEEDS.with_borrow_mut(|seeds| {
        if let Some(entry) = seeds.iter().find(|entry| entry.id == id && entry.endpoint == client.endpoint())
        {
            return entry.state.clone();
        }
        if seeds.len() == MAX_SEEDS {
            seeds.pop_front();
        }
        let (endpoint, state) = (client.endpoint().to_owned(), ArcRwSignal::new(SeedState::Idle));
        seeds.push_back(Entry { endpoint, id: id.to_owned(), state: state.clone() });
        state
    })
}

/// Requests the seed of a task.
pub fn request_seed(client: Client, id: String) {
    let state = seed_state(&client, &id);
    state.set(SeedState::Loading(now_ms()));
    spawn_local(async move {
        let response = client.seed(&id, &abort_controller()).await;
        let seed = if let Outcome::Accepted { results } = &response.outcome {
            results.first().cloned()
        } else {
            None
        };
        state.set(seed.map_or(SeedState::Failed(response), SeedState::Loaded));
    });
}
