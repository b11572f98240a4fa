//! Lazily loaded views: dialogs and queue are compiled into a second wasm file (chunk), which is downloaded when the first of
//! them opens.
//!
//! `tools/split` moves all functions that are reachable only through [`build_view`] into the chunk. Memory, signals and types are
//! shared with the rest of the program.

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

/// A lazily loaded view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum LazyView {
    /// The dialog of the task in the URL.
    Task,
    /// The connection dialog.
    Connection,
    /// The dialog for new tasks.
    Create,
    /// The form of a task that waits for input.
    Modal,
    /// The queue, in place of the task list.
    Queue,
}

/// The state of the chunk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ChunkState {
    /// Not requested.
    NotLoaded,
    /// Being downloaded.
    Loading,
    /// Available.
    Loaded,
    /// The download failed.
    Failed,
}

/// The chunk of the lazily loaded views. Copies share it.
#[derive(Clone, Copy)]
pub struct LazyViews(RwSignal<ChunkState>);

impl LazyViews {
    /// Not loaded.
    pub fn new() -> Self {
        Self(RwSignal::new(ChunkState::NotLoaded))
    }

    /// Downloads the chunk, unless it is loaded or being downloaded.
    pub fn fetch(self) {
        if matches!(self.0.get_untracked(), ChunkState::Loaded | ChunkState::Loading) {
            return;
        }
        self.0.set(ChunkState::Loading);
        spawn_local(async move {
            let state = if fetch().await.is_ok() { ChunkState::Loaded } else { ChunkState::Failed };
            self.0.set(state);
        });
    }
}

impl Default for LazyViews {
    fn default() -> Self {
        Self::new()
    }
}

/// A lazily loaded view, or its loading state. `close` removes the view.
pub fn lazy_view(view: LazyView, close: impl Fn() + Copy + 'static) -> El {
    let lazy_views = use_lazy_views();
    lazy_views.fetch();
    el("div").dyn_child(move || match lazy_views.0.get() {
        ChunkState::NotLoaded => None,
        ChunkState::Loading => Some(loading()),
        ChunkState::Loaded => build_if_ready(view).or_else(|| Some(load_failed(lazy_views, close))),
        ChunkState::Failed => Some(load_failed(lazy_views, close)),
    })
}

/// Builds a view. Compiled into the chunk.
#[wasm_split(windows, fallible, preload(fetch))]
fn build_view(view: LazyView) -> Result<El, SplitLoaderError> {
    Ok(match view {
        LazyView::Task => task::dialog::task_dialog(),
        LazyView::Connection => connection_dialog(),
        LazyView::Create => create::dialog::create_dialog(),
        LazyView::Modal => task::modal_form::modal_dialog(),
        LazyView::Queue => queue::queue(),
    })
}

/// Builds a view if the chunk is loaded. [`build_view`] is asynchronous because it may have to load the chunk; otherwise it
/// completes at the first poll, and the view is built in the current owner.
fn build_if_ready(view: LazyView) -> Option<El> {
    match pin!(build_view(view)).poll(&mut Context::from_waker(Waker::noop())) {
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
