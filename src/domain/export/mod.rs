//! Exports of tasks: formats, rows and file names.

pub mod archive;
pub mod csv;
pub mod file_name;
pub mod format;
