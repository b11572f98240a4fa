//! The pages: where one is, where one can go, and how many tasks stand on one.

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
        dom::{El, button, el, focus_next_frame, memo::memo, value_of},
        ids::RESULTS_ID,
    },
};

/// Where one is and how far it goes. Copies share the same signals.
#[derive(Clone, Copy)]
struct Paging {
    url: UrlState,
    /// The page of the address.
    page: Memo<u32>,
    /// How far the pages go, as the last answer said.
    last: Memo<u32>,
}

impl Paging {
    fn go(self, to: u32) {
        self.url.update_filter(HistoryMode::Push, |filter| filter.with_page(to));
        to_the_top();
    }
}

/// The pager; nothing while there are no tasks.
pub fn pager() -> El {
    let Services { tasks, url, .. } = use_services();
    let t = use_texts();
    let paging = Paging {
        url,
        page: memo(move |_| url.filter().with(|filter| filter.page)),
        last: memo(move |_| tasks.with(|load| load.page().map_or(1, |sheet| sheet.last_page))),
    };
    let has_tasks = memo(move |_| tasks.with(|load| load.page().is_some_and(|sheet| sheet.total > 0)));
    let shown = move || {
        let range = tasks.with(|load| {
            let sheet = load.page()?;
            let (from, to) = task_range(sheet.filter.page, sheet.filter.size, sheet.total)?;
            Some((t.range)(from, to, sheet.total))
        });
        range.unwrap_or_default()
    };
    let nav = move || {
        has_tasks.get().then(|| {
            el("nav")
                .class("pager")
                .class_when("turning", move || tasks.with(LoadState::is_waiting))
                .attr("aria-label", t.pages)
                .child(el("p").class("range").live_text(shown))
                .child(pages(paging))
                .child(el("div").class("paging").child(go_to(paging)).child(page_size(url)))
        })
    };
    el("div").class("pager-place").live(nav)
}

fn pages(paging: Paging) -> El {
    let t = use_texts();
    let Paging { page, last, .. } = paging;
    let at_start = move || (page.get() <= 1).then_some(t.already_first);
    let at_end = move || (page.get() >= last.get()).then_some(t.already_last);
    let numbers = move || {
        let present = page.get();
        let slots =
            page_items(present, last.get()).into_iter().map(move |slot| number(paging, slot, present));
        Some(el("ul").class("numbers").children(slots))
    };
    el("div")
        .class("pages")
        .child(turn(t.first_page, Icon::First, at_start, move || paging.go(1)))
        .child(turn(t.previous_page, Icon::Previous, at_start, move || paging.go(page.get_untracked() - 1)))
        .live(numbers)
        .child(turn(t.next_page, Icon::Next, at_end, move || paging.go(page.get_untracked() + 1)))
        .child(turn(t.last_page, Icon::Last, at_end, move || paging.go(last.get_untracked())))
}

fn number(paging: Paging, slot: PageItem, present: u32) -> El {
    let t = use_texts();
    match slot {
        PageItem::Ellipsis => el("li").class("gap").attr("aria-hidden", "true").text("…"),
        PageItem::Page(number) => {
            let press = move || {
                paging.go(number);
                // The window of numbers is made anew, this one among them; the focus goes to its successor.
                focus_next_frame([".number[aria-current]".to_owned()]);
            };
            let number_button = button("number")
                .attr("aria-label", &(t.page_number)(number))
                .attr_if("aria-current", (number == present).then_some("page"))
                .text(&group_digits(u64::from(number)))
                .on_click(press);
            el("li").child(number_button)
        }
    }
}

/// A button that turns something. When it cannot, it stays reachable and says why.
pub fn turn(
    name: &'static str,
    icon: Icon,
    blocked: impl Fn() -> Option<&'static str> + Copy + 'static,
    act: impl Fn() + 'static,
) -> El {
    button("turn")
        .attr("aria-label", name)
        .live_word("title", move || Some(blocked().unwrap_or(name)))
        .live_word("aria-disabled", move || blocked().map(|_| "true"))
        .live_word("aria-description", blocked)
        .child(icon.draw())
        .on_click(move || {
            if untrack(blocked).is_none() {
                act();
            }
        })
}

/// The field for a page's number: Enter goes there.
fn go_to(paging: Paging) -> El {
    let t = use_texts();
    let last = paging.last;
    let wrong = RwSignal::new(false);
    let field = el("input")
        .attr("type", "text")
        .attr("inputmode", "numeric")
        .attr("autocomplete", "off")
        .attr("aria-describedby", "go-to-problem")
        .live_word("aria-invalid", move || wrong.get().then_some("true"))
        .on("input", move |_| wrong.set(false))
        .on_key("keydown", move |event| {
            if event.key() != "Enter" || event.is_composing() {
                return;
            }
            event.prevent_default();
            let typed = value_of(&event);
            match typed.trim().parse::<u32>() {
                // Behind the end there is nothing; the last page is meant.
                Ok(number) if number >= 1 => paging.go(number.min(last.get_untracked())),
                Ok(_) | Err(_) => wrong.set(!typed.trim().is_empty()),
            }
        });
    let problem = el("p")
        .attr("id", "go-to-problem")
        .class("problem")
        .attr("aria-live", "polite")
        .live_text(move || if wrong.get() { (t.no_such_page)(last.get()) } else { String::new() });
    let label = el("label").class("go-to").child(el("span").text(t.go_to_page)).child(field);
    el("div").child(label).child(problem)
}

fn page_size(url: UrlState) -> El {
    let Services { settings, .. } = use_services();
    let t = use_texts();
    let size = memo(move |_| url.filter().with(|filter| filter.size));
    let select = move || {
        let present = size.get();
        let mut sizes = SIZES.to_vec();
        // A size that came with an address stands among the usual ones.
        if !sizes.contains(&present) {
            sizes.push(present);
            sizes.sort_unstable();
        }
        let options =
            sizes.into_iter().map(|size| option(&size.to_string(), &size.to_string(), size == present));
        let choose = move |event: web_sys::Event| {
            if let Ok(size) = value_of(&event).parse::<u32>() {
                settings.set_page_size(size);
                url.update_filter(HistoryMode::Push, |filter| Filter { size, ..filter.with_page(1) });
                to_the_top();
                focus_next_frame([".size select".to_owned()]);
            }
        };
        Some(el("select").children(options).on("change", choose))
    };
    el("label").class("size").child(el("span").text(t.tasks_per_page)).live(select)
}

/// A new page is read from its top.
fn to_the_top() {
    if let Some(sheet) = document().get_element_by_id(RESULTS_ID)
        && sheet.get_bounding_client_rect().top() < 0.0
    {
        sheet.scroll_into_view();
    }
}
