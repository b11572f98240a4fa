//! Each active filter as one thing that can be taken away.

use crate::domain::{action::Action, status::Status};

use crate::domain::filter::{Filter, field::FilterField};

/// One active filter. All ids together are one.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Chip {
    Status(Status),
    Action(Action),
    /// A field and its text.
    Text(FilterField, String),
}

impl Filter {
    /// The active filters, in the order of the form.
    pub fn chips(&self) -> Vec<Chip> {
        let mut chips: Vec<Chip> = self.statuses.iter().cloned().map(Chip::Status).collect();
        chips.extend(self.action.clone().map(Chip::Action));
        let texts = FilterField::ALL.map(|field| Chip::Text(field, self.get(field)));
        chips.extend(
            texts.into_iter().filter(|chip| !matches!(chip, Chip::Text(_, text) if text.trim().is_empty())),
        );
        chips
    }

    /// The same without one of them, on page 1.
    pub fn without(&self, chip: &Chip) -> Filter {
        let mut filter = self.with_page(1);
        match chip {
            Chip::Status(status) => filter.statuses.retain(|other| other != status),
            Chip::Action(_) => filter.action = None,
            Chip::Text(field, _) => filter.set(*field, ""),
        }
        filter
    }
}
