//! What servers answer, and what is read out of it. Each reply in `fixtures` is written after the facts known
//! about one kind of server; the contract's example is verbatim.
#![cfg(not(target_arch = "wasm32"))]

#[path = "decode/errors.rs"]
mod errors;
#[path = "decode/pages.rs"]
mod pages;
#[path = "decode/single.rs"]
mod single;
#[path = "decode/times.rs"]
mod times;
#[path = "decode/totals.rs"]
mod totals;
#[path = "decode/wild.rs"]
mod wild;

use contact_sheet::{
    api::{decode::decode, error::ApiError, page::Page},
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
    decode(text).expect("the fixture is a page")
}

fn only_task(text: &str) -> Task {
    let mut page = page(text);
    assert_eq!(page.tasks.len(), 1);
    page.tasks.remove(0)
}

fn error(text: &str) -> ApiError {
    decode(text).expect_err("the fixture is no page")
}
