//! Values that a component provides for all below it.

use leptos::prelude::*;

/// The value of this type. Unlike `expect_context`, the message of the panic is not compiled for each type.
///
/// # Panics
/// If no component above provides it.
pub fn provided<T: Clone + 'static>() -> T {
    use_context().unwrap_or_else(|| missing())
}

#[cold]
fn missing() -> ! {
    panic!("a context is not provided")
}
