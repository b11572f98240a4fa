//! The settings dialog. Each change applies at once and is remembered by the browser.

use leptos::{ev::Event, prelude::*};

use crate::{
    domain::{card_size::CardSize, language::Language, theme::Theme},
    i18n::context::{use_dialog_texts, use_viewer_texts},
    state::{
        dialogs::{Dialogs, use_dialogs},
        services::{Services, use_services},
        settings::card_size,
    },
    ui::{
        components::modal::Modal,
        hooks::{focus::focus_next_frame, listener::listener, root_attribute::set_root_attribute},
        settings::{alerts::AlertSettings, preferences::Preferences},
    },
};

/// The settings dialog.
#[component]
pub fn SettingsDialog() -> impl IntoView {
    let dialog_texts = use_dialog_texts();
    let Dialogs { settings_open: open, .. } = use_dialogs();
    // On a phone the button is inside a menu, which is closed.
    on_cleanup(|| focus_next_frame(["#settings".to_owned(), "#menu".to_owned()]));
    view! {
        <Modal
            class="settings"
            name=dialog_texts.settings
            head=view! { <h2>{dialog_texts.settings}</h2> }.into_any()
            close=move |()| open.set(false)
        >
            <div class="dialog-body">
                <LanguageSelect/>
                <ThemeSelect/>
                <CardSizeSelect/>
                <Preferences/>
                <AlertSettings/>
                <WallLink/>
            </div>
        </Modal>
    }
}

#[component]
fn LanguageSelect() -> impl IntoView {
    let Services { settings, .. } = use_services();
    let dialog_texts = use_dialog_texts();
    let current = settings.language.get_untracked();
    let language_option = |language: Language| {
        view! {
            <option value=language.tag() lang=language.tag() prop:selected=language == current>
                {language.native_name()}
            </option>
        }
    };
    let on_change = move |event: Event| {
        if let Some(language) = Language::from_tag(&event_target_value(&event)) {
            settings.set_language(language);
            // The page, this dialog included, is built with the new texts. A new dialog focuses its close button in the next
            // frame; after that the focus moves to the new select.
            request_animation_frame(|| focus_next_frame(["#language".to_owned()]));
        }
    };
    view! {
        <div class="field">
            <label for="language">{dialog_texts.language}</label>
            <select id="language" on:change=listener(on_change)>
                {Language::ALL.map(language_option).collect_view()}
            </select>
        </div>
    }
}

/// The link to the wall screen.
#[component]
fn WallLink() -> impl IntoView {
    let Services { url, .. } = use_services();
    let viewer_texts = use_viewer_texts();
    view! {
        <div class="field">
            <a href=url.wall_link(true)>{viewer_texts.wall}</a>
            <p class="hint">{viewer_texts.wall_hint}</p>
        </div>
    }
}

#[component]
fn ThemeSelect() -> impl IntoView {
    let Services { settings, .. } = use_services();
    let dialog_texts = use_dialog_texts();
    let current = settings.theme.get_untracked();
    let theme_option = |theme: Theme| {
        view! {
            <option value=theme.name() prop:selected=theme == current>
                {dialog_texts.theme_name(theme)}
            </option>
        }
    };
    let on_change = move |event: Event| settings.set_theme(Theme::from_name(&event_target_value(&event)));
    view! {
        <div class="field">
            <label for="theme">{dialog_texts.theme}</label>
            <select id="theme" on:change=listener(on_change)>
                {Theme::ALL.map(theme_option).collect_view()}
            </select>
        </div>
    }
}

/// The size of the cards, a style of the whole page.
#[component]
fn CardSizeSelect() -> impl IntoView {
    let Services { settings, .. } = use_services();
    let dialog_texts = use_dialog_texts();
    let current = CardSize::from_name(&card_size());
    let size_option = |size: CardSize| {
        view! {
            <option value=size.name() prop:selected=size == current>
                {(dialog_texts.card_size_name)(size)}
            </option>
        }
    };
    let on_change = move |event: Event| {
        let size = CardSize::from_name(&event_target_value(&event));
        settings.set_card_size(size);
        set_root_attribute("data-card-size", Some(size.name()));
    };
    view! {
        <div class="field">
            <label for="card-size">{dialog_texts.card_size}</label>
            <select id="card-size" on:change=listener(on_change)>
                {CardSize::ALL.map(size_option).collect_view()}
            </select>
        </div>
    }
}
