//! The seed of a finished picture: asked for on demand, and kept for as long as the page is open.

use std::{cell::RefCell, collections::BTreeMap};

use leptos::{prelude::*, task::spawn_local};

use crate::{
    app::{Desk, use_desk},
    clock::now_ms,
    element::{El, button, el, memo},
    proxy::reading::stopper,
    proxy::{Answer, Outcome, Status, Task},
    view::{copy_button::copy_button, icon::Icon},
};

/// Where the question for a seed stands.
#[derive(Clone, PartialEq)]
enum Seed {
    /// Nobody has asked.
    Unasked,
    /// Asked at this time, in ms since 1970.
    Asked(i64),
    /// This is it.
    Known(String),
    /// It did not come, for this reason.
    Lost(Answer),
}

thread_local! {
    // By task. They outlive the dialog: a seed takes up to a minute, and nobody should have to wait for it.
    static SEEDS: RefCell<BTreeMap<String, ArcRwSignal<Seed>>> = const { RefCell::new(BTreeMap::new()) };
}

fn seed_of(id: &str) -> ArcRwSignal<Seed> {
    SEEDS.with_borrow_mut(|seeds| {
        seeds.entry(id.to_owned()).or_insert_with(|| ArcRwSignal::new(Seed::Unasked)).clone()
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
                (Some(seed), _) | (None, Seed::Known(seed)) => known(desk, seed),
                (None, Seed::Asked(at)) => asked(desk, at),
                (None, Seed::Unasked) => el("div").child(ask_button(desk, id.clone(), seed)),
                (None, Seed::Lost(answer)) => lost(desk, &answer).child(ask_button(desk, id.clone(), seed)),
            })
        }))
    }
}

fn ask_button(desk: Desk, id: String, seed: RwSignal<Seed>) -> El {
    button("")
        .text(desk.acting().get_seed)
        .on_click(move || {
            let (id, seed) = (id.clone(), seed_of(&id));
            let client = desk.tasks.client();
            seed.set(Seed::Asked(now_ms()));
            spawn_local(async move {
                let controller = stopper();
                let answer = client.seed(&id, &controller).await;
                let known = match &answer.outcome {
                    Outcome::Accepted { results } => results.first().cloned(),
                    _ => None,
                };
                seed.set(known.map_or(Seed::Lost(answer), Seed::Known));
            });
        })
        .class_when("main", move || matches!(seed.get_untracked(), Seed::Lost(_)))
}

fn known(desk: Desk, seed: String) -> El {
    let words = desk.acting();
    let text = seed.clone();
    el("p")
        .child(el("span").class("quiet-name").text(words.seed))
        .text(" ")
        .child(el("code").text(&seed))
        .child(copy_button(words.copy_seed, move || text.clone(), ""))
}

fn asked(desk: Desk, at: i64) -> El {
    let words = desk.acting();
    let seconds = move || (words.asking_seed)((desk.now.get() - at).max(0) / 1000);
    el("div")
        .child(el("progress").attr("aria-label", words.seed))
        // Once each second is too often to be read out.
        .child(el("p").attr("aria-live", "off").live_text(seconds))
        .child(el("p").class("hint").text(words.asking_seed_text))
}

fn lost(desk: Desk, answer: &Answer) -> El {
    let words = desk.acting();
    let reason = match &answer.outcome {
        Outcome::Refused(error) | Outcome::Unknown(error) => desk.w.error(error).text,
        _ => answer.said.clone(),
    };
    el("div")
        .attr("role", "alert")
        .child(Icon::Warning.draw())
        .child(el("p").text(words.no_seed))
        .child(el("p").class("hint").attr("dir", "auto").text(&reason))
}
