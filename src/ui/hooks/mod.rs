//! Reusable behavior of components.

pub mod bind;
pub mod focus;
pub mod idle;
pub mod listener;
pub mod near_viewport;
pub mod permission;
pub mod root_attribute;
pub mod roving_focus;
pub mod submitter;
