//! Faults in the delivery of a response: truncated, slow, or with wrong headers.

use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::http::{HeaderValue, Response, StatusCode, header};
use http_body::{Frame, SizeHint};
use tokio::time::{Sleep, sleep};

/// Kind of delivery.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs, reason = "the catalogue says what each is")]
pub enum Delivery {
    Hang,
    Slow(usize),
    Trickle,
    Reset,
    Truncated,
    WrongLength,
    BadGzip,
    BadBrotli,
    Partial,
    Bom,
}

/// Applies a kind of delivery to a response.
pub async fn deliver(response: Response<Body>, delivery: Delivery) -> Response<Body> {
    let (mut parts, body) = response.into_parts();
    let whole = axum::body::to_bytes(body, usize::MAX).await.unwrap_or_default();
    let half = whole.slice(..whole.len() / 2);
    parts.headers.remove(header::CONTENT_LENGTH);
    let length = whole.len() as u64;
    let body = match delivery {
        Delivery::Truncated => Body::from(half),
        Delivery::Bom => Body::from([b"\xEF\xBB\xBF", &*whole].concat()),
        Delivery::Hang => Body::new(Pieces::new(half, 1, length, End::Hang)),
        Delivery::Reset => Body::new(Pieces::new(half, 1, length, End::Cut)),
        Delivery::WrongLength => Body::new(Pieces::new(whole, 1, length + 100, End::Cut)),
        Delivery::Slow(count) => Body::new(Pieces::new(whole, count, length, End::Whole).every(100)),
        Delivery::Trickle => {
            let count = whole.len();
            Body::new(Pieces::new(whole, count, length, End::Whole).every(1000))
        }
        Delivery::BadGzip | Delivery::BadBrotli => {
            let name = if delivery == Delivery::BadGzip { "gzip" } else { "br" };
            parts.headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(name));
            Body::from(whole)
        }
        Delivery::Partial => {
            parts.status = StatusCode::PARTIAL_CONTENT;
            let range = format!("bytes 0-{}/{length}", half.len().saturating_sub(1));
            parts.headers.insert(
                header::CONTENT_RANGE,
                HeaderValue::from_str(&range).unwrap_or(HeaderValue::from_static("bytes */*")),
            );
            Body::from(half)
        }
    };
    Response::from_parts(parts, body)
}

/// What happens after the last piece.
enum End {
    Whole,
    Hang,
    Cut,
}

/// A body in pieces that announces a length of its own.
struct Pieces {
    left: Bytes,
    piece: usize,
    claimed: u64,
    sent: u64,
    end: End,
    pause: Duration,
    sleep: Option<Pin<Box<Sleep>>>,
}

impl Pieces {
    fn new(bytes: Bytes, count: usize, claimed: u64, end: End) -> Self {
        let piece = bytes.len().div_ceil(count.max(1)).max(1);
        Self { left: bytes, piece, claimed, sent: 0, end, pause: Duration::ZERO, sleep: None }
    }

    fn every(mut self, millis: u64) -> Self {
        self.pause = Duration::from_millis(millis);
        self
    }
}

impl http_body::Body for Pieces {
    type Data = Bytes;
    type Error = std::io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, std::io::Error>>> {
        if let Some(sleep) = &mut self.sleep {
            std::task::ready!(sleep.as_mut().poll(context));
            self.sleep = None;
        }
        if !self.left.is_empty() {
            let size = self.piece.min(self.left.len());
            let piece = self.left.split_to(size);
            self.sent += size as u64;
            // Clients need time to receive the data before the connection is closed.
            let pause = if matches!(self.end, End::Cut) { Duration::from_millis(80) } else { self.pause };
            self.sleep = (!pause.is_zero()).then(|| Box::pin(sleep(pause)));
            return Poll::Ready(Some(Ok(Frame::data(piece))));
        }
        match self.end {
            End::Whole => Poll::Ready(None),
            // The task is never woken: the connection ends when the client disconnects.
            End::Hang => Poll::Pending,
            End::Cut => Poll::Ready(Some(Err(std::io::Error::other("cut on purpose")))),
        }
    }

    fn is_end_stream(&self) -> bool {
        self.left.is_empty() && matches!(self.end, End::Whole)
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.claimed - self.sent)
    }
}
