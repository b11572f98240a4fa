//! Reading all tasks that match, on a fake server whose tasks arrive, leave and change while they are read; and what exports write.
#![cfg(not(target_arch = "wasm32"))]

#[path = "reading/archive.rs"]
mod archive;
#[path = "reading/export.rs"]
mod export;
#[path = "reading/pace.rs"]
mod pace;
#[path = "reading/reader.rs"]
mod reader;
#[path = "reading/server.rs"]
mod server;
#[path = "reading/statistics.rs"]
mod statistics;
