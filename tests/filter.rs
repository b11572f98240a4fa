//! The filter and its forms: address, chips, body. What one form says, all say.
#![cfg(not(target_arch = "wasm32"))]

#[path = "filter/address.rs"]
mod address;
#[path = "filter/body.rs"]
mod body;
#[path = "filter/chips.rs"]
mod chips;
#[path = "filter/fields.rs"]
mod fields;
#[path = "filter/query_string.rs"]
mod query_string;
#[path = "filter/round_trips.rs"]
mod round_trips;

use contact_sheet::domain::filter::{DEFAULT_SIZE, Filter};
use contact_sheet::domain::query_string::{build_query, parse_query};

/// The filter of an address, on a host with the usual page size.
fn read(query: &str) -> Filter {
    Filter::from_pairs(&parse_query(query), DEFAULT_SIZE)
}

/// The address of a filter.
fn written(filter: &Filter) -> String {
    build_query(&filter.to_pairs(DEFAULT_SIZE))
}
