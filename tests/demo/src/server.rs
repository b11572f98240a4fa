//! Connections. Faults need more than HTTP offers, so they are accepted here: a connection can also be cut.

use std::convert::Infallible;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::http::{Request, Response, StatusCode, Uri, header};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::{TcpListener, TcpStream};

use crate::app::{Shared, router};
use crate::flavour::plain;

/// Mark of a response that is never sent: the connection is cut instead.
#[derive(Clone, Copy)]
pub struct Cut;

/// Mark of a response in whose place these bytes are sent, as they are.
#[derive(Clone, Debug)]
pub struct Raw {
    /// What is sent.
    pub pieces: Vec<Bytes>,
    /// How long it takes after each piece.
    pub pause: Duration,
    /// What becomes of the connection then.
    pub end: End,
}

/// How a connection ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum End {
    /// Politely.
    Close,
    /// With a reset.
    Reset,
}

/// Why a connection ended early on purpose.
#[derive(Debug)]
struct CutOnPurpose;

impl std::fmt::Display for CutOnPurpose {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("cut on purpose")
    }
}

impl std::error::Error for CutOnPurpose {}

/// Answers all who connect.
pub async fn serve(listener: TcpListener, app: Shared) {
    let router = router(&app);
    let prefix: Arc<str> = app.cli.prefix().into();
    loop {
        match listener.accept().await {
            Ok((stream, peer)) => {
                let site =
                    Site { router: router.clone(), prefix: prefix.clone(), is_near: peer.ip().is_loopback() };
                drop(tokio::spawn(connection(stream, site)));
            }
            // Out of file handles, most likely: others will close theirs.
            Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
        }
    }
}

/// What one connection can reach.
#[derive(Clone)]
struct Site {
    router: Router,
    prefix: Arc<str>,
    /// Whoever connects sits at this machine.
    is_near: bool,
}

async fn connection(stream: TcpStream, site: Site) {
    let _ = stream.set_nodelay(true);
    let raw: Arc<Mutex<Option<Raw>>> = Arc::default();
    let told = Arc::clone(&raw);
    let service = service_fn(move |request: Request<hyper::body::Incoming>| {
        let (site, told) = (site.clone(), Arc::clone(&told));
        async move {
            let mut response = answer(site, request.map(Body::new)).await;
            if let Some(raw) = response.extensions_mut().remove::<Raw>() {
                *told.lock().unwrap_or_else(PoisonError::into_inner) = Some(raw);
                return Err(CutOnPurpose);
            }
            if response.extensions().get::<Cut>().is_some() { Err(CutOnPurpose) } else { Ok(response) }
        }
    });
    let mut connection = http1::Builder::new().serve_connection(TokioIo::new(stream), service);
    if std::pin::Pin::new(&mut connection).await.is_err() {
        let stream = connection.into_parts().io.into_inner();
        let raw = raw.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(raw) = raw {
            let _ = say(&stream, &raw).await;
            if raw.end == End::Close {
                return;
            }
        }
        // With nothing left to linger for, closing sends a reset instead of a polite end.
        let _ = socket2::SockRef::from(&stream).set_linger(Some(Duration::ZERO));
    }
}

/// Sends bytes that no library would send.
async fn say(stream: &TcpStream, raw: &Raw) -> std::io::Result<()> {
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

/// Takes the sub-path off and asks the router. `/demo` is always at the root, and only for this machine.
async fn answer(Site { mut router, prefix, is_near }: Site, mut request: Request<Body>) -> Response<Body> {
    let is_control = request.uri().path().starts_with("/demo/");
    if is_control && !is_near {
        return plain(StatusCode::FORBIDDEN, "text/plain; charset=utf-8", "Only from the machine itself.");
    }
    if !prefix.is_empty() && !is_control {
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
                    "Nothing here: the site is below its --prefix.",
                );
            }
        }
    }
    let answered: Result<_, Infallible> = tower_service::Service::call(&mut router, request).await;
    answered.unwrap_or_else(|never| match never {})
}

fn redirect(to: &str) -> Response<Body> {
    let mut response = plain(StatusCode::PERMANENT_REDIRECT, "", "");
    if let Ok(to) = to.parse() {
        response.headers_mut().insert(header::LOCATION, to);
    }
    response
}
