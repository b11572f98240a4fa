//! Is an element on the screen, or about to be? Without this a browser would fetch all pictures within some thousand
//! pixels.

use leptos::prelude::*;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

/// How far beyond the screen counts as near: a quarter of its height, so that scrolling finds pictures.
const MARGIN: &str = "25% 0px";

/// A signal that turns true when the element comes near, and stays true.
pub fn near_viewport(element: &Element) -> RwSignal<bool> {
    let near_viewport = RwSignal::new(false);
    let seen = Closure::<dyn FnMut(js_sys::Array, IntersectionObserver)>::new(
        move |entries: js_sys::Array, observer: IntersectionObserver| {
            let is_near =
                |entry| JsCast::unchecked_into::<IntersectionObserverEntry>(entry).is_intersecting();
            if entries.iter().any(is_near) {
                observer.disconnect();
                near_viewport.try_set(true);
            }
        },
    );
    let options = IntersectionObserverInit::new();
    options.set_root_margin(MARGIN);
    let Ok(observer) = IntersectionObserver::new_with_options(seen.as_ref().unchecked_ref(), &options) else {
        near_viewport.set(true);
        return near_viewport;
    };
    observer.observe(element);
    let kept = StoredValue::new_local((observer, seen));
    on_cleanup(move || {
        // After it, the closure can go without being called once more.
        let _ = kept.try_with_value(|(observer, _)| observer.disconnect());
    });
    near_viewport
}
