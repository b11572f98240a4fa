//! What is set rather than derived: the host's `config.json`, then what this browser remembers.
//!
//! The token is kept apart from all else: in memory, or in this tab's sessionStorage when the operator asks for it,
//! and always together with the origin it was given for.

pub mod connection;
pub mod host_config;

use std::ops::RangeInclusive;

use leptos::prelude::*;

use crate::{
    api::{
        endpoint::{self, HeaderMode},
        retry,
    },
    domain::{filter, language::Language, refresh_interval::RefreshInterval, theme::Theme},
    state::{
        settings::{
            connection::{Connection, absolute, page_is_https, page_origin, save_token, saved_token},
            host_config::{HostConfig, STALLED_MINUTES, STALLED_RANGE},
        },
        storage::{get, set},
    },
};

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
    pub rhythm: RwSignal<RefreshInterval>,
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
        let language = get("language").and_then(|tag| Language::from_tag(&tag));
        let language = language.or(host.language).unwrap_or_else(browser_language);
        let theme = Theme::from_name(&get("theme").unwrap_or_default());
        let connection = saved_connection(&host);
        let read_only = host.read_only || is_on("read-only");
        let stalled = recall_number("stalled-minutes", &STALLED_RANGE).or(host.stalled_minutes);
        let stalled_minutes = stalled.unwrap_or(STALLED_MINUTES);
        let seconds = recall_number("read-seconds", &retry::TIMEOUT_RANGE_SECONDS).or(host.read_seconds);
        let read_seconds = seconds.unwrap_or(retry::DEFAULT_TIMEOUT_SECONDS);
        Self {
            host: StoredValue::new(host),
            host_problem: RwSignal::new(host_problem),
            language: RwSignal::new(language),
            theme: RwSignal::new(theme),
            connection: RwSignal::new(connection),
            rhythm: RwSignal::new(RefreshInterval::from_name(&get("live-refresh").unwrap_or_default())),
            read_only: RwSignal::new(read_only),
            arrivals_at_once: RwSignal::new(is_on("arrivals-at-once")),
            notify: RwSignal::new(is_on("notify")),
            stalled_minutes: RwSignal::new(stalled_minutes),
            read_seconds: RwSignal::new(read_seconds),
        }
    }

    /// Chooses and remembers how often live refresh asks.
    pub fn set_rhythm(self, rhythm: RefreshInterval) {
        set("live-refresh", &rhythm.name());
        self.rhythm.set(rhythm);
    }

    /// Takes all acting away, or gives it back, if the host allows that.
    pub fn set_read_only(self, on: bool) {
        set("read-only", on_or_off(on));
        self.read_only.set(on || self.host.with_value(|host| host.read_only));
    }

    /// Lets new tasks come in by themselves, or not.
    pub fn set_arrivals_at_once(self, on: bool) {
        set("arrivals-at-once", on_or_off(on));
        self.arrivals_at_once.set(on);
    }

    /// Lets the browser tell when a task ends, or not.
    pub fn set_notify(self, on: bool) {
        set("notify", on_or_off(on));
        self.notify.set(on);
    }

    /// After how many minutes an open task counts as stalled.
    pub fn set_stalled_minutes(self, minutes: u32) {
        set("stalled-minutes", &minutes.to_string());
        self.stalled_minutes.set(minutes);
    }

    /// How many seconds one try of a read may take.
    pub fn set_read_seconds(self, seconds: u32) {
        set("read-seconds", &seconds.to_string());
        self.read_seconds.set(seconds);
    }

    /// Chooses and remembers a language.
    pub fn set_language(self, language: Language) {
        set("language", language.tag());
        self.language.set(language);
    }

    /// Chooses and remembers a look.
    pub fn set_theme(self, theme: Theme) {
        set("theme", theme.name());
        self.theme.set(theme);
    }

    /// Remembers how many tasks this operator wants on a page.
    pub fn set_page_size(self, size: u32) {
        set("page-size", &size.to_string());
    }

    /// How many tasks this operator wants on a page; the host's number until one was chosen.
    pub fn page_size(self) -> u32 {
        let chosen = get("page-size").and_then(|size| size.parse().ok());
        chosen.filter(|size| filter::SIZES.contains(size)).unwrap_or_else(|| self.default_page_size())
    }

    /// Tasks per page of an address that names none: the same in every browser of this host.
    pub fn default_page_size(self) -> u32 {
        self.host.with_value(HostConfig::page_size)
    }

    /// Puts a connection in force and remembers it; of the token only what the operator allowed.
    pub fn connect(self, connection: Connection) {
        set("endpoint", &connection.endpoint);
        set("header-mode", connection.mode.name());
        save_token(&connection);
        self.connection.set(connection);
    }

    /// Forgets the token everywhere.
    pub fn forget_token(self) {
        self.connection.update(|connection| {
            connection.token.clear();
            save_token(connection);
        });
    }
}

fn recall_number(name: &str, range: &RangeInclusive<u32>) -> Option<u32> {
    get(name)?.parse().ok().filter(|number| range.contains(number))
}

fn is_on(name: &str) -> bool {
    get(name).as_deref() == Some("on")
}

fn on_or_off(on: bool) -> &'static str {
    if on { "on" } else { "off" }
}

fn browser_language() -> Language {
    let tags = window().navigator().languages();
    tags.iter().find_map(|tag| Language::from_tag(&tag.as_string()?)).unwrap_or(Language::English)
}

/// The product's name, or the one that the host configured.
pub fn title(settings: Settings) -> String {
    settings.host.with_value(|host| host.title.clone()).unwrap_or_else(|| "Contact Sheet".to_owned())
}

/// What this browser remembers goes before what the host says, if the host lets it; the page's own origin comes last.
fn saved_connection(host: &HostConfig) -> Connection {
    let normal = |address: String| endpoint::normalise(&address, page_is_https()).ok();
    let editable = !host.connection_fixed;
    let own = get("endpoint").filter(|_| editable).and_then(normal);
    let given = host.endpoint.clone().and_then(|address| normal(absolute(&address)));
    let chosen = own.is_some() || given.is_some();
    let mode = get("header-mode").filter(|_| editable).and_then(|name| HeaderMode::from_name(&name));
    let endpoint = own.or(given).unwrap_or_else(page_origin);
    let token = saved_token(endpoint::origin(&endpoint));
    Connection {
        mode: mode.unwrap_or(host.header_mode),
        kept_in_tab: token.is_some(),
        token: token.unwrap_or_default(),
        endpoint,
        chosen,
    }
}
