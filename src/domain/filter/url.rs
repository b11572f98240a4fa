//! Conversion of a filter to URL query pairs and back. Defaults are omitted, and invalid values are ignored.

use crate::domain::{
    action::Action,
    filter::{
        Filter, MAX_PAGE, MAX_SIZE,
        field::{FilterField, is_id, validate},
        sort::Sort,
        time_range::TimeRange,
    },
    format::utc::{format_utc, parse_utc},
    status::Status,
};

impl Filter {
    /// The filter as URL query pairs, without defaults, in a fixed order; `default_size` is the default page size.
    pub fn to_pairs(&self, default_size: u32) -> Vec<(&'static str, String)> {
        let mut pairs = Vec::new();
        let statuses: Vec<&str> = self.statuses.iter().map(Status::wire).collect();
        pairs.push(("status", statuses.join(",")));
        pairs.push((
            "action",
            self.action.as_ref().map(|action| String::from(action.wire())).unwrap_or_default(),
        ));
        let (from, to) = match self.time_range {
            Some(TimeRange::Between { from, to }) => (from, to),
            preset => {
                pairs.push(("when", String::from(preset.map_or("", TimeRange::wire))));
                (None, None)
            }
        };
        for (name, end) in [("from", from), ("to", to)] {
            if let Some(ms) = end {
                pairs.push((name, format_utc(ms)));
            }
        }
        for field in FilterField::ALL {
            pairs.push((
                field.wire(),
                if field == FilterField::Ids { self.ids.join(",") } else { self.field(field) },
            ));
        }
        pairs.retain(|(_, value)| !value.trim().is_empty());
        if self.sort != Sort::default() {
            pairs.push(("sort", self.sort.wire()));
        }
        if self.page > 1 {
            pairs.push(("page", self.page.to_string()));
        }
        if self.size != default_size {
            pairs.push(("size", self.size.to_string()));
        }
        pairs
    }

    /// Parses URL query pairs. Unknown names and invalid values are ignored.
    pub fn from_pairs(pairs: &[(String, String)], default_size: u32) -> Filter {
        let mut filter = Filter { size: default_size, ..Filter::default() };
        let (mut from, mut to) = (None, None);
        for (name, value) in pairs {
            let value = value.trim();
            match name.as_str() {
                "status" => parse_statuses(value).for_each(|status| filter.add_status(status)),
                "action" if !value.is_empty() => filter.action = Some(Action::from_wire(value)),
                "when" => filter.time_range = TimeRange::from_wire(value),
                "from" => from = parse_utc(value),
                "to" => to = parse_utc(value),
                "sort" => filter.sort = Sort::from_wire(value).unwrap_or_default(),
                "page" => filter.page = parse_page(value),
                "size" => filter.size = parse_size(value).unwrap_or(default_size),
                name => filter.parse_field(name, value),
            }
        }
        filter.time_range = TimeRange::between(from, to).or(filter.time_range);
        filter
    }

    fn parse_field(&mut self, name: &str, value: &str) {
        let Some(field) = FilterField::ALL.into_iter().find(|field| field.wire() == name) else {
            return;
        };
        match field {
            // An invalid id does not discard the others.
            FilterField::Ids => {
                self.set_field(field, value);
                self.ids.retain(|id| is_id(id));
            }
            FilterField::Prompt
            | FilterField::PromptEn
            | FilterField::Description
            | FilterField::FailReason
            | FilterField::InstanceId
            | FilterField::State => {
                if validate(field, value).is_none() {
                    self.set_field(field, value);
                }
            }
        }
    }
}

fn parse_statuses(list: &str) -> impl Iterator<Item = Status> {
    list.split(',').filter(|name| !name.trim().is_empty()).map(Status::from_wire)
}

fn parse_page(text: &str) -> u32 {
    match text.parse::<u64>() {
        Ok(page) => u32::try_from(page).unwrap_or(MAX_PAGE).clamp(1, MAX_PAGE),
        Err(_) => 1,
    }
}

fn parse_size(text: &str) -> Option<u32> {
    text.parse().ok().filter(|size| (1..=MAX_SIZE).contains(size))
}
