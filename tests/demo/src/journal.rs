//! The requests that came to `/mj`, so that a test can read what was really sent.

use std::collections::VecDeque;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};

use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, Method, Uri};
use http_body::{Frame, SizeHint};
use serde_json::{Map, Value, json};

/// Requests that are kept.
const KEPT: usize = 2_000;
/// Bytes of bodies that are kept: pictures are large, and a test wants to see what it sent just now.
const BODIES: usize = 96 << 20;

/// The log.
#[derive(Default, Clone)]
pub struct Journal(Arc<Mutex<Pages>>);

#[derive(Default)]
struct Pages {
    seq: u64,
    lines: VecDeque<(u64, Value)>,
    bytes: usize,
}

impl Pages {
    /// Takes the bodies out of the oldest lines until there is room again. `bodyBytes` still says how long they were.
    fn make_room(&mut self) {
        while self.lines.len() > KEPT
            && let Some((_, line)) = self.lines.pop_front()
        {
            self.bytes -= line["body"].as_str().map_or(0, str::len);
        }
        for (_, line) in &mut self.lines {
            if self.bytes <= BODIES {
                break;
            }
            self.bytes -= line["body"].as_str().map_or(0, str::len);
            line["body"] = Value::Null;
        }
    }
}

impl Journal {
    /// Writes down a request that has just come. The line stays open until the answer has ended.
    pub fn note(&self, method: &Method, uri: &Uri, headers: &HeaderMap, body: &[u8]) -> Line {
        let mut named = Map::new();
        for (name, value) in headers {
            named.insert(name.as_str().to_owned(), String::from_utf8_lossy(value.as_bytes()).into());
        }
        let mut pages = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        pages.seq += 1;
        let seq = pages.seq;
        let text = String::from_utf8_lossy(body);
        pages.bytes += text.len();
        let line = json!({
            "seq": seq,
            "method": method.as_str(),
            "path": uri.path(),
            "query": uri.query().unwrap_or_default(),
            "headers": named,
            "body": text,
            "bodyBytes": body.len(),
            "status": null,
            "ended": false,
            "gone": false,
        });
        pages.lines.push_back((seq, line));
        pages.make_room();
        Line { journal: self.clone(), seq, ended: false }
    }

    /// All lines, oldest first.
    pub fn read(&self) -> Vec<Value> {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .lines
            .iter()
            .map(|(_, line)| line.clone())
            .collect()
    }

    /// Forgets all lines; numbers go on.
    pub fn clear(&self) {
        let mut pages = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        pages.lines.clear();
        pages.bytes = 0;
    }

    fn set(&self, seq: u64, field: &str, value: Value) {
        let mut pages = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, line)) = pages.lines.iter_mut().find(|(number, _)| *number == seq) {
            line[field] = value;
        }
    }
}

/// An open line. If it is dropped before the answer has ended, the client went away.
pub struct Line {
    journal: Journal,
    seq: u64,
    ended: bool,
}

impl Line {
    /// The status was decided.
    pub fn answered(&self, status: u16) {
        self.journal.set(self.seq, "status", status.into());
    }

    /// The answer has ended, or was cut by ourselves.
    pub fn end(&mut self) {
        self.ended = true;
        self.journal.set(self.seq, "ended", true.into());
    }

    /// Follows the body to its end.
    pub fn follow(self, body: Body) -> Body {
        Body::new(Followed { body, line: self })
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        if !self.ended {
            self.journal.set(self.seq, "gone", true.into());
        }
    }
}

struct Followed {
    body: Body,
    line: Line,
}

impl http_body::Body for Followed {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        let polled = Pin::new(&mut self.body).poll_frame(context);
        // An error is a cut that a fault asked for.
        let over = matches!(polled, Poll::Ready(None | Some(Err(_)))) || self.body.is_end_stream();
        if over && !self.line.ended {
            self.line.end();
        }
        polled
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bodies_are_kept_whole_until_there_are_too_many() {
        let journal = Journal::default();
        let note = |body: &[u8]| {
            journal.note(&Method::POST, &Uri::from_static("/mj/submit/blend"), &HeaderMap::new(), body).end();
        };
        let large = vec![b'a'; 20 << 20];
        (0..5).for_each(|_| note(&large));
        note(b"{}");
        let lines = journal.read();
        let lengths: Vec<Option<usize>> =
            lines.iter().map(|line| line["body"].as_str().map(str::len)).collect();
        assert_eq!((lengths[0], lengths[1], lengths[5]), (None, Some(20 << 20), Some(2)));
        assert_eq!(lines[0]["bodyBytes"], 20 << 20);
    }
}
