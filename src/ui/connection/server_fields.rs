//! What the connection dialog has for several servers: their choice, the name, and what adds and deletes one.

use leptos::{ev::Event, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;

use crate::{
    api::server::{MAX_NAME_LEN, MAX_SERVERS, ServerError},
    i18n::context::use_server_texts,
    state::{
        announcer::use_announcer,
        connection_form::ConnectionForm,
        servers::{KnownServer, ServerOrigin},
    },
    ui::{
        components::{
            confirm_dialog::Confirmation,
            copy_button::CopyButton,
            icon::{Glyph, Icon},
            show::Show,
        },
        hooks::{focus::focus_next_frame, listener::listener},
    },
};

/// The choice of the server that the form shows, and its name. With a single server, there is only a button that adds one.
#[component]
pub fn ServerFields(
    /// The form.
    form: ConnectionForm,
    /// Runs what discards the changes in the form, or asks first.
    discard: Callback<Callback<()>>,
) -> impl IntoView {
    let server_texts = use_server_texts();
    let has_several = move || form.server.with(Option::is_none) || form.servers.list().len() > 1;
    let can_add = move || form.server.with(Option::is_some);
    let add = move |_| {
        discard.run(Callback::new(move |()| {
            form.show(None);
            let own = form.servers.list().into_iter().filter(|it| it.origin == ServerOrigin::Browser);
            if own.count() >= MAX_SERVERS {
                form.server_error.set(Some(ServerError::TooMany));
            }
            focus_next_frame(["#server-name".to_owned()]);
        }));
    };
    view! {
        <div class="server-fields">
            <UnreadableServers form/>
            <Show when=has_several>
                <ServerSelect form discard/>
            </Show>
            <Show when=can_add>
                <button type="button" class="ghost" on:click=listener(add)>
                    <Glyph icon=Icon::Plus/>
                    <span>{server_texts.add}</span>
                </button>
            </Show>
        </div>
        <Show when=has_several>
            <NameField form/>
        </Show>
    }
}

#[component]
fn ServerSelect(form: ConnectionForm, discard: Callback<Callback<()>>) -> impl IntoView {
    let server_texts = use_server_texts();
    let shown_name = move || form.server.with(|it| it.as_ref().map(|known| known.server.name.clone()));
    let option = move |known: KnownServer| {
        let name = known.server.name;
        let label = match known.origin {
            ServerOrigin::Host => (server_texts.of_host)(&name),
            ServerOrigin::Default | ServerOrigin::Browser => name.clone(),
        };
        let is_selected = shown_name().as_ref() == Some(&name);
        view! { <option value=name prop:selected=is_selected>{label}</option> }.into_any()
    };
    let options = move || {
        let new = form
            .server
            .with(Option::is_none)
            .then(|| view! { <option value="" prop:selected=true>{server_texts.new}</option> }.into_any());
        new.into_iter().chain(form.servers.list().into_iter().map(option)).collect_view()
    };
    let on_change = move |event: Event| {
        let name = event_target_value(&event);
        // Until it is known whether changes may be discarded, the same server stays selected.
        if let Some(select) = event.target().and_then(|it| it.dyn_into::<HtmlSelectElement>().ok()) {
            select.set_value(&untrack(shown_name).unwrap_or_default());
        }
        discard.run(Callback::new(move |()| {
            form.show(form.servers.find(&name));
            focus_next_frame(["#form-server".to_owned()]);
        }));
    };
    view! {
        <div class="field">
            <label for="form-server">{server_texts.server}</label>
            <select id="form-server" on:change=listener(on_change)>
                {move || options()}
            </select>
            <p class="hint">{move || if form.is_of_host() { server_texts.host_hint } else { server_texts.hint }}</p>
        </div>
    }
}

#[component]
fn NameField(form: ConnectionForm) -> impl IntoView {
    let server_texts = use_server_texts();
    let error = move || match form.server_error.get() {
        Some(error @ (ServerError::NoName | ServerError::LongName | ServerError::NameTaken)) => {
            (server_texts.error)(error)
        }
        Some(ServerError::TooMany | ServerError::NotStored) | None => "",
    };
    let on_input = move |event: Event| {
        form.name.set(event_target_value(&event));
        form.server_error.set(None);
    };
    view! {
        <div class="field">
            <label for="server-name">{server_texts.name}</label>
            <input
                id="server-name"
                type="text"
                autocomplete="off"
                maxlength=MAX_NAME_LEN.to_string()
                prop:value=move || form.name.get()
                disabled=move || form.is_of_host()
                aria-describedby="server-name-problem"
                aria-invalid=move || (!error().is_empty()).then_some("true")
                on:input=listener(on_input)
            />
            <p id="server-name-problem" class="field-error" aria-live="polite">{move || error()}</p>
        </div>
    }
}

/// The button that deletes a server of this browser, after a question.
#[component]
pub fn DeleteServer(
    /// The form.
    form: ConnectionForm,
    /// The question of the dialog.
    confirm: RwSignal<Option<Confirmation>>,
) -> impl IntoView {
    let server_texts = use_server_texts();
    let announcer = use_announcer();
    let is_own = move || {
        form.server.with(|known| known.as_ref().is_some_and(|known| known.origin == ServerOrigin::Browser))
    };
    let delete = move |name: &str| match form.servers.delete(name) {
        Ok(()) => {
            announcer.announce((server_texts.deleted)(name));
            form.show(form.servers.current());
            focus_next_frame(["#form-server".to_owned(), "#endpoint".to_owned()]);
        }
        Err(error) => form.server_error.set(Some(error)),
    };
    let ask = move |_| {
        let Some(KnownServer { server, .. }) = form.server.get_untracked() else { return };
        confirm.set(Some(Confirmation {
            title: (server_texts.delete_title)(&server.name),
            texts: vec![server_texts.delete_text.to_owned()],
            yes: server_texts.delete_yes,
            no: server_texts.delete_no,
            act: Callback::new(move |()| delete(&server.name)),
        }));
    };
    view! {
        <Show when=is_own>
            <button type="button" class="ghost" on:click=listener(ask)>{server_texts.delete}</button>
        </Show>
    }
}

/// A list of servers that cannot be read: the stored text to copy, and a new list.
#[component]
fn UnreadableServers(form: ConnectionForm) -> impl IntoView {
    let server_texts = use_server_texts();
    let unreadable = RwSignal::new(form.servers.unreadable());
    let replace = move |_| match form.servers.replace_unreadable() {
        Ok(()) => unreadable.set(None),
        Err(error) => form.server_error.set(Some(error)),
    };
    let notice = move |text: String| {
        view! {
            <div class="error" role="alert">
                <Glyph icon=Icon::Warning/>
                <div>
                    <h3>{server_texts.unreadable_title}</h3>
                    <p>{server_texts.unreadable_text}</p>
                    <div class="button-row">
                        <CopyButton name=server_texts.copy_unreadable text label=server_texts.copy_unreadable/>
                        <button type="button" on:click=listener(replace)>{server_texts.start_anew}</button>
                    </div>
                </div>
            </div>
        }
        .into_any()
    };
    view! { {move || unreadable.get().map(notice).into_any()} }
}
