//! The tokens of the servers that are not shown.

use std::cell::RefCell;

use crate::{
    api::endpoint::{self, Secret},
    state::settings::connection::{Connection, save_token},
};

/// A token that is only kept in memory, of a server that is not shown.
struct ParkedToken {
    server: String,
    origin: String,
    token: Secret,
}

thread_local! {
    static PARKED: RefCell<Vec<ParkedToken>> = const { RefCell::new(Vec::new()) };
}

/// Keeps the token of a connection in memory while another server is shown.
pub fn park_token(connection: &Connection) {
    forget_parked(&connection.server);
    if !connection.token.is_empty() && !connection.persist_in_tab {
        let origin = endpoint::origin(&connection.endpoint).to_owned();
        let parked =
            ParkedToken { server: connection.server.clone(), origin, token: connection.token.clone() };
        PARKED.with_borrow_mut(|all| all.push(parked));
    }
}

/// The token that is kept in memory for a server, if it belongs to the origin of this connection.
pub fn parked_token(connection: &Connection) -> Secret {
    let origin = endpoint::origin(&connection.endpoint);
    PARKED.with_borrow(|all| {
        let parked = all.iter().find(|it| it.server == connection.server && it.origin == origin);
        parked.map(|it| it.token.clone()).unwrap_or_default()
    })
}

/// Removes the token that is kept in memory for a server.
pub fn forget_parked(server: &str) {
    PARKED.with_borrow_mut(|all| all.retain(|it| it.server != server));
}

/// Removes the token of a server that is not shown.
pub fn forget_token(server: &str) {
    forget_parked(server);
    save_token(&Connection { server: server.to_owned(), ..Connection::none() });
}
