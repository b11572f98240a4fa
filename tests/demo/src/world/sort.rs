//! Sort order of a query. Only the requested page is sorted; the rest is partitioned.

use std::cmp::Ordering;

use serde_json::Value;

use super::World;
use super::clock::Millis;
use super::fail_reasons::REASONS;
use super::query::FIRST_INJECTED;
use super::task_record::NONE;
use super::texts::{account, command};

/// A sortable field.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs)]
pub enum Field {
    Id,
    Submit,
    Start,
    Finish,
    Status,
    Action,
    Prompt,
    English,
    Description,
    Progress,
    Reason,
    State,
    Instance,
}

const NAMES: &[(&str, Field)] = &[
    ("id", Field::Id),
    ("submitTime", Field::Submit),
    ("startTime", Field::Start),
    ("finishTime", Field::Finish),
    ("status", Field::Status),
    ("action", Field::Action),
    ("prompt", Field::Prompt),
    ("promptEn", Field::English),
    ("description", Field::Description),
    ("progress", Field::Progress),
    ("failReason", Field::Reason),
    ("state", Field::State),
    ("instanceId", Field::Instance),
];

/// One component of a sort order.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Order {
    field: Field,
    descending: bool,
}

impl Order {
    /// Parses `field,asc|desc`, joined by `;`. Blank means newest first. The error is the unknown property.
    pub fn parse(text: &str) -> Result<Vec<Self>, String> {
        let parts: Vec<&str> = text.split(';').map(str::trim).filter(|part| !part.is_empty()).collect();
        if parts.is_empty() {
            return Ok(vec![Self { field: Field::Submit, descending: true }]);
        }
        let read = |part: &&str| {
            let (name, direction) = part.split_once(',').unwrap_or((part, "asc"));
            let field = NAMES.iter().find(|(known, _)| *known == name.trim()).map(|(_, field)| *field);
            let descending = match direction.trim().to_ascii_lowercase().as_str() {
                "desc" => true,
                "asc" | "" => false,
                _ => return Err(direction.trim().to_owned()),
            };
            field.map(|field| Self { field, descending }).ok_or_else(|| name.trim().to_owned())
        };
        parts.iter().map(read).collect()
    }
}

/// Compares tasks by the given fields, then newest first.
pub struct Sorter<'a> {
    world: &'a World,
    now: Millis,
    order: &'a [Order],
    /// For each component that sorts by a text: the rank of every text.
    ranks: Vec<Vec<u64>>,
}

impl<'a> Sorter<'a> {
    /// Prepares a sort order.
    #[must_use]
    pub fn new(world: &'a World, order: &'a [Order], now: Millis) -> Self {
        let ranks = order.iter().map(|part| ranks(world, part.field)).collect();
        Self { world, now, order, ranks }
    }

    /// The tasks from `offset` on, sorted.
    #[must_use]
    pub fn page(&self, hits: &[u32], offset: usize, size: usize) -> Vec<u32> {
        let start = offset.min(hits.len());
        let end = offset.saturating_add(size).min(hits.len());
        if start == end {
            return Vec::new();
        }
        // Keys are computed once per task, not once per comparison.
        let mut keyed: Vec<([u64; 2], u32)> =
            hits.iter().map(|&index| ([self.nth_key(0, index), self.nth_key(1, index)], index)).collect();
        let compare = |a: &([u64; 2], u32), b: &([u64; 2], u32)| {
            a.0.cmp(&b.0).then_with(|| self.compare_rest(a.1, b.1))
        };
        if start > 0 {
            keyed.select_nth_unstable_by(start, compare);
        }
        let rest = &mut keyed[start..];
        if end - start < rest.len() {
            rest.select_nth_unstable_by(end - start, compare);
        }
        rest[..end - start].sort_unstable_by(compare);
        rest[..end - start].iter().map(|(_, index)| *index).collect()
    }

    /// The key of the n-th component, inverted for descending order.
    fn nth_key(&self, number: usize, index: u32) -> u64 {
        let Some((part, ranks)) = self.order.get(number).zip(self.ranks.get(number)) else { return 0 };
        let key = self.key(part.field, ranks, index);
        if part.descending { !key } else { key }
    }

    /// Compares by the third and later components, then newest first.
    fn compare_rest(&self, a: u32, b: u32) -> Ordering {
        let parts = (2..self.order.len()).map(|number| self.nth_key(number, a).cmp(&self.nth_key(number, b)));
        parts.fold(Ordering::Equal, Ordering::then).then_with(|| self.place(b).cmp(&self.place(a)))
    }

    /// Position in time: records by index, injected tasks between them.
    fn place(&self, index: u32) -> u64 {
        if index < FIRST_INJECTED {
            return u64::from(index + 1) << 24;
        }
        let number = index - FIRST_INJECTED;
        let after = self.world.injected.get(number as usize).map_or(0, |injected_task| injected_task.after);
        (u64::from(after) << 24) + u64::from(number) + 1
    }

    /// A number that sorts as the field does; null comes first.
    fn key(&self, field: Field, ranks: &[u64], index: u32) -> u64 {
        if matches!(field, Field::Id | Field::Submit) {
            return self.place(index);
        }
        if index >= FIRST_INJECTED {
            return self.injected_key(field, index);
        }
        let record = &self.world.records[index as usize];
        let time = |time: Option<Millis>| time.map_or(0, Millis::unsigned_abs);
        let rank = |of: u32| if of == NONE { 0 } else { ranks[of as usize] };
        match field {
            Field::Id | Field::Submit => 0,
            Field::Start => time(record.start_time(self.now)),
            Field::Finish => time(record.finish_time(self.now)),
            Field::Status => record.status(self.now) as u64 + 1,
            Field::Action => record.action as u64 + 1,
            Field::Prompt | Field::English => rank(record.prompt),
            Field::State => rank(record.state),
            Field::Reason => rank(if record.status(self.now).is_open() { NONE } else { record.reason }),
            Field::Progress => self.world.progress(record, self.now).map_or(0, |text| packed(&text)),
            Field::Description => self.described(index, ranks),
            Field::Instance => packed(account(record.account)),
        }
    }

    /// Descriptions sort by their command, then by the prompt or by the parent's id.
    fn described(&self, index: u32, ranks: &[u64]) -> u64 {
        let record = &self.world.records[index as usize];
        let commands = ["/blend", "/describe", "/imagine", "/shorten", "/show", "/swap_face", "/up"];
        let word = command(record);
        let command = commands.iter().position(|command| *command == word).unwrap_or(0) as u64;
        let rest = match word {
            "/up" => {
                self.world.records.get(record.parent as usize).map_or(0, |parent| parent.id) << 5
                    | u64::from(record.button & 31)
            }
            _ if record.prompt != NONE => ranks[record.prompt as usize],
            _ => record.id,
        };
        command << 60 | rest & ((1 << 60) - 1)
    }

    fn injected_key(&self, field: Field, index: u32) -> u64 {
        let task = self
            .world
            .injected
            .get((index - FIRST_INJECTED) as usize)
            .map_or(&Value::Null, |injected_task| &injected_task.task);
        let name = NAMES.iter().find(|(_, known)| *known == field).map_or("", |(name, _)| name);
        match (&task[name], field) {
            (Value::Number(number), _) => number.as_u64().unwrap_or(0),
            (Value::String(text), Field::Status) => {
                super::kind::Status::named(text).map_or(u64::MAX, |status| status as u64 + 1)
            }
            (Value::String(text), Field::Action) => {
                super::kind::Action::named(text).map_or(u64::MAX, |action| action as u64 + 1)
            }
            (Value::String(text), _) => packed(text),
            _ => 0,
        }
    }
}

/// The rank of each text, from 1; 0 for null.
fn ranks(world: &World, field: Field) -> Vec<u64> {
    let texts: Vec<Option<&str>> = match field {
        Field::Prompt | Field::Description => {
            world.prompts.iter().map(|prompt| Some(&*prompt.text)).collect()
        }
        Field::English => world.prompts.iter().map(|prompt| prompt.english.as_deref()).collect(),
        Field::State => world.states.iter().map(|state| Some(&**state)).collect(),
        Field::Reason => REASONS.iter().map(|reason| Some(reason.text)).collect(),
        _ => return Vec::new(),
    };
    let mut sorted: Vec<&str> = texts.iter().copied().flatten().collect();
    sorted.sort_unstable();
    texts
        .iter()
        .map(|text| text.map_or(0, |text| sorted.partition_point(|other| *other < text) as u64 + 1))
        .collect()
}

/// The first seven bytes of a text as a number that sorts alike; an empty text comes after null.
fn packed(text: &str) -> u64 {
    let mut bytes = [0; 8];
    let shown = text.len().min(7);
    bytes[1..=shown].copy_from_slice(&text.as_bytes()[..shown]);
    u64::from_be_bytes(bytes) + 1
}

#[cfg(test)]
mod tests;
