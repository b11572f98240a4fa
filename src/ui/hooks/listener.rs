//! Event listeners of one type.

/// A listener for a view: `on:click=listener(move |_| …)`. Leptos compiles the attribute for each type of listener, and each
/// closure has a type of its own; boxed, there is one for each type of event, which makes the download smaller.
pub fn listener<E: 'static>(listener: impl FnMut(E) + 'static) -> Box<dyn FnMut(E)> {
    Box::new(listener)
}
