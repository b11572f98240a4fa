//! Exports of tasks to a file.

pub mod file;
pub mod job;
pub mod pictures;
mod table;
