//! The calls themselves: an endpoint, a header, a time limit. Knows the browser's fetch, no element and no signal.

use crate::api::paths::task_path;
use std::{cell::Cell, rc::Rc};

use gloo_net::http::{Method, RequestBuilder};
use gloo_timers::callback::Timeout;
use web_sys::{AbortController, ReferrerPolicy, RequestCache, RequestCredentials, RequestRedirect};

use crate::{
    api::{
        endpoint::HeaderMode, error::ApiError, page::Page, query::Query, request::ReadRequest, retry,
        submit_response::SubmitResponse,
    },
    domain::{submission::Submission, task::Task},
};

/// How long an act may take. Nothing is sent again after it, so there is no hurry.
const SUBMIT_TIMEOUT_SECONDS: u32 = 60;
/// How long an act with pictures may take: 20 MB over a slow line.
const UPLOAD_TIMEOUT_SECONDS: u32 = 600;
/// How long a seed may take: the server asks Discord, and waits a minute for its answer.
const SEED_TIMEOUT_SECONDS: u32 = 90;

/// A proxy that can be asked: where it is, and the header that says who asks.
#[derive(Clone, Debug, PartialEq)]
pub struct Client {
    endpoint: String,
    header: Option<(&'static str, String)>,
}

impl Client {
    /// `endpoint` is a normalised address (see [`crate::api::endpoint::normalise`]) without the `/mj`.
    pub fn new(endpoint: &str, mode: HeaderMode, token: &str) -> Self {
        Self { endpoint: endpoint.to_owned(), header: mode.header(token) }
    }

    /// `POST /mj/task/query`: one page of tasks.
    ///
    /// # Errors
    /// Any [`ApiError`]; [`ApiError::Cancelled`] when the reading was stopped.
    pub async fn query(&self, query: &Query, reading: &ReadRequest) -> Result<Page, ApiError> {
        let answer = self.read(Method::POST, "/mj/task/query", Some(query.to_json()), reading).await?;
        crate::api::decode::decode(&answer)
    }

    /// `GET /mj/task/{id}/fetch`: one task; `None` when the server does not know it.
    ///
    /// # Errors
    /// As [`Client::query`].
    pub async fn fetch_task(&self, id: &str, reading: &ReadRequest) -> Result<Option<Task>, ApiError> {
        match self.read(Method::GET, &task_path(id, "fetch"), None, reading).await {
            Ok(answer) => crate::api::decode::decode_task(&answer),
            // Some servers say "unknown id" with 400; the same servers answer every other bad call with a reply.
            Err(ApiError::ClientError { status: 400, .. }) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// `POST /mj/task/list-by-condition`: the tasks of these ids that the server knows, in its own order.
    ///
    /// # Errors
    /// As [`Client::query`].
    pub async fn tasks_by_id(&self, ids: &[String], reading: &ReadRequest) -> Result<Vec<Task>, ApiError> {
        // Texts and lists of texts always have a JSON form, so the default is never taken.
        let ids = serde_json::to_string(ids).unwrap_or_default();
        let body = String::from("{\"ids\":") + &ids + "}";
        let answer = self.read(Method::POST, "/mj/task/list-by-condition", Some(body), reading).await?;
        Ok(crate::api::decode::decode_tasks(&answer)?.0)
    }

    /// `GET /mj/task/list`: the newest tasks (all of them on Java, 100 on C#), and how many entries were none.
    ///
    /// # Errors
    /// As [`Client::query`].
    pub async fn list(&self, reading: &ReadRequest) -> Result<(Vec<Task>, usize), ApiError> {
        crate::api::decode::decode_tasks(&self.read(Method::GET, "/mj/task/list", None, reading).await?)
    }

    /// `GET /mj/task/queue`: the tasks that wait or run.
    ///
    /// # Errors
    /// As [`Client::query`].
    pub async fn queue(&self, reading: &ReadRequest) -> Result<Vec<Task>, ApiError> {
        let answer = self.read(Method::GET, "/mj/task/queue", None, reading).await?;
        Ok(crate::api::decode::decode_tasks(&answer)?.0)
    }

    /// `POST /mj/submit/…`, or the call that stops a task. Sent once; a failure is part of the answer.
    pub async fn act(&self, act: &Submission, controller: &AbortController) -> SubmitResponse {
        let limit = if act.is_heavy() { UPLOAD_TIMEOUT_SECONDS } else { SUBMIT_TIMEOUT_SECONDS };
        SubmitResponse::read(act, self.send(limit, Method::POST, &act.path(), act.body(), controller).await)
    }

    /// `GET /mj/task/{id}/image-seed`: the seed of a finished picture, as the first of the results. May take a minute.
    pub async fn seed(&self, id: &str, controller: &AbortController) -> SubmitResponse {
        let path = task_path(id, "image-seed");
        SubmitResponse::of(self.send(SEED_TIMEOUT_SECONDS, Method::GET, &path, None, controller).await, false)
    }

    /// Asks until there is an answer, as [`patience`] has it.
    async fn read(
        &self,
        method: Method,
        path: &str,
        body: Option<String>,
        reading: &ReadRequest,
    ) -> Result<String, ApiError> {
        let mut failed = 0;
        loop {
            let controller = reading.begin();
            let answer = self.send(reading.seconds(), method.clone(), path, body.clone(), &controller).await;
            match answer {
                Ok(text) => return Ok(text),
                Err(_) if reading.is_stopped() => return Err(ApiError::Cancelled),
                Err(error) => {
                    failed += 1;
                    reading.pause(error, failed).await?;
                }
            }
        }
    }

    /// One request.
    async fn send(
        &self,
        seconds: u32,
        method: Method,
        path: &str,
        body: Option<String>,
        controller: &AbortController,
    ) -> Result<String, ApiError> {
        let mut request = RequestBuilder::new(&format!("{}{path}", self.endpoint))
            .method(method)
            .abort_signal(Some(&controller.signal()))
            // A redirect could carry the token to another host.
            .redirect(RequestRedirect::Error)
            // The login that a host puts before its own /mj goes along; another origin's proxy gets no cookie.
            .credentials(RequestCredentials::SameOrigin)
            .referrer_policy(ReferrerPolicy::NoReferrer)
            .cache(RequestCache::NoStore);
        if let Some((name, value)) = &self.header {
            request = request.header(name, value);
        }
        let request = match body {
            Some(body) => request.header("Content-Type", "application/json").body(body),
            None => request.build(),
        };
        let request = request.map_err(|_| ApiError::InvalidEndpoint)?;
        let limit = RequestTimeout::start(seconds, controller.clone());
        let answer = async {
            let response = request.send().await.map_err(|_| ApiError::Unreachable)?;
            let text = response.text().await.map_err(|_| ApiError::Unreachable)?;
            if response.ok() {
                return Ok(text);
            }
            let header = |name: &str| response.headers().get(name);
            // By the server's own clock, where it tells: ours may be wrong, or its.
            let now = header("Date")
                .and_then(|date| parse_http_date(&date))
                .unwrap_or_else(|| js_sys::Date::now() as i64);
            let wait = header("Retry-After").and_then(|wait| retry::retry_after(&wait, now, parse_http_date));
            Err(ApiError::from_status(response.status(), &text, wait))
        }
        .await;
        match answer {
            Err(ApiError::Unreachable) if limit.is_over() => Err(ApiError::TimedOut { seconds }),
            answer => answer,
        }
    }
}

/// A date of HTTP in ms since 1970, as the browser reads it.
fn parse_http_date(date: &str) -> Option<i64> {
    let ms = js_sys::Date::parse(date);
    (!ms.is_nan()).then_some(ms as i64)
}

/// Aborts a request when its time is over, and remembers that it did; dropping it takes the limit away.
struct RequestTimeout {
    over: Rc<Cell<bool>>,
    _timer: Timeout,
}

impl RequestTimeout {
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
