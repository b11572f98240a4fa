//! One form: its fields, the button that sends it, and what came of it.

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
        create::{
            fields, focus::focus_first, image_field::image_field, parameters::parameters, result::result,
            submit::use_send, tabs,
        },
        dom::{El, button, el, memo::memo},
    },
};

/// The form of the tab that is chosen.
pub fn panel(draft: CreateState, form: CreateForm) -> El {
    let create_texts = use_create_texts();
    let Services { settings, .. } = use_services();
    let send = use_send(draft);
    let kind = form.kind;
    let takes_pictures = *kind.picture_count().end() > 0;
    let text = kind.has_text().then(|| fields::text_field(form));
    let is_imagine = kind == CreateKind::Imagine;
    let fields = el("form")
        .attr("novalidate", "")
        .on("submit", move |event| {
            event.prevent_default();
            send.run(form);
        })
        .child(el("p").class("hint intro").text((create_texts.intro)(kind)))
        .child_if(text)
        .child_if(is_imagine.then(|| replaced(draft)))
        .child_if(is_imagine.then(|| parameters(form)))
        .child_if(takes_pictures.then(|| image_field(draft, form)))
        // A link is asked for without a bot and without a state.
        .child_if((kind != CreateKind::Upload).then(|| fields::common_fields(form)))
        .live(move || (!settings.read_only.get()).then(|| foot(form)));
    el("div")
        .attr("id", tabs::PANEL)
        .attr("role", "tabpanel")
        .attr("aria-labelledby", &tabs::id(kind))
        .child(fields)
        .child(result(draft, form))
}

/// The prompt took the place of another one: it can be brought back.
fn replaced(draft: CreateState) -> El {
    let create_texts = use_create_texts();
    el("div").class("replaced").attr("aria-live", "polite").live(move || {
        draft.previous.with(Option::is_some).then(|| {
            let undo = button("quiet").text(create_texts.restore_prompt).on_click(move || {
                draft.undo_prefill();
                focus_first();
            });
            el("p").class("hint").text(create_texts.prompt_replaced).text(" ").child(undo)
        })
    })
}

fn foot(form: CreateForm) -> El {
    let create_texts = use_create_texts();
    let Services { actions, .. } = use_services();
    let busy = move || actions.in_flight.contains(&form.key());
    let name = (create_texts.submit)(form.kind);
    let sending = use_action_texts().sending;
    let submit = el("button")
        .attr("type", "submit")
        .class("main")
        .live_flag("aria-disabled", move || busy() || form.read_progress.get().1 > 0)
        .live_text(move || if busy() { sending } else { name }.to_owned());
    let on_its_way = memo(move |_| busy() && form.bytes() > 0);
    el("div")
        .class("foot")
        .child(submit)
        .child(el("span").class("hint key").text(create_texts.send_key))
        .live(move || reading(form))
        .live(move || on_its_way.get().then(|| uploading(form)))
}

fn reading(form: CreateForm) -> Option<El> {
    let create_texts = use_create_texts();
    let (done, total) = form.read_progress.get();
    (total > 0).then(|| {
        let bar = el("progress").attr("value", &done.to_string()).attr("max", &total.to_string());
        progress(bar, el("span").text(create_texts.reading))
    })
}

/// How much has been sent cannot be told: fetch does not say it, and an XMLHttpRequest, which does, cannot refuse a
/// redirect, which could carry the token to another host. So the bar only lives, and the seconds beside it count.
fn uploading(form: CreateForm) -> El {
    let clock = use_clock();
    let create_texts = use_create_texts();
    let size = format_bytes(form.bytes().into());
    let seconds = move || ((clock.get() - form.sent_at_ms.get()) / 1000).max(0);
    progress(el("progress"), el("span").live_text(move || (create_texts.uploading)(&size, seconds())))
}

fn progress(bar: El, text: El) -> El {
    let create_texts = use_create_texts();
    el("div").class("upload").child(bar.attr("aria-label", create_texts.upload_progress)).child(text)
}
