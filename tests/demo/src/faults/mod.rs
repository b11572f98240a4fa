//! Faults on request: what servers, proxies and networks do to a client, when somebody asks for it.
//!
//! A fault is asked for by name (see [`catalogue`]) in one of three ways: the header `X-Demo-Fault`, the words
//! `fault:NAME` in any text of a JSON body ([`words`]), or beforehand through `/demo/faults` ([`pending`]). Several names
//! joined by commas act together.

pub mod catalogue;
mod corrupt;
pub mod cors;
mod mutate;
pub mod pending;
pub mod prompt_triggers;
mod raw;
mod replace;
mod reserialize;
mod truncate;

use std::time::{Duration, SystemTime};

use axum::body::{Body, Bytes};
use axum::http::request::Parts;
use axum::http::{HeaderValue, Request, Response, StatusCode, header};
use axum::middleware::Next;

use crate::app::App;
use crate::server::Abort;

/// Something that goes wrong.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Fault {
    /// Wait so many milliseconds first.
    Delay(u64),
    /// Never answer.
    Hang,
    /// Close the connection before an answer; nothing was done.
    Reset,
    /// Do what was asked, then close the connection: the answer is lost.
    Lost,
    /// This status, in the words of the server; with `Retry-After`.
    Status(u16, Option<Retry>),
    /// The right answer with this status.
    OverrideStatus(u16),
    /// Another answer instead of the right one.
    Replace(replace::Answer),
    /// The right answer with wrong JSON in it.
    Corrupt(corrupt::Corruption),
    /// The right answer, badly delivered.
    Deliver(truncate::Delivery),
    /// The right answer, written in another way.
    Reserialize(reserialize::Encoding),
    /// Bytes that are no proper HTTP.
    Wire(raw::Wire),
    /// The answer has another `Content-Type`.
    Mime(&'static str),
    /// No CORS header on the answer.
    NoCors,
    /// Other CORS headers on the answer.
    Cors(cors::CorsHeaders),
    /// The question before the question gets this status.
    Preflight(u16),
}

/// What `Retry-After` says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Retry {
    /// So many seconds.
    Seconds(u64),
    /// A date, two seconds from now.
    Date,
    /// What no standard knows.
    Words,
}

/// Mark of a response that gets no CORS header.
#[derive(Clone, Copy)]
pub struct NoCors;

/// Lets the faults happen around the real answer.
pub async fn run(app: &App, faults: &[Fault], parts: Parts, body: Bytes, next: Next) -> Response<Body> {
    if faults.is_empty() {
        return next.run(Request::from_parts(parts, Body::from(body))).await;
    }
    for fault in faults {
        match fault {
            Fault::Delay(millis) => tokio::time::sleep(Duration::from_millis(*millis)).await,
            Fault::Hang => std::future::pending().await,
            Fault::Reset => return cut_off(),
            _ => {}
        }
    }
    let path = parts.uri.path().to_owned();
    let replaced = faults.iter().find_map(|fault| match fault {
        Fault::Status(number, retry) => Some(status(app, *number, *retry, &path)),
        Fault::Replace(answer) => Some(answer.response(&path)),
        _ => None,
    });
    let mut response = match replaced {
        Some(response) => response,
        None => next.run(Request::from_parts(parts, Body::from(body))).await,
    };
    for fault in faults {
        response = match fault {
            Fault::Lost => return cut_off(),
            Fault::Corrupt(corruption) => corrupt::corrupt(response, *corruption).await,
            Fault::Reserialize(encoding) => reserialize::reserialize(response, *encoding).await,
            Fault::OverrideStatus(status) => {
                *response.status_mut() = StatusCode::from_u16(*status).unwrap_or_default();
                response
            }
            Fault::Mime(kind) => {
                response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
                response
            }
            Fault::NoCors => {
                response.extensions_mut().insert(NoCors);
                response
            }
            Fault::Cors(cors_headers) => {
                cors_headers.mark(&mut response);
                response
            }
            _ => response,
        };
    }
    // Delivery comes last: half of the answer means half of the spoilt one.
    for fault in faults {
        response = match fault {
            Fault::Deliver(delivery) => truncate::deliver(response, *delivery).await,
            Fault::Wire(wire) => raw::put_on(response, *wire).await,
            _ => response,
        };
    }
    response
}

fn cut_off() -> Response<Body> {
    let mut response = Response::new(Body::empty());
    response.extensions_mut().insert(Abort);
    response
}

fn status(app: &App, number: u16, retry: Option<Retry>, path: &str) -> Response<Body> {
    let status = StatusCode::from_u16(number).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let words = match number {
        400 => "JSON parse error: Unexpected character",
        403 => "Access Denied",
        413 => "Maximum upload size exceeded",
        429 => "Too many requests, please slow down",
        500 => "Cannot invoke \"Task.getStatus()\" because \"task\" is null",
        502..=504 => "upstream connect error or disconnect/reset before headers",
        _ => status.canonical_reason().unwrap_or_default(),
    };
    let mut response = app.cli.variant.error(status, words, path);
    if let Some(retry) = retry {
        response.headers_mut().insert(header::RETRY_AFTER, retry.value());
    }
    response
}

impl Retry {
    fn value(self) -> HeaderValue {
        match self {
            Self::Seconds(seconds) => seconds.into(),
            Self::Words => HeaderValue::from_static("soon"),
            Self::Date => {
                let soon = SystemTime::now() + Duration::from_secs(2);
                HeaderValue::from_str(&httpdate::fmt_http_date(soon))
                    .unwrap_or(HeaderValue::from_static("soon"))
            }
        }
    }
}
