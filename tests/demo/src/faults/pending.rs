//! Faults that wait for a request.

use std::sync::{Mutex, PoisonError};

use serde_json::{Value, json};

use super::{Fault, catalogue};

/// All of them, in the order in which they were pending.
#[derive(Default)]
pub struct PendingFaults(Mutex<Vec<PendingFault>>);

struct PendingFault {
    path: String,
    names: String,
    faults: Vec<Fault>,
    /// How often it still acts; `None` is for ever.
    times: Option<u64>,
}

impl PendingFaults {
    /// Arms what this JSON says. The error is a sentence.
    pub fn add(&self, wanted: &Value) -> Result<(), String> {
        let names = wanted["fault"].as_str().ok_or("\"fault\" is missing")?.to_owned();
        let faults =
            catalogue::list(&names).map_err(|name| format!("there is no fault {name:?}: see --help"))?;
        let path = wanted["path"].as_str().unwrap_or("/").to_owned();
        let times = wanted["times"].as_u64();
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(PendingFault {
            path,
            names,
            faults,
            times,
        });
        Ok(())
    }

    /// The faults for a request of this path: those of the first pending_fault that fits, which is one time less then.
    pub fn take(&self, path: &str) -> Vec<Fault> {
        let mut faults_pending = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(at) = faults_pending.iter().position(|pending_fault| {
            path.starts_with(&pending_fault.path) && pending_fault.times != Some(0)
        }) else {
            return Vec::new();
        };
        let pending_fault = &mut faults_pending[at];
        pending_fault.times = pending_fault.times.map(|times| times - 1);
        let faults = pending_fault.faults.clone();
        if pending_fault.times == Some(0) {
            faults_pending.remove(at);
        }
        faults
    }

    /// The status for the question before a question of this path. It is asked again and again, so no pending_fault is used up.
    pub fn preflight(&self, path: &str) -> Option<u16> {
        let faults_pending = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let faults = faults_pending
            .iter()
            .filter(|pending_fault| path.starts_with(&pending_fault.path))
            .flat_map(|pending_fault| &pending_fault.faults);
        faults
            .filter_map(|fault| match fault {
                Fault::Preflight(status) => Some(*status),
                _ => None,
            })
            .next()
    }

    /// Disarms all.
    pub fn clear(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// What is pending.
    pub fn list(&self) -> Vec<Value> {
        let faults_pending = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        faults_pending
            .iter()
            .map(|pending_fault| json!({"path": pending_fault.path, "fault": pending_fault.names, "times": pending_fault.times}))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_trap_acts_as_often_as_it_was_told() {
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
