//! Fetches a page before the user asks for it, and keeps the pages of the last minute.

use std::{
    cell::{Cell, RefCell},
    future::poll_fn,
    rc::Rc,
    sync::Arc,
    task::{Poll, Waker},
};

use gloo_timers::callback::Timeout;
use leptos::{prelude::*, task::spawn_local};

use crate::{
    api::{page::Page, request::ReadRequest},
    domain::filter::Filter,
    state::{
        clock::now_ms,
        services::Services,
        tasks::{
            capability::ServerCapability,
            load_state::LoadState,
            page_cache::{self, CachedLoad, CachedPage, PageCache, PendingPage},
            recent_pages::{RecentPage, RecentPages},
            task_page::TaskPage,
        },
    },
};

/// A load waits for a page that is being fetched no longer than this, in milliseconds. Then it sends a request of its own, whose
/// delays are reported.
const MAX_WAIT_MS: u32 = 2000;

/// Fetches pages ahead. Clones share the pages.
#[derive(Clone)]
pub struct Prefetch {
    services: Services,
    pages: Rc<Pages>,
}

#[derive(Default)]
struct Pages {
    recent: RefCell<RecentPages>,
    fetching: RefCell<Option<Rc<Fetching>>>,
}

/// A request whose page nobody has asked for yet.
struct Fetching {
    filter: Filter,
    request: ReadRequest,
    /// The response, once there is one; None inside if it was an error.
    response: RefCell<Option<Option<Page>>>,
    /// Whether a load waits for the response.
    is_taken: Cell<bool>,
    waker: RefCell<Option<Waker>>,
}

impl Prefetch {
    /// Starts keeping pages, until the current owner is cleaned up.
    pub fn start(services: Services) -> Self {
        let pages = Rc::<Pages>::default();
        page_cache::install(Some(pages.clone()));
        let prefetch = Self { services, pages };
        let pages = StoredValue::new_local(prefetch.pages.clone());
        on_cleanup(move || {
            page_cache::install(None);
            pages.with_value(|pages| pages.stop());
        });
        prefetch
    }

    /// Fetches a page that the user will probably ask for next: one at a time, and only while nothing else is loaded.
    pub fn fetch(&self, filter: Filter) {
        let Services { tasks, live_refresh, settings, .. } = self.services;
        let is_idle = tasks.with_untracked(|load| matches!(load, LoadState::Loaded(_)));
        // Other servers have sent all of their tasks.
        let is_remote = untrack(|| tasks.capability()) == ServerCapability::Search;
        if !is_idle || !is_remote || live_refresh.is_polling() || self.pages.knows(&filter) {
            return;
        }
        self.pages.stop();
        // A failure is not retried: the load will ask again.
        let request = ReadRequest::new(settings.read_seconds.get_untracked(), 1, |_| {});
        let fetching = Rc::new(Fetching {
            filter: filter.clone(),
            request: request.clone(),
            response: RefCell::new(None),
            is_taken: Cell::new(false),
            waker: RefCell::new(None),
        });
        self.pages.fetching.replace(Some(fetching.clone()));
        let pages = self.pages.clone();
        spawn_local(async move {
            let page = tasks.poll_page(&filter, &request).await.ok();
            let is_current = |it: &mut Rc<Fetching>| Rc::ptr_eq(it, &fetching);
            let is_current = pages.fetching.borrow_mut().take_if(is_current).is_some();
            match page {
                page if fetching.is_taken.get() => fetching.complete(page),
                Some(page) if is_current => {
                    let page = RecentPage { filter, page, at_ms: now_ms(), is_ahead: true };
                    pages.recent.borrow_mut().insert(page);
                }
                Some(_) | None => {}
            }
        });
    }
}

impl Pages {
    fn knows(&self, filter: &Filter) -> bool {
        self.recent.borrow().contains(filter)
            || self.fetching.borrow().as_ref().is_some_and(|fetching| fetching.filter == *filter)
    }

    fn stop(&self) {
        if let Some(fetching) = self.fetching.take() {
            fetching.request.stop();
        }
    }
}

impl PageCache for Pages {
    fn start_load(&self, left: Option<&Arc<TaskPage>>, filter: &Filter, asks_anew: bool) -> CachedLoad {
        if asks_anew {
            self.stop();
            self.recent.borrow_mut().clear();
            return CachedLoad::default();
        }
        let now = now_ms();
        let mut recent = self.recent.borrow_mut();
        if let Some(left) = left.filter(|page| page.filter != *filter) {
            let page = left.to_response();
            recent.insert(RecentPage { filter: left.filter.clone(), page, at_ms: now, is_ahead: false });
        }
        let page = recent.take(filter, now).map(|recent| CachedPage {
            is_fresh: recent.is_fresh(now),
            at_ms: recent.at_ms,
            page: recent.page,
        });
        let fetching = self.fetching.borrow().clone().filter(|fetching| fetching.filter == *filter);
        if fetching.is_none() {
            self.stop();
        }
        CachedLoad { page, pending: fetching.map(Fetching::wait) }
    }
}

impl Fetching {
    fn complete(&self, page: Option<Page>) {
        self.response.replace(Some(page));
        if let Some(waker) = self.waker.take() {
            waker.wake();
        }
    }

    /// The page, for a load that waits for it.
    fn wait(self: Rc<Self>) -> PendingPage {
        self.is_taken.set(true);
        let request = self.request.clone();
        let timeout = Timeout::new(MAX_WAIT_MS, move || request.stop());
        Box::pin(async move {
            let page = poll_fn(|context| match self.response.borrow_mut().take() {
                Some(page) => Poll::Ready(page),
                None => {
                    self.waker.replace(Some(context.waker().clone()));
                    Poll::Pending
                }
            });
            let page = page.await;
            drop(timeout);
            page
        })
    }
}
