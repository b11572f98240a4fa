//! Filters of a task query. Texts are searched once per distinct text, not once per task, to be fast with a million
//! tasks.

use std::collections::HashSet;

use serde_json::Value;

use super::World;
use super::clock::Millis;
use super::fail_reasons::REASONS;
use super::kind::{Action, Status};
use super::sort::{Order, Sorter};
use super::task_record::{NONE, TaskRecord};
use super::texts::{account, command};

/// First index of injected tasks.
pub const FIRST_INJECTED: u32 = 1 << 31;

/// Filters, combined with AND. `None` does not filter.
#[derive(Default, Debug)]
pub struct Filters {
    /// Exactly this action.
    pub action: Option<Action>,
    /// One of these.
    pub statuses: Option<Vec<Status>>,
    /// One of these ids.
    pub ids: Option<HashSet<String>>,
    /// Exactly this id.
    pub id: Option<String>,
    /// Exactly this Discord account.
    pub instance: Option<String>,
    /// Exactly this custom state.
    pub state: Option<String>,
    /// Substring of the prompt.
    pub prompt: Option<String>,
    /// Substring of the English prompt.
    pub english: Option<String>,
    /// Substring of the description.
    pub description: Option<String>,
    /// Substring of the failure reason.
    pub reason: Option<String>,
}

/// Result of a query.
pub struct Found {
    /// Number of matches.
    pub total: usize,
    /// Indexes on the page: records, and injected tasks from [`FIRST_INJECTED`] on.
    pub page: Vec<u32>,
}

impl World {
    /// Filters, sorts and returns `size` tasks from `offset` on.
    #[must_use]
    pub fn query(
        &self,
        filters: &Filters,
        order: &[Order],
        offset: usize,
        size: usize,
        now: Millis,
    ) -> Found {
        let hits = self.matching(filters, now);
        let page = Sorter::new(self, order, now).page(&hits, offset, size);
        Found { total: hits.len(), page }
    }

    /// All matches, oldest first, injected tasks last.
    #[must_use]
    pub fn matching(&self, filters: &Filters, now: Millis) -> Vec<u32> {
        let tests = Predicates::new(self, filters);
        let candidates = self.candidates(filters);
        let mut line = String::new();
        let mut fits = |index: u32| {
            let record = &self.records[index as usize];
            tests.fits(record, now)
                && tests.is_described(self, index, &mut line)
                && !self.injected.replaces(index)
        };
        let mut hits: Vec<u32> = match candidates {
            Some(few) => few.into_iter().filter(|&index| fits(index)).collect(),
            None => (0..self.records.len() as u32).filter(|&index| fits(index)).collect(),
        };
        hits.extend(
            (FIRST_INJECTED..)
                .zip(self.injected.iter())
                .filter(|(_, injected_task)| filters.match_injected(&injected_task.task))
                .map(|(number, _)| number),
        );
        hits
    }

    /// The possible matches, when ids are given.
    fn candidates(&self, filters: &Filters) -> Option<Vec<u32>> {
        let ids: Vec<&str> = match (&filters.id, &filters.ids) {
            (Some(id), _) => vec![id],
            (None, Some(ids)) => ids.iter().map(String::as_str).collect(),
            (None, None) => return None,
        };
        let wanted = |id: &&str| filters.ids.as_ref().is_none_or(|ids| ids.contains(*id));
        let mut few: Vec<u32> = ids.into_iter().filter(wanted).filter_map(|id| self.find(id)).collect();
        few.sort_unstable();
        Some(few)
    }
}

/// The filters as tables over the distinct values.
struct Predicates<'a> {
    filters: &'a Filters,
    statuses: u8,
    accounts: Option<u8>,
    states: Option<Vec<bool>>,
    prompts: Option<Vec<bool>>,
    reasons: Option<Vec<bool>>,
    imagined: Option<Vec<bool>>,
}

impl<'a> Predicates<'a> {
    fn new(world: &World, filters: &'a Filters) -> Self {
        let statuses = filters
            .statuses
            .as_ref()
            .map_or(u8::MAX, |list| list.iter().fold(0, |set, status| set | 1 << *status as u8));
        let has = |text: Option<&str>, needle: &Option<String>| {
            needle.as_ref().is_none_or(|needle| text.is_some_and(|text| text.contains(&**needle)))
        };
        let prompts = (filters.prompt.is_some() || filters.english.is_some()).then(|| {
            let fits = |prompt: &super::prompts::Prompt| {
                has(Some(&prompt.text), &filters.prompt) && has(prompt.english.as_deref(), &filters.english)
            };
            world.prompts.iter().map(fits).collect()
        });
        Self {
            filters,
            statuses,
            accounts: filters.instance.as_ref().map(|wanted| {
                (0..super::task_generator::ACCOUNTS)
                    .filter(|&n| account(n) == wanted)
                    .fold(0, |set, n| set | 1 << n)
            }),
            states: filters
                .state
                .as_ref()
                .map(|wanted| world.states.iter().map(|state| **state == **wanted).collect()),
            prompts,
            imagined: filters.description.as_ref().map(|needle| {
                world
                    .prompts
                    .iter()
                    .map(|prompt| format!("/imagine {}", prompt.text).contains(&**needle))
                    .collect()
            }),
            reasons: filters
                .reason
                .as_ref()
                .map(|needle| REASONS.iter().map(|reason| reason.text.contains(&**needle)).collect()),
        }
    }

    fn fits(&self, record: &TaskRecord, now: Millis) -> bool {
        let in_table = |table: &Option<Vec<bool>>, index: u32| {
            table.as_ref().is_none_or(|table| table.get(index as usize).copied().unwrap_or(false))
        };
        self.filters.action.is_none_or(|action| record.action == action)
            && (self.statuses == u8::MAX || self.statuses & 1 << record.status(now) as u8 != 0)
            && self.accounts.is_none_or(|set| set & 1 << record.account != 0)
            && in_table(&self.states, record.state)
            && in_table(&self.prompts, record.prompt)
            && in_table(&self.reasons, if record.status(now).is_open() { NONE } else { record.reason })
    }

    fn is_described(&self, world: &World, index: u32, line: &mut String) -> bool {
        let (Some(needle), Some(imagined)) = (&self.filters.description, &self.imagined) else { return true };
        let record = &world.records[index as usize];
        if command(record) == "/imagine" && record.prompt != NONE {
            return imagined[record.prompt as usize];
        }
        world.describe_into(index, line);
        line.contains(&**needle)
    }
}

impl Filters {
    /// The same for an injected task.
    fn match_injected(&self, task: &Value) -> bool {
        let text = |field: &str| task[field].as_str();
        let has = |field: &str, needle: &Option<String>| {
            needle.as_ref().is_none_or(|needle| text(field).is_some_and(|text| text.contains(&**needle)))
        };
        let is = |value: Option<&str>, wanted: &Option<String>| {
            wanted.as_ref().is_none_or(|wanted| value == Some(&**wanted))
        };
        self.action.is_none_or(|action| text("action") == Some(action.text()))
            && self
                .statuses
                .as_ref()
                .is_none_or(|list| list.iter().any(|status| text("status") == Some(status.text())))
            && self.ids.as_ref().is_none_or(|ids| text("id").is_some_and(|id| ids.contains(id)))
            && is(text("id"), &self.id)
            && is(task["properties"]["discordInstanceId"].as_str(), &self.instance)
            && is(text("state"), &self.state)
            && has("prompt", &self.prompt)
            && has("promptEn", &self.english)
            && has("description", &self.description)
            && has("failReason", &self.reason)
    }
}

#[cfg(test)]
mod tests;
