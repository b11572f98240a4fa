//! What the filter form has beside its controls, loaded later: the user's own time range, and counts.

use leptos::{mount::mount_to, prelude::*};
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
        let handle = mount_to(button.clone().unchecked_into::<HtmlElement>(), badge);
        StoredValue::new_local(handle);
        let button = StoredValue::new_local(button);
        let set_title = move |count: Option<u64>| {
            let wire = status.wire();
            let title =
                count.map_or_else(|| wire.to_owned(), |count| (t.name_and_value)(wire, &group_digits(count)));
            // Fails only for an invalid name.
            button.try_with_value(|button| _ = button.set_attribute("title", &title));
        };
        let clear_title = set_title.clone();
        effect(move || set_title(count()));
        on_cleanup(move || clear_title(None));
    }
    for (index, preset) in TimeRange::PRESETS.into_iter().enumerate() {
        let Some(option) = find(&format!("#when [value={}]", preset.wire())) else { continue };
        let option = StoredValue::new_local(option);
        let set_text = move |count: Option<u64>| {
            let count = count.map(|count| [" · ", &(dialog_texts.short_number)(count)].concat());
            let text = [(t.time_range)(preset), &count.unwrap_or_default()].concat();
            option.try_with_value(|option| option.set_text_content(Some(&text)));
        };
        effect(move || set_text(counts.with(|counts| counts.presets[index])));
        on_cleanup(move || set_text(None));
    }
}
