//! Parts of charts: a section with a title, bars, and a table. Sizes are SVG attributes, which the content policy allows.

use leptos::{children::ViewFn, prelude::*};

use crate::{
    domain::{
        statistics::{Outcome, OutcomeCounts},
        status::Status,
    },
    i18n::{context::use_statistics_texts, texts::Texts},
    ui::{components::icon::Icon, hooks::listener::listener},
};

/// Tenths of a percent as text.
pub fn percent(tenths: u64) -> String {
    format!("{}.{}%", tenths / 10, tenths % 10)
}

/// The share of a number in tenths of a percent.
pub fn share(count: u64, total: u64) -> u64 {
    (count * 1000 + total / 2).checked_div(total).unwrap_or_default()
}

/// A length in percent of the largest one, as an SVG attribute.
pub fn length(value: u64, max: u64) -> String {
    let tenths = share(value, max.max(1));
    percent(if value > 0 { tenths.max(4) } else { 0 })
}

/// The status that gives an outcome its color and icon.
pub fn status_of(outcome: Outcome) -> Status {
    match outcome {
        Outcome::Success => Status::Success,
        Outcome::Failure => Status::Failure,
        Outcome::Cancel => Status::Cancel,
        Outcome::Open => Status::InProgress,
    }
}

/// The icon of an outcome.
pub fn icon_of(outcome: Outcome) -> Icon {
    Icon::of_status(&status_of(outcome))
}

/// The name of an outcome.
pub fn outcome_name(outcome: Outcome, t: &Texts, open: &str) -> String {
    match outcome {
        Outcome::Success | Outcome::Failure | Outcome::Cancel => t.status(&status_of(outcome)),
        Outcome::Open => open.to_owned(),
    }
}

/// A chart with its title.
#[component]
pub fn ChartSection(
    /// The title.
    title: &'static str,
    /// The chart.
    children: ChildrenFn,
    /// The table behind it, if the chart is not one itself.
    #[prop(optional, into)]
    table: Option<ViewFn>,
) -> impl IntoView {
    let texts = use_statistics_texts();
    let table = table.map(|table| {
        view! {
            <details class="details">
                <summary>{(texts.table)(title)}</summary>
                {move || table.run()}
            </details>
        }
    });
    view! {
        <section class="chart" aria-label=title>
            <h2>{title}</h2>
            {children()}
            {table}
        </section>
    }
}

/// A horizontal bar of outcomes. The numbers are beside it.
pub fn stacked_bar(counts: OutcomeCounts, max: u64) -> AnyView {
    let mut left = 0;
    let part = |outcome: Outcome| {
        let (count, start) = (counts.get(outcome), left);
        left += count;
        bar_part(status_of(outcome).wire(), start, count, max)
    };
    let parts = Outcome::ALL.map(part).collect_view();
    view! { <svg class="bar" aria-hidden="true">{parts}</svg> }.into_any()
}

/// A horizontal bar of the color of a status, or of the accent.
pub fn plain_bar(status: &str, count: u64, max: u64) -> AnyView {
    let part = bar_part(status, 0, count, max);
    view! { <svg class="bar" aria-hidden="true">{part}</svg> }.into_any()
}

fn bar_part(status: &str, start: u64, count: u64, max: u64) -> AnyView {
    let x = percent(share(start, max.max(1)));
    let width = length(count, max);
    let status = status.to_owned();
    leptos::svg::rect()
        .attr("x", x)
        .attr("width", width)
        .attr("height", "100%")
        .attr("data-status", status)
        .into_any()
}

/// A row of a table: its name, what a press on the name does, and its cells, each with a bar if it has one.
pub struct TableRow {
    /// The name.
    pub name: String,
    /// Shows the tasks of the row.
    pub press: Option<Callback<()>>,
    /// The cells.
    pub cells: Vec<(Option<AnyView>, String)>,
}

/// A table.
pub fn table(title: &'static str, headers: Vec<String>, rows: Vec<TableRow>) -> AnyView {
    let texts = use_statistics_texts();
    let header = |name: String| view! { <th scope="col">{name}</th> }.into_any();
    let cell =
        |(bar, text): (Option<AnyView>, String)| view! { <td>{bar} <span>{text}</span></td> }.into_any();
    let row = move |TableRow { name, press, cells }: TableRow| {
        let name = match press {
            Some(press) => {
                let title = (texts.show)(&name);
                view! {
                    <button
                        type="button"
                        class="ghost"
                        title=title
                        on:click=listener(move |_| press.run(()))
                    >
                        {name}
                    </button>
                }
                .into_any()
            }
            None => view! { <span>{name}</span> }.into_any(),
        };
        view! {
            <tr>
                <th scope="row">{name}</th>
                {cells.into_iter().map(cell).collect_view()}
            </tr>
        }
        .into_any()
    };
    view! {
        <table class="chart-table" aria-label=title>
            <thead>
                <tr>{headers.into_iter().map(header).collect_view()}</tr>
            </thead>
            <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
        </table>
    }
    .into_any()
}
