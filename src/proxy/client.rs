//! The calls themselves: an endpoint, a header, a time limit. Knows the browser's fetch, no element and no signal.

use std::{cell::Cell, rc::Rc};

use gloo_net::http::{Method, RequestBuilder};
use gloo_timers::callback::Timeout;
use web_sys::{AbortController, ReferrerPolicy, RequestCache, RequestCredentials, RequestRedirect};

use super::{
    endpoint::HeaderMode,
    error::ProxyError,
    page::{self, Page},
    query::Query,
    task::Task,
};

/// How long a read may take, headers and body together.
pub const READ_LIMIT_SECONDS: u32 = 15;

/// A proxy that can be asked: where it is, and the header that says who asks.
#[derive(Clone, Debug, PartialEq)]
pub struct Client {
    endpoint: String,
    header: Option<(&'static str, String)>,
}

impl Client {
    /// `endpoint` is a normalised address (see [`super::endpoint::normalise`]) without the `/mj`.
    pub fn new(endpoint: &str, mode: HeaderMode, token: &str) -> Self {
        Self { endpoint: endpoint.to_owned(), header: mode.header(token) }
    }

    /// `POST /mj/task/query`: one page of tasks.
    ///
    /// # Errors
    /// Any [`ProxyError`]. An abort through `controller` reads as [`ProxyError::Unreachable`]: who aborts knows.
    pub async fn query(&self, query: &Query, controller: &AbortController) -> Result<Page, ProxyError> {
        let answer = self.send(Method::POST, "/mj/task/query", Some(query.to_json()), controller).await?;
        page::decode(&answer)
    }

    /// `GET /mj/task/{id}/fetch`: one task; `None` when the server does not know it.
    ///
    /// # Errors
    /// As [`Client::query`].
    pub async fn fetch_task(
        &self,
        id: &str,
        controller: &AbortController,
    ) -> Result<Option<Task>, ProxyError> {
        let path = format!("/mj/task/{}/fetch", String::from(js_sys::encode_uri_component(id)));
        match self.send(Method::GET, &path, None, controller).await {
            Ok(answer) => page::decode_task(&answer),
            // Some servers say "unknown id" with 400; the same servers answer every other bad call with a reply.
            Err(ProxyError::Refused { status: 400, .. }) => Ok(None),
            Err(error) => Err(error),
        }
    }

    async fn send(
        &self,
        method: Method,
        path: &str,
        body: Option<String>,
        controller: &AbortController,
    ) -> Result<String, ProxyError> {
        let mut request = RequestBuilder::new(&format!("{}{path}", self.endpoint))
            .method(method)
            .abort_signal(Some(&controller.signal()))
            // A redirect could carry the token to another host; a cookie would say more than the header does.
            .redirect(RequestRedirect::Error)
            .credentials(RequestCredentials::Omit)
            .referrer_policy(ReferrerPolicy::NoReferrer)
            .cache(RequestCache::NoStore);
        if let Some((name, value)) = &self.header {
            request = request.header(name, value);
        }
        let request = match body {
            Some(body) => request.header("Content-Type", "application/json").body(body),
            None => request.build(),
        };
        let request = request.map_err(|_| ProxyError::BadEndpoint)?;
        let limit = TimeLimit::start(READ_LIMIT_SECONDS, controller.clone());
        let answer = async {
            let response = request.send().await.map_err(|_| ProxyError::Unreachable)?;
            let text = response.text().await.map_err(|_| ProxyError::Unreachable)?;
            if response.ok() {
                return Ok(text);
            }
            let retry_after = response.headers().get("Retry-After");
            Err(ProxyError::from_status(response.status(), &text, retry_after.as_deref()))
        }
        .await;
        match answer {
            Err(ProxyError::Unreachable) if limit.is_over() => {
                Err(ProxyError::TimedOut { seconds: READ_LIMIT_SECONDS })
            }
            answer => answer,
        }
    }
}

/// Aborts a request when its time is over, and remembers that it did; dropping it takes the limit away.
struct TimeLimit {
    over: Rc<Cell<bool>>,
    _timer: Timeout,
}

impl TimeLimit {
    fn start(seconds: u32, controller: AbortController) -> Self {
        let over = Rc::new(Cell::new(false));
        let flag = Rc::clone(&over);
        let timer = Timeout::new(seconds * 1000, move || {
            flag.set(true);
            controller.abort();
        });
        Self { over, _timer: timer }
    }

    fn is_over(&self) -> bool {
        self.over.get()
    }
}
