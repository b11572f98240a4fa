//! The connection dialog and the switch of servers.

pub mod dialog;
mod server_fields;
pub mod server_switch;
