//! The pictures of a form: chosen, dropped or pasted, seen before they are sent, taken away and put in order.

use js_sys::Reflect;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use crate::{
    domain::format::bytes::format_bytes,
    i18n::context::use_create_texts,
    state::create::{
        file_intake,
        form::{Attachment, CreateForm, CreateState},
    },
    ui::{
        components::icon::Icon,
        dom::{El, button, dynamic::BuildRow, el, focus_next_frame},
    },
};

const INPUT: &str = "create-pictures";

/// The control.
pub fn image_field(draft: CreateState, form: CreateForm) -> El {
    let create_texts = use_create_texts();
    let name = (create_texts.images)(form.kind);
    let input = el("input")
        .attr("id", INPUT)
        .attr("type", "file")
        .attr("accept", file_intake::ACCEPTED_TYPES)
        .attr("aria-label", name)
        .attr("aria-describedby", "create-pictures-problem create-pictures-limits")
        .attr_if("multiple", (*form.kind.picture_count().end() > 1).then_some(""))
        .live_word("aria-invalid", move || has_trouble(form).then_some("true"))
        .class("unseen");
    let node: HtmlInputElement = input.element().unchecked_into();
    let input = input.on("change", move |_| {
        if let Some(files) = node.files() {
            file_intake::add_files(form, &files);
        }
        // The same file can be chosen once more.
        node.set_value("");
    });
    let problem = el("p").attr("id", "create-pictures-problem").class("problem").attr("aria-live", "polite");
    let problem = problem.live_text(move || match has_trouble(form) {
        true => (create_texts.create_error)(&form.error.get(), form.kind),
        false => String::new(),
    });
    let choose = el("label").class("button").attr("for", INPUT).child(Icon::Plus.draw());
    let zone = el("div")
        .class("zone")
        .child(input)
        .child(choose.child(el("b").text(create_texts.choose)))
        .child(el("span").class("hint").text(create_texts.choose_hint));
    let list = el("ul").class("picked").attr("role", "list").attr("aria-label", create_texts.chosen_images);
    let list = list.keyed(move || {
        let make = |picture: Attachment| {
            (picture.number.to_string(), Box::new(move || one(form, &picture)) as BuildRow)
        };
        form.pictures.get().into_iter().map(make).collect()
    });
    let not_kept = move || {
        let told = draft.pictures_not_saved.get() && form.pictures.with(|it| !it.is_empty());
        told.then(|| el("p").class("hint").text(create_texts.images_not_saved))
    };
    let limits =
        el("p").attr("id", "create-pictures-limits").class("hint").text(&(create_texts.limits)(form.kind));
    el("div")
        .class("field pictures")
        .child(el("span").class("label").attr("aria-hidden", "true").text(name))
        .child(list)
        .child(zone)
        .child(problem)
        .child(limits)
        .live(not_kept)
}

fn has_trouble(form: CreateForm) -> bool {
    form.error.with(|trouble| *trouble != Default::default() && !trouble.is_about_text())
}

fn one(form: CreateForm, picture: &Attachment) -> El {
    let create_texts = use_create_texts();
    let number = picture.number;
    let image = el("img").attr("alt", "");
    // Straight from the browser's memory into the browser's memory.
    let _ = Reflect::set(&image.element(), &"src".into(), &picture.data);
    let at = move || form.pictures.with(|all| all.iter().position(|it| it.number == number)).unwrap_or(0);
    let id = ["picked-", &number.to_string()].concat();
    let earlier = button("quiet")
        .attr("id", &id)
        .named(&(create_texts.move_up)(&picture.name))
        .live_flag("aria-disabled", move || at() == 0)
        .child(Icon::Previous.draw())
        .on_click(move || {
            let at = untrack(at);
            if at > 0 {
                form.pictures.update(|all| all.swap(at, at - 1));
                // It has moved in the document, and the focus does not move along.
                focus_next_frame([["#", &id].concat()]);
            }
        });
    let can_move = *form.kind.picture_count().end() > 1;
    let remove = button("quiet")
        .named(&(create_texts.remove)(&picture.name))
        .child(Icon::Close.draw())
        .on_click(move || {
            form.pictures.update(|all| all.retain(|it| it.number != number));
            form.error.set(Default::default());
            focus_next_frame([["#", INPUT].concat()]);
        });
    let told = el("span")
        .class("told-name")
        .child(el("span").attr("title", &picture.name).attr("dir", "auto").text(&picture.name))
        .child(el("span").class("hint").text(&format_bytes(picture.bytes.into())));
    el("li").child(image).child(told).child_if(can_move.then_some(earlier)).child(remove)
}
