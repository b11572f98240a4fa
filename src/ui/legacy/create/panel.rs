//! A form for new tasks: fields, submit button and result.

use leptos::prelude::*;

use crate::{
    domain::{create_kind::CreateKind, format::bytes::format_bytes},
    i18n::context::{use_action_texts, use_create_texts},
    state::{
        clock::use_clock,
        create::form::{CreateForm, CreateState},
        services::{Services, use_services},
    },
    ui::{
        dom::{El, button, el, memo::memo},
        legacy::create::{
            fields, focus::focus_first, image_field::image_field, parameters::parameters, result::result,
            submit::use_send, tabs,
        },
    },
};

/// The form of the selected tab.
pub fn panel(draft: CreateState, form: CreateForm) -> El {
    let create_texts = use_create_texts();
    let Services { settings, .. } = use_services();
    let send = use_send(draft);
    let kind = form.kind;
    let takes_images = *kind.picture_count().end() > 0;
    let text_field = kind.has_text().then(|| fields::text_field(form));
    let is_imagine = kind == CreateKind::Imagine;
    let form_element = el("form")
        .attr("novalidate", "")
        .on("submit", move |event| {
            event.prevent_default();
            send.run(form);
        })
        .child(el("p").class("hint").text((create_texts.intro)(kind)))
        .opt_child(text_field)
        .opt_child(is_imagine.then(|| undo_prefill(draft)))
        .opt_child(is_imagine.then(|| parameters(form)))
        .opt_child(takes_images.then(|| image_field(draft, form)))
        // An upload has neither bot nor state.
        .opt_child((kind != CreateKind::Upload).then(|| fields::common_fields(form)))
        .dyn_child(move || (!settings.read_only.get()).then(|| footer(form)));
    el("div")
        .attr("id", tabs::PANEL_ID)
        .attr("role", "tabpanel")
        .attr("aria-labelledby", &tabs::tab_id(kind))
        .child(form_element)
        .child(result(draft, form))
}

/// The button that restores the prompt which a prefilled one has replaced.
fn undo_prefill(draft: CreateState) -> El {
    let create_texts = use_create_texts();
    el("div").class("previous-draft").attr("aria-live", "polite").dyn_child(move || {
        draft.previous.with(Option::is_some).then(|| {
            let undo = button("ghost").text(create_texts.restore_prompt).on_click(move || {
                draft.undo_prefill();
                focus_first();
            });
            el("p").class("hint").text(create_texts.prompt_replaced).text(" ").child(undo)
        })
    })
}

fn footer(form: CreateForm) -> El {
    let create_texts = use_create_texts();
    let Services { actions, .. } = use_services();
    let is_busy = move || actions.in_flight.contains(&form.key());
    let label = (create_texts.submit)(form.kind);
    let sending = use_action_texts().sending;
    let submit = el("button")
        .attr("type", "submit")
        .class("primary")
        .dyn_aria_bool("aria-disabled", move || is_busy() || form.read_progress.get().1 > 0)
        .dyn_text(move || if is_busy() { sending } else { label }.to_owned());
    let is_uploading = memo(move |_| is_busy() && form.bytes() > 0);
    el("div")
        .class("form-footer")
        .child(submit)
        .child(el("span").class("hint shortcut").text(create_texts.send_key))
        .dyn_child(move || read_progress(form))
        .dyn_child(move || is_uploading.get().then(|| upload_progress(form)))
}

fn read_progress(form: CreateForm) -> Option<El> {
    let create_texts = use_create_texts();
    let (done, total) = form.read_progress.get();
    (total > 0).then(|| {
        let bar = el("progress").attr("value", &done.to_string()).attr("max", &total.to_string());
        progress_row(bar, el("span").text(create_texts.reading))
    })
}

/// The elapsed time of an upload. Its progress is unknown: `fetch` does not report it, and `XMLHttpRequest` cannot reject
/// redirects, which could send the token to another host.
fn upload_progress(form: CreateForm) -> El {
    let clock = use_clock();
    let create_texts = use_create_texts();
    let size = format_bytes(form.bytes().into());
    let seconds = move || ((clock.get() - form.sent_at_ms.get()) / 1000).max(0);
    progress_row(el("progress"), el("span").dyn_text(move || (create_texts.uploading)(&size, seconds())))
}

fn progress_row(bar: El, text: El) -> El {
    let create_texts = use_create_texts();
    el("div").class("upload").child(bar.attr("aria-label", create_texts.upload_progress)).child(text)
}
