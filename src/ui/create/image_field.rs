//! The picture field of a form: choose, preview, reorder and remove pictures.

use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::{Event, HtmlInputElement};

use crate::{
    domain::{create_kind::CreateError, format::bytes::format_bytes},
    i18n::context::use_create_texts,
    state::create::{
        file_intake,
        form::{Attachment, CreateForm, CreateState},
    },
    ui::{
        components::{
            icon::{Glyph, Icon},
            show::Show,
        },
        hooks::focus::focus_next_frame,
        hooks::listener::listener,
    },
};

const INPUT_ID: &str = "create-pictures";

/// The field.
#[component]
pub fn ImageField(
    /// All forms.
    draft: CreateState,
    /// The form of this field.
    form: CreateForm,
) -> impl IntoView {
    let create_texts = use_create_texts();
    let name = (create_texts.images)(form.kind);
    let has_error = move || form.error.with(|error| *error != CreateError::None && !error.is_about_text());
    let error_text = move || {
        if has_error() { (create_texts.create_error)(&form.error.get(), form.kind) } else { String::new() }
    };
    let on_change = move |event: Event| {
        let input: HtmlInputElement = event_target(&event);
        if let Some(files) = input.files() {
            file_intake::add_files(form, &files);
        }
        // Without this, choosing the same file again would fire no event.
        input.set_value("");
    };
    let is_not_saved = move || draft.pictures_not_saved.get() && form.pictures.with(|it| !it.is_empty());
    view! {
        <div class="field image-field">
            <span class="label" aria-hidden="true">{name}</span>
            <ul class="chosen-images" role="list" aria-label=create_texts.chosen_images>
                <For each=move || form.pictures.get() key=|attachment| attachment.number let:attachment>
                    <ImageItem form attachment/>
                </For>
            </ul>
            <div class="dropzone">
                <input
                    class="visually-hidden"
                    id=INPUT_ID
                    type="file"
                    accept=file_intake::ACCEPTED_TYPES
                    aria-label=name
                    aria-describedby="create-pictures-problem create-pictures-limits"
                    multiple=takes_several(form)
                    aria-invalid=move || has_error().then_some("true")
                    on:change=listener(on_change)
                />
                <label class="button" for=INPUT_ID>
                    <Glyph icon=Icon::Plus/>
                    <b>{create_texts.choose}</b>
                </label>
                <span class="hint">{create_texts.choose_hint}</span>
            </div>
            <p id="create-pictures-problem" class="field-error" aria-live="polite">{move || error_text()}</p>
            <p id="create-pictures-limits" class="hint">{(create_texts.limits)(form.kind)}</p>
            <Show when=is_not_saved>
                <p class="hint">{create_texts.images_not_saved}</p>
            </Show>
        </div>
    }
}

fn takes_several(form: CreateForm) -> bool {
    *form.kind.picture_count().end() > 1
}

#[component]
fn ImageItem(form: CreateForm, attachment: Attachment) -> impl IntoView {
    let create_texts = use_create_texts();
    let Attachment { number, name, bytes, data } = attachment;
    let remove = move |_| {
        form.pictures.update(|all| all.retain(|it| it.number != number));
        form.error.set(CreateError::None);
        focus_next_frame([["#", INPUT_ID].concat()]);
    };
    let (title, remove_name) = (name.clone(), (create_texts.remove)(&name));
    let move_up = takes_several(form).then(|| view! { <MoveUpButton form number name=name.clone()/> });
    // The source is set as a JavaScript string: a copy in WebAssembly memory, which never shrinks, is avoided.
    view! {
        <li>
            <img alt="" prop:src=JsValue::from(data)/>
            <span class="file-name">
                <span title=title dir="auto">{name}</span>
                <span class="hint">{format_bytes(bytes.into())}</span>
            </span>
            {move_up}
            <button
                type="button"
                class="ghost"
                aria-label=remove_name.clone()
                title=remove_name
                on:click=listener(remove)
            >
                <Glyph icon=Icon::Close/>
            </button>
        </li>
    }
}

/// The button that moves a picture before its predecessor.
#[component]
fn MoveUpButton(form: CreateForm, number: u32, name: String) -> impl IntoView {
    let label = (use_create_texts().move_up)(&name);
    let id = ["picked-", &number.to_string()].concat();
    let selector = ["#", &id].concat();
    let index = move || form.pictures.with(|all| all.iter().position(|it| it.number == number)).unwrap_or(0);
    let move_up = move |_| {
        let index = untrack(index);
        if index > 0 {
            form.pictures.update(|all| all.swap(index, index - 1));
            // An element that is moved in the document loses the focus.
            focus_next_frame([selector.clone()]);
        }
    };
    view! {
        <button
            type="button"
            class="ghost"
            id=id
            aria-label=label.clone()
            title=label
            aria-disabled=move || (index() == 0).to_string()
            on:click=listener(move_up)
        >
            <Glyph icon=Icon::Previous/>
        </button>
    }
}
