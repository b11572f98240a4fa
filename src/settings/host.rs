//! `config.json` beside `index.html`: the defaults that the host gives. The file and each of its entries is optional.
//!
//! It is read by hand: what is wrong is told with its line, in words that whoever wrote the file can use.

use gloo_net::http::Request;
use serde_json::Value;
use web_sys::{RequestCache, RequestCredentials};

use crate::{
    filter,
    picture::Rewrite,
    proxy::endpoint::{self, BadAddress, HeaderMode},
    words::Language,
};

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
    /// `connectionEditable`: false when operators may not change the connection.
    pub connection_fixed: bool,
}

impl HostConfig {
    /// Fetches `config.json`, and tells what is wrong with it. A missing one is normal, and so is the page that some
    /// hosts answer for every unknown path; instead of a broken one the defaults serve.
    pub async fn fetch() -> (Self, Option<String>) {
        let request = Request::get("config.json")
            .cache(RequestCache::NoStore)
            .credentials(RequestCredentials::SameOrigin);
        let Ok(answer) = request.send().await else { return Default::default() };
        if !answer.ok() {
            return Default::default();
        }
        let text = answer.text().await.unwrap_or_default();
        if text.trim_start().starts_with('<') {
            return Default::default();
        }
        match Self::parse(&text).and_then(|config| config.reachable(&text)) {
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
            return Err("line 1: the file should be one object, { … }".to_owned());
        }
        let file = File { text, value: &value };
        let string = |value: &Value| value.as_str().map(str::to_owned);
        Ok(Self {
            endpoint: file.entry("endpoint", "an address in quotes", string)?,
            header_mode: file
                .entry("headerMode", "\"none\", \"bearer\", \"raw\" or \"mj-api-secret\"", |value| {
                    HeaderMode::from_name(value.as_str()?)
                })?
                .unwrap_or_default(),
            title: file.entry("title", "a text in quotes", string)?,
            language: file
                .entry("language", "\"en\" or \"zh-CN\"", |value| Language::from_tag(value.as_str()?))?,
            page_size: file.entry("pageSize", "a number from 1 to 200", |value| {
                let size = u32::try_from(value.as_u64()?).ok()?;
                (1..=filter::MAX_SIZE).contains(&size).then_some(size)
            })?,
            rewrite: file
                .entry("pictures", "{ \"rewrite\": [ { \"from\": \"…\", \"to\": \"…\" } ] }", rewrite)?
                .unwrap_or_default(),
            read_only: file.entry("readOnly", "true or false", Value::as_bool)? == Some(true),
            stalled_minutes: file.entry("stalledMinutes", "a number from 1 to 1440", |value| {
                let minutes = u32::try_from(value.as_u64()?).ok()?;
                super::STALLED_RANGE.contains(&minutes).then_some(minutes)
            })?,
            connection_fixed: file.entry("connectionEditable", "true or false", Value::as_bool)?
                == Some(false),
        })
    }

    /// The same, if its `endpoint` is an address that may be used from here: another one is told, and not passed over.
    fn reachable(self, text: &str) -> Result<Self, String> {
        let Some(address) = &self.endpoint else { return Ok(self) };
        let wanted = match endpoint::normalise(&super::absolute(address), super::page_is_https()) {
            Ok(_) => return Ok(self),
            Err(BadAddress::Insecure) => {
                "reached over https, as this page is: a token would travel in the open"
            }
            Err(BadAddress::NoScheme | BadAddress::NoHost) => {
                "an address such as \"https://mj.example.com\", or one relative to the page"
            }
        };
        Err(format!("line {}: \"endpoint\" should be {wanted}", line_of(text, "endpoint")))
    }

    /// Tasks per page of an address that names none.
    pub fn page_size(&self) -> u32 {
        self.page_size.unwrap_or(filter::DEFAULT_SIZE)
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
                .ok_or_else(|| format!("line {}: \"{name}\" should be {wanted}", line_of(self.text, name))),
        }
    }
}

/// The line in which an entry stands.
fn line_of(text: &str, name: &str) -> usize {
    let before = text.split(&format!("\"{name}\"")).next().unwrap_or_default();
    before.matches('\n').count() + 1
}
