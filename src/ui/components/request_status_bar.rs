//! What is said while an answer does not come: that it takes long, when the next try is, that there is no network. And the
//! ways to hurry it or to stop it.

use leptos::prelude::*;

use crate::{
    api::request::DelayNotice,
    i18n::context::use_texts,
    state::{
        announcer::use_announcer,
        clock::{now_ms, use_clock},
        tasks::request_status::RequestStatus,
    },
    ui::{
        components::icon::Icon,
        dom::{El, button, dynamic::effect, el, memo::memo},
    },
};

/// The bar for one question; nothing as long as there is nothing to say. `stops` when waiting for it can be stopped.
pub fn request_status_bar(wait: RequestStatus, stops: bool) -> impl Fn() -> Option<El> {
    let t = use_texts();
    let clock = use_clock();
    let announcer = use_announcer();
    let late = move || {
        // It ticks a moment late; what is left is counted from this one.
        clock.get();
        wait.delay_notice(now_ms())
    };
    // The seconds go on in the bar, which stays.
    let is_late = memo(move |_| late().is_some());
    let can_hurry = memo(move |_| late().is_some_and(|late| late != DelayNotice::Slow));
    let text = move || late().map(t.delay_notice).unwrap_or_default();
    effect(move || {
        can_hurry.track();
        if is_late.get() {
            announcer.announce(untrack(text));
        }
    });
    move || {
        if !is_late.get() {
            return None;
        }
        let can_hurry = can_hurry.get();
        let hurry = can_hurry.then(|| button("primary").text(t.try_again).on_click(move || wait.retry_now()));
        let stop = stops.then(|| button("").text(t.stop).on_click(move || wait.stop()));
        Some(
            el("div")
                .class("banner info pending")
                .attr("role", "group")
                .attr("aria-label", t.waiting)
                .child(el("p").child(Icon::Hourglass.draw()).child(el("span").dyn_text(text)))
                .child(el("div").class("button-row").opt_child(hurry).opt_child(stop)),
        )
    }
}
