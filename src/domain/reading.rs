//! Reading all tasks that match, page by page, while tasks arrive, leave and change places.
//!
//! Pages are read in the order of submission, because a submit time never changes. New tasks move all others to later pages, and
//! tasks that leave move them to earlier ones. So each page overlaps with the one before: it is continued after the tasks that are
//! known already, and a page without any of them is too late, so that reading goes back.

use std::{collections::BTreeSet, ops::Range};

use crate::domain::{
    filter::{MAX_SIZE, time_range::TimeRange},
    task::Task,
};

/// The number of tasks by which a page overlaps with those before. More than one, because servers may change the order of tasks
/// with the same time.
const OVERLAP: u64 = 4;
/// How often in a row reading goes back, each time twice as far, before it accepts a page without a known task.
const MAX_STEPS_BACK: u32 = 16;

/// A page to ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PageRequest {
    /// The number of the page, from 0.
    pub number: u32,
    /// The number of tasks on a page.
    pub size: u32,
}

impl PageRequest {
    /// The position of its first task.
    fn first(self) -> u64 {
        u64::from(self.number) * u64::from(self.size)
    }
}

/// A page that a server sent.
#[derive(Clone, Debug)]
pub struct PageResponse {
    /// The tasks.
    pub tasks: Vec<Task>,
    /// The number of items that are no tasks.
    pub skipped: usize,
    /// The number of tasks on all pages.
    pub total: u64,
    /// The page size that the server applied, if it says so.
    pub size: Option<u32>,
}

/// The tasks to read.
#[derive(Clone, Debug)]
pub struct Extent {
    /// Whether the newest is first.
    pub descending: bool,
    /// Their range of submit times, a [`TimeRange::Between`].
    pub range: Option<TimeRange>,
    /// Their positions among all tasks that match without the range, as far as they are known.
    pub positions: Option<Range<u64>>,
    /// The number of all tasks that match without the range.
    pub total: Option<u64>,
}

/// The tasks that were read, by the hashes of their ids: about 16 bytes for each.
#[derive(Clone, Debug, Default)]
pub struct SeenTasks(BTreeSet<u64>);

impl SeenTasks {
    /// Adds a task. Returns whether it is the first time.
    pub fn insert(&mut self, task: &Task) -> bool {
        self.0.insert(key(task))
    }

    fn contains(&self, task: &Task) -> bool {
        self.0.contains(&key(task))
    }
}

/// A hash of the id (FNV-1a); a task without one is known by its content.
fn key(task: &Task) -> u64 {
    let content = if task.id.is_empty() { task.raw.to_string() } else { String::new() };
    let bytes = task.id.bytes().chain(content.bytes());
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// The submit time of the newest task. None if the server did not sort them, so that it is not known which tasks are new.
fn newest(tasks: &[Task]) -> Option<i64> {
    let times: Vec<i64> = tasks.iter().filter_map(|task| task.submit_time).collect();
    let is_sorted = times.is_sorted_by(|newer, older| newer >= older);
    times.first().copied().filter(|_| is_sorted)
}

/// Where a task is with respect to the range, in the order of reading.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Before,
    Inside,
    After,
}

/// How far all tasks were read.
#[derive(Clone, Debug)]
pub struct Reading {
    extent: Extent,
    /// The position from which tasks are not known yet.
    next: u64,
    /// The position where the range ends; without a range, the number of tasks.
    end: Option<u64>,
    /// The number of tasks that were read.
    read: u64,
    /// The submit time of the newest task at the start. Newer ones have arrived since and are left out.
    newest: Option<i64>,
    seen: SeenTasks,
    /// The number of all tasks at the start. With the oldest first, those that follow have arrived since.
    first_total: Option<u64>,
    /// The largest page that the server sends.
    max_size: u64,
    steps_back: u32,
    has_started: bool,
    is_done: bool,
}

impl Reading {
    /// Nothing is read yet.
    pub fn new(extent: Extent) -> Self {
        let positions = extent.positions.clone();
        Self {
            next: positions.as_ref().map_or(0, |positions| positions.start),
            end: positions.map(|positions| positions.end),
            extent,
            read: 0,
            newest: None,
            seen: SeenTasks::default(),
            first_total: None,
            max_size: u64::from(MAX_SIZE),
            steps_back: 0,
            has_started: false,
            is_done: false,
        }
    }

    /// The number of tasks that were read.
    pub fn read(&self) -> u64 {
        self.read
    }

    /// The number of tasks that were read and those that follow, as far as it is known.
    pub fn total(&self) -> Option<u64> {
        if self.is_done {
            return Some(self.read);
        }
        Some(self.read + self.end?.saturating_sub(self.next))
    }

    /// The next page to ask for. None when all are read.
    ///
    /// The page has as many new tasks as possible, and some before, for which its size is chosen: only multiples of the size are
    /// the position of a page.
    pub fn request(&self) -> Option<PageRequest> {
        if self.is_done {
            return None;
        }
        let next = self.extent.total.map_or(self.next, |total| self.next.min(total));
        // With small pages there may be no size for an overlap.
        let overlap = (1..=OVERLAP).rev().find(|overlap| self.new_tasks(next, *overlap) > self.max_size / 4);
        let start = next.saturating_sub(overlap.unwrap_or(0));
        let size = self.best_size(start);
        let limit = |number: u64| u32::try_from(number).unwrap_or(u32::MAX);
        Some(PageRequest { number: limit(start / size), size: limit(size) })
    }

    /// Adapts to the number of tasks that match without the range. New tasks are assumed to be the newest.
    pub fn set_total(&mut self, total: u64) {
        let arrived = total.saturating_sub(self.extent.total.unwrap_or(total));
        if self.extent.descending {
            self.next += arrived;
            self.end = self.end.map(|end| end + arrived);
        }
        let last = *self.first_total.get_or_insert(total);
        if self.extent.range.is_none() {
            self.end = Some(if self.extent.descending { total } else { total.min(last) });
        }
        self.extent.total = Some(total);
    }

    /// Takes the page that was asked for. Returns its tasks that are read for the first time.
    pub fn accept(&mut self, asked: PageRequest, page: PageResponse) -> Vec<Task> {
        let first = asked.first();
        let has_overlap = first < self.next;
        let count = (page.tasks.len() + page.skipped) as u64;
        let size = self.applied_size(asked, &page, count);
        self.set_total(page.total);
        if size < u64::from(asked.size) {
            self.max_size = size;
            if asked.number > 0 {
                // The tasks are those of another position.
                return Vec::new();
            }
        }
        let is_known =
            |task: &Task| self.seen.contains(task) || self.is_new(task) || self.place(task) == Place::Before;
        let is_gapless = first == 0 || !has_overlap || page.tasks.iter().any(is_known);
        let may_go_back = self.steps_back < MAX_STEPS_BACK && (count > 0 || page.total <= first);
        if !is_gapless && may_go_back {
            self.next = first.saturating_sub(size << self.steps_back);
            self.steps_back += 1;
            return Vec::new();
        }
        if !self.has_started {
            self.newest = newest(&page.tasks);
            self.has_started = true;
        }
        let is_past_end = page.tasks.iter().any(|task| self.place(task) == Place::After);
        let mut fresh = Vec::new();
        for task in page.tasks {
            if self.place(&task) == Place::Inside && !self.is_new(&task) && self.seen.insert(&task) {
                fresh.push(task);
            }
        }
        self.read += fresh.len() as u64;
        self.steps_back = 0;
        // After many arrivals, pages of known tasks are passed over.
        let end_of_page = first + size;
        self.next = if fresh.is_empty() && count > 0 { self.next.max(end_of_page) } else { end_of_page };
        let last = if self.extent.descending { None } else { self.first_total };
        let end = page.total.min(last.unwrap_or(page.total));
        self.is_done = is_past_end || count == 0 || end_of_page >= end;
        fresh
    }

    /// The size of the page that has the most tasks from a position on.
    fn best_size(&self, start: u64) -> u64 {
        let sizes = self.max_size.div_ceil(2).max(1)..=self.max_size;
        sizes.max_by_key(|size| size - start % size).unwrap_or(1)
    }

    /// The number of tasks after `next` on the best page that begins before it.
    fn new_tasks(&self, next: u64, overlap: u64) -> u64 {
        let start = next.saturating_sub(overlap);
        let size = self.best_size(start);
        (start - start % size + size).saturating_sub(next)
    }

    /// The size of a page as the server applied it: some limit it, and some of those do not say so.
    fn applied_size(&self, asked: PageRequest, page: &PageResponse, count: u64) -> u64 {
        let asked_size = u64::from(asked.size);
        if let Some(size) = page.size.map(u64::from).filter(|size| *size > 0) {
            return size.min(asked_size);
        }
        let is_short = asked.number == 0 && count > 0 && count < asked_size.min(page.total);
        if is_short { count } else { asked_size }
    }

    /// Whether a task has arrived since the start. With the oldest first, such tasks are past the end.
    fn is_new(&self, task: &Task) -> bool {
        let is_newer = self.newest.zip(task.submit_time).is_some_and(|(newest, time)| time > newest);
        self.extent.descending && is_newer
    }

    /// Where a task is; one without a submit time is in no range.
    fn place(&self, task: &Task) -> Place {
        let Some(TimeRange::Between { from, to }) = self.extent.range else { return Place::Inside };
        let Some(time) = task.submit_time else { return Place::Before };
        let is_older = from.is_some_and(|from| time < from);
        let is_newer = to.is_some_and(|to| time >= to);
        match (is_older, is_newer, self.extent.descending) {
            (false, false, _) => Place::Inside,
            (true, _, true) | (false, true, false) => Place::After,
            (true, _, false) | (false, true, true) => Place::Before,
        }
    }
}
