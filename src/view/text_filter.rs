//! A text of the filter: acts 300 ms after the last key, never in the middle of an input method's composition, and
//! never with something that the server could not take.

use gloo_timers::callback::Timeout;
use leptos::{html, prelude::*};

use crate::{
    address::{Address, Step},
    filter::{Field, Filter, Problem, problem},
    words::use_words,
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
#[component]
pub fn TextFilter(field: Field, look: Look) -> AnyView {
    let w = use_words();
    let address: Address = expect_context();
    let value = Memo::new(move |_| address.filter().with(|filter| filter.get(field)));
    let trouble = RwSignal::new(None::<Problem>);
    let pending = StoredValue::new_local(None::<Timeout>);
    let composing = StoredValue::new(false);

    let act = move |text: String| {
        pending.set_value(None);
        let found = problem(field, &text);
        trouble.set(found);
        if found.is_none() {
            address.go(Step::Replace, |filter| with_text(filter, field, &text));
        }
    };
    let schedule = move |text: String| {
        if !composing.get_value() {
            pending.set_value(Some(Timeout::new(PAUSE_MS, move || act(text))));
        }
    };
    let on_input = move |event| schedule(event_target_value(&event));
    let on_compositionstart = move |_| {
        composing.set_value(true);
        pending.set_value(None);
    };
    let on_compositionend = move |event| {
        composing.set_value(false);
        schedule(event_target_value(&event));
    };
    // Enter does not wait; the Enter that ends a composition belongs to the input method.
    let on_keydown = move |event: web_sys::KeyboardEvent| {
        if event.key() == "Enter" && !event.is_composing() && (look != Look::Lines || !event.shift_key()) {
            event.prevent_default();
            act(event_target_value(&event));
        }
    };

    // What is typed stays as it is typed ("cat " is not trimmed under the fingers). Only a change from elsewhere, by a
    // chip, Clear filters or Back, is written into the field.
    let input = NodeRef::<html::Input>::new();
    let lines = NodeRef::<html::Textarea>::new();
    Effect::new(move |_| {
        let value = value.get();
        let typed = match (input.get(), lines.get()) {
            (Some(input), _) => input.value(),
            (None, Some(lines)) => lines.value(),
            (None, None) => return,
        };
        if with_text(&Filter::default(), field, &typed).get(field) == value {
            return;
        }
        pending.set_value(None);
        trouble.set(None);
        if let Some(input) = input.get() {
            input.set_value(&value);
        }
        if let Some(lines) = lines.get() {
            lines.set_value(&value);
        }
    });

    let id = field.wire();
    let error_id = format!("{id}-problem");
    let invalid = move || trouble.get().map(|_| "true");
    let described = {
        let error_id = error_id.clone();
        move || trouble.get().map(|_| error_id.clone())
    };
    let control = if look == Look::Lines {
        view! {
            <textarea
                id=id
                rows="1"
                spellcheck="false"
                node_ref=lines
                aria-invalid=invalid
                aria-describedby=described
                on:input=on_input
                on:keydown=on_keydown
                on:compositionstart=on_compositionstart
                on:compositionend=on_compositionend
            ></textarea>
        }
        .into_any()
    } else {
        view! {
            <input
                id=id
                type=if look == Look::Search { "search" } else { "text" }
                inputmode=(field == Field::InstanceId).then_some("numeric")
                autocomplete="off"
                spellcheck="false"
                node_ref=input
                aria-invalid=invalid
                aria-describedby=described
                on:input=on_input
                on:keydown=on_keydown
                on:compositionstart=on_compositionstart
                on:compositionend=on_compositionend
            />
        }
        .into_any()
    };
    view! {
        <div class="field" data-field=id>
            <label for=id>{w.field(field)}</label>
            {control}
            <p id=error_id class="problem" aria-live="polite">
                {move || trouble.get().map(|problem| w.problem(problem))}
            </p>
        </div>
    }
    .into_any()
}

fn with_text(filter: &Filter, field: Field, text: &str) -> Filter {
    let mut changed = filter.with_page(1);
    changed.set(field, text);
    // The page goes back only when something else changed.
    if changed == filter.with_page(1) { filter.clone() } else { changed }
}
