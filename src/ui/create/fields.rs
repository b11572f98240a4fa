//! Form fields that are bound to the texts of a form.

use leptos::prelude::*;

use crate::{
    domain::{
        create_kind::{CreateError, CreateKind, FieldId},
        submission::{BlendDimensions, Bot},
    },
    i18n::context::{use_create_texts, use_texts},
    state::{create::form::CreateForm, long_lived::LongLived},
    ui::{hooks::bind::bind_signal, hooks::listener::listener},
};

/// A control with its label.
#[component]
pub fn Field(
    /// The id of the control.
    #[prop(into)]
    id: String,
    /// The label.
    label: &'static str,
    /// The control, and what follows it.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="field">
            <label for=id>{label}</label>
            {children()}
        </div>
    }
}

/// The field for the prompt or, in the form "Show", for a job id.
#[component]
pub fn TextField(
    /// The form.
    form: CreateForm,
) -> impl IntoView {
    let t = use_texts();
    let create_texts = use_create_texts();
    let has_error = move || form.error.with(|error| error.is_about_text());
    let error_text = move || {
        if has_error() { (create_texts.create_error)(&form.error.get(), form.kind) } else { String::new() }
    };
    let is_job = form.kind == CreateKind::Show;
    let described_by = if is_job { "create-job-hint create-prompt-problem" } else { "create-prompt-problem" };
    let attributes = view! {
        <{..}
            id="create-prompt"
            autocomplete="off"
            spellcheck="false"
            aria-describedby=described_by
            aria-invalid=move || has_error().then_some("true")
            on:input=listener(move |_| form.error.set(CreateError::None))
        />
    };
    let binding = bind_signal(form.text(FieldId::Prompt));
    let control = if is_job {
        view! { <input type="text" autocapitalize="off" {..attributes} {..binding}/> }.into_any()
    } else {
        view! {
            <textarea rows="4" dir="auto" placeholder=create_texts.prompt_hint {..attributes} {..binding}>
            </textarea>
        }
        .into_any()
    };
    let job_hint = is_job.then(|| view! { <p id="create-job-hint" class="hint">{create_texts.job_hint}</p> });
    view! {
        <Field id="create-prompt" label=if is_job { create_texts.job } else { t.prompt }>
            {control}
            <p id="create-prompt-problem" class="field-error" aria-live="polite">{move || error_text()}</p>
            {job_hint}
        </Field>
    }
}

/// The fields that forms share: dimensions of a blend, bot, state.
#[component]
pub fn CommonFields(
    /// The form.
    form: CreateForm,
) -> impl IntoView {
    let create_texts = use_create_texts();
    let bots = Bot::ALL.map(|bot| (bot.wire(), (create_texts.bot_name)(bot)));
    let dimensions = BlendDimensions::ALL.map(|it| (it.wire(), (create_texts.dimensions_name)(it)));
    let dimensions_field = move || {
        let text = form.text(FieldId::BlendDimensions);
        let options = dimensions.to_vec();
        view! { <SelectField id="create-shape" label=create_texts.dimensions options text/> }
    };
    view! {
        <div class="shared-fields">
            {(form.kind == CreateKind::Blend).then(dimensions_field)}
            <SelectField
                id="create-bot"
                label=create_texts.bot
                options=bots.to_vec()
                text=form.text(FieldId::Bot)
            />
            <Field id="create-state" label=create_texts.state>
                <input
                    type="text"
                    dir="auto"
                    aria-describedby="create-state-hint"
                    id="create-state"
                    autocomplete="off"
                    spellcheck="false"
                    {..bind_signal(form.text(FieldId::State))}
                />
                <p id="create-state-hint" class="hint">{create_texts.state_hint}</p>
            </Field>
        </div>
    }
}

/// A select with its label. The options are pairs of value and text.
#[component]
fn SelectField(
    id: &'static str,
    label: &'static str,
    options: Vec<(&'static str, &'static str)>,
    text: LongLived<RwSignal<String>>,
) -> impl IntoView {
    let option = |(value, name)| view! { <option value=value>{name}</option> };
    let options = options.into_iter().map(option).collect_view();
    view! {
        <Field id label>
            <select id=id autocomplete="off" spellcheck="false" {..bind_signal(text)}>{options}</select>
        </Field>
    }
}
