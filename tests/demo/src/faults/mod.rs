//! Fault injection: errors of servers, proxies and networks, on request.
//!
//! A fault is selected by name (see [`catalogue`]) in one of three ways: the header `X-Demo-Fault`, the words
//! `fault:NAME` in any text of a JSON body ([`prompt_triggers`]), or in advance through `/demo/faults` ([`pending`]).
//! Names joined by commas apply together.

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

/// A fault.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Fault {
    /// Delays the request by this many milliseconds.
    Delay(u64),
    /// Never responds.
    Hang,
    /// Closes the connection before the request is handled.
    Reset,
    /// Handles the request, then closes the connection without a response.
    Lost,
    /// Responds with this status in the format of the server variant, optionally with `Retry-After`.
    Status(u16, Option<Retry>),
    /// Changes the status of the response.
    OverrideStatus(u16),
    /// Replaces the response.
    Replace(replace::Answer),
    /// Corrupts the JSON of the response.
    Corrupt(corrupt::Corruption),
    /// Changes the delivery of the response.
    Deliver(truncate::Delivery),
    /// Reserializes the response.
    Reserialize(reserialize::Encoding),
    /// Sends bytes that are not valid HTTP.
    Wire(raw::Wire),
    /// Changes the `Content-Type`.
    Mime(&'static str),
    /// Omits the CORS headers.
    NoCors,
    /// Sends other CORS headers.
    Cors(cors::CorsHeaders),
    /// Responds to the preflight request with this status.
    Preflight(u16),
}

/// Value of `Retry-After`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Retry {
    /// Number of seconds.
    Seconds(u64),
    /// A date two seconds from now.
    Date,
    /// An invalid value.
    Words,
}

/// Response extension: send no CORS headers.
#[derive(Clone, Copy)]
pub struct NoCors;

/// Handles a request with these faults.
pub async fn run(app: &App, faults: &[Fault], parts: Parts, body: Bytes, next: Next) -> Response<Body> {
    if faults.is_empty() {
        return next.run(Request::from_parts(parts, Body::from(body))).await;
    }
    for fault in faults {
        match fault {
            Fault::Delay(millis) => tokio::time::sleep(Duration::from_millis(*millis)).await,
            Fault::Hang => std::future::pending().await,
            Fault::Reset => return abort(),
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
            Fault::Lost => return abort(),
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
    // Delivery faults apply last, to the output of the other faults.
    for fault in faults {
        response = match fault {
            Fault::Deliver(delivery) => truncate::deliver(response, *delivery).await,
            Fault::Wire(wire) => raw::send_raw(response, *wire).await,
            _ => response,
        };
    }
    response
}

fn abort() -> Response<Body> {
    let mut response = Response::new(Body::empty());
    response.extensions_mut().insert(Abort);
    response
}

fn status(app: &App, number: u16, retry: Option<Retry>, path: &str) -> Response<Body> {
    let status = StatusCode::from_u16(number).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let message = match number {
        400 => "JSON parse error: Unexpected character",
        403 => "Access Denied",
        413 => "Maximum upload size exceeded",
        429 => "Too many requests, please slow down",
        500 => "Cannot invoke \"Task.getStatus()\" because \"task\" is null",
        502..=504 => "upstream connect error or disconnect/reset before headers",
        _ => status.canonical_reason().unwrap_or_default(),
    };
    let mut response = app.cli.variant.error(status, message, path);
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
