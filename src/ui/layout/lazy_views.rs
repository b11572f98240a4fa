//! The windows are a part of the program that is fetched when the first of them opens: the first screen does without.
//!
//! `tools/split` takes out whatever can only be reached through [`make`]. Everything else is as in any other
//! view: one memory, the same signals, the same types.

use std::{
    pin::pin,
    task::{Context, Poll, Waker},
};

use leptos::{prelude::*, task::spawn_local};
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use crate::{
    i18n::context::use_texts,
    ui::{
        components::icon::Icon,
        connection::dialog::connection_dialog,
        create,
        dom::{El, button, el},
        queue, task,
    },
};

/// What can open over the page, or in the place of the sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum LazyView {
    /// The task that the address names.
    Task,
    /// Where the proxy is.
    Connection,
    /// A new task.
    Create,
    /// The answer that a task waits for.
    Modal,
    /// What waits and runs, in the place of the sheet.
    Queue,
}

/// Where the part with the windows is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ChunkState {
    /// With the host.
    NotLoaded,
    /// On its way.
    Loading,
    /// Here, for as long as the page is.
    Loaded,
    /// It did not come.
    Failed,
}

/// The part with the windows. Copies share it.
#[derive(Clone, Copy)]
pub struct LazyViews(RwSignal<ChunkState>);

impl LazyViews {
    /// Not fetched yet.
    pub fn new() -> Self {
        Self(RwSignal::new(ChunkState::NotLoaded))
    }

    /// Fetches the part, unless it is here or on its way.
    pub fn fetch(self) {
        if matches!(self.0.get_untracked(), ChunkState::Loaded | ChunkState::Loading) {
            return;
        }
        self.0.set(ChunkState::Loading);
        spawn_local(async move {
            let part = if fetch().await.is_ok() { ChunkState::Loaded } else { ChunkState::Failed };
            self.0.set(part);
        });
    }
}

impl Default for LazyViews {
    fn default() -> Self {
        Self::new()
    }
}

/// A window, or what tells that it is on its way. `close` is what takes it away.
pub fn lazy_view(lazy_view: LazyView, close: impl Fn() + Copy + 'static) -> El {
    let lazy_views = use_lazy_views();
    lazy_views.fetch();
    el("div").dyn_child(move || match lazy_views.0.get() {
        ChunkState::NotLoaded => None,
        ChunkState::Loading => Some(loading()),
        ChunkState::Loaded => build_if_ready(lazy_view).or_else(|| Some(load_failed(lazy_views, close))),
        ChunkState::Failed => Some(load_failed(lazy_views, close)),
    })
}

/// Makes a window, in the part that is fetched.
#[wasm_split(windows, fallible, preload(fetch))]
fn build_view(lazy_view: LazyView) -> Result<El, SplitLoaderError> {
    Ok(match lazy_view {
        LazyView::Task => task::dialog::task_dialog(),
        LazyView::Connection => connection_dialog(),
        LazyView::Create => create::dialog::create_dialog(),
        LazyView::Modal => task::modal_form::modal_dialog(),
        LazyView::Queue => queue::queue(),
    })
}

/// The call is asynchronous because the part may have to be fetched first. When it is here, the answer is there at once,
/// and the window belongs to whoever asked for it.
fn build_if_ready(lazy_view: LazyView) -> Option<El> {
    match pin!(build_view(lazy_view)).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(Ok(element)) => Some(element),
        Poll::Ready(Err(_)) | Poll::Pending => None,
    }
}

fn loading() -> El {
    el("p").class("lazy-loading").text(use_texts().chunk_loading)
}

fn load_failed(lazy_views: LazyViews, close: impl Fn() + 'static) -> El {
    let t = use_texts();
    el("div")
        .class("lazy-loading")
        .attr("role", "alert")
        .child(Icon::Warning.draw())
        .child(el("p").text(t.chunk_failed))
        .child(button("primary").text(t.try_again).on_click(move || lazy_views.fetch()))
        .child(button("").text(t.close).on_click(close))
}

/// The lazily loaded views of the page.
pub fn use_lazy_views() -> LazyViews {
    expect_context()
}
