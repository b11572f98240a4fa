//! The pager: page numbers, navigation and page size.

use leptos::{
    ev::{Event, KeyboardEvent},
    prelude::*,
};

use crate::{
    domain::{
        filter::{Filter, SIZES},
        format::number::group_digits,
        pagination::{PageItem, page_items, task_range},
    },
    i18n::context::use_texts,
    state::{
        memo::memo,
        services::{Services, use_services},
        url_state::{HistoryMode, UrlState},
    },
    ui::{
        components::{icon::Icon, nav_button::NavButton, show::Show},
        hooks::focus::focus_next_frame,
        hooks::listener::listener,
        ids::{PAGES_ID, RESULTS_ID},
    },
};

/// The current and the last page. Copies share the signals.
#[derive(Clone, Copy)]
struct Paging {
    url: UrlState,
    /// The page in the URL.
    page: Memo<u32>,
    /// The last page according to the last response.
    last: Memo<u32>,
}

impl Paging {
    fn go(self, to: u32) {
        go_to_page(self.url, to);
    }
}

/// Goes to a page and to its first task.
pub fn go_to_page(url: UrlState, to: u32) {
    url.update_filter(HistoryMode::Push, |filter| filter.with_page(to));
    scroll_to_top();
}

/// The pager; empty while there are no tasks.
#[component]
pub fn Pager() -> impl IntoView {
    let Services { tasks, url, .. } = use_services();
    let t = use_texts();
    let paging = Paging {
        url,
        page: memo(move || url.filter().with(|filter| filter.page)),
        last: memo(move || tasks.with(|load| load.page().map_or(1, |page| page.last_page))),
    };
    let has_tasks = move || tasks.with(|load| load.page().is_some_and(|page| page.total > 0));
    let range = move || {
        tasks.with(|load| {
            let page = load.page()?;
            let (from, to) = task_range(page.filter.page, page.filter.size, page.total)?;
            Some((t.range)(from, to, page.total))
        })
    };
    view! {
        <div class="pager-bar" id=PAGES_ID tabindex="-1">
            <Show when=has_tasks>
                <nav class="pager" class:loading=move || tasks.is_slow() aria-label=t.pages>
                    <p>{move || range().unwrap_or_default()}</p>
                    <PageNav paging/>
                    <div class="page-options">
                        <GoToPage paging/>
                        <PageSize/>
                    </div>
                </nav>
            </Show>
        </div>
    }
}

#[component]
fn PageNav(paging: Paging) -> impl IntoView {
    let t = use_texts();
    let Paging { page, last, .. } = paging;
    let at_start = Signal::derive(move || (page.get() <= 1).then_some(t.already_first));
    let at_end = Signal::derive(move || (page.get() >= last.get()).then_some(t.already_last));
    view! {
        <div class="page-nav">
            <NavButton
                name=t.first_page
                icon=Icon::First
                disabled_reason=at_start
                on_click=move |()| paging.go(1)
            />
            <NavButton
                name=t.previous_page
                icon=Icon::Previous
                disabled_reason=at_start
                on_click=move |()| paging.go(page.get_untracked() - 1)
            />
            <PageNumbers paging/>
            <NavButton
                name=t.next_page
                icon=Icon::Next
                disabled_reason=at_end
                on_click=move |()| paging.go(page.get_untracked() + 1)
            />
            <NavButton
                name=t.last_page
                icon=Icon::Last
                disabled_reason=at_end
                on_click=move |()| paging.go(last.get_untracked())
            />
        </div>
    }
}

#[component]
fn PageNumbers(paging: Paging) -> impl IntoView {
    let t = use_texts();
    let Paging { page, last, .. } = paging;
    let page_button = move |number: u32| {
        let go = move |_| {
            paging.go(number);
            // The numbers move: the focus follows to the new button of the page.
            focus_next_frame([".page-number[aria-current]".to_owned()]);
        };
        view! {
            <button
                type="button"
                class="page-number"
                aria-label=(t.page_number)(number)
                aria-current=(number == page.get()).then_some("page")
                on:click=listener(go)
            >
                {group_digits(u64::from(number))}
            </button>
        }
    };
    let item = move |item: PageItem| match item {
        PageItem::Ellipsis => view! { <li class="ellipsis" aria-hidden="true">"…"</li> }.into_any(),
        PageItem::Page(number) => view! { <li>{page_button(number)}</li> }.into_any(),
    };
    view! {
        <ul class="page-numbers">
            {move || page_items(page.get(), last.get()).into_iter().map(item).collect_view().into_any()}
        </ul>
    }
}

/// The field for a page number; Enter goes to that page.
#[component]
fn GoToPage(paging: Paging) -> impl IntoView {
    let t = use_texts();
    let last = paging.last;
    let is_invalid = RwSignal::new(false);
    let on_keydown = move |event: KeyboardEvent| {
        if event.key() != "Enter" || event.is_composing() {
            return;
        }
        event.prevent_default();
        let typed = event_target_value(&event);
        match typed.trim().parse::<u32>() {
            // A number after the last page goes to the last page.
            Ok(number) if number >= 1 => paging.go(number.min(last.get_untracked())),
            Ok(_) | Err(_) => is_invalid.set(!typed.trim().is_empty()),
        }
    };
    view! {
        <div>
            <label class="go-to">
                <span>{t.go_to_page}</span>
                <input
                    type="text"
                    inputmode="numeric"
                    autocomplete="off"
                    aria-describedby="go-to-problem"
                    aria-invalid=move || is_invalid.get().then(|| "true".to_owned())
                    on:input=listener(move |_| is_invalid.set(false))
                    on:keydown=listener(on_keydown)
                />
            </label>
            <p id="go-to-problem" class="field-error" aria-live="polite">
                {move || if is_invalid.get() { (t.no_such_page)(last.get()) } else { String::new() }}
            </p>
        </div>
    }
}

#[component]
fn PageSize() -> impl IntoView {
    let Services { settings, url, .. } = use_services();
    let t = use_texts();
    let current = memo(move || url.filter().with(|filter| filter.size));
    let options = move || {
        let current = current.get();
        let mut sizes = SIZES.to_vec();
        // A page size from the URL is added as an option.
        let position = sizes.partition_point(|size| *size < current);
        if sizes.get(position) != Some(&current) {
            sizes.insert(position, current);
        }
        let option = |size: u32| {
            view! { <option value=size.to_string() prop:selected=size == current>{size.to_string()}</option> }
                .into_any()
        };
        sizes.into_iter().map(option).collect_view()
    };
    let on_change = move |event: Event| {
        if let Ok(size) = event_target_value(&event).parse::<u32>() {
            settings.set_page_size(size);
            url.update_filter(HistoryMode::Push, |filter| Filter { size, ..filter.with_page(1) });
            scroll_to_top();
        }
    };
    view! {
        <label class="page-size">
            <span>{t.tasks_per_page}</span>
            <select on:change=listener(on_change)>{move || options().into_any()}</select>
        </label>
    }
}

/// Scrolls to the first task of a new page.
fn scroll_to_top() {
    if let Some(results) = document().get_element_by_id(RESULTS_ID)
        && results.get_bounding_client_rect().top() < 0.0
    {
        results.scroll_into_view();
    }
}
