//! The pager: page numbers, navigation and page size.

use leptos::prelude::*;

use crate::{
    domain::{
        filter::{Filter, SIZES},
        format::number::group_digits,
        pagination::{PageItem, page_items, task_range},
    },
    i18n::context::use_texts,
    state::{
        services::{Services, use_services},
        tasks::load_state::LoadState,
        url_state::{HistoryMode, UrlState},
    },
    ui::{
        components::{icon::Icon, select::option},
        dom::{El, button, el, focus_next_frame, memo::memo},
        ids::RESULTS_ID,
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
        self.url.update_filter(HistoryMode::Push, |filter| filter.with_page(to));
        scroll_to_top();
    }
}

/// The pager; empty while there are no tasks.
pub fn pager() -> El {
    let Services { tasks, url, .. } = use_services();
    let t = use_texts();
    let paging = Paging {
        url,
        page: memo(move |_| url.filter().with(|filter| filter.page)),
        last: memo(move |_| tasks.with(|load| load.page().map_or(1, |page| page.last_page))),
    };
    let has_tasks = memo(move |_| tasks.with(|load| load.page().is_some_and(|page| page.total > 0)));
    let range_text = move || {
        let range = tasks.with(|load| {
            let page = load.page()?;
            let (from, to) = task_range(page.filter.page, page.filter.size, page.total)?;
            Some((t.range)(from, to, page.total))
        });
        range.unwrap_or_default()
    };
    let nav = move || {
        has_tasks.get().then(|| {
            el("nav")
                .class("pager")
                .class_toggle("loading", move || tasks.with(LoadState::is_waiting))
                .attr("aria-label", t.pages)
                .child(el("p").dyn_text(range_text))
                .child(page_nav(paging))
                .child(el("div").class("page-options").child(go_to(paging)).child(page_size(url)))
        })
    };
    el("div").class("pager-bar").dyn_child(nav)
}

fn page_nav(paging: Paging) -> El {
    let t = use_texts();
    let Paging { page, last, .. } = paging;
    let at_start = move || (page.get() <= 1).then_some(t.already_first);
    let at_end = move || (page.get() >= last.get()).then_some(t.already_last);
    let numbers = move || {
        let current = page.get();
        let items =
            page_items(current, last.get()).into_iter().map(move |item| page_item(paging, item, current));
        Some(el("ul").class("page-numbers").children(items))
    };
    el("div")
        .class("page-nav")
        .child(nav_button(t.first_page, Icon::First, at_start, move || paging.go(1)))
        .child(nav_button(t.previous_page, Icon::Previous, at_start, move || {
            paging.go(page.get_untracked() - 1)
        }))
        .dyn_child(numbers)
        .child(nav_button(t.next_page, Icon::Next, at_end, move || paging.go(page.get_untracked() + 1)))
        .child(nav_button(t.last_page, Icon::Last, at_end, move || paging.go(last.get_untracked())))
}

fn page_item(paging: Paging, item: PageItem, current: u32) -> El {
    let t = use_texts();
    match item {
        PageItem::Ellipsis => el("li").class("ellipsis").attr("aria-hidden", "true").text("…"),
        PageItem::Page(number) => {
            let on_click = move || {
                paging.go(number);
                // The list is rebuilt: the focus moves to the new button of the page.
                focus_next_frame([".page-number[aria-current]".to_owned()]);
            };
            let page_button = button("page-number")
                .attr("aria-label", &(t.page_number)(number))
                .opt_attr("aria-current", (number == current).then_some("page"))
                .text(&group_digits(u64::from(number)))
                .on_click(on_click);
            el("li").child(page_button)
        }
    }
}

/// A button for previous, next and the like. While it is disabled it stays focusable and describes the reason.
pub fn nav_button(
    name: &'static str,
    icon: Icon,
    disabled_reason: impl Fn() -> Option<&'static str> + Copy + 'static,
    act: impl Fn() + 'static,
) -> El {
    button("nav-button")
        .attr("aria-label", name)
        .dyn_attr_static("title", move || Some(disabled_reason().unwrap_or(name)))
        .dyn_attr_static("aria-disabled", move || disabled_reason().map(|_| "true"))
        .dyn_attr_static("aria-description", disabled_reason)
        .child(icon.draw())
        .on_click(move || {
            if untrack(disabled_reason).is_none() {
                act();
            }
        })
}

/// The field for a page number; Enter goes to that page.
fn go_to(paging: Paging) -> El {
    let t = use_texts();
    let last = paging.last;
    let is_invalid = RwSignal::new(false);
    let field = el("input")
        .attr("type", "text")
        .attr("inputmode", "numeric")
        .attr("autocomplete", "off")
        .attr("aria-describedby", "go-to-problem")
        .dyn_attr_static("aria-invalid", move || is_invalid.get().then_some("true"))
        .on("input", move |_| is_invalid.set(false))
        .on_keyboard("keydown", move |event| {
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
        });
    let error_text = el("p")
        .attr("id", "go-to-problem")
        .class("field-error")
        .attr("aria-live", "polite")
        .dyn_text(move || if is_invalid.get() { (t.no_such_page)(last.get()) } else { String::new() });
    let label = el("label").class("go-to").child(el("span").text(t.go_to_page)).child(field);
    el("div").child(label).child(error_text)
}

fn page_size(url: UrlState) -> El {
    let Services { settings, .. } = use_services();
    let t = use_texts();
    let size = memo(move |_| url.filter().with(|filter| filter.size));
    let select = move || {
        let current = size.get();
        let mut sizes = SIZES.to_vec();
        // A page size from the URL is added as an option.
        if !sizes.contains(&current) {
            sizes.push(current);
            sizes.sort_unstable();
        }
        let options =
            sizes.into_iter().map(|size| option(&size.to_string(), &size.to_string(), size == current));
        let on_change = move |event: web_sys::Event| {
            if let Ok(size) = event_target_value(&event).parse::<u32>() {
                settings.set_page_size(size);
                url.update_filter(HistoryMode::Push, |filter| Filter { size, ..filter.with_page(1) });
                scroll_to_top();
                focus_next_frame([".page-size select".to_owned()]);
            }
        };
        Some(el("select").children(options).on("change", on_change))
    };
    el("label").class("page-size").child(el("span").text(t.tasks_per_page)).dyn_child(select)
}

/// Scrolls to the first task of a new page.
fn scroll_to_top() {
    if let Some(results) = document().get_element_by_id(RESULTS_ID)
        && results.get_bounding_client_rect().top() < 0.0
    {
        results.scroll_into_view();
    }
}
