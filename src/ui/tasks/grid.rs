//! The results: the tasks as a grid, a skeleton, an empty state or an error.

use std::time::Duration;

use leptos::{
    ev::{FocusEvent, KeyboardEvent, PointerEvent},
    prelude::*,
};
use web_sys::MouseEvent;

use crate::{
    domain::filter::Filter,
    i18n::context::{use_language, use_texts},
    state::{
        clock::{AgeClock, use_clock},
        effect::effect,
        memo::memo,
        services::{Services, use_services},
        tasks::{load_state::LoadState, task_page::TaskRow},
    },
    ui::{
        components::{
            empty_state::{NoMatches, NoTasks},
            show::Show,
        },
        hooks::listener::listener,
        ids::RESULTS_ID,
        layout::lazy_views::{LazyView, LazyViewKind, use_lazy_views},
        tasks::{
            card::{TaskCard, expand_prompt, show_exact_time, task_to_open},
            load_error::LoadError,
            tab_stop::{ensure_tab_stop, focus_card_after_key, keep_focus, move_tab_stop},
        },
    },
};

/// The number of cards that are built at once, at least: enough for a phone.
const MIN_PORTION: usize = 24;

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
#[component]
pub fn TaskGrid() -> impl IntoView {
    let Services { tasks, url, .. } = use_services();
    let t = use_texts();
    let lazy_views = use_lazy_views();
    let is_list = memo(move || url.is_list());
    let state = memo(move || tasks.with(GridState::of));
    let skipped = memo(move || tasks.with(|load| load.page().map_or(0, |page| page.skipped)));
    let view = move || match state.get() {
        GridState::Skeleton => view! { <Skeleton/> }.into_any(),
        GridState::Grid if is_list.get() => view! {
            <div>
                <LazyView kind=LazyViewKind::List close=move |()| url.show_list(false)/>
                <Show when=move || lazy_views.is_loading()>
                    <Skeleton/>
                </Show>
            </div>
        }
        .into_any(),
        GridState::Grid => view! { <Grid/> }.into_any(),
        GridState::NoTasks => view! { <NoTasks/> }.into_any(),
        GridState::NoMatches => view! { <NoMatches/> }.into_any(),
        GridState::Error => view! { <LoadError is_page=true/> }.into_any(),
    };
    let tag = use_language().tag();
    let on_click = move |event: MouseEvent| {
        expand_prompt(&event, t);
        if let Some(id) = task_to_open(&event) {
            event.prevent_default();
            url.open_task(&id);
        }
    };
    // Check boxes appear on what the pointer or the focus is on.
    let on_pointer = move |event: PointerEvent| {
        lazy_views.fetch_once();
        show_exact_time(&event, tag);
    };
    let on_focus = move |event: FocusEvent| {
        show_exact_time(&event, tag);
        move_tab_stop(&event);
    };
    // The list of a link is downloaded beside its tasks.
    if is_list.get_untracked() {
        lazy_views.fetch();
    }
    view! {
        <section
            class="results"
            class:stale=move || tasks.is_slow()
            class:as-list=move || is_list.get()
            id=RESULTS_ID
            tabindex="-1"
            aria-label=t.sheet
            on:click=listener(on_click)
            on:keydown=listener(|event: KeyboardEvent| focus_card_after_key(&event))
            on:pointerover=listener(on_pointer)
            on:focusin=listener(on_focus)
        >
            <LoadError is_page=false/>
            <Show when=move || skipped.get() != 0>
                <p class="results-note">{move || (t.skipped_entries)(skipped.get())}</p>
            </Show>
            {move || view()}
        </section>
    }
}

#[component]
fn Grid() -> impl IntoView {
    let Services { tasks, settings, .. } = use_services();
    let t = use_texts();
    let filter = memo(move || tasks.with(|load| load.page().map(|page| page.filter.clone())));
    let columns = max_columns();
    // On later pages the cards are painted before their pictures are requested.
    let eager_count = StoredValue::new(columns);
    // An owner keeps an entry for each row that it ever had, so the cards of each filter and page have an owner of their own.
    let cards = move |filter: Filter| {
        let eager_count = eager_count.try_update_value(std::mem::take).unwrap_or_default();
        view! { <Cards filter columns eager_count/> }.into_any()
    };
    view! {
        <ul
            class="grid"
            role="list"
            aria-label=t.tasks
            aria-busy=move || tasks.with(LoadState::is_waiting).to_string()
        >
            {move || {
                // The pictures of large cards are other ones.
                settings.image_side.track();
                filter.get().map(cards).into_any()
            }}
        </ul>
    }
}

/// The cards of the page with this filter. Live refresh changes them in place. The first `eager_count` cards request their pictures
/// at once.
#[component]
fn Cards(filter: Filter, columns: usize, eager_count: usize) -> impl IntoView {
    let Services { tasks, .. } = use_services();
    provide_context(AgeClock::start(use_clock()));
    // The cards of the viewport are painted before the others are built, a portion in each frame.
    let portion = MIN_PORTION.max(4 * columns);
    let built = RwSignal::new(portion);
    effect(move || {
        let count = tasks.with(|load| load.page().map_or(0, |page| page.rows.len()));
        if built.get() < count {
            let build = move || {
                built.try_update(|built| *built += portion);
            };
            // A timer that is set in a frame fires after the frame is painted.
            request_animation_frame(move || set_timeout(build, Duration::ZERO));
        }
    });
    let rows = move || {
        keep_focus();
        let built = built.get();
        tasks.with(|load| {
            // The page of another filter has cards of its own, which replace these.
            let page = load.page().filter(|page| page.filter == filter);
            let rows = page.map_or(&[][..], |page| &page.rows).iter().cloned().enumerate();
            rows.take(built).map(|(index, row)| (index < eager_count, row)).collect::<Vec<(bool, TaskRow)>>()
        })
    };
    // The tab stop may have left with its card.
    effect(move || {
        tasks.with(|_| ());
        request_animation_frame(ensure_tab_stop);
    });
    view! {
        <For each=rows key=|(_, row)| row.key.clone() let((is_eager, row))>
            <TaskCard row is_eager/>
        </For>
    }
}

/// The maximum number of columns.
fn max_columns() -> usize {
    const MIN_CARD_WIDTH: f64 = 190.0;
    let width = window().inner_width().ok().and_then(|width| width.as_f64()).unwrap_or_default();
    ((width / MIN_CARD_WIDTH) as usize).max(1)
}

/// Placeholders for cards, which keep the layout stable.
#[component]
fn Skeleton() -> impl IntoView {
    let t = use_texts();
    // Leptos creates a nested element without dynamic parts through `innerHTML`, which boot.js refuses. These are not nested.
    let card = |_| {
        let frame = view! { <div class="image-frame"></div> };
        let lines = [(); 3].map(|()| view! { <span></span> }.into_any()).collect_view();
        view! {
            <li class="card skeleton">
                {frame}
                <div class="caption">{lines}</div>
            </li>
        }
        .into_any()
    };
    view! {
        <div aria-busy="true">
            <p class="visually-hidden">{t.loading}</p>
            <ul class="grid" aria-hidden="true">
                {(0..10).map(card).collect_view()}
            </ul>
        </div>
    }
}
