//! A form for the parameters of a prompt. The prompt is the only state: the form writes into it and shows what it contains.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

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
    i18n::context::use_create_texts,
    state::create::form::CreateForm,
    ui::{
        components::select::option,
        dom::{El, el, memo::memo},
        legacy::bind::{Binding, bind_value},
        legacy::create::fields::field,
    },
};

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
pub fn parameters(form: CreateForm) -> El {
    let create_texts = use_create_texts();
    let text = form.text(FieldId::Prompt);
    let values = memo(move |_| ParameterValues::read(&text.with(|text| prompt::parse(text))));
    let invalid_count = move || {
        let is_invalid = |parameter: &Parameter| values.with(|values| values.validate(*parameter)).is_some();
        let count = Parameter::ALL.into_iter().filter(is_invalid).count();
        (count > 0).then(|| el("span").class("field-error").text(&(create_texts.invalid_count)(count)))
    };
    let is_wide = window()
        .inner_width()
        .ok()
        .and_then(|width| width.as_f64())
        .is_none_or(|width| width >= MIN_EXPANDED_WIDTH);
    let fields = el("fieldset")
        .attr("aria-label", create_texts.parameters)
        .children(Parameter::ALL.map(|parameter| parameter_field(parameter, text, values)))
        // Enter would send the form with a value that is still being typed.
        .on_keyboard("keydown", |event| {
            if event.key() == "Enter" && !event.ctrl_key() && !event.meta_key() {
                event.prevent_default();
            }
        });
    el("details")
        .class("parameter-form")
        .opt_attr("open", is_wide.then_some(""))
        .child(el("summary").text(create_texts.parameters).dyn_child(invalid_count))
        .child(fields)
}

fn parameter_field(parameter: Parameter, text: RwSignal<String>, values: Memo<ParameterValues>) -> El {
    let create_texts = use_create_texts();
    let id = ["create-", parameter.name()].concat();
    let error = RwSignal::new(None::<ParameterError>);
    let commit = move |value: String| error.set(write_parameter(text, parameter, &value));
    let (control, suggestions) = match input_kind(parameter) {
        InputKind::Checkbox => {
            let checkbox = el("input").attr("type", "checkbox");
            let input: HtmlInputElement = checkbox.element().unchecked_into();
            let checkbox = checkbox.effect(move || input.set_checked(values.with(ParameterValues::tile))).on(
                "change",
                move |event| {
                    commit(if event_target_checked(&event) { parameter.name() } else { "" }.to_owned());
                },
            );
            let name = el("span").text(create_texts.parameter(parameter));
            let label = el("label").class("check").child(checkbox).child(name);
            return el("div").class("switch").child(label).child(flag_hint(parameter));
        }
        InputKind::Select(options) => (select(parameter, options, values, create_texts.default), None),
        InputKind::TextWithSuggestions(suggestions) => {
            let list_id = [&id, "-list"].concat();
            let options = suggestions.iter().map(|value| el("option").attr("value", value));
            let input = el("input").attr("type", "text").attr("list", &list_id).attr("inputmode", "text");
            (input, Some(el("datalist").attr("id", &list_id).children(options)))
        }
        InputKind::Text(mode) => (el("input").attr("type", "text").attr("inputmode", mode), None),
    };
    let value = move || values.with(|values| values.get(parameter).to_owned());
    let binding = Binding::new(value, commit).normalize(|typed| typed.trim().to_owned());
    let control = bind_value(control, binding)
        .effect(move || error.set(values.with(|values| values.validate(parameter))));
    field_with_error(&id, parameter, control, error).opt_child(suggestions)
}

/// A select. A value of the prompt that is not among the options is added as an option while it is set.
fn select(
    parameter: Parameter,
    values: &'static [&'static str],
    present: Memo<ParameterValues>,
    default: &str,
) -> El {
    let options = values.iter().map(|value| option(value, value, false));
    let select = el("select").child(option("", default, true)).children(options);
    let (element, extra) = (select.element(), option("", "", false));
    select.effect(move || {
        let value = present.with(|present| present.get(parameter).to_owned());
        let extra = extra.element();
        if value.is_empty() || values.contains(&value.as_str()) {
            extra.remove();
        } else {
            extra.set_text_content(Some(&value));
            // Neither call can fail: the attribute's name is valid, and a select accepts an option.
            let _ = extra.set_attribute("value", &value);
            let _ = element.append_child(&extra);
        }
    })
}

/// The field of a parameter: label, flag, hint and error.
fn field_with_error(
    id: &str,
    parameter: Parameter,
    control: El,
    error: RwSignal<Option<ParameterError>>,
) -> El {
    let create_texts = use_create_texts();
    let error_id = [id, "-problem"].concat();
    let hint = crate::i18n::create::parameter_hint(parameter);
    let control = control
        .opt_attr("placeholder", (!hint.is_empty()).then_some(hint))
        .attr("aria-describedby", &error_id)
        .dyn_attr_static("aria-invalid", move || error.get().map(|_| "true"));
    let error_text = el("p")
        .attr("id", &error_id)
        .class("field-error")
        .attr("aria-live", "polite")
        .dyn_text(move || error.get().map(create_texts.parameter_error).unwrap_or_default());
    field(id, create_texts.parameter(parameter), control).child(flag_hint(parameter)).child(error_text)
}

/// The parameter as written in a prompt.
fn flag_hint(parameter: Parameter) -> El {
    el("code").attr("aria-hidden", "true").text("--").text(parameter.name())
}

/// Writes a value into the prompt, unless it would be read back as something else. Returns what is wrong with the value.
fn write_parameter(text: RwSignal<String>, parameter: Parameter, value: &str) -> Option<ParameterError> {
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
fn write_prompt(text: RwSignal<String>, before: &Prompt, after: &Prompt) {
    if before != after {
        text.set(after.write());
    }
}
