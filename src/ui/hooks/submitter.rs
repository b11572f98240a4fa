//! Sends submissions from a component and reports their results.

use crate::{
    api::submit_response::{Outcome, SubmitResponse},
    domain::{language::Language, submission::Submission},
    i18n::context::use_language,
    state::{
        actions::{
            submit::{creates_tasks, submit},
            toasts::Severity,
        },
        announcer::{Announcer, use_announcer},
        dialogs::{Dialogs, use_dialogs},
        server_name::server_name,
        services::{Services, use_services},
    },
};

/// Sends submissions. To be created while a component is built; event handlers use the copy.
#[derive(Clone, Copy)]
pub struct Submitter {
    services: Services,
    dialogs: Dialogs,
    announcer: Announcer,
    language: Language,
}

/// The submitter of the page.
pub fn use_submitter() -> Submitter {
    Submitter {
        services: use_services(),
        dialogs: use_dialogs(),
        announcer: use_announcer(),
        language: use_language(),
    }
}

impl Submitter {
    /// Sends a submission once, reports the result in a toast, and passes the response to `then`. `key` identifies what is
    /// done to what: the same key is not sent twice at the same time.
    pub fn send(self, key: String, submission: Submission, then: impl FnOnce(&SubmitResponse) + 'static) {
        let server = server_name();
        let on_response = move |submission: &Submission, response: &SubmitResponse| {
            self.report(submission, response, &server);
            then(response);
        };
        submit(self.services, self.dialogs, key, submission, Box::new(on_response));
    }

    fn report(self, submission: &Submission, response: &SubmitResponse, server: &str) {
        let outcome = &response.outcome;
        let severity = severity(outcome);
        let texts = self.language.texts();
        let (mut title, text) = self.language.action_texts().outcome(response, submission, texts);
        // A response that arrives after a switch to another server says where it is from.
        if server_name() != server && !server.is_empty() {
            title = [server, ": ", &title].concat();
        }
        let tasks = if creates_tasks(submission) { outcome.tasks().to_vec() } else { Vec::new() };
        let is_success = severity == Severity::Success;
        if is_success {
            self.announcer.announce(title.clone());
        }
        // The modal form that opens is its own report.
        if !matches!(outcome, Outcome::NeedsModal { .. }) {
            // A message of the server explains a failure; "success" needs no explanation.
            let message = if is_success { String::new() } else { response.message.clone() };
            self.services.actions.toasts.push(severity, title, text, tasks, message);
        }
    }
}

fn severity(outcome: &Outcome) -> Severity {
    match outcome {
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
    }
}
