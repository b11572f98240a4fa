//! A batch: many requests that change something on the server, sent one after the other. Pure: decides what is sent when, and keeps
//! what is known of each request.
//!
//! Each request is sent once. Only a response that says that it was not accepted because of too many requests (429) or a full queue
//! (code 23) lets it wait to be sent again. Whatever else happens to it, and also if nothing is known of it, it is not.

pub mod act;
pub mod prompt_change;

/// The time between the starts of two requests, in milliseconds.
const GAP_MS: i64 = 200;
/// The first wait after 429 without `Retry-After` and after a full queue, in milliseconds. It doubles each time.
const FIRST_WAIT_MS: i64 = 5_000;
/// The longest of these waits.
const MAX_WAIT_MS: i64 = 60_000;
/// The number of requests in a row without a response after which the batch pauses: the server may be gone.
const MAX_UNKNOWN_IN_A_ROW: u32 = 3;
/// The maximum number of different reasons; further ones count as the last of them.
const MAX_REASONS: usize = 1000;
/// The character of the first reason in [`Batch::log`].
const FIRST_REASON: u32 = 0x100;

/// What is known of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RequestState {
    /// It was not sent, or is to be sent again.
    Waiting,
    /// It was sent, and the response is not there yet.
    Sent,
    /// The server accepted it.
    Accepted,
    /// The server accepted it and has put it behind others.
    Queued,
    /// The server accepted it and waits for input.
    NeedsInput,
    /// The server refused it; the number of the reason.
    Refused(u16),
    /// No response, or an unreadable one: it may have been accepted.
    Unknown,
}

/// The response to a request, as far as it matters to the batch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Response {
    /// Accepted.
    Accepted,
    /// Accepted, behind others.
    Queued,
    /// Accepted; it waits for input.
    NeedsInput,
    /// Refused, for this reason.
    Refused(String),
    /// Refused, for a reason that concerns all requests.
    Denied(String),
    /// Not accepted: too many requests. `Retry-After` in seconds.
    TooManyRequests(Option<u32>),
    /// Not accepted: the queue is full.
    QueueFull,
    /// No response, or an unreadable one.
    Unknown,
}

/// Why nothing is sent at the moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WaitReason {
    /// The time between two requests.
    Gap,
    /// The server has asked for it.
    TooManyRequests,
    /// The queue of the server is full.
    QueueFull,
}

/// Why a batch has paused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PauseReason {
    /// The user has paused it.
    User,
    /// Several requests in a row had no response.
    NoResponses,
    /// The server refused a request for a reason that concerns all of them.
    Denied,
}

/// Whether a batch sends requests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Control {
    /// It does.
    Running,
    /// It does when it is resumed.
    Paused(PauseReason),
    /// It does not any more.
    Stopped,
}

/// What is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Send the request with this index, now.
    Send(usize),
    /// Ask again at this time.
    Wait(i64),
    /// Nothing, until a response arrives or the batch is resumed.
    Idle,
    /// Nothing any more.
    Done,
}

/// The number of requests in each state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "named like the states")]
pub struct Counts {
    pub waiting: usize,
    pub sent: usize,
    pub accepted: usize,
    pub queued: usize,
    pub needs_input: usize,
    pub refused: usize,
    pub unknown: usize,
}

impl Counts {
    /// The number of requests whose outcome is known or will not be known any more.
    pub fn completed(self) -> usize {
        self.accepted + self.queued + self.needs_input + self.refused + self.unknown
    }
}

/// A batch of requests. Times are those of a monotonic clock, in milliseconds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Batch {
    states: Vec<RequestState>,
    reasons: Vec<String>,
    /// The number of requests that may be on their way at the same time.
    parallel: usize,
    control: Control,
    /// Until when nothing is sent, and why.
    not_before: (i64, WaitReason),
    busy_in_a_row: u32,
    unknown_in_a_row: u32,
}

impl Batch {
    /// A batch of `count` requests, of which `parallel` may be on their way at the same time.
    pub fn new(count: usize, parallel: usize) -> Self {
        Self {
            states: vec![RequestState::Waiting; count],
            reasons: Vec::new(),
            parallel: parallel.max(1),
            control: Control::Running,
            not_before: (i64::MIN, WaitReason::Gap),
            busy_in_a_row: 0,
            unknown_in_a_row: 0,
        }
    }

    /// The next step. A request that is to be sent counts as sent from now on.
    pub fn next(&mut self, now: i64) -> Step {
        let next = self.states.iter().position(|state| *state == RequestState::Waiting);
        let on_their_way = self.states.iter().filter(|state| **state == RequestState::Sent).count();
        let next = match (self.control, next) {
            (Control::Stopped, _) | (_, None) => {
                return if on_their_way == 0 { Step::Done } else { Step::Idle };
            }
            (Control::Paused(_), Some(_)) => return Step::Idle,
            (Control::Running, Some(next)) => next,
        };
        // A busy server gets one request at a time.
        let parallel = if self.busy_in_a_row > 0 { 1 } else { self.parallel };
        if on_their_way >= parallel {
            return Step::Idle;
        }
        if now < self.not_before.0 {
            return Step::Wait(self.not_before.0);
        }
        self.states[next] = RequestState::Sent;
        self.not_before = (now + GAP_MS, WaitReason::Gap);
        Step::Send(next)
    }

    /// Takes note of the response to a request that was sent.
    pub fn respond(&mut self, index: usize, response: Response, now: i64) {
        if self.states.get(index) != Some(&RequestState::Sent) {
            return;
        }
        let wait = match &response {
            Response::TooManyRequests(after) => Some((WaitReason::TooManyRequests, *after)),
            Response::QueueFull => Some((WaitReason::QueueFull, None)),
            Response::Accepted
            | Response::Queued
            | Response::NeedsInput
            | Response::Refused(_)
            | Response::Denied(_)
            | Response::Unknown => None,
        };
        self.busy_in_a_row = if wait.is_some() { self.busy_in_a_row + 1 } else { 0 };
        if let Some((reason, after)) = wait {
            let doubled = FIRST_WAIT_MS << (self.busy_in_a_row - 1).min(8);
            let ms = after.map_or(doubled.min(MAX_WAIT_MS), |seconds| i64::from(seconds.max(1)) * 1000);
            // An earlier response may have asked for a longer wait.
            if now + ms >= self.not_before.0 {
                self.not_before = (now + ms, reason);
            }
        }
        self.unknown_in_a_row = if response == Response::Unknown { self.unknown_in_a_row + 1 } else { 0 };
        if self.unknown_in_a_row >= MAX_UNKNOWN_IN_A_ROW {
            self.pause(PauseReason::NoResponses);
        }
        if matches!(response, Response::Denied(_)) {
            self.pause(PauseReason::Denied);
        }
        self.states[index] = match response {
            Response::Accepted => RequestState::Accepted,
            Response::Queued => RequestState::Queued,
            Response::NeedsInput => RequestState::NeedsInput,
            Response::Refused(reason) | Response::Denied(reason) => {
                RequestState::Refused(self.number_of(reason))
            }
            Response::TooManyRequests(_) | Response::QueueFull => RequestState::Waiting,
            Response::Unknown => RequestState::Unknown,
        };
    }

    fn number_of(&mut self, reason: String) -> u16 {
        let known = self.reasons.iter().position(|known| *known == reason);
        let number = known.unwrap_or_else(|| {
            if self.reasons.len() < MAX_REASONS {
                self.reasons.push(reason);
            }
            self.reasons.len() - 1
        });
        u16::try_from(number).unwrap_or_default()
    }

    /// Pauses: nothing is sent until the batch is resumed.
    pub fn pause(&mut self, reason: PauseReason) {
        if self.control == Control::Running {
            self.control = Control::Paused(reason);
        }
    }

    /// Goes on after a pause.
    pub fn resume(&mut self) {
        if matches!(self.control, Control::Paused(_)) {
            self.control = Control::Running;
            self.unknown_in_a_row = 0;
        }
    }

    /// Stops: nothing more is sent. Responses to what was sent are still noted.
    pub fn stop(&mut self) {
        self.control = Control::Stopped;
    }

    /// Whether it sends requests.
    pub fn control(&self) -> Control {
        self.control
    }

    /// Whether nothing happens any more.
    pub fn is_done(&self) -> bool {
        let counts = self.counts();
        counts.sent == 0 && (counts.waiting == 0 || self.control == Control::Stopped)
    }

    /// Until when it waits because the server is busy, and why.
    pub fn busy_until(&self) -> Option<(i64, WaitReason)> {
        let waits = self.control == Control::Running && self.busy_in_a_row > 0 && !self.is_done();
        Some(self.not_before).filter(|(_, reason)| waits && *reason != WaitReason::Gap)
    }

    /// What is known of each request.
    pub fn states(&self) -> &[RequestState] {
        &self.states
    }

    /// The reasons of the refusals.
    pub fn reasons(&self) -> &[String] {
        &self.reasons
    }

    /// The number of requests in each state.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for state in &self.states {
            *match state {
                RequestState::Waiting => &mut counts.waiting,
                RequestState::Sent => &mut counts.sent,
                RequestState::Accepted => &mut counts.accepted,
                RequestState::Queued => &mut counts.queued,
                RequestState::NeedsInput => &mut counts.needs_input,
                RequestState::Refused(_) => &mut counts.refused,
                RequestState::Unknown => &mut counts.unknown,
            } += 1;
        }
        counts
    }

    /// What is known of each request, one character each, to be kept over a reload. What was sent is unknown until its response is
    /// there.
    pub fn log(&self) -> String {
        let mark = |state: &RequestState| match state {
            RequestState::Waiting => '.',
            RequestState::Sent | RequestState::Unknown => '?',
            RequestState::Accepted => 'a',
            RequestState::Queued => 'q',
            RequestState::NeedsInput => 'i',
            RequestState::Refused(number) => char::from_u32(FIRST_REASON + u32::from(*number)).unwrap_or('?'),
        };
        self.states.iter().map(mark).collect()
    }

    /// The batch after a reload: it has stopped, and of requests that were on their way the outcome is unknown.
    pub fn restore(log: &str, reasons: Vec<String>) -> Self {
        let state = |mark: char| match mark {
            '.' => RequestState::Waiting,
            'a' => RequestState::Accepted,
            'q' => RequestState::Queued,
            'i' => RequestState::NeedsInput,
            mark => {
                let number = u32::from(mark).checked_sub(FIRST_REASON).and_then(|it| u16::try_from(it).ok());
                let number = number.filter(|number| usize::from(*number) < reasons.len());
                number.map_or(RequestState::Unknown, RequestState::Refused)
            }
        };
        let states = log.chars().map(state).collect();
        Self { states, reasons, control: Control::Stopped, ..Self::new(0, 1) }
    }
}
