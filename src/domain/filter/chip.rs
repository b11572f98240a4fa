//! Active filters as removable chips.

use crate::domain::{
    action::Action,
    filter::{Filter, field::FilterField, time_range::TimeRange},
    status::Status,
};

/// One active filter. All ids together form one chip.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Chip {
    /// One of the statuses.
    Status(Status),
    /// The action.
    Action(Action),
    /// The range of submit times.
    TimeRange(TimeRange),
    /// A text field and its value.
    Text(FilterField, String),
}

impl Filter {
    /// The active filters, in the order of the form.
    pub fn chips(&self) -> Vec<Chip> {
        let mut chips: Vec<Chip> = self.statuses.iter().cloned().map(Chip::Status).collect();
        chips.extend(self.action.clone().map(Chip::Action));
        chips.extend(self.time_range.map(Chip::TimeRange));
        let texts = FilterField::ALL.map(|field| Chip::Text(field, self.field(field)));
        chips.extend(
            texts.into_iter().filter(|chip| !matches!(chip, Chip::Text(_, text) if text.trim().is_empty())),
        );
        chips
    }

    /// The filter without this chip, on page 1.
    pub fn without(&self, chip: &Chip) -> Filter {
        let mut filter = self.with_page(1);
        match chip {
            Chip::Status(status) => filter.statuses.retain(|other| other != status),
            Chip::Action(_) => filter.action = None,
            Chip::TimeRange(_) => filter.time_range = None,
            Chip::Text(field, _) => filter.set_field(*field, ""),
        }
        filter
    }
}
