//! The seed of a finished picture: asked for on demand, and kept for as long as the page is open.

use std::{cell::RefCell, collections::BTreeMap};

use leptos::{prelude::*, task::spawn_local};

use crate::{
    api::{
        request::abort_controller,
        submit_response::{Outcome, SubmitResponse},
    },
    app::{Desk, use_desk},
    domain::{status::Status, task::Task},
    state::clock::now_ms,
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
    let desk = use_desk();
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
        Some(el("div").class("seed").attr("aria-live", "polite").live(move || {
            Some(match (told.clone(), seed.get()) {
                (Some(seed), _) | (None, SeedState::Loaded(seed)) => known(desk, seed),
                (None, SeedState::Loading(at)) => asked(desk, at),
                (None, SeedState::Idle) => el("div").child(ask_button(desk, id.clone(), seed)),
                (None, SeedState::Failed(answer)) => {
                    lost(desk, &answer).child(ask_button(desk, id.clone(), seed))
                }
            })
        }))
    }
}

fn ask_button(desk: Desk, id: String, seed: RwSignal<SeedState>) -> El {
    button("")
        .text(desk.action_texts().get_seed)
        .on_click(move || {
            let (id, seed) = (id.clone(), seed_of(&id));
            let client = desk.tasks.client();
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
        .class_when("main", move || matches!(seed.get_untracked(), SeedState::Failed(_)))
}

fn known(desk: Desk, seed: String) -> El {
    let words = desk.action_texts();
    let text = seed.clone();
    el("p")
        .child(el("span").class("quiet-name").text(words.seed))
        .text(" ")
        .child(el("code").text(&seed))
        .child(copy_button(words.copy_seed, move || text.clone(), ""))
}

fn asked(desk: Desk, at: i64) -> El {
    let words = desk.action_texts();
    let seconds = move || (words.seed_loading)((desk.now.get() - at).max(0) / 1000);
    el("div")
        .child(el("progress").attr("aria-label", words.seed))
        // Once each second is too often to be read out.
        .child(el("p").attr("aria-live", "off").live_text(seconds))
        .child(el("p").class("hint").text(words.seed_loading_text))
}

fn lost(desk: Desk, answer: &SubmitResponse) -> El {
    let words = desk.action_texts();
    let reason = if let Outcome::Refused(error) | Outcome::Indeterminate(error) = &answer.outcome {
        desk.w.error(error).text
    } else {
        answer.message.clone()
    };
    el("div")
        .attr("role", "alert")
        .child(Icon::Warning.draw())
        .child(el("p").text(words.seed_failed))
        .child(el("p").class("hint").attr("dir", "auto").text(&reason))
}
