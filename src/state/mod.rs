//! Signals: the URL, settings, the tasks on screen, polling, submissions. No element and no text.

pub mod actions;
pub mod clock;
pub mod connection_form;
pub mod create;
pub mod effect;
pub mod polling;
pub mod queue;
pub mod settings;
pub mod storage;
pub mod tasks;
pub mod url_state;
