//! Log of the requests to `/mj`, for tests.

use std::collections::VecDeque;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};

use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, Method, Uri};
use http_body::{Frame, SizeHint};
use serde_json::{Map, Value, json};

/// Number of requests kept.
const MAX_ENTRIES: usize = 2_000;
/// Total size of the bodies kept.
const MAX_BODY_BYTES: usize = 96 << 20;

/// The log.
#[derive(Default, Clone)]
pub struct RequestLog(Arc<Mutex<Entries>>);

#[derive(Default)]
struct Entries {
    seq: u64,
    entries: VecDeque<(u64, Value)>,
    bytes: usize,
}

impl Entries {
    /// Drops the oldest entries, then the oldest bodies, until the limits are met. `bodyBytes` keeps their lengths.
    fn enforce_limits(&mut self) {
        while self.entries.len() > MAX_ENTRIES
            && let Some((_, entry)) = self.entries.pop_front()
        {
            self.bytes -= entry["body"].as_str().map_or(0, str::len);
        }
        for (_, entry) in &mut self.entries {
            if self.bytes <= MAX_BODY_BYTES {
                break;
            }
            self.bytes -= entry["body"].as_str().map_or(0, str::len);
            entry["body"] = Value::Null;
        }
    }
}

impl RequestLog {
    /// Adds a request. The entry is updated until its response has ended.
    pub fn add(&self, method: &Method, uri: &Uri, headers: &HeaderMap, body: &[u8]) -> LogEntry {
        let mut named = Map::new();
        for (name, value) in headers {
            named.insert(name.as_str().to_owned(), String::from_utf8_lossy(value.as_bytes()).into());
        }
        let mut log = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        log.seq += 1;
        let seq = log.seq;
        let text = String::from_utf8_lossy(body);
        log.bytes += text.len();
        let entry = json!({
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
        log.entries.push_back((seq, entry));
        log.enforce_limits();
        LogEntry { log: self.clone(), seq, ended: false }
    }

    /// All entries, oldest first.
    pub fn entries(&self) -> Vec<Value> {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .entries
            .iter()
            .map(|(_, entry)| entry.clone())
            .collect()
    }

    /// Removes all entries. Sequence numbers continue.
    pub fn clear(&self) {
        let mut log = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        log.entries.clear();
        log.bytes = 0;
    }

    fn set(&self, seq: u64, field: &str, value: Value) {
        let mut log = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, entry)) = log.entries.iter_mut().find(|(number, _)| *number == seq) {
            entry[field] = value;
        }
    }
}

/// Handle to an entry. Dropping it before the response has ended marks the client as gone.
pub struct LogEntry {
    log: RequestLog,
    seq: u64,
    ended: bool,
}

impl LogEntry {
    /// Records the status.
    pub fn set_status(&self, status: u16) {
        self.log.set(self.seq, "status", status.into());
    }

    /// Records that the response has ended, or was aborted by a fault.
    pub fn end(&mut self) {
        self.ended = true;
        self.log.set(self.seq, "ended", true.into());
    }

    /// Wraps a body to record when it ends.
    pub fn track(self, body: Body) -> Body {
        Body::new(TrackedBody { body, entry: self })
    }
}

impl Drop for LogEntry {
    fn drop(&mut self) {
        if !self.ended {
            self.log.set(self.seq, "gone", true.into());
        }
    }
}

struct TrackedBody {
    body: Body,
    entry: LogEntry,
}

impl http_body::Body for TrackedBody {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        let polled = Pin::new(&mut self.body).poll_frame(context);
        // An error is an abort by a fault.
        let over = matches!(polled, Poll::Ready(None | Some(Err(_)))) || self.body.is_end_stream();
        if over && !self.entry.ended {
            self.entry.end();
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
    fn the_oldest_bodies_are_dropped() {
        let request_log = RequestLog::default();
        let add = |body: &[u8]| {
            request_log
                .add(&Method::POST, &Uri::from_static("/mj/submit/blend"), &HeaderMap::new(), body)
                .end();
        };
        let large = vec![b'a'; 20 << 20];
        (0..5).for_each(|_| add(&large));
        add(b"{}");
        let entries = request_log.entries();
        let lengths: Vec<Option<usize>> =
            entries.iter().map(|entry| entry["body"].as_str().map(str::len)).collect();
        assert_eq!((lengths[0], lengths[1], lengths[5]), (None, Some(20 << 20), Some(2)));
        assert_eq!(entries[0]["bodyBytes"], 20 << 20);
    }
}
