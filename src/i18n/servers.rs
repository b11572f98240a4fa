//! The texts of the servers; loaded with the lazy part of the program.

use crate::api::server::ServerError;

/// The texts of the servers.
#[expect(missing_docs, reason = "the key of a text is its description; its values are in en/ and zh/")]
pub struct ServerTexts {
    pub server: &'static str,
    pub switched: fn(server: &str) -> String,
    pub unknown: fn(server: &str) -> String,
    pub unknown_title: fn(server: &str) -> String,
    pub unknown_text: &'static str,
    pub unknown_damaged: &'static str,
    pub show: fn(server: &str) -> String,
    pub add: &'static str,
    pub new: &'static str,
    pub of_host: fn(server: &str) -> String,
    pub hint: &'static str,
    pub host_hint: &'static str,
    pub name: &'static str,
    pub delete: &'static str,
    pub delete_title: fn(server: &str) -> String,
    pub delete_text: &'static str,
    pub delete_yes: &'static str,
    pub delete_no: &'static str,
    pub deleted: fn(server: &str) -> String,
    pub unreadable_title: &'static str,
    pub unreadable_text: &'static str,
    pub copy_unreadable: &'static str,
    pub start_anew: &'static str,
    pub error: fn(ServerError) -> &'static str,
}
