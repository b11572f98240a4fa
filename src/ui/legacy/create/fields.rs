//! Form fields that are bound to the texts of a form.

use leptos::prelude::*;

use crate::{
    domain::{
        create_kind::{CreateKind, FieldId},
        submission::{BlendDimensions, Bot},
    },
    i18n::context::{use_create_texts, use_texts},
    state::create::form::CreateForm,
    ui::{
        components::select::option,
        dom::{El, el},
        legacy::bind::bind_signal,
    },
};

/// A control with its label.
pub fn field(id: &str, label: &str, control: El) -> El {
    el("div")
        .class("field")
        .child(el("label").attr("for", id).text(label))
        .child(control.attr("id", id).attr("autocomplete", "off").attr("spellcheck", "false"))
}

/// The field for the prompt or, in the form "Show", for a job id.
pub fn text_field(form: CreateForm) -> El {
    let t = use_texts();
    let create_texts = use_create_texts();
    let is_job = form.kind == CreateKind::Show;
    let (id, error_id) = ("create-prompt", "create-prompt-problem");
    let control = match is_job {
        true => el("input").attr("type", "text").attr("autocapitalize", "off"),
        false => {
            el("textarea").attr("rows", "4").attr("dir", "auto").attr("placeholder", create_texts.prompt_hint)
        }
    };
    let has_error = move || form.error.with(|error| error.is_about_text());
    let described = if is_job { "create-job-hint create-prompt-problem" } else { error_id };
    let control = bind_signal(control, form.text(FieldId::Prompt))
        .attr("aria-describedby", described)
        .dyn_attr_static("aria-invalid", move || has_error().then_some("true"))
        .on("input", move |_| form.error.set(Default::default()));
    let error_text =
        el("p").attr("id", error_id).class("field-error").attr("aria-live", "polite").dyn_text(move || {
            if has_error() {
                (create_texts.create_error)(&form.error.get(), form.kind)
            } else {
                String::new()
            }
        });
    let hint =
        is_job.then(|| el("p").attr("id", "create-job-hint").class("hint").text(create_texts.job_hint));
    let label = if is_job { create_texts.job } else { t.prompt };
    field(id, label, control).child(error_text).opt_child(hint)
}

/// The fields that forms share: bot, dimensions of a blend, state.
pub fn common_fields(form: CreateForm) -> El {
    let create_texts = use_create_texts();
    let bots = Bot::ALL.into_iter().map(|bot| option(bot.wire(), (create_texts.bot_name)(bot), false));
    let dimensions = BlendDimensions::ALL
        .into_iter()
        .map(|it| option(it.wire(), (create_texts.dimensions_name)(it), false));
    let select = |id, label, options: Vec<El>, text: FieldId| {
        field(id, label, bind_signal(el("select").children(options), form.text(text)))
    };
    let dimensions_field = (form.kind == CreateKind::Blend).then(|| {
        select("create-shape", create_texts.dimensions, dimensions.collect(), FieldId::BlendDimensions)
    });
    let state =
        el("input").attr("type", "text").attr("dir", "auto").attr("aria-describedby", "create-state-hint");
    let state = field("create-state", create_texts.state, bind_signal(state, form.text(FieldId::State)))
        .child(el("p").attr("id", "create-state-hint").class("hint").text(create_texts.state_hint));
    el("div")
        .class("shared-fields")
        .opt_child(dimensions_field)
        .child(select("create-bot", create_texts.bot, bots.collect(), FieldId::Bot))
        .child(state)
}
