//! Every active filter as a chip that can be taken away.

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

/// The chips, and the button that takes them all away; nothing without an active filter.
pub fn chips() -> Option<El> {
    let panel = use_filter_panel();
    let Services { url, tasks, .. } = use_services();
    let t = use_texts();
    let chips = url.filter().with(|filter| filter.chips());
    if chips.is_empty() {
        return None;
    }
    // Where nothing matches, the empty sheet offers the same button larger; two of one name would confuse.
    let offered_below = memo(move |_| {
        tasks.with(|load| load.error().is_none() && load.page().is_some_and(|sheet| sheet.rows.is_empty()))
    });
    let clear = move || {
        (!offered_below.get()).then(|| {
            let press = move || {
                panel.clear_filters(url);
                focus_next_frame([".filters".to_owned()]);
            };
            el("li").child(button("quiet").text(t.clear_filters).on_click(press))
        })
    };
    let chip = |(nth, chip): (usize, Chip)| {
        let text = t.chip(&chip);
        let remove =
            button("").named(&(t.remove_filter)(&text)).child(Icon::Close.draw()).on_click(move || {
                url.update_filter(HistoryMode::Push, |filter| filter.without(&chip));
                // To the chip that moves up, or the last one, or the form.
                let at = format!(".chip:nth-child({}) button", nth + 1);
                focus_next_frame([at, ".chip:nth-last-child(-n+2) button".to_owned(), ".filters".to_owned()]);
            });
        el("li").class("chip").child(el("span").text(&text)).child(remove)
    };
    let list = el("ul").class("chips").attr("aria-label", t.active_filters);
    Some(list.children(chips.into_iter().enumerate().map(chip)).live(clear))
}
