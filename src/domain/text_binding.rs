//! Two-way binding of a text control to a value: when typed text is committed and when the value is shown.

/// An event of a bound control or of its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BindingEvent<'a> {
    /// The text was edited.
    Input,
    /// An input method started a composition.
    CompositionStart,
    /// The input method ended the composition.
    CompositionEnd,
    /// The time of [`BindingAction::Schedule`] is over.
    TimerFired,
    /// Enter was pressed.
    Enter,
    /// The value changed, possibly by a commit of this control.
    ValueChanged {
        /// The value that the typed text stands for.
        typed: &'a str,
        /// The new value.
        value: &'a str,
    },
    /// The typed text is to be discarded.
    Reset,
}

/// What to do after an event. Every action except `None` cancels a running timer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BindingAction {
    /// Nothing.
    None,
    /// Cancel the timer without a commit.
    Cancel,
    /// Start a timer with this duration in ms.
    Schedule(u32),
    /// Commit the typed text.
    Commit,
    /// Show the value instead of the typed text.
    ShowValue,
}

/// The state of a bound control.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextBinding {
    debounce_ms: u32,
    is_composing: bool,
    is_scheduled: bool,
}

impl TextBinding {
    /// A binding that commits `debounce_ms` after the last edit; with 0 at once.
    pub const fn new(debounce_ms: u32) -> Self {
        Self { debounce_ms, is_composing: false, is_scheduled: false }
    }

    /// Whether typed text waits for the end of the timer.
    pub fn is_scheduled(&self) -> bool {
        self.is_scheduled
    }

    /// Handles an event.
    pub fn handle(&mut self, event: BindingEvent<'_>) -> BindingAction {
        let action = self.action(event);
        if action != BindingAction::None {
            self.is_scheduled = matches!(action, BindingAction::Schedule(_));
        }
        action
    }

    fn action(&mut self, event: BindingEvent<'_>) -> BindingAction {
        match event {
            // The text of a composition is not what the user means yet. The Enter that ends it belongs to the input method.
            BindingEvent::Input | BindingEvent::Enter if self.is_composing => BindingAction::None,
            BindingEvent::Input => self.commit_after_debounce(),
            BindingEvent::Enter => BindingAction::Commit,
            BindingEvent::CompositionStart => {
                self.is_composing = true;
                BindingAction::Cancel
            }
            BindingEvent::CompositionEnd => {
                self.is_composing = false;
                self.commit_after_debounce()
            }
            BindingEvent::TimerFired if self.is_scheduled => BindingAction::Commit,
            BindingEvent::TimerFired => BindingAction::None,
            // The control keeps its own spelling of the value: "cat " is not trimmed while it is typed.
            BindingEvent::ValueChanged { typed, value } if typed == value => BindingAction::None,
            BindingEvent::ValueChanged { .. } | BindingEvent::Reset => BindingAction::ShowValue,
        }
    }

    fn commit_after_debounce(self) -> BindingAction {
        if self.debounce_ms == 0 { BindingAction::Commit } else { BindingAction::Schedule(self.debounce_ms) }
    }
}
