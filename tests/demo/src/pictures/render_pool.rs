//! Where pictures are drawn: two at a time, away from the network's threads, and the latest are kept.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;
use tokio::sync::Semaphore;

use super::derived_image::DerivedImage;
use super::encode::Format;
use super::{Picture, render};

/// A picture of this size in this format.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Order {
    /// What to draw.
    pub picture: Picture,
    /// The app whose tasks a derived picture depends on; 0 for pictures that depend on no task.
    pub app: u64,
    /// Pixels in a line.
    pub width: u32,
    /// Lines.
    pub height: u32,
    /// The kind of file.
    pub format: Format,
}

/// Bytes that are kept; the oldest go first.
const KEPT: usize = 96 << 20;
/// Pictures drawn at the same time: the rest of the machine belongs to those who look at them.
const AT_ONCE: usize = 2;

/// Draws and keeps.
pub struct RenderPool {
    desks: Semaphore,
    shelf: Mutex<Shelf>,
}

#[derive(Default)]
struct Shelf {
    files: HashMap<Order, Bytes>,
    order: VecDeque<Order>,
    bytes: usize,
}

impl Default for RenderPool {
    fn default() -> Self {
        Self { desks: Semaphore::new(AT_ONCE), shelf: Mutex::default() }
    }
}

impl RenderPool {
    /// The file, drawn now unless it is still there. `None` only if the drawing broke.
    pub async fn file(self: &Arc<Self>, order: Order, sources: Vec<DerivedImage>) -> Option<Bytes> {
        if let Some(file) = self.kept(&order) {
            return Some(file);
        }
        let _desk = self.desks.acquire().await.ok()?;
        // Somebody may have drawn it while we waited for a desk.
        if let Some(file) = self.kept(&order) {
            return Some(file);
        }
        let draw = move || {
            let pixels = render::render(&order.picture, &sources, order.width, order.height);
            Bytes::from(pixels.encode(order.format))
        };
        let file = tokio::task::spawn_blocking(draw).await.ok()?;
        self.keep(order, file.clone());
        Some(file)
    }

    fn kept(&self, order: &Order) -> Option<Bytes> {
        self.shelf.lock().unwrap_or_else(PoisonError::into_inner).files.get(order).cloned()
    }

    fn keep(&self, order: Order, file: Bytes) {
        let mut shelf = self.shelf.lock().unwrap_or_else(PoisonError::into_inner);
        shelf.bytes += file.len();
        shelf.order.push_back(order);
        if let Some(same) = shelf.files.insert(order, file) {
            shelf.bytes -= same.len();
        }
        while shelf.bytes > KEPT
            && let Some(oldest) = shelf.order.pop_front()
        {
            shelf.bytes -= shelf.files.remove(&oldest).map_or(0, |file| file.len());
        }
    }
}
