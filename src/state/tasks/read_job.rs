//! A reading of all tasks that match, which the user watches, stops and continues.

use std::pin::Pin;

use leptos::{prelude::*, task::spawn_local};

use crate::{
    api::{client::Client, error::ApiError, request::ReadRequest, retry::MAX_ATTEMPTS},
    domain::{pace::Pace, task::Task},
    state::{
        clock::monotonic_ms,
        settings::Settings,
        tasks::reader::{ReadProgress, TaskReader},
    },
};

/// A future of one thread.
pub type LocalFuture<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>;

/// How to go on after a batch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flow {
    /// Read on.
    Continue,
    /// There is enough.
    Finish,
    /// Stop, because the user has stopped or the tasks cannot be taken.
    Stop,
}

/// What takes the tasks that are read.
pub trait TaskConsumer {
    /// Takes the next tasks; all of them, whatever it returns. `request` is stopped when the user stops.
    fn consume<'a>(&'a mut self, tasks: Vec<Task>, request: &'a ReadRequest) -> LocalFuture<'a, Flow>;

    /// Called before [`TaskConsumer::finish`] if the user wants no more than what is done. Forgets what is not.
    fn drop_pending(&mut self) {}

    /// Called after the last tasks. Returns whether it is done; otherwise it is called again later.
    fn finish<'a>(&'a mut self, _request: &'a ReadRequest) -> LocalFuture<'a, bool> {
        Box::pin(async { true })
    }

    /// Called when the reading is given up.
    fn discard(self: Box<Self>) -> LocalFuture<'static, ()> {
        Box::pin(async {})
    }
}

/// The state of a reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadPhase {
    /// Not started.
    Idle,
    /// Tasks are being read.
    Running,
    /// The user has stopped it, or the consumer has.
    Stopped,
    /// A request has failed, after the usual attempts.
    Failed(ApiError),
    /// All tasks were read.
    Done,
}

/// What is left to do: from which server, by which reader, for whom.
type Rest = (Client, TaskReader, Box<dyn TaskConsumer>);

/// A reading. Copies share it. It stops when its owner is cleaned up.
#[derive(Clone, Copy)]
pub struct ReadJob {
    /// Its state.
    pub phase: RwSignal<ReadPhase>,
    /// How many tasks were read.
    pub progress: RwSignal<ReadProgress>,
    /// How fast tasks are read.
    pub pace: RwSignal<Pace>,
    settings: Settings,
    request: StoredValue<Option<ReadRequest>, LocalStorage>,
    /// The number of resets, after which a reading that still ends is forgotten.
    generation: StoredValue<u32>,
    /// What is left to do while it is not running.
    rest: StoredValue<Option<Rest>, LocalStorage>,
}

impl ReadJob {
    /// Not started.
    pub fn new(settings: Settings) -> Self {
        let job = Self {
            phase: RwSignal::new(ReadPhase::Idle),
            progress: RwSignal::new(ReadProgress::default()),
            pace: RwSignal::new(Pace::default()),
            settings,
            request: StoredValue::new_local(None),
            generation: StoredValue::new(0),
            rest: StoredValue::new_local(None),
        };
        on_cleanup(move || job.reset());
        job
    }

    /// Starts to read, unless tasks are being read.
    pub fn start(self, client: Client, reader: TaskReader, consumer: Box<dyn TaskConsumer>) {
        if !self.is_running() {
            self.progress.set(reader.progress());
            self.rest.set_value(Some((client, reader, consumer)));
            self.go_on();
        }
    }

    /// Continues where it was stopped or has failed.
    pub fn go_on(self) {
        self.run(true);
    }

    /// Finishes with the tasks that were read so far.
    pub fn finish(self) {
        self.run(false);
    }

    fn run(self, reads_on: bool) {
        let Some((client, mut reader, mut consumer)) = self.rest.try_update_value(Option::take).flatten()
        else {
            return;
        };
        let seconds = self.settings.read_seconds.get_untracked();
        let request = ReadRequest::new(seconds, MAX_ATTEMPTS, |_| {});
        self.request.set_value(Some(request.clone()));
        let generation = self.generation.get_value();
        self.pace.set(Pace::default());
        self.phase.set(ReadPhase::Running);
        spawn_local(async move {
            let phase = if reads_on {
                self.read(&client, &mut reader, &mut consumer, &request).await
            } else {
                consumer.drop_pending();
                ReadPhase::Done
            };
            let is_unfinished = phase == ReadPhase::Done && !consumer.finish(&request).await;
            let phase = if is_unfinished { ReadPhase::Stopped } else { phase };
            // It may have been given up, or its owner cleaned up.
            if self.generation.try_get_value() != Some(generation) {
                return consumer.discard().await;
            }
            self.rest.try_set_value(Some((client, reader, consumer)));
            self.phase.try_set(phase);
        });
    }

    /// Reads until the end, a failure or a stop.
    async fn read(
        self,
        client: &Client,
        reader: &mut TaskReader,
        consumer: &mut Box<dyn TaskConsumer>,
        request: &ReadRequest,
    ) -> ReadPhase {
        loop {
            let result = reader.next(client, request).await;
            let progress = reader.progress();
            self.progress.try_set(progress);
            self.pace.try_update(|pace| pace.add(monotonic_ms(), progress.read));
            let flow = match result {
                Ok(Some(tasks)) => consumer.consume(tasks, request).await,
                Ok(None) => Flow::Finish,
                Err(_) if request.is_stopped() => Flow::Stop,
                Err(error) => return ReadPhase::Failed(error),
            };
            match flow {
                Flow::Continue if request.is_stopped() => return ReadPhase::Stopped,
                Flow::Continue => {}
                Flow::Finish => return ReadPhase::Done,
                Flow::Stop => return ReadPhase::Stopped,
            }
        }
    }

    /// Stops it. [`ReadJob::go_on`] continues.
    pub fn stop(self) {
        self.request.with_value(|request| request.iter().for_each(ReadRequest::stop));
    }

    /// Gives the reading up.
    pub fn reset(self) {
        self.stop();
        self.generation.update_value(|generation| *generation += 1);
        if let Some((.., consumer)) = self.rest.try_update_value(Option::take).flatten() {
            spawn_local(consumer.discard());
        }
        self.phase.set(ReadPhase::Idle);
        self.progress.set(ReadProgress::default());
    }

    /// Whether tasks are being read; not tracked.
    pub fn is_running(self) -> bool {
        self.phase.with_untracked(|phase| *phase == ReadPhase::Running)
    }
}
