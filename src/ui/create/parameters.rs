//! A form for the parameters of a prompt. The prompt is the only state: the form writes into it and shows what it contains.

use leptos::prelude::*;
use web_sys::{Event, KeyboardEvent};

use crate::{
    domain::{
        create_kind::FieldId,
        prompt::{self, Prompt},
        prompt_parameters::{
            ParameterValues,
            error::ParameterError,
            parameter::{NIJI, Parameter, QUALITIES, RATIOS, VERSIONS},
        },
    },
    i18n::{context::use_create_texts, create::parameter_hint},
    state::{create::form::CreateForm, effect::effect, long_lived::LongLived, memo::memo},
    ui::{
        create::fields::Field,
        hooks::bind::{Binding, bind},
        hooks::{focus::focus_next_frame, listener::listener},
    },
};

/// Opens the parameters and focuses the field of one.
pub fn show_parameter(parameter: Parameter) {
    if let Ok(Some(details)) = document().query_selector("details.parameter-form") {
        let _ = details.set_attribute("open", "");
    }
    focus_next_frame([["#create-", parameter.name()].concat()]);
}

/// Windows narrower than this in CSS pixels start with the parameters collapsed.
const MIN_EXPANDED_WIDTH: f64 = 700.0;

/// The control of a parameter.
enum InputKind {
    /// A select with these values and an empty one.
    Select(&'static [&'static str]),
    /// A text field that suggests these values.
    TextWithSuggestions(&'static [&'static str]),
    /// A text field with an `inputmode`.
    Text(&'static str),
    /// A checkbox.
    Checkbox,
}

fn input_kind(parameter: Parameter) -> InputKind {
    match parameter {
        Parameter::Ratio => InputKind::TextWithSuggestions(&RATIOS),
        Parameter::Version => InputKind::Select(&VERSIONS),
        Parameter::Niji => InputKind::Select(&NIJI),
        Parameter::Quality => InputKind::Select(&QUALITIES),
        Parameter::Style => InputKind::Select(&["raw"]),
        Parameter::Stylize | Parameter::Chaos | Parameter::Weird | Parameter::Seed => {
            InputKind::Text("numeric")
        }
        Parameter::ImageWeight => InputKind::Text("decimal"),
        Parameter::No => InputKind::Text("text"),
        Parameter::Tile => InputKind::Checkbox,
    }
}

/// The parameter form. Its summary shows the number of invalid parameters also while it is collapsed.
#[component]
pub fn Parameters(
    /// The form whose prompt contains the parameters.
    form: CreateForm,
) -> impl IntoView {
    let create_texts = use_create_texts();
    let text = form.text(FieldId::Prompt);
    let values = memo(move || ParameterValues::read(&text.with(|text| prompt::parse(text))));
    let invalid_count = move || {
        let count = values.with(|values| values.invalid().count());
        (count > 0).then(|| view! { <span class="field-error">{(create_texts.invalid_count)(count)}</span> })
    };
    let is_wide = window()
        .inner_width()
        .ok()
        .and_then(|width| width.as_f64())
        .is_none_or(|width| width >= MIN_EXPANDED_WIDTH);
    // Enter would send the form with a value that is still being typed.
    let on_key = |event: KeyboardEvent| {
        if event.key() == "Enter" && !event.ctrl_key() && !event.meta_key() {
            event.prevent_default();
        }
    };
    let fields = Parameter::ALL.map(|parameter| view! { <ParameterField parameter text values/> });
    view! {
        <details class="parameter-form" open=is_wide>
            <summary>{create_texts.parameters} {move || invalid_count()}</summary>
            <fieldset aria-label=create_texts.parameters on:keydown=listener(on_key)>{fields.collect_view()}</fieldset>
        </details>
    }
}

#[component]
fn ParameterField(
    parameter: Parameter,
    text: LongLived<RwSignal<String>>,
    values: Memo<ParameterValues>,
) -> impl IntoView {
    let create_texts = use_create_texts();
    let id = ["create-", parameter.name()].concat();
    let error = RwSignal::new(None::<ParameterError>);
    let commit = move |value: String| error.set(write_parameter(text, parameter, &value));
    effect(move || error.set(values.with(|values| values.validate(parameter))));
    let value = move || values.with(|values| values.get(parameter).to_owned());
    let binding = Binding::new(value, commit).normalize(|typed| typed.trim().to_owned());
    let error_id = [&id, "-problem"].concat();
    let list_id = [&id, "-list"].concat();
    let hint = parameter_hint(parameter);
    let attributes = view! {
        <{..}
            id=id.clone()
            autocomplete="off"
            spellcheck="false"
            placeholder=(!hint.is_empty()).then_some(hint)
            aria-describedby=error_id.clone()
            aria-invalid=move || error.get().map(|_| "true")
        />
    };
    let (control, suggestions) = match input_kind(parameter) {
        InputKind::Checkbox => return view! { <Checkbox parameter values commit/> }.into_any(),
        InputKind::Select(options) => {
            let on_change = move |event: Event| commit(event_target_value(&event));
            let options = view! { <Options parameter options values/> };
            (
                view! { <select {..attributes} on:change=listener(on_change)>{options}</select> }.into_any(),
                None,
            )
        }
        InputKind::TextWithSuggestions(suggestions) => {
            let options = suggestions.iter().map(|&value| view! { <option value=value></option> });
            let suggestions = view! { <datalist id=list_id.clone()>{options.collect_view()}</datalist> };
            let control = view! {
                <input type="text" list=list_id inputmode="text" {..attributes} {..bind(binding)}/>
            };
            (control.into_any(), Some(suggestions))
        }
        InputKind::Text(mode) => {
            let control = view! { <input type="text" {..attributes} {..bind(binding)} inputmode=mode/> };
            (control.into_any(), None)
        }
    };
    let error_text = move || error.get().map(create_texts.parameter_error).unwrap_or_default();
    view! {
        <Field id label=create_texts.parameter(parameter)>
            {control}
            <Flag parameter/>
            <p id=error_id class="field-error" aria-live="polite">{move || error_text()}</p>
            {suggestions}
        </Field>
    }
    .into_any()
}

/// The checkbox of a parameter without a value.
#[component]
fn Checkbox(
    parameter: Parameter,
    values: Memo<ParameterValues>,
    #[prop(into)] commit: Callback<String>,
) -> impl IntoView {
    let create_texts = use_create_texts();
    let on_change = move |event: Event| {
        commit.run(if event_target_checked(&event) { parameter.name() } else { "" }.to_owned());
    };
    view! {
        <div class="switch">
            <label class="check">
                <input
                    type="checkbox"
                    prop:checked=move || values.with(ParameterValues::tile)
                    on:change=listener(on_change)
                />
                <span>{create_texts.parameter(parameter)}</span>
            </label>
            <Flag parameter/>
        </div>
    }
}

/// The options of a parameter, an empty one first. A value of the prompt that is not among them is added while it is set.
///
/// The selected option is set by its property: a bound `value` could be set before the added option exists.
#[component]
fn Options(
    parameter: Parameter,
    options: &'static [&'static str],
    values: Memo<ParameterValues>,
) -> impl IntoView {
    let create_texts = use_create_texts();
    let value = memo(move || values.with(|values| values.get(parameter).to_owned()));
    let option = move |(known, name): (&'static str, &'static str)| {
        view! {
            <option
                value=known
                selected=known.is_empty()
                prop:selected=move || value.with(|value| value == known)
            >
                {name}
            </option>
        }
    };
    let other = move || {
        let value = value.get();
        let is_other = !value.is_empty() && !options.contains(&value.as_str());
        let text = value.clone();
        is_other.then(|| view! { <option value=value prop:selected=true>{text}</option> })
    };
    view! {
        {option(("", create_texts.default))}
        {options.iter().map(|&known| option((known, known))).collect_view()}
        {move || other()}
    }
}

/// The parameter as written in a prompt.
#[component]
fn Flag(parameter: Parameter) -> impl IntoView {
    view! { <code aria-hidden="true">"--" {parameter.name()}</code> }
}

/// Writes a value into the prompt, unless it would be read back as something else. Returns what is wrong with the value.
fn write_parameter(
    text: LongLived<RwSignal<String>>,
    parameter: Parameter,
    value: &str,
) -> Option<ParameterError> {
    let prompt = text.with_untracked(|text| prompt::parse(text));
    let mut values = ParameterValues::read(&prompt);
    values.set(parameter, value);
    let error = values.validate(parameter);
    // A word that starts with dashes would be read back as a parameter.
    if error != Some(ParameterError::StartsWithDashes) {
        write_prompt(text, &prompt, &values.write(&prompt));
    }
    error
}

/// An unchanged prompt keeps its spelling.
fn write_prompt(text: LongLived<RwSignal<String>>, before: &Prompt, after: &Prompt) {
    if before != after {
        text.set(after.write());
    }
}
