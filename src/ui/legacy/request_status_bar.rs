//! The banner of a delayed request: that it is slow, when it is retried, or that the browser is offline; with buttons to retry
//! now and to stop.

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

/// The banner, while the request is delayed. `can_stop` adds the button that cancels the request.
pub fn request_status_bar(status: RequestStatus, can_stop: bool) -> impl Fn() -> Option<El> {
    let t = use_texts();
    let clock = use_clock();
    let announcer = use_announcer();
    let notice = move || {
        // The clock signal lags behind; the remaining seconds are computed from the actual time.
        clock.get();
        status.delay_notice(now_ms())
    };
    // Memos: the banner is not rebuilt each second.
    let is_delayed = memo(move |_| notice().is_some());
    let can_retry = memo(move |_| notice().is_some_and(|notice| notice != DelayNotice::Slow));
    let text = move || notice().map(t.delay_notice).unwrap_or_default();
    effect(move || {
        can_retry.track();
        if is_delayed.get() {
            announcer.announce(untrack(text));
        }
    });
    move || {
        if !is_delayed.get() {
            return None;
        }
        let retry =
            can_retry.get().then(|| button("primary").text(t.try_again).on_click(move || status.retry_now()));
        let stop = can_stop.then(|| button("").text(t.stop).on_click(move || status.stop()));
        Some(
            el("div")
                .class("banner info pending")
                .attr("role", "group")
                .attr("aria-label", t.waiting)
                .child(el("p").child(Icon::Hourglass.draw()).child(el("span").dyn_text(text)))
                .child(el("div").class("button-row").opt_child(retry).opt_child(stop)),
        )
    }
}
