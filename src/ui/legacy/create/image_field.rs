//! The picture field of a form: choose, preview, reorder and remove pictures.

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

const INPUT_ID: &str = "create-pictures";

/// The field.
pub fn image_field(draft: CreateState, form: CreateForm) -> El {
    let create_texts = use_create_texts();
    let name = (create_texts.images)(form.kind);
    let input = el("input")
        .attr("id", INPUT_ID)
        .attr("type", "file")
        .attr("accept", file_intake::ACCEPTED_TYPES)
        .attr("aria-label", name)
        .attr("aria-describedby", "create-pictures-problem create-pictures-limits")
        .opt_attr("multiple", (*form.kind.picture_count().end() > 1).then_some(""))
        .dyn_attr_static("aria-invalid", move || has_error(form).then_some("true"))
        .class("visually-hidden");
    let node: HtmlInputElement = input.element().unchecked_into();
    let input = input.on("change", move |_| {
        if let Some(files) = node.files() {
            file_intake::add_files(form, &files);
        }
        // Without this, choosing the same file again would fire no event.
        node.set_value("");
    });
    let error_text =
        el("p").attr("id", "create-pictures-problem").class("field-error").attr("aria-live", "polite");
    let error_text = error_text.dyn_text(move || match has_error(form) {
        true => (create_texts.create_error)(&form.error.get(), form.kind),
        false => String::new(),
    });
    let choose = el("label").class("button").attr("for", INPUT_ID).child(Icon::Plus.draw());
    let dropzone = el("div")
        .class("dropzone")
        .child(input)
        .child(choose.child(el("b").text(create_texts.choose)))
        .child(el("span").class("hint").text(create_texts.choose_hint));
    let list =
        el("ul").class("chosen-images").attr("role", "list").attr("aria-label", create_texts.chosen_images);
    let list = list.for_each(move || {
        let item = |image: Attachment| {
            (image.number.to_string(), Box::new(move || image_item(form, &image)) as BuildRow)
        };
        form.pictures.get().into_iter().map(item).collect()
    });
    let not_saved_hint = move || {
        let is_shown = draft.pictures_not_saved.get() && form.pictures.with(|it| !it.is_empty());
        is_shown.then(|| el("p").class("hint").text(create_texts.images_not_saved))
    };
    let limits =
        el("p").attr("id", "create-pictures-limits").class("hint").text(&(create_texts.limits)(form.kind));
    el("div")
        .class("field image-field")
        .child(el("span").class("label").attr("aria-hidden", "true").text(name))
        .child(list)
        .child(dropzone)
        .child(error_text)
        .child(limits)
        .dyn_child(not_saved_hint)
}

fn has_error(form: CreateForm) -> bool {
    form.error.with(|error| *error != Default::default() && !error.is_about_text())
}

fn image_item(form: CreateForm, attachment: &Attachment) -> El {
    let create_texts = use_create_texts();
    let number = attachment.number;
    let preview = el("img").attr("alt", "");
    // Set as a JavaScript string: a copy in WebAssembly memory, which never shrinks, is avoided.
    let _ = Reflect::set(&preview.element(), &"src".into(), &attachment.data);
    let index = move || form.pictures.with(|all| all.iter().position(|it| it.number == number)).unwrap_or(0);
    let id = ["picked-", &number.to_string()].concat();
    let move_up = button("ghost")
        .attr("id", &id)
        .label(&(create_texts.move_up)(&attachment.name))
        .dyn_aria_bool("aria-disabled", move || index() == 0)
        .child(Icon::Previous.draw())
        .on_click(move || {
            let index = untrack(index);
            if index > 0 {
                form.pictures.update(|all| all.swap(index, index - 1));
                // An element that is moved in the document loses the focus.
                focus_next_frame([["#", &id].concat()]);
            }
        });
    let can_move = *form.kind.picture_count().end() > 1;
    let remove = button("ghost")
        .label(&(create_texts.remove)(&attachment.name))
        .child(Icon::Close.draw())
        .on_click(move || {
            form.pictures.update(|all| all.retain(|it| it.number != number));
            form.error.set(Default::default());
            focus_next_frame([["#", INPUT_ID].concat()]);
        });
    let file = el("span")
        .class("file-name")
        .child(el("span").attr("title", &attachment.name).attr("dir", "auto").text(&attachment.name))
        .child(el("span").class("hint").text(&format_bytes(attachment.bytes.into())));
    el("li").child(preview).child(file).opt_child(can_move.then_some(move_up)).child(remove)
}
