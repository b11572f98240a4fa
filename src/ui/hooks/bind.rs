//! Binds a text control to a value, with debounce and support for input methods.

use std::{cell::RefCell, rc::Rc};

use gloo_timers::callback::Timeout;
use leptos::{attr::Attribute, ev, prelude::*, tachys::html::directive::directive};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, KeyboardEvent};

use crate::{
    domain::text_binding::{BindingAction, BindingEvent, TextBinding},
    state::{
        effect::{effect, on_trigger},
        long_lived::LongLived,
        pending_input::{PendingEnd, end_pending, set_pending},
    },
};

/// What a text control is bound to, and how.
#[derive(Clone)]
pub struct Binding {
    value: Rc<dyn Fn() -> String>,
    commit: Rc<dyn Fn(String)>,
    normalize: Rc<dyn Fn(&str) -> String>,
    on_discard: Rc<dyn Fn()>,
    commits_on: fn(&KeyboardEvent) -> bool,
    reset: Option<LongLived<Trigger>>,
    debounce_ms: u32,
}

impl Binding {
    /// Shows `value`, which is tracked, and passes typed text to `commit` at once.
    pub fn new(value: impl Fn() -> String + 'static, commit: impl Fn(String) + 'static) -> Self {
        Self {
            value: Rc::new(value),
            commit: Rc::new(commit),
            normalize: Rc::new(str::to_owned),
            on_discard: Rc::new(|| {}),
            commits_on: |_| false,
            reset: None,
            debounce_ms: 0,
        }
    }

    /// The value that a typed text stands for. As long as it equals the value, the text stays as typed.
    pub fn normalize(self, normalize: impl Fn(&str) -> String + 'static) -> Self {
        Self { normalize: Rc::new(normalize), ..self }
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
        Self { on_discard: Rc::new(on_discard), ..self }
    }
}

/// The attributes that bind a text control or a select to a value: `<input {..bind(binding)}/>`.
pub fn bind(binding: Binding) -> impl Attribute {
    let commits_on = binding.commits_on;
    let bound = Rc::new(BoundControl {
        input: RefCell::new(None),
        state: RefCell::new(TextBinding::new(binding.debounce_ms)),
        timer: StoredValue::new_local(None),
        binding,
    });
    let listener = |event: BindingEvent<'static>| {
        let bound = Rc::clone(&bound);
        move || bound.handle(event)
    };
    let on_input = listener(BindingEvent::Input);
    let on_start = listener(BindingEvent::CompositionStart);
    let on_end = listener(BindingEvent::CompositionEnd);
    let on_enter = listener(BindingEvent::Enter);
    let on_key = move |event: KeyboardEvent| {
        if commits_on(&event) && !event.is_composing() {
            event.prevent_default();
            on_enter();
        }
    };
    (
        ev::on(ev::input, move |_| on_input()),
        ev::on(ev::compositionstart, move |_| on_start()),
        ev::on(ev::compositionend, move |_| on_end()),
        ev::on(ev::keydown, on_key),
        directive(follow_value, bound),
    )
}

/// Binds a text control or a select to a signal.
pub fn bind_signal(text: impl Get<Value = String> + Set<Value = String> + Copy + 'static) -> impl Attribute {
    bind(Binding::new(move || text.get(), move |typed| text.set(typed)))
}

/// A bound control. Inputs, selects and textareas all have a `value`, but no common type: they are used as inputs.
struct BoundControl {
    /// None until the element exists.
    input: RefCell<Option<HtmlInputElement>>,
    binding: Binding,
    state: RefCell<TextBinding>,
    /// Owned by the component, so that a running timer ends with it.
    timer: StoredValue<Option<Timeout>, LocalStorage>,
}

impl BoundControl {
    fn input(&self) -> HtmlInputElement {
        self.input.borrow().clone().expect("events come from an element")
    }

    fn handle(self: &Rc<Self>, event: BindingEvent<'_>) {
        let action = self.state.borrow_mut().handle(event);
        if action != BindingAction::None {
            self.timer.set_value(None);
        }
        match action {
            BindingAction::None | BindingAction::Cancel => {}
            BindingAction::Schedule(ms) => {
                let control = Rc::downgrade(self);
                let end = move |end| {
                    let Some(control) = control.upgrade() else { return };
                    control.handle(match end {
                        PendingEnd::Commit => BindingEvent::TimerFired,
                        PendingEnd::Discard => BindingEvent::Reset,
                    });
                };
                set_pending(Rc::as_ptr(self).addr(), Box::new(end));
                self.timer.set_value(Some(Timeout::new(ms, || end_pending(PendingEnd::Commit))));
            }
            BindingAction::Commit => (self.binding.commit)(self.input().value()),
            BindingAction::ShowValue => {
                (self.binding.on_discard)();
                self.input().set_value(&untrack(|| (self.binding.value)()));
            }
        }
    }
}

/// Shows the value and its changes. Runs once the element exists.
fn follow_value(element: Element, bound: Rc<BoundControl>) {
    bound.input.replace(Some(element.unchecked_into()));
    if let Some(reset) = bound.binding.reset {
        let bound = Rc::clone(&bound);
        on_trigger(move || reset.track(), move || bound.handle(BindingEvent::Reset));
    }
    let mut is_first = true;
    effect(move || {
        let value = (bound.binding.value)();
        // An effect first runs some time after the element exists: text that was typed meanwhile is newer than the value.
        if std::mem::take(&mut is_first) && bound.state.borrow().is_scheduled() {
            return;
        }
        let typed = (bound.binding.normalize)(&bound.input().value());
        bound.handle(BindingEvent::ValueChanged { typed: &typed, value: &value });
    });
}
