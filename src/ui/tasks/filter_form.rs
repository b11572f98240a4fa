//! The filter form: statuses, action, time range, texts and sort order. Each control changes the URL, which triggers the load.

use leptos::{
    ev::{Event, FocusEvent, KeyboardEvent, SubmitEvent},
    prelude::*,
};

use crate::{
    domain::{
        action::Action,
        filter::{
            Filter,
            field::FilterField,
            sort::SortField,
            time_range::{OWN_RANGE, TimeRange},
        },
        status::Status,
    },
    i18n::context::use_texts,
    state::{
        clock::{now_ms, use_clock},
        filter_panel::{FilterPanel, use_filter_panel},
        memo::memo,
        services::{Services, use_services},
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
        layout::lazy_views::{LazyView, LazyViewKind},
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

/// The time after which tasks are counted, in milliseconds.
const IDLE_AFTER_MS: i64 = 3000;

/// The filter form.
#[component]
pub fn FilterForm() -> impl IntoView {
    let Services { url, settings, tasks, .. } = use_services();
    let t = use_texts();
    let FilterPanel { more, expanded, .. } = use_filter_panel();
    // Loaded for a time range, or to count tasks when the first page is there and has had its time.
    let (clock, start) = (use_clock(), now_ms());
    // What was loaded to count stays, so that it removes the counts when they are turned off.
    let had_counts = settings.counts.get_untracked();
    let has_extras = move || {
        url.filter().with(|filter| filter.time_range.is_some())
            || ((had_counts || settings.counts.get())
                && clock.get() > start + IDLE_AFTER_MS
                && tasks.with(|load| load.page().is_some()))
    };
    let count = memo(move || url.filter().with(|filter| filter.chips().len()));
    view! {
        <form
            class="filters"
            class:expanded=move || expanded.get()
            class:counted=move || settings.counts.get()
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
                    <WhenSelect/>
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
            <Show when=has_extras>
                <LazyView kind=LazyViewKind::FilterExtras close=|()| ()/>
            </Show>
            <Chips/>
        </form>
    }
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
    let on_click = move |()| url.change_filter(|filter| filter.toggle_status(&status));
    view! { <ToggleButton icon text value tabindex is_pressed on_click/> }
}

/// A select with its label.
#[component]
fn SelectField(
    /// The id of the select.
    id: &'static str,
    /// The label.
    label: &'static str,
    /// The options.
    options: Vec<AnyView>,
    /// Handles the choice of an option.
    on_change: Box<dyn FnMut(Event)>,
) -> impl IntoView {
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <select id=id on:change=on_change>
                {options}
            </select>
        </div>
    }
}

/// An option of a select. The title is the name in the API, if it differs from the words.
fn select_option(
    value: &str,
    title: &str,
    name: String,
    is_selected: Box<dyn Fn() -> bool + Send>,
) -> AnyView {
    view! { <option value=value.to_owned() title=title.to_owned() prop:selected=is_selected>{name}</option> }
        .into_any()
}

/// How long before now an own range starts at first.
const OWN_RANGE_MS: i64 = 24 * 60 * 60_000;

/// The select of the time range.
#[component]
fn WhenSelect() -> impl IntoView {
    let Services { url, .. } = use_services();
    let t = use_texts();
    let option = |value: &'static str, name: &'static str| {
        let is_selected =
            move || url.filter().with(|filter| filter.time_range.map_or("", TimeRange::wire) == value);
        select_option(value, "", name.to_owned(), Box::new(is_selected))
    };
    let mut options = vec![option("", t.any_time)];
    options.extend(TimeRange::PRESETS.map(|preset| option(preset.wire(), (t.time_range)(preset))));
    options.push(option(OWN_RANGE, t.own_range));
    let on_change = move |event: Event| {
        let value = event_target_value(&event);
        let own = (value == OWN_RANGE).then(|| {
            let from = Some((now_ms() - OWN_RANGE_MS) / 60_000 * 60_000);
            TimeRange::Between { from, to: None }
        });
        url.change_filter(|filter| filter.time_range = TimeRange::from_wire(&value).or(own));
    };
    view! { <SelectField id="when" label=t.when options on_change=listener(on_change)/> }
}

#[component]
fn ActionSelect() -> impl IntoView {
    let Services { url, .. } = use_services();
    let t = use_texts();
    let current = memo(move || url.filter().with(|filter| filter.action.clone()));
    // A URL may contain an action that this version does not know; it is added as an option.
    let unknown = move || current.get().filter(|action| !Action::KNOWN.contains(action));
    let option = move |action: Action| {
        let (wire, text) = (action.wire().to_owned(), t.action(&action));
        let is_selected = move || current.with(|current| current.as_ref() == Some(&action));
        select_option(&wire, &wire, text, Box::new(is_selected))
    };
    let is_any = move || current.with(Option::is_none);
    let mut options = vec![select_option("", "", t.any.to_owned(), Box::new(is_any))];
    options.extend(Action::KNOWN.map(option));
    options.push(view! { {move || unknown().map(option).into_any()} }.into_any());
    let on_change = move |event: Event| {
        let value = event_target_value(&event);
        url.change_filter(|filter| filter.action = (!value.is_empty()).then(|| Action::from_wire(&value)));
    };
    view! { <SelectField id="action" label=t.action_label options on_change=listener(on_change)/> }
}

#[component]
fn SortOrder() -> impl IntoView {
    let Services { url, .. } = use_services();
    let t = use_texts();
    let is_descending = memo(move || url.filter().with(|filter| filter.sort.descending));
    let option = |field: SortField| {
        let is_selected = move || url.filter().with(|filter| filter.sort.field == field);
        select_option(field.wire(), "", t.sort_field(field).to_owned(), Box::new(is_selected))
    };
    let options = SortField::ALL.map(option).into();
    let on_change = move |event: Event| {
        let field = SortField::from_wire(&event_target_value(&event)).unwrap_or_default();
        url.change_filter(|filter| filter.sort.field = field);
    };
    let name = Signal::derive(move || if is_descending.get() { t.descending } else { t.ascending });
    let icon = move || if is_descending.get() { Icon::Down } else { Icon::Up };
    let reverse = move |_| url.change_filter(|filter| filter.sort.descending = !filter.sort.descending);
    view! {
        <div class="input-group">
            <SelectField id="sort" label=t.sort_by options on_change=listener(on_change)/>
            <button
                type="button"
                class="direction"
                aria-label=move || name.get().to_owned()
                title=move || name.get().to_owned()
                on:click=listener(reverse)
            >
                {move || view! { <Glyph icon=icon()/> }.into_any()}
            </button>
        </div>
    }
}
