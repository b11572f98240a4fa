//! Sends a submission once, and applies its result to the tasks on screen.

use leptos::{prelude::*, task::spawn_local};

use crate::{
    api::{
        request::abort_controller,
        submit_response::{Outcome, SubmitResponse},
    },
    domain::submission::Submission,
    state::{dialogs::Dialogs, services::Services},
};

/// Called with the submission and its response, after the result is applied.
pub type OnResponse = Box<dyn FnOnce(&Submission, &SubmitResponse)>;

/// Sends a submission, unless the same one is in flight (`key` identifies what is done to what) or the page is read only.
/// Continues when the dialog that sent it is closed.
pub fn submit(
    services: Services,
    dialogs: Dialogs,
    key: String,
    submission: Submission,
    on_response: OnResponse,
) {
    let Services { settings, actions, .. } = services;
    // Read only removes the controls; a control may have been pressed just before.
    if settings.read_only.get_untracked() || !actions.in_flight.begin(&key) {
        return;
    }
    let connection = settings.connection.get_untracked();
    spawn_local(async move {
        let controller = abort_controller();
        let mut response = connection.client().submit(&submission, &controller).await;
        actions.in_flight.end(&key);
        if settings.connection.with_untracked(|now| now.server == connection.server) {
            apply(services, dialogs, &submission, &response);
        } else if creates_tasks(&submission) {
            // The server that is shown now does not know the tasks.
            response.outcome = response.outcome.without_tasks();
        }
        on_response(&submission, &response);
    });
}

/// Whether an accepted submission creates tasks.
pub fn creates_tasks(submission: &Submission) -> bool {
    !matches!(submission, Submission::Upload(_) | Submission::Cancel { .. })
}

fn apply(services: Services, dialogs: Dialogs, submission: &Submission, response: &SubmitResponse) {
    let Services { tasks, actions, .. } = services;
    let outcome = &response.outcome;
    if let Outcome::NeedsModal { id, prompt } = outcome {
        dialogs.modal_task.set(Some((id.clone(), prompt.clone())));
    }
    if matches!(outcome, Outcome::Indeterminate(_)) {
        tasks.refresh();
    }
    if !outcome.is_accepted() {
        return;
    }
    let created = if creates_tasks(submission) { outcome.tasks().to_vec() } else { Vec::new() };
    if creates_tasks(submission) {
        actions.created_ids.add(&created);
    }
    // The source task has changed as well: its button is used, or it has finished.
    let source = submission.task().filter(|id| !created.iter().any(|new| new == id)).map(str::to_owned);
    if !created.is_empty() || source.is_some() {
        tasks.fetch_and_merge(created, source);
    }
}
