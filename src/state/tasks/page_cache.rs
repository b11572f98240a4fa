//! Pages that are shown before the server has responded. The first screen does without; the cache is loaded lazily.

use std::{cell::RefCell, pin::Pin, rc::Rc, sync::Arc};

use crate::{api::page::Page, domain::filter::Filter, state::tasks::task_page::TaskPage};

/// A page of the cache.
pub struct CachedPage {
    /// The page.
    pub page: Page,
    /// When the server sent it, in milliseconds since 1970.
    pub at_ms: i64,
    /// Whether the server need not be asked again.
    pub is_fresh: bool,
}

/// A page that is being fetched; None if it failed or takes too long.
pub type PendingPage = Pin<Box<dyn Future<Output = Option<Page>>>>;

/// What the cache has when a load starts.
#[derive(Default)]
pub struct CachedLoad {
    /// The page.
    pub page: Option<CachedPage>,
    /// The page, if it was requested already.
    pub pending: Option<PendingPage>,
}

/// A cache of pages.
pub trait PageCache {
    /// When a load starts. `left` is the page on screen. If `asks_anew`, all that is known is out of date.
    fn start_load(&self, left: Option<&Arc<TaskPage>>, filter: &Filter, asks_anew: bool) -> CachedLoad;
}

thread_local! {
    // Not in the store: a value of its own type in the arena makes the download larger.
    static CACHE: RefCell<Option<Rc<dyn PageCache>>> = const { RefCell::new(None) };
}

/// Uses a cache from now on.
pub fn install(cache: Option<Rc<dyn PageCache>>) {
    CACHE.set(cache);
}

/// What the cache has when a load starts; nothing without a cache.
pub(super) fn start_load(left: Option<&Arc<TaskPage>>, filter: &Filter, asks_anew: bool) -> CachedLoad {
    match CACHE.with_borrow(Option::clone) {
        Some(cache) => cache.start_load(left, filter, asks_anew),
        None => CachedLoad::default(),
    }
}
