//! Contact Sheet: the dashboard with which the operators of a Midjourney-Proxy see and steer its tasks.
//!
//! # The way of the data
//!
//! ```text
//! address bar ──► Filter ──► request body ──► Client ──► decode ──► Load<Sheet> ──► views
//!      ▲                                                                              │
//!      └─────────────────── a control changes the Filter ◄────────────────────────────┘
//! ```
//!
//! * [`address`]: the address bar is the only state of the view; all else is derived from it, is a setting, or is what
//!   the server answered.
//! * [`filter`]: the address as a value, and the body that is sent for it.
//! * [`proxy`]: the Midjourney-Proxy API over HTTP. Knows no element and no signal, and forgives what servers do.
//! * [`proxy::patience`]: whether and when a read is tried again; an act never is.
//! * [`load`]: the one effect that fetches, the states it goes through, and where a page comes from on servers that cannot
//!   search.
//! * [`watch`]: asks again by itself, as [`beat`] plans it.
//! * [`acts`]: what the operator does, each sent once; [`deeds`]: what can be done with a task.
//! * [`picture`], [`prompt`], [`pager_window`], [`time_text`], [`query_string`]: what decides something, as pure
//!   functions that are tested on the host.
//! * [`parameters`]: a prompt's parameters as the values of a form, and back.
//! * [`draft`], [`size_text`], [`suggestions`]: what is typed for new tasks, and what comes of it.
//! * [`reasons`]: why tasks fail, as kinds that can be explained.
//! * [`lineage`]: which task a task was made from.
//! * [`settings`]: the host's `config.json`, then what this browser remembers.
//! * [`words`]: every text in every language.
//! * [`view`]: one component a file, named after what one sees. Components only connect. What is reached only through
//!   [`view::windows`] is fetched when the first window opens.

pub mod acts;
pub mod address;
pub mod app;
pub mod beat;
pub mod clock;
pub mod deeds;
pub mod draft;
pub mod element;
pub mod filter;
pub mod lineage;
pub mod load;
pub mod pager_window;
pub mod panic_screen;
pub mod parameters;
pub mod picture;
pub mod prompt;
pub mod proxy;
pub mod query_string;
pub mod reasons;
pub mod settings;
pub mod size_text;
pub mod suggestions;
pub mod time_text;
pub mod view;
pub mod watch;
pub mod words;
