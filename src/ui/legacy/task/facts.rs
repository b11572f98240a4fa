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
        task::Task,
    },
    i18n::{
        context::{use_dialog_texts, use_language, use_texts},
        date::format_datetime,
    },
    state::{
        clock::{Clock, use_clock},
        settings::connection::page_is_https,
    },
    ui::{
        components::{copy_button::copy_button, icon::Icon},
        dom::{El, el, memo::memo},
        legacy::task::related::related_tasks,
        task::facts::reference_time,
    },
};

/// Replaces private values.
const REDACTED: &str = "••••••";

/// The facts of a task. Sections are rebuilt only when their data changes.
pub fn task_facts(task: RwSignal<Task>) -> El {
    let reason = memo(move |_| task.with(|task| task.fail_reason.clone()));
    let prompt = memo(move |_| task.with(|task| task.prompt.clone()));
    let properties = memo(move |_| task.with(|task| task.properties.clone()));
    el("div")
        .class("task-facts")
        .dyn_child(move || fail_reason_section(&reason.get()?))
        .dyn_child(related_tasks(task))
        .dyn_child(move || Some(prompt_section(prompt.get()?)))
        .child(fact_list(task))
        .dyn_child(move || properties.with(properties_section))
        .child(raw_json(task))
}

fn section(title: &str) -> El {
    el("section").class("block").child(el("h3").text(title))
}

fn fail_reason_section(reason: &str) -> Option<El> {
    let t = use_texts();
    let explanation = fail_reason::classify(reason).map(|kind| {
        let text = (use_dialog_texts().fail_reason)(kind);
        el("div")
            .class("explanation")
            .child(el("p").child(el("strong").text(text.title)))
            .child(el("p").text(text.advice))
    });
    let reason = el("p").class("failed").attr("dir", "auto").text(reason);
    Some(section(t.field(FilterField::FailReason)).opt_child(explanation).child(reason))
}

/// The parts of the prompt: text, parameters, reference pictures.
fn prompt_section(prompt: String) -> El {
    let t = use_texts();
    let dialog_texts = use_dialog_texts();
    let parts = prompt::parse(&prompt);
    let parameter = |parameter: &RawParameter| {
        let name = el("code").text("--").text(&parameter.name);
        el("li").child(name).child(el("span").text(&parameter.value))
    };
    let list = |class: &str, name: &str, items: Vec<El>| {
        (!items.is_empty()).then(|| el("ul").class(class).attr("aria-label", name).children(items))
    };
    let parameters = parts.parameters.iter().map(parameter).collect();
    let references = parts.references.iter().map(|link| el("li").child(link_or_text(link))).collect();
    let copy = copy_button(dialog_texts.copy_prompt, move || prompt.clone(), "");
    let head = el("div").class("block-head").child(el("h3").text(t.prompt)).child(copy);
    el("section")
        .class("block")
        .child(head)
        .child(el("p").class("prompt-text").attr("dir", "auto").text(&parts.text))
        .opt_child(list("parameters", dialog_texts.parameters, parameters))
        .opt_child(list("references", dialog_texts.references, references))
}

/// The text of a fact, if the task has it.
type Fact = fn(&Task, FactContext) -> Option<String>;

/// What the texts of facts depend on besides the task.
#[derive(Clone, Copy)]
struct FactContext {
    language: Language,
    clock: Clock,
}

fn fact_list(task: RwSignal<Task>) -> El {
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
    let context = FactContext { language: use_language(), clock: use_clock() };
    let id = move || task.with(|task| task.id.clone());
    let id_value = el("dd").child(el("span").dyn_text(id)).child(copy_button(t.copy_id, id, ""));
    let row = |(name, fact): (&str, Fact)| {
        let text = move || task.with(|task| fact(task, context));
        let value = el("dd").attr("dir", "auto").dyn_text(move || text().unwrap_or_default());
        el("div")
            .dyn_attr_static("hidden", move || text().is_none().then_some(""))
            .child(el("dt").text(name))
            .child(value)
    };
    el("dl")
        .class("fact-list")
        .child(el("div").child(el("dt").text(dialog_texts.id)).child(id_value))
        .children(facts.map(row))
}

fn format_time(at: Option<i64>, context: FactContext) -> Option<String> {
    at.map(|at| format_datetime(at, context.language.tag()))
}

/// The properties of a task that the server adds to the documented fields.
fn properties_section(properties: &Map<String, Value>) -> Option<El> {
    let dialog_texts = use_dialog_texts();
    if properties.is_empty() {
        return None;
    }
    let property = |(name, value): (&String, &Value)| {
        let text = match value {
            _ if is_private(name, value) => REDACTED.to_owned(),
            Value::String(text) => text.clone(),
            Value::Null => "—".to_owned(),
            Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => pretty(value),
        };
        el("div").child(el("dt").text(name)).child(el("dd").attr("dir", "auto").text(&text))
    };
    let list = el("dl").class("fact-list").children(properties.iter().map(property));
    Some(section(dialog_texts.properties).child(list))
}

fn raw_json(task: RwSignal<Task>) -> El {
    let dialog_texts = use_dialog_texts();
    let text = move || task.with(|task| pretty(&task.raw));
    let pre = el("pre").attr("tabindex", "0").attr("aria-label", dialog_texts.raw_json).dyn_text(text);
    let details = el("details").class("block details").child(el("summary").text(dialog_texts.raw_json));
    details.child(copy_button(dialog_texts.copy_json, text, dialog_texts.copy_json)).child(pre)
}

/// Indented JSON without private values.
fn pretty(value: &Value) -> String {
    let mut value = value.clone();
    redact(&mut value);
    serde_json::to_string_pretty(&value).unwrap_or_default()
}

/// Whether a value is private: the webhook URL of a task often contains a secret.
fn is_private(name: &str, value: &Value) -> bool {
    name.eq_ignore_ascii_case("notifyHook") && !value.is_null()
}

fn redact(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields.iter_mut() {
                if is_private(name, value) {
                    *value = Value::String(REDACTED.to_owned());
                } else {
                    redact(value);
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(redact),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// A link if its address is safe, otherwise the text.
fn link_or_text(text: &str) -> El {
    match safe_link(text, page_is_https()) {
        Some(link) => el("a")
            .attr("href", &link)
            .attr("target", "_blank")
            .attr("rel", "noopener noreferrer")
            .text(text)
            .child(Icon::ExternalLink.draw()),
        None => el("span").text(text),
    }
}
