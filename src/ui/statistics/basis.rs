//! What the statistics are based on: how many tasks were read, of which time, and how to read more.

use leptos::prelude::*;

use crate::{
    api::error::ApiError,
    domain::format::number::group_digits,
    i18n::{
        context::{use_error_texts, use_statistics_texts, use_texts},
        date::local_minutes,
    },
    state::{
        announcer::use_announcer,
        effect::effect,
        memo::memo,
        services::use_services,
        statistics::{LARGER_LIMITS, StatisticsStore},
        tasks::read_job::ReadPhase,
    },
    ui::{
        components::{
            error_view::ErrorDetails,
            icon::{Glyph, Icon},
            show::Show,
        },
        hooks::{focus::focus_next_frame, listener::listener},
    },
};

/// The first button.
const BUTTON: &str = ".basis .button-row button";

/// What the statistics are based on, the progress, and the buttons.
#[component]
pub fn Basis(store: StatisticsStore) -> impl IntoView {
    let (t, texts) = (use_texts(), use_statistics_texts());
    let services = use_services();
    let announcer = use_announcer();
    let phase = store.reading.phase;
    let is_running = memo(move || phase.with(|phase| matches!(phase, ReadPhase::Running | ReadPhase::Idle)));
    let counts = memo(move || store.counts());
    let times = move || {
        store.with(|statistics| {
            let time = |ms: Option<i64>| ms.map(|ms| local_minutes(ms, " "));
            let (from, to) = (time(statistics.oldest_ms)?, time(statistics.newest_ms)?);
            Some((texts.between)(&from, &to))
        })
    };
    let basis = move || {
        let (count, total) = counts.get();
        let digits = group_digits(count);
        let total = total.filter(|total| *total > count).map(group_digits);
        if is_running.get() {
            return (texts.reading)(&digits, counts.get().1.map(group_digits).as_deref());
        }
        let based = total.map_or_else(|| (texts.all)(&digits), |total| (texts.newest)(&digits, &total));
        based + &times().unwrap_or_else(|| ".".to_owned())
    };
    // The buttons are others in each state: the focus stays among them once one was pressed.
    let was_pressed = StoredValue::new(false);
    let press = move || {
        was_pressed.set_value(true);
        focus_next_frame([BUTTON.to_owned()]);
    };
    effect(move || {
        let is_running = is_running.get();
        request_animation_frame(move || {
            let is_lost = document().active_element().is_none_or(|element| element.tag_name() == "BODY");
            if is_lost && !is_running && was_pressed.try_get_value() == Some(true) {
                focus_next_frame([BUTTON.to_owned()]);
            }
        });
        if !is_running && untrack(|| phase.get()) == ReadPhase::Done {
            announcer.announce((texts.done)(&group_digits(untrack(|| counts.get().0))));
        }
    });
    let read_up_to = move |limit: u64| {
        press();
        store.read_up_to(limit);
    };
    let more = move || {
        let (count, total) = counts.get();
        let total = total.unwrap_or(u64::MAX);
        let limits = LARGER_LIMITS.into_iter().filter(|limit| *limit > count);
        // The last limit that is offered is the first that all tasks fit in.
        let smaller = limits.clone().filter(|limit| *limit < total).count();
        let button = move |limit: u64| {
            let name = if limit < total {
                (texts.read_up_to)(&group_digits(limit))
            } else {
                (texts.read_all)(&group_digits(total))
            };
            view! { <button type="button" on:click=listener(move |_| read_up_to(limit))>{name}</button> }
                .into_any()
        };
        (count < total).then(|| limits.take(smaller + 1).map(button).collect_view())
    };
    let can_go_on =
        memo(move || phase.with(|phase| matches!(phase, ReadPhase::Stopped | ReadPhase::Failed(_))));
    let idle = move || {
        view! {
            <Show when=can_go_on>
                <button type="button" class="primary" on:click=listener(move |_| {
                        press();
                        store.reading.go_on();
                    })>
                    {texts.go_on}
                </button>
            </Show>
            {move || more()}
            <button
                type="button"
                class="ghost"
                on:click=listener(move |_| {
                    press();
                    store.start(services);
                })
            >
                <Glyph icon=Icon::Refresh/>
                <span>{texts.read_again}</span>
            </button>
        }
    };
    let error = move || {
        phase.with(|phase| match phase {
            ReadPhase::Failed(error) => Some(error.clone()),
            ReadPhase::Idle | ReadPhase::Running | ReadPhase::Stopped | ReadPhase::Done => None,
        })
    };
    view! {
        <div class="basis">
            <p>{move || basis()}</p>
            <Show when=move || phase.with(|phase| *phase == ReadPhase::Stopped)>
                <p class="hint">{texts.stopped}</p>
            </Show>
            {move || error().map(|error| view! { <ReadError error/> })}
            <Show when=is_running>
                <progress
                    aria-label=texts.progress
                    max=move || counts.get().1.unwrap_or(1).max(1).to_string()
                    value=move || counts.get().0.to_string()
                ></progress>
            </Show>
            <div class="button-row">
                <Show when=is_running fallback=idle>
                    <button type="button" on:click=listener(move |_| {
                        press();
                        store.reading.stop();
                    })>{t.stop}</button>
                </Show>
            </div>
        </div>
    }
}

#[component]
fn ReadError(error: ApiError) -> impl IntoView {
    let (error_texts, texts) = (use_error_texts(), use_statistics_texts());
    let error_text = (error_texts.error)(&error);
    view! {
        <div class="error" role="alert">
            <Glyph icon=Icon::Warning/>
            <div>
                <h2>{error_text.title}</h2>
                <p>{error_text.text}</p>
                <p>{texts.failed_hint}</p>
                <ErrorDetails error/>
            </div>
        </div>
    }
}
