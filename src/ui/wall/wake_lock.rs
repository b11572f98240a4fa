//! Keeps the screen on, where the browser can and may.

use js_sys::{Function, Promise, Reflect};
use leptos::{leptos_dom::helpers::window_event_listener_untyped, prelude::*, task::spawn_local};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Asks for a wake lock now and whenever the tab is shown again: browsers release it in a hidden tab.
pub fn keep_awake() {
    request();
    let listener = window_event_listener_untyped("visibilitychange", |_| {
        if !document().hidden() {
            request();
        }
    });
    on_cleanup(move || listener.remove());
}

fn request() {
    // Through reflection: older browsers lack the interface, and on http it is missing.
    let ask = || {
        let navigator = JsValue::from(window().navigator());
        let wake_lock = Reflect::get(&navigator, &"wakeLock".into()).ok()?;
        let request = Reflect::get(&wake_lock, &"request".into()).ok()?.dyn_into::<Function>().ok()?;
        request.call1(&wake_lock, &"screen".into()).ok()?.dyn_into::<Promise>().ok()
    };
    if let Some(promise) = ask() {
        spawn_local(async {
            // Refused, for example on low battery: the wall works without it.
            let _ = JsFuture::from(promise).await;
        });
    }
}
