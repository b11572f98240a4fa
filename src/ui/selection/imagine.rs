//! The form that runs the prompts of the selected tasks again, with changed parameters.

use leptos::{ev::SubmitEvent, prelude::*};

use crate::{
    domain::{
        batch::{
            act::BatchAct,
            prompt_change::{ChangeError, PromptChange},
        },
        format::number::group_digits,
        submission::Submission,
    },
    i18n::{
        context::{use_create_texts, use_selection_texts},
        create::CreateTexts,
        selection::SelectionTexts,
    },
    state::{memo::memo, selection::use_selection},
    ui::{components::show::Show, hooks::listener::listener},
};

/// The form.
#[component]
pub fn ImagineForm(
    /// The number of tasks with a prompt.
    count: usize,
    /// The names of the parameters in these prompts.
    parameters: Vec<String>,
    /// Asks whether to do it.
    ask: Callback<(BatchAct, String)>,
) -> impl IntoView {
    let texts = use_selection_texts();
    let create_texts = use_create_texts();
    let store = use_selection();
    let typed = RwSignal::new(String::new());
    let removed = RwSignal::new(Vec::<String>::new());
    let change = move || typed.with(|typed| PromptChange::parse(typed, removed.get()));
    let error =
        memo(move || change().err().map(|error| error_text(&error, texts, create_texts)).unwrap_or_default());
    let preview = memo(move || {
        let act = BatchAct::Imagine(change().ok()?);
        let mut first = None;
        store.for_each_untracked(|task| {
            if first.is_none() {
                first = act.submission(task).as_ref().map(Submission::prompt).map(str::to_owned);
            }
        });
        first
    });
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if let Ok(change) = untrack(change) {
            ask.run((BatchAct::Imagine(change), texts.imagine.to_owned()));
        }
    };
    let remove_box = move |name: String| {
        let label = ["--", &name].concat();
        let on_change = move |event| {
            let is_removed = event_target_checked(&event);
            removed.update(|removed| {
                removed.retain(|it| *it != name);
                if is_removed {
                    removed.push(name.clone());
                }
            });
        };
        view! {
            <label class="check">
                <input type="checkbox" on:change=listener(on_change)/>
                <span>{label}</span>
            </label>
        }
        .into_any()
    };
    let remove_boxes = (!parameters.is_empty()).then(|| {
        let boxes = parameters.into_iter().map(remove_box).collect_view();
        view! {
            <fieldset class="remove-parameters">
                <legend class="label">{texts.remove_parameters}</legend>
                <div class="button-row">{boxes}</div>
            </fieldset>
        }
        .into_any()
    });
    view! {
        <form class="block imagine-again" aria-label=texts.imagine on:submit=listener(submit)>
            <h3>{texts.imagine}</h3>
            <label class="field">
                <span>{texts.set_parameters}</span>
                <input
                    type="text"
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck="false"
                    placeholder="--ar 16:9 --s 250"
                    aria-describedby="set-parameters-hint set-parameters-error"
                    aria-invalid=move || error.with(|error| (!error.is_empty()).then_some("true"))
                    on:input=listener(move |event| typed.set(event_target_value(&event)))
                />
            </label>
            <p class="hint" id="set-parameters-hint">{texts.set_hint}</p>
            <p class="field-error" id="set-parameters-error" aria-live="polite">{move || error.get()}</p>
            {remove_boxes}
            <Show when=move || preview.with(Option::is_some)>
                <p class="hint">{texts.preview}</p>
                <p class="prompt-preview" dir="auto">{move || preview.get()}</p>
            </Show>
            <div class="button-row">
                <button
                    type="submit"
                    class="act-button"
                    aria-label=(texts.act_name)(texts.imagine, count)
                    disabled=move || error.with(|error| !error.is_empty())
                >
                    <span>{texts.imagine_button}</span>
                    <span class="act-count">{group_digits(count as u64)}</span>
                </button>
            </div>
        </form>
    }
}

fn error_text(error: &ChangeError, texts: &SelectionTexts, create_texts: &CreateTexts) -> String {
    match error {
        ChangeError::Text(text) => (texts.no_text)(text),
        ChangeError::NoValue(name) => (texts.no_value)(name),
        ChangeError::Value(parameter, error) => {
            ["--", parameter.name(), ": ", &(create_texts.parameter_error)(*error)].concat()
        }
    }
}
