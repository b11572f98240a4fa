//! The settings: the defaults of `config.json`, overridden by the values that are saved in this browser.
//!
//! The token is only kept in memory, or in the sessionStorage of this tab if the user chooses so, together with its origin.

pub mod connection;
pub mod host_config;
pub mod problem;
pub mod servers;

use std::ops::RangeInclusive;

use js_sys::Reflect;
use leptos::prelude::*;

use crate::{
    api::{body::set_max_mb, endpoint::Secret, retry},
    domain::{
        card_size::{CardSize, image_side},
        filter,
        image_url::{
            rewrite::ImageSources,
            source::{self, LinkProblem},
        },
        language::Language,
        refresh_interval::RefreshInterval,
        theme::Theme,
    },
    state::{
        long_lived::LongLived,
        server_name::server_name,
        settings::{
            connection::{Connection, page, save_token},
            host_config::{DEFAULT_STALLED_MINUTES, HostConfig, STALLED_MINUTES_RANGE},
            problem::SettingsProblem,
            servers::{default_connection, insecure_saved_address, may_have_servers},
        },
        storage::{get, is_stored, set},
    },
};

/// The name of the rules of alerts in the storage.
pub const ALERTS: &str = "alerts";

/// The current settings. Copies share the same signals.
#[derive(Clone, Copy)]
pub struct Settings {
    /// The defaults of the host.
    pub host: StoredValue<HostConfig>,
    /// Why the page does not use what the host or this browser has set, until it is dismissed.
    pub problem: LongLived<RwSignal<Option<SettingsProblem>>>,
    /// The language of all texts.
    pub language: LongLived<RwSignal<Language>>,
    /// The theme.
    pub theme: LongLived<RwSignal<Theme>>,
    /// The requested length of the longer side of a card's picture, in device pixels.
    pub image_side: LongLived<RwSignal<u32>>,
    /// The connection to the proxy.
    pub connection: LongLived<RwSignal<Connection>>,
    /// The interval of live refresh.
    pub refresh_interval: LongLived<RwSignal<RefreshInterval>>,
    /// Whether all submissions are disabled.
    pub read_only: LongLived<RwSignal<bool>>,
    /// Whether new tasks are shown at once while the user is idle, instead of on demand.
    pub show_new_at_once: LongLived<RwSignal<bool>>,
    /// Whether the browser notifies the user of finished tasks while the tab is hidden.
    pub notify: LongLived<RwSignal<bool>>,
    /// Whether the status buttons show how many tasks there are.
    pub counts: LongLived<RwSignal<bool>>,
    /// Notified when the rules of the alerts change, which are kept in the storage alone.
    pub alert_rules: LongLived<Trigger>,
    /// Whether keys without a modifier are shortcuts.
    pub shortcuts: LongLived<RwSignal<bool>>,
    /// The number of minutes after which an open task counts as stalled.
    pub stalled_minutes: LongLived<RwSignal<u32>>,
    /// The timeout of one attempt of a read request, in seconds.
    pub read_seconds: LongLived<RwSignal<u32>>,
}

impl Settings {
    /// Loads the settings: saved values take precedence over the defaults of the host.
    pub fn load(host: HostConfig, host_config_error: Option<String>) -> Self {
        host.max_response_mb.into_iter().for_each(set_max_mb);
        let language = get("language").and_then(|tag| Language::from_tag(&tag));
        let language = language.or(host.language).unwrap_or_else(browser_language);
        let theme = Theme::from_name(&get("theme").unwrap_or_default());
        let is_pending = !server_name().is_empty() || may_have_servers(&host);
        let connection = Connection { is_pending, ..default_connection(&host) };
        let insecure_address = || insecure_saved_address(&host).map(SettingsProblem::InsecureAddress);
        let problem = host_config_error.map(SettingsProblem::HostConfig).or_else(insecure_address);
        let read_only = host.read_only || is_pending || is_on("read-only");
        let stalled = saved_number("stalled-minutes", &STALLED_MINUTES_RANGE).or(host.stalled_minutes);
        let stalled_minutes = stalled.unwrap_or(DEFAULT_STALLED_MINUTES);
        let seconds = saved_number("read-seconds", &retry::TIMEOUT_RANGE_SECONDS).or(host.read_seconds);
        let read_seconds = seconds.unwrap_or(retry::DEFAULT_TIMEOUT_SECONDS);
        Self {
            host: StoredValue::new(host),
            problem: LongLived::signal(problem),
            language: LongLived::signal(language),
            theme: LongLived::signal(theme),
            image_side: LongLived::signal(image_side(&card_size())),
            connection: LongLived::signal(connection),
            refresh_interval: LongLived::signal(RefreshInterval::from_name(
                &get("live-refresh").unwrap_or_default(),
            )),
            read_only: LongLived::signal(read_only),
            show_new_at_once: LongLived::signal(is_on("arrivals-at-once")),
            notify: LongLived::signal(is_on("notify")),
            counts: LongLived::signal(get("counts").map_or_else(|| !saves_data(), |value| value == "on")),
            alert_rules: LongLived::trigger(),
            shortcuts: LongLived::signal(get("shortcuts").as_deref() != Some("off")),
            stalled_minutes: LongLived::signal(stalled_minutes),
            read_seconds: LongLived::signal(read_seconds),
        }
    }

    /// Whether something runs that is loaded later: there may be several servers, or there are rules of alerts. Tracked.
    pub fn has_later_parts(self) -> bool {
        self.alert_rules.track();
        self.connection.with(|connection| connection.is_pending)
            || !server_name().is_empty()
            || is_stored(ALERTS)
    }

    /// Sets and saves the interval of live refresh.
    pub fn set_refresh_interval(self, interval: RefreshInterval) {
        set("live-refresh", &interval.name());
        self.refresh_interval.set(interval);
    }

    /// Sets and saves whether submissions are disabled. They stay disabled if the host disables them.
    pub fn set_read_only(self, on: bool) {
        set("read-only", on_or_off(on));
        self.read_only.set(on || self.host.with_value(|host| host.read_only));
    }

    /// Sets and saves whether new tasks are shown at once.
    pub fn set_show_new_at_once(self, on: bool) {
        set("arrivals-at-once", on_or_off(on));
        self.show_new_at_once.set(on);
    }

    /// Sets and saves whether the browser notifies the user of finished tasks.
    pub fn set_notify(self, on: bool) {
        set("notify", on_or_off(on));
        self.notify.set(on);
    }

    /// Sets and saves whether the status buttons show how many tasks there are.
    pub fn set_counts(self, on: bool) {
        set("counts", on_or_off(on));
        self.counts.set(on);
    }

    /// Sets and saves whether keys without a modifier are shortcuts.
    pub fn set_shortcuts(self, on: bool) {
        set("shortcuts", on_or_off(on));
        self.shortcuts.set(on);
    }

    /// Sets and saves the number of minutes after which an open task counts as stalled.
    pub fn set_stalled_minutes(self, minutes: u32) {
        set("stalled-minutes", &minutes.to_string());
        self.stalled_minutes.set(minutes);
    }

    /// Sets and saves the timeout of read requests.
    pub fn set_read_seconds(self, seconds: u32) {
        set("read-seconds", &seconds.to_string());
        self.read_seconds.set(seconds);
    }

    /// Sets and saves the language.
    pub fn set_language(self, language: Language) {
        set("language", language.tag());
        self.language.set(language);
    }

    /// Sets and saves the theme.
    pub fn set_theme(self, theme: Theme) {
        set("theme", theme.name());
        self.theme.set(theme);
    }

    /// Saves the size of the cards.
    pub fn set_card_size(self, size: CardSize) {
        set("card-size", size.name());
        let side = image_side(size.name());
        if self.image_side.get_untracked() != side {
            self.image_side.set(side);
        }
    }

    /// Saves the preferred number of tasks on a page.
    pub fn set_page_size(self, size: u32) {
        set("page-size", &size.to_string());
    }

    /// The preferred number of tasks on a page, or the default of the host.
    pub fn page_size(self) -> u32 {
        let saved = get("page-size").and_then(|size| size.parse().ok());
        saved.filter(|size| filter::SIZES.contains(size)).unwrap_or_else(|| self.default_page_size())
    }

    /// Saves whether tasks are shown as a list.
    pub fn set_prefers_list(self, on: bool) {
        set("list", on_or_off(on));
    }

    /// Whether this browser shows tasks as a list instead of a grid, if the URL says nothing else.
    pub fn prefers_list(self) -> bool {
        is_on("list")
    }

    /// The number of tasks on a page, if the URL does not contain it: the same in every browser.
    pub fn default_page_size(self) -> u32 {
        self.host.with_value(HostConfig::page_size)
    }

    /// The sources of an image for a box of `size` pixels, from the link of a task.
    ///
    /// # Errors
    /// The reason why the link is not requested.
    pub fn image_sources(self, link: &str, size: (u32, u32)) -> Result<ImageSources, LinkProblem> {
        let link = self.connection.with_untracked(|connection| source::absolute(link, &connection.endpoint));
        self.host.with_value(|host| source::sources(&link, size, &host.rewrite, page()))
    }

    /// The link of a video or another file of a task, unless it is unsafe.
    pub fn file_link(self, link: &str) -> Option<String> {
        self.image_sources(link, (1, 1)).ok().map(|sources| sources.original)
    }

    /// The same as an absolute address. None for data.
    pub fn absolute_file_link(self, link: &str) -> Option<String> {
        let link = self.file_link(link).filter(|link| !link.starts_with("data:"))?;
        Some(connection::absolute(&link))
    }

    /// Removes the token from memory and storage.
    pub fn forget_token(self) {
        self.connection.update(|connection| {
            connection.token = Secret::default();
            save_token(connection);
        });
    }
}

/// The name of the saved size of the cards; empty if none is saved.
pub fn card_size() -> String {
    get("card-size").unwrap_or_default()
}

fn saved_number(name: &str, range: &RangeInclusive<u32>) -> Option<u32> {
    get(name)?.parse().ok().filter(|number| range.contains(number))
}

fn is_on(name: &str) -> bool {
    get(name).as_deref() == Some("on")
}

/// Whether the user has asked the browser to save data. Not every browser tells.
pub fn saves_data() -> bool {
    let connection = Reflect::get(&window().navigator(), &"connection".into());
    connection.and_then(|it| Reflect::get(&it, &"saveData".into())).is_ok_and(|it| it.is_truthy())
}

fn on_or_off(on: bool) -> &'static str {
    if on { "on" } else { "off" }
}

fn browser_language() -> Language {
    let tags = window().navigator().languages();
    tags.iter().find_map(|tag| Language::from_tag(&tag.as_string()?)).unwrap_or(Language::English)
}

/// The title of the window: with the name of the server, if there are several.
pub fn window_title(settings: Settings) -> String {
    let (server, title) = (server_name(), title(settings));
    if server.is_empty() { title } else { [&server, " — ", &title].concat() }
}

/// The name of the product, or the title of the host.
pub fn title(settings: Settings) -> String {
    settings.host.with_value(|host| host.title.clone()).unwrap_or_else(|| "Contact Sheet".to_owned())
}
