//! The filter form: statuses, action, texts and sort order. Each control changes the URL, which triggers the load.

use leptos::{
    ev::{Event, FocusEvent, KeyboardEvent, SubmitEvent},
    prelude::*,
};

use crate::{
    domain::{
        action::Action,
        filter::{Filter, field::FilterField, sort::SortField},
        status::Status,
    },
    i18n::context::use_texts,
    state::{
        filter_panel::{FilterPanel, use_filter_panel},
        memo::memo,
        services::{Services, use_services},
        url_state::{HistoryMode, UrlState},
    },
    ui::{
        components::{
            icon::{Glyph, Icon},
            show::Show,
            toggle_button::ToggleButton,
        },
        hooks::{
            listener::listener,
            roving_focus::{move_focus_after_key, move_tab_stop},
        },
        tasks::{
            chips::Chips,
            text_filter::{InputKind, TextFilter},
            view_switch::ViewSwitch,
        },
    },
};

/// The less common text filters.
const MORE_FILTERS: [(FilterField, InputKind); 6] = [
    (FilterField::PromptEn, InputKind::Line),
    (FilterField::Description, InputKind::Line),
    (FilterField::FailReason, InputKind::Line),
    (FilterField::Ids, InputKind::Lines),
    (FilterField::InstanceId, InputKind::Line),
    (FilterField::State, InputKind::Line),
];

/// Whether a filter uses one of the less common text filters.
pub fn uses_more_filters(filter: &Filter) -> bool {
    MORE_FILTERS.iter().any(|(field, _)| !filter.field(*field).is_empty())
}

/// The filter form.
#[component]
pub fn FilterForm() -> impl IntoView {
    let Services { url, .. } = use_services();
    let t = use_texts();
    let FilterPanel { more, expanded, .. } = use_filter_panel();
    let count = memo(move || url.filter().with(|filter| filter.chips().len()));
    view! {
        <form
            class="filters"
            class:expanded=move || expanded.get()
            role="search"
            tabindex="-1"
            aria-label=t.filters
            on:submit=listener(move |event: SubmitEvent| event.prevent_default())
        >
            <div class="row">
                <TextFilter field=FilterField::Prompt kind=InputKind::Search/>
                <button
                    type="button"
                    class="collapse-toggle"
                    aria-expanded=move || expanded.get().to_string()
                    on:click=listener(move |_| expanded.update(|it| *it = !*it))
                >
                    <Glyph icon=Icon::Filter/>
                    <span>{move || if expanded.get() { t.hide_filters } else { t.show_filters }.to_owned()}</span>
                    <Show when=move || count.get() != 0>
                        <span class="count">{move || count.get().to_string()}</span>
                    </Show>
                </button>
                <div class="collapsible">
                    <ActionSelect/>
                    <SortOrder/>
                    <ViewSwitch/>
                    <button
                        type="button"
                        class="more-filters"
                        aria-controls="more-filters"
                        aria-expanded=move || more.get().to_string()
                        on:click=listener(move |_| more.update(|it| *it = !*it))
                    >
                        <Glyph icon=Icon::Filter/>
                        <span>{t.more_filters}</span>
                    </button>
                    <div
                        class="statuses"
                        role="group"
                        aria-label=t.status_label
                        on:keydown=listener(|event: KeyboardEvent| move_focus_after_key(&event))
                        on:focusin=listener(|event: FocusEvent| move_tab_stop(&event))
                    >
                        {Status::KNOWN.map(|status| view! { <StatusToggle status/> }).collect_view()}
                    </div>
                </div>
            </div>
            <div class="more-fields" id="more-filters" hidden=move || !more.get()>
                {MORE_FILTERS.map(|(field, kind)| view! { <TextFilter field kind/> }).collect_view()}
            </div>
            <Chips/>
        </form>
    }
}

/// Changes the filter in a new history entry and goes to the first page.
pub fn change_filter(url: UrlState, change: impl FnOnce(&mut Filter)) {
    url.update_filter(HistoryMode::Push, |filter| {
        let mut changed = filter.with_page(1);
        change(&mut changed);
        changed
    });
}

#[component]
fn StatusToggle(status: Status) -> impl IntoView {
    let Services { url, .. } = use_services();
    let (icon, value, text) =
        (Icon::of_status(&status), status.wire().to_owned(), use_texts().status(&status));
    let is_pressed = {
        let status = status.clone();
        Signal::derive(move || url.filter().with(|filter| filter.statuses.contains(&status)))
    };
    // The first is the tab stop of the group until another one receives the focus.
    let tabindex = if status == Status::KNOWN[0] { "0" } else { "-1" };
    let on_click = move |()| change_filter(url, |filter| filter.toggle_status(&status));
    view! { <ToggleButton icon text value tabindex is_pressed on_click/> }
}

#[component]
fn ActionSelect() -> impl IntoView {
    let Services { url, .. } = use_services();
    let t = use_texts();
    let current = memo(move || url.filter().with(|filter| filter.action.clone()));
    // A URL may contain an action that this version does not know; it is added as an option.
    let unknown = move || current.get().filter(|action| !Action::KNOWN.contains(action));
    let action_option = move |action: Action| {
        let (wire, text) = (action.wire().to_owned(), t.action(&action));
        view! {
            <option
                value=wire.clone()
                title=wire
                prop:selected=move || current.with(|current| current.as_ref() == Some(&action))
            >
                {text}
            </option>
        }
        .into_any()
    };
    let on_change = move |event: Event| {
        let value = event_target_value(&event);
        change_filter(url, |filter| filter.action = (!value.is_empty()).then(|| Action::from_wire(&value)));
    };
    view! {
        <div class="field">
            <label for="action">{t.action_label}</label>
            <select id="action" on:change=listener(on_change)>
                <option value="" prop:selected=move || current.with(Option::is_none)>{t.any}</option>
                {Action::KNOWN.map(action_option).collect_view()}
                {move || unknown().map(action_option).into_any()}
            </select>
        </div>
    }
}

#[component]
fn SortOrder() -> impl IntoView {
    let Services { url, .. } = use_services();
    let t = use_texts();
    let current = memo(move || url.filter().with(|filter| filter.sort.field));
    let is_descending = memo(move || url.filter().with(|filter| filter.sort.descending));
    let sort_option = move |field: SortField| {
        view! {
            <option value=field.wire() prop:selected=move || current.get() == field>
                {t.sort_field(field)}
            </option>
        }
        .into_any()
    };
    let on_change = move |event: Event| {
        let field = SortField::from_wire(&event_target_value(&event)).unwrap_or_default();
        change_filter(url, |filter| filter.sort.field = field);
    };
    let name = Signal::derive(move || if is_descending.get() { t.descending } else { t.ascending });
    let icon = Signal::derive(move || if is_descending.get() { Icon::Down } else { Icon::Up });
    let reverse = move |_| change_filter(url, |filter| filter.sort.descending = !filter.sort.descending);
    view! {
        <div class="input-group">
            <div class="field">
                <label for="sort">{t.sort_by}</label>
                <select id="sort" on:change=listener(on_change)>
                    {SortField::ALL.map(sort_option).collect_view()}
                </select>
            </div>
            <button
                type="button"
                class="direction"
                aria-label=move || name.get().to_owned()
                title=move || name.get().to_owned()
                on:click=listener(reverse)
            >
                <Glyph icon/>
            </button>
        </div>
    }
}
