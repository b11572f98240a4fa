//! The made-up world: tasks from a seed, and what happens to them. It knows nothing of HTTP.

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

/// Distinct prompts at most; beyond that people repeat themselves.
const PROMPTS: usize = 24_000;

/// All tasks, oldest first, and the tables they point into.
pub struct World {
    /// What everything is made from.
    pub seed: u64,
    /// When the process started: what came before has a past, what came after is fresh.
    pub begin: Millis,
    /// The tasks.
    pub records: Vec<TaskRecord>,
    /// The texts they share.
    pub prompts: Vec<Prompt>,
    /// Custom states.
    pub states: Vec<Arc<str>>,
    /// What only submitted tasks have, by record.
    pub extras: HashMap<u32, Extra>,
    /// Records whose seed was told before.
    pub seeds: HashSet<u32>,
    /// Tasks that a test put in word by word.
    pub injected: InjectedTasks,
    /// Nobody else brings in tasks.
    pub no_background: bool,
    /// New tasks do not fail by chance.
    pub never_fail: bool,
    /// The account asks for a prompt before it varies or rerolls.
    pub remix: bool,
    generator: TaskGenerator,
    background_tasks: BackgroundTasks,
}

/// What a client gave with its task.
#[derive(Default, Clone)]
pub struct Extra {
    /// Where it wants to be told.
    pub notify_hook: Option<String>,
    /// The picture it put in.
    pub picture: Option<String>,
    /// The record that is shown again.
    pub shown: Option<u32>,
    /// The pictures that were blended, and the shape that they became.
    pub blended: Option<(Arc<[BlendInput]>, String)>,
    /// The region that is drawn anew.
    pub mask: Option<Arc<Raster>>,
    /// For Midjourney's anime sister, whatever the prompt says.
    pub niji: bool,
}

impl World {
    /// The world of this seed with so many tasks, at this time.
    #[must_use]
    pub fn new(seed: u64, tasks: usize, now: Millis) -> Self {
        let pool = (tasks / 2 + 64).min(PROMPTS);
        let prompts = (0..pool).map(|number| prompts::invent(seed, number as u64)).collect();
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
        // Ids grow, whatever else happened in the same millisecond.
        record.id = record.id.max(self.records.last().map_or(0, |last| last.id + 1));
        let index = u32::try_from(self.records.len()).unwrap_or(NONE);
        if let Some(parent) = self.records.get_mut(record.parent as usize) {
            parent.used |= 1 << record.button;
        }
        self.generator.remember(&record, index);
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

    /// The index of this text among the prompts, added when it is new.
    pub fn intern_prompt(&mut self, text: &str) -> u32 {
        self.prompts.push(prompts::typed(text));
        u32::try_from(self.prompts.len() - 1).unwrap_or(NONE)
    }

    /// The index of this custom state.
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
