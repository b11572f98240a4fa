//! The servers of the page: the default connection, those of the host, and those of this browser.

pub mod edit;
pub mod tokens;

use std::cell::Cell;

use leptos::prelude::*;

use crate::{
    api::{endpoint, error::ApiError, server::Server},
    domain::create_kind::{CreateKind, FieldId},
    state::{
        create::form::ResultState,
        dialogs::Dialogs,
        effect::effect,
        server_name::{server_name, set_server_name},
        servers::tokens::{forget_parked, park_token, parked_token},
        services::Services,
        settings::{
            connection::Connection,
            problem::SettingsProblem,
            servers::{
                SelectedServer, connection_to, default_connection, default_server, saved_servers,
                servers_of_host,
            },
        },
        storage::{get, set},
        tasks::load_state::LoadState,
        url_state::SERVER,
    },
};

/// Where a server comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ServerOrigin {
    /// The default connection of the host or of this browser.
    Default,
    /// The list of the host, which the user cannot change.
    Host,
    /// The list of this browser.
    Browser,
}

/// A server that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownServer {
    /// Where it comes from.
    pub origin: ServerOrigin,
    /// The server.
    pub server: Server,
}

impl KnownServer {
    /// The name by which a connection refers to it: empty for the default one.
    pub fn key(&self) -> &str {
        match self.origin {
            ServerOrigin::Default => "",
            ServerOrigin::Host | ServerOrigin::Browser => &self.server.name,
        }
    }

    /// Whether both are the same entry, whatever has been changed in it.
    pub fn is_same(&self, other: &Self) -> bool {
        self.origin == other.origin && self.server.name == other.server.name
    }
}

thread_local! {
    // Whether it has been found out which server the page uses.
    static HAS_SERVER: Cell<bool> = const { Cell::new(false) };
}

/// The servers of the page. Copies refer to the same.
#[derive(Clone, Copy)]
pub struct Servers {
    pub(super) services: Services,
    dialogs: Dialogs,
}

impl Servers {
    /// The servers of these stores.
    pub fn new(services: Services, dialogs: Dialogs) -> Self {
        Self { services, dialogs }
    }

    /// All servers: the default connection, those of the host, and those of this browser.
    pub fn list(self) -> Vec<KnownServer> {
        self.services.settings.host.with_value(|host| {
            let default = default_connection(host);
            let entry = |origin| move |server| KnownServer { origin, server };
            let default = default_server(host, &default).map(|name| Server {
                name,
                endpoint: default.endpoint,
                mode: default.mode,
                read_only: host.read_only || get("read-only").as_deref() == Some("on"),
            });
            let own = saved_servers().ok().filter(|_| !host.connection_locked).unwrap_or_default();
            let own = own.into_iter().map(entry(ServerOrigin::Browser));
            let of_host = servers_of_host(host).into_iter().map(entry(ServerOrigin::Host));
            default.map(entry(ServerOrigin::Default)).into_iter().chain(of_host).chain(own).collect()
        })
    }

    /// The server with a name.
    pub fn find(self, name: &str) -> Option<KnownServer> {
        self.list().into_iter().find(|known| known.server.name == name)
    }

    /// The server that the page uses; None if it is unknown.
    pub fn current(self) -> Option<KnownServer> {
        let key = self.services.settings.connection.with_untracked(|connection| connection.server.clone());
        self.list().into_iter().find(|known| known.key() == key)
    }

    /// The connection to a server, with the token that it has in this tab.
    pub fn connection(self, known: &KnownServer) -> Connection {
        let settings = self.services.settings;
        let mut connection = match known.origin {
            ServerOrigin::Default => settings.host.with_value(default_connection),
            ServerOrigin::Host | ServerOrigin::Browser => connection_to(&known.server),
        };
        let current = settings.connection.get_untracked();
        if current.server == connection.server && has_same_origin(&current, &connection) {
            connection.token = current.token;
            connection.persist_in_tab = current.persist_in_tab;
        } else if connection.token.is_empty() {
            connection.token = parked_token(&connection);
        }
        connection
    }

    /// Shows the tasks of another server, which the user has chosen.
    pub fn choose(self, name: &str) {
        self.services.url.commit_input();
        self.apply(name);
        self.remember();
        self.services.url.show_server();
    }

    /// Uses the server with a name; the default one if it is empty. The URL is not changed.
    pub fn apply(self, name: &str) {
        let Services { settings, actions, .. } = self.services;
        let name = Some(name.to_owned()).filter(|name| !name.is_empty());
        let SelectedServer { name, mut connection, read_only, problem } =
            settings.host.with_value(|host| SelectedServer::select(host, name));
        let before = settings.connection.get_untracked();
        park_token(&before);
        if connection.token.is_empty() {
            connection.token = parked_token(&connection);
        }
        forget_parked(&connection.server);
        // At the start there is nothing of another server.
        let is_start = !HAS_SERVER.replace(true) && before.is_pending;
        if before.server != connection.server {
            actions.created_ids.set_server(&connection.server);
            if !is_start {
                self.leave_server();
            }
        }
        settings.connection.set(connection);
        settings.read_only.set(read_only);
        let of_config = settings.host.with_value(|host| host.usable_servers().err()).filter(|_| is_start);
        if let Some(error) = of_config {
            settings.problem.set(Some(SettingsProblem::HostConfig(error)));
        } else {
            self.set_problem(problem);
        }
        self.set_name(name);
    }

    /// Leaves nothing of the server before on screen or in a form.
    fn leave_server(self) {
        let Services { tasks, actions, create, .. } = self.services;
        let Dialogs { modal_task, create_open, .. } = self.dialogs;
        actions.toasts.leave_server();
        modal_task.set(None);
        create_open.set(false);
        for kind in [CreateKind::Describe, CreateKind::Shorten] {
            let form = create.get().form(kind);
            form.text(FieldId::Result).set(String::new());
            form.result.set(ResultState::Pending);
        }
        tasks.leave_server();
        self.rebuild();
    }

    /// Shows the problem of the server, unless one of `config.json` is shown.
    pub(super) fn set_problem(self, problem: Option<SettingsProblem>) {
        let shown = self.services.settings.problem;
        if !shown.with_untracked(|shown| matches!(shown, Some(SettingsProblem::HostConfig(_)))) {
            shown.set(problem);
        }
    }

    /// Uses the server that the URL names, at first and whenever Back or Forward leads to another one, until the current owner is
    /// cleaned up.
    pub fn follow_url(self) {
        let Services { settings, tasks, url, .. } = self.services;
        effect(move || {
            if settings.connection.with(|connection| connection.is_pending) {
                untrack(|| {
                    self.apply(&server_name());
                    url.rewrite();
                });
            }
        });
        // Nothing is requested without an address.
        effect(move || {
            let has_no_address = settings.connection.with(|it| !it.is_pending && it.endpoint.is_empty());
            if has_no_address && tasks.with(LoadState::is_waiting) {
                tasks.fail(ApiError::InvalidEndpoint);
            }
        });
    }

    /// Builds the page anew, as another language does.
    fn rebuild(self) {
        self.services.settings.language.notify();
    }

    /// Names the server in links, header and title.
    pub(super) fn set_name(self, name: String) {
        if server_name() != name {
            set_server_name(name);
            self.rebuild();
        }
    }

    /// Remembers the server for a URL without a query; nothing for the default one.
    pub(super) fn remember(self) {
        let server = self.services.settings.connection.with_untracked(|connection| connection.server.clone());
        if get(SERVER).unwrap_or_default() != server {
            set(SERVER, &server);
        }
    }
}

fn has_same_origin(one: &Connection, other: &Connection) -> bool {
    endpoint::origin(&one.endpoint) == endpoint::origin(&other.endpoint)
}
