//! Responses that no HTTP library sends, written byte by byte.

use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::http::Response;

use crate::server::{End, RawResponse};

/// Kind of invalid response.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs, reason = "the catalogue says what each is")]
pub enum Wire {
    ResetHeaders,
    Garbage,
    BadStatus,
    BadChunks,
    CutChunk,
    TwoLengths,
    ShortLength,
    HugeHeader,
    SlowHeaders,
    NoLength,
}

/// Delay per line of slow headers.
const LINE_DELAY: Duration = Duration::from_millis(60);

/// Replaces a response by raw bytes, or sends it in an invalid form.
pub async fn send_raw(response: Response<Body>, wire: Wire) -> Response<Body> {
    let whole = axum::body::to_bytes(response.into_body(), usize::MAX).await.unwrap_or_default();
    let length = whole.len();
    let ok = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n";
    let head = |more: String| Bytes::from(format!("{ok}{more}\r\n"));
    let lines = |text: &str| text.split_inclusive("\r\n").map(|line| Bytes::from(line.to_owned())).collect();
    let (pieces, pause, end): (Vec<Bytes>, _, _) = match wire {
        Wire::ResetHeaders => {
            (vec![Bytes::from_static(b"HTTP/1.1 200 OK\r\nContent-Ty")], LINE_DELAY, End::Reset)
        }
        Wire::Garbage => (vec![Bytes::from_static(b"SSH-2.0-OpenSSH_9.9\r\n")], Duration::ZERO, End::Close),
        Wire::BadStatus => {
            (vec![Bytes::from_static(b"HTTP/1.1 OK 200\r\n\r\n{}")], Duration::ZERO, End::Close)
        }
        Wire::BadChunks => {
            let head = head("Transfer-Encoding: chunked\r\n".into());
            (vec![head, Bytes::from_static(b"zz\r\n{\"a\":1}\r\n")], Duration::ZERO, End::Close)
        }
        Wire::CutChunk => {
            let head = head(format!("Transfer-Encoding: chunked\r\n\r\n{length:x}"));
            (vec![head, whole.slice(..length / 2)], Duration::ZERO, End::Close)
        }
        Wire::TwoLengths => {
            let head = head(format!("Content-Length: {length}\r\nContent-Length: {}\r\n", length + 7));
            (vec![head, whole], Duration::ZERO, End::Close)
        }
        Wire::ShortLength => {
            (vec![head(format!("Content-Length: {}\r\n", length / 2)), whole], Duration::ZERO, End::Close)
        }
        Wire::HugeHeader => {
            let head = head(format!("Content-Length: {length}\r\nX-Trace: {}\r\n", "t".repeat(400_000)));
            (vec![head, whole], Duration::ZERO, End::Close)
        }
        Wire::SlowHeaders => {
            let mut pieces: Vec<Bytes> = lines(&format!("{ok}Content-Length: {length}\r\n\r\n"));
            pieces.push(whole);
            (pieces, LINE_DELAY, End::Close)
        }
        Wire::NoLength => (vec![head(String::new()), whole], Duration::ZERO, End::Close),
    };
    let mut response = Response::new(Body::empty());
    response.extensions_mut().insert(RawResponse { pieces, pause, end });
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn raw_responses_contain_the_original_body() {
        let bytes_of = async |wire| {
            let response = send_raw(Response::new(Body::from("{\"a\":1}")), wire).await;
            let raw = response.extensions().get::<RawResponse>().unwrap().clone();
            (String::from_utf8(raw.pieces.concat()).unwrap(), raw.end)
        };
        let (short, end) = bytes_of(Wire::ShortLength).await;
        assert!(short.contains("Content-Length: 3\r\n") && short.ends_with("\r\n\r\n{\"a\":1}"), "{short}");
        assert_eq!(end, End::Close);
        assert!(bytes_of(Wire::NoLength).await.0.ends_with("Connection: close\r\n\r\n{\"a\":1}"));
        assert!(bytes_of(Wire::CutChunk).await.0.ends_with("chunked\r\n\r\n7\r\n{\"a"));
        assert_eq!(bytes_of(Wire::ResetHeaders).await.1, End::Reset);
        assert!(bytes_of(Wire::HugeHeader).await.0.len() > 400_000);
    }
}
