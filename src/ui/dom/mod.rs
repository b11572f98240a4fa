//! One type for every element of the page.
//!
//! Leptos gives each element, attribute and closure of a view a type of its own, and compiles the code to build, update
//! and drop each of them. For this page that came to 235 kB of brotli, more than the whole budget. [`El`] makes the
//! element at once, keeps what has to live as long as it (effects, listeners, children), and is compiled once. Signals,
//! owners, contexts and mounting are Leptos's own; to Leptos an [`El`] is a view like any other.

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

/// An element with all that belongs to it. Boxed, because every call of a chain hands it on.
pub struct El(Box<SendWrapper<ElInner>>);

/// What an element is made of. All but the element itself is kept only so that it lives as long as the element does.
struct ElInner {
    element: Element,
    effects: Vec<RenderEffect<()>>,
    listeners: Vec<(String, Listener)>,
    children: Vec<El>,
}

/// What hears an event.
type Listener = Closure<dyn FnMut(Event)>;

impl Drop for ElInner {
    /// A picture that is on its way still tells when it comes, though its element is gone: nobody listens any more.
    fn drop(&mut self) {
        for (event, hear) in &self.listeners {
            // Taking away a listener that is there cannot fail.
            let _ = self.element.remove_event_listener_with_callback(event, hear.as_ref().unchecked_ref());
        }
        self.effects.iter().for_each(|effect| unsubscribe(&effect.to_any_subscriber()));
    }
}

/// A new element of HTML.
pub fn el(tag: &str) -> El {
    El::of(document().create_element(tag).expect("the names of our elements are valid"))
}

/// A new element of SVG.
pub fn svg(tag: &str) -> El {
    let made = document().create_element_ns(Some("http://www.w3.org/2000/svg"), tag);
    El::of(made.expect("the names of our elements are valid"))
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

    /// The element itself, for what only the browser can do with it.
    pub fn element(&self) -> Element {
        self.0.element.clone()
    }

    /// The element as one that can have the focus.
    pub fn html(&self) -> HtmlElement {
        self.element().unchecked_into()
    }

    /// Its classes.
    pub fn class(self, names: &str) -> Self {
        self.0.element.set_class_name(names);
        self
    }

    /// A class that comes and goes.
    pub fn class_when(self, name: &'static str, when: impl Fn() -> bool + 'static) -> Self {
        self.class_boxed(name, Box::new(when))
    }

    fn class_boxed(self, name: &'static str, when: Box<dyn Fn() -> bool>) -> Self {
        let classes = self.0.element.class_list();
        // It fails only for a name with a space in it.
        self.effect(move || drop(classes.toggle_with_force(name, when())))
    }

    /// An attribute.
    pub fn attr(self, name: &str, value: &str) -> Self {
        set(&self.0.element, name, Some(value));
        self
    }

    /// An attribute, if there is a value for it.
    pub fn attr_if(self, name: &str, value: Option<&str>) -> Self {
        set(&self.0.element, name, value);
        self
    }

    /// An attribute whose value changes; without a value it is not there.
    pub fn live_attr(self, name: &'static str, value: impl Fn() -> Option<String> + 'static) -> Self {
        self.attr_boxed(name, Box::new(value))
    }

    fn attr_boxed(self, name: &'static str, value: Box<dyn Fn() -> Option<String>>) -> Self {
        let element = self.element();
        self.effect(move || set(&element, name, value().as_deref()))
    }

    /// An attribute that is always there and says "true" or "false", as those of ARIA do.
    pub fn live_flag(self, name: &'static str, is: impl Fn() -> bool + 'static) -> Self {
        self.flag_boxed(name, Box::new(is))
    }

    fn flag_boxed(self, name: &'static str, is: Box<dyn Fn() -> bool>) -> Self {
        let element = self.element();
        self.effect(move || set(&element, name, Some(if is() { "true" } else { "false" })))
    }

    /// An attribute that says one of a few things that are known beforehand, or is not there.
    pub fn live_word(self, name: &'static str, word: impl Fn() -> Option<&'static str> + 'static) -> Self {
        self.word_boxed(name, Box::new(word))
    }

    fn word_boxed(self, name: &'static str, word: Box<dyn Fn() -> Option<&'static str>>) -> Self {
        let element = self.element();
        self.effect(move || set(&element, name, word()))
    }

    /// The name by which it is known to those who do not see it, and what is shown when a pointer rests on it.
    pub fn named(self, name: &str) -> Self {
        self.attr("aria-label", name).attr("title", name)
    }

    /// A CSS property whose value changes (`style="…"` as an attribute is forbidden by the policy, this is not).
    pub fn live_style(self, name: &'static str, value: impl Fn() -> String + 'static) -> Self {
        let style = self.html().style();
        self.effect(move || drop(style.set_property(name, &value())))
    }

    /// Text.
    pub fn text(self, text: &str) -> Self {
        let node = document().create_text_node(text);
        self.append(&node);
        self
    }

    /// Text that changes.
    pub fn live_text(self, text: impl Fn() -> String + 'static) -> Self {
        self.text_boxed(Box::new(text))
    }

    fn text_boxed(self, text: Box<dyn Fn() -> String>) -> Self {
        let node = document().create_text_node("");
        self.append(&node);
        self.effect(move || {
            let text = text();
            // A text that stays the same is not written again: nothing changes for selections and screen readers.
            if node.data() != text {
                node.set_data(&text);
            }
        })
    }

    /// An element inside.
    pub fn child(mut self, child: El) -> Self {
        self.append(&child.0.element);
        self.0.children.push(child);
        self
    }

    /// An element inside, if there is one.
    pub fn child_if(self, child: Option<El>) -> Self {
        match child {
            Some(child) => self.child(child),
            None => self,
        }
    }

    /// Elements inside.
    pub fn children(self, children: impl IntoIterator<Item = El>) -> Self {
        children.into_iter().fold(self, Self::child)
    }

    /// Does something whenever what it reads changes, as long as the element lives.
    pub fn effect(self, act: impl FnMut() + 'static) -> Self {
        self.effect_boxed(Box::new(act))
    }

    fn effect_boxed(mut self, mut act: Box<dyn FnMut()>) -> Self {
        // What an element inside of a live one does is dropped a moment after the signals that it reads are disposed of,
        // and may have been asked to run in between. This is disposed of together with them.
        let alive = StoredValue::new(0_u32);
        self.0.effects.push(RenderEffect::new(move |_| {
            if !alive.is_disposed() {
                act();
            }
        }));
        self
    }

    /// Hears an event.
    pub fn on(self, event: &str, hear: impl FnMut(Event) + 'static) -> Self {
        self.on_boxed(event, Box::new(hear))
    }

    fn on_boxed(mut self, event: &str, hear: Box<dyn FnMut(Event)>) -> Self {
        let closure = Closure::wrap(hear);
        // Adding a listener to an element cannot fail.
        let _ = self.0.element.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
        self.0.listeners.push((event.to_owned(), closure));
        self
    }

    /// Hears a press: by a pointer, by a finger, by Enter or the space bar.
    pub fn on_click(self, hear: impl FnMut() + 'static) -> Self {
        self.click_boxed(Box::new(hear))
    }

    fn click_boxed(self, mut hear: Box<dyn FnMut()>) -> Self {
        self.on("click", move |_| hear())
    }

    /// Hears a key.
    pub fn on_key(self, event: &str, mut hear: impl FnMut(KeyboardEvent) + 'static) -> Self {
        self.on(event, move |event| hear(event.unchecked_into()))
    }

    fn append(&self, node: &web_sys::Node) {
        // It fails only for a node that contains this element, and a new one does not.
        let _ = self.0.element.append_child(node);
    }
}

/// A button that does nothing by itself, with its name in words.
pub fn button(class: &str) -> El {
    el("button").attr("type", "button").class(class)
}

/// Gives the focus to the first of these that is on the page, once what changes now has been drawn: what was pressed may
/// be gone by then, and whoever uses a keyboard must not begin anew at the top.
pub fn focus_next_frame(selectors: impl IntoIterator<Item = String> + 'static) {
    request_animation_frame(move || {
        let find = |selector: String| document().query_selector(&selector).ok().flatten();
        if let Some(element) = selectors.into_iter().find_map(find) {
            // It never fails: an element that cannot have the focus ignores it.
            let _ = element.unchecked_into::<HtmlElement>().focus();
        }
    });
}

/// What stands in the field that an event came from.
pub fn value_of(event: &Event) -> String {
    event_target_value(event)
}

/// Sets an attribute, or takes it away; one that stays the same is not touched.
fn set(element: &Element, name: &str, value: Option<&str>) {
    match value {
        Some(value) if element.get_attribute(name).as_deref() != Some(value) => {
            // It fails only for a name that no attribute can have.
            let _ = element.set_attribute(name, value);
        }
        Some(_) => {}
        None => drop(element.remove_attribute(name)),
    }
}
