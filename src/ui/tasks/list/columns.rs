//! The choice of columns, which this browser remembers.

use leptos::{
    ev::{FocusEvent, KeyboardEvent},
    html,
    prelude::*,
};
use wasm_bindgen::JsCast;
use web_sys::Node;

use crate::{
    domain::list_column::{ListColumn, from_names, to_names, toggled},
    i18n::context::{use_dialog_texts, use_texts},
    state::storage,
    ui::{
        components::{
            checkbox::Checkbox,
            icon::{Glyph, Icon},
        },
        hooks::listener::listener,
        tasks::list::header::column_name,
    },
};

/// The name of the choice in local storage.
const STORAGE_NAME: &str = "list-columns";
/// The width in pixels up to which a browser that has not chosen columns shows few.
const MAX_PHONE_WIDTH: f64 = 700.0;

/// The chosen columns, or those that fit the screen.
pub fn saved_columns() -> Vec<ListColumn> {
    let width = window().inner_width().ok().and_then(|width| width.as_f64()).unwrap_or_default();
    storage::get(STORAGE_NAME).and_then(|names| from_names(&names)).unwrap_or_else(|| {
        if width <= MAX_PHONE_WIDTH { ListColumn::ON_PHONE.to_vec() } else { ListColumn::ALL.to_vec() }
    })
}

/// The button that opens a panel with a check box for each column. Escape, and leaving the panel, close it.
#[component]
pub fn ColumnMenu(
    /// The columns that are shown.
    columns: RwSignal<Vec<ListColumn>>,
) -> impl IntoView {
    let (t, dialog_texts) = (use_texts(), use_dialog_texts());
    let is_open = RwSignal::new(false);
    let button = NodeRef::<html::Button>::new();
    let checkbox = move |column: ListColumn| {
        let on_change = move |_| {
            columns.update(|columns| *columns = toggled(columns, column));
            storage::set(STORAGE_NAME, &columns.with_untracked(|columns| to_names(columns)));
        };
        // The last column cannot be removed, and says so by staying checked.
        let is_checked = Signal::derive(move || columns.with(|columns| columns.contains(&column)));
        view! { <Checkbox label=column_name(column, t, dialog_texts) value=is_checked on_change/> }.into_any()
    };
    let on_keydown = move |event: KeyboardEvent| {
        if event.key() == "Escape" && is_open.get_untracked() {
            event.prevent_default();
            is_open.set(false);
            if let Some(button) = button.get_untracked() {
                let _ = button.focus();
            }
        }
    };
    let on_focusout = move |event: FocusEvent| {
        let menu: Option<Node> = event.current_target().and_then(|menu| menu.dyn_into().ok());
        let next: Option<Node> = event.related_target().and_then(|next| next.dyn_into().ok());
        if !menu.is_some_and(|menu| menu.contains(next.as_ref())) {
            is_open.set(false);
        }
    };
    view! {
        <div class="column-menu" on:keydown=listener(on_keydown) on:focusout=listener(on_focusout)>
            <button
                type="button"
                class="ghost"
                aria-label=dialog_texts.columns
                title=dialog_texts.columns
                aria-expanded=move || is_open.get().to_string()
                node_ref=button
                on:click=listener(move |_| is_open.update(|it| *it = !*it))
            >
                <Glyph icon=Icon::Settings/>
            </button>
            // Focusable, so that a press on a label does not move the focus out of the panel.
            <div
                class="column-panel"
                role="group"
                tabindex="-1"
                aria-label=dialog_texts.columns
                hidden=move || !is_open.get()
            >
                {ListColumn::ALL.map(checkbox).collect_view()}
            </div>
        </div>
    }
}
