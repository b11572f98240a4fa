//! The filter and its representations: URL, chips, request body.

mod chips;
mod fields;
mod query_body;
mod query_string;
mod round_trips;
mod time_range;
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
