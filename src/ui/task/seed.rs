//! The seed of a finished picture: asked for on demand, and kept for as long as the page is open.

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

/// Where the question for a seed stands.
#[derive(Clone, PartialEq)]
enum SeedState {
    /// Nobody has asked.
    Idle,
    /// Asked at this time, in ms since 1970.
    Loading(i64),
    /// This is it.
    Loaded(String),
    /// It did not come, for this reason.
    Failed(SubmitResponse),
}

thread_local! {
    // By task. They outlive the dialog: a seed takes up to a minute, and nobody should have to wait for it.
    static SEEDS: RefCell<BTreeMap<String, ArcRwSignal<SeedState>>> = const { RefCell::new(BTreeMap::new()) };
}

fn seed_of(id: &str) -> ArcRwSignal<SeedState> {
    SEEDS.with_borrow_mut(|seeds| {
        seeds.entry(id.to_owned()).or_insert_with(|| ArcRwSignal::new(SeedState::Idle)).clone()
    })
}

/// The seed, or the way to it, for tasks that have one.
pub fn seed(task: RwSignal<Task>) -> impl Fn() -> Option<El> {
    let id = memo(move |_| task.with(|task| task.id.clone()));
    let told = memo(move |_| task.with(|task| task.property("imageSeed")));
    let has_one = memo(move |_| task.with(|task| task.status == Status::Success && task.image_url.is_some()));
    move || {
        if !has_one.get() {
            return None;
        }
        let seed = RwSignal::from(seed_of(&id.get()));
        let id = id.get_untracked();
        let told = told.get();
        Some(el("div").class("seed").attr("aria-live", "polite").dyn_child(move || {
            Some(match (told.clone(), seed.get()) {
                (Some(seed), _) | (None, SeedState::Loaded(seed)) => known(seed),
                (None, SeedState::Loading(at)) => asked(at),
                (None, SeedState::Idle) => el("div").child(ask_button(id.clone(), seed)),
                (None, SeedState::Failed(answer)) => lost(&answer).child(ask_button(id.clone(), seed)),
            })
        }))
    }
}

fn ask_button(id: String, seed: RwSignal<SeedState>) -> El {
    let services = use_services();
    button("")
        .text(use_action_texts().get_seed)
        .on_click(move || {
            let (id, seed) = (id.clone(), seed_of(&id));
            let client = services.tasks.client();
            seed.set(SeedState::Loading(now_ms()));
            spawn_local(async move {
                let controller = abort_controller();
                let answer = client.seed(&id, &controller).await;
                let known = if let Outcome::Accepted { results } = &answer.outcome {
                    results.first().cloned()
                } else {
                    None
                };
                seed.set(known.map_or(SeedState::Failed(answer), SeedState::Loaded));
            });
        })
        .class_toggle("primary", move || matches!(seed.get_untracked(), SeedState::Failed(_)))
}

fn known(seed: String) -> El {
    let action_texts = use_action_texts();
    let text = seed.clone();
    el("p")
        .child(el("span").class("label").text(action_texts.seed))
        .text(" ")
        .child(el("code").text(&seed))
        .child(copy_button(action_texts.copy_seed, move || text.clone(), ""))
}

fn asked(at: i64) -> El {
    let clock = use_clock();
    let action_texts = use_action_texts();
    let seconds = move || (action_texts.seed_loading)((clock.get() - at).max(0) / 1000);
    el("div")
        .child(el("progress").attr("aria-label", action_texts.seed))
        // Once each second is too often to be read out.
        .child(el("p").attr("aria-live", "off").dyn_text(seconds))
        .child(el("p").class("hint").text(action_texts.seed_loading_text))
}

fn lost(answer: &SubmitResponse) -> El {
    let t = use_texts();
    let action_texts = use_action_texts();
    let reason = if let Outcome::Refused(error) | Outcome::Indeterminate(error) = &answer.outcome {
        t.error(error).text
    } else {
        answer.message.clone()
    };
    el("div")
        .attr("role", "alert")
        .child(Icon::Warning.draw())
        .child(el("p").text(action_texts.seed_failed))
        .child(el("p").class("hint").attr("dir", "auto").text(&reason))
}
