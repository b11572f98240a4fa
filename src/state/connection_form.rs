//! The form of the connection, before it is saved.

use leptos::{html, prelude::*};

use crate::{
    api::{
        endpoint::{self, EndpointError, HeaderMode, Secret},
        error::ApiError,
        request::ReadRequest,
    },
    domain::filter::Filter,
    state::{
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
    /// The settings with the current connection.
    pub settings: Settings,
    /// The text of the address.
    pub address: RwSignal<String>,
    /// The field of the token. Before it is saved, the token exists nowhere else.
    pub token: NodeRef<html::Input>,
    /// How the token is sent.
    pub mode: RwSignal<HeaderMode>,
    /// Whether the token survives a reload.
    pub persist: RwSignal<bool>,
    /// Why the form cannot be used.
    pub error: RwSignal<ConnectionError>,
    /// The state of the test.
    pub test: RwSignal<TestState>,
    /// The status of the request of the test.
    pub request_status: RequestStatus,
}

impl ConnectionForm {
    /// Clears the error and the test result, which no longer apply after a change.
    pub fn clear_test(self) {
        self.error.set(ConnectionError::None);
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
        let current = self.settings.connection.with_untracked(|current| {
            let is_same_origin = endpoint::origin(&current.endpoint) == endpoint::origin(&endpoint);
            if is_same_origin { current.token.clone() } else { Secret::default() }
        });
        let token = if typed.is_empty() { current } else { typed };
        let (mode, persist_in_tab) = (self.mode.get_untracked(), self.persist.get_untracked());
        Ok(Connection { endpoint, mode, token, persist_in_tab, is_configured: true })
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
            self.settings
                .connection
                .with(|current| endpoint::origin(&current.endpoint) != endpoint::origin(&typed))
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
        self.settings.connection.with(|connection| !connection.token.is_empty())
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
