//! The switch between grid and list.

use leptos::prelude::*;

use crate::{
    i18n::context::use_texts,
    state::services::{Services, use_services},
    ui::components::{icon::Icon, nav_button::NavButton},
};

/// A button for each of the two views.
#[component]
pub fn ViewSwitch() -> impl IntoView {
    let Services { settings, url, .. } = use_services();
    let t = use_texts();
    let button = |(is_list, name, icon): (bool, &'static str, Icon)| {
        let show = move |()| {
            settings.set_prefers_list(is_list);
            url.show_list(is_list);
        };
        let pressed = move || Some(if url.is_list() == is_list { "true" } else { "false" });
        view! { <NavButton name icon pressed=Signal::derive(pressed) on_click=show/> }.into_any()
    };
    let buttons = [(false, t.grid, Icon::Grid), (true, t.list, Icon::Menu)].map(button);
    view! { <div class="view-switch" role="group" aria-label=t.views>{buttons.collect_view()}</div> }
}
