//! What this tab remembers of the last batch: kept in sessionStorage, so that a reload in the middle loses no knowledge.

use serde_json::{Map, Value};

use crate::{
    domain::{
        batch::Batch,
        json_value::{number, text},
    },
    state::storage::{session_get, session_set},
};

/// What a batch does, written once.
const PLAN: &str = "batch-plan";
/// What is known of its requests, written before each of them is sent and after each response. A tab with it has a batch to
/// report.
pub const BATCH_LOG: &str = "batch-log";
/// The reasons of refusals.
const REASONS: &str = "batch-reasons";

/// What a batch does.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// What is done, in the language of its start.
    pub title: String,
    /// The ids of the tasks, one for each request.
    pub tasks: Vec<String>,
    /// When it began, in milliseconds since 1970.
    pub started_ms: i64,
}

impl Plan {
    fn to_json(&self) -> String {
        let mut plan = Map::new();
        plan.insert("title".to_owned(), self.title.clone().into());
        plan.insert("tasks".to_owned(), self.tasks.clone().into());
        plan.insert("started".to_owned(), self.started_ms.into());
        Value::Object(plan).to_string()
    }

    fn from_json(json: &str) -> Option<Self> {
        let plan: Value = serde_json::from_str(json).ok()?;
        Some(Self {
            title: text(&plan, "title")?,
            tasks: texts(plan.get("tasks")?)?,
            started_ms: number(&plan, "started").unwrap_or_default(),
        })
    }
}

fn texts(list: &Value) -> Option<Vec<String>> {
    list.as_array()?.iter().map(|it| it.as_str().map(str::to_owned)).collect()
}

/// Remembers what a batch does. Returns false if the browser does not store it.
pub(super) fn save_plan(plan: &Plan) -> bool {
    session_set(PLAN, &plan.to_json())
}

/// Remembers what is known of the requests.
pub(super) fn save_log(batch: &Batch) -> bool {
    session_set(BATCH_LOG, &batch.log())
}

/// Remembers the reasons of refusals.
pub(super) fn save_reasons(batch: &Batch) -> bool {
    session_set(REASONS, &Value::from(batch.reasons().to_vec()).to_string())
}

/// The batch from before the page was loaded. None if there is none, or it cannot be read.
pub(super) fn restore() -> Option<(Plan, Batch)> {
    let log = session_get(BATCH_LOG)?;
    let plan = Plan::from_json(&session_get(PLAN)?)?;
    let reasons = session_get(REASONS).and_then(|json| texts(&serde_json::from_str(&json).ok()?));
    (log.chars().count() == plan.tasks.len())
        .then(|| (plan, Batch::restore(&log, reasons.unwrap_or_default())))
}

/// Forgets the batch.
pub(super) fn forget() {
    for name in [PLAN, BATCH_LOG, REASONS] {
        session_set(name, "");
    }
}
