//! A text field of the filter form. Typed text changes the URL after a pause, unless it is invalid.

use leptos::prelude::*;

use crate::{
    domain::filter::{
        Filter,
        field::{FilterError, FilterField, validate},
    },
    i18n::context::use_texts,
    state::{
        filter_panel::use_filter_panel,
        services::{Services, use_services},
        url_state::HistoryMode,
    },
    ui::{
        dom::{El, el, memo::memo},
        legacy::bind::{Binding, bind_value},
        tasks::text_filter::InputKind,
    },
};

const DEBOUNCE_MS: u32 = 300;

/// A text filter: label, control and error.
pub fn text_filter(field: FilterField, kind: InputKind) -> El {
    let t = use_texts();
    let error = RwSignal::new(None::<FilterError>);
    let id = field.wire();
    let error_id = format!("{id}-problem");
    let described_by = {
        let error_id = error_id.clone();
        move || error.get().map(|_| error_id.clone())
    };
    let control = match kind {
        InputKind::Search => el("input").attr("type", "search"),
        InputKind::Line => el("input").attr("type", "text"),
        InputKind::Lines => el("textarea").attr("rows", "1"),
    };
    let control = control
        .attr("id", id)
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .opt_attr("inputmode", (field == FilterField::InstanceId).then_some("numeric"))
        .dyn_attr_static("aria-invalid", move || error.get().map(|_| "true"))
        .dyn_attr("aria-describedby", described_by);
    let error_text = el("p")
        .attr("id", &error_id)
        .class("field-error")
        .attr("aria-live", "polite")
        .dyn_text(move || error.get().map(|error| t.filter_error(error)).unwrap_or_default());
    el("div")
        .class("field")
        .attr("data-field", id)
        .child(el("label").attr("for", id).text(t.field(field)))
        .child(bind_value(control, bind_to_url(field, kind, error)))
        .child(error_text)
}

fn bind_to_url(field: FilterField, kind: InputKind, error: RwSignal<Option<FilterError>>) -> Binding {
    let Services { url, .. } = use_services();
    let value = memo(move |_| url.filter().with(|filter| filter.field(field)));
    let commit = move |text: String| {
        let invalid = validate(field, &text);
        error.set(invalid);
        if invalid.is_none() {
            url.update_filter(HistoryMode::Replace, |filter| with_text(filter, field, &text));
        }
    };
    let commits_on: fn(&web_sys::KeyboardEvent) -> bool = match kind {
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
