//! The part of When that is loaded when it is needed: the user's own range, and why a range is not applied.

use leptos::{ev::KeyboardEvent, prelude::*};

use crate::{
    domain::filter::{
        Filter,
        sort::{Sort, SortField},
        time_range::TimeRange,
    },
    i18n::{
        context::use_dialog_texts,
        date::{local_minutes, parse_local_time},
    },
    state::{
        memo::memo,
        services::{Services, use_services},
        tasks::capability::ServerCapability,
        url_state::HistoryMode,
    },
    ui::{
        components::{
            icon::{Glyph, Icon},
            show::Show,
        },
        hooks::{
            bind::{Binding, bind},
            listener::listener,
        },
    },
};

/// The pause after which a typed time is used. While a year is typed, each of its digits makes a valid time.
const DEBOUNCE_MS: u32 = 600;

/// The fields of the user's own range, and the message for a range that the order prevents.
#[component]
pub fn TimeRangePanel() -> impl IntoView {
    let Services { url, tasks, .. } = use_services();
    let dialog_texts = use_dialog_texts();
    let is_own = memo(move || {
        url.filter().with(|filter| matches!(filter.time_range, Some(TimeRange::Between { .. })))
    });
    // Without a search on the server, this browser applies the range in any order.
    let is_ignored = memo(move || {
        tasks.capability() == ServerCapability::Search
            && url.filter().with(|filter| filter.time_range.is_some() && !filter.has_time_order())
    });
    let sort_by_time = move |_| {
        url.update_filter(HistoryMode::Push, |filter| Filter {
            sort: Sort { field: SortField::SubmitTime, ..filter.sort },
            ..filter.with_page(1)
        });
    };
    view! {
        <div class="time-range">
            <Show when=is_own>
                <OwnRange/>
            </Show>
            <Show when=is_ignored>
                <div class="banner info" role="status">
                    <Glyph icon=Icon::Warning/>
                    <p>{dialog_texts.range_needs_order}</p>
                    <button type="button" on:click=listener(sort_by_time)>{dialog_texts.sort_by_time}</button>
                </div>
            </Show>
        </div>
    }
}

#[component]
fn OwnRange() -> impl IntoView {
    let dialog_texts = use_dialog_texts();
    let is_invalid = RwSignal::new(false);
    view! {
        <div class="own-range">
            <RangeEnd id="range-from" label=dialog_texts.range_from is_start=true is_invalid/>
            <RangeEnd id="range-to" label=dialog_texts.range_to is_start=false is_invalid/>
            <p class="hint">{dialog_texts.range_zone}</p>
            <p id="range-problem" class="field-error" aria-live="polite">
                {move || if is_invalid.get() { dialog_texts.range_invalid } else { "" }}
            </p>
        </div>
    }
}

/// One end of the range, in the local time zone.
#[component]
fn RangeEnd(
    id: &'static str,
    label: &'static str,
    is_start: bool,
    is_invalid: RwSignal<bool>,
) -> impl IntoView {
    let Services { url, .. } = use_services();
    let ends = move || match url.filter().with(|filter| filter.time_range) {
        Some(TimeRange::Between { from, to }) => (from, to),
        Some(
            TimeRange::LastHour
            | TimeRange::Today
            | TimeRange::Yesterday
            | TimeRange::LastSevenDays
            | TimeRange::ThisMonth,
        )
        | None => (None, None),
    };
    let value = memo(move || {
        let (from, to) = ends();
        let end = if is_start { from } else { to };
        end.map(|ms| local_minutes(ms, "T")).unwrap_or_default()
    });
    let commit = move |typed: String| {
        let (from, to) = untrack(ends);
        let typed = parse_local_time(&typed);
        let range = if is_start { TimeRange::between(typed, to) } else { TimeRange::between(from, typed) };
        is_invalid.set(range.is_none());
        if range.is_some() {
            url.update_filter(HistoryMode::Replace, |filter| with_range(filter, range));
        }
    };
    let commits_on: fn(&KeyboardEvent) -> bool = |event| event.key() == "Enter";
    let binding = Binding::new(move || value.get(), commit)
        .debounce(DEBOUNCE_MS, commits_on)
        .on_discard(move || is_invalid.set(false));
    let binding = bind(binding);
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <input
                type="datetime-local"
                id=id
                max="9999-12-31T23:59"
                aria-describedby="range-problem"
                aria-invalid=move || is_invalid.get().then(|| "true".to_owned())
                {..binding}
            />
        </div>
    }
}

/// A filter with another range. The page is reset to the first only when the range changes.
fn with_range(filter: &Filter, time_range: Option<TimeRange>) -> Filter {
    if filter.time_range == time_range {
        return filter.clone();
    }
    Filter { time_range, ..filter.with_page(1) }
}
