//! Alerts: asks the server what the rules of this browser need to know, and keeps what they raise.

use leptos::prelude::*;

use crate::{
    api::{error::ApiError, request::ReadRequest},
    domain::{
        alert::{Alert, AlertRules, Observation, alerts, ended_since, idle_minutes, new_alerts, take_ended},
        filter::{
            Filter,
            sort::{Sort, SortField},
        },
        status::Status,
        task::Task,
    },
    state::{
        clock::now_ms,
        polling::{
            poll::{PlannedPoll, PollOutcome, Poller, SendPoll},
            schedule::next_alert_poll,
        },
        saved_views::own_state,
        services::Services,
        settings::{ALERTS, Settings},
        storage::{get, set},
        tasks::fetch::FetchError,
    },
};

/// The number of the user's ended tasks that are asked for.
const MAX_OWN: u32 = 20;
/// The number of ended tasks that are kept until they are dismissed.
const MAX_ENDED: usize = 10;

/// The rules of this browser.
pub fn saved_rules() -> AlertRules {
    AlertRules::from_json(&get(ALERTS).unwrap_or_default())
}

/// Saves the rules. Returns false if the browser does not store them; nothing is changed then.
pub fn save_rules(settings: Settings, rules: &AlertRules) -> bool {
    let is_stored = set(ALERTS, &if rules.is_set() { rules.to_json() } else { String::new() });
    settings.alert_rules.notify();
    is_stored
}

/// The alerts of the page. Copies refer to the same.
#[derive(Clone, Copy)]
pub struct AlertStore {
    /// The states that last, as the last response has raised them.
    pub lasting: RwSignal<Vec<Alert>>,
    /// The user's tasks that have ended, until they are dismissed.
    pub ended: RwSignal<Vec<Alert>>,
    /// The alerts of the last response that are new.
    pub latest: RwSignal<Vec<Alert>>,
    services: Services,
    watched_since: StoredValue<i64>,
    own: StoredValue<OwnTasks>,
}

/// What is known of the tasks of the user.
#[derive(Clone, Default)]
struct OwnTasks {
    /// The tasks with the user's custom state that have ended last; None before the first response.
    ended: Option<Vec<Task>>,
    /// The ids that this tab had created; None before the first response.
    created: Option<Vec<String>>,
    /// Those of them that have not ended.
    watched: Vec<String>,
}

impl AlertStore {
    /// Asks and evaluates until the current owner is cleaned up, while there are rules that are not paused.
    pub fn start(services: Services) -> Self {
        let store = Self {
            lasting: RwSignal::new(Vec::new()),
            ended: RwSignal::new(Vec::new()),
            latest: RwSignal::new(Vec::new()),
            services,
            watched_since: StoredValue::new(now_ms()),
            own: StoredValue::new(OwnTasks::default()),
        };
        let settings = services.settings;
        let poller = Poller::new(settings);
        poller.poll_now();
        poller.start(move |state| {
            settings.alert_rules.track();
            let rules = saved_rules();
            if !rules.is_active() {
                store.clear();
                return None;
            }
            let delay_ms = next_alert_poll(state).saturating_mul(1000);
            Some(PlannedPoll { delay_ms, visible: false, send: store.send(rules) })
        });
        store
    }

    /// Removes all alerts.
    pub fn clear(self) {
        for alerts in [self.lasting, self.ended] {
            if alerts.with_untracked(|alerts| !alerts.is_empty()) {
                alerts.set(Vec::new());
            }
        }
    }

    fn send(self, rules: AlertRules) -> SendPoll {
        Box::new(move |request| {
            Box::pin(async move {
                match self.observe(&rules, &request).await {
                    _ if request.is_stopped() => PollOutcome::Discarded,
                    Ok(seen) => {
                        self.apply(alerts(&rules, &seen, self.watched_since.get_value(), now_ms()));
                        PollOutcome::Success
                    }
                    Err(error) => PollOutcome::from_error(&error),
                }
            })
        })
    }

    fn apply(self, alerts: Vec<Alert>) {
        // The page may have been built anew in the meantime.
        let Some(before) = self.lasting.try_get_untracked() else { return };
        let new = new_alerts(&before, &alerts);
        let (ended, lasting): (Vec<_>, Vec<_>) =
            alerts.into_iter().partition(|alert| matches!(alert, Alert::OwnTask { .. }));
        if lasting != before {
            self.lasting.set(lasting);
        }
        if !ended.is_empty() {
            self.ended.update(|all| {
                all.extend(ended);
                all.drain(..all.len().saturating_sub(MAX_ENDED));
            });
        }
        if !new.is_empty() {
            self.latest.set(new);
        }
    }

    /// Asks what the rules need to know, with small questions one after the other.
    async fn observe(self, rules: &AlertRules, request: &ReadRequest) -> Result<Observation, ApiError> {
        let mut seen = Observation::default();
        if let Some(limit) = rules.failures {
            let (failed, total) = self.newest(&[Status::Failure], limit + 1, request).await?;
            let has_more = total > failed.len() as u64;
            seen.failures = Some((failed.iter().map(|task| task.finish_time).collect(), has_more));
            // Servers without a search have one list for all questions.
            request.set_may_reuse(true);
        }
        if rules.queue.is_some() {
            let (_, waiting) = self.newest(&[Status::NotStart, Status::Submitted], 1, request).await?;
            seen.waiting = Some(waiting);
            request.set_may_reuse(true);
        }
        if rules.idle_minutes.is_some() {
            let (last, _) = self.newest(&[Status::Success, Status::Failure], 1, request).await?;
            seen.last_finished = Some(last.first().and_then(|task| task.finish_time));
            request.set_may_reuse(true);
            if idle_minutes(rules, &seen, self.watched_since.get_value(), now_ms()).is_some() {
                let open = [Status::NotStart, Status::Submitted, Status::InProgress];
                seen.open = Some(self.newest(&open, 1, request).await?.1);
            }
        }
        if rules.own_tasks {
            seen.own_ended = self.own_ended(request).await?;
        }
        Ok(seen)
    }

    /// The newest tasks of all with one of these statuses, and their number.
    async fn newest(
        self,
        statuses: &[Status],
        size: u32,
        request: &ReadRequest,
    ) -> Result<(Vec<Task>, u64), ApiError> {
        self.ask(Filter { statuses: statuses.to_vec(), size, ..Filter::default() }, request).await
    }

    async fn ask(self, filter: Filter, request: &ReadRequest) -> Result<(Vec<Task>, u64), ApiError> {
        let filter = Filter { sort: Sort { field: SortField::FinishTime, descending: true }, ..filter };
        match self.services.tasks.poll_page(&filter, request).await {
            Ok(page) => {
                let total = page.total(1, filter.size);
                Ok((page.tasks, total))
            }
            Err(FetchError::OutOfRange { .. }) => Ok((Vec::new(), 0)),
            Err(FetchError::Api(error)) => Err(error),
        }
    }

    /// The tasks of the user that have ended since the last poll: those with the custom state of the user, and those that this tab
    /// has created.
    async fn own_ended(self, request: &ReadRequest) -> Result<Vec<(String, Status)>, ApiError> {
        let Services { tasks, actions, .. } = self.services;
        let mut own = self.own.get_value();
        let mut ended = Vec::new();
        let state = own_state();
        if !state.is_empty() {
            let statuses = vec![Status::Success, Status::Failure, Status::Cancel];
            let filter = Filter { statuses, state, size: MAX_OWN, ..Filter::default() };
            let latest = self.ask(filter, request).await?.0;
            if let Some(before) = &own.ended {
                ended.extend(ended_since(before, &latest));
            }
            own.ended = Some(latest);
        }
        let created = actions.created_ids.get_untracked();
        match &own.created {
            None => own.watched.clone_from(&created),
            Some(before) => own.watched.extend(created.iter().filter(|id| !before.contains(id)).cloned()),
        }
        let is_first = own.created.is_none();
        own.created = Some(created);
        if !own.watched.is_empty() {
            let latest = tasks.client().tasks_by_id(&own.watched, request).await?;
            let found = take_ended(&mut own.watched, &latest);
            // What had ended before the watch began is not reported, and nothing twice.
            let mut found: Vec<_> =
                found.into_iter().filter(|task| !is_first && !ended.contains(task)).collect();
            ended.append(&mut found);
        }
        self.own.try_set_value(own);
        Ok(ended)
    }
}
