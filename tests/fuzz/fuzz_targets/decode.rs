//! Any bytes, read as all that they can be. What is found: `artifacts/decode/`; tell it `make fuzz ARGS=…` to see it again.
#![no_main]

#[path = "../everything.rs"]
mod everything;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| everything::read(&String::from_utf8_lossy(bytes)));
