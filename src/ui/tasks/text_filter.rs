//! A text of the filter: acts 300 ms after the last key, never in the middle of an input method's composition, and
//! never with something that the server could not take.

use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};

use crate::{
    domain::filter::{
        Filter,
        field::{FilterError, FilterField, validate},
    },
    i18n::context::use_texts,
    state::{
        effect::on_trigger,
        filter_panel::use_filter_panel,
        services::{Services, use_services},
        url_state::HistoryMode,
    },
    ui::dom::{El, el, memo::memo, value_of},
};

const PAUSE_MS: u32 = 300;

/// How a field looks.
#[derive(Clone, Copy, PartialEq)]
pub enum Look {
    /// A search field.
    Search,
    /// A plain line.
    Line,
    /// More than one line can be pasted.
    Lines,
}

/// One text filter with its label and, where needed, what is wrong with it.
pub fn text_filter(field: FilterField, look: Look) -> El {
    let t = use_texts();
    let trouble = RwSignal::new(None::<FilterError>);
    let id = field.wire();
    let error_id = format!("{id}-problem");
    let described = {
        let error_id = error_id.clone();
        move || trouble.get().map(|_| error_id.clone())
    };
    let control = match look {
        Look::Search => el("input").attr("type", "search"),
        Look::Line => el("input").attr("type", "text"),
        Look::Lines => el("textarea").attr("rows", "1"),
    };
    let control = control
        .attr("id", id)
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr_if("inputmode", (field == FilterField::InstanceId).then_some("numeric"))
        .live_word("aria-invalid", move || trouble.get().map(|_| "true"))
        .live_attr("aria-describedby", described);
    let validate = el("p")
        .attr("id", &error_id)
        .class("problem")
        .attr("aria-live", "polite")
        .live_text(move || trouble.get().map(|validate| t.filter_error(validate)).unwrap_or_default());
    el("div")
        .class("field")
        .attr("data-field", id)
        .child(el("label").attr("for", id).text(t.field(field)))
        .child(connect(control, field, look, trouble))
        .child(validate)
}

/// Both ways between the control and the url.
fn connect(control: El, field: FilterField, look: Look, trouble: RwSignal<Option<FilterError>>) -> El {
    let panel = use_filter_panel();
    let Services { url, .. } = use_services();
    let pending = StoredValue::new_local(None::<Timeout>);
    let composing = StoredValue::new(false);
    let act = move |text: String| {
        pending.set_value(None);
        let found = validate(field, &text);
        trouble.set(found);
        if found.is_none() {
            url.update_filter(HistoryMode::Replace, |filter| with_text(filter, field, &text));
        }
    };
    let schedule = move |text: String| {
        if !composing.get_value() {
            pending.set_value(Some(Timeout::new(PAUSE_MS, move || act(text))));
        }
    };

    // What is typed stays as it is typed ("cat " is not trimmed under the fingers). Only a change from elsewhere, by a
    // chip, Clear filters or Back, is written into the field.
    let value = memo(move |_| url.filter().with(|filter| filter.field(field)));
    let shown = InputValue::new(&control.element());
    let show = move |value: &str| {
        pending.set_value(None);
        trouble.set(None);
        shown.set(value);
    };
    let follow = move || {
        let value = value.get();
        if with_text(&Filter::default(), field, &shown.get()).field(field) != value {
            show(&value);
        }
    };
    // Clear filters also removes text that is still pending or invalid.
    on_trigger(move || panel.reset.track(), move || show(&value.get_untracked()));

    control
        .on("input", move |event| schedule(value_of(&event)))
        .on("compositionstart", move |_| {
            composing.set_value(true);
            pending.set_value(None);
        })
        .on("compositionend", move |event| {
            composing.set_value(false);
            schedule(value_of(&event));
        })
        // Enter does not wait; the Enter that ends a composition belongs to the input method.
        .on_key("keydown", move |event| {
            if event.key() == "Enter" && !event.is_composing() && (look != Look::Lines || !event.shift_key())
            {
                event.prevent_default();
                act(value_of(&event));
            }
        })
        .effect(follow)
}

/// What stands in an input or a textarea: both have a `value`, and the browser has no common type for them.
#[derive(Clone, Copy)]
struct InputValue(StoredValue<JsValue, LocalStorage>);

impl InputValue {
    fn new(control: &web_sys::Element) -> Self {
        Self(StoredValue::new_local(control.into()))
    }

    fn get(self) -> String {
        self.0.with_value(|control| control.unchecked_ref::<web_sys::HtmlInputElement>().value())
    }

    fn set(self, value: &str) {
        self.0.with_value(|control| control.unchecked_ref::<web_sys::HtmlInputElement>().set_value(value));
    }
}

/// The filter with another text. The page goes back to the first only when something else changed.
fn with_text(filter: &Filter, field: FilterField, text: &str) -> Filter {
    let mut changed = filter.with_page(1);
    changed.set_field(field, text);
    if changed == filter.with_page(1) { filter.clone() } else { changed }
}
