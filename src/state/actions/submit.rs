//! Sends an act, once, and tells what became of it.

use leptos::{prelude::*, task::spawn_local};

use crate::{
    api::{
        request::abort_controller,
        submit_response::{Outcome, SubmitResponse},
    },
    app::Desk,
    domain::submission::Submission,
    i18n::actions::ActionTexts,
    state::actions::toasts::Severity,
};

impl Desk {
    /// The words for what is done.
    pub fn action_texts(self) -> &'static ActionTexts {
        self.settings.language.get_untracked().action_texts()
    }

    /// Sends an act, unless the same is already on its way (`key` says what is done to what). Tells what became of it,
    /// shows the tasks that came of it, and hands the answer to `then`. It goes on when the window that sent it is closed.
    pub fn send(self, key: String, act: Submission, then: impl FnOnce(&SubmitResponse) + 'static) {
        self.send_boxed(key, act, Box::new(then));
    }

    fn send_boxed(self, key: String, act: Submission, then: Box<dyn FnOnce(&SubmitResponse)>) {
        // The switch takes the controls away; this is for one that was drawn before.
        if self.settings.read_only.get_untracked() || !self.acts.begin(&key) {
            return;
        }
        let client = self.settings.connection.with_untracked(|connection| connection.client());
        spawn_local(async move {
            let controller = abort_controller();
            let answer = client.submit(&act, &controller).await;
            self.acts.end(&key);
            self.after(&act, &answer);
            then(&answer);
        });
    }

    fn after(self, act: &Submission, answer: &SubmitResponse) {
        let words = self.action_texts();
        let ids = answer.outcome.tasks();
        let makes_tasks = !matches!(act, Submission::Upload(_) | Submission::Cancel { .. });
        let tone = match &answer.outcome {
            Outcome::Accepted { .. }
            | Outcome::Queued { .. }
            | Outcome::NeedsModal { .. }
            | Outcome::AlreadyExists { .. } => Severity::Success,
            Outcome::Indeterminate(_) => Severity::Warning,
            Outcome::NotFound
            | Outcome::Invalid
            | Outcome::Failed
            | Outcome::QueueFull
            | Outcome::Banned { .. }
            | Outcome::UnknownCode { .. }
            | Outcome::Refused(_) => Severity::Error,
        };
        let (title, text) = words.outcome(&answer.outcome, act, self.w);
        let task = ids.first().filter(|_| makes_tasks).cloned();
        // The server's words are for what needs explaining; "success" in Chinese does not.
        let said = if tone == Severity::Success { String::new() } else { answer.message.clone() };
        if tone == Severity::Success {
            self.announcer.say(title.clone());
        }
        // A window says by itself that it is there.
        if !matches!(answer.outcome, Outcome::NeedsModal { .. }) {
            self.acts.tell(tone, title, text, task, said);
        }
        match &answer.outcome {
            Outcome::NeedsModal { id, prompt } => self.answering.set(Some((id.clone(), prompt.clone()))),
            Outcome::Indeterminate(_) => self.tasks.refresh(),
            Outcome::Accepted { .. }
            | Outcome::Queued { .. }
            | Outcome::AlreadyExists { .. }
            | Outcome::NotFound
            | Outcome::Invalid
            | Outcome::Failed
            | Outcome::QueueFull
            | Outcome::Banned { .. }
            | Outcome::UnknownCode { .. }
            | Outcome::Refused(_) => {}
        }
        let new = if makes_tasks { ids.to_vec() } else { Vec::new() };
        if makes_tasks && answer.outcome.is_accepted() {
            self.acts.remember(&new);
        }
        // The one that was acted on has changed, too: its button is used, or it has ended.
        let known = act.task().filter(|id| !new.iter().any(|new| new == id)).map(str::to_owned);
        if answer.outcome.is_accepted() && (!new.is_empty() || known.is_some()) {
            self.tasks.fetch_and_merge(new, known);
        }
    }
}
