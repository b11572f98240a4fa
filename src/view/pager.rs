//! The pages: where one is, where one can go, and how many tasks stand on one.

use std::sync::Arc;

use leptos::prelude::*;

use super::{icon::Icon, task_grid::SHEET_ID};
use crate::{
    address::{Address, Step},
    filter::SIZES,
    load::{Load, Sheet, Tasks},
    pager_window::{Slot, range, window as page_window},
    settings::Settings,
    time_text::grouped,
    words::use_words,
};

/// The pager; nothing while there are no tasks.
#[component]
pub fn Pager() -> AnyView {
    let tasks: Tasks = expect_context();
    let address: Address = expect_context();
    let settings: Settings = expect_context();
    let w = use_words();
    // How far the pages go is known from the last answer; where one is, from the address.
    let last = Memo::new(move |_| tasks.with(|load| load.sheet().map_or(1, |sheet| sheet.last_page)));
    let page = Memo::new(move |_| address.filter().with(|filter| filter.page));
    let size = Memo::new(move |_| address.filter().with(|filter| filter.size));
    let has_tasks = Memo::new(move |_| tasks.with(|load| load.sheet().is_some_and(|sheet| sheet.total > 0)));
    let go = move |to: u32| {
        address.go(Step::Push, |filter| filter.with_page(to));
        to_the_top();
    };
    let shown = move |sheet: &Arc<Sheet>| {
        range(sheet.filter.page, sheet.filter.size, sheet.total).map(|(from, to)| (w.range)(from, to, sheet.total))
    };
    let choose_size = move |event| {
        if let Ok(size) = event_target_value(&event).parse::<u32>() {
            settings.set_page_size(size);
            address.go(Step::Push, |filter| crate::filter::Filter { size, ..filter.with_page(1) });
            to_the_top();
        }
    };
    // A size that came with an address stands among the usual ones.
    let sizes = move || {
        let present = size.get();
        let mut sizes = SIZES.to_vec();
        if !sizes.contains(&present) {
            sizes.push(present);
            sizes.sort_unstable();
        }
        let option = |it: u32| view! { <option value=it.to_string() selected=it == present>{it}</option> };
        sizes.into_iter().map(option).collect_view()
    };
    // Keyed, so that the number that was pressed keeps the focus while the window moves.
    let slots = move || page_window(page.get(), last.get()).into_iter().enumerate();
    let key = |(nth, slot): &(usize, Slot)| match slot {
        Slot::Page(number) => *number,
        Slot::Gap => u32::MAX - u32::try_from(*nth).unwrap_or_default(),
    };
    let slot = move |(_, slot): (usize, Slot)| match slot {
        Slot::Gap => view! { <li class="gap" aria-hidden="true">"…"</li> }.into_any(),
        Slot::Page(number) => {
            let name = (w.page_number)(number);
            let current = move || (page.get() == number).then_some("page");
            view! {
                <li>
                    <button type="button" class="number" aria-label=name aria-current=current on:click=move |_| go(number)>
                        {grouped(u64::from(number))}
                    </button>
                </li>
            }
            .into_any()
        }
    };
    let at_start = Signal::derive(move || (page.get() <= 1).then_some(w.already_first));
    let at_end = Signal::derive(move || (page.get() >= last.get()).then_some(w.already_last));
    let nav = move || {
        has_tasks.get().then(|| {
            view! {
                <nav class="pager" aria-label=w.pages class:turning=move || tasks.with(Load::is_waiting)>
                    <p class="range">{move || tasks.with(|load| load.sheet().and_then(shown))}</p>
                    <div class="pages">
                        <Turn name=w.first_page icon=Icon::First blocked=at_start to=move || 1 go=go />
                        <Turn name=w.previous_page icon=Icon::Previous blocked=at_start to=move || page.get_untracked() - 1 go=go />
                        <ul class="numbers">
                            <For each=slots key=key children=slot />
                        </ul>
                        <Turn name=w.next_page icon=Icon::Next blocked=at_end to=move || page.get_untracked() + 1 go=go />
                        <Turn name=w.last_page icon=Icon::Last blocked=at_end to=move || last.get_untracked() go=go />
                    </div>
                    <div class="paging">
                        <GoTo last=last go=go />
                        <label class="size">
                            <span>{w.tasks_per_page}</span>
                            <select on:change=choose_size prop:value=move || size.get().to_string()>
                                {sizes}
                            </select>
                        </label>
                    </div>
                </nav>
            }
        })
    };
    nav.into_any()
}

/// A button that turns pages. When it cannot, it stays reachable and says why.
#[component]
fn Turn(
    name: &'static str,
    icon: Icon,
    blocked: Signal<Option<&'static str>>,
    to: impl Fn() -> u32 + 'static,
    go: impl Fn(u32) + 'static,
) -> AnyView {
    let press = move |_| {
        if blocked.get_untracked().is_none() {
            go(to());
        }
    };
    view! {
        <button
            type="button"
            class="turn"
            aria-label=name
            title=move || blocked.get().unwrap_or(name)
            aria-disabled=move || blocked.get().map(|_| "true")
            aria-description=move || blocked.get()
            on:click=press
        >
            {icon.view()}
        </button>
    }
    .into_any()
}

/// The field for a page's number: Enter goes there.
#[component]
fn GoTo(last: Memo<u32>, go: impl Fn(u32) + Copy + 'static) -> AnyView {
    let w = use_words();
    let wrong = RwSignal::new(false);
    let act = move |event: web_sys::KeyboardEvent| {
        if event.key() != "Enter" || event.is_composing() {
            return;
        }
        event.prevent_default();
        let typed = event_target_value(&event);
        match typed.trim().parse::<u32>() {
            // Behind the end there is nothing; the last page is meant.
            Ok(number) if number >= 1 => {
                wrong.set(false);
                go(number.min(last.get_untracked()));
            }
            _ => wrong.set(!typed.trim().is_empty()),
        }
    };
    let problem = move || wrong.get().then(|| (w.no_such_page)(last.get()));
    view! {
        <label class="go-to">
            <span>{w.go_to_page}</span>
            <input
                type="text"
                inputmode="numeric"
                autocomplete="off"
                size="4"
                aria-invalid=move || wrong.get().then_some("true")
                aria-describedby="go-to-problem"
                on:keydown=act
                on:input=move |_| wrong.set(false)
            />
        </label>
        <p id="go-to-problem" class="problem" aria-live="polite">
            {problem}
        </p>
    }
    .into_any()
}

/// A new page is read from its top.
fn to_the_top() {
    if let Some(sheet) = document().get_element_by_id(SHEET_ID)
        && sheet.get_bounding_client_rect().top() < 0.0
    {
        sheet.scroll_into_view();
    }
}
