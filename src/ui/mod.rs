//! Components and hooks. They connect state to elements; decisions are pure functions in `domain`.

pub mod alerts;
pub mod components;
pub mod connection;
pub mod create;
pub mod export;
pub mod hooks;
pub mod ids;
pub mod layout;
pub mod queue;
pub mod selection;
pub mod settings;
pub mod shortcuts;
pub mod statistics;
pub mod task;
pub mod tasks;
pub mod viewer;
pub mod views;
pub mod wall;
