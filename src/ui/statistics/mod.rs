//! The statistics of the tasks that match.

mod basis;
mod chart;
mod show;
mod tables;
pub mod view;
mod volume;
mod week;
