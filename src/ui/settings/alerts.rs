//! The rules of the alerts in the settings dialog.

use std::ops::RangeInclusive;

use leptos::{ev::Event, prelude::*, task::spawn_local};

use crate::{
    domain::alert::{AlertRules, FAILURES_RANGE, IDLE_RANGE, QUEUE_RANGE},
    i18n::context::{use_alert_texts, use_dialog_texts},
    state::{
        alerts::{save_rules, saved_rules},
        announcer::use_announcer,
        saved_views::own_state,
        services::{Services, use_services},
    },
    ui::{
        alerts::beep,
        components::{checkbox::Checkbox, show::Show},
        hooks::{listener::listener, permission::may_notify},
    },
};

/// The numbers that a rule starts with.
const FAILURES: u32 = 5;
const QUEUE: u32 = 50;
const IDLE_MINUTES: u32 = 15;

/// The rules, each of which is saved when it changes.
#[component]
pub fn AlertSettings() -> impl IntoView {
    let Services { settings, .. } = use_services();
    let (dialog_texts, alert_texts) = (use_dialog_texts(), use_alert_texts());
    let announcer = use_announcer();
    let rules = RwSignal::new(saved_rules());
    let is_refused = RwSignal::new(false);
    let change = Callback::new(move |change: Callback<AlertRules, AlertRules>| {
        let changed = change.run(saved_rules());
        let is_stored = save_rules(settings, &changed);
        is_refused.set(!is_stored);
        rules.set(saved_rules());
    });
    let set = move |edit: fn(&mut AlertRules, bool), on: bool| {
        change.run(Callback::new(move |mut rules: AlertRules| {
            edit(&mut rules, on);
            rules
        }));
    };
    let set_notify = move |on: bool| {
        if !on {
            return set(|rules, on| rules.notify = on, false);
        }
        let refused = dialog_texts.notify_refused;
        spawn_local(async move {
            // Browsers ask for permission only in response to a user action, such as this click.
            let is_granted = may_notify().await;
            // Notified also if nothing changes, so that the box shows it.
            set(|rules, on| rules.notify = on, is_granted);
            if !is_granted {
                announcer.announce(refused);
            }
        });
    };
    let own_hint = move || {
        let state = own_state();
        if state.is_empty() { alert_texts.own_hint.to_owned() } else { (alert_texts.own_hint_state)(&state) }
    };
    let pause_label =
        move || if rules.with(|rules| rules.is_paused) { alert_texts.resume } else { alert_texts.pause };
    let toggle_pause = move |_| {
        let is_paused = !rules.with_untracked(|rules| rules.is_paused);
        set(|rules, on| rules.is_paused = on, is_paused);
        announcer.announce(if is_paused { alert_texts.paused } else { alert_texts.resumed });
    };
    view! {
        <fieldset class="alert-rules">
            <legend>{alert_texts.tell_me_when}</legend>
            <div>
                <Checkbox
                    label=alert_texts.own_tasks
                    value=Signal::derive(move || rules.with(|rules| rules.own_tasks))
                    on_change=move |on| set(|rules, on| rules.own_tasks = on, on)
                />
                <p class="hint">{own_hint()}</p>
            </div>
            <NumberRule
                id="alert-failures"
                label=alert_texts.many_failures
                number_label=alert_texts.failures_above
                range=&FAILURES_RANGE
                value=Signal::derive(move || rules.with(|rules| rules.failures))
                set=move |failures| change.run(Callback::new(move |rules| AlertRules { failures, ..rules }))
                start=FAILURES
            />
            <NumberRule
                id="alert-queue"
                label=alert_texts.long_queue
                number_label=alert_texts.queue_above
                range=&QUEUE_RANGE
                value=Signal::derive(move || rules.with(|rules| rules.queue))
                set=move |queue| change.run(Callback::new(move |rules| AlertRules { queue, ..rules }))
                start=QUEUE
            />
            <NumberRule
                id="alert-idle"
                label=alert_texts.nothing_finishes
                number_label=alert_texts.idle_minutes
                range=&IDLE_RANGE
                value=Signal::derive(move || rules.with(|rules| rules.idle_minutes))
                set=move |idle_minutes| change.run(Callback::new(move |rules| AlertRules { idle_minutes, ..rules }))
                start=IDLE_MINUTES
            />
            <Checkbox
                label=alert_texts.notify
                value=Signal::derive(move || rules.with(|rules| rules.notify))
                on_change=set_notify
            />
            <Checkbox
                label=alert_texts.sound
                value=Signal::derive(move || rules.with(|rules| rules.sound))
                on_change=move |on| {
                    set(|rules, on| rules.sound = on, on);
                    if on {
                        beep();
                    }
                }
            />
            <p class="field-error" aria-live="polite">
                {move || if is_refused.get() { alert_texts.not_stored } else { "" }}
            </p>
            <Show when=move || rules.with(AlertRules::has_rules)>
                <button type="button" on:click=listener(toggle_pause)>{move || pause_label()}</button>
            </Show>
        </fieldset>
    }
}

/// A rule with a number, which is saved while it is in range.
#[component]
fn NumberRule(
    id: &'static str,
    label: &'static str,
    number_label: &'static str,
    range: &'static RangeInclusive<u32>,
    /// The number; None while the rule is off.
    value: Signal<Option<u32>>,
    /// Saves the number.
    #[prop(into)]
    set: Callback<Option<u32>>,
    /// The number that the rule starts with.
    start: u32,
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
    let on_change = move |event: Event| {
        let number = event_target_value(&event).trim().parse().ok().filter(|number| range.contains(number));
        is_invalid.set(number.is_none());
        if number.is_some() {
            set.run(number);
        }
    };
    let is_on = move || value.get().is_some();
    let field = move || {
        let error_id = error_id.clone();
        view! {
            <div class="field">
                <label for=id>{number_label}</label>
                <input
                    id=id
                    inputmode="numeric"
                    autocomplete="off"
                    value=value.get_untracked().unwrap_or(start).to_string()
                    aria-describedby=error_id.clone()
                    aria-invalid=move || is_invalid.get().to_string()
                    on:change=listener(on_change)
                />
                <p id=error_id class="field-error" aria-live="polite">{move || error()}</p>
            </div>
        }
        .into_any()
    };
    view! {
        <div>
            <Checkbox
                label
                value=Signal::derive(is_on)
                on_change=move |on: bool| {
                    is_invalid.set(false);
                    set.run(on.then_some(start));
                }
            />
            <Show when=is_on>{field()}</Show>
        </div>
    }
}
