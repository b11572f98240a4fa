//! The preferences in the connection dialog, saved with it.

use std::ops::RangeInclusive;

use leptos::{ev::Event, prelude::*, task::spawn_local};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Notification, NotificationPermission};

use crate::{
    api::retry::TIMEOUT_RANGE_SECONDS,
    i18n::context::{use_dialog_texts, use_texts},
    state::{
        announcer::Announcer,
        long_lived::LongLived,
        services::{Services, use_services},
        settings::{Settings, host_config::STALLED_MINUTES_RANGE},
    },
    ui::{connection::checkbox::Checkbox, hooks::listener::listener},
};

/// The values of the fields, until they are saved.
#[derive(Clone, Copy)]
pub struct PreferencesForm {
    read_only: RwSignal<bool>,
    at_once: RwSignal<bool>,
    notify: RwSignal<bool>,
    stalled_minutes: NumberField,
    read_seconds: NumberField,
}

/// A number field.
#[derive(Clone, Copy)]
struct NumberField {
    /// The id of the element.
    id: &'static str,
    range: &'static RangeInclusive<u32>,
    typed: RwSignal<String>,
    is_invalid: RwSignal<bool>,
}

impl NumberField {
    fn new(id: &'static str, range: &'static RangeInclusive<u32>, saved: LongLived<RwSignal<u32>>) -> Self {
        let typed = RwSignal::new(saved.get_untracked().to_string());
        Self { id, range, typed, is_invalid: RwSignal::new(false) }
    }

    fn read(self) -> Option<u32> {
        let number = self.typed.with_untracked(|text| text.trim().parse().ok());
        number.filter(|number| self.range.contains(number))
    }
}

impl PreferencesForm {
    /// The saved preferences.
    pub fn new(settings: Settings) -> Self {
        Self {
            read_only: RwSignal::new(settings.read_only.get_untracked()),
            at_once: RwSignal::new(settings.show_new_at_once.get_untracked()),
            notify: RwSignal::new(settings.notify.get_untracked()),
            stalled_minutes: NumberField::new(
                "stalled-after",
                &STALLED_MINUTES_RANGE,
                settings.stalled_minutes,
            ),
            read_seconds: NumberField::new("give-up-after", &TIMEOUT_RANGE_SECONDS, settings.read_seconds),
        }
    }

    /// Marks the invalid fields and returns the id of the first.
    pub fn validate(self) -> Option<&'static str> {
        let numbers = [self.read_seconds, self.stalled_minutes];
        numbers.iter().for_each(|number| number.is_invalid.set(number.read().is_none()));
        numbers.iter().find(|number| number.is_invalid.get_untracked()).map(|number| number.id)
    }

    /// Saves the preferences. Announces if the browser denies notifications.
    pub fn save(self, settings: Settings, announcer: Announcer) {
        settings.set_read_only(self.read_only.get_untracked());
        settings.set_show_new_at_once(self.at_once.get_untracked());
        if let Some(minutes) = self.stalled_minutes.read() {
            settings.set_stalled_minutes(minutes);
        }
        if let Some(seconds) = self.read_seconds.read() {
            settings.set_read_seconds(seconds);
        }
        let notify = self.notify.get_untracked();
        if !notify || Notification::permission() == NotificationPermission::Granted {
            return settings.set_notify(notify);
        }
        let denied = settings.language.get_untracked().dialog_texts().notify_refused;
        spawn_local(async move {
            // Browsers ask for permission only in response to a user action, such as this click.
            let granted = match Notification::request_permission() {
                Ok(request) => JsFuture::from(request)
                    .await
                    .is_ok_and(|permission| permission.as_string().as_deref() == Some("granted")),
                Err(_) => false,
            };
            settings.set_notify(granted);
            if !granted {
                announcer.announce(denied);
            }
        });
    }
}

/// The fields of the preferences.
#[component]
pub fn Preferences(
    /// The values of the fields.
    form: PreferencesForm,
) -> impl IntoView {
    let Services { settings, .. } = use_services();
    let t = use_texts();
    let dialog_texts = use_dialog_texts();
    let is_fixed = settings.host.with_value(|host| host.read_only);
    view! {
        <fieldset class="preferences">
            <legend>{dialog_texts.preferences}</legend>
            <Checkbox label=t.read_only value=form.read_only is_disabled=is_fixed/>
            <p class="hint">{dialog_texts.read_only_hint}</p>
            <Checkbox label=dialog_texts.show_new_at_once value=form.at_once/>
            <Checkbox label=dialog_texts.notify value=form.notify/>
            <NumberInput label=dialog_texts.stalled_after field=form.stalled_minutes/>
            <NumberInput label=dialog_texts.request_timeout field=form.read_seconds/>
        </fieldset>
    }
}

#[component]
fn NumberInput(label: &'static str, field: NumberField) -> impl IntoView {
    let dialog_texts = use_dialog_texts();
    let NumberField { id, range, typed, is_invalid } = field;
    let error_id = format!("{id}-problem");
    let error = move || {
        if is_invalid.get() {
            (dialog_texts.number_range)(*range.start(), *range.end())
        } else {
            String::new()
        }
    };
    let on_input = move |event: Event| {
        typed.set(event_target_value(&event));
        is_invalid.set(false);
    };
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <input
                id=id
                inputmode="numeric"
                autocomplete="off"
                value=typed.get_untracked()
                aria-describedby=error_id.clone()
                aria-invalid=move || is_invalid.get().to_string()
                on:input=listener(on_input)
            />
            <p id=error_id class="field-error">{move || error()}</p>
        </div>
    }
}
