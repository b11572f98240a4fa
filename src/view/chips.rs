//! Every active filter as a chip that can be taken away.

use leptos::prelude::*;

use super::icon::Icon;
use crate::{
    address::{Address, Step},
    filter::Chip,
    load::Tasks,
    words::use_words,
};

/// The chips, and the button that takes them all away.
#[component]
pub fn Chips() -> AnyView {
    let w = use_words();
    let address: Address = expect_context();
    let tasks: Tasks = expect_context();
    let chips = Memo::new(move |_| address.filter().with(|filter| filter.chips()));
    // Where nothing matches, the empty sheet offers the same button larger; two of one name would confuse.
    let offered_below =
        Memo::new(move |_| tasks.with(|load| load.error().is_none() && load.sheet().is_some_and(|sheet| sheet.rows.is_empty())));
    let chip = move |chip: Chip| {
        let text = w.chip(&chip);
        let name = (w.remove_filter)(&text);
        let remove = move |_| address.go(Step::Push, |filter| filter.without(&chip));
        view! {
            <li class="chip">
                <span>{text}</span>
                <button type="button" aria-label=name.clone() title=name on:click=remove>
                    {Icon::Close.view()}
                </button>
            </li>
        }
    };
    let clear = move || {
        (!offered_below.get()).then(|| {
            view! {
                <li>
                    <button type="button" class="quiet" on:click=move |_| address.go(Step::Push, |filter| filter.cleared())>
                        {w.clear_filters}
                    </button>
                </li>
            }
        })
    };
    let list = move || {
        let chips = chips.get();
        (!chips.is_empty()).then(|| {
            view! {
                <ul class="chips" aria-label=w.active_filters>
                    {chips.into_iter().map(chip).collect_view()}
                    {clear}
                </ul>
            }
        })
    };
    list.into_any()
}
