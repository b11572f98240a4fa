//! Fuzz target: parses any bytes with every parser. Failing inputs are in `artifacts/decode/`; CONTRIBUTING.md says how to repeat one.
#![no_main]

#[path = "../everything.rs"]
mod everything;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| everything::parse_all(&String::from_utf8_lossy(bytes)));
