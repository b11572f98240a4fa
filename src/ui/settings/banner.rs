//! The banner of a problem of the settings.

use leptos::prelude::*;

use crate::{
    i18n::context::{use_dialog_texts, use_server_texts},
    state::{
        dialogs::use_dialogs,
        servers::{KnownServer, Servers},
        services::{Services, use_services},
        settings::problem::SettingsProblem,
    },
    ui::{
        components::{
            dismiss_button::DismissButton,
            icon::{Glyph, Icon},
        },
        hooks::listener::listener,
    },
};

/// The number of servers with a button of their own; the switch in the header has all of them.
const MAX_BUTTONS: usize = 6;

/// A `config.json` that cannot be read, a saved address that is not used, or a link to an unknown server.
#[component]
pub fn SettingsBanner() -> impl IntoView {
    let Services { settings, .. } = use_services();
    let dialog_texts = use_dialog_texts();
    let banner = move |problem: SettingsProblem| {
        let (title, text, detail) = match problem {
            SettingsProblem::HostConfig(error) => {
                (dialog_texts.config_error_title, dialog_texts.config_error_text, error)
            }
            SettingsProblem::InsecureAddress(address) => {
                (dialog_texts.insecure_address_title, dialog_texts.insecure_address_text, address)
            }
            SettingsProblem::UnknownServer(name) => return view! { <UnknownServer name/> }.into_any(),
        };
        view! {
            <div class="banner">
                <Glyph icon=Icon::Warning/>
                <div>
                    <h2>{title}</h2>
                    <p>{text}</p>
                    <p class="server-message">{detail}</p>
                </div>
                <DismissButton on_click=move |()| settings.problem.set(None)/>
            </div>
        }
        .into_any()
    };
    view! { <div role="alert">{move || settings.problem.get().map(banner).into_any()}</div> }
}

/// The servers that can be shown instead of an unknown one.
#[component]
fn UnknownServer(name: String) -> impl IntoView {
    let Services { settings, .. } = use_services();
    let dialogs = use_dialogs();
    let server_texts = use_server_texts();
    let servers = Servers::new(use_services(), dialogs);
    let button = move |known: KnownServer| {
        let name = known.server.name;
        let label = (server_texts.show)(&name);
        view! {
            <button type="button" on:click=listener(move |_| servers.choose(&name))>{label}</button>
        }
        .into_any()
    };
    let damaged = servers.unreadable().map(|_| view! { <p>{server_texts.unknown_damaged}</p> });
    view! {
        <div class="banner">
            <Glyph icon=Icon::Warning/>
            <div>
                <h2>{(server_texts.unknown_title)(&name)}</h2>
                <p>{server_texts.unknown_text}</p>
                {damaged}
                <div class="button-row">
                    {servers.list().into_iter().take(MAX_BUTTONS).map(button).collect_view()}
                </div>
            </div>
            <DismissButton on_click=move |()| settings.problem.set(None)/>
        </div>
    }
}
