//! What the filter form has beside its controls, loaded later: the user's own time range, and counts.

use leptos::{mount::mount_to, prelude::*};
use send_wrapper::SendWrapper;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::{
    domain::{filter::time_range::TimeRange, format::number::group_digits, status::Status},
    i18n::context::{use_dialog_texts, use_texts},
    state::{
        counts::{CountStore, Counts},
        effect::effect,
        memo::memo,
        services::{Services, use_services},
        tasks::{capability::ServerCapability, load_state::LoadState},
    },
    ui::{components::show::Show, tasks::time_range::TimeRangePanel},
};

/// The own time range, if there is one, and the counts.
#[component]
pub fn FilterExtras() -> impl IntoView {
    let Services { url, tasks, settings, .. } = use_services();
    let store = CountStore::follow(url, tasks, settings);
    // Never while the user waits for a page, and not after a failure.
    let is_counting = memo(move || {
        settings.counts.get()
            && tasks.capability() != ServerCapability::ById
            && tasks.with(|load| matches!(load, LoadState::Loaded(_)))
    });
    // An effect runs when the form is in the document, also if all of it is built anew.
    effect(move || untrack(|| show_counts(store.counts)));
    view! {
        <TimeRangePanel/>
        <Show when=is_counting>
            <Counter store/>
        </Show>
    }
}

/// Counts while it is shown, and shows nothing itself.
#[component]
fn Counter(store: CountStore) -> impl IntoView {
    store.start();
}

/// Shows the counts in the status buttons and in the select of the time range, which are older than this part of the program.
fn show_counts(counts: RwSignal<Counts>) {
    let (t, dialog_texts) = (use_texts(), use_dialog_texts());
    let find = |selector: &str| document().query_selector(selector).ok().flatten();
    for (index, status) in Status::KNOWN.into_iter().enumerate() {
        let Some(button) = find(&format!(".toggle[data-status={}]", status.wire())) else { continue };
        let count = move || counts.with(|counts| counts.statuses[index]);
        let text = move || count().map(dialog_texts.short_number).unwrap_or_default();
        // The accessible name of the button stays the same; the title describes it.
        let badge = move || view! { <span class="toggle-count" aria-hidden="true">{move || text()}</span> };
        let badge = SendWrapper::new(mount_to(button.clone().unchecked_into::<HtmlElement>(), badge));
        on_cleanup(move || drop(badge));
        effect(move || {
            let wire = status.wire();
            let title = count()
                .map_or_else(|| wire.to_owned(), |count| (t.name_and_value)(wire, &group_digits(count)));
            // Fails only for an invalid name.
            let _ = button.set_attribute("title", &title);
        });
    }
    for (index, preset) in TimeRange::PRESETS.into_iter().enumerate() {
        let Some(option) = find(&format!("#when [value={}]", preset.wire())) else { continue };
        effect(move || {
            let count = counts.with(|counts| counts.presets[index]);
            let count = count.map(|count| [" · ", &(dialog_texts.short_number)(count)].concat());
            option.set_text_content(Some(&[(t.time_range)(preset), &count.unwrap_or_default()].concat()));
        });
    }
}
