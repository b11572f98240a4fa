//! The banner of a problem of the settings.

use leptos::prelude::*;

use crate::{
    i18n::context::use_dialog_texts,
    state::{
        services::{Services, use_services},
        settings::SettingsProblem,
    },
    ui::components::{
        dismiss_button::DismissButton,
        icon::{Glyph, Icon},
    },
};

/// A `config.json` that cannot be read, or a saved address that is not used.
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
