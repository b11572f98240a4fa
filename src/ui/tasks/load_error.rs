//! The error of a load: its title and a button to retry. Everything else about it is loaded lazily.

use leptos::prelude::*;

use crate::{
    api::error::ApiError,
    i18n::context::use_texts,
    state::{
        memo::memo,
        services::{Services, use_services},
    },
    ui::{
        components::{
            error_view::is_first_visit,
            icon::{Glyph, Icon},
            show::Show,
        },
        hooks::listener::listener,
        layout::lazy_views::{LazyView, LazyViewKind, use_lazy_views},
    },
};

/// The error of the last load: in place of the task list, or as a banner above the tasks of an earlier load.
#[component]
pub fn LoadError(
    /// Whether it is shown in place of the task list.
    is_page: bool,
) -> impl IntoView {
    let Services { tasks, settings, .. } = use_services();
    let t = use_texts();
    let lazy_views = use_lazy_views();
    // A retry that fails in the same way leaves the elements as they are.
    let error =
        memo(move || tasks.with(|load| load.error().filter(|_| load.page().is_none() == is_page).cloned()));
    let is_loaded = memo(move || lazy_views.is_loaded());
    let retry = move |_| {
        lazy_views.fetch();
        tasks.refresh();
    };
    let content = move |error: ApiError| {
        let is_first_visit = settings.connection.with(|connection| is_first_visit(&error, connection));
        let title = if is_first_visit { t.first_visit_title } else { (t.error_title)(&error) };
        // A request that the user stopped is not an error.
        let is_cancelled = error == ApiError::Cancelled;
        let (class, icon) = if !is_page {
            if is_cancelled { ("banner info", Icon::Hourglass) } else { ("banner", Icon::Warning) }
        } else if matches!(error, ApiError::Unauthorized { .. }) {
            ("empty-state", Icon::Connection)
        } else {
            ("empty-state", Icon::Warning)
        };
        let glyph = view! { <Glyph icon/> };
        let glyph = if is_page {
            view! { <div class="empty-icon">{glyph}</div> }.into_any()
        } else {
            glyph.into_any()
        };
        view! {
            <div class=class>
                {glyph}
                <div class="error-text">
                    <h2>{title}</h2>
                    <LazyView kind=LazyViewKind::LoadErrorText close=|()| ()/>
                </div>
                <LazyView kind=LazyViewKind::LoadErrorActions close=|()| ()/>
                <Show when=move || !is_loaded.get()>
                    <button type="button" class="primary" on:click=listener(retry)>
                        {t.try_again}
                    </button>
                </Show>
            </div>
        }
        .into_any()
    };
    view! { <div role="alert">{move || error.get().map(content).into_any()}</div> }
}
