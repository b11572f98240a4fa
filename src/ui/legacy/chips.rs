//! Chips of the active filters, with a button to remove each.

use leptos::prelude::*;

use crate::{
    domain::filter::chip::Chip,
    i18n::context::use_texts,
    state::{
        filter_panel::use_filter_panel,
        services::{Services, use_services},
        url_state::HistoryMode,
    },
    ui::{
        components::icon::Icon,
        dom::{El, button, el, focus_next_frame, memo::memo},
    },
};

/// The chips and the button that clears all filters, while any filter is active.
pub fn chips() -> Option<El> {
    let panel = use_filter_panel();
    let Services { url, tasks, .. } = use_services();
    let t = use_texts();
    let chips = url.filter().with(|filter| filter.chips());
    if chips.is_empty() {
        return None;
    }
    // The empty state below has the same button; two with the same name would be confusing.
    let has_button_below = memo(move |_| {
        tasks.with(|load| load.error().is_none() && load.page().is_some_and(|page| page.rows.is_empty()))
    });
    let clear = move || {
        (!has_button_below.get()).then(|| {
            let on_click = move || {
                panel.clear_filters(url);
                focus_next_frame([".filters".to_owned()]);
            };
            el("li").child(button("ghost").text(t.clear_filters).on_click(on_click))
        })
    };
    let chip = |(index, chip): (usize, Chip)| {
        let text = t.chip(&chip);
        let remove =
            button("").label(&(t.remove_filter)(&text)).child(Icon::Close.draw()).on_click(move || {
                url.update_filter(HistoryMode::Push, |filter| filter.without(&chip));
                // Focuses the chip that takes this position, or the last one, or the form.
                let next = format!(".chip:nth-child({}) button", index + 1);
                focus_next_frame([
                    next,
                    ".chip:nth-last-child(-n+2) button".to_owned(),
                    ".filters".to_owned(),
                ]);
            });
        el("li").class("chip").child(el("span").text(&text)).child(remove)
    };
    let list = el("ul").class("chips").attr("aria-label", t.active_filters);
    Some(list.children(chips.into_iter().enumerate().map(chip)).dyn_child(clear))
}
