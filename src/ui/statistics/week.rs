//! The hours of the week: a cell for each, darker where there are more tasks.

use leptos::prelude::*;

use crate::{
    domain::format::number::group_digits,
    i18n::context::{use_statistics_texts, use_texts},
    state::statistics::StatisticsStore,
    ui::statistics::chart::{ChartSection, TableRow, percent, table},
};

/// The number of shades, beside that of no tasks.
const SHADES: u64 = 5;

/// The hours of the week.
#[component]
pub fn WeekChart(store: StatisticsStore) -> impl IntoView {
    let (t, texts) = (use_texts(), use_statistics_texts());
    let busiest = move || {
        let week = store.with(|statistics| *statistics.week());
        let cells = (0..7).flat_map(|day| (0..24).map(move |hour| (day, hour)));
        let (day, hour) = cells.max_by_key(|(day, hour)| week[*day][*hour]).unwrap_or_default();
        (texts.busiest)(texts.weekdays[day], hour, &group_digits(week[day][hour]))
    };
    let cell = move |day: usize, hour: usize, count: u64, max: u64| {
        let shade = (count * SHADES).div_ceil(max.max(1));
        let name = [texts.weekdays[day], " ", &hour.to_string(), ":00"].concat();
        let title = (t.name_and_value)(&name, &group_digits(count));
        leptos::svg::rect()
            .attr("x", percent(hour as u64 * 10_000 / 240))
            .attr("y", percent(day as u64 * 10_000 / 70))
            .attr("width", "3.9%")
            .attr("height", "13%")
            .attr("class", ["shade-", &shade.to_string()].concat())
            .child(leptos::svg::title().child(title))
            .into_any()
    };
    let cells = move || {
        let week = store.with(|statistics| *statistics.week());
        let max = week.iter().flatten().copied().max().unwrap_or_default();
        let cells = (0..7).flat_map(|day| (0..24).map(move |hour| (day, hour)));
        cells.map(|(day, hour)| cell(day, hour, week[day][hour], max)).collect_view()
    };
    let rows = move || {
        let week = store.with(|statistics| *statistics.week());
        let row = |hour: usize| TableRow {
            name: format!("{hour}:00"),
            press: None,
            cells: week.iter().map(|day| (None, group_digits(day[hour]))).collect(),
        };
        let mut headers = vec![texts.hour.to_owned()];
        headers.extend(texts.weekdays.map(str::to_owned));
        table(texts.week, headers, (0..24).map(row).collect())
    };
    let label = |text: String| view! { <span>{text}</span> }.into_any();
    view! {
        <ChartSection title=texts.week table=rows>
            <p class="hint">{move || busiest()}</p>
            <div class="week">
                <div class="week-days" aria-hidden="true">
                    {texts.weekdays.map(|day| label(day.to_owned())).collect_view()}
                </div>
                <svg role="img" aria-label=move || [texts.week, ": ", &busiest()].concat()>{move || cells()}</svg>
                <div class="week-hours" aria-hidden="true">
                    {["0", "6", "12", "18"].map(|hour| label(hour.to_owned())).collect_view()}
                </div>
            </div>
        </ChartSection>
    }
}
