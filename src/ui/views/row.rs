//! A row of the saved views: its link, what it shows, and what can be done with it.

use leptos::{
    ev::{MouseEvent, SubmitEvent},
    prelude::*,
};

use crate::{
    domain::saved_views::{SavedView, ViewError},
    i18n::context::{use_texts, use_view_texts},
    state::{
        dialogs::{Dialogs, use_dialogs},
        saved_views::SavedViewsStore,
        services::{Services, use_services},
    },
    ui::{
        components::icon::{Glyph, Icon},
        hooks::{focus::focus_next_frame, listener::listener},
        views::outcome::{Outcome, show_outcome},
    },
};

/// The row of a view.
#[component]
pub fn ViewRow(
    /// The view.
    view: SavedView,
    /// The views of the browser.
    store: SavedViewsStore,
    /// Where results are shown.
    outcome: RwSignal<Option<Outcome>>,
    /// Asks whether to delete the view. None for a view that cannot be changed.
    #[prop(optional, into)]
    delete: Option<Callback<String>>,
) -> impl IntoView {
    let is_renaming = RwSignal::new(false);
    let SavedView { name, query } = view;
    let content = move || {
        let view = SavedView { name: name.clone(), query: query.clone() };
        if is_renaming.get() {
            view! { <RenameForm name=name.clone() store outcome is_renaming/> }.into_any()
        } else {
            let actions = delete
                .map(|delete| view! { <OwnActions name=name.clone() store outcome is_renaming delete/> });
            view! {
                <div class="view-row">
                    <ViewLink view=view.clone()/>
                    <StartToggle view store outcome/>
                    {actions}
                </div>
            }
            .into_any()
        }
    };
    view! { <li>{move || content()}</li> }
}

/// The link that shows the view and closes the dialog.
#[component]
fn ViewLink(view: SavedView) -> impl IntoView {
    let Services { url, .. } = use_services();
    let Dialogs { views_open, .. } = use_dialogs();
    let (t, view_texts) = (use_texts(), use_view_texts());
    let SavedView { name, query } = view;
    let is_current = {
        let canonical = url.canonical_query(&query);
        move || url.view_query() == canonical
    };
    let text = view_texts.description(&url.view_filter(&query), t);
    let href = url.saved_view_link(&query);
    let on_click = move |event: MouseEvent| {
        if !(event.ctrl_key() || event.meta_key() || event.shift_key()) {
            event.prevent_default();
            views_open.set(false);
            url.show_saved_view(&query);
        }
    };
    view! {
        <a class="view-link" href=href aria-current=move || is_current().then(|| "page".to_owned()) on:click=listener(on_click)>
            <span class="view-name" dir="auto">{name}</span>
            <span class="view-filters" dir="auto">{text}</span>
        </a>
    }
}

/// Whether an address without a query opens the view.
#[component]
fn StartToggle(view: SavedView, store: SavedViewsStore, outcome: RwSignal<Option<Outcome>>) -> impl IntoView {
    let view_texts = use_view_texts();
    let SavedView { name, query } = view;
    let label = (view_texts.start_name)(&name);
    let is_start = {
        let query = query.clone();
        move || store.start.with(|start| !start.is_empty() && *start == query)
    };
    let is_pressed = is_start.clone();
    let toggle = move |_| {
        let query = if is_start() { "" } else { query.as_str() };
        show_outcome(outcome, store.set_start(query).map(|()| String::new()));
    };
    view! {
        <button
            type="button"
            class="ghost start-view"
            aria-label=label
            title=view_texts.start
            aria-pressed=move || is_pressed().to_string()
            on:click=listener(toggle)
        >
            <Glyph icon=Icon::Star/>
        </button>
    }
}

/// The buttons of a view of the user.
#[component]
fn OwnActions(
    name: String,
    store: SavedViewsStore,
    outcome: RwSignal<Option<Outcome>>,
    is_renaming: RwSignal<bool>,
    delete: Callback<String>,
) -> impl IntoView {
    let view_texts = use_view_texts();
    let rename_name = (view_texts.rename_name)(&name);
    let delete_name = (view_texts.delete_name)(&name);
    let shift_button = |to_start: bool, label: String, icon: Icon| {
        let name = name.clone();
        let focused = format!("[aria-label=\"{}\"]", label.replace('\\', "\\\\").replace('"', "\\\""));
        let shift = move |_| {
            let result = store.update(|views| {
                views.shift(&name, to_start);
                Ok::<_, ViewError>(String::new())
            });
            show_outcome(outcome, result);
            focus_next_frame([focused.clone()]);
        };
        view! {
            <button type="button" class="ghost" aria-label=label.clone() title=label on:click=listener(shift)>
                <Glyph icon/>
            </button>
        }
    };
    view! {
        <div class="button-row">
            {shift_button(true, (view_texts.move_up)(&name), Icon::Up)}
            {shift_button(false, (view_texts.move_down)(&name), Icon::Down)}
            <button
                type="button"
                class="ghost"
                aria-label=rename_name
                on:click=listener(move |_| {
                    is_renaming.set(true);
                    focus_next_frame(["#view-rename".to_owned()]);
                })
            >
                {view_texts.rename}
            </button>
            <button
                type="button"
                class="ghost"
                aria-label=delete_name
                on:click=listener(move |_| delete.run(name.clone()))
            >
                {view_texts.delete}
            </button>
        </div>
    }
}

/// The form for another name, in place of the row.
#[component]
fn RenameForm(
    name: String,
    store: SavedViewsStore,
    outcome: RwSignal<Option<Outcome>>,
    is_renaming: RwSignal<bool>,
) -> impl IntoView {
    let view_texts = use_view_texts();
    let typed = RwSignal::new(name.clone());
    let label = (view_texts.new_name)(&name);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let to = typed.get_untracked();
        let result = store.update(|views| views.rename(&name, &to));
        let is_renamed = result.is_ok();
        show_outcome(outcome, result.map(|()| String::new()));
        if is_renamed {
            // The row of the new name replaces this one.
            is_renaming.try_set(false);
        }
    };
    view! {
        <form class="view-row" on:submit=listener(submit)>
            <input
                id="view-rename"
                type="text"
                autocomplete="off"
                aria-label=label
                prop:value=move || typed.get()
                on:input=listener(move |event| typed.set(event_target_value(&event)))
            />
            <button type="submit">{view_texts.rename}</button>
            <button type="button" on:click=listener(move |_| is_renaming.set(false))>
                {view_texts.cancel_rename}
            </button>
        </form>
    }
}
