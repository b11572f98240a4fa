//! The switch of servers in the header.

use leptos::{ev::Event, leptos_dom::helpers::window_event_listener_untyped, mount::mount_to, prelude::*};
use send_wrapper::SendWrapper;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::{
    i18n::context::use_server_texts,
    state::{announcer::use_announcer, effect::effect, server_name::server_name, servers::Servers},
    ui::{
        hooks::{listener::listener, root_attribute::mark_root},
        ids::MENU_ID,
    },
};

/// Shows the switch while there are several servers, in the header, which is older than this part of the program.
pub fn show_server_switch(servers: Servers) {
    let server_texts = use_server_texts();
    let announcer = use_announcer();
    let names = move || -> Vec<String> { servers.list().into_iter().map(|it| it.server.name).collect() };
    let list = RwSignal::new(names());
    // Another tab may change the list.
    let storage_listener = window_event_listener_untyped("storage", move |_| list.set(names()));
    on_cleanup(move || storage_listener.remove());
    let options = move || {
        let current = server_name();
        let mut names = list.get();
        let is_unknown = !names.contains(&current);
        if is_unknown {
            names.insert(0, current.clone());
        }
        let option = |name: String| {
            let is_current = name == current;
            let label = if is_current && is_unknown { (server_texts.unknown)(&name) } else { name.clone() };
            view! { <option value=name prop:selected=is_current>{label}</option> }.into_any()
        };
        names.into_iter().map(option).collect_view()
    };
    let on_change = move |event: Event| {
        let name = event_target_value(&event);
        announcer.announce((server_texts.switched)(&name));
        servers.choose(&name);
        // The page is built anew. On a phone the switch is inside a menu, which is closed then.
        request_animation_frame(|| {
            request_animation_frame(|| {
                if !focus("#server") {
                    focus("#menu");
                }
            });
        });
    };
    let switch = move || {
        view! {
            <label class="server-switch">
                <span class="menu-label">{server_texts.server}</span>
                <select id="server" class="header-select" title=server_texts.server on:change=listener(on_change)>
                    {move || options()}
                </select>
            </label>
        }
    };
    // An effect runs when the header is in the document.
    effect(move || {
        let menu = document().get_element_by_id(MENU_ID).filter(|_| !server_name().is_empty());
        let Some((menu, Ok(slot))) = menu.map(|menu| (menu, document().create_element("div"))) else {
            return;
        };
        mark_root("data-servers");
        let _ = menu.insert_before(&slot, menu.first_child().as_ref());
        let mounted = mount_to(slot.clone().unchecked_into::<HtmlElement>(), switch);
        let mounted = SendWrapper::new((mounted, slot));
        on_cleanup(move || {
            let (view, slot) = mounted.take();
            drop(view);
            slot.remove();
        });
    });
}

/// Focuses an element. Returns false if it is not visible.
fn focus(selector: &str) -> bool {
    let Ok(Some(element)) = document().query_selector(selector) else { return false };
    let _ = element.unchecked_ref::<HtmlElement>().focus();
    document().active_element() == Some(element)
}
