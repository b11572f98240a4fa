//! The body of `POST /mj/task/query`, built from a filter.

use serde::Serialize;

use crate::domain::filter::{
    Filter, MAX_PAGE, MAX_SIZE,
    field::{FilterField, is_id, validate},
};

/// The body of a query: all documented fields, each omitted if it is not set. A task must satisfy all conditions.
///
/// On the server, `statusSet` overrides `status` even when it is empty, so at most one of the two is set.
#[derive(Serialize, Clone, Debug, Default, PartialEq, Eq)]
#[serde(rename_all = "camelCase")]
pub struct Query {
    /// The number of the page, from 0.
    pub page_number: u32,
    /// The page size, at least 1: servers fail with 500 otherwise.
    pub page_size: u32,
    /// The sort order: `field,asc` or `field,desc`.
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
    /// Exact. Older servers ignore it, so the same id is also in `ids`.
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
    /// The status, if exactly one is requested.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    /// The statuses, if several are requested.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub status_set: Vec<String>,
}

impl Query {
    /// The body as JSON.
    pub fn to_json(&self) -> String {
        // The serialisation of numbers and strings cannot fail.
        serde_json::to_string(self).unwrap_or_default()
    }
}

impl Filter {
    /// The body of a query with this filter. One status is sent as `status`, several as `statusSet`; one id is sent as `id` and
    /// in `ids`, for servers that do not know `id`. Invalid values are omitted.
    pub fn to_query(&self) -> Query {
        let text = |field: FilterField| {
            let text = self.field(field);
            let text = text.trim();
            (!text.is_empty() && validate(field, text).is_none()).then(|| String::from(text))
        };
        let mut names: Vec<String> = self.statuses.iter().map(|status| String::from(status.wire())).collect();
        names.retain(|name| !name.trim().is_empty());
        let one_status = if names.len() == 1 { names.pop() } else { None };
        let ids: Vec<String> = self.ids.iter().filter(|id| !id.is_empty() && is_id(id)).cloned().collect();
        Query {
            page_number: self.page.clamp(1, MAX_PAGE) - 1,
            page_size: self.size.clamp(1, MAX_SIZE),
            sort: Some(self.sort.wire()),
            action: self
                .action
                .as_ref()
                .map(|action| String::from(action.wire()))
                .filter(|name| !name.is_empty()),
            description: text(FilterField::Description),
            fail_reason: text(FilterField::FailReason),
            id: match ids.as_slice() {
                [only] => Some(only.clone()),
                [] | [_, _, ..] => None,
            },
            ids,
            instance_id: text(FilterField::InstanceId),
            prompt: text(FilterField::Prompt),
            prompt_en: text(FilterField::PromptEn),
            state: text(FilterField::State),
            status: one_status,
            status_set: names,
        }
    }
}
