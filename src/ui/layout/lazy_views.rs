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
    state::{context::provided, long_lived::LongLived},
    ui::{
        components::{
            error_view::{LoadErrorActions, LoadErrorText},
            icon::{Glyph, Icon},
            toasts::Toasts,
        },
        connection::dialog::ConnectionDialog,
        create::dialog::CreateDialog,
        export::dialog::ExportDialog,
        hooks::listener::listener,
        layout::{page_extras::PageExtras, secondary_view::SecondaryView},
        selection::layer::SelectionLayer,
        settings::dialog::SettingsDialog,
        shortcuts::runner::ShortcutRunner,
        task::{dialog::TaskDialog, modal_form::ModalDialog},
        tasks::{
            capability_notice::CapabilityNotice, filter_extras::FilterExtras, finished_tasks::FinishedTasks,
            list::TaskList, page_prefetch::PagePrefetch,
        },
        views::dialog::ViewsDialog,
        wall::screen::WallScreen,
    },
};

/// A lazily loaded view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum LazyViewKind {
    /// The dialog of the task in the URL.
    Task,
    /// The connection dialog.
    Connection,
    /// The settings dialog.
    Settings,
    /// The dialog that exports tasks.
    Export,
    /// The dialog of the saved views.
    Views,
    /// The dialog for new tasks.
    Create,
    /// The form of a task that waits for input.
    Modal,
    /// The queue or the statistics, in place of the tasks.
    Secondary,
    /// What runs keyboard shortcuts, and their help.
    Shortcuts,
    /// The tasks as a list, in place of the grid.
    List,
    /// Problems of the settings, several servers, alerts.
    PageExtras,
    /// What a server without a search cannot do.
    CapabilityNotice,
    /// What announces finished tasks. Shows nothing.
    FinishedTasks,
    /// What fetches pages ahead. Shows nothing.
    PagePrefetch,
    /// What happened in a failed load, and why.
    LoadErrorText,
    /// The buttons of a failed load.
    LoadErrorActions,
    /// The toasts, while no dialog is open.
    Toasts,
    /// The wall screen, in place of the page.
    Wall,
    /// What the filter form has beside its controls.
    FilterExtras,
    /// The check boxes on cards and rows, and what can be done with the selected tasks.
    Selection,
}

impl LazyViewKind {
    /// Whether nobody waits for the view, or something else is shown until then, so that neither its loading nor a failure is shown.
    fn is_silent(self) -> bool {
        match self {
            Self::FilterExtras
            | Self::FinishedTasks
            | Self::CapabilityNotice
            | Self::PagePrefetch
            | Self::Selection
            | Self::LoadErrorText
            | Self::LoadErrorActions => true,
            Self::Task
            | Self::Connection
            | Self::Settings
            | Self::Views
            | Self::Create
            | Self::Modal
            | Self::Secondary
            | Self::Shortcuts
            | Self::Export
            | Self::List
            | Self::PageExtras
            | Self::Toasts
            | Self::Wall => false,
        }
    }
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
pub struct LazyViews(LongLived<RwSignal<ChunkState>>);

impl LazyViews {
    /// Not loaded.
    pub fn new() -> Self {
        Self(LongLived::signal(ChunkState::NotLoaded))
    }

    /// Whether the chunk is being downloaded; tracked.
    pub fn is_loading(self) -> bool {
        self.0.get() == ChunkState::Loading
    }

    /// Whether the chunk is available; tracked.
    pub fn is_loaded(self) -> bool {
        self.0.get() == ChunkState::Loaded
    }

    /// Downloads the chunk if that was not tried before, and the browser is not offline.
    pub fn fetch_once(self) {
        if self.0.get_untracked() == ChunkState::NotLoaded && window().navigator().on_line() {
            self.fetch();
        }
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

/// A lazily loaded view, or its loading state.
#[component]
pub fn LazyView(
    /// Which view.
    kind: LazyViewKind,
    /// Removes the view.
    #[prop(into)]
    close: Callback<()>,
) -> impl IntoView {
    let t = use_texts();
    let lazy_views = use_lazy_views();
    lazy_views.fetch();
    let view = move || match lazy_views.0.get() {
        ChunkState::NotLoaded => None,
        ChunkState::Loading if kind == LazyViewKind::PageExtras => None,
        ChunkState::Loading | ChunkState::Failed if kind.is_silent() => None,
        ChunkState::Loading => Some(view! { <p class="lazy-loading">{t.chunk_loading}</p> }.into_any()),
        ChunkState::Loaded => build_if_ready(kind).or_else(|| Some(view! { <LoadFailed close/> }.into_any())),
        ChunkState::Failed => Some(view! { <LoadFailed close/> }.into_any()),
    };
    view! { <div>{move || view().into_any()}</div> }
}

/// Builds a view. Compiled into the chunk.
#[wasm_split(windows, fallible, preload(fetch))]
fn build_view(kind: LazyViewKind) -> Result<AnyView, SplitLoaderError> {
    Ok(match kind {
        LazyViewKind::Task => view! { <TaskDialog/> }.into_any(),
        LazyViewKind::Connection => view! { <ConnectionDialog/> }.into_any(),
        LazyViewKind::Settings => view! { <SettingsDialog/> }.into_any(),
        LazyViewKind::Export => view! { <ExportDialog/> }.into_any(),
        LazyViewKind::Views => view! { <ViewsDialog/> }.into_any(),
        LazyViewKind::Create => view! { <CreateDialog/> }.into_any(),
        LazyViewKind::Modal => view! { <ModalDialog/> }.into_any(),
        LazyViewKind::Secondary => view! { <SecondaryView/> }.into_any(),
        LazyViewKind::Shortcuts => view! { <ShortcutRunner/> }.into_any(),
        LazyViewKind::List => view! { <TaskList/> }.into_any(),
        LazyViewKind::PageExtras => view! { <PageExtras/> }.into_any(),
        LazyViewKind::CapabilityNotice => view! { <CapabilityNotice/> }.into_any(),
        LazyViewKind::FinishedTasks => view! { <FinishedTasks/> }.into_any(),
        LazyViewKind::PagePrefetch => view! { <PagePrefetch/> }.into_any(),
        LazyViewKind::LoadErrorText => view! { <LoadErrorText/> }.into_any(),
        LazyViewKind::LoadErrorActions => view! { <LoadErrorActions/> }.into_any(),
        LazyViewKind::Toasts => view! { <Toasts/> }.into_any(),
        LazyViewKind::Wall => view! { <WallScreen/> }.into_any(),
        LazyViewKind::FilterExtras => view! { <FilterExtras/> }.into_any(),
        LazyViewKind::Selection => view! { <SelectionLayer/> }.into_any(),
    })
}

/// Builds a view if the chunk is loaded. [`build_view`] is asynchronous because it may have to load the chunk; otherwise it
/// completes at the first poll, and the view is built in the current owner.
fn build_if_ready(kind: LazyViewKind) -> Option<AnyView> {
    match pin!(build_view(kind)).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(Ok(view)) => Some(view),
        Poll::Ready(Err(_)) | Poll::Pending => None,
    }
}

#[component]
fn LoadFailed(close: Callback<()>) -> impl IntoView {
    let t = use_texts();
    let lazy_views = use_lazy_views();
    view! {
        <div class="lazy-loading" role="alert">
            <Glyph icon=Icon::Warning/>
            <p>{t.chunk_failed}</p>
            <button type="button" class="primary" on:click=listener(move |_| lazy_views.fetch())>{t.try_again}</button>
            <button type="button" on:click=listener(move |_| close.run(()))>{t.close}</button>
        </div>
    }
}

/// The lazily loaded views of the page.
pub fn use_lazy_views() -> LazyViews {
    provided()
}
