//! Chips of the active filters, with a button to remove each.

use leptos::prelude::*;

use crate::{
    domain::filter::chip::Chip,
    i18n::context::use_texts,
    state::{
        filter_panel::use_filter_panel,
        memo::memo,
        services::{Services, use_services},
        url_state::HistoryMode,
    },
    ui::{
        components::{
            icon::{Glyph, Icon},
            show::Show,
        },
        hooks::focus::focus_next_frame,
        hooks::listener::listener,
    },
};

/// The chips and the button that clears all filters, while any filter is active.
#[component]
pub fn Chips() -> impl IntoView {
    let panel = use_filter_panel();
    let Services { url, tasks, .. } = use_services();
    let t = use_texts();
    let chips = memo(move || url.filter().with(|filter| filter.chips()));
    // The empty state below has the same button; two with the same name would be confusing.
    let has_button_below = move || {
        tasks.with(|load| load.error().is_none() && load.page().is_some_and(|page| page.rows.is_empty()))
    };
    let chip = |(index, chip)| view! { <FilterChip index chip/> };
    let clear = move |_| {
        panel.clear_filters(url);
        focus_next_frame([".filters".to_owned()]);
    };
    view! {
        <Show when=move || !chips.with(Vec::is_empty)>
            <ul class="chips" aria-label=t.active_filters>
                {move || chips.get().into_iter().enumerate().map(chip).collect_view().into_any()}
                <Show when=move || !has_button_below()>
                    <li>
                        <button type="button" class="ghost" on:click=listener(clear)>{t.clear_filters}</button>
                    </li>
                </Show>
            </ul>
        </Show>
    }
}

#[component]
fn FilterChip(index: usize, chip: Chip) -> impl IntoView {
    let Services { url, .. } = use_services();
    let t = use_texts();
    let text = t.chip(&chip);
    let name = (t.remove_filter)(&text);
    let remove = move |_| {
        url.update_filter(HistoryMode::Push, |filter| filter.without(&chip));
        // Focuses the chip that takes this position, or the last one, or the form.
        focus_next_frame([
            format!(".chip:nth-child({}) button", index + 1),
            ".chip:nth-last-child(-n+2) button".to_owned(),
            ".filters".to_owned(),
        ]);
    };
    view! {
        <li class="chip">
            <span>{text}</span>
            <button type="button" aria-label=name.clone() title=name on:click=listener(remove)>
                <Glyph icon=Icon::Close/>
            </button>
        </li>
    }
}
