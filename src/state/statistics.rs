//! The statistics of all tasks that match, as far as they were read.

use leptos::prelude::*;

use crate::{
    api::request::ReadRequest,
    domain::{
        filter::{Filter, sort::Sort},
        statistics::Statistics,
        task::Task,
    },
    state::{
        clock::offset_minutes,
        effect::effect,
        services::Services,
        settings::Settings,
        tasks::{
            read_job::{Flow, LocalFuture, ReadJob, ReadPhase, TaskConsumer},
            reader::TaskReader,
        },
    },
};

/// How many tasks are read at first.
const FIRST_LIMIT: u64 = 2000;
/// How many tasks are read on request.
pub const LARGER_LIMITS: [u64; 2] = [10_000, 100_000];
/// The charts are drawn anew after the first batch, and then each time after so many.
const BATCHES_PER_UPDATE: u32 = 10;

/// Statistics that are being collected. Copies share them.
#[derive(Clone, Copy)]
pub struct StatisticsStore {
    /// The reading.
    pub reading: ReadJob,
    statistics: StoredValue<Statistics>,
    /// Notifies those that show the statistics.
    changed: Trigger,
    limit: StoredValue<u64>,
    /// The number of starts: a batch of an earlier reading may still arrive.
    generation: StoredValue<u32>,
}

impl StatisticsStore {
    /// Nothing is read yet.
    pub fn new(settings: Settings) -> Self {
        let store = Self {
            reading: ReadJob::new(settings),
            statistics: StoredValue::new(Statistics::default()),
            changed: Trigger::new(),
            limit: StoredValue::new(FIRST_LIMIT),
            generation: StoredValue::new(0),
        };
        // What was read last is shown however the reading ends.
        effect(move || {
            store.reading.phase.track();
            store.changed.notify();
        });
        store
    }

    /// Reads the newest tasks that match the present filter, and forgets all others.
    pub fn start(self, services: Services) {
        let Services { tasks, actions, .. } = services;
        let client = tasks.client();
        self.reading.reset();
        self.generation.update_value(|generation| *generation += 1);
        self.statistics.set_value(Statistics::default());
        self.limit.set_value(FIRST_LIMIT);
        self.changed.notify();
        if client.endpoint().is_empty() {
            return;
        }
        let filter = Filter { sort: Sort::default(), ..tasks.filter() };
        let created_ids = actions.created_ids.get_untracked();
        let reader = TaskReader::new(&filter, created_ids, untrack(|| tasks.capability()));
        let generation = self.generation.get_value();
        let collector = Collector { store: self, generation, batches: 0, pending: Vec::new() };
        self.reading.start(client, reader, Box::new(collector));
    }

    /// Reads on until there are so many.
    pub fn read_up_to(self, limit: u64) {
        self.limit.set_value(limit);
        self.reading.go_on();
    }

    /// The statistics so far; tracked.
    pub fn with<T>(self, read: impl FnOnce(&Statistics) -> T) -> T {
        self.changed.track();
        self.statistics.with_value(read)
    }

    /// The number of tasks in the statistics, and of all that match as far as it is known; tracked.
    pub fn counts(self) -> (u64, Option<u64>) {
        let progress = self.reading.progress.get();
        let count = self.with(|statistics| statistics.counts.total());
        let is_running = self.reading.phase.with(|phase| *phase == ReadPhase::Running);
        // While it runs, the charts are drawn less often than the number changes.
        let count = if is_running { progress.read.min(self.limit.get_value()) } else { count };
        (count, progress.total)
    }
}

/// Adds the tasks that are read to the statistics.
struct Collector {
    store: StatisticsStore,
    generation: u32,
    batches: u32,
    /// Tasks that were read beyond the limit.
    pending: Vec<Task>,
}

impl Collector {
    /// Whether the statistics are still those of this reading.
    fn is_current(&self) -> bool {
        self.store.generation.try_get_value() == Some(self.generation)
    }

    /// Adds tasks up to the limit. Returns whether it is reached.
    fn add_pending(&mut self) -> bool {
        let StatisticsStore { statistics, limit, .. } = self.store;
        if !self.is_current() {
            return true;
        }
        let pending = &mut self.pending;
        let is_full = statistics.try_update_value(|statistics| {
            let room = limit.get_value().saturating_sub(statistics.counts.total());
            let count = pending.len().min(usize::try_from(room).unwrap_or(usize::MAX));
            for task in pending.drain(..count) {
                statistics.add(&task, task.submit_time.map_or(0, offset_minutes));
            }
            statistics.counts.total() >= limit.get_value()
        });
        is_full.unwrap_or(true)
    }
}

impl TaskConsumer for Collector {
    fn consume<'a>(&'a mut self, tasks: Vec<Task>, _request: &'a ReadRequest) -> LocalFuture<'a, Flow> {
        self.pending.extend(tasks);
        let flow = if self.add_pending() { Flow::Finish } else { Flow::Continue };
        if self.is_current() && self.batches.is_multiple_of(BATCHES_PER_UPDATE) {
            self.store.changed.notify();
        }
        self.batches += 1;
        Box::pin(async move { flow })
    }

    fn finish<'a>(&'a mut self, _request: &'a ReadRequest) -> LocalFuture<'a, bool> {
        self.add_pending();
        Box::pin(async { true })
    }
}
