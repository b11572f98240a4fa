//! Filter to query: the rules of the contract about what may stand beside what.

use crate::api::query::Query;

use crate::domain::filter::field::{FilterField, is_id, validate};
use crate::domain::filter::{Filter, MAX_PAGE, MAX_SIZE};

impl Filter {
    /// The body to send. One status goes as `status`, several as `statusSet`; one id as `id` and in
    /// `ids`, for servers that do not know `id`. Nothing is sent that [`problem`] objects to,
    /// however it got into the filter.
    pub fn query(&self) -> Query {
        let text = |field: FilterField| {
            let text = self.get(field);
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
