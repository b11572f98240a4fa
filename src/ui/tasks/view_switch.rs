//! The switch between grid and list.

use leptos::{
    ev::{FocusEvent, KeyboardEvent},
    prelude::*,
};

use crate::{
    i18n::context::use_texts,
    state::{
        services::{Services, use_services},
        url_state::MainView,
    },
    ui::{
        components::{icon::Icon, toggle_button::ToggleButton},
        hooks::{
            listener::listener,
            roving_focus::{move_focus_after_key, move_tab_stop},
        },
    },
};

/// A button for each of the two views.
#[component]
pub fn ViewSwitch() -> impl IntoView {
    let Services { settings, url, .. } = use_services();
    let t = use_texts();
    let button = |(is_list, tabindex, text, icon): (bool, &'static str, &'static str, Icon)| {
        let on_click = move |()| {
            settings.set_prefers_list(is_list);
            url.show_list(is_list);
        };
        let is_pressed = Signal::derive(move || url.is_list() == is_list && url.view() == MainView::Tasks);
        view! { <ToggleButton icon text=text.to_owned() value=text.to_owned() tabindex is_pressed on_click/> }
            .into_any()
    };
    let buttons = [(false, "0", t.grid, Icon::Grid), (true, "-1", t.list, Icon::Menu)].map(button);
    view! {
        <div
            class="view-switch"
            role="group"
            aria-label=t.views
            on:keydown=listener(|event: KeyboardEvent| move_focus_after_key(&event))
            on:focusin=listener(|event: FocusEvent| move_tab_stop(&event))
        >
            {buttons.collect_view()}
        </div>
    }
}
