//! The filter and its representations: URL, chips, request body.
#![cfg(not(target_arch = "wasm32"))]

#[path = "filter/chips.rs"]
mod chips;
#[path = "filter/fields.rs"]
mod fields;
#[path = "filter/query_body.rs"]
mod query_body;
#[path = "filter/query_string.rs"]
mod query_string;
#[path = "filter/round_trips.rs"]
mod round_trips;
#[path = "filter/time_range.rs"]
mod time_range;
#[path = "filter/url.rs"]
mod url;

use contact_sheet::domain::filter::{DEFAULT_SIZE, Filter};
use contact_sheet::domain::query_string::{build_query, parse_query};

/// Parses the filter of a URL query with the default page size.
fn parse(query: &str) -> Filter {
    Filter::from_pairs(&parse_query(query), DEFAULT_SIZE)
}

/// The URL query of a filter.
fn to_url(filter: &Filter) -> String {
    build_query(&filter.to_pairs(DEFAULT_SIZE))
}
