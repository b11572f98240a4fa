//! The bar over the lower edge of the page: how many tasks are selected, and what can be done with them.

use leptos::prelude::*;

use crate::{
    domain::selection::MAX_SELECTED,
    i18n::context::{use_selection_texts, use_texts},
    state::{
        dialogs::{Dialogs, use_dialogs},
        memo::memo,
        selection::use_selection,
    },
    ui::{
        components::{
            icon::{Glyph, Icon},
            show::Show,
        },
        hooks::{focus::focus_next_frame, listener::listener, root_attribute::mark_root},
        ids::RESULTS_ID,
        selection::select_all::SelectAll,
    },
};

/// The bar.
#[component]
pub fn SelectionBar(
    /// Whether the dialog of the actions is open.
    has_actions: RwSignal<bool>,
) -> impl IntoView {
    let (t, texts) = (use_texts(), use_selection_texts());
    let Dialogs { export_open, .. } = use_dialogs();
    let store = use_selection();
    mark_root("data-selection");
    let has_page = memo(move || store.has_page());
    let page_text = move || if has_page.get() { texts.remove_page } else { texts.select_page };
    // The bar leaves with the last selected task.
    let keep_focus = move || {
        if store.is_empty_untracked() {
            focus_next_frame([format!("#{RESULTS_ID}")]);
        }
    };
    let toggle_page = move |_| {
        store.select_page(!has_page.get_untracked());
        keep_focus();
    };
    let clear = move |_| {
        store.clear();
        keep_focus();
    };
    view! {
        <section class="selection-bar" aria-label=texts.selection>
            <div>
                <p class="selection-count">{move || (texts.selected)(store.len())}</p>
                <Show when=move || store.is_full()>
                    <p class="hint">{(texts.full)(MAX_SELECTED)}</p>
                </Show>
            </div>
            <div class="button-row">
                <button
                    type="button"
                    class="primary"
                    aria-haspopup="dialog"
                    on:click=listener(move |_| has_actions.set(true))
                >
                    {texts.actions}
                </button>
                <button
                    type="button"
                    id="export-selected"
                    aria-haspopup="dialog"
                    on:click=listener(move |_| export_open.set(true))
                >
                    {t.export}
                </button>
                <button type="button" on:click=listener(toggle_page)>{move || page_text()}</button>
                <SelectAll/>
            </div>
            <button
                type="button"
                class="ghost clear-selection"
                aria-label=texts.clear
                title=texts.clear
                on:click=listener(clear)
            >
                <Glyph icon=Icon::Close/>
            </button>
        </section>
    }
}
