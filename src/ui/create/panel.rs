//! One form: its fields, the button that sends it, and what came of it.

use crate::state::create::form::CreateForm;
use leptos::prelude::*;

use crate::{
    app::use_desk,
    domain::{create_kind::CreateKind, format::bytes::format_bytes},
    ui::dom::{El, button, el, memo::memo},
};
use crate::{
    state::create::{form::CreateState, submit::send},
    ui::create::{
        fields, focus_first, image_field::image_field, parameters::parameters, result::result, tabs,
    },
};

/// The form of the tab that is chosen.
pub fn panel(draft: CreateState, form: CreateForm) -> El {
    let desk = use_desk();
    let words = desk.create_texts();
    let kind = form.kind;
    let takes_pictures = *kind.pictures().end() > 0;
    let text = kind.wants_text().then(|| fields::text_field(form));
    let is_imagine = kind == CreateKind::Imagine;
    let fields = el("form")
        .attr("novalidate", "")
        .on("submit", move |event| {
            event.prevent_default();
            send(desk, draft, form);
        })
        .child(el("p").class("hint intro").text((words.intro)(kind)))
        .child_if(text)
        .child_if(is_imagine.then(|| replaced(draft)))
        .child_if(is_imagine.then(|| parameters(form)))
        .child_if(takes_pictures.then(|| image_field(draft, form)))
        // A link is asked for without a bot and without a state.
        .child_if((kind != CreateKind::Upload).then(|| fields::common_fields(form)))
        .live(move || (!desk.settings.read_only.get()).then(|| foot(form)));
    el("div")
        .attr("id", tabs::PANEL)
        .attr("role", "tabpanel")
        .attr("aria-labelledby", &tabs::id(kind))
        .child(fields)
        .child(result(draft, form))
}

/// The prompt took the place of another one: it can be brought back.
fn replaced(draft: CreateState) -> El {
    let words = use_desk().create_texts();
    el("div").class("replaced").attr("aria-live", "polite").live(move || {
        draft.replaced.with(Option::is_some).then(|| {
            let undo = button("quiet").text(words.restore_prompt).on_click(move || {
                draft.bring_back();
                focus_first();
            });
            el("p").class("hint").text(words.prompt_replaced).text(" ").child(undo)
        })
    })
}

fn foot(form: CreateForm) -> El {
    let desk = use_desk();
    let words = desk.create_texts();
    let busy = move || desk.acts.is_busy(&form.key());
    let name = (words.submit)(form.kind);
    let sending = desk.action_texts().sending;
    let submit = el("button")
        .attr("type", "submit")
        .class("main")
        .live_flag("aria-disabled", move || busy() || form.reading.get().1 > 0)
        .live_text(move || if busy() { sending } else { name }.to_owned());
    let on_its_way = memo(move |_| busy() && form.bytes() > 0);
    el("div")
        .class("foot")
        .child(submit)
        .child(el("span").class("hint key").text(words.send_key))
        .live(move || reading(form))
        .live(move || on_its_way.get().then(|| uploading(form)))
}

fn reading(form: CreateForm) -> Option<El> {
    let words = use_desk().create_texts();
    let (done, total) = form.reading.get();
    (total > 0).then(|| {
        let bar = el("progress").attr("value", &done.to_string()).attr("max", &total.to_string());
        progress(bar, el("span").text(words.reading))
    })
}

/// How much has been sent cannot be told: fetch does not say it, and an XMLHttpRequest, which does, cannot refuse a
/// redirect, which could carry the token to another host. So the bar only lives, and the seconds beside it count.
fn uploading(form: CreateForm) -> El {
    let desk = use_desk();
    let words = desk.create_texts();
    let size = format_bytes(form.bytes().into());
    let seconds = move || ((desk.now.get() - form.sent_at.get()) / 1000).max(0);
    progress(el("progress"), el("span").live_text(move || (words.uploading)(&size, seconds())))
}

fn progress(bar: El, text: El) -> El {
    let words = use_desk().create_texts();
    el("div").class("upload").child(bar.attr("aria-label", words.upload_progress)).child(text)
}
