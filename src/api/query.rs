//! The body of `POST /mj/task/query`.

use serde::Serialize;

/// What is asked: every field of the contract, sent only when set. All filters are ANDed.
///
/// The server lets `statusSet` win over `status`, even when it is empty, so one of the two is set,
/// or neither.
#[derive(Serialize, Clone, Debug, Default, PartialEq, Eq)]
#[serde(rename_all = "camelCase")]
pub struct Query {
    /// From 0.
    pub page_number: u32,
    /// At least 1: under it servers fail with 500.
    pub page_size: u32,
    /// `field,asc` or `field,desc`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sort: Option<String>,
    /// Exact.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub action: Option<String>,
    /// Contains, case-sensitive.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Contains, case-sensitive. Older servers ignore it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fail_reason: Option<String>,
    /// Exact. Older servers ignore it, which is why the same id stands in `ids`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Any of these.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub ids: Vec<String>,
    /// Exact; digits only, because it reaches SQL unescaped in at least one server.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub instance_id: Option<String>,
    /// Contains, case-sensitive.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prompt: Option<String>,
    /// Contains, case-sensitive.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prompt_en: Option<String>,
    /// Exact.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    /// When exactly one status is wanted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    /// When several are.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub status_set: Vec<String>,
}

impl Query {
    /// The body to send.
    pub fn to_json(&self) -> String {
        // Numbers, texts and lists of texts always have a JSON form, so the default is never taken.
        serde_json::to_string(self).unwrap_or_default()
    }
}
