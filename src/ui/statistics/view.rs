//! The view of the statistics.

use leptos::prelude::*;

use crate::{
    domain::{
        filter::{DEFAULT_SIZE, Filter, sort::Sort},
        format::number::group_digits,
        statistics::{Outcome, Statistics},
    },
    i18n::context::{use_statistics_texts, use_texts},
    state::{
        effect::effect,
        memo::memo,
        services::{Services, use_services},
        statistics::StatisticsStore,
        tasks::read_job::ReadPhase,
    },
    ui::{
        components::{
            empty_state::{NoMatches, NoTasks},
            show::Show,
        },
        ids::RESULTS_ID,
        statistics::{
            basis::Basis,
            chart::percent,
            tables::{Accounts, Actions, Durations, Reasons},
            volume::VolumeChart,
            week::WeekChart,
        },
    },
};

/// The statistics of the tasks that match, in place of the tasks.
#[component]
pub fn StatisticsView() -> impl IntoView {
    let services = use_services();
    let Services { url, settings, .. } = services;
    let t = use_texts();
    let store = StatisticsStore::new(settings);
    // Order, page and page size make no difference.
    let filter = memo(move || {
        url.filter().with(|filter| Filter {
            sort: Sort::default(),
            size: DEFAULT_SIZE,
            ..filter.with_page(1)
        })
    });
    let client = memo(move || settings.connection.with(|connection| connection.client()));
    effect(move || {
        // Read, because a memo that nobody reads follows nothing.
        filter.with(|_| ());
        client.with(|_| ());
        untrack(|| store.start(services));
    });
    let is_empty = memo(move || store.with(|statistics| statistics.counts.total() == 0));
    let has_none = memo(move || is_empty.get() && store.reading.phase.get() == ReadPhase::Done);
    let has_filters = memo(move || filter.with(Filter::has_filters));
    let empty = move || {
        if has_filters.get() { view! { <NoMatches/> }.into_any() } else { view! { <NoTasks/> }.into_any() }
    };
    view! {
        <section class="statistics" id=RESULTS_ID tabindex="-1" aria-label=t.statistics>
            <Basis store/>
            <Show when=has_none>{move || empty()}</Show>
            <Show when=move || !is_empty.get()>
                <div class="charts">
                    <Summary store/>
                    <VolumeChart store/>
                    <Durations store/>
                    <Reasons store/>
                    <Actions store/>
                    <Accounts store/>
                    <WeekChart store/>
                </div>
            </Show>
        </section>
    }
}

/// The most important figures.
#[component]
fn Summary(store: StatisticsStore) -> impl IntoView {
    let (t, texts) = (use_texts(), use_statistics_texts());
    let figures = move |statistics: &Statistics| {
        let counts = statistics.counts;
        let duration = |ms: Option<i64>| ms.map_or("–".to_owned(), |ms| t.duration(ms));
        [
            (texts.tasks, group_digits(counts.total())),
            (texts.open, group_digits(counts.get(Outcome::Open))),
            (texts.failure_rate, counts.failure_rate().map_or("–".to_owned(), percent)),
            (texts.waited, duration(statistics.waited.percentile(50))),
            (texts.ran, duration(statistics.ran.percentile(50))),
        ]
    };
    let hint = move |name: &str| {
        if name == texts.waited || name == texts.ran {
            [" · ", texts.median].concat()
        } else {
            String::new()
        }
    };
    let tile = move |(name, value): (&'static str, String)| {
        view! {
            <div>
                <dt>{[name, &hint(name)].concat()}</dt>
                <dd>{value}</dd>
            </div>
        }
        .into_any()
    };
    view! {
        <dl class="figures">
            {move || store.with(figures).map(tile).collect_view()}
        </dl>
    }
}
