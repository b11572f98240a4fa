//! The simulated server state: generated tasks and their changes. It is independent of HTTP.

pub mod background_tasks;
pub mod buttons;
pub mod clock;
pub mod commands;
pub mod fail_reasons;
mod history;
mod injected_tasks;
pub mod kind;
mod lineage;
mod lookup;
pub mod prompt_triggers;
pub mod prompts;
pub mod query;
pub mod rng;
mod shorten;
pub mod sort;
pub mod task_generator;
pub mod task_record;
mod texts;
pub mod themes;
pub mod timeline;
pub mod vocabulary;
pub mod wire_task;

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use self::background_tasks::BackgroundTasks;
use self::clock::Millis;
pub use self::injected_tasks::InjectedTasks;
use self::prompts::Prompt;
use self::task_generator::TaskGenerator;
use self::task_record::{NONE, TaskRecord};
pub use self::texts::account;
use self::vocabulary::STATES;
use crate::pictures::derived_image::BlendInput;
use crate::pictures::raster::Raster;

/// Maximum number of distinct prompts.
const MAX_PROMPTS: usize = 24_000;

/// All tasks, oldest first, and the tables that they refer to.
pub struct World {
    /// Seed of all generated data.
    pub seed: u64,
    /// Time of the start: older tasks can have expired or missing images.
    pub begin: Millis,
    /// The tasks.
    pub records: Vec<TaskRecord>,
    /// Prompts, shared by the tasks.
    pub prompts: Vec<Prompt>,
    /// Custom states.
    pub states: Vec<Arc<str>>,
    /// Additional data of submitted tasks, by record.
    pub extras: HashMap<u32, Extra>,
    /// Records whose image seed was requested before.
    pub seeds: HashSet<u32>,
    /// Tasks injected by tests.
    pub injected: InjectedTasks,
    /// No background tasks.
    pub no_background: bool,
    /// New tasks do not fail at random.
    pub never_fail: bool,
    /// Remix mode: variations and rerolls ask for a prompt first.
    pub remix: bool,
    generator: TaskGenerator,
    background_tasks: BackgroundTasks,
}

/// Additional data of a submitted task.
#[derive(Default, Clone)]
pub struct Extra {
    /// Webhook of the client.
    pub notify_hook: Option<String>,
    /// Uploaded image.
    pub picture: Option<String>,
    /// Record that is shown again.
    pub shown: Option<u32>,
    /// Images of a blend, and their dimensions.
    pub blended: Option<(Arc<[BlendInput]>, String)>,
    /// Region to replace.
    pub mask: Option<Arc<Raster>>,
    /// Uses the Niji model, whatever the prompt says.
    pub niji: bool,
}

impl World {
    /// Generates a world.
    #[must_use]
    pub fn new(seed: u64, tasks: usize, now: Millis) -> Self {
        let pool = (tasks / 2 + 64).min(MAX_PROMPTS);
        let prompts = (0..pool).map(|number| prompts::generate(seed, number as u64)).collect();
        let mut generator = TaskGenerator::new(seed, u32::try_from(pool).unwrap_or(NONE));
        let records = history::fill(seed, tasks, now, &mut generator);
        Self {
            seed,
            begin: now,
            records,
            prompts,
            states: STATES.iter().map(|&state| state.into()).collect(),
            extras: HashMap::new(),
            seeds: HashSet::new(),
            injected: InjectedTasks::default(),
            no_background: false,
            never_fail: false,
            remix: false,
            generator,
            background_tasks: BackgroundTasks::after(now),
        }
    }

    /// Adds a task as the newest and returns its index.
    pub fn push(&mut self, mut record: TaskRecord) -> u32 {
        // Ids must increase, even within one millisecond.
        record.id = record.id.max(self.records.last().map_or(0, |last| last.id + 1));
        let index = u32::try_from(self.records.len()).unwrap_or(NONE);
        if let Some(parent) = self.records.get_mut(record.parent as usize) {
            parent.used |= 1 << record.button;
        }
        self.generator.register(&record, index);
        self.records.push(record);
        index
    }

    /// The record with this id.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<u32> {
        let id: u64 = id.parse().ok()?;
        self.records
            .binary_search_by_key(&id, |record| record.id)
            .ok()
            .and_then(|index| u32::try_from(index).ok())
    }

    /// Index of this text among the prompts, added if it is new.
    pub fn intern_prompt(&mut self, text: &str) -> u32 {
        self.prompts.push(prompts::from_text(text));
        u32::try_from(self.prompts.len() - 1).unwrap_or(NONE)
    }

    /// Index of this custom state, added if it is new.
    pub fn intern_state(&mut self, text: &str) -> u32 {
        let known = self.states.iter().position(|state| **state == *text);
        u32::try_from(known.unwrap_or_else(|| {
            self.states.push(text.into());
            self.states.len() - 1
        }))
        .unwrap_or(NONE)
    }

    /// The prompt of a record.
    #[must_use]
    pub fn prompt(&self, record: &TaskRecord) -> Option<&Prompt> {
        self.prompts.get(record.prompt as usize)
    }
}
