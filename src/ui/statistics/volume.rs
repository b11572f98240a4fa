//! The number of tasks over time: a column for each period, a part of it for each outcome.

use leptos::{
    ev::{Event, FocusEvent, KeyboardEvent},
    prelude::*,
};

use crate::{
    domain::{
        format::{number::group_digits, utc::format_minutes},
        statistics::{Outcome, OutcomeCounts, Period, Volume},
    },
    i18n::context::{use_statistics_texts, use_texts},
    state::{memo::memo, statistics::StatisticsStore},
    ui::{
        components::{icon::Glyph, show::Show},
        hooks::{
            listener::listener,
            roving_focus::{move_focus_after_key, move_tab_stop},
        },
        statistics::{
            chart::{ChartSection, TableRow, icon_of, outcome_name, percent, share, status_of, table},
            show::{keep_outcome, keep_period, show_tasks},
        },
    },
};

/// The most columns. They are wide enough for a finger on wide screens; the table has a button for each on narrow ones.
const MAX_COLUMNS: usize = 31;

/// The tasks over time.
#[component]
pub fn VolumeChart(store: StatisticsStore) -> impl IntoView {
    let (t, texts) = (use_texts(), use_statistics_texts());
    let chosen = RwSignal::new(None::<Period>);
    let period = memo(move || {
        chosen.get().unwrap_or_else(|| store.with(|statistics| statistics.fitting_period(MAX_COLUMNS)))
    });
    let volumes = move || {
        let period = period.get();
        store.with(|statistics| statistics.volume(period, MAX_COLUMNS))
    };
    let is_cut = memo(move || {
        let drawn: u64 = volumes().iter().map(|volume| volume.counts.total()).sum();
        drawn < store.with(|statistics| statistics.counts.total())
    });
    // Times are local already.
    let time = move |volume: &Volume| {
        let text = format_minutes(volume.start_ms, " ");
        let length = match period.get_untracked() {
            Period::Hour => text.len(),
            Period::Day | Period::Week => "2026-11-27".len(),
        };
        text[..length].to_owned()
    };
    let in_words = move |counts: OutcomeCounts| {
        let parts = Outcome::ALL.into_iter().filter(|outcome| counts.get(*outcome) > 0);
        let parts: Vec<String> = parts
            .map(|outcome| {
                (t.name_and_value)(&outcome_name(outcome, t, texts.open), &group_digits(counts.get(outcome)))
            })
            .collect();
        if parts.is_empty() { "0".to_owned() } else { parts.join(" · ") }
    };
    let show = show_tasks();
    let column = move |(index, volume): (usize, Volume), max: u64| {
        let name = (texts.column)(&time(&volume), &in_words(volume.counts));
        let mut top = 100_u64 * 10;
        let part = |outcome: Outcome| {
            let height = share(volume.counts.get(outcome), max);
            top = top.saturating_sub(height);
            leptos::svg::rect()
                .attr("y", percent(top))
                .attr("width", "100%")
                .attr("height", percent(height))
                .attr("data-status", status_of(outcome).wire().to_owned())
                .into_any()
        };
        let parts = Outcome::ALL.map(part).collect_view();
        view! {
            <button
                type="button"
                class="column"
                tabindex=if index == 0 { "0" } else { "-1" }
                aria-label=name.clone()
                title=name
                on:click=listener(move |_| show(&|filter| keep_period(filter, &volume)))
            >
                <svg aria-hidden="true">{parts}</svg>
            </button>
        }
        .into_any()
    };
    let chart = move || {
        let volumes = volumes();
        let max = volumes.iter().map(|volume| volume.counts.total()).max().unwrap_or_default();
        let end = |volume: Option<&Volume>| volume.map(time);
        let ends = [end(volumes.first()), end(volumes.last())];
        let columns = volumes.into_iter().enumerate().map(|item| column(item, max)).collect_view();
        view! {
            <p class="axis" aria-hidden="true">{group_digits(max)}</p>
            <div
                class="columns"
                role="group"
                aria-label=texts.volume
                on:keydown=listener(|event: KeyboardEvent| move_focus_after_key(&event))
                on:focusin=listener(|event: FocusEvent| move_tab_stop(&event))
            >
                {columns}
            </div>
            <p class="axis ends" aria-hidden="true">
                {ends.map(|end| view! { <span>{end}</span> }.into_any()).collect_view()}
            </p>
        }
        .into_any()
    };
    let legend = move || {
        let counts = store.with(|statistics| statistics.counts);
        let item = |outcome: Outcome| {
            let count = counts.get(outcome);
            let name = outcome_name(outcome, t, texts.open);
            let text =
                [group_digits(count), " · ".to_owned(), percent(share(count, counts.total()))].concat();
            let title = (texts.show)(&name);
            view! {
                <button
                    type="button"
                    class="ghost legend"
                    data-status=status_of(outcome).wire().to_owned()
                    title=title
                    on:click=listener(move |_| show(&|filter| keep_outcome(filter, outcome)))
                >
                    <Glyph icon=icon_of(outcome)/>
                    <span>{name}</span>
                    " "
                    <span class="legend-count">{text}</span>
                </button>
            }
            .into_any()
        };
        Outcome::ALL.map(item).collect_view().into_any()
    };
    let rows = move || {
        let row = |volume: Volume| {
            let mut cells = vec![(None, group_digits(volume.counts.total()))];
            cells.extend(Outcome::ALL.map(|outcome| (None, group_digits(volume.counts.get(outcome)))));
            let press = Callback::new(move |()| show(&|filter| keep_period(filter, &volume)));
            TableRow { name: time(&volume), press: Some(press), cells }
        };
        let mut headers = vec![texts.time.to_owned(), texts.tasks.to_owned()];
        headers.extend(Outcome::ALL.map(|outcome| outcome_name(outcome, t, texts.open)));
        table(texts.volume, headers, volumes().into_iter().rev().map(row).collect())
    };
    let option = move |it: Period| {
        view! {
            <option value=(it as u8).to_string() prop:selected=move || period.get() == it>
                {(texts.period)(it)}
            </option>
        }
        .into_any()
    };
    let choose = move |event: Event| {
        let value = event_target_value(&event);
        chosen.set(Period::ALL.into_iter().find(|period| (*period as u8).to_string() == value));
    };
    view! {
        <ChartSection title=texts.volume table=rows>
            <div class="chart-head">
                <p class="hint">{texts.volume_hint}</p>
                <div class="field">
                    <label for="period">{texts.periods}</label>
                    <select id="period" on:change=listener(choose)>
                        {Period::ALL.map(option).collect_view()}
                    </select>
                </div>
            </div>
            <div class="legends">{move || legend()}</div>
            <div class="volume">{move || chart()}</div>
            <Show when=is_cut>
                <p class="hint">{(texts.latest)(MAX_COLUMNS)}</p>
            </Show>
        </ChartSection>
    }
}
