//! Faults that wait for a request.

use std::sync::{Mutex, PoisonError};

use serde_json::{Value, json};

use super::{Fault, catalogue};

/// All of them, in the order in which they were armed.
#[derive(Default)]
pub struct Armed(Mutex<Vec<Trap>>);

struct Trap {
    path: String,
    names: String,
    faults: Vec<Fault>,
    /// How often it still acts; `None` is for ever.
    times: Option<u64>,
}

impl Armed {
    /// Arms what this JSON says. The error is a sentence.
    pub fn arm(&self, wanted: &Value) -> Result<(), String> {
        let names = wanted["fault"].as_str().ok_or("\"fault\" is missing")?.to_owned();
        let faults =
            catalogue::list(&names).map_err(|name| format!("there is no fault {name:?}: see --help"))?;
        let path = wanted["path"].as_str().unwrap_or("/").to_owned();
        let times = wanted["times"].as_u64();
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(Trap { path, names, faults, times });
        Ok(())
    }

    /// The faults for a request of this path: those of the first trap that fits, which is one time less then.
    pub fn take(&self, path: &str) -> Vec<Fault> {
        let mut traps = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(at) = traps.iter().position(|trap| path.starts_with(&trap.path) && trap.times != Some(0))
        else {
            return Vec::new();
        };
        let trap = &mut traps[at];
        trap.times = trap.times.map(|times| times - 1);
        let faults = trap.faults.clone();
        if trap.times == Some(0) {
            traps.remove(at);
        }
        faults
    }

    /// The status for the question before a question of this path. It is asked again and again, so no trap is used up.
    pub fn preflight(&self, path: &str) -> Option<u16> {
        let traps = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let faults = traps.iter().filter(|trap| path.starts_with(&trap.path)).flat_map(|trap| &trap.faults);
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

    /// What is armed.
    pub fn list(&self) -> Vec<Value> {
        let traps = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        traps
            .iter()
            .map(|trap| json!({"path": trap.path, "fault": trap.names, "times": trap.times}))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_trap_acts_as_often_as_it_was_told() {
        let armed = Armed::default();
        armed.arm(&json!({"path": "/mj/task", "fault": "http-500", "times": 2})).unwrap();
        assert!(armed.take("/pictures/x").is_empty());
        assert_eq!(armed.take("/mj/task/query").len(), 1);
        assert_eq!(armed.take("/mj/task/list").len(), 1);
        assert!(armed.take("/mj/task/query").is_empty());
        armed.arm(&json!({"fault": "hang"})).unwrap();
        assert_eq!((armed.take("/a").len(), armed.take("/b").len()), (1, 1));
        armed.clear();
        assert!(armed.take("/a").is_empty());
        assert!(armed.arm(&json!({"fault": "nope"})).is_err());
    }
}
