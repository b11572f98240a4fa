//! Tasks that a test put in word by word: any field, any type, also what no server would send.

use serde_json::{Value, json};

use super::clock::Millis;
use super::kind::Status;
use super::row::NONE;

/// A task as it was given.
pub struct Guest {
    /// What is sent, unchanged.
    pub task: Value,
    /// How many rows there were when it came: it stands after them.
    pub after: u32,
}

/// All of them, in the order in which they came.
#[derive(Default)]
pub struct Guests {
    list: Vec<Guest>,
    /// Rows that a guest stands for; they are not shown any more.
    replaced: Vec<u32>,
}

impl Guests {
    /// The guest of this number.
    #[must_use]
    pub fn get(&self, number: usize) -> Option<&Guest> {
        self.list.get(number)
    }

    /// All, oldest first.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &Guest> {
        self.list.iter()
    }

    /// The guest with this id.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<&Guest> {
        self.list.iter().find(|guest| guest.task["id"].as_str() == Some(id))
    }

    /// A guest stands for this row.
    #[must_use]
    pub fn replaces(&self, row: u32) -> bool {
        !self.replaced.is_empty() && self.replaced.contains(&row)
    }

    /// Puts in a task, or changes the one with the same id. `row`: the row that it replaces, or [`NONE`].
    pub fn upsert(&mut self, task: Value, rows: u32, row: u32) {
        if row != NONE && !self.replaces(row) {
            self.replaced.push(row);
        }
        let same = self.list.iter_mut().find(|guest| !task["id"].is_null() && guest.task["id"] == task["id"]);
        match same {
            Some(guest) => guest.task = task,
            None => self.list.push(Guest { task, after: if row == NONE { rows } else { row } }),
        }
    }

    /// Cancels the guest with this id: whether it could be, or nothing if there is none.
    pub fn cancel(&mut self, id: &str, now: Millis) -> Option<bool> {
        let guest = self.list.iter_mut().find(|guest| guest.task["id"].as_str() == Some(id))?;
        let status = guest.task["status"].as_str().and_then(Status::named);
        let is_open = status.is_some_and(Status::is_open);
        if is_open {
            let end = json!({"status": "CANCEL", "progress": "", "finishTime": now});
            if let (Some(task), Value::Object(end)) = (guest.task.as_object_mut(), end) {
                task.extend(end);
            }
        }
        Some(is_open)
    }

    /// Sends all of them away.
    pub fn clear(&mut self) {
        self.list.clear();
        self.replaced.clear();
    }
}
