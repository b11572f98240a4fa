//! The banner of a delayed request: that it is slow, when it is retried, or that the browser is offline; with buttons to retry
//! now and to stop.

use leptos::prelude::*;

use crate::{
    api::request::DelayNotice,
    i18n::context::use_texts,
    state::{
        announcer::use_announcer,
        clock::{now_ms, use_clock},
        effect::effect,
        memo::memo,
        tasks::request_status::RequestStatus,
    },
    ui::{
        components::{
            icon::{Glyph, Icon},
            show::Show,
        },
        hooks::listener::listener,
    },
};

/// The banner, while the request is delayed.
#[component]
pub fn RequestStatusBar(
    /// The status of the request.
    status: RequestStatus,
    /// Whether there is a button that cancels the request.
    can_stop: bool,
) -> impl IntoView {
    let t = use_texts();
    let clock = use_clock();
    let announcer = use_announcer();
    let notice = move || {
        // The clock signal lags behind; the remaining seconds are computed from the actual time.
        clock.get();
        status.delay_notice(now_ms())
    };
    // Memos: the banner is not rebuilt each second.
    let is_delayed = memo(move || notice().is_some());
    let can_retry = memo(move || notice().is_some_and(|notice| notice != DelayNotice::Slow));
    let text = move || notice().map(t.delay_notice).unwrap_or_default();
    effect(move || {
        can_retry.track();
        if is_delayed.get() {
            announcer.announce(untrack(text));
        }
    });
    view! {
        <Show when=is_delayed>
            <div class="banner info pending" role="group" aria-label=t.waiting>
                <p>
                    <Glyph icon=Icon::Hourglass/>
                    <span>{move || text()}</span>
                </p>
                <div class="button-row">
                    <Show when=can_retry>
                        <button type="button" class="primary" on:click=listener(move |_| status.retry_now())>
                            {t.try_again}
                        </button>
                    </Show>
                    <Show when=move || can_stop>
                        <button type="button" on:click=listener(move |_| status.stop())>{t.stop}</button>
                    </Show>
                </div>
            </div>
        </Show>
    }
}
