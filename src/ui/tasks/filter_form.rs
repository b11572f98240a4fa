//! The filters: seven status buttons, an action, texts, and the order. Nothing here fetches; each control changes the
//! address.

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
        dom::{El, button, el, memo::memo, value_of},
        tasks::{
            chips::chips,
            text_filter::{Look, text_filter},
        },
    },
};

/// The filters that most searches do without.
const MORE: [(FilterField, Look); 6] = [
    (FilterField::PromptEn, Look::Line),
    (FilterField::Description, Look::Line),
    (FilterField::FailReason, Look::Line),
    (FilterField::Ids, Look::Lines),
    (FilterField::InstanceId, Look::Line),
    (FilterField::State, Look::Line),
];

/// Does a filter use one of those?
pub fn uses_more(filter: &Filter) -> bool {
    MORE.iter().any(|(field, _)| !filter.field(*field).is_empty())
}

/// The search form.
pub fn filter_form() -> El {
    let Services { url, .. } = use_services();
    let t = use_texts();
    let FilterPanel { more, expanded, .. } = use_filter_panel();
    let count = memo(move |_| url.filter().with(|filter| filter.chips().len()));
    let fold = button("fold")
        .live_flag("aria-expanded", move || expanded.get())
        .child(Icon::Filter.draw())
        .child(
            el("span")
                .live_text(move || if expanded.get() { t.hide_filters } else { t.show_filters }.to_owned()),
        )
        .live(move || (count.get() > 0).then(|| el("span").class("count").text(&count.get().to_string())))
        .on_click(move || expanded.update(|it| *it = !*it));
    let open_more = button("more")
        .attr("aria-controls", "more-filters")
        .live_flag("aria-expanded", move || more.get())
        .child(Icon::Filter.draw())
        .child(el("span").text(t.more_filters))
        .on_click(move || more.update(|it| *it = !*it));
    let foldable = el("div")
        .class("foldable")
        .child(action_choice())
        .child(sort_choice())
        .child(open_more)
        .child(status_choice());
    let more_fields = el("div")
        .class("more-fields")
        .attr("id", "more-filters")
        .live_word("hidden", move || (!more.get()).then_some(""))
        .children(MORE.map(|(field, look)| text_filter(field, look)));
    el("form")
        .class("filters")
        .class_when("expanded", move || expanded.get())
        .attr("role", "search")
        .attr("tabindex", "-1")
        .attr("aria-label", t.filters)
        .on("submit", |event| event.prevent_default())
        .child(
            el("div")
                .class("row")
                .child(text_filter(FilterField::Prompt, Look::Search))
                .child(fold)
                .child(foldable),
        )
        .child(more_fields)
        .live(chips)
}

/// A deliberate change of the filter: a step of its own, and back on page 1.
fn choose(url: UrlState, change: impl FnOnce(&mut Filter)) {
    url.update_filter(HistoryMode::Push, |filter| {
        let mut changed = filter.with_page(1);
        change(&mut changed);
        changed
    });
}

fn status_choice() -> El {
    let Services { url, .. } = use_services();
    let t = use_texts();
    let toggle = |status: Status| {
        let (raw, word) = (status.wire().to_owned(), t.status(&status));
        let icon = Icon::of_status(&status).draw();
        let chosen = {
            let status = status.clone();
            move || url.filter().with(|filter| filter.statuses.contains(&status))
        };
        let press = move || {
            choose(url, |filter| filter.toggle_status(&status));
        };
        button("toggle")
            .attr("data-status", &raw)
            .attr("title", &raw)
            .live_flag("aria-pressed", chosen)
            .child(icon)
            .child(el("span").text(&word))
            .on_click(press)
    };
    el("div")
        .class("statuses")
        .attr("role", "group")
        .attr("aria-label", t.status_label)
        .children(Status::KNOWN.map(toggle))
}

fn action_choice() -> El {
    let Services { url, .. } = use_services();
    let t = use_texts();
    let action = memo(move |_| {
        url.filter().with(|filter| filter.action.as_ref().map(|action| action.wire().to_owned()))
    });
    // An address may name an action of a newer server: then it stands among the others.
    let select = move || {
        let present = action.get().map(|wire| Action::from_wire(&wire));
        let unknown = present.clone().filter(|action| !Action::KNOWN.contains(action));
        let one = |action: Action| {
            let chosen = present.as_ref() == Some(&action);
            option(action.wire(), &t.action(&action), chosen).attr("title", action.wire())
        };
        let options = Action::KNOWN.into_iter().chain(unknown).map(one);
        vec![option("", t.any, present.is_none())].into_iter().chain(options).collect::<Vec<_>>()
    };
    labelled_select("action", t.action_label, select, move |chosen| {
        choose(url, |filter| filter.action = (!chosen.is_empty()).then(|| Action::from_wire(&chosen)));
    })
}

fn sort_choice() -> El {
    let Services { url, .. } = use_services();
    let t = use_texts();
    let present = memo(move |_| url.filter().with(|filter| filter.sort.field.wire().to_owned()));
    let descends = memo(move |_| url.filter().with(|filter| filter.sort.descending));
    let options = move || {
        SortField::ALL
            .map(|field| option(field.wire(), t.sort_field(field), field.wire() == present.get()))
            .into_iter()
            .collect()
    };
    let field = labelled_select("sort", t.sort_by, options, move |chosen| {
        let field = SortField::from_wire(&chosen).unwrap_or_default();
        choose(url, |filter| filter.sort.field = field);
    });
    let name = move || if descends.get() { t.descending } else { t.ascending };
    let arrow = move || if descends.get() { Icon::Down } else { Icon::Up };
    let direction = button("direction")
        .live_word("aria-label", move || Some(name()))
        .live_word("title", move || Some(name()))
        .live(move || Some(arrow().draw()))
        .on_click(move || choose(url, |filter| filter.sort.descending = !filter.sort.descending));
    el("div").class("joined").child(field).child(direction)
}

/// A select with its label. The options are made anew when what they show changes; the select and its focus stay.
fn labelled_select(
    id: &'static str,
    label: &str,
    options: impl Fn() -> Vec<El> + 'static,
    hear: impl Fn(String) + 'static,
) -> El {
    let select = el("select").attr("id", id).on("change", move |event| hear(value_of(&event)));
    let inside = select.element();
    let kept = StoredValue::new_local(Vec::new());
    let select = select.effect(move || {
        inside.set_text_content(None);
        let options = options();
        for option in &options {
            // A fresh option fits into any select.
            let _ = inside.append_child(&option.element());
        }
        kept.set_value(options);
    });
    el("div").class("field").child(el("label").attr("for", id).text(label)).child(select)
}
