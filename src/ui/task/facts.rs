//! The facts of a task: failure, prompt, times, properties and raw JSON.

use leptos::prelude::*;
use serde_json::{Map, Value};

use crate::{
    domain::{
        fail_reason,
        filter::field::FilterField,
        image_url::safe::safe_link,
        language::Language,
        prompt::{self, RawParameter},
        redact::{REDACTED, is_private, redact},
        task::Task,
    },
    i18n::{
        context::{use_dialog_texts, use_language, use_texts},
        date::format_datetime,
    },
    state::{
        clock::{Clock, use_clock},
        memo::memo,
        settings::connection::page_is_https,
    },
    ui::{
        components::{
            copy_button::CopyButton,
            icon::{Glyph, Icon},
        },
        task::related::RelatedTasks,
    },
};

/// The facts of a task. Sections are updated only when their data changes.
#[component]
pub fn TaskFacts(
    /// The task.
    task: RwSignal<Task>,
) -> impl IntoView {
    let prompt = memo(move || task.with(|task| task.prompt.clone()));
    let properties = memo(move || task.with(|task| task.properties.clone()));
    view! {
        <div class="task-facts">
            <RelatedTasks task/>
            {move || prompt.get().map(|prompt| view! { <Prompt prompt/> })}
            <FactList task/>
            {move || view! { <Properties properties=properties.get()/> }}
            <RawJson task/>
        </div>
    }
}

/// Why the task failed, if it did: in plain words with what to do, and in the words of the server.
#[component]
pub fn FailReason(
    /// The task.
    task: RwSignal<Task>,
) -> impl IntoView {
    let reason = memo(move || task.with(|task| task.fail_reason.clone()));
    view! { {move || reason.get().map(|reason| view! { <Failure reason/> })} }
}

#[component]
fn Failure(reason: String) -> impl IntoView {
    let t = use_texts();
    let explanation = fail_reason::classify(&reason).map(|kind| {
        let text = (t.fail_reason)(kind);
        view! {
            <div class="explanation">
                <p>
                    <strong>{text.title}</strong>
                </p>
                <p>{text.advice}</p>
            </div>
        }
    });
    view! {
        <section class="block">
            <h3>{t.field(FilterField::FailReason)}</h3>
            {explanation}
            <p class="failed" dir="auto">{reason}</p>
        </section>
    }
}

/// The parts of the prompt: text, parameters, reference pictures.
#[component]
fn Prompt(prompt: String) -> impl IntoView {
    let t = use_texts();
    let dialog_texts = use_dialog_texts();
    let parts = prompt::parse(&prompt);
    let parameter = |RawParameter { name, value, .. }| {
        view! {
            <li>
                <code>"--" {name}</code>
                <span>{value}</span>
            </li>
        }
    };
    let reference = |link| view! { <li><ReferenceLink link/></li> };
    let list = |class: &'static str, name: &'static str, items: Vec<AnyView>| {
        (!items.is_empty()).then(|| view! { <ul class=class aria-label=name>{items}</ul> })
    };
    let parameters = parts.parameters.into_iter().map(|it| parameter(it).into_any()).collect();
    let references = parts.references.into_iter().map(|it| reference(it).into_any()).collect();
    view! {
        <section class="block">
            <div class="block-head">
                <h3>{t.prompt}</h3>
                <CopyButton name=dialog_texts.copy_prompt text=prompt label=""/>
            </div>
            <p class="prompt-text" dir="auto">{parts.text}</p>
            {list("parameters", dialog_texts.parameters, parameters)}
            {list("references", dialog_texts.references, references)}
        </section>
    }
}

/// A link if its address is safe, otherwise the text.
#[component]
fn ReferenceLink(link: String) -> impl IntoView {
    match safe_link(&link, page_is_https()) {
        Some(href) => view! {
            <a href=href target="_blank" rel="noopener noreferrer">
                {link}
                <Glyph icon=Icon::ExternalLink/>
            </a>
        }
        .into_any(),
        None => view! { <span>{link}</span> }.into_any(),
    }
}

/// Returns the text of a fact, if the task has it.
type Fact = fn(&Task, FactContext) -> Option<String>;

/// What the texts of facts depend on besides the task.
#[derive(Clone, Copy)]
struct FactContext {
    language: Language,
    clock: Clock,
}

#[component]
fn FactList(task: RwSignal<Task>) -> impl IntoView {
    let dialog_texts = use_dialog_texts();
    let t = use_texts();
    let facts: [(&str, Fact); 10] = [
        (dialog_texts.submitted, |task, context| format_time(task.submit_time, context)),
        (dialog_texts.started, |task, context| format_time(task.start_time, context)),
        (dialog_texts.finished, |task, context| format_time(task.finish_time, context)),
        (dialog_texts.waited, |task, context| {
            Some(context.language.texts().duration(task.waiting_ms(reference_time(task, context.clock))?))
        }),
        (dialog_texts.ran, |task, context| {
            Some(context.language.texts().duration(task.running_ms(reference_time(task, context.clock))?))
        }),
        (t.progress, |task, _| task.progress.clone()),
        (dialog_texts.bot, |task, _| task.bot()),
        (t.field(FilterField::State), |task, _| task.state.clone()),
        (t.field(FilterField::PromptEn), |task, _| task.prompt_en.clone()),
        (t.field(FilterField::Description), |task, _| task.description.clone()),
    ];
    let id = Signal::derive(move || task.with(|task| task.id.clone()));
    view! {
        <dl class="fact-list">
            <div>
                <dt>{dialog_texts.id}</dt>
                <dd>
                    <span>{move || id.get()}</span>
                    <CopyButton name=t.copy_id text=id label=""/>
                </dd>
            </div>
            {facts.map(|(name, fact)| view! { <FactRow task name fact/> }).into_iter().collect_view()}
        </dl>
    }
}

/// A fact, hidden while the task does not have it.
#[component]
fn FactRow(task: RwSignal<Task>, name: &'static str, fact: Fact) -> impl IntoView {
    let context = FactContext { language: use_language(), clock: use_clock() };
    let text = memo(move || task.with(|task| fact(task, context)));
    view! {
        <div hidden=move || text.with(Option::is_none)>
            <dt>{name}</dt>
            <dd dir="auto">{move || text.get().unwrap_or_default()}</dd>
        </div>
    }
}

fn format_time(at: Option<i64>, context: FactContext) -> Option<String> {
    at.map(|at| format_datetime(at, context.language.tag()))
}

/// The current time for a task that may change; tracked. Finished tasks do not get older, so their facts do not follow the clock.
pub fn reference_time(task: &Task, clock: Clock) -> i64 {
    if task.may_change() { clock.get() } else { 0 }
}

/// The properties of a task that the server adds to the documented fields.
#[component]
fn Properties(properties: Map<String, Value>) -> impl IntoView {
    let dialog_texts = use_dialog_texts();
    let property = |(name, value): (String, Value)| {
        let text = match value {
            _ if is_private(&name, &value) => REDACTED.to_owned(),
            Value::String(text) => text,
            Value::Null => "—".to_owned(),
            Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => pretty(&value),
        };
        view! {
            <div>
                <dt>{name}</dt>
                <dd dir="auto">{text}</dd>
            </div>
        }
    };
    (!properties.is_empty()).then(|| {
        view! {
            <section class="block">
                <h3>{dialog_texts.properties}</h3>
                <dl class="fact-list">{properties.into_iter().map(property).collect_view()}</dl>
            </section>
        }
    })
}

#[component]
fn RawJson(task: RwSignal<Task>) -> impl IntoView {
    let dialog_texts = use_dialog_texts();
    let text = Signal::derive(move || task.with(|task| pretty(&task.raw)));
    view! {
        <details class="block details">
            <summary>{dialog_texts.raw_json}</summary>
            <CopyButton name=dialog_texts.copy_json text label=dialog_texts.copy_json/>
            <pre tabindex="0" aria-label=dialog_texts.raw_json>{move || text.get()}</pre>
        </details>
    }
}

/// Indented JSON without private values.
fn pretty(value: &Value) -> String {
    let mut value = value.clone();
    redact(&mut value);
    serde_json::to_string_pretty(&value).unwrap_or_default()
}
