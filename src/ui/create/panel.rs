//! A form for new tasks: fields, submit button and result.

use leptos::prelude::*;
use web_sys::SubmitEvent;

use crate::{
    domain::{create_kind::CreateKind, format::bytes::format_bytes},
    i18n::context::{use_action_texts, use_create_texts},
    state::{
        clock::use_clock,
        create::form::{CreateForm, CreateState},
        memo::memo,
        services::{Services, use_services},
    },
    ui::{
        components::show::Show,
        create::{
            fields::{CommonFields, TextField},
            focus::focus_first,
            image_field::ImageField,
            parameters::Parameters,
            result::CreateResult,
            tabs,
        },
        hooks::listener::listener,
    },
};

/// The form of the selected tab.
#[component]
pub fn Panel(
    /// All forms.
    draft: CreateState,
    /// The form.
    form: CreateForm,
    /// A callback that sends the form.
    send: Callback<CreateForm>,
) -> impl IntoView {
    let create_texts = use_create_texts();
    let Services { settings, .. } = use_services();
    let kind = form.kind;
    let is_imagine = kind == CreateKind::Imagine;
    let takes_images = *kind.picture_count().end() > 0;
    let on_submit = move |event: SubmitEvent| {
        event.prevent_default();
        send.run(form);
    };
    view! {
        <div id=tabs::PANEL_ID role="tabpanel" aria-labelledby=tabs::tab_id(kind)>
            <form novalidate on:submit=listener(on_submit)>
                <p class="hint">{(create_texts.intro)(kind)}</p>
                {kind.has_text().then(|| view! { <TextField form/> })}
                {is_imagine.then(|| view! { <UndoPrefill draft/> })}
                {is_imagine.then(|| view! { <Parameters form/> })}
                {takes_images.then(|| view! { <ImageField draft form/> })}
                // An upload has neither bot nor state.
                {(kind != CreateKind::Upload).then(|| view! { <CommonFields form/> })}
                <Show when=move || !settings.read_only.get()>
                    <Footer form/>
                </Show>
            </form>
            <CreateResult draft form/>
        </div>
    }
}

/// The button that restores the prompt which a prefilled one has replaced.
#[component]
fn UndoPrefill(draft: CreateState) -> impl IntoView {
    let create_texts = use_create_texts();
    let undo = move |_| {
        draft.undo_prefill();
        focus_first();
    };
    view! {
        <div class="previous-draft" aria-live="polite">
            <Show when=move || draft.previous.with(Option::is_some)>
                <p class="hint">
                    {create_texts.prompt_replaced} " "
                    <button type="button" class="ghost" on:click=listener(undo)>{create_texts.restore_prompt}</button>
                </p>
            </Show>
        </div>
    }
}

/// The submit button and the progress of pictures.
#[component]
fn Footer(form: CreateForm) -> impl IntoView {
    let create_texts = use_create_texts();
    let Services { actions, .. } = use_services();
    let label = (create_texts.submit)(form.kind);
    let sending = use_action_texts().sending;
    let is_busy = memo(move || actions.in_flight.contains(&form.key()));
    let is_reading = memo(move || form.read_progress.get().1 > 0);
    let is_uploading = move || is_busy.get() && form.bytes() > 0;
    view! {
        <div class="form-footer">
            <button
                type="submit"
                class="primary"
                aria-disabled=move || (is_busy.get() || is_reading.get()).to_string()
            >
                {move || if is_busy.get() { sending } else { label }}
            </button>
            <span class="hint shortcut">{create_texts.send_key}</span>
            <Show when=is_reading>
                <ReadProgress form/>
            </Show>
            <Show when=is_uploading>
                <UploadProgress form/>
            </Show>
        </div>
    }
}

#[component]
fn ReadProgress(form: CreateForm) -> impl IntoView {
    let create_texts = use_create_texts();
    view! {
        <div class="upload">
            <progress
                value=move || form.read_progress.get().0
                max=move || form.read_progress.get().1
                aria-label=create_texts.upload_progress
            ></progress>
            <span>{create_texts.reading}</span>
        </div>
    }
}

/// The elapsed time of an upload. Its progress is unknown: `fetch` does not report it, and `XMLHttpRequest` cannot reject
/// redirects, which could send the token to another host.
#[component]
fn UploadProgress(form: CreateForm) -> impl IntoView {
    let clock = use_clock();
    let create_texts = use_create_texts();
    let text = move || {
        let seconds = ((clock.get() - form.sent_at_ms.get()) / 1000).max(0);
        (create_texts.uploading)(&format_bytes(form.bytes().into()), seconds)
    };
    view! {
        <div class="upload">
            <progress aria-label=create_texts.upload_progress></progress>
            <span>{move || text()}</span>
        </div>
    }
}
