//! A connection as it is typed, before it is saved.

use leptos::prelude::*;
use web_sys::HtmlInputElement;

use crate::{
    api::{
        endpoint::{self, EndpointError, HeaderMode},
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

/// What came of the test.
#[derive(Clone, PartialEq)]
pub enum TestState {
    /// It was not asked for, or the draft has changed since.
    Idle,
    /// The answer is awaited.
    Running,
    /// It works; that many tasks are there.
    Ok(u64),
    /// It does not work.
    Failed(ApiError, Connection),
}

/// What keeps a draft from being used.
#[derive(Clone, Copy, PartialEq)]
pub enum ConnectionError {
    /// Nothing.
    None,
    /// The address cannot be one.
    Address(EndpointError),
    /// The token cannot be sent in a header.
    Token,
}

/// What is typed, and what came of it. Copies share the same signals.
#[derive(Clone, Copy)]
pub struct ConnectionForm {
    /// Where the present connection stands.
    pub settings: Settings,
    /// The address, as it is typed.
    pub address: RwSignal<String>,
    /// It lives in the field alone; nothing else holds it before it is saved.
    pub token: StoredValue<HtmlInputElement, LocalStorage>,
    /// How the token is to be sent.
    pub mode: RwSignal<HeaderMode>,
    /// Is the token to outlive a reload?
    pub keep: RwSignal<bool>,
    /// What keeps it from being used.
    pub trouble: RwSignal<ConnectionError>,
    /// What came of the test.
    pub trial: RwSignal<TestState>,
    /// How the test goes.
    pub wait: RequestStatus,
}

impl ConnectionForm {
    /// Something else was typed: what was found out about the old draft no longer holds.
    pub fn touch(self) {
        self.trouble.set(ConnectionError::None);
        self.trial.set(TestState::Idle);
    }

    /// A token was typed. One that is not sent is of no use, so the usual way to send it is chosen, for all to see.
    pub fn type_token(self, token: &str) {
        if !token.is_empty() && self.mode.get_untracked() == HeaderMode::None {
            self.mode.set(HeaderMode::Bearer);
        }
        self.touch();
    }

    /// The connection as it was typed.
    fn read(self) -> Result<Connection, ConnectionError> {
        let endpoint = self.address.with_untracked(|typed| endpoint::normalise(typed, page_is_https()));
        let endpoint = endpoint.map_err(ConnectionError::Address)?;
        let typed = self.token.with_value(|field| field.value().trim().to_owned());
        if !endpoint::is_valid_token(&typed) {
            return Err(ConnectionError::Token);
        }
        let kept = self.settings.connection.with_untracked(|present| {
            let same_origin = endpoint::origin(&present.endpoint) == endpoint::origin(&endpoint);
            if same_origin { present.token.clone() } else { String::new() }
        });
        let token = if typed.is_empty() { kept } else { typed };
        let (mode, kept_in_tab) = (self.mode.get_untracked(), self.keep.get_untracked());
        Ok(Connection { endpoint, mode, token, kept_in_tab, chosen: true })
    }

    /// The connection, or else the trouble is shown.
    pub fn checked(self) -> Option<Connection> {
        let read = self.read();
        self.trouble.set(read.as_ref().err().copied().unwrap_or(ConnectionError::None));
        read.ok()
    }

    /// Would the token that is set be left behind, because it belongs to another origin than the typed one?
    pub fn leaves_token(self) -> bool {
        let typed = self.address.with(|typed| endpoint::normalise(typed, page_is_https()));
        typed.is_ok_and(|typed| {
            self.settings
                .connection
                .with(|present| endpoint::origin(&present.endpoint) != endpoint::origin(&typed))
        })
    }

    /// Is a token set?
    pub fn has_token(self) -> bool {
        self.settings.connection.with(|connection| !connection.token.is_empty())
    }
}

/// Asks for one task: the smallest question that every part of a connection has to answer.
pub async fn test_connection(connection: Connection, reading: &ReadRequest) -> TestState {
    let one = Filter { size: 1, ..Filter::default() };
    match connection.client().query(&one.to_query(), reading).await {
        Ok(page) => TestState::Ok(page.total(1, 1)),
        Err(error) => TestState::Failed(error, connection),
    }
}
