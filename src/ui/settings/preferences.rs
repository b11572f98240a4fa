//! The preferences: live refresh, notifications, time limits.

use std::ops::RangeInclusive;

use leptos::{ev::Event, prelude::*, task::spawn_local};
use web_sys::{Notification, NotificationPermission};

use crate::{
    api::retry::TIMEOUT_RANGE_SECONDS,
    i18n::context::use_dialog_texts,
    state::{
        announcer::{Announcer, use_announcer},
        services::{Services, use_services},
        settings::{Settings, host_config::STALLED_MINUTES_RANGE},
    },
    ui::{
        components::{checkbox::Checkbox, show::Show},
        hooks::{listener::listener, permission::may_notify},
        shortcuts::sheet::ShortcutSheet,
    },
};

/// The preferences, each of which is saved when it changes.
#[component]
pub fn Preferences() -> impl IntoView {
    let Services { settings, .. } = use_services();
    let dialog_texts = use_dialog_texts();
    let announcer = use_announcer();
    let is_sheet_open = RwSignal::new(false);
    view! {
        <div class="preferences">
            <Checkbox
                label=dialog_texts.show_new_at_once
                value=settings.show_new_at_once
                on_change=move |on| settings.set_show_new_at_once(on)
            />
            <Checkbox
                label=dialog_texts.notify
                value=settings.notify
                on_change=move |on| set_notify(settings, announcer, on)
            />
            <Checkbox
                label=dialog_texts.counts
                value=settings.counts
                on_change=move |on| settings.set_counts(on)
            />
            <div class="shortcut-setting">
                <Checkbox
                    label=dialog_texts.use_shortcuts
                    value=settings.shortcuts
                    on_change=move |on| settings.set_shortcuts(on)
                />
                <button type="button" on:click=listener(move |_| is_sheet_open.set(true))>{dialog_texts.shortcuts}</button>
            </div>
            <Show when=is_sheet_open>
                <ShortcutSheet close=move |()| is_sheet_open.set(false)/>
            </Show>
            <NumberInput
                id="stalled-after"
                label=dialog_texts.stalled_after
                range=&STALLED_MINUTES_RANGE
                saved=settings.stalled_minutes.get_untracked()
                save=move |minutes| settings.set_stalled_minutes(minutes)
            />
            <NumberInput
                id="give-up-after"
                label=dialog_texts.request_timeout
                range=&TIMEOUT_RANGE_SECONDS
                saved=settings.read_seconds.get_untracked()
                save=move |seconds| settings.set_read_seconds(seconds)
            />
        </div>
    }
}

/// Turns notifications on or off, and asks the browser for permission if needed. Announces if the browser denies it.
fn set_notify(settings: Settings, announcer: Announcer, on: bool) {
    settings.set_notify(on);
    if !on || Notification::permission() == NotificationPermission::Granted {
        return;
    }
    let denied = settings.language.get_untracked().dialog_texts().notify_refused;
    spawn_local(async move {
        // Browsers ask for permission only in response to a user action, such as this click.
        let granted = may_notify().await;
        settings.set_notify(granted);
        if !granted {
            announcer.announce(denied);
        }
    });
}

/// A field for a number, which is saved while it is in range.
#[component]
fn NumberInput(
    id: &'static str,
    label: &'static str,
    range: &'static RangeInclusive<u32>,
    /// The saved number.
    saved: u32,
    /// Saves a number.
    #[prop(into)]
    save: Callback<u32>,
) -> impl IntoView {
    let dialog_texts = use_dialog_texts();
    let is_invalid = RwSignal::new(false);
    let error_id = format!("{id}-problem");
    let error = move || {
        if is_invalid.get() {
            (dialog_texts.number_range)(*range.start(), *range.end())
        } else {
            String::new()
        }
    };
    let read = move |event: Event| {
        let number = event_target_value(&event).trim().parse().ok();
        number.filter(|number| range.contains(number))
    };
    let on_input = move |event: Event| {
        if let Some(number) = read(event) {
            save.run(number);
            is_invalid.set(false);
        }
    };
    // An incomplete number is not an error until the field is left.
    let on_change = move |event: Event| is_invalid.set(read(event).is_none());
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <input
                id=id
                inputmode="numeric"
                autocomplete="off"
                value=saved.to_string()
                aria-describedby=error_id.clone()
                aria-invalid=move || is_invalid.get().to_string()
                on:input=listener(on_input)
                on:change=listener(on_change)
            />
            <p id=error_id class="field-error" aria-live="polite">{move || error()}</p>
        </div>
    }
}
