//! Every active filter as a chip that can be taken away.

use leptos::prelude::*;

use crate::ui::components::icon::Icon;
use crate::{
    app::{Desk, use_desk},
    domain::filter::chip::Chip,
    state::url_state::HistoryMode,
    ui::dom::{El, button, el, focus_next_frame, memo::memo},
};

/// The chips, and the button that takes them all away; nothing without an active filter.
pub fn chips() -> Option<El> {
    let desk = use_desk();
    let Desk { w, address, tasks, .. } = desk;
    let chips = address.filter().with(|filter| filter.chips());
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
                desk.clear_filters();
                focus_next_frame([".filters".to_owned()]);
            };
            el("li").child(button("quiet").text(w.clear_filters).on_click(press))
        })
    };
    let chip = |(nth, chip): (usize, Chip)| {
        let text = w.chip(&chip);
        let remove =
            button("").named(&(w.remove_filter)(&text)).child(Icon::Close.draw()).on_click(move || {
                address.go(HistoryMode::Push, |filter| filter.without(&chip));
                // To the chip that moves up, or the last one, or the form.
                let at = format!(".chip:nth-child({}) button", nth + 1);
                focus_next_frame([at, ".chip:nth-last-child(-n+2) button".to_owned(), ".filters".to_owned()]);
            });
        el("li").class("chip").child(el("span").text(&text)).child(remove)
    };
    let list = el("ul").class("chips").attr("aria-label", w.active_filters);
    Some(list.children(chips.into_iter().enumerate().map(chip)).live(clear))
}
