//! What the page does by itself and what it lets one do: a part of the connection dialog, saved with it.

use std::ops::RangeInclusive;

use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Notification, NotificationPermission};

use crate::{
    api::retry::TIMEOUT_RANGE_SECONDS,
    i18n::context::{use_dialog_texts, use_texts},
    state::{
        announcer::Announcer,
        services::{Services, use_services},
        settings::{Settings, host_config::STALLED_MINUTES_RANGE},
    },
    ui::dom::{El, el, value_of},
};

/// What is chosen, until it is saved.
#[derive(Clone, Copy)]
pub struct PreferencesForm {
    read_only: RwSignal<bool>,
    at_once: RwSignal<bool>,
    notify: RwSignal<bool>,
    stalled_minutes: NumberField,
    read_seconds: NumberField,
}

/// A number as it is typed.
#[derive(Clone, Copy)]
struct NumberField {
    /// The id of its field.
    id: &'static str,
    range: &'static RangeInclusive<u32>,
    typed: RwSignal<String>,
    is_wrong: RwSignal<bool>,
}

impl NumberField {
    fn new(id: &'static str, range: &'static RangeInclusive<u32>, present: RwSignal<u32>) -> Self {
        let typed = RwSignal::new(present.get_untracked().to_string());
        Self { id, range, typed, is_wrong: RwSignal::new(false) }
    }

    fn read(self) -> Option<u32> {
        let number = self.typed.with_untracked(|text| text.trim().parse().ok());
        number.filter(|number| self.range.contains(number))
    }
}

impl PreferencesForm {
    /// What is in force.
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

    /// The first field that cannot be saved. All that cannot are marked.
    pub fn wrong_field(self) -> Option<&'static str> {
        let numbers = [self.read_seconds, self.stalled_minutes];
        numbers.iter().for_each(|number| number.is_wrong.set(number.read().is_none()));
        numbers.iter().find(|number| number.is_wrong.get_untracked()).map(|number| number.id)
    }

    /// Puts it in force.
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
        let refused = settings.language.get_untracked().dialog_texts().notify_refused;
        spawn_local(async move {
            // Browsers ask only after a press, and this is one.
            let granted = match Notification::request_permission() {
                Ok(answer) => JsFuture::from(answer)
                    .await
                    .is_ok_and(|answer| answer.as_string().as_deref() == Some("granted")),
                Err(_) => false,
            };
            settings.set_notify(granted);
            if !granted {
                announcer.announce(refused);
            }
        });
    }
}

/// The fields.
pub fn fields(choices: PreferencesForm) -> El {
    let Services { settings, .. } = use_services();
    let t = use_texts();
    let dialog_texts = use_dialog_texts();
    let fixed = settings.host.with_value(|host| host.read_only);
    el("fieldset")
        .class("watching")
        .child(el("legend").text(dialog_texts.preferences))
        .child(check(t.read_only, choices.read_only, fixed))
        .child(el("p").class("hint").text(dialog_texts.read_only_hint))
        .child(check(dialog_texts.show_new_at_once, choices.at_once, false))
        .child(check(dialog_texts.notify, choices.notify, false))
        .child(number(dialog_texts.stalled_after, choices.stalled_minutes))
        .child(number(dialog_texts.request_timeout, choices.read_seconds))
}

fn number(name: &str, number: NumberField) -> El {
    let dialog_texts = use_dialog_texts();
    let NumberField { id, range, typed, is_wrong } = number;
    let problem_id = format!("{id}-problem");
    let input = el("input")
        .attr("id", id)
        .attr("inputmode", "numeric")
        .attr("autocomplete", "off")
        .attr("value", &typed.get_untracked())
        .attr("aria-describedby", &problem_id)
        .live_flag("aria-invalid", move || is_wrong.get())
        .on("input", move |event| {
            typed.set(value_of(&event));
            is_wrong.set(false);
        });
    let problem = move || {
        if is_wrong.get() { (dialog_texts.number_range)(*range.start(), *range.end()) } else { String::new() }
    };
    el("div")
        .class("field")
        .child(el("label").attr("for", id).text(name))
        .child(input)
        .child(el("p").attr("id", &problem_id).class("problem").live_text(problem))
}

fn check(name: &str, value: RwSignal<bool>, fixed: bool) -> El {
    let check = el("input")
        .attr("type", "checkbox")
        .attr_if("checked", value.get_untracked().then_some(""))
        .attr_if("disabled", fixed.then_some(""))
        .on("change", move |event| value.set(event_target_checked(&event)));
    el("label").class("check").child(check).child(el("span").text(name))
}
