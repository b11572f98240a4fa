//! The results: the tasks as a grid, a skeleton, an empty state or an error.

use leptos::prelude::*;

use crate::{
    i18n::context::use_texts,
    state::{
        services::{Services, use_services},
        tasks::{load_state::LoadState, task_page::TaskRow},
    },
    ui::{
        components::{
            empty_state::{no_matches, no_tasks},
            error_view::{error_banner, error_page},
        },
        dom::{El, dynamic::BuildRow, el, memo::memo},
        ids::RESULTS_ID,
        tasks::card::task_card,
    },
};

/// Which view a load has.
#[derive(Clone, Copy, PartialEq)]
enum GridState {
    Skeleton,
    Grid,
    NoTasks,
    NoMatches,
    Error,
}

impl GridState {
    fn of(load: &LoadState) -> Self {
        match (load.page(), load) {
            (None, LoadState::Failed(..)) => Self::Error,
            (None, LoadState::Loading | LoadState::Loaded(_) | LoadState::Reloading(_)) => Self::Skeleton,
            (Some(page), _) if !page.rows.is_empty() => Self::Grid,
            (Some(page), _) if page.filter.has_filters() => Self::NoMatches,
            (Some(_), _) => Self::NoTasks,
        }
    }
}

/// The results: the view of the last load, errors and notes.
pub fn task_grid() -> El {
    let Services { tasks, .. } = use_services();
    let t = use_texts();
    let state = memo(move |_| tasks.with(GridState::of));
    let skipped = memo(move |_| tasks.with(|load| load.page().map_or(0, |page| page.skipped)));
    let skipped_note = move || {
        (skipped.get() > 0).then(|| el("p").class("results-note").text(&(t.skipped_entries)(skipped.get())))
    };
    let view = move || {
        Some(match state.get() {
            GridState::Skeleton => skeleton(),
            GridState::Grid => grid(),
            GridState::NoTasks => no_tasks(),
            GridState::NoMatches => no_matches(),
            GridState::Error => error_page(),
        })
    };
    el("section")
        .class("results")
        .class_toggle("stale", move || tasks.with(LoadState::is_waiting))
        .attr("id", RESULTS_ID)
        .attr("tabindex", "-1")
        .attr("aria-label", t.sheet)
        .child(error_banner())
        .dyn_child(skipped_note)
        .dyn_child(view)
}

fn grid() -> El {
    let Services { tasks, .. } = use_services();
    let t = use_texts();
    let rows = move || tasks.with(|load| load.page().map_or_else(Vec::new, |page| page.rows.clone()));
    let columns = max_columns();
    let is_in_first_row = move |row: &TaskRow| {
        tasks.with_untracked(|load| {
            load.page().is_some_and(|page| page.rows.iter().take(columns).any(|other| other.key == row.key))
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
                (key, Box::new(move || task_card(row.clone(), is_in_first_row(&row))) as BuildRow)
            };
            rows().into_iter().map(card).collect()
        })
}

/// The maximum number of columns. The pictures of the first row are loaded at once.
fn max_columns() -> usize {
    const MIN_CARD_WIDTH: f64 = 240.0;
    let width = window().inner_width().ok().and_then(|width| width.as_f64()).unwrap_or_default();
    ((width / MIN_CARD_WIDTH) as usize).max(1)
}

/// Placeholders for cards, which keep the layout stable.
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
