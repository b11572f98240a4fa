//! Binds a text control to a value, with debounce and support for input methods.

use std::{cell::RefCell, rc::Rc};

use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, KeyboardEvent};

use crate::{
    domain::text_binding::{BindingAction, BindingEvent, TextBinding},
    state::{effect::on_trigger, long_lived::LongLived},
    ui::dom::El,
};

/// What a text control is bound to, and how.
pub struct Binding {
    value: Box<dyn Fn() -> String>,
    commit: Box<dyn Fn(String)>,
    normalize: Box<dyn Fn(&str) -> String>,
    on_discard: Box<dyn Fn()>,
    commits_on: fn(&KeyboardEvent) -> bool,
    reset: Option<LongLived<Trigger>>,
    debounce_ms: u32,
}

impl Binding {
    /// Shows `value`, which is tracked, and passes typed text to `commit` at once.
    pub fn new(value: impl Fn() -> String + 'static, commit: impl Fn(String) + 'static) -> Self {
        Self {
            value: Box::new(value),
            commit: Box::new(commit),
            normalize: Box::new(str::to_owned),
            on_discard: Box::new(|| {}),
            commits_on: |_| false,
            reset: None,
            debounce_ms: 0,
        }
    }

    /// The value that a typed text stands for. As long as it equals the value, the text stays as typed.
    pub fn normalize(self, normalize: impl Fn(&str) -> String + 'static) -> Self {
        Self { normalize: Box::new(normalize), ..self }
    }

    /// Commits `debounce_ms` after the last edit, or at once when a key is pressed for which `commits_on` is true. The default
    /// action of that key is prevented.
    pub fn debounce(self, debounce_ms: u32, commits_on: fn(&KeyboardEvent) -> bool) -> Self {
        Self { debounce_ms, commits_on, ..self }
    }

    /// Discards text that is not committed whenever the trigger is notified.
    pub fn reset_on(self, trigger: LongLived<Trigger>) -> Self {
        Self { reset: Some(trigger), ..self }
    }

    /// Called when typed text is replaced by the value.
    pub fn on_discard(self, on_discard: impl Fn() + 'static) -> Self {
        Self { on_discard: Box::new(on_discard), ..self }
    }
}

/// A bound control. Inputs, selects and textareas all have a `value`, but no common type: they are used as inputs.
struct BoundControl {
    input: HtmlInputElement,
    binding: Binding,
    state: RefCell<TextBinding>,
    /// Owned by the component, so that a running timer ends with it.
    timer: StoredValue<Option<Timeout>, LocalStorage>,
}

impl BoundControl {
    fn handle(self: &Rc<Self>, event: BindingEvent<'_>) {
        let action = self.state.borrow_mut().handle(event);
        if action != BindingAction::None {
            self.timer.set_value(None);
        }
        match action {
            BindingAction::None | BindingAction::Cancel => {}
            BindingAction::Schedule(ms) => {
                let control = Rc::clone(self);
                let timer = Timeout::new(ms, move || control.handle(BindingEvent::TimerFired));
                self.timer.set_value(Some(timer));
            }
            BindingAction::Commit => (self.binding.commit)(self.input.value()),
            BindingAction::ShowValue => {
                (self.binding.on_discard)();
                self.input.set_value(&untrack(&self.binding.value));
            }
        }
    }
}

/// Binds a text control or a select to a value.
pub fn bind_value(control: El, binding: Binding) -> El {
    let (reset, commits_on) = (binding.reset, binding.commits_on);
    let bound = Rc::new(BoundControl {
        input: control.element().unchecked_into(),
        state: RefCell::new(TextBinding::new(binding.debounce_ms)),
        timer: StoredValue::new_local(None),
        binding,
    });
    if let Some(trigger) = reset {
        let bound = Rc::clone(&bound);
        on_trigger(move || trigger.track(), move || bound.handle(BindingEvent::Reset));
    }
    let listener = |event: BindingEvent<'static>| {
        let bound = Rc::clone(&bound);
        move |_| bound.handle(event)
    };
    let (on_key, on_change) = (Rc::clone(&bound), Rc::clone(&bound));
    control
        .on("input", listener(BindingEvent::Input))
        .on("compositionstart", listener(BindingEvent::CompositionStart))
        .on("compositionend", listener(BindingEvent::CompositionEnd))
        .on_keyboard("keydown", move |event| {
            if commits_on(&event) && !event.is_composing() {
                event.prevent_default();
                on_key.handle(BindingEvent::Enter);
            }
        })
        .effect(move || {
            let value = (on_change.binding.value)();
            let typed = (on_change.binding.normalize)(&on_change.input.value());
            on_change.handle(BindingEvent::ValueChanged { typed: &typed, value: &value });
        })
}

/// Binds a text control or a select to a signal.
pub fn bind_signal(control: El, text: LongLived<RwSignal<String>>) -> El {
    bind_value(control, Binding::new(move || text.get(), move |typed| text.set(typed)))
}
