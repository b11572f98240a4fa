//! A text field of the filter form. Typed text changes the URL after a pause, unless it is invalid.

use leptos::{ev::KeyboardEvent, prelude::*};

use crate::{
    domain::filter::{
        Filter,
        field::{FilterError, FilterField, validate},
    },
    i18n::context::use_texts,
    state::{
        filter_panel::use_filter_panel,
        memo::memo,
        services::{Services, use_services},
        url_state::HistoryMode,
    },
    ui::hooks::bind::{Binding, bind},
};

const DEBOUNCE_MS: u32 = 300;

/// The control of a text filter.
#[derive(Clone, Copy, PartialEq)]
pub enum InputKind {
    /// A search field.
    Search,
    /// A field of one line.
    Line,
    /// A field into which several lines can be pasted.
    Lines,
}

/// A text filter: label, control and error.
#[component]
pub fn TextFilter(
    /// The field of the filter.
    field: FilterField,
    /// The control.
    kind: InputKind,
) -> impl IntoView {
    let t = use_texts();
    let error = RwSignal::new(None::<FilterError>);
    let id = field.wire();
    let attributes = view! {
        <{..}
            id=id
            autocomplete="off"
            spellcheck="false"
            inputmode=(field == FilterField::InstanceId).then_some("numeric")
            aria-invalid=move || error.get().map(|_| "true".to_owned())
            aria-describedby=move || error.get().map(|_| format!("{id}-problem"))
        />
    };
    let binding = bind(url_binding(field, kind, error));
    let control = match kind {
        InputKind::Search => view! { <input type="search" {..attributes} {..binding}/> }.into_any(),
        InputKind::Line => view! { <input type="text" {..attributes} {..binding}/> }.into_any(),
        InputKind::Lines => view! { <textarea rows="1" {..attributes} {..binding}></textarea> }.into_any(),
    };
    view! {
        <div class="field" data-field=id>
            <label for=id>{t.field(field)}</label>
            {control}
            <p id=format!("{id}-problem") class="field-error" aria-live="polite">
                {move || error.get().map(|error| t.filter_error(error)).unwrap_or_default()}
            </p>
        </div>
    }
}

/// Binds a text filter to its field in the URL.
fn url_binding(field: FilterField, kind: InputKind, error: RwSignal<Option<FilterError>>) -> Binding {
    let Services { url, .. } = use_services();
    let value = memo(move || url.filter().with(|filter| filter.field(field)));
    let commit = move |text: String| {
        let invalid = validate(field, &text);
        error.set(invalid);
        if invalid.is_none() {
            url.update_filter(HistoryMode::Replace, |filter| with_text(filter, field, &text));
        }
    };
    let commits_on: fn(&KeyboardEvent) -> bool = match kind {
        InputKind::Lines => |event| event.key() == "Enter" && !event.shift_key(),
        InputKind::Search | InputKind::Line => |event| event.key() == "Enter",
    };
    Binding::new(move || value.get(), commit)
        .normalize(move |text| with_text(&Filter::default(), field, text).field(field))
        .debounce(DEBOUNCE_MS, commits_on)
        // Clear filters also discards text that is still pending or invalid.
        .reset_on(use_filter_panel().reset)
        .on_discard(move || error.set(None))
}

/// A filter with another text. The page is reset to the first only when the filter changes.
fn with_text(filter: &Filter, field: FilterField, text: &str) -> Filter {
    let mut changed = filter.with_page(1);
    changed.set_field(field, text);
    if changed == filter.with_page(1) { filter.clone() } else { changed }
}
