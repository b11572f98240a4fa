//! The alerts on the page, in the title of the tab, as notifications of the browser, and as a sound.

use std::slice;

use js_sys::{Array, Function, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Notification, NotificationOptions};

use crate::{
    domain::alert::{Alert, AlertRules},
    i18n::{
        alerts::AlertTexts,
        context::{use_alert_texts, use_texts},
        texts::Texts,
    },
    state::{
        alerts::{AlertStore, save_rules, saved_rules},
        announcer::use_announcer,
        clock::use_clock,
        effect::effect,
        services::{Services, use_services},
        settings::window_title,
    },
    ui::{
        components::{
            dismiss_button::DismissButton,
            icon::{Glyph, Icon},
            task_link::TaskLink,
        },
        hooks::listener::listener,
    },
};

/// The pitch of the sound in hertz, its volume from 0 to 1, and its length in seconds.
const PITCH: f64 = 880.0;
const VOLUME: f64 = 0.2;
const SECONDS: f64 = 0.25;

/// The alerts, until they are dismissed or what they report has ended.
#[component]
pub fn Alerts() -> impl IntoView {
    let Services { settings, .. } = use_services();
    let (t, alert_texts) = (use_texts(), use_alert_texts());
    let announcer = use_announcer();
    let store = AlertStore::start(use_services());
    let is_dismissed = RwSignal::new(false);
    let shown = move || -> Vec<Alert> {
        let lasting = if is_dismissed.get() { Vec::new() } else { store.lasting.get() };
        store.ended.get().into_iter().rev().chain(lasting).collect()
    };
    effect(move || {
        let latest = store.latest.get();
        if latest.is_empty() {
            return;
        }
        is_dismissed.set(false);
        let text = sentences(&latest, t, alert_texts);
        let rules = saved_rules();
        if rules.notify && document().hidden() {
            notify(&untrack(|| window_title(settings)), &text);
        }
        if rules.sound {
            beep();
        }
        announcer.announce(text);
    });
    mark_title(move || shown().first().map(|alert| sentence(alert, t, alert_texts)));
    let dismiss = move |()| {
        store.ended.set(Vec::new());
        is_dismissed.set(true);
    };
    let pause = move |_| {
        save_rules(settings, &AlertRules { is_paused: true, ..saved_rules() });
        announcer.announce(alert_texts.paused);
    };
    let row = move |alert: Alert| {
        let link = match &alert {
            Alert::OwnTask { id, .. } => Some(view! { " " <TaskLink id=id.clone()/> }),
            Alert::Failures { .. } | Alert::Queue(_) | Alert::Idle(_) => None,
        };
        view! { <li>{sentence(&alert, t, alert_texts)} {link}</li> }.into_any()
    };
    let strip = move || {
        let alerts = shown();
        (!alerts.is_empty()).then(|| {
            view! {
                <section class="banner alerts" aria-label=alert_texts.alerts>
                    <Glyph icon=Icon::Warning/>
                    <ul role="list">{alerts.into_iter().map(row).collect_view()}</ul>
                    <button type="button" on:click=listener(pause)>{alert_texts.pause}</button>
                    <DismissButton on_click=dismiss/>
                </section>
            }
            .into_any()
        })
    };
    view! { {move || strip().into_any()} }
}

fn sentences(alerts: &[Alert], t: &Texts, alert_texts: &AlertTexts) -> String {
    alerts.iter().map(|alert| sentence(alert, t, alert_texts)).collect::<Vec<_>>().join(" ")
}

fn sentence(alert: &Alert, t: &Texts, alert_texts: &AlertTexts) -> String {
    match alert {
        Alert::OwnTask { id, status } => (t.task_finished)(id, &t.status(status)),
        Alert::Failures { count, is_minimum } => (alert_texts.failures)(*count, *is_minimum),
        Alert::Queue(waiting) => (alert_texts.queue)(*waiting),
        Alert::Idle(minutes) => (alert_texts.idle)(*minutes),
    }
}

/// Shows a text in front of the title of the tab, which other parts of the page set.
fn mark_title(text: impl Fn() -> Option<String> + 'static) {
    let clock = use_clock();
    let mark = StoredValue::new(String::new());
    let set = move |next: String| {
        let title = document().title();
        let bare = mark.with_value(|mark| title.strip_prefix(mark.as_str()).unwrap_or(&title).to_owned());
        let marked = next.clone() + &bare;
        mark.set_value(next);
        if marked != title {
            document().set_title(&marked);
        }
    };
    effect(move || {
        clock.get();
        set(text().map(|text| ["⚠ ", &text, " — "].concat()).unwrap_or_default());
    });
    on_cleanup(move || set(String::new()));
}

/// Does nothing if the user has revoked the permission in the meantime.
fn notify(title: &str, text: &str) {
    let options = NotificationOptions::new();
    options.set_body(text);
    // Several tabs with the same rules show one notification.
    let _ = Reflect::set(&options, &"tag".into(), &"contact-sheet-alert".into());
    let _ = Notification::new_with_options(title, &options);
}

/// Plays a short sound. Browsers stay silent until the page was clicked.
pub fn beep() {
    let _ = play();
}

/// By names, because each function of web-sys would make the first screen larger.
fn play() -> Result<(), JsValue> {
    let get = |of: &JsValue, name: &str| Reflect::get(of, &name.into());
    let call = |of: &JsValue, name: &str, arguments: &[JsValue]| {
        let arguments: Array = arguments.iter().collect();
        get(of, name)?.dyn_into::<Function>()?.apply(of, &arguments)
    };
    let constructor: Function = get(&window(), "AudioContext")?.dyn_into()?;
    let context = Reflect::construct(&constructor, &Array::new())?;
    let (oscillator, gain) = (call(&context, "createOscillator", &[])?, call(&context, "createGain", &[])?);
    let now = get(&context, "currentTime")?.as_f64().unwrap_or_default();
    Reflect::set(&get(&oscillator, "frequency")?, &"value".into(), &PITCH.into())?;
    let volume = get(&gain, "gain")?;
    call(&volume, "setValueAtTime", &[VOLUME.into(), now.into()])?;
    call(&volume, "linearRampToValueAtTime", &[0.into(), (now + SECONDS).into()])?;
    call(&oscillator, "connect", slice::from_ref(&gain))?;
    call(&gain, "connect", &[get(&context, "destination")?])?;
    call(&oscillator, "start", &[])?;
    call(&oscillator, "stop", &[(now + SECONDS).into()])?;
    Ok(())
}
