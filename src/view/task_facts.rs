//! Everything the server tells about a task, in a form that can be read.

use leptos::prelude::*;
use serde_json::Value;

use super::{copy_button::CopyButton, icon::Icon};
use crate::{
    clock::{self, Now},
    picture::safe_link,
    prompt,
    proxy::task::Task,
    settings::{Settings, page_is_https},
    words::use_words,
};

/// The facts, from the prompt to the raw JSON.
#[component]
pub fn TaskFacts(task: ArcRwSignal<Task>) -> AnyView {
    let task = Memo::new(move |_| task.get());
    view! {
        {move || task.with(fail_reason)}
        {move || task.with(prompt_section)}
        <Fields task=task />
        {move || task.with(properties)}
        {move || task.with(raw_json)}
    }
    .into_any()
}

fn fail_reason(task: &Task) -> Option<AnyView> {
    let w = use_words();
    let reason = task.fail_reason.clone()?;
    Some(
        view! {
            <section class="block failed">
                <h3>{w.field(crate::filter::Field::FailReason)}</h3>
                <p dir="auto">{reason}</p>
            </section>
        }
        .into_any(),
    )
}

/// The prompt in its parts: reference pictures, text, parameters.
fn prompt_section(task: &Task) -> Option<AnyView> {
    let w = use_words();
    let whole = task.prompt.clone()?;
    let parts = prompt::parse(&whole);
    let parameters = (!parts.parameters.is_empty()).then(|| {
        let parameter = |parameter: &prompt::Parameter| {
            view! {
                <li>
                    <code>"--"{parameter.name.clone()}</code>
                    <span>{parameter.value.clone()}</span>
                </li>
            }
        };
        view! {
            <ul class="parameters" aria-label=w.parameters>
                {parts.parameters.iter().map(parameter).collect_view()}
            </ul>
        }
    });
    let references = (!parts.references.is_empty()).then(|| {
        view! {
            <ul class="references" aria-label=w.references>
                {parts.references.iter().map(|link| view! { <li>{link_or_text(link)}</li> }).collect_view()}
            </ul>
        }
    });
    Some(
        view! {
            <section class="block">
                <div class="block-head">
                    <h3>{w.prompt}</h3>
                    <CopyButton name=w.copy_prompt text=Signal::stored(whole) />
                </div>
                <p class="prompt-text" dir="auto">{parts.text}</p>
                {parameters}
                {references}
            </section>
        }
        .into_any(),
    )
}

#[component]
fn Fields(task: Memo<Task>) -> AnyView {
    let w = use_words();
    let now: Now = expect_context();
    let settings: Settings = expect_context();
    let tag = settings.language.get_untracked().tag();
    let list = move || {
        task.with(|task| {
            let moment = |at: Option<i64>| at.map(|at| clock::exact(at, tag));
            let present = if task.status.is_open() { now.get() } else { 0 };
            let duration = |ms: Option<i64>| ms.map(|ms| w.duration(ms));
            let buttons = task.buttons.iter().map(|button| match button.label.as_str() {
                "" => button.emoji.clone(),
                label => format!("{} {label}", button.emoji).trim().to_owned(),
            });
            let buttons = buttons.filter(|face| !face.is_empty()).collect::<Vec<_>>().join(" · ");
            let facts = [
                (w.id, Some(task.id.clone())),
                (w.submitted, moment(task.submit_time)),
                (w.started, moment(task.start_time)),
                (w.finished, moment(task.finish_time)),
                (w.waited, duration(task.waiting_ms(present))),
                (w.ran, duration(task.running_ms(present))),
                (w.progress, task.progress.clone()),
                (w.bot, task.bot()),
                (w.field(crate::filter::Field::State), task.state.clone()),
                (w.field(crate::filter::Field::PromptEn), task.prompt_en.clone()),
                (w.field(crate::filter::Field::Description), task.description.clone()),
                (w.buttons, Some(buttons).filter(|text| !text.is_empty())),
            ];
            facts
                .into_iter()
                .filter_map(|(name, fact)| Some((name, fact?)))
                .map(|(name, fact)| {
                    let copy = (name == w.id).then(|| {
                        view! { <CopyButton name=w.copy_id text=Signal::stored(fact.clone()) /> }
                    });
                    view! {
                        <dt>{name}</dt>
                        <dd dir="auto">
                            <span>{fact}</span>
                            {copy}
                        </dd>
                    }
                })
                .collect_view()
        })
    };
    view! { <dl class="fields">{list}</dl> }.into_any()
}

/// What the server keeps beside the fields of the contract.
fn properties(task: &Task) -> Option<AnyView> {
    let w = use_words();
    if task.properties.is_empty() {
        return None;
    }
    let property = |(name, value): (&String, &Value)| {
        let text = match (private(name, value), value) {
            (Some(masked), _) => masked,
            (None, Value::String(text)) => text.clone(),
            (None, Value::Null) => "—".to_owned(),
            (None, other) => other.to_string(),
        };
        view! {
            <dt>{name.clone()}</dt>
            <dd dir="auto">{text}</dd>
        }
    };
    Some(
        view! {
            <section class="block">
                <h3>{w.properties}</h3>
                <dl class="fields">{task.properties.iter().map(property).collect_view()}</dl>
            </section>
        }
        .into_any(),
    )
}

fn raw_json(task: &Task) -> AnyView {
    let w = use_words();
    let mut raw = task.raw.clone();
    mask(&mut raw);
    let text = serde_json::to_string_pretty(&raw).unwrap_or_default();
    view! {
        <details class="block details">
            <summary>{w.raw_json}</summary>
            <CopyButton name=w.copy_json text=Signal::stored(text.clone()) shown=Signal::stored(w.copy_json.to_owned()) />
            <pre tabindex="0" aria-label=w.raw_json>{text}</pre>
        </details>
    }
    .into_any()
}

/// The address that is told when a task ends is somebody's own, and often has a secret in it.
fn private(name: &str, value: &Value) -> Option<String> {
    let is_hook = name.eq_ignore_ascii_case("notifyHook");
    (is_hook && !value.is_null()).then(|| "••••••".to_owned())
}

fn mask(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields.iter_mut() {
                match private(name, value) {
                    Some(masked) => *value = Value::String(masked),
                    None => mask(value),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(mask),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// A link that may be pressed, or else the text as it is.
fn link_or_text(text: &str) -> AnyView {
    match safe_link(text, page_is_https()) {
        Some(link) => view! {
            <a href=link target="_blank" rel="noopener noreferrer">
                {text.to_owned()}
                {Icon::Out.view()}
            </a>
        }
        .into_any(),
        None => view! { <span>{text.to_owned()}</span> }.into_any(),
    }
}
