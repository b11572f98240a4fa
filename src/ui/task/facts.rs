//! Everything the server tells about a task, in a form that can be read.

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
        task::related::related_tasks,
    },
};

/// What stands for a private value.
const MASK: &str = "••••••";

/// The facts, from the failure to the raw JSON. What stays the same while a task goes on is not made anew.
pub fn task_facts(task: RwSignal<Task>) -> El {
    let reason = memo(move |_| task.with(|task| task.fail_reason.clone()));
    let prompt = memo(move |_| task.with(|task| task.prompt.clone()));
    let kept = memo(move |_| task.with(|task| task.properties.clone()));
    el("div")
        .class("task-facts")
        .dyn_child(move || fail_reason(&reason.get()?))
        .dyn_child(related_tasks(task))
        .dyn_child(move || Some(prompt_parts(prompt.get()?)))
        .child(fields(task))
        .dyn_child(move || kept.with(properties))
        .child(raw_json(task))
}

fn block(title: &str) -> El {
    el("section").class("block").child(el("h3").text(title))
}

fn fail_reason(reason: &str) -> Option<El> {
    let t = use_texts();
    let explained = fail_reason::classify(reason).map(|kind| {
        let told = (use_dialog_texts().fail_reason)(kind);
        el("div")
            .class("explanation")
            .child(el("p").child(el("strong").text(told.title)))
            .child(el("p").text(told.advice))
    });
    let said = el("p").class("failed").attr("dir", "auto").text(reason);
    Some(block(t.field(FilterField::FailReason)).opt_child(explained).child(said))
}

/// The prompt in its parts: text, parameters, reference pictures.
fn prompt_parts(whole: String) -> El {
    let t = use_texts();
    let dialog_texts = use_dialog_texts();
    let parts = prompt::parse(&whole);
    let parameter = |parameter: &RawParameter| {
        let name = el("code").text("--").text(&parameter.name);
        el("li").child(name).child(el("span").text(&parameter.value))
    };
    let list = |class: &str, name: &str, items: Vec<El>| {
        (!items.is_empty()).then(|| el("ul").class(class).attr("aria-label", name).children(items))
    };
    let parameters = parts.parameters.iter().map(parameter).collect();
    let references = parts.references.iter().map(|link| el("li").child(link_or_text(link))).collect();
    let copy = copy_button(dialog_texts.copy_prompt, move || whole.clone(), "");
    let head = el("div").class("block-head").child(el("h3").text(t.prompt)).child(copy);
    el("section")
        .class("block")
        .child(head)
        .child(el("p").class("prompt-text").attr("dir", "auto").text(&parts.text))
        .opt_child(list("parameters", dialog_texts.parameters, parameters))
        .opt_child(list("references", dialog_texts.references, references))
}

/// One fact of a task in words, if there is one.
type Fact = fn(&Task, FactContext) -> Option<String>;

/// What the texts of facts depend on.
#[derive(Clone, Copy)]
struct FactContext {
    language: Language,
    clock: Clock,
}

fn fields(task: RwSignal<Task>) -> El {
    let dialog_texts = use_dialog_texts();
    let t = use_texts();
    let facts: [(&str, Fact); 10] = [
        (dialog_texts.submitted, |task, context| moment(task.submit_time, context)),
        (dialog_texts.started, |task, context| moment(task.start_time, context)),
        (dialog_texts.finished, |task, context| moment(task.finish_time, context)),
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
    let id_fact = el("dd").child(el("span").dyn_text(id)).child(copy_button(t.copy_id, id, ""));
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
        .child(el("div").child(el("dt").text(dialog_texts.id)).child(id_fact))
        .children(facts.map(row))
}

fn moment(at: Option<i64>, context: FactContext) -> Option<String> {
    at.map(|at| format_datetime(at, context.language.tag()))
}

/// The current time for an open task; tracked. Finished tasks do not get older, so their facts do not follow the clock.
pub fn reference_time(task: &Task, clock: Clock) -> i64 {
    if task.status.is_open() { clock.get() } else { 0 }
}

/// What the server keeps beside the fields of the contract.
fn properties(properties: &Map<String, Value>) -> Option<El> {
    let dialog_texts = use_dialog_texts();
    if properties.is_empty() {
        return None;
    }
    let property = |(name, value): (&String, &Value)| {
        let text = match value {
            _ if is_private(name, value) => MASK.to_owned(),
            Value::String(text) => text.clone(),
            Value::Null => "—".to_owned(),
            Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => pretty(value),
        };
        el("div").child(el("dt").text(name)).child(el("dd").attr("dir", "auto").text(&text))
    };
    let list = el("dl").class("fact-list").children(properties.iter().map(property));
    Some(block(dialog_texts.properties).child(list))
}

fn raw_json(task: RwSignal<Task>) -> El {
    let dialog_texts = use_dialog_texts();
    let text = move || task.with(|task| pretty(&task.raw));
    let pre = el("pre").attr("tabindex", "0").attr("aria-label", dialog_texts.raw_json).dyn_text(text);
    let details = el("details").class("block details").child(el("summary").text(dialog_texts.raw_json));
    details.child(copy_button(dialog_texts.copy_json, text, dialog_texts.copy_json)).child(pre)
}

/// JSON to be read, without what is private.
fn pretty(value: &Value) -> String {
    let mut value = value.clone();
    mask(&mut value);
    serde_json::to_string_pretty(&value).unwrap_or_default()
}

/// The address that is told when a task ends is somebody's own, and often has a secret in it.
fn is_private(name: &str, value: &Value) -> bool {
    name.eq_ignore_ascii_case("notifyHook") && !value.is_null()
}

fn mask(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields.iter_mut() {
                if is_private(name, value) {
                    *value = Value::String(MASK.to_owned());
                } else {
                    mask(value);
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(mask),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// A link that may be pressed, or else the text as it is.
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
