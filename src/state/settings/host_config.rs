//! `config.json` beside `index.html`: the defaults that the host gives. The file and each of its entries is optional.
//!
//! It is read by hand: what is wrong is told with its line, in words that whoever wrote the file can use.

use std::ops::RangeInclusive;

use gloo_net::http::Request;
use gloo_timers::callback::Timeout;
use serde_json::Value;
use web_sys::{AbortController, RequestCache, RequestCredentials};

use crate::{
    api::{
        endpoint::{self, EndpointError, HeaderMode},
        retry::TIMEOUT_RANGE_SECONDS,
    },
    domain::{filter, image_url::rewrite::Rewrite, language::Language},
};

/// Minutes after which an open task counts as stalled, unless somebody says otherwise.
pub const STALLED_MINUTES: u32 = 15;
/// What can be said.
pub static STALLED_RANGE: RangeInclusive<u32> = 1..=1440;
/// How long the file may take: the page does not start without it.
const LIMIT_SECONDS: u32 = 10;

/// The host's defaults.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HostConfig {
    /// `endpoint`: the proxy's address, also relative to the page; the page's own origin when it is missing.
    pub endpoint: Option<String>,
    /// `headerMode`: how the token is sent.
    pub header_mode: HeaderMode,
    /// `title`: the product's name in the header and in the window's title.
    pub title: Option<String>,
    /// `language`: that of the first visit; the browser's own when it is missing.
    pub language: Option<Language>,
    /// `pageSize`: tasks per page, 1 to 200, when neither the address nor the operator says another number.
    pub page_size: Option<u32>,
    /// `pictures.rewrite`: how links of pictures are rewritten, tried in order.
    pub rewrite: Vec<Rewrite>,
    /// `readOnly`: true when nothing may be made or changed from here.
    pub read_only: bool,
    /// `stalledMinutes`: after so many minutes an open task counts as stalled.
    pub stalled_minutes: Option<u32>,
    /// `readSeconds`: one try of a read may take so many seconds.
    pub read_seconds: Option<u32>,
    /// `connectionEditable`: false when operators may not change the connection.
    pub connection_fixed: bool,
}

impl HostConfig {
    /// Fetches `config.json`, and tells what is wrong with it. A missing one is normal, and so is the page that some
    /// hosts answer for every unknown path; instead of a broken one, or one that does not come, the defaults serve.
    pub async fn fetch() -> (Self, Option<String>) {
        let stop = AbortController::new().ok();
        let late = stop.clone();
        let _limit = Timeout::new(LIMIT_SECONDS * 1000, move || late.iter().for_each(AbortController::abort));
        match text(stop.as_ref()).await.and_then(|text| match text {
            Some(text) => Self::parse(&text)?.reachable(&text),
            None => Ok(Self::default()),
        }) {
            Ok(config) => (config, None),
            Err(problem) => (Self::default(), Some(problem)),
        }
    }

    /// Reads the text of a `config.json`. Entries that it does not know are for another version, and passed over.
    ///
    /// # Errors
    /// What is wrong and in which line.
    pub fn parse(text: &str) -> Result<Self, String> {
        let text = text.trim_start_matches('\u{feff}');
        let value: Value = serde_json::from_str(text).map_err(|error| error.to_string())?;
        if !value.is_object() {
            return Err("line 1: the file must contain one JSON object, { … }".to_owned());
        }
        let file = File { text, value: &value };
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
            read_only: file.entry("readOnly", "true or false", Value::as_bool)? == Some(true),
            stalled_minutes: file.number("stalledMinutes", &STALLED_RANGE)?,
            read_seconds: file.number("readSeconds", &TIMEOUT_RANGE_SECONDS)?,
            connection_fixed: file.entry("connectionEditable", "true or false", Value::as_bool)?
                == Some(false),
        })
    }

    /// The same, if its `endpoint` is an address that may be used from here: another one is told, and not passed over.
    fn reachable(self, text: &str) -> Result<Self, String> {
        let Some(address) = &self.endpoint else { return Ok(self) };
        let wanted = match endpoint::normalise(
            &crate::state::settings::connection::absolute(address),
            crate::state::settings::connection::page_is_https(),
        ) {
            Ok(_) => return Ok(self),
            Err(EndpointError::Insecure) => {
                "an https address, because this page was loaded over https and a token would be sent unencrypted"
            }
            Err(EndpointError::NoScheme | EndpointError::NoHost) => {
                "an address such as \"https://mj.example.com\" or a path relative to the page"
            }
        };
        Err(format!("line {}: \"endpoint\" must be {wanted}", line_of(text, "endpoint")))
    }

    /// Tasks per page of an address that names none.
    pub fn page_size(&self) -> u32 {
        self.page_size.unwrap_or(filter::DEFAULT_SIZE)
    }
}

/// The file's text; None when the host has no such file. The error is why nobody knows whether it has.
async fn text(stop: Option<&AbortController>) -> Result<Option<String>, String> {
    let request = Request::get("config.json")
        .abort_signal(stop.map(AbortController::signal).as_ref())
        .cache(RequestCache::NoStore)
        .credentials(RequestCredentials::SameOrigin);
    let lost = |_| format!("no complete response within {LIMIT_SECONDS} s");
    let answer = request.send().await.map_err(lost)?;
    let text = answer.text().await.map_err(lost)?;
    match answer.status() {
        500.. => Err(format!("HTTP {}", answer.status())),
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

/// The file as text, for the lines, and as what it means.
struct File<'a> {
    text: &'a str,
    value: &'a Value,
}

impl File<'_> {
    fn number(&self, name: &str, range: &RangeInclusive<u32>) -> Result<Option<u32>, String> {
        let wanted = format!("a number from {} to {}", range.start(), range.end());
        self.entry(name, &wanted, |value| {
            u32::try_from(value.as_u64()?).ok().filter(|number| range.contains(number))
        })
    }

    fn entry<T>(
        &self,
        name: &str,
        wanted: &str,
        read: impl Fn(&Value) -> Option<T>,
    ) -> Result<Option<T>, String> {
        match self.value.get(name) {
            None | Some(Value::Null) => Ok(None),
            Some(value) => read(value)
                .map(Some)
                .ok_or_else(|| format!("line {}: \"{name}\" must be {wanted}", line_of(self.text, name))),
        }
    }
}

/// The line in which an entry stands.
fn line_of(text: &str, name: &str) -> usize {
    let before = text.split(&format!("\"{name}\"")).next().unwrap_or_default();
    before.matches('\n').count() + 1
}
