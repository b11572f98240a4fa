//! What the page does by itself and what it lets one do: a part of the connection dialog, saved with it.

use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Notification, NotificationPermission};

use crate::{
    app::{Desk, use_desk, use_dialogs},
    element::{El, el, value_of},
    settings::{STALLED_RANGE, Settings},
};

/// What is chosen, until it is saved.
#[derive(Clone, Copy)]
pub struct Choices {
    read_only: RwSignal<bool>,
    at_once: RwSignal<bool>,
    notify: RwSignal<bool>,
    minutes: RwSignal<String>,
    is_wrong: RwSignal<bool>,
}

impl Choices {
    /// What is in force.
    pub fn new(settings: Settings) -> Self {
        Self {
            read_only: RwSignal::new(settings.read_only.get_untracked()),
            at_once: RwSignal::new(settings.arrivals_at_once.get_untracked()),
            notify: RwSignal::new(settings.notify.get_untracked()),
            minutes: RwSignal::new(settings.stalled_minutes.get_untracked().to_string()),
            is_wrong: RwSignal::new(false),
        }
    }

    fn stalled_minutes(self) -> Option<u32> {
        let minutes = self.minutes.with_untracked(|text| text.trim().parse().ok());
        minutes.filter(|minutes| STALLED_RANGE.contains(minutes))
    }

    /// Can all of it be saved? What cannot is marked.
    pub fn are_good(self) -> bool {
        self.is_wrong.set(self.stalled_minutes().is_none());
        !self.is_wrong.get_untracked()
    }

    /// Puts it in force.
    pub fn save(self, desk: Desk) {
        let settings = desk.settings;
        settings.set_read_only(self.read_only.get_untracked());
        settings.set_arrivals_at_once(self.at_once.get_untracked());
        if let Some(minutes) = self.stalled_minutes() {
            settings.set_stalled_minutes(minutes);
        }
        let notify = self.notify.get_untracked();
        if !notify || Notification::permission() == NotificationPermission::Granted {
            return settings.set_notify(notify);
        }
        let refused = use_dialogs_of(desk);
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
                desk.announcer.say(refused);
            }
        });
    }
}

fn use_dialogs_of(desk: Desk) -> &'static str {
    desk.settings.language.get_untracked().dialogs().notify_refused
}

/// The fields.
pub fn fields(choices: Choices) -> El {
    let Desk { w, settings, .. } = use_desk();
    let d = use_dialogs();
    let fixed = settings.host.with_value(|host| host.read_only);
    let minutes = el("input")
        .attr("id", "stalled-after")
        .attr("inputmode", "numeric")
        .attr("autocomplete", "off")
        .attr("value", &choices.minutes.get_untracked())
        .attr("aria-describedby", "stalled-problem")
        .live_flag("aria-invalid", move || choices.is_wrong.get())
        .on("input", move |event| {
            choices.minutes.set(value_of(&event));
            choices.is_wrong.set(false);
        });
    let problem = move || if choices.is_wrong.get() { d.stalled_range } else { "" }.to_owned();
    el("fieldset")
        .class("watching")
        .child(el("legend").text(d.watching_label))
        .child(check(w.read_only, choices.read_only, fixed))
        .child(el("p").class("hint").text(d.read_only_hint))
        .child(check(d.arrivals_at_once, choices.at_once, false))
        .child(check(d.notify, choices.notify, false))
        .child(
            el("div")
                .class("field")
                .child(el("label").attr("for", "stalled-after").text(d.stalled_after))
                .child(minutes)
                .child(el("p").attr("id", "stalled-problem").class("problem").live_text(problem)),
        )
}

fn check(name: &str, value: RwSignal<bool>, fixed: bool) -> El {
    let check = el("input")
        .attr("type", "checkbox")
        .attr_if("checked", value.get_untracked().then_some(""))
        .attr_if("disabled", fixed.then_some(""))
        .on("change", move |event| value.set(event_target_checked(&event)));
    el("label").class("check").child(check).child(el("span").text(name))
}
