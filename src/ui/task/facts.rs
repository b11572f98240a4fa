//! Everything the server tells about a task, in a form that can be read.

use leptos::prelude::*;
use serde_json::{Map, Value};

use crate::ui::{
    components::{copy_button::copy_button, icon::Icon},
    task::related::related_tasks,
};
use crate::{
    app::{Desk, use_desk, use_dialog_texts},
    domain::{
        fail_reason,
        filter::field::FilterField,
        image_url::safe::safe_link,
        prompt::{self, RawParameter},
        task::Task,
    },
    state::settings::connection::page_is_https,
    ui::dom::{El, el, memo::memo},
};

/// What stands for a private value.
const MASK: &str = "••••••";

/// The facts, from the failure to the raw JSON. What stays the same while a task goes on is not made anew.
pub fn task_facts(task: RwSignal<Task>) -> El {
    let reason = memo(move |_| task.with(|task| task.fail_reason.clone()));
    let prompt = memo(move |_| task.with(|task| task.prompt.clone()));
    let kept = memo(move |_| task.with(|task| task.properties.clone()));
    el("div")
        .class("facts-in-full")
        .live(move || fail_reason(&reason.get()?))
        .live(related_tasks(task))
        .live(move || Some(prompt_parts(prompt.get()?)))
        .child(fields(task))
        .live(move || kept.with(properties))
        .child(raw_json(task))
}

fn block(title: &str) -> El {
    el("section").class("block").child(el("h3").text(title))
}

fn fail_reason(reason: &str) -> Option<El> {
    let w = use_desk().w;
    let explained = fail_reason::classify(reason).map(|kind| {
        let told = (use_dialog_texts().fail_reason)(kind);
        el("div")
            .class("explained")
            .child(el("p").child(el("strong").text(told.title)))
            .child(el("p").text(told.advice))
    });
    let said = el("p").class("failed").attr("dir", "auto").text(reason);
    Some(block(w.field(FilterField::FailReason)).child_if(explained).child(said))
}

/// The prompt in its parts: text, parameters, reference pictures.
fn prompt_parts(whole: String) -> El {
    let w = use_desk().w;
    let d = use_dialog_texts();
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
    let copy = copy_button(d.copy_prompt, move || whole.clone(), "");
    let head = el("div").class("block-head").child(el("h3").text(w.prompt)).child(copy);
    el("section")
        .class("block")
        .child(head)
        .child(el("p").class("prompt-text").attr("dir", "auto").text(&parts.text))
        .child_if(list("parameters", d.parameters, parameters))
        .child_if(list("references", d.references, references))
}

/// One fact of a task in words, if there is one.
type Fact = fn(&Task, &Desk) -> Option<String>;

fn fields(task: RwSignal<Task>) -> El {
    let desk = use_desk();
    let d = use_dialog_texts();
    let w = desk.w;
    let facts: [(&str, Fact); 10] = [
        (d.submitted, |task, desk| moment(task.submit_time, desk)),
        (d.started, |task, desk| moment(task.start_time, desk)),
        (d.finished, |task, desk| moment(task.finish_time, desk)),
        (d.waited, |task, desk| Some(desk.w.duration(task.waiting_ms(present(task, desk))?))),
        (d.ran, |task, desk| Some(desk.w.duration(task.running_ms(present(task, desk))?))),
        (w.progress, |task, _| task.progress.clone()),
        (d.bot, |task, _| task.bot()),
        (w.field(FilterField::State), |task, _| task.state.clone()),
        (w.field(FilterField::PromptEn), |task, _| task.prompt_en.clone()),
        (w.field(FilterField::Description), |task, _| task.description.clone()),
    ];
    let id = move || task.with(|task| task.id.clone());
    let id_fact = el("dd").child(el("span").live_text(id)).child(copy_button(w.copy_id, id, ""));
    let row = |(name, fact): (&str, Fact)| {
        let text = move || task.with(|task| fact(task, &desk));
        let value = el("dd").attr("dir", "auto").live_text(move || text().unwrap_or_default());
        el("div")
            .live_word("hidden", move || text().is_none().then_some(""))
            .child(el("dt").text(name))
            .child(value)
    };
    el("dl")
        .class("fields")
        .child(el("div").child(el("dt").text(d.id)).child(id_fact))
        .children(facts.map(row))
}

fn moment(at: Option<i64>, desk: &Desk) -> Option<String> {
    at.map(|at| crate::i18n::date::format_datetime(at, desk.settings.language.get_untracked().tag()))
}

/// The present, for what is still open: only an open task grows older, and only its facts change each second.
pub fn present(task: &Task, desk: &Desk) -> i64 {
    if task.status.is_open() { desk.now.get() } else { 0 }
}

/// What the server keeps beside the fields of the contract.
fn properties(properties: &Map<String, Value>) -> Option<El> {
    let d = use_dialog_texts();
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
    let list = el("dl").class("fields").children(properties.iter().map(property));
    Some(block(d.properties).child(list))
}

fn raw_json(task: RwSignal<Task>) -> El {
    let d = use_dialog_texts();
    let text = move || task.with(|task| pretty(&task.raw));
    let pre = el("pre").attr("tabindex", "0").attr("aria-label", d.raw_json).live_text(text);
    let details = el("details").class("block details").child(el("summary").text(d.raw_json));
    details.child(copy_button(d.copy_json, text, d.copy_json)).child(pre)
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
