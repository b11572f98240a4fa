//! Functions that give a component a piece of reactive state.

pub mod bind;
pub mod near_viewport;
pub mod submitter;
