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

use super::{acting, connection_dialog, create, icon::Icon, queue, task_dialog};
use crate::{
    app::{Desk, use_desk},
    element::{El, button, el},
};

/// What can open over the page, or in the place of the sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Window {
    /// The task that the address names.
    Task,
    /// Where the proxy is.
    Connection,
    /// A new task.
    Create,
    /// The answer that a task waits for.
    Answer,
    /// What waits and runs, in the place of the sheet.
    Queue,
}

/// Where the part with the windows is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// With the host.
    Away,
    /// On its way.
    Coming,
    /// Here, for as long as the page is.
    Here,
    /// It did not come.
    Lost,
}

/// The part with the windows. Copies share it.
#[derive(Clone, Copy)]
pub struct Windows(RwSignal<Part>);

impl Windows {
    /// Not fetched yet.
    pub fn new() -> Self {
        Self(RwSignal::new(Part::Away))
    }

    /// Fetches the part, unless it is here or on its way.
    pub fn fetch(self) {
        if matches!(self.0.get_untracked(), Part::Here | Part::Coming) {
            return;
        }
        self.0.set(Part::Coming);
        spawn_local(async move {
            let part = if fetch().await.is_ok() { Part::Here } else { Part::Lost };
            self.0.set(part);
        });
    }
}

impl Default for Windows {
    fn default() -> Self {
        Self::new()
    }
}

/// A window, or what tells that it is on its way. `close` is what takes it away.
pub fn window(window: Window, close: impl Fn() + Copy + 'static) -> El {
    let Desk { windows, .. } = use_desk();
    windows.fetch();
    el("div").class("window").live(move || match windows.0.get() {
        Part::Away => None,
        Part::Coming => Some(coming()),
        Part::Here => now(window).or_else(|| Some(lost(windows, close))),
        Part::Lost => Some(lost(windows, close)),
    })
}

/// Makes a window, in the part that is fetched.
#[wasm_split(windows, fallible, preload(fetch))]
fn make(window: Window) -> Result<El, SplitLoaderError> {
    Ok(match window {
        Window::Task => task_dialog::task_dialog(),
        Window::Connection => connection_dialog::connection_dialog(),
        Window::Create => create::create_dialog(),
        Window::Answer => acting::answer::answer_dialog(),
        Window::Queue => queue::queue(),
    })
}

/// The call is asynchronous because the part may have to be fetched first. When it is here, the answer is there at once,
/// and the window belongs to whoever asked for it.
fn now(window: Window) -> Option<El> {
    match pin!(make(window)).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(Ok(element)) => Some(element),
        Poll::Ready(Err(_)) | Poll::Pending => None,
    }
}

fn coming() -> El {
    el("p").class("window-coming").text(use_desk().w.window_coming)
}

fn lost(windows: Windows, close: impl Fn() + 'static) -> El {
    let w = use_desk().w;
    el("div")
        .class("window-coming")
        .attr("role", "alert")
        .child(Icon::Warning.draw())
        .child(el("p").text(w.window_lost))
        .child(button("main").text(w.try_again).on_click(move || windows.fetch()))
        .child(button("").text(w.close).on_click(close))
}
