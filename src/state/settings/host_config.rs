//! `config.json` beside `index.html`: the defaults of the host. The file and all of its entries are optional.
//!
//! Parsed by hand, because the errors are meant for the author of the file: each names the line and the expected value.

use std::ops::RangeInclusive;

use gloo_net::http::Response;
use gloo_timers::callback::Timeout;
use js_sys::Promise;
use serde_json::Value;
use wasm_bindgen::{JsCast, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use web_sys::AbortController;

use crate::{
    api::{
        endpoint::{self, EndpointError, HeaderMode},
        retry::TIMEOUT_RANGE_SECONDS,
        server::{Server, parse_servers},
    },
    domain::{
        filter,
        image_url::rewrite::Rewrite,
        language::Language,
        saved_views::{SavedView, parse_views},
    },
    state::settings::connection::{absolute, page_is_https},
};

/// The default number of minutes after which an open task counts as stalled.
pub const DEFAULT_STALLED_MINUTES: u32 = 15;
/// The numbers of minutes that can be configured.
pub static STALLED_MINUTES_RANGE: RangeInclusive<u32> = 1..=1440;
/// The sizes of responses that can be configured, in megabytes.
static MAX_RESPONSE_RANGE_MB: RangeInclusive<u32> = 1..=1024;
/// The timeout of the file, which the start of the page waits for. It starts with the program, because on a slow line the file
/// and the program are downloaded at the same time.
const TIMEOUT_SECONDS: u32 = 10;

#[wasm_bindgen]
unsafe extern "C" {
    /// The request for the file.
    type ConfigRequest;
    /// Sent by `boot.js` while the program is downloaded.
    #[wasm_bindgen(thread_local_v2, js_namespace = globalThis, js_name = contactSheetConfig)]
    safe static CONFIG_REQUEST: ConfigRequest;
    /// Resolves to a `Response`.
    #[wasm_bindgen(method, getter)]
    safe fn response(this: &ConfigRequest) -> Promise;
    /// Aborts the request.
    #[wasm_bindgen(method, getter)]
    safe fn controller(this: &ConfigRequest) -> AbortController;
}

/// The defaults of the host.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HostConfig {
    /// `endpoint`: the address of the proxy, may be relative to the page. Default: the origin of the page.
    pub endpoint: Option<String>,
    /// `headerMode`: how the token is sent.
    pub header_mode: HeaderMode,
    /// `title`: the name of the product in the header and in the title of the page.
    pub title: Option<String>,
    /// `language`: the language of the first visit. Default: the language of the browser.
    pub language: Option<Language>,
    /// `pageSize`: the default number of tasks on a page, 1 to 200.
    pub page_size: Option<u32>,
    /// `pictures.rewrite`: the rules that rewrite image links; the first match applies.
    pub rewrite: Vec<Rewrite>,
    /// `views`: the views that the host offers.
    pub views: Vec<SavedView>,
    /// The file, if it has `servers`: further servers, which are read later.
    pub servers_file: String,
    /// `readOnly`: whether all submissions are disabled.
    pub read_only: bool,
    /// `stalledMinutes`: the number of minutes after which an open task counts as stalled.
    pub stalled_minutes: Option<u32>,
    /// `readSeconds`: the timeout of one attempt of a read request.
    pub read_seconds: Option<u32>,
    /// `maxResponseMb`: the largest response that is read, in megabytes.
    pub max_response_mb: Option<u32>,
    /// `connectionEditable`, negated: whether the user cannot change the connection.
    pub connection_locked: bool,
}

impl HostConfig {
    /// Reads the response to the request for `config.json`; can be called once. A missing file is normal, and so is the HTML page
    /// that some hosts return for unknown paths. If the file is invalid or cannot be fetched, returns the defaults and an error.
    pub async fn fetch() -> (Self, Option<String>) {
        let (response, controller) =
            CONFIG_REQUEST.with(|request| (request.response(), request.controller()));
        let _timeout = Timeout::new(TIMEOUT_SECONDS * 1000, move || controller.abort());
        match text(response).await.and_then(|text| match text {
            Some(text) => Self::parse(&text)?.with_valid_endpoint(&text),
            None => Ok(Self::default()),
        }) {
            Ok(config) => (config, None),
            Err(error) => (Self::default(), Some(error)),
        }
    }

    /// Parses a `config.json`. Unknown entries are ignored, because they may belong to another version.
    ///
    /// # Errors
    /// The problem and its line.
    pub fn parse(text: &str) -> Result<Self, String> {
        let text = text.trim_start_matches('\u{feff}');
        let value: Value = serde_json::from_str(text).map_err(|error| error.to_string())?;
        if !value.is_object() {
            return Err("line 1: the file must contain one JSON object, { … }".to_owned());
        }
        let file = File { text, value: &value };
        check_rewrites(&file)?;
        let string = |value: &Value| value.as_str().map(str::to_owned);
        Ok(Self {
            endpoint: file.entry("endpoint", "an address in double quotes", string)?,
            header_mode: file
                .entry("headerMode", "\"none\", \"bearer\", \"raw\" or \"mj-api-secret\"", |value| {
                    HeaderMode::from_name(value.as_str()?)
                })?
                .unwrap_or_default(),
            title: file.entry("title", "a text in double quotes", string)?,
            language: file
                .entry("language", "\"en\" or \"zh-CN\"", |value| Language::from_tag(value.as_str()?))?,
            page_size: file.number("pageSize", &(1..=filter::MAX_SIZE))?,
            rewrite: file
                .entry("pictures", "{ \"rewrite\": [ { \"from\": \"…\", \"to\": \"…\" } ] }", rewrite)?
                .unwrap_or_default(),
            views: file
                .entry("views", "[ { \"name\": \"…\", \"query\": \"?…\" } ]", parse_views)?
                .unwrap_or_default(),
            servers_file: value.get("servers").map_or_else(String::new, |_| text.to_owned()),
            read_only: file.entry("readOnly", "true or false", Value::as_bool)? == Some(true),
            stalled_minutes: file.number("stalledMinutes", &STALLED_MINUTES_RANGE)?,
            read_seconds: file.number("readSeconds", &TIMEOUT_RANGE_SECONDS)?,
            max_response_mb: file.number("maxResponseMb", &MAX_RESPONSE_RANGE_MB)?,
            connection_locked: file.entry("connectionEditable", "true or false", Value::as_bool)?
                == Some(false),
        })
    }

    /// Checks that the page can use the `endpoint`.
    fn with_valid_endpoint(self, text: &str) -> Result<Self, String> {
        let Some(address) = &self.endpoint else { return Ok(self) };
        check_address(text, "endpoint", address)?;
        Ok(self)
    }

    /// The further servers.
    ///
    /// # Errors
    /// The problem and its line.
    pub fn servers(&self) -> Result<Vec<Server>, String> {
        let value: Value = serde_json::from_str(&self.servers_file).unwrap_or_default();
        let file = File { text: &self.servers_file, value: &value };
        let expected = "[ { \"name\": \"…\", \"endpoint\": \"…\" } ]";
        Ok(file.entry("servers", expected, parse_servers)?.unwrap_or_default())
    }

    /// The further servers, all of which the page can use.
    ///
    /// # Errors
    /// The problem and its line.
    pub fn usable_servers(&self) -> Result<Vec<Server>, String> {
        let servers = self.servers()?;
        servers.iter().try_for_each(|it| check_address(&self.servers_file, "servers", &it.endpoint))?;
        Ok(servers)
    }

    /// The number of tasks on a page, if the URL does not contain it.
    pub fn page_size(&self) -> u32 {
        self.page_size.unwrap_or(filter::DEFAULT_SIZE)
    }
}

/// Checks that the page can use an address of an entry.
fn check_address(text: &str, name: &str, address: &str) -> Result<(), String> {
    let expected = match endpoint::normalise(&absolute(address), page_is_https()) {
        Ok(_) => return Ok(()),
        Err(EndpointError::Insecure) => {
            "an https address, because this page was loaded over https and a token would be sent unencrypted"
        }
        Err(EndpointError::NoScheme | EndpointError::NoHost) => {
            "an address such as \"https://mj.example.com\" or a path relative to the page"
        }
    };
    Err(format!("line {}: \"{name}\" must be {expected}", line_of(text, name)))
}

/// The text of the file; None if the host does not have it.
async fn text(response: Promise) -> Result<Option<String>, String> {
    let timed_out = || format!("no complete response within {TIMEOUT_SECONDS} s");
    let response = JsFuture::from(response).await.map_err(|_| timed_out())?;
    let response = Response::from(response.unchecked_into::<web_sys::Response>());
    let text = response.text().await.map_err(|_| timed_out())?;
    match response.status() {
        500.. => Err(format!("HTTP {}", response.status())),
        200..300 if !text.trim_start().starts_with('<') => Ok(Some(text)),
        _ => Ok(None),
    }
}

fn rewrite(pictures: &Value) -> Option<Vec<Rewrite>> {
    let Some(rules) = pictures.as_object()?.get("rewrite") else { return Some(Vec::new()) };
    let text = |rule: &Value, name: &str| rule.get(name)?.as_str().map(str::to_owned);
    rules
        .as_array()?
        .iter()
        .map(|rule| Some(Rewrite { from: text(rule, "from")?, to: text(rule, "to")? }))
        .collect()
}

/// Reports the first rule that no image can pass.
fn check_rewrites(file: &File<'_>) -> Result<(), String> {
    let rules = file.value.get("pictures").and_then(rewrite).unwrap_or_default();
    let Some(rule) = rules.iter().find(|rule| !rule.is_safe()) else { return Ok(()) };
    // The line of the value, as it stands in the file.
    let value = serde_json::to_string(&rule.to).unwrap_or_default();
    let before = file.text.split(&value).next().unwrap_or_default();
    let line = if before.len() < file.text.len() { lines(before) } else { line_of(file.text, "pictures") };
    Err(format!("line {line}: \"to\" must be a http or https address or a path relative to the page"))
}

/// The file as text, for the line numbers, and as JSON.
struct File<'a> {
    text: &'a str,
    value: &'a Value,
}

impl File<'_> {
    fn number(&self, name: &str, range: &RangeInclusive<u32>) -> Result<Option<u32>, String> {
        let expected = format!("a number from {} to {}", range.start(), range.end());
        self.entry(name, &expected, |value| {
            u32::try_from(value.as_u64()?).ok().filter(|number| range.contains(number))
        })
    }

    fn entry<T>(
        &self,
        name: &str,
        expected: &str,
        read: impl Fn(&Value) -> Option<T>,
    ) -> Result<Option<T>, String> {
        match self.value.get(name) {
            None | Some(Value::Null) => Ok(None),
            Some(value) => read(value)
                .map(Some)
                .ok_or_else(|| format!("line {}: \"{name}\" must be {expected}", line_of(self.text, name))),
        }
    }
}

/// The line of an entry.
fn line_of(text: &str, name: &str) -> usize {
    let before = text.split(&format!("\"{name}\"")).next().unwrap_or_default();
    lines(before)
}

/// The number of the line that follows a text.
fn lines(before: &str) -> usize {
    before.matches('\n').count() + 1
}
