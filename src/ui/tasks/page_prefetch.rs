//! Fetches a page while the pointer or the focus rests on the button that leads to it.

use gloo_timers::callback::Timeout;
use js_sys::Reflect;
use leptos::{ev::Event, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, PointerEvent};

use crate::{
    domain::filter::Filter,
    state::{polling::live_refresh::LiveRefresh, services::use_services},
};

/// How long the pointer or the focus has to rest on the button, in milliseconds. A finger is about to press it.
const REST_MS: u32 = 100;

/// Fetches pages ahead. Copies share the timer.
#[derive(Clone, Copy)]
pub struct PagePrefetch {
    live_refresh: LiveRefresh,
    timer: StoredValue<Option<Timeout>, LocalStorage>,
}

impl PagePrefetch {
    /// In the current owner.
    pub fn new() -> Self {
        Self { live_refresh: use_services().live_refresh, timer: StoredValue::new_local(None) }
    }

    /// When the pointer moves on the button of this page, or the button receives the focus.
    pub fn approach(self, event: &Event, filter: Filter) {
        let button = event.current_target().and_then(|it| it.dyn_into::<Element>().ok());
        let Some(button) = button.filter(|_| self.timer.with_value(Option::is_none)) else { return };
        let is_touch = event.dyn_ref::<PointerEvent>().is_some_and(|event| event.pointer_type() == "touch");
        let on_timeout = move || {
            self.timer.set_value(None);
            let is_on_button = button.matches(":hover, :focus").is_ok_and(|it| it);
            if is_on_button && !document().hidden() && !saves_data() {
                self.live_refresh.prefetch(filter);
            }
        };
        self.timer.set_value(Some(Timeout::new(if is_touch { 0 } else { REST_MS }, on_timeout)));
    }

    /// When the user goes to a page.
    pub fn cancel(self) {
        self.timer.set_value(None);
    }
}

/// Whether the user has asked the browser to save data; web-sys does not have the property.
fn saves_data() -> bool {
    let property = |of, name: &str| Reflect::get(of, &name.into()).unwrap_or_default();
    property(&property(&window().navigator(), "connection"), "saveData").is_truthy()
}
