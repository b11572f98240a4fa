//! Charts that are tables: reasons, durations, actions and accounts.

use leptos::prelude::*;

use crate::{
    domain::{
        filter::field::FilterField,
        format::number::group_digits,
        statistics::{Outcome, OutcomeCounts},
    },
    i18n::context::{use_statistics_texts, use_texts},
    state::statistics::StatisticsStore,
    ui::statistics::{
        chart::{ChartSection, TableRow, percent, plain_bar, share, stacked_bar, status_of, table},
        show::{keep_outcome, show_tasks},
    },
};

/// The bounds of the histogram, in milliseconds.
const BOUNDS_MS: [i64; 9] = [1000, 5000, 15_000, 30_000, 60_000, 120_000, 300_000, 600_000, 1_800_000];
/// The most accounts.
const MAX_ACCOUNTS: usize = 50;

/// The cells of outcomes: all tasks with a bar, and the failure rate.
fn outcome_cells(counts: OutcomeCounts, max: u64) -> Vec<(Option<AnyView>, String)> {
    vec![
        (Some(stacked_bar(counts, max)), group_digits(counts.total())),
        (None, counts.failure_rate().map_or("–".to_owned(), percent)),
    ]
}

/// The reasons of failures.
#[component]
pub fn Reasons(store: StatisticsStore) -> impl IntoView {
    let (t, texts) = (use_texts(), use_statistics_texts());
    let show = show_tasks();
    let chart = move || {
        let (reasons, failed) =
            store.with(|statistics| (statistics.reasons(), statistics.counts.get(Outcome::Failure)));
        if reasons.is_empty() {
            return view! { <p class="hint">{texts.no_failures}</p> }.into_any();
        }
        let max = reasons.iter().map(|(_, count)| *count).max().unwrap_or_default();
        let failure = status_of(Outcome::Failure);
        let row = |(kind, count): (Option<_>, u64)| TableRow {
            name: kind.map_or(texts.unknown_reason, |kind| (t.fail_reason)(kind).title).to_owned(),
            press: None,
            cells: vec![
                (Some(plain_bar(failure.wire(), count, max)), group_digits(count)),
                (None, percent(share(count, failed))),
            ],
        };
        let headers = [t.field(FilterField::FailReason), texts.tasks, texts.share].map(str::to_owned);
        let mut rows: Vec<TableRow> = reasons.into_iter().map(row).collect();
        let press = Callback::new(move |()| show(&|filter| keep_outcome(filter, Outcome::Failure)));
        rows.push(TableRow {
            name: t.status(&failure),
            press: Some(press),
            cells: vec![(None, group_digits(failed)), (None, percent(1000))],
        });
        table(texts.reasons, headers.into(), rows)
    };
    view! { <ChartSection title=texts.reasons>{move || chart()}</ChartSection> }
}

/// The waiting and the running time.
#[component]
pub fn Durations(store: StatisticsStore) -> impl IntoView {
    let (t, texts) = (use_texts(), use_statistics_texts());
    let chart = move || {
        store.with(|statistics| {
            let all = [&statistics.waited, &statistics.ran];
            let headers = [texts.duration, texts.waited, texts.ran].map(str::to_owned);
            let percentile = |name: &str, percent: usize| {
                let text = |ms: Option<i64>| ms.map_or("–".to_owned(), |ms| t.duration(ms));
                let cells = all.map(|durations| (None, text(durations.percentile(percent))));
                TableRow { name: name.to_owned(), press: None, cells: cells.into() }
            };
            let histograms = all.map(|durations| durations.histogram(&BOUNDS_MS));
            let max = histograms.iter().flatten().copied().max().unwrap_or_default();
            let bucket = |index: usize| {
                let from = index.checked_sub(1).map(|before| BOUNDS_MS[before]);
                let name = (texts.durations_between)(from, BOUNDS_MS.get(index).copied());
                let cell = |it: usize| {
                    let count = histograms[it][index];
                    (Some(plain_bar("", count, max)), group_digits(count))
                };
                TableRow { name, press: None, cells: vec![cell(0), cell(1)] }
            };
            let mut rows = vec![percentile(texts.median, 50), percentile(texts.p90, 90)];
            rows.extend((0..=BOUNDS_MS.len()).map(bucket));
            table(texts.durations, headers.into(), rows)
        })
    };
    view! { <ChartSection title=texts.durations>{move || chart()}</ChartSection> }
}

/// The actions.
#[component]
pub fn Actions(store: StatisticsStore) -> impl IntoView {
    let (t, texts) = (use_texts(), use_statistics_texts());
    let show = show_tasks();
    let chart = move || {
        let actions = store.with(|statistics| statistics.actions());
        let max = actions.iter().map(|(_, counts)| counts.total()).max().unwrap_or_default();
        let row = |(action, counts): (Option<_>, OutcomeCounts)| TableRow {
            name: action.as_ref().map_or(texts.no_action.to_owned(), |action| t.action(action)),
            cells: outcome_cells(counts, max),
            press: action
                .map(|action| Callback::new(move |()| show(&|filter| filter.action = Some(action.clone())))),
        };
        let headers = [t.action_label, texts.tasks, texts.failure_rate].map(str::to_owned);
        table(texts.actions, headers.into(), actions.into_iter().map(row).collect())
    };
    view! { <ChartSection title=texts.actions>{move || chart()}</ChartSection> }
}

/// The accounts.
#[component]
pub fn Accounts(store: StatisticsStore) -> impl IntoView {
    let texts = use_statistics_texts();
    let show = show_tasks();
    let chart = move || {
        let accounts = store.with(|statistics| statistics.accounts());
        let max = accounts.iter().map(|(_, counts)| counts.total()).max().unwrap_or_default();
        let row = |(account, counts): (String, OutcomeCounts)| {
            // Servers filter by digits only.
            let is_id = !account.is_empty() && account.bytes().all(|byte| byte.is_ascii_digit());
            let name = if account.is_empty() { texts.no_account.to_owned() } else { account.clone() };
            let press = Callback::new(move |()| show(&|filter| filter.instance_id.clone_from(&account)));
            TableRow { name, press: is_id.then_some(press), cells: outcome_cells(counts, max) }
        };
        let headers = [texts.accounts, texts.tasks, texts.failure_rate].map(str::to_owned);
        table(texts.accounts, headers.into(), accounts.into_iter().take(MAX_ACCOUNTS).map(row).collect())
    };
    view! { <ChartSection title=texts.accounts>{move || chart()}</ChartSection> }
}
