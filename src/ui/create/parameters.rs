//! The parameters of the prompt as a form. The prompt is the only truth: what is chosen here is written into it, and
//! what stands in it is shown here, however it came there.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use crate::{
    domain::{
        create_kind::FieldId,
        prompt::{self, Prompt},
        prompt_parameters::{
            ParameterValues as Values,
            error::ParameterError,
            parameter::{NIJI, Parameter, QUALITIES, RATIOS, VERSIONS},
        },
    },
    i18n::context::use_create_texts,
    state::create::form::CreateForm,
    ui::{
        components::select::option,
        create::fields::labelled,
        dom::{El, el, memo::memo},
    },
};

/// Narrower than this, the parameters are folded at first.
const PHONE: f64 = 700.0;

/// How a parameter is chosen.
enum InputKind {
    /// One of these, or none.
    Choice(&'static [&'static str]),
    /// Typed, with proposals.
    Proposals(&'static [&'static str]),
    /// Typed.
    Typed(&'static str),
    /// On or off.
    Switch,
}

fn look(field: Parameter) -> InputKind {
    match field {
        Parameter::Ratio => InputKind::Proposals(&RATIOS),
        Parameter::Version => InputKind::Choice(&VERSIONS),
        Parameter::Niji => InputKind::Choice(&NIJI),
        Parameter::Quality => InputKind::Choice(&QUALITIES),
        Parameter::Style => InputKind::Choice(&["raw"]),
        Parameter::Stylize | Parameter::Chaos | Parameter::Weird | Parameter::Seed => {
            InputKind::Typed("numeric")
        }
        Parameter::ImageWeight => InputKind::Typed("decimal"),
        Parameter::No => InputKind::Typed("text"),
        Parameter::Tile => InputKind::Switch,
    }
}

/// The parameters, and how many of them are doubtful: that is seen also when they are folded.
pub fn parameters(form: CreateForm) -> El {
    let create_texts = use_create_texts();
    let text = form.text(FieldId::Prompt);
    let values = memo(move |_| Values::read(&text.with(|text| prompt::parse(text))));
    let doubtful = move || {
        let count = Parameter::ALL
            .into_iter()
            .filter(|it| values.with(|values| values.validate(*it)).is_some())
            .count();
        (count > 0).then(|| el("span").class("field-error").text(&(create_texts.invalid_count)(count)))
    };
    let is_wide =
        window().inner_width().ok().and_then(|width| width.as_f64()).is_none_or(|width| width >= PHONE);
    let set = el("fieldset")
        .attr("aria-label", create_texts.parameters)
        .children(Parameter::ALL.map(|field| parameter(field, text, values)))
        // Enter would send the form, and a half-typed value with it.
        .on_keyboard("keydown", |event| {
            if event.key() == "Enter" && !event.ctrl_key() && !event.meta_key() {
                event.prevent_default();
            }
        });
    el("details")
        .class("parameter-form")
        .opt_attr("open", is_wide.then_some(""))
        .child(el("summary").text(create_texts.parameters).dyn_child(doubtful))
        .child(set)
}

fn parameter(field: Parameter, text: RwSignal<String>, values: Memo<Values>) -> El {
    let create_texts = use_create_texts();
    let (id, name) = (["create-", field.name()].concat(), create_texts.parameter(field));
    let trouble = RwSignal::new(None::<ParameterError>);
    let write = move |value: String| trouble.set(write(text, field, &value));
    let control = match look(field) {
        InputKind::Switch => {
            let check = el("input").attr("type", "checkbox");
            let node: HtmlInputElement = check.element().unchecked_into();
            let check = check.effect(move || node.set_checked(values.with(Values::tile))).on(
                "change",
                move |event| {
                    write(if event_target_checked(&event) { field.name() } else { "" }.to_owned());
                },
            );
            let label = el("label").class("check").child(check).child(el("span").text(name));
            return el("div").class("switch").child(label).child(sign(field));
        }
        InputKind::Choice(choices) => choice(field, choices, values, create_texts.default),
        InputKind::Proposals(proposals) => {
            let list = [&id, "-list"].concat();
            let options = proposals.iter().map(|value| el("option").attr("value", value));
            let input = el("input").attr("type", "text").attr("list", &list).attr("inputmode", "text");
            let data = el("datalist").attr("id", &list).children(options);
            return finish(&id, field, follow(input, field, values, trouble).on_input(write), trouble)
                .child(data);
        }
        InputKind::Typed(mode) => el("input").attr("type", "text").attr("inputmode", mode),
    };
    finish(&id, field, follow(control, field, values, trouble).on_input(write), trouble)
}

impl El {
    fn on_input(self, hear: impl Fn(String) + 'static) -> Self {
        self.on("input", move |event| hear(event_target_value(&event)))
    }
}

/// A select: a value of the prompt that is not among the choices stands among them as long as it is there.
fn choice(field: Parameter, choices: &'static [&'static str], values: Memo<Values>, usual: &str) -> El {
    let options = choices.iter().map(|value| option(value, value, false));
    let select = el("select").child(option("", usual, true)).children(options);
    let (node, extra) = (select.element(), option("", "", false));
    select.effect(move || {
        let value = values.with(|values| values.get(field).to_owned());
        let extra = extra.element();
        if value.is_empty() || choices.contains(&value.as_str()) {
            extra.remove();
        } else {
            extra.set_text_content(Some(&value));
            // Both can fail for no value: an option takes any text and fits into any select.
            let _ = extra.set_attribute("value", &value);
            let _ = node.append_child(&extra);
        }
    })
}

/// Shows what stands in the prompt. What is being typed stays as it is typed.
fn follow(
    control: El,
    field: Parameter,
    values: Memo<Values>,
    trouble: RwSignal<Option<ParameterError>>,
) -> El {
    let node = control.element();
    control.effect(move || {
        values.with(|values| {
            let (node, value): (&HtmlInputElement, _) = (node.unchecked_ref(), values.get(field));
            if node.value().trim() != value {
                node.set_value(value);
            }
            trouble.set(values.validate(field));
        });
    })
}

/// The field with its label, its sign, its hint and what is wrong with it.
fn finish(id: &str, field: Parameter, control: El, trouble: RwSignal<Option<ParameterError>>) -> El {
    let create_texts = use_create_texts();
    let problem_id = [id, "-problem"].concat();
    let hint = crate::i18n::create::parameter_hint(field);
    let control = control
        .opt_attr("placeholder", (!hint.is_empty()).then_some(hint))
        .attr("aria-describedby", &problem_id)
        .dyn_attr_static("aria-invalid", move || trouble.get().map(|_| "true"));
    let problem = el("p")
        .attr("id", &problem_id)
        .class("field-error")
        .attr("aria-live", "polite")
        .dyn_text(move || trouble.get().map(create_texts.parameter_error).unwrap_or_default());
    labelled(id, create_texts.parameter(field), control).child(sign(field)).child(problem)
}

/// The parameter as it stands in the prompt, for those who know it by that.
fn sign(field: Parameter) -> El {
    el("code").attr("aria-hidden", "true").text("--").text(field.name())
}

/// Writes a value into the prompt; tells what is wrong with it.
fn write(text: RwSignal<String>, field: Parameter, value: &str) -> Option<ParameterError> {
    let parts = text.with_untracked(|text| prompt::parse(text));
    let mut values = Values::read(&parts);
    values.set(field, value);
    let problem = values.validate(field);
    // Read back, a word with dashes would be a parameter of its own.
    if problem != Some(ParameterError::StartsWithDashes) {
        put(text, &parts, &values.write(&parts));
    }
    problem
}

/// A prompt that says the same stays to the letter.
fn put(text: RwSignal<String>, before: &Prompt, after: &Prompt) {
    if before != after {
        text.set(after.write());
    }
}
