//! The filters: seven status buttons, an action, texts, and the order. Nothing here fetches; each control changes the
//! address.

use leptos::prelude::*;

use super::{
    chips::Chips,
    icon::Icon,
    text_filter::{Look, TextFilter},
};
use crate::{
    address::{Address, Step},
    filter::{Field, SortField},
    proxy::task::{Action, Status},
    words::use_words,
};

/// The filters that most searches do without.
const MORE: [(Field, Look); 6] = [
    (Field::PromptEn, Look::Line),
    (Field::Description, Look::Line),
    (Field::FailReason, Look::Line),
    (Field::Ids, Look::Lines),
    (Field::InstanceId, Look::Line),
    (Field::State, Look::Line),
];

/// The search form.
#[component]
pub fn FilterForm() -> AnyView {
    let w = use_words();
    let address: Address = expect_context();
    // A link that filters by one of the hidden fields opens them, so that nobody wonders.
    let uses_more = address.filter().with_untracked(|filter| MORE.iter().any(|(field, _)| !filter.get(*field).is_empty()));
    let more = RwSignal::new(uses_more);
    // On a phone the whole form is folded; on a desk the style shows it all the same.
    let unfolded = RwSignal::new(false);
    let count = move || address.filter().with(|filter| filter.chips().len());
    let fold = move || if unfolded.get() { w.hide_filters } else { w.show_filters };
    view! {
        <form
            class="filters"
            class:unfolded=unfolded
            role="search"
            aria-label=w.filters
            on:submit=|event| event.prevent_default()
        >
            <div class="row">
                <TextFilter field=Field::Prompt look=Look::Search />
                <button
                    type="button"
                    class="fold"
                    aria-expanded=move || unfolded.get().to_string()
                    on:click=move |_| unfolded.update(|it| *it = !*it)
                >
                    {Icon::Funnel.view()}
                    <span>{fold}</span>
                    {move || (count() > 0).then(|| view! { <span class="count">{count()}</span> })}
                </button>
                <div class="foldable">
                    <StatusChoice />
                    <ActionChoice />
                    <SortChoice />
                    <button
                        type="button"
                        class="more"
                        aria-expanded=move || more.get().to_string()
                        aria-controls="more-filters"
                        on:click=move |_| more.update(|it| *it = !*it)
                    >
                        {Icon::Funnel.view()}
                        <span>{w.more_filters}</span>
                    </button>
                </div>
            </div>
            <div id="more-filters" class="more-fields" hidden=move || !more.get()>
                {MORE.map(|(field, look)| view! { <TextFilter field=field look=look /> }).collect_view()}
            </div>
            <Chips />
        </form>
    }
    .into_any()
}

#[component]
fn StatusChoice() -> AnyView {
    let w = use_words();
    let address: Address = expect_context();
    let buttons = Status::KNOWN.map(|status| {
        let word = w.status(&status);
        let raw = status.wire().to_owned();
        let icon = Icon::of_status(&status).view();
        let chosen = {
            let status = status.clone();
            Memo::new(move |_| address.filter().with(|filter| filter.statuses.contains(&status)))
        };
        let press = move |_| {
            address.go(Step::Push, |filter| {
                let mut changed = filter.with_page(1);
                if !changed.statuses.remove(&status) {
                    changed.statuses.insert(status.clone());
                }
                changed
            });
        };
        view! {
            <button
                type="button"
                class="toggle"
                data-status=raw.clone()
                title=raw
                aria-pressed=move || chosen.get().to_string()
                on:click=press
            >
                {icon}
                <span>{word}</span>
            </button>
        }
    });
    view! {
        <div class="statuses" role="group" aria-label=w.status_label>
            {buttons.collect_view()}
        </div>
    }
    .into_any()
}

#[component]
fn ActionChoice() -> AnyView {
    let w = use_words();
    let address: Address = expect_context();
    let action = Memo::new(move |_| address.filter().with(|filter| filter.action.clone()));
    let choose = move |event| {
        let chosen = event_target_value(&event);
        address.go(Step::Push, |filter| {
            let mut changed = filter.with_page(1);
            changed.action = (!chosen.is_empty()).then(|| Action::from_wire(&chosen));
            changed
        });
    };
    // An address may name an action of a newer server: then it stands among the others.
    let options = move || {
        let present = action.get();
        let unknown = present.clone().filter(|action| !Action::KNOWN.contains(action));
        let option = |action: Action| {
            let selected = present.as_ref() == Some(&action);
            view! {
                <option value=action.wire().to_owned() title=action.wire().to_owned() selected=selected>
                    {w.action(&action)}
                </option>
            }
        };
        Action::KNOWN.into_iter().chain(unknown).map(option).collect_view()
    };
    view! {
        <div class="field">
            <label for="action">{w.action_label}</label>
            <select id="action" on:change=choose prop:value=move || action.with(|it| it.as_ref().map_or(String::new(), |it| it.wire().to_owned()))>
                <option value="">{w.any}</option>
                {options}
            </select>
        </div>
    }
    .into_any()
}

#[component]
fn SortChoice() -> AnyView {
    let w = use_words();
    let address: Address = expect_context();
    let sort = Memo::new(move |_| address.filter().with(|filter| filter.sort));
    let choose = move |event| {
        let field = SortField::from_wire(&event_target_value(&event)).unwrap_or_default();
        address.go(Step::Push, |filter| {
            let mut changed = filter.with_page(1);
            changed.sort.field = field;
            changed
        });
    };
    let turn = move |_| {
        address.go(Step::Push, |filter| {
            let mut changed = filter.with_page(1);
            changed.sort.descending = !changed.sort.descending;
            changed
        });
    };
    let options = SortField::ALL.map(|field| {
        view! {
            <option value=field.wire() selected=field == sort.get_untracked().field>
                {w.sort_field(field)}
            </option>
        }
    });
    let direction = move || if sort.get().descending { w.descending } else { w.ascending };
    let arrow = move || if sort.get().descending { Icon::Down.view() } else { Icon::Up.view() };
    view! {
        <div class="field sort">
            <label for="sort">{w.sort_by}</label>
            <div class="joined">
                <select id="sort" on:change=choose prop:value=move || sort.get().field.wire()>
                    {options.collect_view()}
                </select>
                <button type="button" class="direction" aria-label=direction title=direction on:click=turn>
                    {arrow}
                </button>
            </div>
        </div>
    }
    .into_any()
}
