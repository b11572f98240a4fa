//! Counts of tasks on a fake server: what is asked, and what is counted.

use std::{
    cell::RefCell,
    pin::pin,
    rc::Rc,
    task::{Context, Poll, Waker},
};

use contact_sheet::{
    api::{error::ApiError, page::Page, query::Query, request::ReadRequest},
    domain::{
        filter::{
            Filter,
            sort::{Sort, SortField},
            time_range::TimeRange,
        },
        status::Status,
        task::Task,
    },
    state::{
        counts::{Counts, count_all},
        tasks::{
            capability::ServerCapability,
            range_index::RangeIndex,
            task_source::{FallbackQuery, FallbackResult, TaskList, TaskSource},
        },
    },
};
use serde_json::json;

/// Now, in milliseconds. A task is submitted every minute.
const NOW: i64 = 10_000 * 60_000;

/// A server with a thousand tasks, of which each tenth has failed. Each page that it is asked for is logged.
struct Server {
    tasks: Vec<Task>,
    questions: RefCell<Vec<(Option<String>, u32)>>,
    fails_after: usize,
}

impl Server {
    fn new() -> Self {
        let task = |minute: i64| {
            let status = if minute % 10 == 0 { "FAILURE" } else { "SUCCESS" };
            Task::from_value(json!({
                "id": minute.to_string(), "status": status, "submitTime": NOW - minute * 60_000, "prompt": "a cat"
            }))
        };
        let tasks = (1..=1000).filter_map(task).collect();
        Self { tasks, questions: RefCell::default(), fails_after: usize::MAX }
    }
}

impl TaskSource for Server {
    async fn query(&self, query: &Query, _: &ReadRequest) -> Result<Page, ApiError> {
        self.questions.borrow_mut().push((query.status.clone(), query.page_size));
        if self.questions.borrow().len() > self.fails_after {
            return Err(ApiError::Unreachable);
        }
        let mut filter = Filter { page: query.page_number + 1, size: query.page_size, ..Filter::default() };
        filter.prompt = query.prompt.clone().unwrap_or_default();
        query.status.iter().for_each(|status| filter.add_status(Status::from_wire(status)));
        Ok(filter.query_locally(&self.tasks))
    }

    async fn list(&self, request: &ReadRequest) -> Result<Rc<TaskList>, ApiError> {
        assert!(request.may_reuse(), "a list is not fetched to count");
        Ok(Rc::new((self.tasks.clone(), 0)))
    }

    async fn tasks_by_id(&self, _: &[String], _: &ReadRequest) -> Result<Vec<Task>, ApiError> {
        unreachable!("counts need no ids")
    }

    async fn fallback(&self, _: FallbackQuery) -> FallbackResult {
        unreachable!("counts need no page")
    }

    fn resolve(&self, range: TimeRange) -> TimeRange {
        let minutes = match range {
            TimeRange::LastHour => 60,
            TimeRange::Today => 600,
            TimeRange::Yesterday => {
                return TimeRange::Between { from: Some(0), to: Some(NOW - 900 * 60_000) };
            }
            TimeRange::LastSevenDays | TimeRange::ThisMonth => 100_000,
            TimeRange::Between { .. } => return range,
        };
        TimeRange::Between { from: Some(NOW - minutes * 60_000), to: None }
    }

    fn range_index(&self, _: &Query) -> RangeIndex {
        RangeIndex::default()
    }

    fn keep_range_index(&self, _: &Query, _: RangeIndex) {}
}

fn count(
    server: &Server,
    capability: ServerCapability,
    filter: &Filter,
) -> (Result<Counts, ApiError>, Vec<Counts>) {
    let (request, shown) = (ReadRequest::new(10, 3, |_| {}), RefCell::new(Vec::new()));
    request.set_may_reuse(true);
    let show = |counts| shown.borrow_mut().push(counts);
    let mut counting = pin!(count_all(server, capability, filter, Counts::default(), &request, show));
    match counting.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(result) => (result, shown.take()),
        Poll::Pending => panic!("the future waits for something other than the fake server"),
    }
}

fn status(counts: &Counts, status: &Status) -> Option<u64> {
    let index = Status::KNOWN.iter().position(|known| known == status).expect("a known status");
    counts.statuses[index]
}

const CAPABILITIES: [ServerCapability; 2] = [ServerCapability::Search, ServerCapability::List(1000)];

#[test]
fn each_status_and_preset_is_counted() {
    for capability in CAPABILITIES {
        let counts = count(&Server::new(), capability, &Filter::default()).0.expect("counts");
        assert_eq!(status(&counts, &Status::Failure), Some(100));
        assert_eq!(status(&counts, &Status::Success), Some(900));
        assert_eq!(status(&counts, &Status::Modal), Some(0));
        assert_eq!(
            counts.presets,
            [Some(60), Some(600), Some(100), Some(1000), Some(1000)],
            "{capability:?}"
        );
    }
}

#[test]
fn the_counts_of_the_statuses_are_those_of_the_range() {
    let filter = Filter { time_range: Some(TimeRange::LastHour), ..Filter::default() };
    for capability in CAPABILITIES {
        let counts = count(&Server::new(), capability, &filter).0.expect("counts");
        assert_eq!(status(&counts, &Status::Failure), Some(6), "{capability:?}");
        assert_eq!(counts.presets[1], Some(600), "a preset does not depend on the range of the filter");
    }
}

#[test]
fn a_range_that_the_order_prevents_is_not_counted() {
    let sort = Sort { field: SortField::Id, descending: true };
    let filter = Filter { time_range: Some(TimeRange::LastHour), sort, ..Filter::default() };
    let counts = count(&Server::new(), ServerCapability::Search, &filter).0.expect("counts");
    assert_eq!(status(&counts, &Status::Failure), Some(100));
}

#[test]
fn the_presets_are_those_of_the_statuses() {
    let filter = Filter { statuses: vec![Status::Failure], prompt: "cat".to_owned(), ..Filter::default() };
    let counts = count(&Server::new(), ServerCapability::Search, &filter).0.expect("counts");
    assert_eq!((counts.presets[0], status(&counts, &Status::Success)), (Some(6), Some(900)));
}

#[test]
fn each_status_takes_one_question_for_one_task() {
    let server = Server::new();
    let (_, shown) =
        count(&server, ServerCapability::Search, &Filter { size: 200, page: 3, ..Filter::default() });
    let questions = server.questions.borrow();
    let statuses = Status::KNOWN.iter().map(|status| (Some(status.wire().to_owned()), 1));
    assert_eq!(questions[..7], statuses.collect::<Vec<_>>());
    assert!(questions.len() < 7 + 30, "{} questions", questions.len());
    assert_eq!(shown.len(), 8, "shown after each status, and with the presets");
}

#[test]
fn a_failure_ends_the_round() {
    let server = Server { fails_after: 2, ..Server::new() };
    let (result, shown) = count(&server, ServerCapability::Search, &Filter::default());
    assert_eq!((result, shown.len()), (Err(ApiError::Unreachable), 2));
    assert_eq!(server.questions.borrow().len(), 3);
}
