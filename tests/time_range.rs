//! Time ranges on a fake server that can only sort: the tasks of a page, and the number of questions.

use std::{
    cell::{Cell, RefCell},
    collections::BTreeSet,
    ops::Range,
    pin::pin,
    rc::Rc,
    task::{Context, Poll, Waker},
};

use contact_sheet::{
    api::{
        error::ApiError,
        page::{Page, last_page},
        query::Query,
        request::ReadRequest,
    },
    domain::{
        filter::{Filter, sort::Sort, time_range::TimeRange},
        status::Status,
        task::Task,
    },
    state::tasks::{
        capability::ServerCapability,
        fallback::fallback,
        fetch::{FetchError, fetch_page},
        range::{range_counts, range_page},
        range_index::RangeIndex,
        task_source::{FallbackQuery, FallbackResult, TaskList, TaskSource},
    },
};
use serde_json::json;

const STATUSES: [Status; 3] = [Status::Success, Status::Failure, Status::Cancel];
const MINUTE: i64 = 60_000;

/// A generator of pseudorandom numbers (xorshift).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit.max(1)
    }

    /// Small numbers as often as large ones.
    fn log_below(&mut self, limit: u64) -> u64 {
        let bits = self.below(u64::from(limit.ilog2()) + 1);
        self.below(limit.min(2 << bits))
    }
}

/// The submit time and the number of a task. Tasks without a time sort before all others, as on most servers.
type Entry = (Option<i64>, u64);

/// A server that sorts and filters by status.
struct Server {
    /// All tasks, oldest first; and those of each status.
    tasks: RefCell<Vec<Entry>>,
    by_status: RefCell<Vec<Vec<Entry>>>,
    random: RefCell<Random>,
    /// Out of 100 questions, before how many a task arrives.
    arrivals: Cell<u64>,
    has_undated_first: bool,
    fails_past_end: bool,
    questions: Cell<u32>,
    index: RefCell<RangeIndex>,
    has_search: bool,
}

impl Server {
    fn new(times: impl IntoIterator<Item = Option<i64>>) -> Self {
        let server = Self {
            tasks: RefCell::default(),
            by_status: RefCell::new(vec![Vec::new(); STATUSES.len()]),
            random: RefCell::new(Random(99)),
            arrivals: Cell::new(0),
            has_undated_first: false,
            fails_past_end: true,
            questions: Cell::new(0),
            index: RefCell::default(),
            has_search: true,
        };
        let mut times: Vec<Option<i64>> = times.into_iter().collect();
        times.sort();
        times.into_iter().for_each(|time| server.add(time));
        server
    }

    fn add(&self, time: Option<i64>) {
        let mut tasks = self.tasks.borrow_mut();
        let entry = (time, tasks.len() as u64);
        tasks.push(entry);
        self.by_status.borrow_mut()[status_of(entry)].push(entry);
    }

    fn newest(&self) -> i64 {
        self.tasks.borrow().last().and_then(|entry| entry.0).unwrap_or(0)
    }

    fn matching(&self, filter: &Filter) -> Vec<Entry> {
        match STATUSES.iter().position(|status| filter.statuses.contains(status)) {
            Some(index) => self.by_status.borrow()[index].clone(),
            None => self.tasks.borrow().clone(),
        }
    }

    /// The numbers of the tasks that a range has.
    fn expected(&self, filter: &Filter) -> Vec<u64> {
        let range = filter.time_range.expect("a range");
        self.matching(filter)
            .into_iter()
            .filter(|(time, _)| range.contains(*time))
            .map(|(_, number)| number)
            .collect()
    }

    fn respond(&self, entries: &[Entry], query: &Query) -> Result<Page, ApiError> {
        let (total, size) = (entries.len(), query.page_size as usize);
        let first = query.page_number as usize * size;
        if first >= total && total > 0 && self.fails_past_end {
            return Err(ApiError::from_status(500, "{}", None));
        }
        let descending = match query.sort.as_deref() {
            Some("submitTime,desc") => true,
            Some("submitTime,asc") => false,
            other => panic!("not in the order of time: {other:?}"),
        };
        let undated = entries.iter().take_while(|entry| entry.0.is_none()).count();
        let at = |position: usize| {
            let oldest_first = if descending { total - 1 - position } else { position };
            match self.has_undated_first {
                // The undated ones are the last here: oldest first, they follow all others.
                true => entries[(oldest_first + undated) % total],
                false => entries[oldest_first],
            }
        };
        let tasks = (first..total.min(first + size)).map(|position| task(at(position))).collect();
        Ok(Page { tasks, total_elements: Some(total as i64), ..Page::default() })
    }
}

fn status_of((_, number): Entry) -> usize {
    // Most are successes.
    match number % 20 {
        0 => 1,
        1 => 2,
        _ => 0,
    }
}

fn task(entry: Entry) -> Task {
    thread_local! {
        static TASK: Task = Task::from_value(json!({})).expect("an object");
    }
    let task = TASK.with(Clone::clone);
    let status = STATUSES[status_of(entry)].clone();
    Task { id: entry.1.to_string(), submit_time: entry.0, status, ..task }
}

impl TaskSource for Server {
    async fn query(&self, query: &Query, _: &ReadRequest) -> Result<Page, ApiError> {
        self.questions.set(self.questions.get() + 1);
        if !self.has_search {
            return Err(ApiError::from_status(404, "{}", None));
        }
        if self.random.borrow_mut().below(100) < self.arrivals.get() {
            self.add(Some(self.newest() + 1));
        }
        match STATUSES.iter().position(|status| query.status.as_deref() == Some(status.wire())) {
            Some(index) => self.respond(&self.by_status.borrow()[index], query),
            None => self.respond(&self.tasks.borrow(), query),
        }
    }

    async fn list(&self, _: &ReadRequest) -> Result<Rc<TaskList>, ApiError> {
        Ok(Rc::new((self.tasks.borrow().iter().map(|entry| task(*entry)).collect(), 0)))
    }

    async fn tasks_by_id(&self, _: &[String], _: &ReadRequest) -> Result<Vec<Task>, ApiError> {
        Ok(Vec::new())
    }

    async fn fallback(&self, query: FallbackQuery) -> FallbackResult {
        fallback(self, query).await
    }

    fn resolve(&self, range: TimeRange) -> TimeRange {
        match range {
            TimeRange::Between { .. } => range,
            TimeRange::LastHour
            | TimeRange::Today
            | TimeRange::Yesterday
            | TimeRange::LastSevenDays
            | TimeRange::ThisMonth => {
                TimeRange::Between { from: Some(self.newest() - 60 * MINUTE), to: None }
            }
        }
    }

    fn range_index(&self, _: &Query) -> RangeIndex {
        self.index.borrow().clone()
    }

    fn keep_range_index(&self, _: &Query, index: RangeIndex) {
        self.index.replace(index);
    }
}

fn block_on<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(output) => output,
        Poll::Pending => panic!("the future waits for something other than the fake server"),
    }
}

fn request() -> ReadRequest {
    ReadRequest::new(10, 3, |_| {})
}

fn load(server: &Server, filter: &Filter, index: &mut RangeIndex) -> Page {
    block_on(range_page(server, filter, index, &request())).expect("the server responds")
}

fn numbers(page: &Page) -> Vec<u64> {
    page.tasks.iter().map(|task| task.id.parse().expect("a number")).collect()
}

fn between(from: Option<i64>, to: Option<i64>) -> Filter {
    Filter { time_range: TimeRange::between(from, to), ..Filter::default() }
}

/// The most questions of a search for one end of a range: halving, the steps before it, and those that a guess may cost.
fn max_questions(total: usize) -> u32 {
    let bits = total.max(2).ilog2() + 1;
    bits + bits / 3 + 8
}

/// Times as tasks are really submitted: by day more than by night, in bursts, with gaps, some at the same time.
fn uneven_times(count: usize) -> Vec<Option<i64>> {
    let mut random = Random(7);
    let mut time = 1_700_000_000_000;
    let mut times = Vec::with_capacity(count);
    for index in 0..count {
        time += match random.below(100) {
            0..30 => 0,
            30..95 => random.below(20_000) as i64,
            95..99 => random.below(600_000) as i64,
            _ if index % 5000 == 0 => 30 * 24 * 60 * MINUTE,
            _ => random.below(8 * 3_600_000) as i64,
        };
        times.push(Some(time));
    }
    times
}

#[test]
fn a_range_has_exactly_its_tasks_each_once_whatever_arrives() {
    const TASKS: usize = 100_000;
    let server = Server::new(uneven_times(TASKS).into_iter().chain([None; 50]));
    let mut random = Random(5);
    let mut indexes = vec![RangeIndex::default(); STATUSES.len() + 1];
    let (mut searches, mut pages, mut most) = (0, 0, 0);
    for round in 0..1000 {
        let which = random.below(STATUSES.len() as u64 + 1) as usize;
        let statuses = STATUSES.get(which).cloned().into_iter().collect();
        let matching = server.matching(&Filter { statuses, ..Filter::default() });
        let statuses = STATUSES.get(which).cloned().into_iter().collect();
        // Mostly short ranges anywhere, and some long ones. All ends are to the minute.
        let length = random.log_below(if round % 20 == 0 { 60_000 } else { 2000 });
        let start = random.below(matching.len() as u64) as usize;
        let end = (start + length as usize).min(matching.len() - 1);
        let minute = |index: usize, more: i64| matching[index].0.map(|time| (time / MINUTE + more) * MINUTE);
        let (from, to) = (minute(start, 0), minute(end, 1));
        // An open end that is as old as the tasks, or as new.
        let from = if start < 2000 && round % 2 == 0 { None } else { from };
        let to = if matching.len() - end < 2000 && round % 3 == 0 { None } else { to };
        let sort = Sort { descending: random.below(2) == 0, ..Sort::default() };
        let size = 20 + random.below(181) as u32;
        let filter = Filter { statuses, sort, size, ..between(from, to) };
        if filter.time_range.is_none() {
            continue;
        }
        // Newest first, an arrival within the range moves its tasks to later pages, as on every page without a range.
        let is_stable = to.is_some_and(|to| to <= server.newest()) || !sort.descending;
        server.arrivals.set(if is_stable { random.below(40) } else { 0 });
        let expected = server.expected(&filter);
        let index = if round % 4 == 0 { &mut RangeIndex::default() } else { &mut indexes[which] };
        let mut found = Vec::new();
        for page in 1.. {
            server.questions.set(0);
            let response = load(&server, &filter.with_page(page), index);
            let questions = server.questions.get();
            most = most.max(questions);
            assert!(
                questions <= 2 * max_questions(matching.len()) + 8,
                "{questions} questions in round {round}"
            );
            (searches, pages) = (searches + questions, pages + 1);
            let last = last_page(response.total(page, size), size);
            assert!(page >= last || response.tasks.len() == size as usize, "page {page} of {last} is full");
            found.extend(numbers(&response));
            if page >= last {
                break;
            }
        }
        if sort.descending {
            found.reverse();
        }
        if to.is_none_or(|to| to > server.newest()) {
            // Those that have arrived meanwhile come last.
            found.truncate(expected.len());
        }
        assert_eq!(found, expected, "round {round}: {filter:?}");
    }
    println!("{pages} pages with {searches} questions, at most {most} for one page");
    assert!(searches < pages * 8, "{searches} questions for {pages} pages");
}

#[test]
fn the_number_of_questions_grows_with_the_logarithm() {
    let mut costs = Vec::new();
    for count in [5000, 100_000, 1_000_000] {
        let server = Server::new(uneven_times(count));
        let times: Vec<i64> = server.tasks.borrow().iter().filter_map(|entry| entry.0).collect();
        let mut random = Random(3);
        let mut sum = 0;
        for _ in 0..100 {
            let from = random.below(count as u64) as usize;
            let to = from + random.log_below((count - from) as u64) as usize;
            server.questions.set(0);
            load(&server, &between(Some(times[from] - 1), Some(times[to] + 1)), &mut RangeIndex::default());
            let questions = server.questions.get();
            assert!(questions <= 2 * max_questions(count) + 2, "{questions} questions in {count} tasks");
            sum += questions;
        }
        costs.push(sum);
    }
    println!("100 searches in 5,000, 100,000 and 1,000,000 tasks: {costs:?} questions");
    // The logarithm of the number of tasks is 1.62 times as large.
    assert!(f64::from(costs[2]) <= f64::from(costs[0]) * 1.5, "{costs:?}");
}

#[test]
fn what_was_found_is_not_searched_again() {
    let server = Server::new(uneven_times(100_000));
    let times: Vec<i64> = server.tasks.borrow().iter().filter_map(|entry| entry.0).collect();
    let filter = between(Some(times[50_000]), Some(times[60_000]));
    let mut index = RangeIndex::default();
    let mut cost = |page| {
        server.questions.set(0);
        load(&server, &filter.with_page(page), &mut index);
        server.questions.get()
    };
    assert!(cost(1) > 10);
    assert_eq!([cost(2), cost(300), cost(1)], [1, 1, 1], "the page alone");
    server.add(Some(server.newest() + 5));
    let after_arrival = cost(7);
    assert!(after_arrival <= 4, "both ends are checked once: {after_arrival}");
    assert_eq!(cost(8), 1);
}

#[test]
fn a_rolling_range_follows_the_time_in_a_few_questions() {
    let server = Server::new(uneven_times(100_000));
    let mut index = RangeIndex::default();
    let newest = server.newest();
    for minute in 0..60 {
        server.add(Some(newest + minute * MINUTE));
        let filter = between(Some(newest + (minute - 60) * MINUTE), None);
        server.questions.set(0);
        let page = load(&server, &filter, &mut index);
        assert_eq!(page.total_elements, Some(server.expected(&filter).len() as i64), "minute {minute}");
        if minute > 0 {
            assert!(server.questions.get() <= 12, "minute {minute}: {}", server.questions.get());
        }
    }
}

#[test]
fn tasks_that_leave_or_enter_the_filter_move_the_range() {
    let server = Server::new(uneven_times(20_000));
    let mut random = Random(11);
    let mut index = RangeIndex::default();
    let times: Vec<i64> = server.tasks.borrow().iter().filter_map(|entry| entry.0).collect();
    let ranges = [500, 9_000, 15_000].map(|first| (times[first], times[first + 100] + 1));
    for round in 0..300 {
        for _ in 0..random.below(3) {
            let count = server.tasks.borrow().len() as u64;
            server.tasks.borrow_mut().remove(random.below(count) as usize);
            // As many enter it, new ones or by a change of their status: the number of tasks does not show that they have moved.
            if round % 2 == 0 {
                let place = if round % 4 == 0 { count - 2 } else { random.below(count - 2) } as usize;
                let time = server.tasks.borrow()[place].0;
                server.tasks.borrow_mut().insert(place, (time, 1_000_000 + round as u64));
            }
        }
        // Both ends of the range are on its only page.
        let (from, to) = ranges[round % 3];
        let filter = Filter { size: 200, ..between(Some(from), Some(to)) };
        let mut found = numbers(&load(&server, &filter, &mut index));
        found.reverse();
        assert_eq!(found, server.expected(&filter), "round {round}");
    }
}

#[test]
fn undated_tasks_belong_to_no_range_wherever_the_server_sorts_them() {
    for has_undated_first in [false, true] {
        let times = (0..1000).map(|minute| Some(minute * MINUTE)).chain([None; 300]);
        let server = Server { has_undated_first, ..Server::new(times) };
        for descending in [true, false] {
            for (from, to) in
                [(None, Some(500)), (Some(500), None), (Some(0), Some(1000)), (Some(990), Some(2000))]
            {
                let filter = between(from.map(|minute| minute * MINUTE), to.map(|minute| minute * MINUTE));
                let filter = Filter { sort: Sort { descending, ..Sort::default() }, size: 100, ..filter };
                let (mut index, mut found) = (RangeIndex::default(), BTreeSet::new());
                let expected: BTreeSet<u64> = server.expected(&filter).into_iter().collect();
                for page in 1..=last_page(expected.len() as u64, 100) {
                    let page = load(&server, &filter.with_page(page), &mut index);
                    assert_eq!(page.total_elements, Some(expected.len() as i64));
                    found.extend(numbers(&page));
                }
                assert_eq!(found, expected, "{from:?}–{to:?} {descending} {has_undated_first}");
            }
        }
    }
}

#[test]
fn empty_ranges_and_empty_servers() {
    let empty = load(&Server::new([]), &between(Some(0), Some(MINUTE)), &mut RangeIndex::default());
    assert_eq!((empty.tasks.len(), empty.total_elements), (0, Some(0)));
    let server = Server::new((0..100).map(|day| Some(day * 86_400_000)));
    for range in [(1, 2), (-50, -20), (100 * 1440, 100 * 1440 + 1)] {
        for page in [1, 7] {
            let filter = between(Some(range.0 * MINUTE), Some(range.1 * MINUTE)).with_page(page);
            let page = load(&server, &filter, &mut RangeIndex::default());
            assert_eq!((page.tasks.len(), page.total_elements), (0, Some(0)), "{range:?}");
        }
    }
    let only = Server::new([None, None]);
    let page = load(&only, &between(None, Some(0)), &mut RangeIndex::default());
    assert_eq!((page.tasks.len(), page.total_elements), (0, Some(0)));
}

#[test]
fn counts_are_those_of_the_ranges() {
    let server = Server::new(uneven_times(50_000));
    let newest = server.newest();
    let ranges: Vec<TimeRange> = [60, 24 * 60, 7 * 24 * 60, 30 * 24 * 60]
        .iter()
        .filter_map(|minutes| TimeRange::between(Some(newest - minutes * MINUTE), None))
        .collect();
    let mut index = RangeIndex::default();
    let mut count = || {
        server.questions.set(0);
        block_on(range_counts(&server, &Filter::default(), &ranges, &mut index, &request())).expect("counts")
    };
    let expected: Vec<u64> = ranges
        .iter()
        .map(|range| server.expected(&Filter { time_range: Some(*range), ..Filter::default() }).len() as u64)
        .collect();
    assert_eq!(count(), expected);
    assert_eq!(count(), expected);
    assert_eq!(server.questions.get(), 1, "a total that is unchanged is enough");
}

fn fetch(server: &Server, filter: &Filter) -> (ServerCapability, Result<Page, FetchError>) {
    let mut capability = ServerCapability::Search;
    let result = block_on(fetch_page(server, filter, &[], &mut capability, &request()));
    (capability, result)
}

#[test]
fn a_page_past_the_end_of_the_range_leads_to_its_last_page() {
    let server = Server::new((0..1000).map(|minute| Some(minute * MINUTE)));
    let filter = Filter { size: 10, ..between(Some(100 * MINUTE), Some(125 * MINUTE)) };
    assert_eq!(fetch(&server, &filter.with_page(9)).1, Err(FetchError::OutOfRange { last_page: 3 }));
    let last = fetch(&server, &filter.with_page(3)).1.expect("a page");
    assert_eq!(numbers(&last), [104, 103, 102, 101, 100]);
}

#[test]
fn a_preset_is_resolved_at_each_load() {
    let server = Server::new((0..1000).map(|minute| Some(minute * MINUTE)));
    let filter = Filter { time_range: Some(TimeRange::LastHour), ..Filter::default() };
    let first = |server: &Server| numbers(&fetch(server, &filter).1.expect("a page"))[0];
    assert_eq!(first(&server), 999);
    server.add(Some(2000 * MINUTE));
    assert_eq!((first(&server), fetch(&server, &filter).1.unwrap().total_elements), (1000, Some(1)));
}

#[test]
fn without_a_search_the_browser_filters_by_time_in_any_order() {
    let server = Server { has_search: false, ..Server::new((0..100).map(|minute| Some(minute * MINUTE))) };
    let filter = between(Some(20 * MINUTE), Some(23 * MINUTE));
    let (capability, result) = fetch(&server, &filter);
    assert_eq!(capability, ServerCapability::List(100));
    assert_eq!(numbers(&result.expect("a page")), [22, 21, 20]);
    let (_, result) = fetch(&server, &Filter { sort: Sort::from_wire("id,asc").expect("a sort"), ..filter });
    assert_eq!(numbers(&result.expect("a page")), [20, 21, 22]);
}

#[test]
fn a_server_that_fails_is_reported() {
    struct Failing(Cell<u32>);
    let failing = Failing(Cell::new(0));
    impl TaskSource for Failing {
        async fn query(&self, _: &Query, _: &ReadRequest) -> Result<Page, ApiError> {
            self.0.set(self.0.get() + 1);
            Err(ApiError::from_status(500, "{}", None))
        }
        async fn list(&self, _: &ReadRequest) -> Result<Rc<TaskList>, ApiError> {
            unreachable!()
        }
        async fn tasks_by_id(&self, _: &[String], _: &ReadRequest) -> Result<Vec<Task>, ApiError> {
            unreachable!()
        }
        async fn fallback(&self, _: FallbackQuery) -> FallbackResult {
            unreachable!()
        }
        fn resolve(&self, range: TimeRange) -> TimeRange {
            range
        }
        fn range_index(&self, _: &Query) -> RangeIndex {
            RangeIndex::default()
        }
        fn keep_range_index(&self, _: &Query, _: RangeIndex) {}
    }
    let filter = between(Some(0), None);
    let result = block_on(range_page(&failing, &filter, &mut RangeIndex::default(), &request()));
    assert!(matches!(result, Err(ApiError::ServerFailed { status: 500, .. })));
    assert_eq!(failing.0.get(), 2, "once more, in case a task was past the end");
}

/// Ends of ranges at every distance from the page boundaries, with every page size.
#[test]
fn every_alignment_of_range_and_page() {
    let server = Server::new((0..60).map(|minute| Some(minute * MINUTE)));
    let check = |range: Range<i64>, size: u32, descending: bool| {
        let filter = between(Some(range.start * MINUTE), Some(range.end * MINUTE));
        let filter = Filter { size, sort: Sort { descending, ..Sort::default() }, ..filter };
        let mut index = RangeIndex::default();
        let mut found = Vec::new();
        for page in 1..=last_page((range.end - range.start) as u64, size) {
            found.extend(numbers(&load(&server, &filter.with_page(page), &mut index)));
        }
        let mut expected: Vec<u64> = (range.start as u64..range.end as u64).collect();
        if descending {
            expected.reverse();
        }
        assert_eq!(found, expected, "{range:?} in pages of {size}");
    };
    for size in 1..12 {
        for start in (0..60).step_by(7) {
            for end in start + 1..=60 {
                check(start..end, size, (start + end) % 2 == 0);
            }
        }
    }
}
