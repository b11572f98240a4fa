//! The switch between grid and list, and between the sizes of the cards.

use leptos::prelude::*;

use crate::{
    domain::card_size::CardSize,
    i18n::context::use_texts,
    state::services::{Services, use_services},
    ui::{
        components::{
            icon::{Glyph, Icon},
            show::Show,
        },
        hooks::listener::listener,
    },
};

/// The buttons of the views. The list has rows of one size.
#[component]
pub fn ViewSwitch() -> impl IntoView {
    let Services { settings, url, .. } = use_services();
    let t = use_texts();
    let is_list = url.is_list();
    let view_button = move |name, icon: Icon, list| {
        let show = move || {
            settings.set_prefers_list(list);
            url.show_list(list);
        };
        toggle(name, view! { <Glyph icon/> }.into_any(), Signal::derive(move || is_list.get() == list), show)
    };
    let size_button = move |(size, name): (CardSize, (&'static str, &'static str))| {
        let is_pressed = Signal::derive(move || settings.card_size.get() == size);
        toggle(name.0, name.1.into_any(), is_pressed, move || settings.set_card_size(size))
    };
    view! {
        <div class="view-switch" role="group" aria-label=t.views>
            <Show when=move || !is_list.get()>
                {CardSize::ALL.into_iter().zip(t.card_sizes).map(size_button).collect_view()}
            </Show>
            {view_button(t.grid, Icon::Grid, false)}
            {view_button(t.list, Icon::Menu, true)}
        </div>
    }
}

/// A button that stays pressed; `face` is an icon or a letter.
fn toggle(
    name: &'static str,
    face: AnyView,
    is_pressed: Signal<bool>,
    press: impl Fn() + 'static,
) -> AnyView {
    view! {
        <button
            type="button"
            class="toggle"
            aria-label=name
            title=name
            aria-pressed=move || is_pressed.get().to_string()
            on:click=listener(move |_| press())
        >
            {face}
        </button>
    }
    .into_any()
}
