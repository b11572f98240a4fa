//! Counts of tasks: how many each status button and each preset of When would show under the other filters.
//!
//! Each count is a question for one task that reads the total. They are asked one after the other while nothing else happens.

use leptos::prelude::*;

use crate::{
    api::{error::ApiError, request::ReadRequest},
    domain::{
        filter::{Filter, time_range::TimeRange},
        status::Status,
        task::Task,
    },
    state::{
        clock::monotonic_ms,
        effect::effect,
        polling::{
            poll::{PlannedPoll, PollOutcome, Poller, SendPoll},
            schedule::{PollState, next_count_poll},
        },
        settings::Settings,
        tasks::{
            capability::ServerCapability, load_state::LoadState, range::range_counts, store::TaskStore,
            task_source::TaskSource,
        },
        url_state::UrlState,
    },
};

/// The number of tasks of each status, and in each preset of When; None as long as it is unknown.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Counts {
    /// In the order of [`Status::KNOWN`], whichever statuses the filter has.
    pub statuses: [Option<u64>; Status::KNOWN.len()],
    /// In the order of [`TimeRange::PRESETS`], whichever range the filter has.
    pub presets: [Option<u64>; TimeRange::PRESETS.len()],
    /// When all of them were known, in milliseconds of the monotonic clock.
    pub completed_ms: Option<f64>,
}

/// The counts as a signal, which lives as long as the filters are shown.
#[derive(Clone, Copy)]
pub struct CountStore {
    /// The counts.
    pub counts: RwSignal<Counts>,
    tasks: TaskStore,
    settings: Settings,
}

impl CountStore {
    /// Without counts. From now on, those of another filter or server are removed.
    pub fn follow(url: UrlState, tasks: TaskStore, settings: Settings) -> Self {
        let store = Self { counts: RwSignal::new(Counts::default()), tasks, settings };
        let mut before = (Filter::default(), None, true);
        effect(move || {
            // Each change of the filter or the server starts a load.
            tasks.with(LoadState::is_waiting);
            let filter = url.filter().with(|filter| Filter { size: 1, ..filter.with_page(1) });
            let latest = (filter, Some(tasks.client()), settings.counts.get());
            if latest == before {
                return;
            }
            // The counts of the statuses do not depend on the statuses of the filter.
            before.0.statuses.clone_from(&latest.0.statuses);
            let statuses =
                if latest == before { store.counts.get_untracked().statuses } else { Default::default() };
            store.counts.set(Counts { statuses, ..Counts::default() });
            before = latest;
        });
        store
    }

    /// Counts tasks until the current owner is cleaned up: it lives only while the page of tasks is up to date.
    pub fn start(self) {
        let Self { counts, settings, .. } = self;
        let poller = Poller::new(settings);
        poller.start(move |state: PollState| {
            let completed = counts.with_untracked(|counts| counts.completed_ms);
            let age = completed.map(|at| ((monotonic_ms() - at) / 1000.0) as u32);
            let seconds = next_count_poll(settings.refresh_interval.get(), age, state)?;
            Some(PlannedPoll { delay_ms: seconds.saturating_mul(1000), visible: false, send: self.send() })
        });
        effect(move || {
            if poller.is_hidden() {
                poller.cancel();
            }
        });
    }

    fn send(self) -> SendPoll {
        Box::new(move |request| {
            Box::pin(async move {
                let Self { counts, tasks, .. } = self;
                // A list of tasks that was fetched for the page is not fetched again.
                request.set_may_reuse(true);
                let capability = untrack(|| tasks.capability());
                let show = |latest: Counts| {
                    if !request.is_stopped() {
                        counts.try_set(latest);
                    }
                };
                let (client, filter, before) = (tasks.client(), tasks.filter(), counts.get_untracked());
                match count_all(&client, capability, &filter, before, &request, show).await {
                    _ if request.is_stopped() => PollOutcome::Discarded,
                    Ok(latest) => {
                        counts.try_set(Counts { completed_ms: Some(monotonic_ms()), ..latest });
                        PollOutcome::Success
                    }
                    Err(error) => PollOutcome::from_error(&error),
                }
            })
        })
    }
}

/// Counts the tasks of all statuses and presets; `show` is called after each question.
///
/// # Errors
/// Any [`ApiError`].
pub async fn count_all<S: TaskSource>(
    source: &S,
    capability: ServerCapability,
    filter: &Filter,
    before: Counts,
    request: &ReadRequest,
    show: impl Fn(Counts),
) -> Result<Counts, ApiError> {
    let mut counts = before;
    for (count, status) in Status::KNOWN.into_iter().enumerate() {
        let filter = Filter { statuses: vec![status], ..filter.clone() };
        counts.statuses[count] = Some(count_tasks(source, capability, &filter, request).await?);
        show(counts);
    }
    let presets = TimeRange::PRESETS.map(|preset| source.resolve(preset));
    let found = match capability {
        ServerCapability::Search => search_counts(source, filter, &presets, request).await?,
        ServerCapability::List(_) | ServerCapability::ById => {
            let (tasks, _) = &*source.list(request).await?;
            presets.map(|preset| count_locally(&with_range(filter, Some(preset)), tasks)).to_vec()
        }
    };
    for (count, found) in counts.presets.iter_mut().zip(found) {
        *count = Some(found);
    }
    show(counts);
    Ok(counts)
}

async fn count_tasks<S: TaskSource>(
    source: &S,
    capability: ServerCapability,
    filter: &Filter,
    request: &ReadRequest,
) -> Result<u64, ApiError> {
    let range = filter.time_range.map(|range| source.resolve(range));
    match (capability, range) {
        (ServerCapability::List(_) | ServerCapability::ById, _) => {
            let (tasks, _) = &*source.list(request).await?;
            Ok(count_locally(&with_range(filter, range), tasks))
        }
        (ServerCapability::Search, Some(range)) if filter.has_time_order() => {
            Ok(search_counts(source, filter, &[range], request).await?.into_iter().sum())
        }
        (ServerCapability::Search, Some(_) | None) => {
            let one = Filter { size: 1, ..filter.with_page(1) };
            Ok(source.query(&one.to_query(), request).await?.total(1, 1))
        }
    }
}

async fn search_counts<S: TaskSource>(
    source: &S,
    filter: &Filter,
    ranges: &[TimeRange],
    request: &ReadRequest,
) -> Result<Vec<u64>, ApiError> {
    let query = filter.to_query();
    let mut index = source.range_index(&query);
    let counts = range_counts(source, filter, ranges, &mut index, request).await;
    source.keep_range_index(&query, index);
    counts
}

fn with_range(filter: &Filter, time_range: Option<TimeRange>) -> Filter {
    Filter { time_range, ..filter.clone() }
}

fn count_locally(filter: &Filter, tasks: &[Task]) -> u64 {
    tasks.iter().filter(|task| filter.matches(task)).count() as u64
}
