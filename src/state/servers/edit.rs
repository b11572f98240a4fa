//! Changes of the servers: they are added, edited and deleted.

use leptos::prelude::*;

use crate::{
    api::{
        endpoint::Secret,
        server::{Server, ServerError, put_server, servers_to_json, valid_name},
    },
    state::{
        servers::{
            KnownServer, ServerOrigin, Servers,
            tokens::{forget_token, park_token},
        },
        services::Services,
        settings::{
            connection::{Connection, save_token},
            servers::{DEFAULT_NAME, SERVERS, saved_servers},
        },
        storage::{get, set},
        url_state::SERVER,
    },
};

/// The name of a list that could not be read, after it was replaced.
const UNREADABLE_SERVERS: &str = "servers-unreadable";

impl Servers {
    /// Saves a server in place of `before`, or as a new one, and uses it. The token is saved only if the user chose so.
    ///
    /// # Errors
    /// A [`ServerError`]; nothing is changed then.
    pub fn save(
        self,
        before: Option<&KnownServer>,
        name: &str,
        connection: Connection,
        read_only: bool,
    ) -> Result<(), ServerError> {
        let Services { settings, .. } = self.services;
        let known = self.list();
        let is_current =
            settings.connection.with_untracked(|current| before.is_some_and(|it| it.key() == current.server));
        let is_only_default =
            matches!(before, Some(it) if it.origin == ServerOrigin::Default) && known.len() == 1;
        let is_before = |it: &KnownServer| before.is_some_and(|before| before.is_same(it));
        let others = known.iter().filter(|it| !is_before(it)).map(|it| it.server.name.as_str());
        let connection = match before.map(|it| it.origin) {
            Some(ServerOrigin::Default) => {
                let name = if is_only_default { None } else { Some(valid_name(name, others)?) };
                if let Some(name) = name.filter(|name| before.is_some_and(|it| it.server.name != *name))
                    && !set(DEFAULT_NAME, &name)
                {
                    return Err(ServerError::NotStored);
                }
                set("endpoint", &connection.endpoint);
                set("header-mode", connection.mode.name());
                settings.set_read_only(read_only);
                Connection { server: String::new(), ..connection }
            }
            Some(ServerOrigin::Host) => Connection { server: name.to_owned(), ..connection },
            Some(ServerOrigin::Browser) | None => {
                let name = valid_name(name, others)?;
                let server = Server {
                    name: name.clone(),
                    endpoint: connection.endpoint.clone(),
                    mode: connection.mode,
                    read_only,
                };
                let mut servers = saved_servers().map_err(|_| ServerError::NotStored)?;
                put_server(&mut servers, before.map(|it| it.server.name.as_str()), server)?;
                if !set(SERVERS, &servers_to_json(&servers)) {
                    return Err(ServerError::NotStored);
                }
                Connection { server: name, ..connection }
            }
        };
        if is_current {
            self.change_current(before, connection, read_only);
        } else {
            self.use_saved(before, connection);
        }
        Ok(())
    }

    /// Shows the server that was saved. Its name may have changed.
    fn use_saved(self, before: Option<&KnownServer>, connection: Connection) {
        drop_renamed(before, &connection);
        save_token(&connection);
        park_token(&connection);
        let name = match connection.server.as_str() {
            "" => self.default_name(),
            name => name.to_owned(),
        };
        self.choose(&name);
    }

    /// Changes the connection to the server that is shown.
    fn change_current(self, before: Option<&KnownServer>, connection: Connection, read_only: bool) {
        let Services { settings, url, actions, .. } = self.services;
        drop_renamed(before, &connection);
        save_token(&connection);
        let server = connection.server.clone();
        if settings.connection.with_untracked(|it| it.server != server) {
            actions.created_ids.rename_server(&server);
        }
        // Not read again: the browser may have refused to store it.
        settings.connection.set(connection);
        settings.read_only.set(read_only || settings.host.with_value(|host| host.read_only));
        self.set_problem(None);
        if before.is_some_and(|it| get(SERVER).as_ref() == Some(&it.server.name)) {
            self.remember();
        }
        let name = if server.is_empty() { self.default_name() } else { server };
        self.set_name(if self.list().len() > 1 { name } else { String::new() });
        url.rewrite();
    }

    fn default_name(self) -> String {
        let default = self.list().into_iter().find(|it| it.origin == ServerOrigin::Default);
        default.map(|it| it.server.name).unwrap_or_default()
    }

    /// Deletes a server of this browser and its token. If it is shown, the default one is shown instead.
    ///
    /// # Errors
    /// [`ServerError::NotStored`]; nothing is changed then.
    pub fn delete(self, name: &str) -> Result<(), ServerError> {
        let Services { settings, url, .. } = self.services;
        let mut servers = saved_servers().map_err(|_| ServerError::NotStored)?;
        servers.retain(|server| server.name != name);
        let text = if servers.is_empty() { String::new() } else { servers_to_json(&servers) };
        if !set(SERVERS, &text) {
            return Err(ServerError::NotStored);
        }
        let connection = settings.connection.get_untracked();
        if connection.server == name {
            // Its token must not be parked.
            settings.connection.update_untracked(|connection| connection.token = Secret::default());
            self.choose("");
        } else {
            self.apply(&connection.server);
            url.rewrite();
        }
        forget_token(name);
        if get(SERVER).as_deref() == Some(name) {
            set(SERVER, "");
        }
        Ok(())
    }

    /// Removes the token of a server from memory and storage.
    pub fn forget_token(self, server: &str) {
        let settings = self.services.settings;
        if settings.connection.with_untracked(|current| current.server == server) {
            settings.forget_token();
        } else {
            forget_token(server);
        }
    }

    /// The stored text of the servers of this browser, if it cannot be read.
    pub fn unreadable(self) -> Option<String> {
        saved_servers().err()
    }

    /// Starts an empty list in place of an unreadable one, which is kept under another name.
    ///
    /// # Errors
    /// [`ServerError::NotStored`].
    pub fn replace_unreadable(self) -> Result<(), ServerError> {
        let Err(text) = saved_servers() else { return Ok(()) };
        if set(UNREADABLE_SERVERS, &text) && set(SERVERS, "") { Ok(()) } else { Err(ServerError::NotStored) }
    }
}

/// Removes the token that is kept under the name that a server had before.
fn drop_renamed(before: Option<&KnownServer>, connection: &Connection) {
    if let Some(before) = before.filter(|it| it.key() != connection.server) {
        forget_token(before.key());
    }
}
