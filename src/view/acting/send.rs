//! Sends an act, once, and tells what became of it.

use leptos::{prelude::*, task::spawn_local};

use crate::{
    acts::Tone,
    app::Desk,
    proxy::reading::stopper,
    proxy::{Act, Answer, Outcome, ProxyError},
    words::Acting,
};

impl Desk {
    /// The words for what is done.
    pub fn acting(self) -> &'static Acting {
        self.settings.language.get_untracked().acting()
    }

    /// Sends an act, unless the same is already on its way (`key` says what is done to what). Tells what became of it,
    /// shows the tasks that came of it, and hands the answer to `then`. It goes on when the window that sent it is closed.
    pub fn send(self, key: String, act: Act, then: impl FnOnce(&Answer) + 'static) {
        self.send_boxed(key, act, Box::new(then));
    }

    fn send_boxed(self, key: String, act: Act, then: Box<dyn FnOnce(&Answer)>) {
        // The switch takes the controls away; this is for one that was drawn before.
        if self.settings.read_only.get_untracked() || !self.acts.begin(&key) {
            return;
        }
        let client = self.settings.connection.with_untracked(|connection| connection.client());
        spawn_local(async move {
            let controller = stopper();
            let answer = client.act(&act, &controller).await;
            self.acts.end(&key);
            self.after(&act, &answer);
            then(&answer);
        });
    }

    fn after(self, act: &Act, answer: &Answer) {
        // A server without this call is asked in the other way, and what becomes of that is told.
        if let (Act::Change { .. }, Outcome::Refused(ProxyError::NoSuchEndpoint { .. })) =
            (act, &answer.outcome)
        {
            return;
        }
        let words = self.acting();
        let ids = answer.outcome.tasks();
        let makes_tasks = !matches!(act, Act::Upload(_) | Act::Cancel { .. });
        let tone = match &answer.outcome {
            Outcome::Accepted { .. }
            | Outcome::Queued { .. }
            | Outcome::Window { .. }
            | Outcome::Exists { .. } => Tone::Good,
            Outcome::Unknown(_) => Tone::Unsure,
            Outcome::NotFound
            | Outcome::Invalid
            | Outcome::Failed
            | Outcome::QueueFull
            | Outcome::Banned { .. }
            | Outcome::Other { .. }
            | Outcome::Refused(_) => Tone::Bad,
        };
        let (title, text) = words.outcome(&answer.outcome, act, self.w);
        let task = ids.first().filter(|_| makes_tasks).cloned();
        // The server's words are for what needs explaining; "success" in Chinese does not.
        let said = if tone == Tone::Good { String::new() } else { answer.said.clone() };
        if tone == Tone::Good {
            self.announcer.say(title.clone());
        }
        // A window says by itself that it is there.
        if !matches!(answer.outcome, Outcome::Window { .. }) {
            self.acts.tell(tone, title, text, task, said);
        }
        match &answer.outcome {
            Outcome::Window { id, prompt } => self.answering.set(Some((id.clone(), prompt.clone()))),
            Outcome::Unknown(_) => self.tasks.refresh(),
            _ => {}
        }
        let new = if makes_tasks { ids.to_vec() } else { Vec::new() };
        if makes_tasks && answer.outcome.is_taken() {
            self.acts.remember(&new);
        }
        // The one that was acted on has changed, too: its button is used, or it has ended.
        let known = act.task().filter(|id| !new.iter().any(|new| new == id)).map(str::to_owned);
        if answer.outcome.is_taken() && (!new.is_empty() || known.is_some()) {
            self.tasks.welcome(new, known);
        }
    }
}
