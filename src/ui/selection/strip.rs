//! The strip above the bar of the selection: the progress of a batch, and its outcome until it is dismissed.

use leptos::prelude::*;

use crate::{
    domain::batch::Control,
    i18n::{
        context::{use_language, use_selection_texts, use_texts},
        date::format_datetime,
    },
    state::{
        announcer::use_announcer,
        batch::{Run, use_batch},
        clock::{monotonic_ms, use_clock},
        effect::effect,
        memo::memo,
    },
    ui::{
        components::{
            dismiss_button::DismissButton,
            icon::{Glyph, Icon},
            show::Show,
        },
        hooks::{focus::focus_next_frame, listener::listener, root_attribute::mark_root},
        ids::RESULTS_ID,
    },
};

/// What the strip shows.
#[derive(Clone, Copy, PartialEq)]
enum StripState {
    Running,
    Paused,
    Ended,
}

impl StripState {
    fn of(run: &Run) -> Self {
        match run.batch.control() {
            _ if run.batch.is_done() => Self::Ended,
            Control::Running | Control::Stopped => Self::Running,
            Control::Paused(_) => Self::Paused,
        }
    }
}

/// The strip, while there is a batch.
#[component]
pub fn BatchStrip(
    /// Whether the report is open.
    has_report: RwSignal<bool>,
) -> impl IntoView {
    let batch = use_batch();
    batch.follow();
    let has_batch = memo(move || batch.with(|run| run.is_some()));
    view! {
        <Show when=has_batch>
            <Strip has_report/>
        </Show>
    }
}

#[component]
fn Strip(has_report: RwSignal<bool>) -> impl IntoView {
    let (t, texts, tag) = (use_texts(), use_selection_texts(), use_language().tag());
    let (batch, clock, announcer) = (use_batch(), use_clock(), use_announcer());
    mark_root("data-batch");
    let state = memo(move || batch.with(|run| run.map_or(StripState::Ended, StripState::of)));
    let title = memo(move || batch.with(|run| run.map(|run| run.plan.title.clone())).unwrap_or_default());
    let counts = memo(move || batch.with(|run| run.map(|run| run.batch.counts())).unwrap_or_default());
    let total = move || batch.with(|run| run.map_or(0, |run| run.plan.tasks.len()));
    let summary = memo(move || (texts.ended)(&counts.get()));
    let progress = move || (texts.progress)(counts.get().completed(), total());
    // Why it does not go on, or from when it is.
    let note = memo(move || {
        batch.with(|run| {
            let run = run?;
            if run.is_restored {
                return Some((texts.restored)(&format_datetime(run.plan.started_ms, tag)));
            }
            if let (Control::Paused(reason), false) = (run.batch.control(), run.batch.is_done()) {
                return Some((texts.paused)(reason).to_owned());
            }
            let (until, reason) = run.batch.busy_until()?;
            clock.get();
            let seconds = (until - monotonic_ms() as i64 + 999).max(1000) / 1000;
            Some((texts.busy)(reason, seconds))
        })
    });
    let forgets = move || batch.with(|run| run.is_some_and(|run| !run.is_remembered && !run.batch.is_done()));
    // Screen readers hear that it has paused, waits or has ended, not each second and each request.
    let is_busy = memo(move || batch.with(|run| run.is_some_and(|run| run.batch.busy_until().is_some())));
    effect(move || {
        is_busy.track();
        let text = match state.get() {
            StripState::Ended => Some(untrack(|| summary.get())),
            StripState::Paused | StripState::Running => untrack(|| note.get()),
        };
        if let Some(text) = text {
            announcer.announce((t.name_and_value)(&title.get_untracked(), &text));
        }
    });
    let icon = move || match state.get() {
        StripState::Running => Icon::Sent,
        StripState::Paused => Icon::Hourglass,
        StripState::Ended if counts.get().completed() == counts.get().accepted + counts.get().queued => {
            Icon::Check
        }
        StripState::Ended => Icon::Warning,
    };
    let is_paused = move || state.get() == StripState::Paused;
    let has_ended = move || state.get() == StripState::Ended;
    let pause_or_resume = move |_| if untrack(is_paused) { batch.resume() } else { batch.pause() };
    // The focus would leave with the button.
    let stop = move |_| {
        batch.stop();
        focus_next_frame([".batch-details".to_owned()]);
    };
    let dismiss = move || {
        batch.dismiss();
        focus_next_frame([format!("#{RESULTS_ID}"), "main".to_owned()]);
    };
    view! {
        <section class="batch-strip" aria-label=texts.requests>
            {move || view! { <Glyph icon=icon()/> }.into_any()}
            <div class="batch-text">
                <p>
                    <strong>{move || title.get()}</strong>
                    " "
                    <span class="batch-summary">{move || summary.get()}</span>
                </p>
                <Show when=move || !has_ended()>
                    <div class="batch-progress">
                        <progress
                            aria-label=move || title.get()
                            max=move || total().to_string()
                            value=move || counts.get().completed().to_string()
                        ></progress>
                        <span>{move || progress()}</span>
                    </div>
                </Show>
                <p class="hint">{move || note.get()}</p>
                <Show when=forgets>
                    <p class="hint">{texts.not_remembered}</p>
                </Show>
            </div>
            <div class="button-row">
                <Show when=move || !has_ended()>
                    // One button, so that the focus stays on it.
                    <button type="button" class:primary=is_paused on:click=listener(pause_or_resume)>
                        {move || if is_paused() { texts.resume } else { texts.pause }}
                    </button>
                    <button type="button" class="danger" on:click=listener(stop)>{t.stop}</button>
                </Show>
                <button
                    type="button"
                    class="batch-details"
                    aria-haspopup="dialog"
                    on:click=listener(move |_| has_report.set(true))
                >
                    {texts.details}
                </button>
                <Show when=has_ended>
                    <DismissButton on_click=move |()| dismiss()/>
                </Show>
            </div>
        </section>
    }
}
