//! The connection dialog. Its fields apply when they are saved; a saved token is never shown.

use leptos::{
    ev::{Event, SubmitEvent},
    prelude::*,
    task::spawn_local,
};

use crate::{
    api::{
        endpoint::{HeaderMode, Secret},
        error::ApiError,
        server::ServerError,
    },
    i18n::context::{use_dialog_texts, use_error_texts, use_server_texts, use_texts},
    state::{
        announcer::use_announcer,
        connection_form::{ConnectionError, ConnectionForm, TestState, test_connection},
        dialogs::{Dialogs, use_dialogs},
        servers::Servers,
        services::{Services, use_services},
        settings::connection::Connection,
    },
    ui::{
        components::{
            checkbox::Checkbox,
            confirm_dialog::{ConfirmDialog, Confirmation},
            error_view::{Causes, error_text},
            icon::{Glyph, Icon},
            modal::Modal,
            request_status_bar::RequestStatusBar,
            show::Show,
        },
        connection::server_fields::{DeleteServer, ServerFields},
        hooks::focus::focus_next_frame,
        hooks::listener::listener,
    },
};

/// The connection dialog.
#[component]
pub fn ConnectionDialog() -> impl IntoView {
    let Services { settings, .. } = use_services();
    let t = use_texts();
    let dialog_texts = use_dialog_texts();
    let Dialogs { connection_open: open, .. } = use_dialogs();
    let confirm = RwSignal::new(None);
    let servers = Servers::new(use_services(), use_dialogs());
    let form = ConnectionForm::new(servers, settings);
    on_cleanup(move || form.request_status.stop());
    // The dialog can be opened from several places, but closing it always focuses the button in the header.
    // On a phone that button is inside a menu, which is closed.
    on_cleanup(|| focus_next_frame(["#connection".to_owned(), "#menu".to_owned()]));
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(connection) = form.validate() else { return };
        let (known, name) = (form.server.get_untracked(), form.name.get_untracked());
        match servers.save(known.as_ref(), &name, connection, form.read_only.get_untracked()) {
            Ok(()) => open.set(false),
            Err(error) => form.server_error.set(Some(error)),
        }
    };
    // Asks before changes are discarded.
    let discard = Callback::new(move |act: Callback<()>| {
        if !form.has_changes() {
            return act.run(());
        }
        confirm.set(Some(Confirmation {
            title: dialog_texts.discard_title.to_owned(),
            texts: vec![dialog_texts.discard_text.to_owned()],
            yes: dialog_texts.discard_yes,
            no: dialog_texts.discard_no,
            act,
        }));
    });
    let close = move |()| discard.run(Callback::new(move |()| open.set(false)));
    let is_read_only_fixed = move || form.is_of_host() || settings.host.with_value(|host| host.read_only);
    view! {
        <Modal
            class="connection"
            name=t.connection
            head=view! { <h2>{t.connection}</h2> }.into_any()
            close
        >
            <form novalidate on:submit=listener(save)>
                <ServerFields form discard/>
                <EndpointField form/>
                <HeaderModeSelect form/>
                <TokenField form/>
                <Checkbox
                    label=dialog_texts.keep_token
                    value=form.persist
                    on_change=move |on| form.persist.set(on)
                />
                <div class="read-only-field">
                    <Checkbox
                        label=t.read_only
                        value=form.read_only
                        on_change=move |on| form.read_only.set(on)
                        is_disabled=Signal::derive(is_read_only_fixed)
                    />
                    <p class="hint">{dialog_texts.read_only_hint}</p>
                </div>
                <Footer form confirm/>
            </form>
            <ConfirmDialog question=confirm/>
        </Modal>
    }
}

#[component]
fn EndpointField(form: ConnectionForm) -> impl IntoView {
    let dialog_texts = use_dialog_texts();
    let error = Signal::derive(move || match form.error.get() {
        ConnectionError::Address(error) => dialog_texts.endpoint_error(error),
        ConnectionError::None | ConnectionError::Token => "",
    });
    let hint = move || {
        let hint = dialog_texts.endpoint_hint.to_owned();
        form.shortened_address().map_or(hint, |address| (dialog_texts.endpoint_shortened)(&address))
    };
    let on_input = move |event: Event| {
        form.address.set(event_target_value(&event));
        form.clear_test();
    };
    view! {
        <div class="field">
            <label for="endpoint">{dialog_texts.endpoint}</label>
            <input
                id="endpoint"
                type="url"
                autocomplete="off"
                spellcheck="false"
                prop:value=move || form.address.get()
                disabled=move || form.is_of_host()
                aria-describedby="endpoint-hint endpoint-problem"
                aria-invalid=move || (!error.get().is_empty()).then_some("true")
                on:input=listener(on_input)
            />
            <p id="endpoint-hint" class="hint">{move || hint()}</p>
            <p id="endpoint-problem" class="field-error" aria-live="polite">{move || error.get()}</p>
        </div>
    }
}

#[component]
fn TokenField(form: ConnectionForm) -> impl IntoView {
    let dialog_texts = use_dialog_texts();
    let is_invalid = move || form.error.get() == ConnectionError::Token;
    let token_state = move || match (form.has_token(), form.would_drop_token()) {
        (true, true) => dialog_texts.token_of_other_origin,
        (true, false) => dialog_texts.token_is_set,
        (false, _) => "",
    };
    view! {
        <div class="field">
            <label for="token">{dialog_texts.token}</label>
            <input
                id="token"
                type="password"
                autocomplete="off"
                spellcheck="false"
                aria-describedby="token-hint token-problem"
                aria-invalid=move || is_invalid().then_some("true")
                node_ref=form.token
                on:input=listener(move |event| form.set_token(&Secret::from(event_target_value(&event))))
            />
            <p id="token-hint" class="hint">
                {move || format!("{} {}", token_state(), dialog_texts.token_hint).trim_start().to_owned()}
            </p>
            <p id="token-problem" class="field-error" aria-live="polite">
                {move || if is_invalid() { dialog_texts.invalid_token } else { "" }}
            </p>
        </div>
    }
}

#[component]
fn HeaderModeSelect(form: ConnectionForm) -> impl IntoView {
    let dialog_texts = use_dialog_texts();
    let mode_option = |mode: HeaderMode| {
        view! {
            <option value=mode.name() prop:selected=move || form.mode.get() == mode>
                {dialog_texts.header_mode(mode)}
            </option>
        }
    };
    let on_change = move |event: Event| {
        form.mode.set(HeaderMode::from_name(&event_target_value(&event)).unwrap_or_default());
        form.clear_test();
    };
    view! {
        <div class="field">
            <label for="header-mode">{dialog_texts.header_mode_label}</label>
            <select id="header-mode" disabled=move || form.is_of_host() on:change=listener(on_change)>
                {HeaderMode::ALL.map(mode_option).collect_view()}
            </select>
        </div>
    }
}

/// The buttons and their results, which stay in view while the fields scroll.
#[component]
fn Footer(form: ConnectionForm, confirm: RwSignal<Option<Confirmation>>) -> impl IntoView {
    let dialog_texts = use_dialog_texts();
    let server_texts = use_server_texts();
    let not_saved = move || match form.server_error.get() {
        Some(error @ (ServerError::TooMany | ServerError::NotStored)) => (server_texts.error)(error),
        Some(ServerError::NoName | ServerError::LongName | ServerError::NameTaken) | None => "",
    };
    let is_token_removed = RwSignal::new(false);
    let shows_removal = move || is_token_removed.get() && form.test.get() == TestState::Idle;
    view! {
        <div class="dialog-footer">
            <div class="test-result" aria-live="polite">
                <TestResult form/>
            </div>
            // Not in the live region: the announcer says the same.
            <Show when=shows_removal>
                <p class="success">
                    <Glyph icon=Icon::Check/>
                    <span>{dialog_texts.token_removed}</span>
                </p>
            </Show>
            <p class="field-error" aria-live="polite">{move || not_saved()}</p>
            <Buttons form is_token_removed confirm/>
        </div>
    }
}

#[component]
fn Buttons(
    form: ConnectionForm,
    /// Set when the token was removed.
    is_token_removed: RwSignal<bool>,
    confirm: RwSignal<Option<Confirmation>>,
) -> impl IntoView {
    let announcer = use_announcer();
    let dialog_texts = use_dialog_texts();
    let test = move |_| {
        if form.test.get_untracked() == TestState::Running {
            return;
        }
        let Some(connection) = form.validate() else { return };
        form.test.set(TestState::Running);
        spawn_local(async move {
            let result = test_connection(connection, &form.request_status.start()).await;
            // The dialog may have been closed in the meantime.
            form.request_status.end();
            form.test.try_set(result);
        });
    };
    let remove_token = move |_| {
        form.forget_token();
        if let Some(field) = form.token.get_untracked() {
            field.set_value("");
        }
        form.clear_test();
        is_token_removed.set(true);
        announcer.announce(dialog_texts.token_removed);
        focus_next_frame(["#token".to_owned()]);
    };
    view! {
        <div class="button-row">
            <button type="submit" class="primary">{dialog_texts.save}</button>
            <button type="button" on:click=listener(test)>{dialog_texts.test_connection}</button>
            <Show when=move || form.has_token()>
                <button type="button" class="ghost" on:click=listener(remove_token)>{dialog_texts.remove_token}</button>
            </Show>
            <DeleteServer form confirm/>
        </div>
    }
}

#[component]
fn TestResult(form: ConnectionForm) -> impl IntoView {
    let dialog_texts = use_dialog_texts();
    let result = move || match form.test.get() {
        TestState::Idle => ().into_any(),
        TestState::Running => view! {
            <div>
                <p class="loading-note">{dialog_texts.testing}</p>
                <RequestStatusBar status=form.request_status can_stop=true/>
            </div>
        }
        .into_any(),
        TestState::Ok(total) => view! {
            <p class="success">
                <Glyph icon=Icon::Check/>
                <span>{(dialog_texts.test_ok)(total)}</span>
            </p>
        }
        .into_any(),
        TestState::Failed(error, connection) => view! { <TestError error connection/> }.into_any(),
    };
    view! { {move || result()} }
}

#[component]
fn TestError(error: ApiError, connection: Connection) -> impl IntoView {
    let error_text = error_text(&error, &connection, use_error_texts());
    let message = error.server_message().to_owned();
    let message = (!message.is_empty()).then(|| view! { <p class="server-message" dir="auto">{message}</p> });
    view! {
        <div class="error">
            <Glyph icon=Icon::Warning/>
            <div>
                <h3>{error_text.title}</h3>
                <p>{error_text.text}</p>
                <Causes causes=error_text.causes/>
                <p>{error_text.remedy}</p>
                {message}
            </div>
        </div>
    }
}
