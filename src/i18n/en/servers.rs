//! The English texts of the servers.

use crate::{api::server::ServerError, i18n::servers::ServerTexts};

/// The English texts of the servers.
pub static SERVER_TEXTS: ServerTexts = ServerTexts {
    server: "Server",
    switched: |server| format!("Server: {server}"),
    unknown: |server| format!("{server} (unknown)"),
    unknown_title: |server| format!("Unknown server: {server}"),
    unknown_text: "This link is for a server that is not set up in this browser. Nothing was requested. Choose another server, or \
         add one with this name in the connection dialog.",
    unknown_damaged: "The list of servers in this browser is damaged. The connection dialog shows what can be done.",
    show: |server| format!("Show {server}"),
    add: "Add server",
    new: "New server",
    of_host: |server| format!("{server} (from this site)"),
    hint: "Save uses this server.",
    host_hint: "This site provides this server. Only the token can be changed.",
    name: "Name",
    delete: "Delete server",
    delete_title: |server| format!("Delete the server “{server}”?"),
    delete_text: "Its address and its token are removed from this browser. The server and its tasks are not affected.",
    delete_yes: "Delete",
    delete_no: "Keep server",
    deleted: |server| format!("“{server}” was deleted."),
    unreadable_title: "The saved servers cannot be read",
    unreadable_text: "Their data in this browser is damaged. Nothing was deleted: copy the data to repair it, or start with an \
         empty list. The damaged data is then kept under another name.",
    copy_unreadable: "Copy the data",
    start_anew: "Start with an empty list",
    error: |error| match error {
        ServerError::NoName => "Enter a name.",
        ServerError::LongName => "A name has at most 60 characters.",
        ServerError::NameTaken => "Another server has this name.",
        ServerError::TooMany => "There are 20 servers already. Delete one first.",
        ServerError::NotStored => {
            "The browser did not store the change: its storage is full, turned off or damaged. Nothing was changed."
        }
    },
};
