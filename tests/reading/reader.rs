//! Reading all tasks, each once.

use std::collections::BTreeSet;

use contact_sheet::{
    api::{error::ApiError, request::ReadRequest},
    domain::filter::{
        Filter,
        sort::{Sort, SortField},
        time_range::TimeRange,
    },
    state::tasks::{
        capability::ServerCapability,
        reader::{ReadProgress, TaskReader},
    },
};

use super::server::{PastEnd, Server, block_on, read_all, time_of};

fn sorted(field: SortField, descending: bool) -> Filter {
    Filter { sort: Sort { field, descending }, ..Filter::default() }
}

fn between(from: Option<i64>, to: Option<i64>) -> Filter {
    Filter { time_range: TimeRange::between(from, to), ..Filter::default() }
}

/// Asserts that no task is there twice, and returns them as a set.
fn each_once(read: &[u64]) -> BTreeSet<u64> {
    let set: BTreeSet<u64> = read.iter().copied().collect();
    assert_eq!(set.len(), read.len(), "each once");
    set
}

#[test]
fn all_tasks_are_read_once_in_the_order_of_submission() {
    for count in [0, 1, 3, 199, 200, 201, 399, 400, 1000, 5000] {
        let server = Server::with_tasks(count);
        let (read, reader) = read_all(&server, &Filter::default(), |_| ());
        assert!(read.iter().copied().eq((0..count).rev()), "{count} newest first");
        assert_eq!(reader.progress(), ReadProgress { read: count, total: Some(count) });
        let pages = server.requests.get();
        assert!(pages <= count / 175 + 2, "{pages} requests for {count} tasks");
        let (read, _) = read_all(&server, &sorted(SortField::SubmitTime, false), |_| ());
        assert!(read.iter().copied().eq(0..count), "{count} oldest first");
    }
}

#[test]
fn another_order_is_read_by_time() {
    let server = Server::with_tasks(1000);
    for field in
        [SortField::StartTime, SortField::FinishTime, SortField::Id, SortField::Status, SortField::Action]
    {
        let filter = Filter { time_range: TimeRange::between(Some(0), Some(1)), ..sorted(field, false) };
        let (read, _) = read_all(&server, &filter, |_| ());
        assert!(read.into_iter().eq((0..1000).rev()), "{field:?}: without the range, as on the page");
    }
}

#[test]
fn nothing_is_lost_or_read_twice_while_tasks_arrive_and_leave() {
    for round in 0..30 {
        let server = Server::with_tasks(3000 + round * 7);
        server.random.borrow_mut().0 = 1 + round;
        server.arrivals.set(round * 13 % 101);
        server.departures.set(round * 29 % 101);
        server.most.set([2, 6, 40, 150, 400][round as usize % 5]);
        server.past_end.set(if round % 2 == 0 { PastEnd::Empty } else { PastEnd::Fails });
        server.fails_every.set([0, 0, 3, 7][round as usize % 4]);
        let before = server.ids();
        let descending = round % 3 != 0;
        let mut at_start = None;
        let (read, _) = read_all(&server, &sorted(SortField::SubmitTime, descending), |_| {
            at_start.get_or_insert_with(|| server.ids());
        });
        let read = each_once(&read);
        let left = server.left.borrow().clone();
        let lost: Vec<&u64> = before.difference(&read).filter(|id| !left.contains(id)).collect();
        assert!(lost.is_empty(), "round {round} lost {lost:?}");
        if descending {
            let at_start = at_start.expect("a batch");
            // One that was submitted in the same moment as the newest cannot be distinguished.
            let newest = time_of(at_start.last().copied().expect("a task"));
            let added: Vec<&u64> = read.difference(&at_start).filter(|id| time_of(**id) > newest).collect();
            assert!(added.is_empty(), "round {round}: {added:?} have arrived after the start");
        }
    }
}

#[test]
fn a_range_is_read_while_tasks_arrive_and_leave() {
    for round in 0..30 {
        let count = 4000;
        let server = Server::with_tasks(count);
        server.random.borrow_mut().0 = 7 + round;
        server.arrivals.set(round * 17 % 80);
        server.departures.set(round * 31 % 40);
        server.past_end.set(if round % 2 == 0 { PastEnd::Empty } else { PastEnd::Fails });
        let (start, length) = (round * 331 % count, [1, 30, 600, 3000][round as usize % 4]);
        let from = (round % 5 != 0).then(|| time_of(start));
        let to = (round % 7 != 0).then(|| time_of(start + length));
        let mut filter = between(from, to);
        if filter.time_range.is_none() {
            continue;
        }
        filter.sort.descending = round % 3 != 0;
        let range = filter.time_range.expect("a range");
        let expected: BTreeSet<u64> = (0..count).filter(|n| range.contains(Some(time_of(*n)))).collect();
        let (read, _) = read_all(&server, &filter, |_| ());
        let read = each_once(&read);
        let left = server.left.borrow().clone();
        let lost: Vec<&u64> = expected.difference(&read).filter(|id| !left.contains(id)).collect();
        assert!(lost.is_empty(), "round {round} lost {lost:?}");
        let arrived = server.arrived.borrow().clone();
        let added: Vec<&u64> = read.difference(&expected).filter(|id| !arrived.contains(id)).collect();
        assert!(added.is_empty(), "round {round}: {added:?} are outside of {range:?}");
    }
}

#[test]
fn undated_tasks_are_in_no_range_and_are_read_without_one() {
    let times = (0..700).map(|n| (n % 7 != 0).then(|| time_of(n)));
    let server = Server::new(times);
    let (read, _) = read_all(&server, &Filter::default(), |_| ());
    assert_eq!(each_once(&read).len(), 700);
    for descending in [true, false] {
        let range = TimeRange::between(Some(time_of(0)), Some(time_of(600)));
        let filter = Filter { time_range: range, ..sorted(SortField::SubmitTime, descending) };
        let (read, _) = read_all(&server, &filter, |_| ());
        assert_eq!(each_once(&read), (0..600).filter(|n| n % 7 != 0).collect());
    }
}

#[test]
fn a_server_that_limits_its_pages_or_ignores_the_order_loses_nothing() {
    for tells_size in [true, false] {
        for limit in [1, 2, 3, 5, 7, 50, 100, 199] {
            let server = Server::with_tasks(333);
            server.max_size.set(Some(limit));
            server.tells_size.set(tells_size);
            let (read, _) = read_all(&server, &Filter::default(), |_| ());
            assert!(read.into_iter().eq((0..333).rev()), "at most {limit} tasks");
            // The search for a range asks for up to three tasks.
            if tells_size && limit > 5 {
                let range = between(Some(time_of(30)), Some(time_of(60)));
                let (read, _) = read_all(&server, &range, |_| ());
                assert!(read.into_iter().eq((30..60).rev()), "a range with at most {limit} tasks");
            }
        }
    }
    let server = Server::with_tasks(1000);
    server.sorts.set(false);
    let (read, _) = read_all(&server, &Filter::default(), |_| ());
    assert!(read.into_iter().eq(0..1000));
}

#[test]
fn after_a_long_pause_it_continues_with_few_requests() {
    let server = Server::with_tasks(2000);
    let mut is_first = true;
    let (read, _) = read_all(&server, &Filter::default(), |_| {
        if std::mem::take(&mut is_first) {
            server.arrive(50_000);
        }
    });
    assert!(read.into_iter().eq((0..2000).rev()));
    assert!(server.requests.get() < 16, "{} requests", server.requests.get());
}

#[test]
fn progress_counts_what_follows() {
    let server = Server::with_tasks(1000);
    let mut totals = BTreeSet::new();
    let (_, reader) = read_all(&server, &Filter::default(), |reader| {
        server.arrive(10);
        totals.insert(reader.progress().total);
    });
    assert_eq!(totals, BTreeSet::from([Some(1000)]), "new tasks are not counted");
    assert_eq!(reader.progress(), ReadProgress { read: 1000, total: Some(1000) });
    let range = between(Some(time_of(300)), Some(time_of(900)));
    let (_, reader) = read_all(&server, &range, |reader| {
        let total = reader.progress().total.expect("known from the start");
        assert!((595..=605).contains(&total), "{total}");
    });
    assert_eq!(reader.progress(), ReadProgress { read: 600, total: Some(600) });
}

#[test]
fn a_failure_is_reported_and_nothing_is_skipped_after_it() {
    let server = Server::with_tasks(1000);
    server.fails_every.set(2);
    let mut reader = TaskReader::new(&Filter::default(), Vec::new(), ServerCapability::Search);
    let request = ReadRequest::new(10, 3, |_| {});
    let mut results = Vec::new();
    for _ in 0..4 {
        results
            .push(block_on(reader.next(&server, &request)).map(|tasks| tasks.map_or(0, |tasks| tasks.len())));
    }
    let failure = Err(ApiError::from_status(502, "", None));
    assert_eq!(results[0], Ok(200));
    assert_eq!(results[1], failure);
    assert!(results[2].as_ref().is_ok_and(|count| *count > 170));
    assert_eq!(results[3], failure);
    request.stop();
    assert_eq!(block_on(reader.next(&server, &request)), Err(ApiError::Cancelled));
    assert_eq!(server.requests.get(), 4, "a stopped reading sends nothing");
    let (read, _) = read_all(&server, &Filter::default(), |_| ());
    assert!(read.into_iter().eq((0..1000).rev()));
}

#[test]
fn servers_without_a_search_are_read_from_their_list_or_by_ids() {
    let server = Server::with_tasks(1000);
    server.has_search.set(false);
    let (read, reader) = read_all(&server, &Filter::default(), |_| server.arrive(3));
    assert!(read.is_sorted_by_key(|id| std::cmp::Reverse(id / 3)), "newest first");
    assert_eq!(each_once(&read), (0..1000).collect(), "as they were at the start");
    assert_eq!(reader.progress(), ReadProgress { read: 1000, total: Some(1000) });
    assert_eq!(server.lists.get(), 1, "one list is enough");

    // A range applies in every order.
    let range = TimeRange::between(Some(time_of(300)), Some(time_of(600)));
    let filter = Filter { time_range: range, ..sorted(SortField::Id, false) };
    let (read, _) = read_all(&server, &filter, |_| ());
    assert!(read.into_iter().eq(300..600));
    let filter = Filter { ids: vec!["5".to_owned(), "900".to_owned()], ..Filter::default() };
    let (read, _) = read_all(&server, &filter, |_| ());
    assert_eq!(read, [900, 5]);

    let mut reader = TaskReader::new(&Filter::default(), vec!["7".to_owned()], ServerCapability::ById);
    let request = ReadRequest::new(10, 3, |_| {});
    let tasks = block_on(reader.next(&server, &request)).expect("a response").expect("tasks");
    assert_eq!(tasks.iter().map(|task| task.id.as_str()).collect::<Vec<_>>(), ["7"]);
    assert_eq!(block_on(reader.next(&server, &request)), Ok(None));
}
