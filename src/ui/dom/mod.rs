//! One type for every element of the page.
//!
//! Leptos views have a type for each element, attribute and closure, and code to build, update and drop each of them. For this
//! page that was 235 kB of brotli, more than the size budget. [`El`] creates the DOM element at once, stores its effects,
//! listeners and children, and is compiled once. Signals, owners, contexts and mounting are those of Leptos; for Leptos, an
//! [`El`] is a view.

pub mod dynamic;
mod leptos_impl;
pub mod memo;

use leptos::{
    prelude::*,
    reactive::{effect::RenderEffect, graph::ToAnySubscriber},
};
use send_wrapper::SendWrapper;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, Event, HtmlElement, KeyboardEvent};

use crate::state::effect::unsubscribe;

/// An element with its effects, listeners and children. Boxed because every builder method moves it.
pub struct El(Box<SendWrapper<ElInner>>);

/// The parts of an [`El`]. Effects, listeners and children are stored so that they live as long as the element.
struct ElInner {
    element: Element,
    effects: Vec<RenderEffect<()>>,
    listeners: Vec<(String, Listener)>,
    children: Vec<El>,
}

/// An event listener.
type Listener = Closure<dyn FnMut(Event)>;

impl Drop for ElInner {
    /// Removes the listeners: an image that is still loading fires events after its element was removed.
    fn drop(&mut self) {
        for (event, listener) in &self.listeners {
            // Removing a listener that was added cannot fail.
            let _ =
                self.element.remove_event_listener_with_callback(event, listener.as_ref().unchecked_ref());
        }
        self.effects.iter().for_each(|effect| unsubscribe(&effect.to_any_subscriber()));
    }
}

/// A new HTML element.
pub fn el(tag: &str) -> El {
    El::of(document().create_element(tag).expect("a valid element name"))
}

/// A new SVG element.
pub fn svg(tag: &str) -> El {
    let element = document().create_element_ns(Some("http://www.w3.org/2000/svg"), tag);
    El::of(element.expect("a valid element name"))
}

impl El {
    fn of(element: Element) -> Self {
        Self(Box::new(SendWrapper::new(ElInner {
            element,
            effects: Vec::new(),
            listeners: Vec::new(),
            children: Vec::new(),
        })))
    }

    /// The DOM element.
    pub fn element(&self) -> Element {
        self.0.element.clone()
    }

    /// The DOM element as an `HtmlElement`.
    pub fn html(&self) -> HtmlElement {
        self.element().unchecked_into()
    }

    /// Sets the `class` attribute.
    pub fn class(self, names: &str) -> Self {
        self.0.element.set_class_name(names);
        self
    }

    /// Adds a class while `when` returns true.
    pub fn class_toggle(self, name: &'static str, when: impl Fn() -> bool + 'static) -> Self {
        self.class_boxed(name, Box::new(when))
    }

    fn class_boxed(self, name: &'static str, when: Box<dyn Fn() -> bool>) -> Self {
        let classes = self.0.element.class_list();
        // Fails only for a name that contains a space.
        self.effect(move || drop(classes.toggle_with_force(name, when())))
    }

    /// Sets an attribute.
    pub fn attr(self, name: &str, value: &str) -> Self {
        set(&self.0.element, name, Some(value));
        self
    }

    /// Sets an attribute if it has a value.
    pub fn opt_attr(self, name: &str, value: Option<&str>) -> Self {
        set(&self.0.element, name, value);
        self
    }

    /// An attribute that follows the signals `value` reads; it is absent without a value.
    pub fn dyn_attr(self, name: &'static str, value: impl Fn() -> Option<String> + 'static) -> Self {
        self.attr_boxed(name, Box::new(value))
    }

    fn attr_boxed(self, name: &'static str, value: Box<dyn Fn() -> Option<String>>) -> Self {
        let element = self.element();
        self.effect(move || set(&element, name, value().as_deref()))
    }

    /// An attribute with the value "true" or "false", as ARIA requires.
    pub fn dyn_aria_bool(self, name: &'static str, value: impl Fn() -> bool + 'static) -> Self {
        self.aria_bool_boxed(name, Box::new(value))
    }

    fn aria_bool_boxed(self, name: &'static str, value: Box<dyn Fn() -> bool>) -> Self {
        let element = self.element();
        self.effect(move || set(&element, name, Some(if value() { "true" } else { "false" })))
    }

    /// As [`El::dyn_attr`], with static values.
    pub fn dyn_attr_static(
        self,
        name: &'static str,
        value: impl Fn() -> Option<&'static str> + 'static,
    ) -> Self {
        self.attr_static_boxed(name, Box::new(value))
    }

    fn attr_static_boxed(self, name: &'static str, value: Box<dyn Fn() -> Option<&'static str>>) -> Self {
        let element = self.element();
        self.effect(move || set(&element, name, value()))
    }

    /// Sets the accessible name and the same text as tooltip.
    pub fn label(self, name: &str) -> Self {
        self.attr("aria-label", name).attr("title", name)
    }

    /// A CSS property that follows signals. The content security policy forbids `style` attributes, but not this.
    pub fn dyn_style(self, name: &'static str, value: impl Fn() -> String + 'static) -> Self {
        let style = self.html().style();
        self.effect(move || drop(style.set_property(name, &value())))
    }

    /// Appends a text.
    pub fn text(self, text: &str) -> Self {
        let node = document().create_text_node(text);
        self.append(&node);
        self
    }

    /// Appends a text that follows signals.
    pub fn dyn_text(self, text: impl Fn() -> String + 'static) -> Self {
        self.text_boxed(Box::new(text))
    }

    fn text_boxed(self, text: Box<dyn Fn() -> String>) -> Self {
        let node = document().create_text_node("");
        self.append(&node);
        self.effect(move || {
            let text = text();
            // An equal text is not written again: it would reset selections and be read by screen readers.
            if node.data() != text {
                node.set_data(&text);
            }
        })
    }

    /// Appends an element.
    pub fn child(mut self, child: El) -> Self {
        self.append(&child.0.element);
        self.0.children.push(child);
        self
    }

    /// Appends an element if there is one.
    pub fn opt_child(self, child: Option<El>) -> Self {
        match child {
            Some(child) => self.child(child),
            None => self,
        }
    }

    /// Appends elements.
    pub fn children(self, children: impl IntoIterator<Item = El>) -> Self {
        children.into_iter().fold(self, Self::child)
    }

    /// Runs `act` now and whenever a signal that it reads changes, until the element is dropped.
    pub fn effect(self, act: impl FnMut() + 'static) -> Self {
        self.effect_boxed(Box::new(act))
    }

    fn effect_boxed(mut self, mut act: Box<dyn FnMut()>) -> Self {
        // The effect of an element inside a `dyn_child` is dropped shortly after the signals that it reads were disposed of,
        // and may be scheduled in between. `alive` is disposed of together with those signals.
        let alive = StoredValue::new(0_u32);
        self.0.effects.push(RenderEffect::new(move |_| {
            if !alive.is_disposed() {
                act();
            }
        }));
        self
    }

    /// Adds an event listener.
    pub fn on(self, event: &str, listener: impl FnMut(Event) + 'static) -> Self {
        self.on_boxed(event, Box::new(listener))
    }

    fn on_boxed(mut self, event: &str, listener: Box<dyn FnMut(Event)>) -> Self {
        let closure = Closure::wrap(listener);
        // Adding a listener to an element cannot fail.
        let _ = self.0.element.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
        self.0.listeners.push((event.to_owned(), closure));
        self
    }

    /// Adds a listener for `click`, which the keyboard fires as well.
    pub fn on_click(self, listener: impl FnMut() + 'static) -> Self {
        self.click_boxed(Box::new(listener))
    }

    fn click_boxed(self, mut listener: Box<dyn FnMut()>) -> Self {
        self.on("click", move |_| listener())
    }

    /// Adds a listener for a keyboard event.
    pub fn on_keyboard(self, event: &str, mut listener: impl FnMut(KeyboardEvent) + 'static) -> Self {
        self.on(event, move |event| listener(event.unchecked_into()))
    }

    fn append(&self, node: &web_sys::Node) {
        // Fails only for a node that contains this element, which a new node does not.
        let _ = self.0.element.append_child(node);
    }
}

/// A button that does not submit a form.
pub fn button(class: &str) -> El {
    el("button").attr("type", "button").class(class)
}

/// Focuses the first element in the document that matches one of `selectors`, after the current changes were rendered. Used
/// where an action may remove the focused element: keyboard users must not lose their position.
pub fn focus_next_frame(selectors: impl IntoIterator<Item = String> + 'static) {
    request_animation_frame(move || {
        let find = |selector: String| document().query_selector(&selector).ok().flatten();
        if let Some(element) = selectors.into_iter().find_map(find) {
            // Never fails: an element that is not focusable ignores the call.
            let _ = element.unchecked_into::<HtmlElement>().focus();
        }
    });
}

/// Sets or removes an attribute unless it has that value already.
fn set(element: &Element, name: &str, value: Option<&str>) {
    match value {
        Some(value) if element.get_attribute(name).as_deref() != Some(value) => {
            // Fails only for an invalid attribute name.
            let _ = element.set_attribute(name, value);
        }
        Some(_) => {}
        None => drop(element.remove_attribute(name)),
    }
}
