//! Faults that wait for a matching request.

use std::sync::{Mutex, PoisonError};

use serde_json::{Value, json};

use super::{Fault, catalogue};

/// All pending faults, in the order in which they were added.
#[derive(Default)]
pub struct PendingFaults(Mutex<Vec<PendingFault>>);

struct PendingFault {
    path: String,
    names: String,
    faults: Vec<Fault>,
    /// Number of requests left; `None` means unlimited.
    times: Option<u64>,
}

impl PendingFaults {
    /// Adds the fault that this JSON describes.
    pub fn add(&self, request: &Value) -> Result<(), String> {
        let names = request["fault"].as_str().ok_or("\"fault\" is missing")?.to_owned();
        let faults =
            catalogue::list(&names).map_err(|name| format!("there is no fault {name:?}: see --help"))?;
        let path = request["path"].as_str().unwrap_or("/").to_owned();
        let times = request["times"].as_u64();
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(PendingFault {
            path,
            names,
            faults,
            times,
        });
        Ok(())
    }

    /// The faults for a request to this path: those of the first matching entry, whose count decreases.
    pub fn take(&self, path: &str) -> Vec<Fault> {
        let mut entries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(at) =
            entries.iter().position(|entry| path.starts_with(&entry.path) && entry.times != Some(0))
        else {
            return Vec::new();
        };
        let entry = &mut entries[at];
        entry.times = entry.times.map(|times| times - 1);
        let faults = entry.faults.clone();
        if entry.times == Some(0) {
            entries.remove(at);
        }
        faults
    }

    /// The status for a preflight request to this path. Browsers repeat preflights, so no count decreases.
    pub fn preflight(&self, path: &str) -> Option<u16> {
        let entries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let faults =
            entries.iter().filter(|entry| path.starts_with(&entry.path)).flat_map(|entry| &entry.faults);
        faults
            .filter_map(|fault| match fault {
                Fault::Preflight(status) => Some(*status),
                _ => None,
            })
            .next()
    }

    /// Removes all pending faults.
    pub fn clear(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// JSON of the pending faults.
    pub fn list(&self) -> Vec<Value> {
        let entries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        entries
            .iter()
            .map(|entry| json!({"path": entry.path, "fault": entry.names, "times": entry.times}))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_applies_a_limited_number_of_times() {
        let pending = PendingFaults::default();
        pending.add(&json!({"path": "/mj/task", "fault": "http-500", "times": 2})).unwrap();
        assert!(pending.take("/pictures/x").is_empty());
        assert_eq!(pending.take("/mj/task/query").len(), 1);
        assert_eq!(pending.take("/mj/task/list").len(), 1);
        assert!(pending.take("/mj/task/query").is_empty());
        pending.add(&json!({"fault": "hang"})).unwrap();
        assert_eq!((pending.take("/a").len(), pending.take("/b").len()), (1, 1));
        pending.clear();
        assert!(pending.take("/a").is_empty());
        assert!(pending.add(&json!({"fault": "nope"})).is_err());
    }
}
