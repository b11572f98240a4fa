//! What is set rather than derived: the host's `config.json`, then what this browser remembers.
//!
//! The token is kept apart from all else: in memory, or in this tab's sessionStorage when the operator asks for it,
//! and always together with the origin it was given for.

mod host;
mod memory;

use std::ops::RangeInclusive;

use leptos::prelude::*;

use self::memory::{keep_token, recall, recall_token, remember};
pub use self::memory::{recall_in_tab, remember_in_tab};
pub use host::HostConfig;

use crate::{
    beat::Rhythm,
    filter,
    proxy::{
        client::Client,
        endpoint::{self, HeaderMode},
        patience,
    },
    words::Language,
};

/// Minutes after which an open task counts as stalled, unless somebody says otherwise.
pub const STALLED_MINUTES: u32 = 15;
/// What can be said.
pub static STALLED_RANGE: RangeInclusive<u32> = 1..=1440;

/// The looks that can be chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system is set.
    #[default]
    System,
    /// Paper.
    Light,
    /// Darkroom.
    Dark,
}

impl Theme {
    /// All looks, in the order in which they are offered.
    pub const ALL: [Theme; 3] = [Self::System, Self::Light, Self::Dark];

    /// The name used in this browser's memory and as `data-theme`.
    pub fn name(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The look of a name; the system's for any other.
    pub fn from_name(name: &str) -> Self {
        Self::ALL.into_iter().find(|theme| theme.name() == name).unwrap_or_default()
    }
}

/// Where the proxy is and who asks. Its token belongs to the origin of its endpoint.
#[derive(Clone, Debug, PartialEq)]
pub struct Connection {
    /// Normalised address.
    pub endpoint: String,
    /// How the token is sent.
    pub mode: HeaderMode,
    /// The secret; empty for none.
    pub token: String,
    /// Does the token outlive a reload (this tab's sessionStorage)?
    pub kept_in_tab: bool,
    /// Did the host or an operator say where the proxy is, or is it only supposed to be where the page is?
    pub chosen: bool,
}

impl Connection {
    /// The client for this connection.
    pub fn client(&self) -> Client {
        Client::new(&self.endpoint, self.mode, &self.token)
    }
}

/// The settings that are in force. Copies share the same signals.
#[derive(Clone, Copy)]
pub struct Settings {
    /// The host's defaults.
    pub host: StoredValue<HostConfig>,
    /// What is wrong with `config.json`, until it is dismissed.
    pub host_problem: RwSignal<Option<String>>,
    /// The language of all texts.
    pub language: RwSignal<Language>,
    /// The look.
    pub theme: RwSignal<Theme>,
    /// Where the proxy is.
    pub connection: RwSignal<Connection>,
    /// How often live refresh asks.
    pub rhythm: RwSignal<Rhythm>,
    /// Nothing can be made or changed from here.
    pub read_only: RwSignal<bool>,
    /// New tasks come in by themselves at the top of a page that nobody is using.
    pub arrivals_at_once: RwSignal<bool>,
    /// The browser tells when a task ends while the tab is hidden.
    pub notify: RwSignal<bool>,
    /// Minutes after which an open task counts as stalled.
    pub stalled_minutes: RwSignal<u32>,
    /// Seconds that one try of a read may take.
    pub read_seconds: RwSignal<u32>,
}

impl Settings {
    /// The host's word first, then this browser's memory over it.
    pub fn load(host: HostConfig, host_problem: Option<String>) -> Self {
        let language = recall("language").and_then(|tag| Language::from_tag(&tag));
        let language = language.or(host.language).unwrap_or_else(browser_language);
        let theme = Theme::from_name(&recall("theme").unwrap_or_default());
        let connection = recall_connection(&host);
        let read_only = host.read_only || is_on("read-only");
        let stalled = recall_number("stalled-minutes", &STALLED_RANGE).or(host.stalled_minutes);
        let stalled_minutes = stalled.unwrap_or(STALLED_MINUTES);
        let seconds = recall_number("read-seconds", &patience::LIMIT_RANGE).or(host.read_seconds);
        let read_seconds = seconds.unwrap_or(patience::LIMIT_SECONDS);
        Self {
            host: StoredValue::new(host),
            host_problem: RwSignal::new(host_problem),
            language: RwSignal::new(language),
            theme: RwSignal::new(theme),
            connection: RwSignal::new(connection),
            rhythm: RwSignal::new(Rhythm::from_name(&recall("live-refresh").unwrap_or_default())),
            read_only: RwSignal::new(read_only),
            arrivals_at_once: RwSignal::new(is_on("arrivals-at-once")),
            notify: RwSignal::new(is_on("notify")),
            stalled_minutes: RwSignal::new(stalled_minutes),
            read_seconds: RwSignal::new(read_seconds),
        }
    }

    /// Chooses and remembers how often live refresh asks.
    pub fn set_rhythm(self, rhythm: Rhythm) {
        remember("live-refresh", &rhythm.name());
        self.rhythm.set(rhythm);
    }

    /// Takes all acting away, or gives it back, if the host allows that.
    pub fn set_read_only(self, on: bool) {
        remember("read-only", on_or_off(on));
        self.read_only.set(on || self.host.with_value(|host| host.read_only));
    }

    /// Lets new tasks come in by themselves, or not.
    pub fn set_arrivals_at_once(self, on: bool) {
        remember("arrivals-at-once", on_or_off(on));
        self.arrivals_at_once.set(on);
    }

    /// Lets the browser tell when a task ends, or not.
    pub fn set_notify(self, on: bool) {
        remember("notify", on_or_off(on));
        self.notify.set(on);
    }

    /// After how many minutes an open task counts as stalled.
    pub fn set_stalled_minutes(self, minutes: u32) {
        remember("stalled-minutes", &minutes.to_string());
        self.stalled_minutes.set(minutes);
    }

    /// How many seconds one try of a read may take.
    pub fn set_read_seconds(self, seconds: u32) {
        remember("read-seconds", &seconds.to_string());
        self.read_seconds.set(seconds);
    }

    /// Chooses and remembers a language.
    pub fn set_language(self, language: Language) {
        remember("language", language.tag());
        self.language.set(language);
    }

    /// Chooses and remembers a look.
    pub fn set_theme(self, theme: Theme) {
        remember("theme", theme.name());
        self.theme.set(theme);
    }

    /// Remembers how many tasks this operator wants on a page.
    pub fn set_page_size(self, size: u32) {
        remember("page-size", &size.to_string());
    }

    /// How many tasks this operator wants on a page; the host's number until one was chosen.
    pub fn page_size(self) -> u32 {
        let chosen = recall("page-size").and_then(|size| size.parse().ok());
        chosen.filter(|size| filter::SIZES.contains(size)).unwrap_or_else(|| self.default_page_size())
    }

    /// Tasks per page of an address that names none: the same in every browser of this host.
    pub fn default_page_size(self) -> u32 {
        self.host.with_value(HostConfig::page_size)
    }

    /// Puts a connection in force and remembers it; of the token only what the operator allowed.
    pub fn connect(self, connection: Connection) {
        remember("endpoint", &connection.endpoint);
        remember("header-mode", connection.mode.name());
        keep_token(&connection);
        self.connection.set(connection);
    }

    /// Forgets the token everywhere.
    pub fn forget_token(self) {
        self.connection.update(|connection| {
            connection.token.clear();
            keep_token(connection);
        });
    }
}

fn recall_number(name: &str, range: &RangeInclusive<u32>) -> Option<u32> {
    recall(name)?.parse().ok().filter(|number| range.contains(number))
}

fn is_on(name: &str) -> bool {
    recall(name).as_deref() == Some("on")
}

fn on_or_off(on: bool) -> &'static str {
    if on { "on" } else { "off" }
}

/// The page's own origin, where the proxy is supposed to be unless somebody says otherwise.
pub fn page_origin() -> String {
    window().location().origin().unwrap_or_default()
}

/// Was the page itself loaded over https?
pub fn page_is_https() -> bool {
    window().location().protocol().is_ok_and(|protocol| protocol == "https:")
}

/// What this browser remembers goes before what the host says, if the host lets it; the page's own origin comes last.
fn recall_connection(host: &HostConfig) -> Connection {
    let normal = |address: String| endpoint::normalise(&address, page_is_https()).ok();
    let editable = !host.connection_fixed;
    let own = recall("endpoint").filter(|_| editable).and_then(normal);
    let given = host.endpoint.clone().and_then(|address| normal(absolute(&address)));
    let chosen = own.is_some() || given.is_some();
    let mode = recall("header-mode").filter(|_| editable).and_then(|name| HeaderMode::from_name(&name));
    let endpoint = own.or(given).unwrap_or_else(page_origin);
    let token = recall_token(endpoint::origin(&endpoint));
    Connection {
        mode: mode.unwrap_or(host.header_mode),
        kept_in_tab: token.is_some(),
        token: token.unwrap_or_default(),
        endpoint,
        chosen,
    }
}

/// The host may name its proxy relative to the page: `"."` or `"/api"`.
fn absolute(address: &str) -> String {
    let base = document().base_uri().ok().flatten().unwrap_or_default();
    web_sys::Url::new_with_base(address, &base).map_or_else(|_| address.to_owned(), |url| url.href())
}

fn browser_language() -> Language {
    let tags = window().navigator().languages();
    tags.iter().find_map(|tag| Language::from_tag(&tag.as_string()?)).unwrap_or(Language::English)
}
