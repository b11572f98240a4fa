//! The sheet: the tasks as a grid, or what stands in its place.

use leptos::prelude::*;

use crate::{
    i18n::context::use_texts,
    state::{
        services::{Services, use_services},
        tasks::{load_state::LoadState, task_page::TaskRow},
    },
    ui::{
        components::empty_state::{error_banner, error_page, no_matches, no_tasks},
        dom::{El, dynamic::BuildRow, el, memo::memo},
        ids::RESULTS_ID,
        tasks::card::task_card,
    },
};

/// What is in the place of the grid.
#[derive(Clone, Copy, PartialEq)]
enum Scene {
    Skeleton,
    Grid,
    Nothing,
    NothingMatches,
    Failure,
}

fn scene(load: &LoadState) -> Scene {
    match (load.page(), load) {
        (None, LoadState::Failed(..)) => Scene::Failure,
        (None, LoadState::Loading | LoadState::Loaded(_) | LoadState::Reloading(_)) => Scene::Skeleton,
        (Some(sheet), _) if !sheet.rows.is_empty() => Scene::Grid,
        (Some(sheet), _) if sheet.filter.has_filters() => Scene::NothingMatches,
        (Some(_), _) => Scene::Nothing,
    }
}

/// The sheet with everything that can be said about it.
pub fn task_grid() -> El {
    let Services { tasks, .. } = use_services();
    let t = use_texts();
    let scene = memo(move |_| tasks.with(scene));
    let skipped = memo(move |_| tasks.with(|load| load.page().map_or(0, |sheet| sheet.skipped)));
    let aside = move || {
        (skipped.get() > 0).then(|| el("p").class("results-note").text(&(t.skipped_entries)(skipped.get())))
    };
    let draw = move || {
        Some(match scene.get() {
            Scene::Skeleton => skeleton(),
            Scene::Grid => grid(),
            Scene::Nothing => no_tasks(),
            Scene::NothingMatches => no_matches(),
            Scene::Failure => error_page(),
        })
    };
    el("section")
        .class("results")
        .class_toggle("stale", move || tasks.with(LoadState::is_waiting))
        .attr("id", RESULTS_ID)
        .attr("tabindex", "-1")
        .attr("aria-label", t.sheet)
        .child(error_banner())
        .dyn_child(aside)
        .dyn_child(draw)
}

fn grid() -> El {
    let Services { tasks, .. } = use_services();
    let t = use_texts();
    let rows = move || tasks.with(|load| load.page().map_or_else(Vec::new, |sheet| sheet.rows.clone()));
    let columns = columns();
    let is_first = move |row: &TaskRow| {
        tasks.with_untracked(|load| {
            load.page().is_some_and(|sheet| sheet.rows.iter().take(columns).any(|other| other.key == row.key))
        })
    };
    el("ul")
        .class("grid")
        .attr("role", "list")
        .attr("aria-label", t.tasks)
        .dyn_aria_bool("aria-busy", move || tasks.with(LoadState::is_waiting))
        .for_each(move || {
            let card = |row: TaskRow| {
                let key = row.key.0.clone() + " " + &row.key.1.to_string();
                (key, Box::new(move || task_card(row.clone(), is_first(&row))) as BuildRow)
            };
            rows().into_iter().map(card).collect()
        })
}

/// How many cards stand side by side at the most: the first row is asked for at once, without waiting to be seen.
fn columns() -> usize {
    const NARROWEST_CARD: f64 = 240.0;
    let width = window().inner_width().ok().and_then(|width| width.as_f64()).unwrap_or_default();
    ((width / NARROWEST_CARD) as usize).max(1)
}

/// Empty frames where the pictures will be, so that nothing jumps when they come.
fn skeleton() -> El {
    let t = use_texts();
    let card = |_| {
        let lines = (0..3).map(|_| el("span"));
        let caption = el("div").class("caption").children(lines);
        el("li").class("card skeleton").child(el("div").class("image-frame")).child(caption)
    };
    el("div")
        .attr("aria-busy", "true")
        .child(el("p").class("visually-hidden").text(t.loading))
        .child(el("ul").class("grid").attr("aria-hidden", "true").children((0..10).map(card)))
}
