//! Batches: what is sent when, that nothing is sent twice, what a reload reports, and what can be done to many tasks.

use contact_sheet::domain::batch::{Batch, Control, PauseReason, RequestState, Response, Step, WaitReason};
use proptest::prelude::*;

mod act;

fn send_all(batch: &mut Batch, mut now: i64) -> Vec<usize> {
    let mut sent = Vec::new();
    loop {
        match batch.next(now) {
            Step::Send(index) => sent.push(index),
            Step::Wait(until) => now = until,
            Step::Idle | Step::Done => return sent,
        }
    }
}

#[test]
fn requests_are_sent_in_order_with_a_gap_and_at_most_so_many_at_a_time() {
    let mut batch = Batch::new(4, 2);
    assert_eq!(batch.next(0), Step::Send(0));
    assert_eq!(batch.next(10), Step::Wait(200));
    assert_eq!(batch.next(200), Step::Send(1));
    assert_eq!(batch.next(900), Step::Idle);
    batch.respond(1, Response::Accepted, 950);
    assert_eq!(batch.next(950), Step::Send(2));
    batch.respond(0, Response::Queued, 1200);
    batch.respond(2, Response::NeedsInput, 1200);
    assert_eq!(send_all(&mut batch, 1200), [3]);
    assert_eq!(batch.next(5000), Step::Idle);
    batch.respond(3, Response::Refused("busy".to_owned()), 5000);
    assert_eq!(batch.next(5000), Step::Done);
    let counts = batch.counts();
    assert_eq!((counts.accepted, counts.queued, counts.needs_input, counts.refused), (1, 1, 1, 1));
    assert_eq!((batch.reasons(), batch.is_done()), (&["busy".to_owned()][..], true));
}

#[test]
fn a_busy_server_is_asked_again_after_the_time_that_it_wants() {
    let mut batch = Batch::new(2, 2);
    assert_eq!(batch.next(0), Step::Send(0));
    batch.respond(0, Response::TooManyRequests(Some(7)), 100);
    assert_eq!(batch.busy_until(), Some((7100, WaitReason::TooManyRequests)));
    assert_eq!(batch.next(7099), Step::Wait(7100));
    assert_eq!(batch.next(7100), Step::Send(0));
    // One at a time, until it has accepted one.
    assert_eq!(batch.next(7500), Step::Idle);
    batch.respond(0, Response::Accepted, 7500);
    assert_eq!((batch.busy_until(), batch.next(7500)), (None, Step::Send(1)));
    assert_eq!(batch.counts().accepted, 1);
}

#[test]
fn a_full_queue_is_asked_again_ever_more_rarely() {
    let mut batch = Batch::new(1, 1);
    let mut now = 0;
    let mut waits = Vec::new();
    for _ in 0..6 {
        assert_eq!(batch.next(now), Step::Send(0));
        batch.respond(0, Response::QueueFull, now);
        let Step::Wait(until) = batch.next(now) else { panic!("no wait") };
        assert_eq!(batch.busy_until(), Some((until, WaitReason::QueueFull)));
        waits.push((until - now) / 1000);
        now = until;
    }
    assert_eq!(waits, [5, 10, 20, 40, 60, 60]);
    // A server that asks for no wait gets a short one.
    assert_eq!(batch.next(now), Step::Send(0));
    batch.respond(0, Response::TooManyRequests(Some(0)), now);
    assert_eq!(batch.next(now), Step::Wait(now + 1000));
}

#[test]
fn the_longer_of_two_waits_counts() {
    let mut batch = Batch::new(3, 2);
    assert_eq!(batch.next(0), Step::Send(0));
    assert_eq!(batch.next(200), Step::Send(1));
    batch.respond(0, Response::TooManyRequests(Some(60)), 300);
    batch.respond(1, Response::QueueFull, 400);
    assert_eq!(batch.busy_until(), Some((60_300, WaitReason::TooManyRequests)));
}

#[test]
fn a_request_without_a_response_is_not_sent_again_and_several_in_a_row_pause() {
    let mut batch = Batch::new(6, 1);
    for index in 0..2 {
        assert_eq!(send_all(&mut batch, index * 1000), [index as usize]);
        batch.respond(index as usize, Response::Unknown, index * 1000);
    }
    assert_eq!(send_all(&mut batch, 2000), [2]);
    batch.respond(2, Response::Accepted, 2000);
    for index in 3..6 {
        assert_eq!(send_all(&mut batch, index * 1000), [index as usize]);
        batch.respond(index as usize, Response::Unknown, index * 1000);
    }
    assert_eq!(batch.next(9000), Step::Done);
    assert_eq!(batch.counts().unknown, 5);

    let mut batch = Batch::new(5, 1);
    for index in 0..3 {
        assert_eq!(send_all(&mut batch, index * 1000), [index as usize]);
        batch.respond(index as usize, Response::Unknown, index * 1000);
    }
    assert_eq!(batch.control(), Control::Paused(PauseReason::NoResponses));
    assert_eq!((batch.next(9000), batch.is_done()), (Step::Idle, false));
    batch.resume();
    assert_eq!(batch.next(9000), Step::Send(3));
}

#[test]
fn a_refusal_that_concerns_all_pauses() {
    let mut batch = Batch::new(3, 1);
    assert_eq!(batch.next(0), Step::Send(0));
    batch.respond(0, Response::Denied("token".to_owned()), 0);
    assert_eq!(batch.control(), Control::Paused(PauseReason::Denied));
    assert_eq!(batch.states()[0], RequestState::Refused(0));
    assert_eq!(batch.next(1000), Step::Idle);
}

#[test]
fn pause_and_stop_send_nothing_and_keep_responses() {
    let mut batch = Batch::new(3, 1);
    assert_eq!(batch.next(0), Step::Send(0));
    batch.pause(PauseReason::User);
    batch.respond(0, Response::Accepted, 100);
    assert_eq!(batch.next(1000), Step::Idle);
    batch.resume();
    assert_eq!(batch.next(1000), Step::Send(1));
    batch.stop();
    batch.pause(PauseReason::User);
    batch.resume();
    assert_eq!((batch.next(9000), batch.is_done()), (Step::Idle, false));
    batch.respond(1, Response::QueueFull, 9000);
    assert_eq!((batch.next(9_000_000), batch.is_done()), (Step::Done, true));
    assert_eq!((batch.counts().accepted, batch.counts().waiting), (1, 2));
}

#[test]
fn a_reload_tells_what_was_sent() {
    let mut batch = Batch::new(7, 2);
    let responses = [
        Response::Accepted,
        Response::Queued,
        Response::NeedsInput,
        Response::Refused("no".to_owned()),
        Response::Unknown,
    ];
    for (index, response) in responses.into_iter().enumerate() {
        let now = index as i64 * 1000;
        assert_eq!(batch.next(now), Step::Send(index));
        batch.respond(index, response, now);
    }
    assert_eq!(batch.next(9000), Step::Send(5));
    let log = batch.log();
    assert_eq!(log, "aqi\u{100}??.");
    let restored = Batch::restore(&log, batch.reasons().to_vec());
    let counts = restored.counts();
    assert_eq!((counts.unknown, counts.sent, counts.waiting, counts.refused), (2, 0, 1, 1));
    assert_eq!((restored.is_done(), restored.control()), (true, Control::Stopped));
    assert_eq!(restored.log(), log);
    // Damaged data reports nothing.
    assert_eq!(Batch::restore("\u{101}x", vec!["no".to_owned()]).counts().unknown, 2);
}

#[test]
fn equal_reasons_are_kept_once() {
    let mut batch = Batch::new(3, 1);
    for (index, reason) in ["full", "banned", "full"].into_iter().enumerate() {
        assert_eq!(send_all(&mut batch, index as i64 * 1000), [index]);
        batch.respond(index, Response::Refused(reason.to_owned()), index as i64 * 1000);
    }
    assert_eq!(batch.reasons(), ["full", "banned"]);
    assert_eq!(batch.states()[2], RequestState::Refused(0));
}

/// What happens to a batch at random.
#[derive(Clone, Debug)]
enum Event {
    Next,
    Wait(i64),
    Respond(usize, Response),
    Pause,
    Resume,
    Stop,
    Reload,
}

fn events() -> impl Strategy<Value = Event> {
    let response = prop_oneof![
        3 => Just(Response::Accepted),
        1 => Just(Response::Queued),
        1 => Just(Response::NeedsInput),
        1 => Just(Response::Refused("no".to_owned())),
        1 => Just(Response::Denied("token".to_owned())),
        2 => (0..9u32).prop_map(|seconds| Response::TooManyRequests((seconds > 0).then_some(seconds))),
        2 => Just(Response::QueueFull),
        2 => Just(Response::Unknown),
    ];
    prop_oneof![
        12 => Just(Event::Next),
        6 => (0..70_000i64).prop_map(Event::Wait),
        10 => (0..8usize, response).prop_map(|(index, response)| Event::Respond(index, response)),
        1 => Just(Event::Pause),
        2 => Just(Event::Resume),
        1 => Just(Event::Stop),
        1 => Just(Event::Reload),
    ]
}

proptest! {
    /// Each request is sent at most once, and once more for each response that says that it was not accepted for the moment.
    #[test]
    fn nothing_is_sent_twice(parallel in 1..3usize, events in prop::collection::vec(events(), 0..200)) {
        const COUNT: usize = 8;
        let mut batch = Batch::new(COUNT, parallel);
        let mut now = 0;
        let (mut sent, mut allowed) = ([0; COUNT], [1; COUNT]);
        let mut on_their_way = Vec::new();
        let mut not_before = 0;
        for event in events {
            let before = batch.clone();
            match event {
                Event::Wait(ms) => now += ms,
                Event::Pause => batch.pause(PauseReason::User),
                Event::Resume => batch.resume(),
                Event::Stop => batch.stop(),
                Event::Reload => {
                    batch = Batch::restore(&batch.log(), batch.reasons().to_vec());
                    on_their_way.clear();
                    prop_assert_eq!(batch.next(now), Step::Done);
                }
                Event::Next => {
                    if let Step::Send(index) = batch.next(now) {
                        prop_assert_eq!(before.control(), Control::Running);
                        prop_assert!(now >= not_before, "sent {} ms early", not_before - now);
                        sent[index] += 1;
                        on_their_way.push(index);
                        prop_assert!(sent[index] <= allowed[index], "request {} again", index);
                        prop_assert!(on_their_way.len() <= parallel);
                        // Before it is sent, the log says so.
                        prop_assert_eq!(batch.log().chars().nth(index), Some('?'));
                    }
                }
                Event::Respond(index, response) => {
                    let was_sent = on_their_way.contains(&index);
                    on_their_way.retain(|it| *it != index);
                    batch.respond(index, response.clone(), now);
                    if !was_sent {
                        prop_assert_eq!(&batch, &before);
                    } else if let Response::TooManyRequests(after) = response {
                        allowed[index] += 1;
                        not_before = not_before.max(now + i64::from(after.unwrap_or(1)) * 1000);
                    } else if response == Response::QueueFull {
                        allowed[index] += 1;
                    } else {
                        prop_assert_ne!(batch.states()[index], RequestState::Waiting);
                    }
                }
            }
            let counts = batch.counts();
            prop_assert_eq!(counts.completed() + counts.waiting + counts.sent, COUNT);
            prop_assert_eq!(counts.sent, on_their_way.len());
        }
    }

    /// With a server that always answers, every request gets an outcome.
    #[test]
    fn every_batch_ends(parallel in 1..3usize, count in 0..30usize, answers in prop::collection::vec(0..6u8, 0..60)) {
        let mut batch = Batch::new(count, parallel);
        let (mut now, mut answers) = (0, answers.into_iter());
        for _ in 0..1000 {
            match batch.next(now) {
                Step::Send(index) => {
                    let response = match answers.next() {
                        Some(0) => Response::QueueFull,
                        Some(1) => Response::TooManyRequests(None),
                        Some(2) => Response::Unknown,
                        Some(3) => Response::Refused("no".to_owned()),
                        Some(_) | None => Response::Accepted,
                    };
                    batch.respond(index, response, now);
                }
                Step::Wait(until) => {
                    prop_assert!(until > now);
                    now = until;
                }
                Step::Idle => batch.resume(),
                Step::Done => break,
            }
        }
        prop_assert!(batch.is_done());
        prop_assert_eq!(batch.counts().completed(), count);
    }
}
