//! The two-way binding of text controls: debounce, compositions of input methods, Enter, changes of the value.

use contact_sheet::domain::text_binding::{BindingAction, BindingEvent, TextBinding};
use proptest::prelude::*;

const MS: u32 = 300;

/// Handles events one after the other.
fn handle_all(debounce_ms: u32, events: &[BindingEvent<'_>]) -> Vec<BindingAction> {
    let mut binding = TextBinding::new(debounce_ms);
    events.iter().map(|event| binding.handle(*event)).collect()
}

fn value_changed<'a>(typed: &'a str, value: &'a str) -> BindingEvent<'a> {
    BindingEvent::ValueChanged { typed, value }
}

#[test]
fn each_edit_restarts_the_timer_and_the_timer_commits_once() {
    let events = [
        BindingEvent::Input,
        BindingEvent::Input,
        BindingEvent::TimerFired,
        BindingEvent::TimerFired,
        BindingEvent::Input,
    ];
    let expected = [
        BindingAction::Schedule(MS),
        BindingAction::Schedule(MS),
        BindingAction::Commit,
        BindingAction::None,
        BindingAction::Schedule(MS),
    ];
    assert_eq!(handle_all(MS, &events), expected);
}

#[test]
fn without_debounce_each_edit_is_committed_at_once() {
    let events = [BindingEvent::Input, BindingEvent::Input, BindingEvent::TimerFired];
    let expected = [BindingAction::Commit, BindingAction::Commit, BindingAction::None];
    assert_eq!(handle_all(0, &events), expected);
}

#[test]
fn enter_commits_at_once_and_stops_the_timer() {
    let events = [BindingEvent::Input, BindingEvent::Enter, BindingEvent::TimerFired];
    let expected = [BindingAction::Schedule(MS), BindingAction::Commit, BindingAction::None];
    assert_eq!(handle_all(MS, &events), expected);
}

#[test]
fn a_composition_is_committed_only_after_its_end() {
    let events = [
        BindingEvent::CompositionStart,
        BindingEvent::Input,
        BindingEvent::Enter,
        BindingEvent::TimerFired,
        BindingEvent::Input,
        BindingEvent::CompositionEnd,
        BindingEvent::TimerFired,
    ];
    let expected = |end: &[BindingAction]| {
        let mut all = vec![BindingAction::Cancel];
        all.extend([BindingAction::None; 4]);
        all.extend_from_slice(end);
        all
    };
    let debounced = expected(&[BindingAction::Schedule(MS), BindingAction::Commit]);
    assert_eq!(handle_all(MS, &events), debounced);
    let immediate = expected(&[BindingAction::Commit, BindingAction::None]);
    assert_eq!(handle_all(0, &events), immediate);
}

#[test]
fn a_composition_holds_back_what_was_typed_before_it() {
    let events = [BindingEvent::Input, BindingEvent::CompositionStart, BindingEvent::TimerFired];
    let expected = [BindingAction::Schedule(MS), BindingAction::Cancel, BindingAction::None];
    assert_eq!(handle_all(MS, &events), expected);
}

#[test]
fn a_change_of_the_value_by_this_control_leaves_its_text_and_timer() {
    let events = [BindingEvent::Input, value_changed("cat", "cat"), BindingEvent::TimerFired];
    let expected = [BindingAction::Schedule(MS), BindingAction::None, BindingAction::Commit];
    assert_eq!(handle_all(MS, &events), expected);
}

#[test]
fn a_change_of_the_value_from_elsewhere_replaces_the_text_and_stops_the_timer() {
    let events = [BindingEvent::Input, value_changed("cat", ""), BindingEvent::TimerFired];
    let expected = [BindingAction::Schedule(MS), BindingAction::ShowValue, BindingAction::None];
    assert_eq!(handle_all(MS, &events), expected);
}

#[test]
fn a_reset_discards_pending_text_in_every_state() {
    let events = [BindingEvent::Input, BindingEvent::Reset, BindingEvent::TimerFired];
    let expected = [BindingAction::Schedule(MS), BindingAction::ShowValue, BindingAction::None];
    assert_eq!(handle_all(MS, &events), expected);
    assert_eq!(handle_all(0, &[BindingEvent::Reset]), [BindingAction::ShowValue]);
    let composing = handle_all(MS, &[BindingEvent::CompositionStart, BindingEvent::Reset]);
    assert_eq!(composing, [BindingAction::Cancel, BindingAction::ShowValue]);
}

fn event() -> impl Strategy<Value = BindingEvent<'static>> {
    prop_oneof![
        Just(BindingEvent::Input),
        Just(BindingEvent::CompositionStart),
        Just(BindingEvent::CompositionEnd),
        Just(BindingEvent::TimerFired),
        Just(BindingEvent::Enter),
        Just(value_changed("cat", "cat")),
        Just(value_changed("cat", "dog")),
        Just(BindingEvent::Reset),
    ]
}

proptest! {
    #[test]
    fn nothing_is_committed_during_a_composition(events in prop::collection::vec(event(), 0..40)) {
        let mut binding = TextBinding::new(MS);
        let mut is_composing = false;
        for event in events {
            match event {
                BindingEvent::CompositionStart => is_composing = true,
                BindingEvent::CompositionEnd => is_composing = false,
                BindingEvent::Input | BindingEvent::TimerFired | BindingEvent::Enter => {}
                BindingEvent::ValueChanged { .. } | BindingEvent::Reset => {}
            }
            let action = binding.handle(event);
            prop_assert!(!is_composing || !matches!(action, BindingAction::Commit | BindingAction::Schedule(_)));
        }
    }

    #[test]
    fn the_timer_commits_only_text_that_was_typed_since_it_started(events in prop::collection::vec(event(), 0..40)) {
        let mut binding = TextBinding::new(MS);
        let mut is_running = false;
        for event in events {
            let action = binding.handle(event);
            if event == BindingEvent::TimerFired {
                prop_assert_eq!(action == BindingAction::Commit, is_running);
            }
            if action != BindingAction::None {
                is_running = matches!(action, BindingAction::Schedule(_));
            }
        }
    }
}

#[test]
fn typed_text_is_scheduled_until_it_is_committed_or_replaced() {
    for (end, expected) in [
        (BindingEvent::TimerFired, BindingAction::Commit),
        (BindingEvent::Enter, BindingAction::Commit),
        (BindingEvent::Reset, BindingAction::ShowValue),
        (BindingEvent::CompositionStart, BindingAction::Cancel),
        (value_changed("cat", "fog"), BindingAction::ShowValue),
    ] {
        let mut binding = TextBinding::new(MS);
        assert!(!binding.is_scheduled());
        binding.handle(BindingEvent::Input);
        assert!(binding.is_scheduled());
        assert_eq!(binding.handle(end), expected);
        assert!(!binding.is_scheduled(), "{end:?}");
    }
}
