//! The form of the connection, before it is saved.

use leptos::{html, prelude::*};

use crate::{
    api::{
        endpoint::{self, EndpointError, HeaderMode, Secret},
        error::ApiError,
        request::ReadRequest,
        server::ServerError,
    },
    domain::filter::Filter,
    state::{
        servers::{KnownServer, ServerOrigin, Servers},
        settings::{
            Settings,
            connection::{Connection, page_is_https},
        },
        tasks::request_status::RequestStatus,
    },
};

/// The state of the connection test.
#[derive(Clone, PartialEq)]
pub enum TestState {
    /// Not started, or the form has changed since.
    Idle,
    /// The request is in progress.
    Running,
    /// The server responded; it has this number of tasks.
    Ok(u64),
    /// The request to this connection failed.
    Failed(ApiError, Connection),
}

/// Why the form cannot be used.
#[derive(Clone, Copy, PartialEq)]
pub enum ConnectionError {
    /// It can.
    None,
    /// The address is invalid.
    Address(EndpointError),
    /// The token has characters that a header cannot contain.
    Token,
}

/// The form of the connection and its test. Copies share the same signals.
#[derive(Clone, Copy)]
pub struct ConnectionForm {
    /// All servers.
    pub servers: Servers,
    /// The server that the form shows; None for a new one.
    pub server: RwSignal<Option<KnownServer>>,
    /// Its connection, as it is saved.
    pub saved: RwSignal<Connection>,
    /// The name and read only, as the form has shown them first.
    shown: StoredValue<(String, bool)>,
    /// The name of the server.
    pub name: RwSignal<String>,
    /// The text of the address.
    pub address: RwSignal<String>,
    /// The field of the token. Before it is saved, the token exists nowhere else.
    pub token: NodeRef<html::Input>,
    /// How the token is sent.
    pub mode: RwSignal<HeaderMode>,
    /// Whether the token survives a reload.
    pub persist: RwSignal<bool>,
    /// Whether all submissions to the server are disabled.
    pub read_only: RwSignal<bool>,
    /// Why the form cannot be used.
    pub error: RwSignal<ConnectionError>,
    /// Why the server is not saved.
    pub server_error: RwSignal<Option<ServerError>>,
    /// The state of the test.
    pub test: RwSignal<TestState>,
    /// The status of the request of the test.
    pub request_status: RequestStatus,
}

impl ConnectionForm {
    /// The form of the server that the page uses; of a new one, if that is unknown.
    pub fn new(servers: Servers, settings: Settings) -> Self {
        let current = settings.connection.get_untracked();
        let server = servers.current();
        let name = server.as_ref().map_or_else(|| current.server.clone(), |known| known.server.name.clone());
        let read_only = server.is_some() && settings.read_only.get_untracked();
        Self {
            servers,
            server: RwSignal::new(server),
            shown: StoredValue::new((name.clone(), read_only)),
            name: RwSignal::new(name),
            address: RwSignal::new(current.endpoint.clone()),
            token: NodeRef::new(),
            mode: RwSignal::new(current.mode),
            persist: RwSignal::new(current.persist_in_tab),
            read_only: RwSignal::new(read_only),
            saved: RwSignal::new(current),
            error: RwSignal::new(ConnectionError::None),
            server_error: RwSignal::new(None),
            test: RwSignal::new(TestState::Idle),
            request_status: RequestStatus::new(settings),
        }
    }

    /// Shows a server; None for a new one. What was typed is discarded.
    pub fn show(self, known: Option<KnownServer>) {
        let connection = known.as_ref().map_or_else(Connection::none, |known| self.servers.connection(known));
        let (name, read_only) = known
            .as_ref()
            .map(|known| (known.server.name.clone(), known.server.read_only))
            .unwrap_or_default();
        self.shown.set_value((name.clone(), read_only));
        self.name.set(name);
        self.read_only.set(read_only);
        self.address.set(connection.endpoint.clone());
        self.mode.set(connection.mode);
        self.persist.set(connection.persist_in_tab);
        if let Some(field) = self.token.get_untracked() {
            field.set_value("");
        }
        self.saved.set(connection);
        self.server.set(known);
        self.request_status.stop();
        self.clear_test();
    }

    /// Whether something was typed or chosen that is not saved.
    pub fn has_changes(self) -> bool {
        let has_token =
            self.token.get_untracked().is_some_and(|field| !Secret::from(field.value()).is_empty());
        let (name, read_only) = self.shown.get_value();
        has_token
            || self.name.with_untracked(|typed| *typed != name)
            || self.read_only.get_untracked() != read_only
            || self.saved.with_untracked(|saved| {
                saved.endpoint != self.address.get_untracked()
                    || saved.mode != self.mode.get_untracked()
                    || saved.persist_in_tab != self.persist.get_untracked()
            })
    }

    /// Whether the host gives the server, so that only its token can be changed; tracked.
    pub fn is_of_host(self) -> bool {
        self.server.with(|known| known.as_ref().is_some_and(|known| known.origin == ServerOrigin::Host))
    }

    /// Removes the token of the server from memory and storage.
    pub fn forget_token(self) {
        let server = self.saved.with_untracked(|saved| saved.server.clone());
        self.servers.forget_token(&server);
        self.saved.update(|saved| saved.token = Secret::default());
    }

    /// Clears the error and the test result, which no longer apply after a change.
    pub fn clear_test(self) {
        self.error.set(ConnectionError::None);
        self.server_error.set(None);
        self.test.set(TestState::Idle);
    }

    /// Called when the token changes. A token has to be sent, so the most common way is selected if there is none.
    pub fn set_token(self, token: &str) {
        if !token.is_empty() && self.mode.get_untracked() == HeaderMode::None {
            self.mode.set(HeaderMode::Bearer);
        }
        self.clear_test();
    }

    /// The connection in the form.
    fn read(self) -> Result<Connection, ConnectionError> {
        let endpoint = self.address.with_untracked(|typed| endpoint::normalise(typed, page_is_https()));
        let endpoint = endpoint.map_err(ConnectionError::Address)?;
        let field = self.token.get_untracked().map(|field| Secret::from(field.value())).unwrap_or_default();
        let typed = Secret::from(field.trim().to_owned());
        if !endpoint::is_valid_token(&typed) {
            return Err(ConnectionError::Token);
        }
        let current = self.saved.with_untracked(|current| {
            let is_same_origin = endpoint::origin(&current.endpoint) == endpoint::origin(&endpoint);
            if is_same_origin { current.token.clone() } else { Secret::default() }
        });
        let token = if typed.is_empty() { current } else { typed };
        let (mode, persist_in_tab) = (self.mode.get_untracked(), self.persist.get_untracked());
        Ok(Connection {
            server: String::new(),
            endpoint,
            mode,
            token,
            persist_in_tab,
            is_configured: true,
            is_pending: false,
        })
    }

    /// The connection in the form. If there is none, the error is shown.
    pub fn validate(self) -> Option<Connection> {
        let read = self.read();
        self.error.set(read.as_ref().err().copied().unwrap_or(ConnectionError::None));
        read.ok()
    }

    /// Whether saving the form drops the current token, because it belongs to another origin; tracked.
    pub fn would_drop_token(self) -> bool {
        let typed = self.address.with(|typed| endpoint::normalise(typed, page_is_https()));
        typed.is_ok_and(|typed| {
            self.saved.with(|current| endpoint::origin(&current.endpoint) != endpoint::origin(&typed))
        })
    }

    /// The address that is used, if it is shorter than the one in the form; tracked.
    pub fn shortened_address(self) -> Option<String> {
        self.address.with(|typed| {
            let address = endpoint::normalise(typed, page_is_https()).ok()?;
            endpoint::is_shortened(typed, &address).then_some(address)
        })
    }

    /// Whether the current connection has a token; tracked.
    pub fn has_token(self) -> bool {
        self.saved.with(|connection| !connection.token.is_empty())
    }
}

/// Tests a connection with a query for a single task.
pub async fn test_connection(connection: Connection, request: &ReadRequest) -> TestState {
    let one = Filter { size: 1, ..Filter::default() };
    match connection.client().query(&one.to_query(), request).await {
        Ok(page) => TestState::Ok(page.total(1, 1)),
        Err(error) => TestState::Failed(error, connection),
    }
}
