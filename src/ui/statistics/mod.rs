//! The statistics of the tasks that match. The charts are components of their own: the chart libraries for Leptos write `style`
//! attributes, which the content policy forbids, and their bars cannot be pressed or reached by keyboard.

mod basis;
mod chart;
mod show;
mod tables;
pub mod view;
mod volume;
mod week;
