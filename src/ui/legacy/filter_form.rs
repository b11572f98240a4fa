//! The filter form: statuses, action, texts and sort order. Each control changes the URL, which triggers the load.

use leptos::prelude::*;

use crate::{
    domain::{
        action::Action,
        filter::{Filter, field::FilterField, sort::SortField},
        status::Status,
    },
    i18n::context::use_texts,
    state::{
        filter_panel::{FilterPanel, use_filter_panel},
        services::{Services, use_services},
        url_state::{HistoryMode, UrlState},
    },
    ui::{
        components::{icon::Icon, select::option},
        dom::{El, button, el, memo::memo},
        legacy::{chips::chips, text_filter::text_filter},
        tasks::text_filter::InputKind,
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

/// The filter form.
pub fn filter_form() -> El {
    let Services { url, .. } = use_services();
    let t = use_texts();
    let FilterPanel { more, expanded, .. } = use_filter_panel();
    let count = memo(move |_| url.filter().with(|filter| filter.chips().len()));
    let collapse_toggle = button("collapse-toggle")
        .dyn_aria_bool("aria-expanded", move || expanded.get())
        .child(Icon::Filter.draw())
        .child(
            el("span")
                .dyn_text(move || if expanded.get() { t.hide_filters } else { t.show_filters }.to_owned()),
        )
        .dyn_child(move || {
            (count.get() > 0).then(|| el("span").class("count").text(&count.get().to_string()))
        })
        .on_click(move || expanded.update(|it| *it = !*it));
    let more_toggle = button("more-filters")
        .attr("aria-controls", "more-filters")
        .dyn_aria_bool("aria-expanded", move || more.get())
        .child(Icon::Filter.draw())
        .child(el("span").text(t.more_filters))
        .on_click(move || more.update(|it| *it = !*it));
    let collapsible = el("div")
        .class("collapsible")
        .child(action_select())
        .child(sort_select())
        .child(more_toggle)
        .child(status_toggles());
    let more_fields = el("div")
        .class("more-fields")
        .attr("id", "more-filters")
        .dyn_attr_static("hidden", move || (!more.get()).then_some(""))
        .children(MORE_FILTERS.map(|(field, kind)| text_filter(field, kind)));
    el("form")
        .class("filters")
        .class_toggle("expanded", move || expanded.get())
        .attr("role", "search")
        .attr("tabindex", "-1")
        .attr("aria-label", t.filters)
        .on("submit", |event| event.prevent_default())
        .child(
            el("div")
                .class("row")
                .child(text_filter(FilterField::Prompt, InputKind::Search))
                .child(collapse_toggle)
                .child(collapsible),
        )
        .child(more_fields)
        .dyn_child(chips)
}

/// Changes the filter in a new history entry and goes to the first page.
fn change_filter(url: UrlState, change: impl FnOnce(&mut Filter)) {
    url.update_filter(HistoryMode::Push, |filter| {
        let mut changed = filter.with_page(1);
        change(&mut changed);
        changed
    });
}

fn status_toggles() -> El {
    let Services { url, .. } = use_services();
    let t = use_texts();
    let toggle = |status: Status| {
        let (raw, text) = (status.wire().to_owned(), t.status(&status));
        let icon = Icon::of_status(&status).draw();
        let is_pressed = {
            let status = status.clone();
            move || url.filter().with(|filter| filter.statuses.contains(&status))
        };
        let on_click = move || {
            change_filter(url, |filter| filter.toggle_status(&status));
        };
        button("toggle")
            .attr("data-status", &raw)
            .attr("title", &raw)
            .dyn_aria_bool("aria-pressed", is_pressed)
            .child(icon)
            .child(el("span").text(&text))
            .on_click(on_click)
    };
    el("div")
        .class("statuses")
        .attr("role", "group")
        .attr("aria-label", t.status_label)
        .children(Status::KNOWN.map(toggle))
}

fn action_select() -> El {
    let Services { url, .. } = use_services();
    let t = use_texts();
    let action = memo(move |_| {
        url.filter().with(|filter| filter.action.as_ref().map(|action| action.wire().to_owned()))
    });
    // A URL may contain an action that this version does not know; it is added as an option.
    let options = move || {
        let current = action.get().map(|wire| Action::from_wire(&wire));
        let unknown = current.clone().filter(|action| !Action::KNOWN.contains(action));
        let to_option = |action: Action| {
            let is_selected = current.as_ref() == Some(&action);
            option(action.wire(), &t.action(&action), is_selected).attr("title", action.wire())
        };
        let actions = Action::KNOWN.into_iter().chain(unknown).map(to_option);
        vec![option("", t.any, current.is_none())].into_iter().chain(actions).collect::<Vec<_>>()
    };
    labelled_select("action", t.action_label, options, move |value| {
        change_filter(url, |filter| filter.action = (!value.is_empty()).then(|| Action::from_wire(&value)));
    })
}

fn sort_select() -> El {
    let Services { url, .. } = use_services();
    let t = use_texts();
    let current = memo(move |_| url.filter().with(|filter| filter.sort.field.wire().to_owned()));
    let is_descending = memo(move |_| url.filter().with(|filter| filter.sort.descending));
    let options = move || {
        SortField::ALL
            .map(|field| option(field.wire(), t.sort_field(field), field.wire() == current.get()))
            .into_iter()
            .collect()
    };
    let field = labelled_select("sort", t.sort_by, options, move |value| {
        let field = SortField::from_wire(&value).unwrap_or_default();
        change_filter(url, |filter| filter.sort.field = field);
    });
    let name = move || if is_descending.get() { t.descending } else { t.ascending };
    let icon = move || if is_descending.get() { Icon::Down } else { Icon::Up };
    let direction = button("direction")
        .dyn_attr_static("aria-label", move || Some(name()))
        .dyn_attr_static("title", move || Some(name()))
        .dyn_child(move || Some(icon().draw()))
        .on_click(move || change_filter(url, |filter| filter.sort.descending = !filter.sort.descending));
    el("div").class("input-group").child(field).child(direction)
}

/// A select with its label. The options are rebuilt when they change; the select keeps the focus.
fn labelled_select(
    id: &'static str,
    label: &str,
    options: impl Fn() -> Vec<El> + 'static,
    on_select: impl Fn(String) + 'static,
) -> El {
    let select = el("select").attr("id", id).on("change", move |event| on_select(event_target_value(&event)));
    let element = select.element();
    let stored = StoredValue::new_local(Vec::new());
    let select = select.effect(move || {
        element.set_text_content(None);
        let options = options();
        for option in &options {
            // Cannot fail: a select accepts an option.
            let _ = element.append_child(&option.element());
        }
        stored.set_value(options);
    });
    el("div").class("field").child(el("label").attr("for", id).text(label)).child(select)
}
