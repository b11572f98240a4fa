//! The dialog of what can be done with the selected tasks: copy, and act on each of them.

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::{
    domain::{
        batch::act::{BatchAct, CommonButton, Offer, Offers},
        format::number::group_digits,
        language::Language,
        prompt::original_prompt,
        task::Task,
    },
    i18n::{
        actions::ActionTexts,
        context::{use_action_texts, use_language, use_selection_texts},
        selection::SelectionTexts,
    },
    state::{
        batch::{BatchRequest, ReasonText, use_batch},
        selection::{SelectionStore, use_selection},
        services::{Services, use_services},
    },
    ui::{
        components::{
            checkbox::Checkbox,
            confirm_dialog::{ConfirmDialog, Confirmation},
            copy_button::CopyButton,
            modal::Modal,
            show::Show,
        },
        hooks::{focus::return_focus_on_cleanup, listener::listener},
        selection::imagine::ImagineForm,
    },
};

/// The dialog.
#[component]
pub fn ActionsDialog(
    /// Removes the dialog.
    #[prop(into)]
    close: Callback<()>,
) -> impl IntoView {
    let Services { settings, .. } = use_services();
    let texts = use_selection_texts();
    let action_texts = use_action_texts();
    let store = use_selection();
    return_focus_on_cleanup();
    let title = move || (texts.actions_title)(store.len());
    let read_only = move || view! { <p class="hint">{action_texts.read_only}</p> };
    view! {
        <Modal
            class="selection-actions"
            name=Signal::derive(title)
            head=view! { <h2>{move || title()}</h2> }.into_any()
            close
        >
            <div class="dialog-body">
                <section class="block">
                    <h3>{texts.copy}</h3>
                    <div class="button-row copy-row">
                        {copy_button(texts.copy_ids, store, |task, lines| lines.push(task.id.clone()))}
                        {copy_button(texts.copy_prompts, store, |task, lines| {
                            lines.push(original_prompt(task));
                        })}
                        {copy_button(texts.copy_links, store, |task, lines| {
                            lines.extend(task.image_url.iter().chain(&task.videos).cloned());
                        })}
                    </div>
                </section>
                <Show when=move || !settings.read_only.get() fallback=read_only>
                    <Acts close/>
                </Show>
            </div>
        </Modal>
    }
}

/// A button that copies lines of all selected tasks, without empty and repeated ones.
fn copy_button(name: &'static str, store: SelectionStore, read: fn(&Task, &mut Vec<String>)) -> AnyView {
    let text = Signal::derive(move || {
        let mut lines = Vec::new();
        store.for_each_untracked(|task| read(task, &mut lines));
        let mut seen = BTreeSet::new();
        lines.retain(|line| !line.is_empty() && seen.insert(line.clone()));
        lines.join("\n")
    });
    view! { <CopyButton name text label=name/> }.into_any()
}

/// What changes something on the server.
#[component]
fn Acts(close: Callback<()>) -> impl IntoView {
    let texts = use_selection_texts();
    let (action_texts, language) = (use_action_texts(), use_language());
    let (store, batch) = (use_selection(), use_batch());
    let (again, two) = (RwSignal::new(false), RwSignal::new(false));
    let question = RwSignal::new(None::<Confirmation>);
    let offers = RwSignal::new(offers_of(store));
    let ask = Callback::new(move |(act, name): (BatchAct, String)| {
        let requests = requests_of(store, &act);
        if requests.is_empty() {
            // The tasks have changed in the meantime.
            return offers.set(offers_of(store));
        }
        let texts_of_question = question_texts(texts, action_texts, &act, &name, &requests);
        let title = (texts.question)(&act, requests.len());
        let act = Callback::new(move |()| {
            let parallel = if two.get_untracked() { 2 } else { 1 };
            batch.start(name.clone(), requests.clone(), parallel, reason_text(language));
            close.run(());
        });
        question.set(Some(Confirmation {
            title,
            texts: texts_of_question,
            yes: texts.yes,
            no: texts.no,
            act,
        }));
    });
    let has_used = move || offers.with(|offers| offers.buttons.iter().any(|offer| offer.used > 0));
    let has_acts = move || offers.with(|offers| offers.open > 0 || !offers.buttons.is_empty());
    let button = move |offer: Offer| view! { <ActButton offer again ask/> }.into_any();
    let buttons = move || offers.with(|offers| offers.buttons.iter().cloned().map(button).collect_view());
    let open = move || offers.with(|offers| offers.open);
    let prompts = move || offers.with(|offers| offers.prompts);
    let cancel = move |_| ask.run((BatchAct::Cancel, texts.cancel_open.to_owned()));
    let busy = move || view! { <p class="hint">{texts.is_busy}</p> };
    view! {
        <Show when=move || !batch.is_running() fallback=busy>
            <section class="block">
                <h3>{texts.act}</h3>
                <p class="hint">{move || if has_acts() { texts.act_hint } else { texts.no_acts }}</p>
                <div class="button-row">
                    <Show when=move || { open() > 0 }>
                        <button
                            type="button"
                            class="danger act-button"
                            aria-label=move || (texts.act_name)(texts.cancel_open, open())
                            on:click=listener(cancel)
                        >
                            <span>{texts.cancel_open}</span>
                            <span class="act-count">{move || group_digits(open() as u64)}</span>
                        </button>
                    </Show>
                    {move || buttons()}
                </div>
                <Show when=has_used>
                    <Checkbox label=texts.again value=again on_change=move |on| again.set(on)/>
                </Show>
                <Checkbox label=texts.two_at_a_time value=two on_change=move |on| two.set(on)/>
            </section>
            <Show when=move || { prompts() > 0 }>
                <ImagineForm count=prompts() parameters=offers.with(|it| it.parameters.clone()) ask/>
            </Show>
        </Show>
        <ConfirmDialog question/>
    }
}

/// The button of an action that some of the tasks have.
#[component]
fn ActButton(offer: Offer, again: RwSignal<bool>, ask: Callback<(BatchAct, String)>) -> impl IntoView {
    let texts = use_selection_texts();
    let action_texts = use_action_texts();
    let Offer { button, unused, used } = offer;
    let name = match &button {
        CommonButton::Known(action) => (action_texts.action)(*action),
        CommonButton::Other(label) => label.clone(),
    };
    let label = name.clone();
    let count = move || if again.get() { unused + used } else { unused };
    let named = name.clone();
    let on_click = move |_| {
        ask.run((BatchAct::Button { button: button.clone(), again: again.get_untracked() }, name.clone()));
    };
    view! {
        <button
            type="button"
            class="act-button"
            aria-label=move || (texts.act_name)(&named, count())
            disabled=move || count() == 0
            on:click=listener(on_click)
        >
            <span>{label}</span>
            <span class="act-count">{move || group_digits(count() as u64)}</span>
        </button>
    }
}

fn offers_of(store: SelectionStore) -> Offers {
    let mut offers = Offers::default();
    store.for_each_untracked(|task| offers.add(task));
    offers
}

fn requests_of(store: SelectionStore, act: &BatchAct) -> Vec<BatchRequest> {
    let mut requests = Vec::new();
    store.for_each_untracked(|task| {
        let submission = act.submission(task);
        requests.extend(submission.map(|submission| BatchRequest { task: task.id.clone(), submission }));
    });
    requests
}

/// How many requests there will be, and what they cost.
fn question_texts(
    texts: &SelectionTexts,
    action_texts: &ActionTexts,
    act: &BatchAct,
    name: &str,
    requests: &[BatchRequest],
) -> Vec<String> {
    let mut paragraphs = vec![(texts.question_text)(name, requests.len())];
    match act {
        BatchAct::Cancel => paragraphs.push(action_texts.cancel_text.to_owned()),
        BatchAct::Button { .. } => paragraphs.push(texts.cost.to_owned()),
        BatchAct::Imagine(_) => {
            let prompts: BTreeSet<&str> = requests.iter().map(|it| it.submission.prompt()).collect();
            paragraphs.push((texts.prompts)(prompts.len()));
            paragraphs.push(texts.cost.to_owned());
        }
    }
    paragraphs
}

/// Why a request was refused, in the language of its batch.
fn reason_text(language: Language) -> ReasonText {
    Box::new(move |submission, response| {
        let Some(response) = response else { return language.selection_texts().already_sending.to_owned() };
        let t = language.texts();
        let (title, text) = language.action_texts().outcome(response, submission, t);
        let mut reason = if text.is_empty() { title } else { (t.name_and_value)(&title, &text) };
        if !response.message.is_empty() && !reason.contains(&response.message) {
            reason = [&reason, " (", &response.message, ")"].concat();
        }
        reason
    })
}
