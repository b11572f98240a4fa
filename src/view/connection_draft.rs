//! A connection as it is typed, before it is saved.

use leptos::prelude::*;
use web_sys::HtmlInputElement;

use crate::{
    filter::Filter,
    load::Wait,
    proxy::{
        Reading,
        endpoint::{self, BadAddress, HeaderMode},
        error::ProxyError,
    },
    settings::{Connection, Settings, page_is_https},
};

/// What came of the test.
#[derive(Clone, PartialEq)]
pub enum Trial {
    /// It was not asked for, or the draft has changed since.
    NotYet,
    /// The answer is awaited.
    Running,
    /// It works; that many tasks are there.
    Good(u64),
    /// It does not work.
    Bad(ProxyError, Connection),
}

/// What keeps a draft from being used.
#[derive(Clone, Copy, PartialEq)]
pub enum Trouble {
    /// Nothing.
    None,
    /// The address cannot be one.
    Address(BadAddress),
    /// The token cannot be sent in a header.
    Token,
}

/// What is typed, and what came of it. Copies share the same signals.
#[derive(Clone, Copy)]
pub struct Draft {
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
    pub trouble: RwSignal<Trouble>,
    /// What came of the test.
    pub trial: RwSignal<Trial>,
    /// How the test goes.
    pub wait: Wait,
}

impl Draft {
    /// Something else was typed: what was found out about the old draft no longer holds.
    pub fn touch(self) {
        self.trouble.set(Trouble::None);
        self.trial.set(Trial::NotYet);
    }

    /// A token was typed. One that is not sent is of no use, so the usual way to send it is chosen, for all to see.
    pub fn type_token(self, token: &str) {
        if !token.is_empty() && self.mode.get_untracked() == HeaderMode::None {
            self.mode.set(HeaderMode::Bearer);
        }
        self.touch();
    }

    /// The connection as it was typed.
    fn read(self) -> Result<Connection, Trouble> {
        let endpoint = self.address.with_untracked(|typed| endpoint::normalise(typed, page_is_https()));
        let endpoint = endpoint.map_err(Trouble::Address)?;
        let typed = self.token.with_value(|field| field.value().trim().to_owned());
        if !endpoint::is_token(&typed) {
            return Err(Trouble::Token);
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
        self.trouble.set(read.as_ref().err().copied().unwrap_or(Trouble::None));
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
pub async fn try_out(connection: Connection, reading: &Reading) -> Trial {
    let one = Filter { size: 1, ..Filter::default() };
    match connection.client().query(&one.query(), reading).await {
        Ok(page) => Trial::Good(page.total(1, 1)),
        Err(error) => Trial::Bad(error, connection),
    }
}
