//! The made-up world: tasks from a seed, and what happens to them. It knows nothing of HTTP.

pub mod arrivals;
pub mod buttons;
pub mod chance;
pub mod clock;
mod guests;
mod history;
pub mod kind;
mod known;
pub mod life;
mod lineage;
pub mod maker;
pub mod omens;
pub mod pace;
pub mod prompts;
pub mod query;
pub mod reasons;
pub mod row;
mod shorten;
pub mod shown;
pub mod sort;
mod texts;
pub mod themes;
pub mod vocabulary;

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use self::arrivals::Arrivals;
use self::clock::Millis;
pub use self::guests::Guests;
use self::maker::Maker;
use self::prompts::Prompt;
use self::row::{NONE, Row};
pub use self::texts::account;
use self::vocabulary::STATES;
use crate::pictures::kin::Plate;
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
    pub rows: Vec<Row>,
    /// The texts they share.
    pub prompts: Vec<Prompt>,
    /// Custom states.
    pub states: Vec<Arc<str>>,
    /// What only submitted tasks have, by row.
    pub extras: HashMap<u32, Extra>,
    /// Rows whose seed was told before.
    pub seeds: HashSet<u32>,
    /// Tasks that a test put in word by word.
    pub guests: Guests,
    /// Nobody else brings in tasks.
    pub alone: bool,
    /// New tasks do not fail by chance.
    pub lucky: bool,
    /// The account asks for a prompt before it varies or rerolls.
    pub remix: bool,
    maker: Maker,
    arrivals: Arrivals,
}

/// What a client gave with its task.
#[derive(Default, Clone)]
pub struct Extra {
    /// Where it wants to be told.
    pub notify_hook: Option<String>,
    /// The picture it put in.
    pub picture: Option<String>,
    /// The row that is shown again.
    pub shown: Option<u32>,
    /// The pictures that were blended, and the shape that they became.
    pub blended: Option<(Arc<[Plate]>, String)>,
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
        let mut maker = Maker::new(seed, u32::try_from(pool).unwrap_or(NONE));
        let rows = history::fill(seed, tasks, now, &mut maker);
        Self {
            seed,
            begin: now,
            rows,
            prompts,
            states: STATES.iter().map(|&state| state.into()).collect(),
            extras: HashMap::new(),
            seeds: HashSet::new(),
            guests: Guests::default(),
            alone: false,
            lucky: false,
            remix: false,
            maker,
            arrivals: Arrivals::after(now),
        }
    }

    /// Adds a task as the newest and returns its index.
    pub fn push(&mut self, mut row: Row) -> u32 {
        // Ids grow, whatever else happened in the same millisecond.
        row.id = row.id.max(self.rows.last().map_or(0, |last| last.id + 1));
        let index = u32::try_from(self.rows.len()).unwrap_or(NONE);
        if let Some(parent) = self.rows.get_mut(row.parent as usize) {
            parent.used |= 1 << row.button;
        }
        self.maker.remember(&row, index);
        self.rows.push(row);
        index
    }

    /// The row with this id.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<u32> {
        let id: u64 = id.parse().ok()?;
        self.rows.binary_search_by_key(&id, |row| row.id).ok().and_then(|index| u32::try_from(index).ok())
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

    /// The prompt of a row.
    #[must_use]
    pub fn prompt(&self, row: &Row) -> Option<&Prompt> {
        self.prompts.get(row.prompt as usize)
    }
}
