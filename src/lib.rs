//! Contact Sheet: the dashboard with which the operators of a Midjourney-Proxy see and steer its tasks.
//!
//! # Data flow
//!
//! ```text
//! URL ──► Filter ──► query body ──► Client ──► decode ──► LoadState<TaskPage> ──► components
//!  ▲                                                                              │
//!  └───────────────────── a control changes the Filter in the URL ◄───────────────┘
//! ```
//!
//! The URL is the only state of the view: filters, order, page, open task. Everything else is derived from it, is a setting,
//! or is what the server answered. A control never fetches.
//!
//! # Layers
//!
//! Each layer knows only those below it; `tests/architecture.rs` fails on an arrow that points up and on a cycle.
//!
//! | layer | contents |
//! |---|---|
//! | [`app`] | root component: creates the stores, provides the contexts, lays out the page |
//! | [`ui`] | components and hooks |
//! | [`i18n`] | every text, one struct with a value for each language; knows `domain` and `api` only |
//! | [`state`] | signals: stores, URL, settings, polling, submissions; no element and no text |
//! | [`api`] | HTTP: request bodies, tolerant decoding, errors, retry; no signal and no element |
//! | [`domain`] | pure: tasks, filters, prompts, picture links; no browser, tested on the host |
//!
//! What is reached only through [`ui::layout::lazy_views`] is compiled into a second wasm file, which is fetched when the
//! first dialog opens.

pub mod api;
pub mod app;
pub mod domain;
pub mod i18n;
pub mod panic_hook;
pub mod state;
pub mod ui;
