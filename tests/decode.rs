//! Decoding of response bodies. Each fixture reproduces the response of one kind of server; `contract-example.json` is the
//! example of the API documentation.

mod errors;
mod malformed;
mod pages;
mod single;
mod times;
mod totals;

use contact_sheet::{
    api::{decode::decode_page, error::ApiError, page::Page},
    domain::task::Task,
};

/// The text of a fixture.
macro_rules! fixture {
    ($name:literal) => {
        include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/", $name))
    };
}
pub(crate) use fixture;

fn page(text: &str) -> Page {
    decode_page(text).expect("the fixture is a page")
}

fn only_task(text: &str) -> Task {
    let mut page = page(text);
    assert_eq!(page.tasks.len(), 1);
    page.tasks.remove(0)
}

fn error(text: &str) -> ApiError {
    decode_page(text).expect_err("the fixture is not a page")
}
