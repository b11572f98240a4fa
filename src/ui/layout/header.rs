//! The page header: server name, navigation, freshness of the data, connection and settings.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, MouseEvent};

use crate::{
    api::endpoint,
    domain::refresh_interval::RefreshInterval,
    i18n::context::use_texts,
    state::{
        clock::use_clock,
        dialogs::{Dialogs, use_dialogs},
        long_lived::LongLived,
        server_name::server_name,
        services::{Services, use_services},
        settings::{connection::page_origin, title},
        url_state::MainView,
    },
    ui::{
        components::{
            icon::{Glyph, Icon},
            show::Show,
        },
        hooks::listener::listener,
        ids::MENU_ID,
        layout::lazy_views::use_lazy_views,
    },
};

/// The header.
#[component]
pub fn Header() -> impl IntoView {
    let Services { settings, tasks, .. } = use_services();
    let t = use_texts();
    let server_name = move || {
        let name = server_name();
        if !name.is_empty() {
            return name;
        }
        settings.connection.with(|connection| {
            let origin = endpoint::origin(&connection.endpoint);
            match origin.split_once("://") {
                Some(_) if origin == page_origin() => t.this_site.to_owned(),
                Some((_, host)) => host.to_owned(),
                None => connection.endpoint.clone(),
            }
        })
    };
    let Dialogs { connection_open, settings_open, export_open, views_open, .. } = use_dialogs();
    let is_connection_editable = settings.host.with_value(|host| !host.connection_locked);
    let clock = use_clock();
    let last_updated = move || match tasks.last_updated_ms() {
        0 => String::new(),
        at => t.updated(at, clock.get()),
    };
    view! {
        <header class="app-header">
            // On a phone, the button opens what is beside the title on wider screens.
            <button
                type="button"
                class="ghost menu-button"
                id="menu"
                aria-label=t.menu
                title=t.menu
                popovertarget=MENU_ID
            >
                <Glyph icon=Icon::Menu/>
            </button>
            <h1 title=title(settings)>{title(settings)}</h1>
            <p class="source">
                <span class="visually-hidden">{t.tasks_from} " "</span>
                <span class="server-name">{move || server_name()}</span>
                <span class="last-updated"><span>{move || last_updated()}</span></span>
            </p>
            <RefreshButton/>
            <div class="header-menu" id=MENU_ID popover="auto">
                <nav class="main-nav" aria-label=t.views>
                    <ViewLink name=t.tasks_view view=MainView::Tasks/>
                    <ViewLink name=t.queue view=MainView::Queue/>
                    <ViewLink name=t.statistics view=MainView::Statistics/>
                </nav>
                <DialogButton name=t.saved_views id="views" icon=Icon::SavedViews label_class="" open=views_open/>
                <DialogButton
                    name=t.export
                    id="export"
                    icon=Icon::Export
                    label_class="menu-label"
                    open=export_open
                />
                <LiveRefreshSelect/>
                // Unless the host fixes the connection.
                {is_connection_editable.then(|| {
                    view! {
                        <DialogButton
                            name=t.connection
                            id="connection"
                            icon=Icon::Connection
                            label_class=""
                            open=connection_open
                        />
                    }
                })}
                <DialogButton
                    name=t.settings
                    id="settings"
                    icon=Icon::Settings
                    label_class="menu-label"
                    open=settings_open
                />
            </div>
            <NewTaskButton/>
        </header>
    }
}

#[component]
fn NewTaskButton() -> impl IntoView {
    let Services { settings, .. } = use_services();
    let t = use_texts();
    let lazy_views = use_lazy_views();
    let Dialogs { create_open, .. } = use_dialogs();
    view! {
        <Show when=move || !settings.read_only.get()>
            // Hovering downloads the lazy chunk before the click.
            <button
                type="button"
                class="primary create"
                aria-haspopup="dialog"
                on:pointerenter=listener(move |_| lazy_views.fetch())
                on:click=listener(move |_| create_open.set(true))
            >
                <Glyph icon=Icon::Plus/>
                <span>{t.new_task}</span>
            </button>
        </Show>
    }
}

#[component]
fn ViewLink(name: &'static str, view: MainView) -> impl IntoView {
    let Services { url, .. } = use_services();
    let on_click = move |event: MouseEvent| {
        if !(event.ctrl_key() || event.meta_key() || event.shift_key()) {
            event.prevent_default();
            url.show_view(view);
            close_menu();
        }
    };
    view! {
        <a
            class="button ghost"
            href=move || url.view_link(view)
            aria-current=move || (url.view() == view).then(|| "page".to_owned())
            on:click=listener(on_click)
        >
            {name}
        </a>
    }
}

/// Closes the menu on a phone; elsewhere it is not open.
fn close_menu() {
    if let Some(menu) = document().get_element_by_id(MENU_ID) {
        let _ = menu.unchecked_into::<HtmlElement>().hide_popover();
    }
}

/// A button that opens a dialog. The focus returns to it by its id.
#[component]
fn DialogButton(
    name: &'static str,
    id: &'static str,
    icon: Icon,
    /// The class of the text: `menu-label` where the icon says enough beside the title.
    label_class: &'static str,
    open: LongLived<RwSignal<bool>>,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class="ghost"
            id=id
            title=name
            aria-haspopup="dialog"
            on:click=listener(move |_| open.set(true))
        >
            <Glyph icon/>
            <span class=label_class>{name}</span>
        </button>
    }
    .into_any()
}

#[component]
fn RefreshButton() -> impl IntoView {
    let Services { tasks, .. } = use_services();
    let t = use_texts();
    view! {
        <button
            type="button"
            class="ghost refresh"
            class:loading=move || tasks.is_slow()
            aria-label=t.refresh
            title=t.refresh
            on:click=listener(move |_| tasks.refresh())
        >
            <Glyph icon=Icon::Refresh/>
        </button>
    }
}

#[component]
fn LiveRefreshSelect() -> impl IntoView {
    let Services { settings, .. } = use_services();
    let t = use_texts();
    let current = settings.refresh_interval.get_untracked();
    let options = RefreshInterval::ALL.map(|interval| {
        view! {
            <option value=interval.name() prop:selected=interval == current>
                {(t.refresh_interval)(interval)}
            </option>
        }
        .into_any()
    });
    let is_on = move || settings.refresh_interval.get() != RefreshInterval::Off;
    let on_change = move |event: Event| {
        settings.set_refresh_interval(RefreshInterval::from_name(&event_target_value(&event)));
    };
    view! {
        <label class="live-refresh" data-on=move || is_on().to_string()>
            <span class="menu-label">{t.live_refresh}</span>
            // Without a name of its own, WebKit adds the chosen option to the text of the label.
            <select
                class="header-select"
                aria-label=t.live_refresh
                title=t.live_refresh
                on:change=listener(on_change)
            >
                {options.collect_view()}
            </select>
        </label>
    }
}
