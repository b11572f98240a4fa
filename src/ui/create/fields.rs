//! Fields that write into the draft and follow it.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use crate::{
    domain::{
        create_kind::{CreateKind, FieldId},
        submission::{BlendDimensions, Bot},
    },
    i18n::context::{use_create_texts, use_texts},
    state::create::form::CreateForm,
    ui::{
        components::select::option,
        dom::{El, el, value_of},
    },
};

/// Both ways between a control and a text of the draft.
pub fn bound(control: El, text: RwSignal<String>) -> El {
    let node = control.element();
    control.on("input", move |event| text.set(value_of(&event))).effect(move || {
        text.with(|text| {
            // Inputs, selects and textareas all have a `value`, and the browser has no common type for them. What is
            // typed is not written back: the caret would jump.
            let node: &HtmlInputElement = node.unchecked_ref();
            if node.value() != *text {
                node.set_value(text);
            }
        });
    })
}

/// A label above its control.
pub fn labelled(id: &str, label: &str, control: El) -> El {
    el("div")
        .class("field")
        .child(el("label").attr("for", id).text(label))
        .child(control.attr("id", id).attr("autocomplete", "off").attr("spellcheck", "false"))
}

/// The prompt, or the id of a job.
pub fn text_field(form: CreateForm) -> El {
    let t = use_texts();
    let create_texts = use_create_texts();
    let is_job = form.kind == CreateKind::Show;
    let (id, problem_id) = ("create-prompt", "create-prompt-problem");
    let control = match is_job {
        true => el("input").attr("type", "text").attr("autocapitalize", "off"),
        false => {
            el("textarea").attr("rows", "4").attr("dir", "auto").attr("placeholder", create_texts.prompt_hint)
        }
    };
    let has_trouble = move || form.error.with(|trouble| trouble.is_about_text());
    let described = if is_job { "create-job-hint create-prompt-problem" } else { problem_id };
    let control = bound(control, form.text(FieldId::Prompt))
        .attr("aria-describedby", described)
        .live_word("aria-invalid", move || has_trouble().then_some("true"))
        .on("input", move |_| form.error.set(Default::default()));
    let problem =
        el("p").attr("id", problem_id).class("problem").attr("aria-live", "polite").live_text(move || {
            if has_trouble() {
                (create_texts.create_error)(&form.error.get(), form.kind)
            } else {
                String::new()
            }
        });
    let hint =
        is_job.then(|| el("p").attr("id", "create-job-hint").class("hint").text(create_texts.job_hint));
    let label = if is_job { create_texts.job } else { t.prompt };
    labelled(id, label, control).child(problem).child_if(hint)
}

/// What stands beside every wish: the bot, the shape of a blend, the caller's own text.
pub fn common_fields(form: CreateForm) -> El {
    let create_texts = use_create_texts();
    let bots = Bot::ALL.into_iter().map(|bot| option(bot.wire(), (create_texts.bot_name)(bot), false));
    let shapes = BlendDimensions::ALL
        .into_iter()
        .map(|it| option(it.wire(), (create_texts.dimensions_name)(it), false));
    let select = |id, label, options: Vec<El>, text: FieldId| {
        labelled(id, label, bound(el("select").children(options), form.text(text)))
    };
    let shape = (form.kind == CreateKind::Blend)
        .then(|| select("create-shape", create_texts.dimensions, shapes.collect(), FieldId::BlendDimensions));
    let state =
        el("input").attr("type", "text").attr("dir", "auto").attr("aria-describedby", "create-state-hint");
    let state = labelled("create-state", create_texts.state, bound(state, form.text(FieldId::State)))
        .child(el("p").attr("id", "create-state-hint").class("hint").text(create_texts.state_hint));
    el("div")
        .class("common")
        .child_if(shape)
        .child(select("create-bot", create_texts.bot, bots.collect(), FieldId::Bot))
        .child(state)
}
