//! The HTTP client of the proxy, based on the browser's `fetch`.

use std::{cell::Cell, rc::Rc};

use gloo_net::http::{Method, RequestBuilder};
use gloo_timers::callback::Timeout;
use web_sys::{AbortController, ReferrerPolicy, RequestCache, RequestCredentials, RequestRedirect};

use crate::{
    api::{
        body::read_text,
        decode::{decode_page, decode_task, decode_tasks},
        endpoint::{HeaderMode, Secret},
        error::ApiError,
        page::Page,
        paths::{is_shortened, task_path},
        query::Query,
        request::ReadRequest,
        retry,
        submission::SubmitRequest,
        submit_response::SubmitResponse,
    },
    domain::{submission::Submission, task::Task},
};

/// The timeout of a submission. It is long because a submission is not retried.
const SUBMIT_TIMEOUT_SECONDS: u32 = 60;
/// The timeout of a submission with images: 20 MB over a slow connection.
const UPLOAD_TIMEOUT_SECONDS: u32 = 600;
/// The timeout of a seed request: the server waits up to a minute for Discord.
const SEED_TIMEOUT_SECONDS: u32 = 90;

/// A client for one endpoint, with the authentication header.
#[derive(Clone, Debug, PartialEq)]
pub struct Client {
    endpoint: String,
    header: Option<(&'static str, Secret)>,
}

impl Client {
    /// A client for a normalised endpoint (see [`crate::api::endpoint::normalise`]), without `/mj`. It sends nothing to an empty one.
    pub fn new(endpoint: &str, mode: HeaderMode, token: &str) -> Self {
        Self { endpoint: endpoint.to_owned(), header: mode.header(token) }
    }

    /// The address of the server.
    pub fn endpoint(&self) -> &str {
        &self.endpoint
    }

    /// `POST /mj/task/query`: one page of tasks.
    ///
    /// # Errors
    /// Any [`ApiError`]; [`ApiError::Cancelled`] if the request was stopped.
    pub async fn query(&self, query: &Query, reading: &ReadRequest) -> Result<Page, ApiError> {
        let body = self.read(Method::POST, "/mj/task/query", Some(query.to_json()), reading).await?;
        decode_page(&body)
    }

    /// `GET /mj/task/{id}/fetch`: one task; None if the server does not know it.
    ///
    /// # Errors
    /// As [`Client::query`].
    pub async fn fetch_task(&self, id: &str, reading: &ReadRequest) -> Result<Option<Task>, ApiError> {
        match self.read(Method::GET, &task_path(id, "fetch"), None, reading).await {
            Ok(body) => decode_task(&body),
            // Some servers respond to an unknown id with 400. They do not use 400 for any other error.
            Err(ApiError::ClientError { status: 400, .. }) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// `POST /mj/task/list-by-condition`: the existing tasks among these ids, in the order of the server.
    ///
    /// # Errors
    /// As [`Client::query`].
    pub async fn tasks_by_id(&self, ids: &[String], reading: &ReadRequest) -> Result<Vec<Task>, ApiError> {
        // The serialisation of strings cannot fail.
        let ids = serde_json::to_string(ids).unwrap_or_default();
        let body = String::from("{\"ids\":") + &ids + "}";
        let body = self.read(Method::POST, "/mj/task/list-by-condition", Some(body), reading).await?;
        Ok(decode_tasks(&body)?.0)
    }

    /// `GET /mj/task/list`: the newest tasks (all tasks on Java servers, 100 on C#) and the number of skipped items.
    ///
    /// # Errors
    /// As [`Client::query`].
    pub async fn list(&self, reading: &ReadRequest) -> Result<(Vec<Task>, usize), ApiError> {
        decode_tasks(&self.read(Method::GET, "/mj/task/list", None, reading).await?)
    }

    /// `GET /mj/task/queue`: the queued and running tasks.
    ///
    /// # Errors
    /// As [`Client::query`].
    pub async fn queue(&self, reading: &ReadRequest) -> Result<Vec<Task>, ApiError> {
        let body = self.read(Method::GET, "/mj/task/queue", None, reading).await?;
        Ok(decode_tasks(&body)?.0)
    }

    /// `POST /mj/submit/…` or `/mj/task/{id}/cancel`. Never retried; an error is part of the response. A change on a server
    /// without the endpoint `change` is sent as a simple change instead.
    pub async fn submit(&self, submission: &Submission, controller: &AbortController) -> SubmitResponse {
        let seconds = if submission.has_upload() { UPLOAD_TIMEOUT_SECONDS } else { SUBMIT_TIMEOUT_SECONDS };
        let post = async |request: SubmitRequest| {
            self.send(seconds, Method::POST, &request.path, request.body, controller).await
        };
        let mut result = post(submission.request()).await;
        if let Err(error) = &result
            && let Some(request) = submission.fallback_request(error)
        {
            result = post(request).await;
        }
        SubmitResponse::from_result(result, matches!(submission, Submission::Change { .. }))
    }

    /// `GET /mj/task/{id}/image-seed`: the seed of a finished task, as the first result. May take a minute.
    pub async fn seed(&self, id: &str, controller: &AbortController) -> SubmitResponse {
        let path = task_path(id, "image-seed");
        let result = self.send(SEED_TIMEOUT_SECONDS, Method::GET, &path, None, controller).await;
        SubmitResponse::from_result(result, false)
    }

    /// Sends a read request and retries it as [`retry`] decides.
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
            let result = self.send(reading.seconds(), method.clone(), path, body.clone(), &controller).await;
            match result {
                Ok(body) => return Ok(body),
                Err(_) if reading.is_stopped() => return Err(ApiError::Cancelled),
                Err(error) => {
                    failed += 1;
                    reading.wait_before_retry(error, failed).await?;
                }
            }
        }
    }

    /// Sends one request and returns the body of a 2xx response.
    async fn send(
        &self,
        seconds: u32,
        method: Method,
        path: &str,
        body: Option<String>,
        controller: &AbortController,
    ) -> Result<String, ApiError> {
        if is_shortened(path) {
            return Err(ApiError::NoPath);
        }
        if self.endpoint.is_empty() {
            return Err(ApiError::InvalidEndpoint);
        }
        let mut request = RequestBuilder::new(&format!("{}{path}", self.endpoint))
            .method(method)
            .abort_signal(Some(&controller.signal()))
            // A redirect could send the token to another host.
            .redirect(RequestRedirect::Error)
            // Sends the login cookie of the page's own host, but no cookies to other origins.
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
        let timeout = RequestTimeout::start(seconds, controller.clone());
        let result = async {
            let response = request.send().await.map_err(|_| ApiError::Unreachable)?;
            let text = read_text(&response, controller).await?;
            if response.ok() {
                return Ok(text);
            }
            let header = |name: &str| response.headers().get(name);
            // `Retry-After` may be a date by the clock of the server, which may differ from the local clock.
            let now = header("Date")
                .and_then(|date| parse_http_date(&date))
                .unwrap_or_else(|| js_sys::Date::now() as i64);
            let retry_after =
                header("Retry-After").and_then(|value| retry::retry_after(&value, now, parse_http_date));
            Err(ApiError::from_status(response.status(), &text, retry_after))
        }
        .await;
        match result {
            Err(ApiError::Unreachable) if timeout.has_expired() => Err(ApiError::TimedOut { seconds }),
            result => result,
        }
    }
}

/// An HTTP date in milliseconds since 1970, parsed by the browser.
fn parse_http_date(date: &str) -> Option<i64> {
    let ms = js_sys::Date::parse(date);
    (!ms.is_nan()).then_some(ms as i64)
}

/// Aborts a request after a timeout, unless dropped before.
struct RequestTimeout {
    has_expired: Rc<Cell<bool>>,
    _timer: Timeout,
}

impl RequestTimeout {
    fn start(seconds: u32, controller: AbortController) -> Self {
        let has_expired = Rc::new(Cell::new(false));
        let flag = Rc::clone(&has_expired);
        let timer = Timeout::new(seconds * 1000, move || {
            flag.set(true);
            controller.abort();
        });
        Self { has_expired, _timer: timer }
    }

    fn has_expired(&self) -> bool {
        self.has_expired.get()
    }
}
