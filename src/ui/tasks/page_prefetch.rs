//! Fetches a page while the pointer or the focus rests on the button that leads to it.

use gloo_timers::callback::Timeout;
use leptos::{leptos_dom::helpers::window_event_listener_untyped, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, PointerEvent};

use crate::{
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
/// The enabled buttons of the pager.
const BUTTONS: &str = ".page-nav button:not([aria-disabled])";

/// Fetches pages ahead, and shows nothing itself.
#[component]
pub fn PagePrefetch() -> impl IntoView {
    let t = use_texts();
    let services = use_services();
    let prefetch = Prefetch::start(services);
    // One timer: for the button that was approached last.
    let timer = StoredValue::new_local(None::<Timeout>);
    let approach = move |button: Element, delay_ms: u32| {
        let Some(page) = target_page(&button, services, t) else { return };
        let prefetch = prefetch.clone();
        let fetch = move || {
            let is_on_button = button.matches(":hover, :focus").is_ok_and(|is_on_button| is_on_button);
            let filter = services.tasks.filter();
            if is_on_button && page != filter.page && !document().hidden() && !saves_data() {
                prefetch.fetch(filter.with_page(page));
            }
        };
        timer.set_value(Some(Timeout::new(delay_ms, fetch)));
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
    // The user who goes through the pages rests on the same button.
    effect(move || {
        services.tasks.track_completed_loads();
        let button = document().query_selector(&format!("{BUTTONS}:is(:hover, :focus)")).ok().flatten();
        if let Some(button) = button {
            approach(button, REST_MS);
        }
    });
}

/// The enabled button of the pager that the event is about.
fn page_button(event: &Event) -> Option<Element> {
    let target: Element = event.target()?.dyn_into().ok()?;
    target.closest(BUTTONS).ok().flatten()
}

/// The page that a button of the pager leads to, if that is another one.
fn target_page(button: &Element, services: Services, t: &Texts) -> Option<u32> {
    let Services { tasks, .. } = services;
    let (page, last) =
        tasks.with_untracked(|load| load.page().map(|page| (page.filter.page, page.last_page)))?;
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
