//! Tasks that a test put in word by word: any field, any type, also what no server would send.

use serde_json::{Value, json};

use super::clock::Millis;
use super::kind::Status;
use super::task_record::NONE;

/// A task as it was given.
pub struct InjectedTask {
    /// What is sent, unchanged.
    pub task: Value,
    /// How many records there were when it came: it stands after them.
    pub after: u32,
}

/// All of them, in the order in which they came.
#[derive(Default)]
pub struct InjectedTasks {
    list: Vec<InjectedTask>,
    /// Records that a injected_task stands for; they are not shown any more.
    replaced: Vec<u32>,
}

impl InjectedTasks {
    /// The injected_task of this number.
    #[must_use]
    pub fn get(&self, number: usize) -> Option<&InjectedTask> {
        self.list.get(number)
    }

    /// All, oldest first.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &InjectedTask> {
        self.list.iter()
    }

    /// The injected_task with this id.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<&InjectedTask> {
        self.list.iter().find(|injected_task| injected_task.task["id"].as_str() == Some(id))
    }

    /// A injected_task stands for this record.
    #[must_use]
    pub fn replaces(&self, record: u32) -> bool {
        !self.replaced.is_empty() && self.replaced.contains(&record)
    }

    /// Puts in a task, or changes the one with the same id. `record`: the record that it replaces, or [`NONE`].
    pub fn upsert(&mut self, task: Value, records: u32, record: u32) {
        if record != NONE && !self.replaces(record) {
            self.replaced.push(record);
        }
        let same = self
            .list
            .iter_mut()
            .find(|injected_task| !task["id"].is_null() && injected_task.task["id"] == task["id"]);
        match same {
            Some(injected_task) => injected_task.task = task,
            None => {
                self.list.push(InjectedTask { task, after: if record == NONE { records } else { record } })
            }
        }
    }

    /// Cancels the injected_task with this id: whether it could be, or nothing if there is none.
    pub fn cancel(&mut self, id: &str, now: Millis) -> Option<bool> {
        let injected_task =
            self.list.iter_mut().find(|injected_task| injected_task.task["id"].as_str() == Some(id))?;
        let status = injected_task.task["status"].as_str().and_then(Status::named);
        let is_open = status.is_some_and(Status::is_open);
        if is_open {
            let end = json!({"status": "CANCEL", "progress": "", "finishTime": now});
            if let (Some(task), Value::Object(end)) = (injected_task.task.as_object_mut(), end) {
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
