//! The sheet: the tasks as a grid, or what stands in its place.

use leptos::prelude::*;

use super::{
    notice::{Failure, FailureBar, Nothing, NothingMatches},
    task_card::TaskCard,
};
use crate::{
    load::{Load, Row, Tasks},
    words::use_words,
};

/// The id of the sheet, for the link that skips the filters.
pub const SHEET_ID: &str = "tasks";

/// What is in the place of the grid.
#[derive(Clone, Copy, PartialEq)]
enum Scene {
    Skeleton,
    Grid,
    Nothing,
    NothingMatches,
    Failure,
}

fn scene(load: &Load) -> Scene {
    match (load.sheet(), load) {
        (None, Load::Failed(..)) => Scene::Failure,
        (None, _) => Scene::Skeleton,
        (Some(sheet), _) if !sheet.rows.is_empty() => Scene::Grid,
        (Some(sheet), _) if sheet.filter.is_narrowed() => Scene::NothingMatches,
        (Some(_), _) => Scene::Nothing,
    }
}

/// The sheet with everything that can be said about it.
#[component]
pub fn TaskGrid() -> AnyView {
    let w = use_words();
    let tasks: Tasks = expect_context();
    let scene = Memo::new(move |_| tasks.with(scene));
    let busy = move || tasks.with(Load::is_waiting);
    let skipped = move || {
        let count = tasks.with(|load| load.sheet().map_or(0, |sheet| sheet.skipped));
        (count > 0).then(|| view! { <p class="aside">{(w.skipped)(count)}</p> })
    };
    view! {
        <section id=SHEET_ID class="sheet" tabindex="-1" aria-label=w.sheet class:stale=busy>
            <FailureBar />
            {skipped}
            {move || match scene.get() {
                Scene::Skeleton => view! { <Skeleton /> }.into_any(),
                Scene::Grid => view! { <Grid /> }.into_any(),
                Scene::Nothing => view! { <Nothing /> }.into_any(),
                Scene::NothingMatches => view! { <NothingMatches /> }.into_any(),
                Scene::Failure => view! { <Failure /> }.into_any(),
            }}
        </section>
    }
    .into_any()
}

#[component]
fn Grid() -> AnyView {
    let w = use_words();
    let tasks: Tasks = expect_context();
    let rows = move || tasks.with(|load| load.sheet().map_or_else(Vec::new, |sheet| sheet.rows.clone()));
    let busy = move || tasks.with(Load::is_waiting).to_string();
    let columns = columns();
    let first = move |row: &Row| {
        tasks.with_untracked(|load| {
            load.sheet().is_some_and(|sheet| sheet.rows.iter().take(columns).any(|other| other.key == row.key))
        })
    };
    view! {
        <ul class="grid" role="list" aria-label=w.tasks aria-busy=busy>
            <For
                each=rows
                key=|row| row.key.clone()
                children=move |row| {
                    let first_row = first(&row);
                    view! { <TaskCard row=row first_row=first_row /> }
                }
            />
        </ul>
    }
    .into_any()
}

/// How many cards stand side by side at the most: the first row is asked for at once, without waiting to be seen.
fn columns() -> usize {
    const NARROWEST_CARD: f64 = 240.0;
    let width = window().inner_width().ok().and_then(|width| width.as_f64()).unwrap_or_default();
    ((width / NARROWEST_CARD) as usize).max(1)
}

/// Empty frames where the pictures will be, so that nothing jumps when they come.
#[component]
fn Skeleton() -> AnyView {
    let w = use_words();
    let card = || {
        view! {
            <li class="card skeleton">
                <div class="frame"></div>
                <div class="caption">
                    <span></span>
                    <span></span>
                    <span></span>
                </div>
            </li>
        }
    };
    view! {
        <div aria-busy="true">
            <p class="unseen">{w.loading}</p>
            <ul class="grid" aria-hidden="true">
                {(0..10).map(|_| card()).collect_view()}
            </ul>
        </div>
    }
    .into_any()
}
