//! Fetching a page from a fake server: pages past the end, failures, changing totals, servers without a search.

use std::{
    cell::RefCell,
    pin::pin,
    rc::Rc,
    task::{Context, Poll, Waker},
};

use contact_sheet::{
    api::{
        decode::decode_tasks,
        error::ApiError,
        page::Page,
        query::Query,
        request::ReadRequest,
        retry::{DEFAULT_TIMEOUT_SECONDS, MAX_ATTEMPTS},
    },
    domain::{
        filter::{Filter, time_range::TimeRange},
        task::Task,
    },
    state::tasks::{
        capability::ServerCapability,
        fallback::fallback,
        fetch::{FetchError, fetch_page, poll_page},
        range_index::RangeIndex,
        task_source::{FallbackQuery, FallbackResult, TaskList, TaskSource},
    },
};
use serde_json::json;

type Responses<I, O> = Box<dyn Fn(I) -> Result<O, ApiError>>;

/// A server whose endpoints are closures. Each request is logged.
struct FakeServer {
    /// By the number of the page, from 0, and the number of searches before.
    search: Responses<(u32, usize), Page>,
    list: Responses<(), (Vec<Task>, usize)>,
    by_id: Responses<Vec<String>, Vec<Task>>,
    /// False: the code of the fallback cannot be loaded.
    can_load_fallback: bool,
    log: RefCell<Vec<String>>,
}

impl FakeServer {
    fn searching(search: impl Fn((u32, usize)) -> Result<Page, ApiError> + 'static) -> Self {
        Self { search: Box::new(search), ..Self::without_search() }
    }

    /// None of the endpoints exists.
    fn without_search() -> Self {
        Self {
            search: Box::new(|_| Err(status(404))),
            list: Box::new(|()| Err(status(405))),
            by_id: Box::new(|_| Err(status(501))),
            can_load_fallback: true,
            log: RefCell::default(),
        }
    }

    fn record(&self, request: &ReadRequest, call: String) {
        let marker = if request.is_fail_fast() { " fail-fast" } else { "" };
        self.log.borrow_mut().push(call + marker);
    }

    fn log(&self) -> Vec<String> {
        self.log.borrow().clone()
    }
}

impl TaskSource for FakeServer {
    async fn query(&self, query: &Query, request: &ReadRequest) -> Result<Page, ApiError> {
        let before = self.log.borrow().len();
        self.record(request, format!("search {}", query.page_number + 1));
        (self.search)((query.page_number, before))
    }

    async fn list(&self, request: &ReadRequest) -> Result<Rc<TaskList>, ApiError> {
        self.record(request, "list".to_owned());
        (self.list)(()).map(Rc::new)
    }

    async fn tasks_by_id(&self, ids: &[String], request: &ReadRequest) -> Result<Vec<Task>, ApiError> {
        self.record(request, format!("by id {}", ids.join(",")));
        (self.by_id)(ids.to_vec())
    }

    async fn fallback(&self, query: FallbackQuery) -> FallbackResult {
        match self.can_load_fallback {
            true => fallback(self, query).await,
            false => (query.capability, Err(query.search_error.unwrap_or(ApiError::Unreachable))),
        }
    }

    fn resolve(&self, range: TimeRange) -> TimeRange {
        range
    }

    fn range_index(&self, _: &Query) -> RangeIndex {
        RangeIndex::default()
    }

    fn keep_range_index(&self, _: &Query, _: RangeIndex) {}
}

fn block_on<T>(future: impl Future<Output = T>) -> T {
    let mut future = pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    // The fake server responds at once.
    match future.as_mut().poll(&mut context) {
        Poll::Ready(output) => output,
        Poll::Pending => panic!("the future waits for something other than the fake server"),
    }
}

fn status(status: u16) -> ApiError {
    ApiError::from_status(status, "{}", None)
}

fn html() -> ApiError {
    decode_tasks("<!doctype html><p>Welcome</p>").expect_err("a web page holds no tasks")
}

fn tasks(ids: &[&str]) -> Vec<Task> {
    let task = |(index, id): (usize, &&str)| {
        // The last one is the newest, as on servers that list the oldest first.
        Task::from_value(json!({ "id": id, "submitTime": 1000 + index, "prompt": format!("prompt of {id}") }))
    };
    ids.iter().enumerate().filter_map(task).collect()
}

fn page(ids: &[&str], total: i64) -> Page {
    Page { tasks: tasks(ids), total_elements: Some(total), ..Page::default() }
}

/// Ten tasks a page.
fn filter(page: u32) -> Filter {
    Filter { page, size: 10, ..Filter::default() }
}

fn ids(page: &Page) -> Vec<&str> {
    page.tasks.iter().map(|task| task.id.as_str()).collect()
}

fn request() -> ReadRequest {
    ReadRequest::new(DEFAULT_TIMEOUT_SECONDS, MAX_ATTEMPTS, |_| {})
}

fn created() -> Vec<String> {
    vec!["mine-1".to_owned(), "mine-2".to_owned()]
}

/// Fetches with the known capability, and returns the detected one.
fn fetch(
    server: &FakeServer,
    filter: &Filter,
    known: ServerCapability,
) -> (ServerCapability, Result<Page, FetchError>) {
    let (mut capability, request) = (known, request());
    let result = block_on(fetch_page(server, filter, &created(), &mut capability, &request));
    assert!(!request.is_fail_fast(), "the setting is for the first request only");
    (capability, result)
}

fn search(server: &FakeServer, filter: &Filter) -> Result<Page, FetchError> {
    let (capability, result) = fetch(server, filter, ServerCapability::Search);
    assert_eq!(capability, ServerCapability::Search);
    result
}

fn out_of_range(last_page: u32) -> Result<Page, FetchError> {
    Err(FetchError::OutOfRange { last_page })
}

#[test]
fn a_page_takes_one_request() {
    let server = FakeServer::searching(|_| Ok(page(&["a", "b"], 2)));
    assert_eq!(ids(&search(&server, &filter(1)).unwrap()), ["a", "b"]);
    assert_eq!(server.log(), ["search 1"]);
}

#[test]
fn an_empty_list_is_a_page() {
    let server = FakeServer::searching(|_| Ok(page(&[], 0)));
    assert_eq!(ids(&search(&server, &filter(1)).unwrap()), [""; 0]);
    assert_eq!(server.log(), ["search 1"]);
}

#[test]
fn an_empty_page_past_the_end_leads_to_the_last_page() {
    for (total, last_page) in [(0, 1), (1, 1), (10, 1), (11, 2), (39, 4)] {
        let server = FakeServer::searching(move |_| Ok(page(&[], total)));
        assert_eq!(search(&server, &filter(5)), out_of_range(last_page), "{total}");
        assert_eq!(server.log(), ["search 5 fail-fast"]);
    }
}

#[test]
fn an_empty_page_within_the_range_is_shown() {
    let server = FakeServer::searching(|_| Ok(page(&[], 41)));
    assert_eq!(ids(&search(&server, &filter(5)).unwrap()), [""; 0]);
}

#[test]
fn http_500_for_a_page_past_the_end_leads_to_the_last_page_of_the_first_pages_total() {
    for (total, last_page) in [(0, 1), (7, 1), (20, 2), (21, 3)] {
        let server = FakeServer::searching(move |(number, _)| match number {
            0 => Ok(page(&["a"], total)),
            _ => Err(status(500)),
        });
        assert_eq!(search(&server, &filter(4)), out_of_range(last_page), "{total}");
        // No retry of the failed page, and the usual retries of the first one.
        assert_eq!(server.log(), ["search 4 fail-fast", "search 1"]);
    }
}

#[test]
fn http_500_for_a_page_within_the_range_is_a_failure_after_retries() {
    let server = FakeServer::searching(|(number, _)| match number {
        0 => Ok(page(&["a"], 100)),
        _ => Err(status(500)),
    });
    assert_eq!(search(&server, &filter(4)), Err(FetchError::Api(status(500))));
    assert_eq!(server.log(), ["search 4 fail-fast", "search 1", "search 4"]);
}

#[test]
fn http_500_for_every_page_is_a_failure() {
    let server = FakeServer::searching(|_| Err(status(500)));
    assert_eq!(search(&server, &filter(4)), Err(FetchError::Api(status(500))));
    assert_eq!(server.log(), ["search 4 fail-fast", "search 1", "search 4"]);
}

#[test]
fn a_temporary_http_500_does_not_leave_the_page() {
    // The page fails once; whether the first page responds does not matter.
    for first_page_works in [true, false] {
        let server = FakeServer::searching(move |(number, before)| match (number, before) {
            (3, 0) => Err(status(500)),
            (0, _) if !first_page_works => Err(status(502)),
            _ => Ok(page(&["a"], 100)),
        });
        assert_eq!(ids(&search(&server, &filter(4)).unwrap()), ["a"]);
        assert_eq!(server.log(), ["search 4 fail-fast", "search 1", "search 4"]);
    }
}

#[test]
fn a_first_page_with_http_500_is_a_failure_at_once() {
    let server = FakeServer::searching(|_| Err(status(500)));
    assert_eq!(search(&server, &filter(1)), Err(FetchError::Api(status(500))));
    assert_eq!(server.log(), ["search 1"]);
}

#[test]
fn other_errors_of_a_later_page_are_failures_without_a_request_for_the_first() {
    for error in
        [status(401), status(403), status(429), status(502), status(503), ApiError::Unreachable, html()]
    {
        let expected = error.clone();
        let server = FakeServer::searching(move |_| Err(error.clone()));
        assert_eq!(search(&server, &filter(4)), Err(FetchError::Api(expected)));
        assert_eq!(server.log(), ["search 4 fail-fast"]);
    }
}

#[test]
fn a_total_that_shrinks_between_requests_leads_to_its_latest_last_page() {
    // Page 4 exists by the first page's total, and is past the end when it is requested again.
    let server = FakeServer::searching(|(number, before)| match (number, before) {
        (3, 0) => Err(status(500)),
        (0, _) => Ok(page(&["a"], 100)),
        _ => Ok(page(&[], 25)),
    });
    assert_eq!(search(&server, &filter(4)), out_of_range(3));
}

#[test]
fn a_page_with_tasks_is_shown_whatever_its_total() {
    for total in [-5, 0, 3] {
        let server = FakeServer::searching(move |_| Ok(page(&["a", "b"], total)));
        let page = search(&server, &filter(4)).unwrap();
        assert_eq!((ids(&page), page.total(4, 10)), (vec!["a", "b"], 32), "{total}");
    }
}

#[test]
fn a_poll_sends_a_single_request() {
    for (response, expected) in [
        (Err(status(500)), Err(FetchError::Api(status(500)))),
        (Ok(page(&[], 12)), out_of_range(2)),
        (Ok(page(&["a"], 100)), Ok(page(&["a"], 100))),
    ] {
        let server = FakeServer::searching(move |_| response.clone());
        let mut capability = ServerCapability::Search;
        let result = block_on(poll_page(&server, &filter(4), &created(), &mut capability, &request()));
        assert_eq!(result, expected);
        assert_eq!(server.log(), ["search 4"]);
    }
}

#[test]
fn without_a_search_the_browser_searches_in_the_list() {
    let listed: Vec<String> = (10..35).map(|n| format!("task-{n}")).collect();
    let server = FakeServer {
        list: Box::new(move |()| Ok((tasks(&listed.iter().map(String::as_str).collect::<Vec<_>>()), 0))),
        ..FakeServer::without_search()
    };
    let (capability, result) = fetch(&server, &filter(3), ServerCapability::Search);
    let page = result.unwrap();
    assert_eq!(capability, ServerCapability::List(25));
    assert_eq!(ids(&page), ["task-14", "task-13", "task-12", "task-11", "task-10"]);
    assert_eq!(page.total(3, 10), 25);
    assert_eq!(server.log(), ["search 3 fail-fast", "list fail-fast"]);

    // The next page does without the search.
    let (capability, result) = fetch(&server, &filter(4), capability);
    assert_eq!((capability, result), (ServerCapability::List(25), out_of_range(3)));
    assert_eq!(server.log()[2..], ["list fail-fast"]);
}

#[test]
fn skipped_items_of_the_list_are_reported() {
    let server = FakeServer { list: Box::new(|()| Ok((tasks(&["a"]), 3))), ..FakeServer::without_search() };
    let (_, result) = fetch(&server, &filter(1), ServerCapability::Search);
    assert_eq!(result.unwrap().skipped, 3);
}

#[test]
fn the_length_of_the_list_is_kept_up_to_date() {
    let server =
        FakeServer { list: Box::new(|()| Ok((tasks(&["a", "b"]), 0))), ..FakeServer::without_search() };
    let (capability, result) = fetch(&server, &filter(1), ServerCapability::List(25));
    assert_eq!((capability, ids(&result.unwrap())), (ServerCapability::List(2), vec!["b", "a"]));
}

#[test]
fn an_empty_list_of_a_server_without_a_search_is_a_page() {
    let server = FakeServer { list: Box::new(|()| Ok((Vec::new(), 0))), ..FakeServer::without_search() };
    let (capability, result) = fetch(&server, &filter(1), ServerCapability::Search);
    assert_eq!((capability, ids(&result.unwrap())), (ServerCapability::List(0), vec![]));
}

#[test]
fn ids_in_the_filter_are_also_found_beyond_the_list() {
    let server = || FakeServer {
        list: Box::new(|()| Ok((tasks(&["new"]), 0))),
        by_id: Box::new(|ids| Ok(tasks(&ids.iter().map(String::as_str).collect::<Vec<_>>()))),
        ..FakeServer::without_search()
    };
    let filter = Filter { ids: vec!["old".to_owned()], ..filter(1) };

    let first = server();
    let (capability, result) = fetch(&first, &filter, ServerCapability::Search);
    assert_eq!((capability, ids(&result.unwrap())), (ServerCapability::List(1), vec!["old"]));
    assert_eq!(first.log(), ["search 1", "list", "by id old"]);

    let next = server();
    let (capability, result) = fetch(&next, &filter, capability);
    assert_eq!((capability, ids(&result.unwrap())), (ServerCapability::List(1), vec!["old"]));
    assert_eq!(next.log(), ["by id old"]);
}

#[test]
fn without_a_list_the_tasks_of_this_tab_are_fetched_by_their_ids() {
    let server = FakeServer { by_id: Box::new(|_| Ok(tasks(&["mine-2"]))), ..FakeServer::without_search() };
    let (capability, result) = fetch(&server, &filter(1), ServerCapability::Search);
    assert_eq!((capability, ids(&result.unwrap())), (ServerCapability::ById, vec!["mine-2"]));
    assert_eq!(server.log(), ["search 1", "list", "by id mine-1,mine-2"]);

    let (capability, result) = fetch(&server, &filter(1), capability);
    assert_eq!((capability, ids(&result.unwrap())), (ServerCapability::ById, vec!["mine-2"]));
    assert_eq!(server.log()[3..], ["by id mine-1,mine-2"]);
}

#[test]
fn a_filter_applies_to_tasks_by_their_ids() {
    let server =
        FakeServer { by_id: Box::new(|_| Ok(tasks(&["mine-1", "mine-2"]))), ..FakeServer::without_search() };
    let filter = Filter { prompt: "of mine-1".to_owned(), ..filter(1) };
    let (_, result) = fetch(&server, &filter, ServerCapability::ById);
    assert_eq!(ids(&result.unwrap()), ["mine-1"]);
}

#[test]
fn without_any_endpoint_the_error_is_that_of_the_search() {
    for by_id in [status(404), status(501), html()] {
        let server =
            FakeServer { by_id: Box::new(move |_| Err(by_id.clone())), ..FakeServer::without_search() };
        let (capability, result) = fetch(&server, &filter(1), ServerCapability::Search);
        assert_eq!((capability, result), (ServerCapability::Search, Err(FetchError::Api(status(404)))));
        assert_eq!(server.log(), ["search 1", "list", "by id mine-1,mine-2"]);
    }
}

#[test]
fn a_static_host_that_responds_to_get_with_its_own_page_has_no_search() {
    let server = FakeServer { list: Box::new(|()| Err(html())), ..FakeServer::without_search() };
    let (capability, result) = fetch(&server, &filter(1), ServerCapability::Search);
    assert_eq!((capability, result), (ServerCapability::Search, Err(FetchError::Api(status(404)))));
    assert_eq!(server.log(), ["search 1", "list"]);
}

#[test]
fn a_web_page_in_place_of_a_known_list_is_an_unexpected_body() {
    let server = FakeServer { list: Box::new(|()| Err(html())), ..FakeServer::without_search() };
    let (capability, result) = fetch(&server, &filter(1), ServerCapability::List(9));
    assert_eq!((capability, result), (ServerCapability::List(9), Err(FetchError::Api(html()))));
}

#[test]
fn a_web_page_in_place_of_the_search_is_an_unexpected_body_without_a_fallback() {
    let server = FakeServer::searching(|_| Err(html()));
    assert_eq!(search(&server, &filter(1)), Err(FetchError::Api(html())));
    assert_eq!(server.log(), ["search 1"]);
}

#[test]
fn failures_of_the_fallback_are_reported_as_they_are() {
    for error in [status(401), status(429), status(503), ApiError::Unreachable, ApiError::Cancelled] {
        let (of_list, of_by_id) = (error.clone(), error.clone());
        let server =
            FakeServer { list: Box::new(move |()| Err(of_list.clone())), ..FakeServer::without_search() };
        let (capability, result) = fetch(&server, &filter(1), ServerCapability::Search);
        assert_eq!((capability, result), (ServerCapability::Search, Err(FetchError::Api(error.clone()))));

        let server =
            FakeServer { by_id: Box::new(move |_| Err(of_by_id.clone())), ..FakeServer::without_search() };
        let (capability, result) = fetch(&server, &filter(1), ServerCapability::Search);
        assert_eq!((capability, result), (ServerCapability::Search, Err(FetchError::Api(error.clone()))));
        let (capability, result) = fetch(&server, &filter(1), ServerCapability::ById);
        assert_eq!((capability, result), (ServerCapability::ById, Err(FetchError::Api(error))));
    }
}

#[test]
fn a_list_is_remembered_also_if_the_ids_cannot_be_fetched() {
    let server = FakeServer {
        list: Box::new(|()| Ok((tasks(&["new"]), 0))),
        by_id: Box::new(|_| Err(status(503))),
        ..FakeServer::without_search()
    };
    let filter = Filter { ids: vec!["old".to_owned()], ..filter(1) };
    let (capability, result) = fetch(&server, &filter, ServerCapability::Search);
    assert_eq!((capability, result), (ServerCapability::List(1), Err(FetchError::Api(status(503)))));
}

#[test]
fn http_500_of_the_list_for_a_later_page_is_examined_like_that_of_the_search() {
    let server = FakeServer { list: Box::new(|()| Err(status(500))), ..FakeServer::without_search() };
    let (_, result) = fetch(&server, &filter(2), ServerCapability::List(30));
    assert_eq!(result, Err(FetchError::Api(status(500))));
    assert_eq!(server.log(), ["list fail-fast", "list", "list"]);
}

#[test]
fn without_the_code_of_the_fallback_the_error_is_that_of_the_search_or_of_the_network() {
    let server = FakeServer { can_load_fallback: false, ..FakeServer::without_search() };
    for (known, error) in [
        (ServerCapability::Search, status(404)),
        (ServerCapability::List(25), ApiError::Unreachable),
        (ServerCapability::ById, ApiError::Unreachable),
    ] {
        assert_eq!(fetch(&server, &filter(1), known), (known, Err(FetchError::Api(error))));
    }
}
