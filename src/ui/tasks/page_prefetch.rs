//! Fetches a page while the pointer or the focus rests on the button that leads to it, and the page after one that is looked at.

use gloo_timers::callback::Timeout;
use leptos::{leptos_dom::helpers::window_event_listener_untyped, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, PointerEvent};

use crate::{
    domain::filter::Filter,
    i18n::{context::use_texts, texts::Texts},
    state::{
        effect::effect,
        services::{Services, use_services},
        settings::saves_data,
        tasks::prefetch::Prefetch,
    },
};

/// How long the pointer or the focus has to rest on the button, in milliseconds. A finger is about to press it.
const REST_MS: u32 = 100;
/// How long a page has to be looked at before the one after it is fetched, in milliseconds.
const IDLE_MS: u32 = 1000;
/// The enabled buttons of the pager.
const BUTTONS: &str = ".page-nav button:not([aria-disabled])";

/// Fetches pages ahead, and shows nothing itself.
#[component]
pub fn PagePrefetch() -> impl IntoView {
    let t = use_texts();
    let services = use_services();
    let Services { tasks, .. } = services;
    let prefetch = Prefetch::start(services);
    // One timer, for the page that is the most probable now.
    let timer = StoredValue::new_local(None::<Timeout>);
    let fetch_later = move |page: u32, delay_ms: u32, is_probable: Box<dyn Fn() -> bool>| {
        let prefetch = prefetch.clone();
        let fetch = move || {
            let filter = tasks.filter();
            if is_probable() && page != filter.page && !document().hidden() && !saves_data() {
                prefetch.fetch(filter.with_page(page));
            }
        };
        timer.set_value(Some(Timeout::new(delay_ms, fetch)));
    };
    let approach = {
        let fetch_later = fetch_later.clone();
        move |button: Element, delay_ms: u32| {
            let Some(page) = target_page(&button, services, t) else { return };
            let is_on_button =
                move || button.matches(":hover, :focus").is_ok_and(|is_on_button| is_on_button);
            fetch_later(page, delay_ms, Box::new(is_on_button));
        }
    };
    for event in ["pointerover", "pointerdown", "focusin"] {
        let approach = approach.clone();
        let listener = window_event_listener_untyped(event, move |event| {
            let is_touch =
                event.dyn_ref::<PointerEvent>().is_some_and(|event| event.pointer_type() == "touch");
            if let Some(button) = page_button(&event) {
                approach(button, if is_touch { 0 } else { REST_MS });
            }
        });
        on_cleanup(move || listener.remove());
    }
    let mut left: Option<Filter> = None;
    effect(move || {
        tasks.track_completed_loads();
        let filter = tasks.filter();
        let following = left.replace(filter.clone()).and_then(|left| following_page(&left, &filter));
        let button = document().query_selector(&format!("{BUTTONS}:is(:hover, :focus)")).ok().flatten();
        match (button, following) {
            // The user who goes through the pages rests on the same button,
            (Some(button), _) => approach(button, REST_MS),
            // or uses the keyboard or a finger.
            (None, Some(page)) if page <= last_page(services) => {
                fetch_later(page, IDLE_MS, Box::new(move || tasks.filter() == filter));
            }
            (None, _) => {}
        }
    });
}

/// The page after one that the user turned to, in the same direction. None if something else than the page has changed, and
/// before the first page.
fn following_page(left: &Filter, filter: &Filter) -> Option<u32> {
    let step = filter.page.checked_signed_diff(left.page)?.signum();
    let is_turn = step != 0 && left.with_page(filter.page) == *filter;
    is_turn.then(|| filter.page.saturating_add_signed(step)).filter(|&page| page > 0)
}

fn last_page(services: Services) -> u32 {
    services.tasks.with_untracked(|load| load.page().map_or(0, |page| page.last_page))
}

/// The enabled button of the pager that the event is about.
fn page_button(event: &Event) -> Option<Element> {
    let target: Element = event.target()?.dyn_into().ok()?;
    target.closest(BUTTONS).ok().flatten()
}

/// The page that a button of the pager leads to, if that is another one.
fn target_page(button: &Element, services: Services, t: &Texts) -> Option<u32> {
    let (page, last) = (services.tasks.filter().page, last_page(services));
    let label = button.get_attribute("aria-label")?;
    let target = if label == t.next_page {
        page + 1
    } else if label == t.previous_page {
        page.checked_sub(1)?
    } else if label == t.first_page {
        1
    } else if label == t.last_page {
        last
    } else {
        // The number of a page is the only one in the name of its button.
        label.chars().filter(char::is_ascii_digit).collect::<String>().parse().ok()?
    };
    (1..=last).contains(&target).then_some(target).filter(|&target| target != page)
}
