//! Detects elements near the viewport. With `loading="lazy"`, browsers would fetch all pictures within some thousand pixels.

use leptos::prelude::*;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

/// The margin around the viewport: a quarter of its height, so that pictures are loaded before they are scrolled into view.
const MARGIN: &str = "25% 0px";

/// A signal that becomes true when the element is near the viewport, and stays true.
pub fn near_viewport(element: &Element) -> RwSignal<bool> {
    let is_near = RwSignal::new(false);
    let on_intersection = Closure::<dyn FnMut(js_sys::Array, IntersectionObserver)>::new(
        move |entries: js_sys::Array, observer: IntersectionObserver| {
            let is_intersecting =
                |entry| JsCast::unchecked_into::<IntersectionObserverEntry>(entry).is_intersecting();
            if entries.iter().any(is_intersecting) {
                observer.disconnect();
                is_near.try_set(true);
            }
        },
    );
    let options = IntersectionObserverInit::new();
    options.set_root_margin(MARGIN);
    let Ok(observer) =
        IntersectionObserver::new_with_options(on_intersection.as_ref().unchecked_ref(), &options)
    else {
        is_near.set(true);
        return is_near;
    };
    observer.observe(element);
    let stored = StoredValue::new_local((observer, on_intersection));
    on_cleanup(move || {
        // The closure must not be called after it was dropped.
        let _ = stored.try_with_value(|(observer, _)| observer.disconnect());
    });
    is_near
}
