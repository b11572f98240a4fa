//! Renders images on blocking threads, a few at a time, and caches the latest files.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;
use tokio::sync::Semaphore;

use super::derived_image::DerivedImage;
use super::encode::Format;
use super::{Picture, render};

/// Key of a rendered file.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Order {
    /// What to draw.
    pub picture: Picture,
    /// The app whose tasks a derived picture depends on; 0 for pictures that depend on no task.
    pub app: u64,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// By how much it is drawn smaller, and then enlarged.
    pub detail: u32,
    /// File format.
    pub format: Format,
}

/// Maximum size of the cache in bytes; the oldest files are dropped first.
const MAX_CACHE_BYTES: usize = 96 << 20;
/// Number of images rendered at the same time, to leave processor time for the browser.
const MAX_CONCURRENT: usize = 2;

/// The renderer and its cache.
pub struct RenderPool {
    permits: Semaphore,
    cache: Mutex<Cache>,
}

#[derive(Default)]
struct Cache {
    files: HashMap<Order, Bytes>,
    order: VecDeque<Order>,
    bytes: usize,
}

impl Default for RenderPool {
    fn default() -> Self {
        Self { permits: Semaphore::new(MAX_CONCURRENT), cache: Mutex::default() }
    }
}

impl RenderPool {
    /// The file, from the cache or rendered now. `None` only if the renderer panicked.
    pub async fn file(self: &Arc<Self>, order: Order, sources: Vec<DerivedImage>) -> Option<Bytes> {
        if let Some(file) = self.cached(&order) {
            return Some(file);
        }
        let _permit = self.permits.acquire().await.ok()?;
        // Another request may have rendered it in the meantime.
        if let Some(file) = self.cached(&order) {
            return Some(file);
        }
        let draw = move || {
            let Order { picture, width, height, detail, format, .. } = order;
            let drawn = |side: u32| (side / detail).max(2);
            let pixels = render::render(&picture, &sources, drawn(width), drawn(height));
            let pixels = if detail > 1 { pixels.enlarged(width, height) } else { pixels };
            Bytes::from(pixels.encode(format))
        };
        let file = tokio::task::spawn_blocking(draw).await.ok()?;
        self.insert(order, file.clone());
        Some(file)
    }

    fn cached(&self, order: &Order) -> Option<Bytes> {
        self.cache.lock().unwrap_or_else(PoisonError::into_inner).files.get(order).cloned()
    }

    fn insert(&self, order: Order, file: Bytes) {
        let mut cache = self.cache.lock().unwrap_or_else(PoisonError::into_inner);
        cache.bytes += file.len();
        cache.order.push_back(order);
        if let Some(same) = cache.files.insert(order, file) {
            cache.bytes -= same.len();
        }
        while cache.bytes > MAX_CACHE_BYTES
            && let Some(oldest) = cache.order.pop_front()
        {
            cache.bytes -= cache.files.remove(&oldest).map_or(0, |file| file.len());
        }
    }
}
