//! Signals: the URL, settings, the tasks on screen, polling, submissions. No element and no text.

pub mod actions;
pub mod announcer;
pub mod batch;
pub mod clock;
pub mod connection_form;
pub mod context;
pub mod counts;
pub mod create;
pub mod dialogs;
pub mod effect;
pub mod export;
pub mod filter_panel;
pub mod long_lived;
pub mod memo;
pub mod pending_input;
pub mod polling;
pub mod queue;
pub mod saved_views;
pub mod selection;
pub mod services;
pub mod settings;
pub mod storage;
pub mod tasks;
pub mod url_state;
pub mod viewer;
pub mod wall;
