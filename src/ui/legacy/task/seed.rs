//! The seed of a picture: fetched on demand, and cached until the page is closed.

use std::{cell::RefCell, collections::BTreeMap};

use leptos::{prelude::*, task::spawn_local};

use crate::{
    api::{
        request::abort_controller,
        submit_response::{Outcome, SubmitResponse},
    },
    domain::{status::Status, task::Task},
    i18n::context::{use_action_texts, use_texts},
    state::{
        clock::{now_ms, use_clock},
        services::use_services,
    },
    ui::{
        components::{copy_button::copy_button, icon::Icon},
        dom::{El, button, el, memo::memo},
    },
};

/// The state of a seed.
#[derive(Clone, PartialEq)]
enum SeedState {
    /// Not requested.
    Idle,
    /// Requested at this time, in ms since 1970.
    Loading(i64),
    /// The seed.
    Loaded(String),
    /// The request failed.
    Failed(SubmitResponse),
}

thread_local! {
    // By task id. Outlives the dialog: a request takes up to a minute and continues when the dialog is closed.
    static SEEDS: RefCell<BTreeMap<String, ArcRwSignal<SeedState>>> = const { RefCell::new(BTreeMap::new()) };
}

fn seed_state(id: &str) -> ArcRwSignal<SeedState> {
    SEEDS.with_borrow_mut(|seeds| {
        seeds.entry(id.to_owned()).or_insert_with(|| ArcRwSignal::new(SeedState::Idle)).clone()
    })
}

/// The seed of a task, or the button to get it; empty for tasks without a seed.
pub fn seed(task: RwSignal<Task>) -> impl Fn() -> Option<El> {
    let id = memo(move |_| task.with(|task| task.id.clone()));
    let property = memo(move |_| task.with(|task| task.property("imageSeed")));
    let has_seed =
        memo(move |_| task.with(|task| task.status == Status::Success && task.image_url.is_some()));
    move || {
        if !has_seed.get() {
            return None;
        }
        let state = RwSignal::from(seed_state(&id.get()));
        let id = id.get_untracked();
        let property = property.get();
        Some(el("div").class("seed").attr("aria-live", "polite").dyn_child(move || {
            Some(match (property.clone(), state.get()) {
                (Some(seed), _) | (None, SeedState::Loaded(seed)) => seed_value(seed),
                (None, SeedState::Loading(at)) => loading(at),
                (None, SeedState::Idle) => el("div").child(request_button(id.clone(), state)),
                (None, SeedState::Failed(response)) => {
                    failure(&response).child(request_button(id.clone(), state))
                }
            })
        }))
    }
}

fn request_button(id: String, state: RwSignal<SeedState>) -> El {
    let services = use_services();
    button("")
        .text(use_action_texts().get_seed)
        .on_click(move || {
            let (id, state) = (id.clone(), seed_state(&id));
            let client = services.tasks.client();
            state.set(SeedState::Loading(now_ms()));
            spawn_local(async move {
                let controller = abort_controller();
                let response = client.seed(&id, &controller).await;
                let seed = if let Outcome::Accepted { results } = &response.outcome {
                    results.first().cloned()
                } else {
                    None
                };
                state.set(seed.map_or(SeedState::Failed(response), SeedState::Loaded));
            });
        })
        .class_toggle("primary", move || matches!(state.get_untracked(), SeedState::Failed(_)))
}

fn seed_value(seed: String) -> El {
    let action_texts = use_action_texts();
    let text = seed.clone();
    el("p")
        .child(el("span").class("label").text(action_texts.seed))
        .text(" ")
        .child(el("code").text(&seed))
        .child(copy_button(action_texts.copy_seed, move || text.clone(), ""))
}

fn loading(at: i64) -> El {
    let clock = use_clock();
    let action_texts = use_action_texts();
    let seconds = move || (action_texts.seed_loading)((clock.get() - at).max(0) / 1000);
    el("div")
        .child(el("progress").attr("aria-label", action_texts.seed))
        // Must not be announced each second.
        .child(el("p").attr("aria-live", "off").dyn_text(seconds))
        .child(el("p").class("hint").text(action_texts.seed_loading_text))
}

fn failure(response: &SubmitResponse) -> El {
    let t = use_texts();
    let action_texts = use_action_texts();
    let reason = if let Outcome::Refused(error) | Outcome::Indeterminate(error) = &response.outcome {
        t.error(error).text
    } else {
        response.message.clone()
    };
    el("div")
        .attr("role", "alert")
        .child(Icon::Warning.draw())
        .child(el("p").text(action_texts.seed_failed))
        .child(el("p").class("hint").attr("dir", "auto").text(&reason))
}
