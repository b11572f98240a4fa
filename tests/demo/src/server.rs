//! Connection handling: accepts connections, strips the path prefix, and closes or corrupts connections for faults.

use std::convert::Infallible;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::http::{Request, Response, StatusCode, Uri, header};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::{TcpListener, TcpStream};

use crate::app::CurrentApp;
use crate::server_variant::plain;

/// Response extension: close the connection with a reset instead of sending the response.
#[derive(Clone, Copy)]
pub struct Abort;

/// Response extension: send these bytes instead of the response.
#[derive(Clone, Debug)]
pub struct RawResponse {
    /// The bytes, in pieces.
    pub pieces: Vec<Bytes>,
    /// Delay after each piece.
    pub pause: Duration,
    /// How to close the connection afterwards.
    pub end: End,
}

/// How a connection is closed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum End {
    /// Orderly shutdown.
    Close,
    /// TCP reset.
    Reset,
}

/// Error that stops hyper from sending a response.
#[derive(Debug)]
struct Aborted;

impl std::fmt::Display for Aborted {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("connection aborted by a fault")
    }
}

impl std::error::Error for Aborted {}

/// Accepts connections until the process ends.
pub async fn serve(listener: TcpListener, current: CurrentApp) {
    loop {
        match listener.accept().await {
            Ok((stream, peer)) => {
                drop(tokio::spawn(connection(stream, current.clone(), peer.ip().is_loopback())));
            }
            // Most likely out of file handles: wait for other connections to close.
            Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
        }
    }
}

async fn connection(stream: TcpStream, current: CurrentApp, is_local: bool) {
    let _ = stream.set_nodelay(true);
    let raw: Arc<Mutex<Option<RawResponse>>> = Arc::default();
    let shared_raw = Arc::clone(&raw);
    let service = service_fn(move |request: Request<hyper::body::Incoming>| {
        let (current, raw) = (current.clone(), Arc::clone(&shared_raw));
        async move {
            let mut response = respond(&current, is_local, request.map(Body::new)).await;
            if let Some(response) = response.extensions_mut().remove::<RawResponse>() {
                *raw.lock().unwrap_or_else(PoisonError::into_inner) = Some(response);
                return Err(Aborted);
            }
            if response.extensions().get::<Abort>().is_some() { Err(Aborted) } else { Ok(response) }
        }
    });
    let mut connection = http1::Builder::new().serve_connection(TokioIo::new(stream), service);
    if std::pin::Pin::new(&mut connection).await.is_err() {
        let stream = connection.into_parts().io.into_inner();
        let raw = raw.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(raw) = raw {
            let _ = send_raw(&stream, &raw).await;
            if raw.end == End::Close {
                return;
            }
        }
        // With a zero linger time, closing sends a reset instead of an orderly shutdown.
        let _ = socket2::SockRef::from(&stream).set_linger(Some(Duration::ZERO));
    }
}

async fn send_raw(stream: &TcpStream, raw: &RawResponse) -> std::io::Result<()> {
    for piece in &raw.pieces {
        let mut left = &piece[..];
        while !left.is_empty() {
            stream.writable().await?;
            match stream.try_write(left) {
                Ok(sent) => left = &left[sent..],
                Err(error) if error.kind() == std::io::ErrorKind::WouldBlock => {}
                Err(error) => return Err(error),
            }
        }
        tokio::time::sleep(raw.pause).await;
    }
    Ok(())
}

/// Strips the path prefix and calls the router. `/demo/` is always at the root, and for local clients only.
pub async fn respond(current: &CurrentApp, is_local: bool, mut request: Request<Body>) -> Response<Body> {
    let (app, mut router) = current.get();
    let prefix = app.cli.prefix();
    let is_test_api = request.uri().path().starts_with("/demo/");
    if is_test_api && !is_local {
        return plain(
            StatusCode::FORBIDDEN,
            "text/plain; charset=utf-8",
            "Only for clients on this machine.",
        );
    }
    if is_test_api {
        request.extensions_mut().insert(current.clone());
    } else if !prefix.is_empty() {
        let text = request.uri().path_and_query().map_or("/", |both| both.as_str());
        match text.strip_prefix(&*prefix) {
            Some(rest) if rest.starts_with('/') => {
                if let Ok(uri) = rest.parse::<Uri>() {
                    *request.uri_mut() = uri;
                }
            }
            Some("") => return redirect(&format!("{prefix}/")),
            _ => {
                return plain(
                    StatusCode::NOT_FOUND,
                    "text/plain; charset=utf-8",
                    "Not found: the site is served under --prefix.",
                );
            }
        }
    }
    let result: Result<_, Infallible> = tower_service::Service::call(&mut router, request).await;
    result.unwrap_or_else(|never| match never {})
}

fn redirect(to: &str) -> Response<Body> {
    let mut response = plain(StatusCode::PERMANENT_REDIRECT, "", "");
    if let Ok(to) = to.parse() {
        response.headers_mut().insert(header::LOCATION, to);
    }
    response
}
