//! The switch between grid and list.

use leptos::prelude::*;

use crate::{
    i18n::context::use_texts,
    state::services::{Services, use_services},
    ui::components::{icon::Icon, toggle_button::ToggleButton},
};

/// A button for each of the two views.
#[component]
pub fn ViewSwitch() -> impl IntoView {
    let Services { settings, url, .. } = use_services();
    let t = use_texts();
    let button = |(is_list, value, text, icon): (bool, &'static str, &'static str, Icon)| {
        let on_click = move |()| {
            settings.set_prefers_list(is_list);
            url.show_list(is_list);
        };
        let is_pressed = Signal::derive(move || url.is_list() == is_list);
        let (text, value) = (text.to_owned(), value.to_owned());
        view! { <ToggleButton icon text value tabindex="0" is_pressed on_click/> }.into_any()
    };
    let buttons = [(false, "grid", t.grid, Icon::Grid), (true, "list", t.list, Icon::Menu)].map(button);
    view! { <div class="view-switch" role="group" aria-label=t.views>{buttons.collect_view()}</div> }
}
