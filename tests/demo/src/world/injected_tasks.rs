//! Tasks injected by tests, with any fields of any type.

use serde_json::{Value, json};

use super::clock::Millis;
use super::kind::Status;
use super::task_record::NONE;

/// An injected task.
pub struct InjectedTask {
    /// Its JSON, sent unchanged.
    pub task: Value,
    /// Number of records at the injection: it is sorted after them.
    pub after: u32,
}

/// All injected tasks, in the order of injection.
#[derive(Default)]
pub struct InjectedTasks {
    list: Vec<InjectedTask>,
    /// Records that are replaced by an injected task and not listed any more.
    replaced: Vec<u32>,
}

impl InjectedTasks {
    /// The injected task with this index.
    #[must_use]
    pub fn get(&self, number: usize) -> Option<&InjectedTask> {
        self.list.get(number)
    }

    /// All, oldest first.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &InjectedTask> {
        self.list.iter()
    }

    /// The injected task with this id.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<&InjectedTask> {
        self.list.iter().find(|injected_task| injected_task.task["id"].as_str() == Some(id))
    }

    /// Whether an injected task replaces this record.
    #[must_use]
    pub fn replaces(&self, record: u32) -> bool {
        !self.replaced.is_empty() && self.replaced.contains(&record)
    }

    /// Adds a task, or replaces the one with the same id. `record` is the record that it replaces, or [`NONE`].
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

    /// Cancels the injected task with this id: whether it was open, or `None` if there is none.
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

    /// Removes all injected tasks.
    pub fn clear(&mut self) {
        self.list.clear();
        self.replaced.clear();
    }
}
