//! Time ranges on servers that can sort by submit time but not filter by it.
//!
//! With the newest task first, a range is a contiguous part of the tasks that match the other filters. Where it starts and ends
//! is found by a binary search, each step of which asks for two adjacent tasks. What was found is kept in a [`RangeIndex`] and
//! only checked again when the number of tasks has changed.

use std::ops::Range;

use crate::{
    api::{error::ApiError, page::Page, query::Query, request::ReadRequest},
    domain::{
        filter::{Filter, sort::Sort, time_range::TimeRange},
        task::Task,
    },
    state::tasks::{
        range_index::{RangeIndex, shifted},
        task_source::TaskSource,
    },
};

/// How often a page is requested when tasks arrive or leave meanwhile. Then the last response is used as far as it is in the range.
const MAX_ROUNDS: u32 = 4;
/// The number of tasks that are requested in addition when tasks arrive.
const MARGIN: u64 = 16;
/// The most questions of one search, for servers whose responses contradict each other.
const MAX_QUESTIONS: u32 = 80;
/// The first step away from a guess, and the factor of each further step.
const FIRST_STEP: u64 = 8;
const STEP_FACTOR: u64 = 8;
/// The factor of steps within an interval whose ends are known.
const INNER_STEP_FACTOR: u64 = 4;
/// By how much an estimate may exceed what is known.
const MAX_ESTIMATE: f64 = 50.0;
/// The most aims that rely on tasks being spread evenly.
const MAX_INTERPOLATIONS: u32 = 3;

/// Fetches a page of the filter's range, which is a [`TimeRange::Between`].
///
/// # Errors
/// Any [`ApiError`].
pub async fn range_page<S: TaskSource>(
    source: &S,
    filter: &Filter,
    index: &mut RangeIndex,
    request: &ReadRequest,
) -> Result<Page, ApiError> {
    let mut search = RangeSearch::new(source, filter, index, request);
    let (mut round, mut has_failed) = (1, false);
    loop {
        // The position of a task that was deleted meanwhile can be past the end, which is HTTP 500 on some servers.
        request.set_fail_fast(!has_failed);
        let result = search.page(filter, round).await;
        request.set_fail_fast(false);
        match result {
            Ok(Some(page)) => return Ok(page),
            Ok(None) => round += 1,
            Err(ApiError::ServerFailed { status: 500, .. }) if !has_failed => {
                has_failed = true;
                *search.index = RangeIndex::default();
            }
            Err(error) => return Err(error),
        }
    }
}

/// The positions of a filter's range, which is a [`TimeRange::Between`], in the direction of the filter's order, and the number of
/// tasks that match without the range.
///
/// # Errors
/// Any [`ApiError`].
pub async fn range_positions<S: TaskSource>(
    source: &S,
    filter: &Filter,
    index: &mut RangeIndex,
    request: &ReadRequest,
) -> Result<(Range<u64>, u64), ApiError> {
    let mut search = RangeSearch::new(source, filter, index, request);
    search.start().await?;
    let range = search.find(bounds(filter.time_range)).await?;
    let total = search.total();
    let range = match filter.sort.descending {
        true => range,
        false => total.saturating_sub(range.end)..total.saturating_sub(range.start),
    };
    Ok((range, total))
}

/// The number of tasks of a filter in each of these ranges, which are [`TimeRange::Between`].
///
/// # Errors
/// Any [`ApiError`].
pub async fn range_counts<S: TaskSource>(
    source: &S,
    filter: &Filter,
    ranges: &[TimeRange],
    index: &mut RangeIndex,
    request: &ReadRequest,
) -> Result<Vec<u64>, ApiError> {
    let mut search = RangeSearch::new(source, filter, index, request);
    search.start().await?;
    let mut counts = Vec::new();
    for range in ranges {
        let positions = search.find(bounds(Some(*range))).await?;
        counts.push(positions.end - positions.start);
    }
    Ok(counts)
}

/// The first moment of a range and the first moment after it.
fn bounds(range: Option<TimeRange>) -> Range<i64> {
    match range {
        Some(TimeRange::Between { from, to }) => from.unwrap_or(i64::MIN)..to.unwrap_or(i64::MAX),
        Some(
            TimeRange::LastHour
            | TimeRange::Today
            | TimeRange::Yesterday
            | TimeRange::LastSevenDays
            | TimeRange::ThisMonth,
        )
        | None => i64::MIN..i64::MAX,
    }
}

/// The questions about one filter.
struct RangeSearch<'a, S> {
    source: &'a S,
    query: Query,
    index: &'a mut RangeIndex,
    request: &'a ReadRequest,
}

impl<'a, S: TaskSource> RangeSearch<'a, S> {
    fn new(source: &'a S, filter: &Filter, index: &'a mut RangeIndex, request: &'a ReadRequest) -> Self {
        let newest_first = Filter { sort: Sort::default(), ..filter.clone() };
        Self { source, query: newest_first.to_query(), index, request }
    }

    fn total(&self) -> u64 {
        self.index.total.unwrap_or(0)
    }

    /// The page of the filter. None if its tasks are not where they were expected, because tasks have arrived or left; in the
    /// last round, what there is of the page.
    async fn page(&mut self, filter: &Filter, round: u32) -> Result<Option<Page>, ApiError> {
        if self.index.total.is_none() {
            self.start().await?;
        }
        let bounds = bounds(filter.time_range);
        let range = self.find(bounds.clone()).await?;
        let total = self.total();
        let wanted = page_positions(filter, &range);
        let (first, page) = self.ask(window(&wanted, &range, total, round), filter.sort.descending).await?;
        let added = self.total().saturating_sub(total);
        // The position as it was before the response; tasks that are newer than that have none.
        let position = |index: usize| match filter.sort.descending {
            true => (first + index as u64).checked_sub(added),
            false => total.checked_sub(first + index as u64 + 1),
        };
        let is_inside =
            |task: &Task| self.index.is_since(task, bounds.start) && !self.index.is_since(task, bounds.end);
        let mut is_consistent = self.total() >= total;
        let mut tasks = Vec::new();
        for (index, task) in page.tasks.iter().enumerate() {
            let Some(position) = position(index) else { continue };
            is_consistent &= is_inside(task) == range.contains(&position);
            if wanted.contains(&position) && is_inside(task) {
                tasks.push(task.clone());
            }
        }
        let is_complete = tasks.len() as u64 == wanted.end - wanted.start;
        if !(is_consistent && is_complete || round >= MAX_ROUNDS) {
            self.index.uncheck();
            return Ok(None);
        }
        let total_elements = i64::try_from(range.end - range.start).ok();
        Ok(Some(Page { tasks, skipped: page.skipped, total_elements, ..Page::default() }))
    }

    /// Asks for the number of tasks and for the newest.
    async fn start(&mut self) -> Result<(), ApiError> {
        let (_, page) = self.ask(0..1, true).await?;
        let newest = page.tasks.first().map(|task| task.submit_time);
        self.index.has_undated_first = newest == Some(None);
        self.index.newest = newest.flatten();
        Ok(())
    }

    /// The positions of a range, newest first.
    async fn find(&mut self, bounds: Range<i64>) -> Result<Range<u64>, ApiError> {
        let start = match bounds.end {
            i64::MAX if !self.index.has_undated_first => 0,
            at => self.rank(at).await?,
        };
        let total = self.total();
        let end = match bounds.start {
            i64::MIN if self.index.has_undated_first => total,
            at => self.rank(at).await?,
        };
        // Tasks may have arrived during the second search.
        let start = if start == 0 { 0 } else { shifted(start, total, self.total()) };
        Ok(start..end.max(start))
    }

    /// The number of tasks since a moment: known, or searched from a guess.
    async fn rank(&mut self, at: i64) -> Result<u64, ApiError> {
        let guess = match self.index.rank(at) {
            Some(rank) if rank.is_checked => return Ok(rank.count),
            Some(rank) => rank.count,
            // Without a lower bound only tasks without a submit time are left out, and they are last.
            None if at == i64::MIN => self.total(),
            None => self.index.guess(at),
        };
        let mut interval = Interval::new(self.total(), guess);
        for _ in 0..MAX_QUESTIONS {
            let Some(position) = interval.next(at, self.index.newest) else { break };
            let before = self.total();
            let window = Range { start: position.saturating_sub(1), end: (position + 1).min(before) };
            let (first, page) = self.ask(window, true).await?;
            interval.shift(before, self.total());
            for (position, task) in (first..).zip(&page.tasks) {
                match self.index.is_since(task, at) {
                    true => interval.is_since(position, task.submit_time),
                    false => interval.is_before(position, task.submit_time),
                }
            }
        }
        self.index.keep(at, interval.low);
        Ok(interval.low)
    }

    /// Asks for the tasks at these positions. Returns them with their neighbours, and the position of the first.
    async fn ask(&mut self, window: Range<u64>, descending: bool) -> Result<(u64, Page), ApiError> {
        let total = self.total();
        let window = match descending {
            true => window,
            false => total - window.end..total - window.start,
        };
        let (number, size) = page_around(window);
        let query = Query {
            page_number: number,
            page_size: size,
            sort: Some(Sort { descending, ..Sort::default() }.wire()),
            ..self.query.clone()
        };
        let page = self.source.query(&query, self.request).await?;
        self.index.set_total(page.total(number + 1, size));
        Ok((u64::from(number) * u64::from(size), page))
    }
}

/// The positions to ask for: those of the page and, at an end of the range, its neighbour, which shows that the range ends there.
/// After tasks have arrived during the last round, more are expected.
fn window(wanted: &Range<u64>, range: &Range<u64>, total: u64, round: u32) -> Range<u64> {
    let margin = if round > 1 { MARGIN } else { 0 };
    let start = wanted.start - u64::from(wanted.start == range.start && range.start > 0);
    let end = wanted.end + u64::from(wanted.end == range.end);
    let end = (end + margin).min(total);
    // There is always a question, because only its response tells whether the number of tasks has changed.
    start.min(end.saturating_sub(1))..end
}

/// The positions of the filter's page in a range, newest first.
fn page_positions(filter: &Filter, range: &Range<u64>) -> Range<u64> {
    let before = u64::from(filter.page - 1) * u64::from(filter.size);
    let after = before + u64::from(filter.size);
    match filter.sort.descending {
        true => (range.start + before).min(range.end)..(range.start + after).min(range.end),
        false => Range {
            start: range.end.saturating_sub(after).max(range.start),
            end: range.end.saturating_sub(before).max(range.start),
        },
    }
}

/// The number, from 0, and the size of the smallest page that has all positions of a window.
fn page_around(window: Range<u64>) -> (u32, u32) {
    let last = window.end.max(window.start + 1) - 1;
    let mut size = last - window.start + 1;
    while window.start / size != last / size {
        size += 1;
    }
    let limit = |number: u64| u32::try_from(number).unwrap_or(u32::MAX);
    (limit(window.start / size), limit(size))
}

/// Between which positions a range starts or ends, and the search for it.
struct Interval {
    /// All tasks before this position were submitted since the moment.
    low: u64,
    /// All tasks from this position on were submitted before it.
    high: u64,
    /// The submit times of the tasks before `low` and at `high`, as far as these were seen.
    low_time: Option<i64>,
    high_time: Option<i64>,
    /// Whether the tasks there were seen. Otherwise there is nothing beyond.
    has_low: bool,
    has_high: bool,
    /// The position that was asked for; None before the first question.
    asked: Option<u64>,
    aim: u64,
    step: u64,
    factor: u64,
    /// Whether the steps lead away from the newest task; None before the first step.
    is_older: Option<bool>,
    interpolations: u32,
}

impl Interval {
    fn new(total: u64, guess: u64) -> Self {
        Self {
            low: 0,
            high: total,
            low_time: None,
            high_time: None,
            has_low: false,
            has_high: false,
            asked: None,
            aim: guess.min(total),
            step: FIRST_STEP,
            factor: STEP_FACTOR,
            is_older: None,
            interpolations: 0,
        }
    }

    /// The next position to ask for. None when it is found.
    ///
    /// From an aim the search goes in growing steps until it has passed the position. Then it aims between the last two of them,
    /// where the times say. Where times are uneven, the last aims halve the interval.
    fn next(&mut self, at: i64, newest: Option<i64>) -> Option<u64> {
        if self.low >= self.high {
            return None;
        }
        let position = match self.asked {
            None => self.aim,
            Some(asked) => self.step_from(asked, at, newest).unwrap_or_else(|| self.aim_between(at)),
        };
        self.asked = Some(position);
        self.asked
    }

    /// The next step away from the aim; None when the position is between the last two steps.
    fn step_from(&mut self, asked: u64, at: i64, newest: Option<i64>) -> Option<u64> {
        let is_older = self.low > asked;
        if *self.is_older.get_or_insert(is_older) != is_older {
            return None;
        }
        let step = self.step;
        self.step = step.saturating_mul(self.factor);
        if is_older {
            let position = self.low.saturating_add(step.max(self.estimate(at, newest)));
            (position < self.high || !self.has_high).then_some(position.min(self.high))
        } else {
            let position = self.high.saturating_sub(step);
            (position > self.low || !self.has_low).then_some(position.max(self.low))
        }
    }

    /// How far the position is from `low` if tasks are as dense as those before, and some more to pass it.
    fn estimate(&self, at: i64, newest: Option<i64>) -> u64 {
        match (self.low_time, newest) {
            (Some(time), Some(newest)) if newest > time && !self.has_high => {
                let part = time.saturating_sub(at) as f64 / newest.saturating_sub(time) as f64;
                (part.min(MAX_ESTIMATE) * self.low as f64 * 1.3) as u64
            }
            (_, _) => 0,
        }
    }

    /// The position between both ends to go on with.
    fn aim_between(&mut self, at: i64) -> u64 {
        let Self { low, high, .. } = *self;
        let width = high - low;
        self.is_older = None;
        if self.interpolations < MAX_INTERPOLATIONS
            && width > FIRST_STEP
            && let (Some(newer), Some(older)) = (self.low_time, self.high_time)
            && newer > older
        {
            self.interpolations += 1;
            (self.step, self.factor) = (width.isqrt().max(2), INNER_STEP_FACTOR);
            let part = newer.saturating_sub(at) as f64 / newer.saturating_sub(older) as f64;
            return (low + (part * width as f64) as u64).clamp(low, high);
        }
        // No step stays within the interval.
        self.step = width;
        low + width / 2
    }

    fn is_since(&mut self, position: u64, time: Option<i64>) {
        if position >= self.low {
            (self.low, self.low_time, self.has_low) = (position + 1, time, true);
            self.high = self.high.max(self.low);
        }
    }

    fn is_before(&mut self, position: u64, time: Option<i64>) {
        if position < self.high {
            (self.high, self.high_time, self.has_high) = (position, time, true);
            self.low = self.low.min(self.high);
        }
    }

    /// Adapts to new tasks at the top. Where tasks were removed is unknown, so the search starts over.
    fn shift(&mut self, before: u64, total: u64) {
        if total < before {
            *self = Self::new(total, shifted(self.low, before, total));
        } else {
            self.low = if self.has_low { shifted(self.low, before, total) } else { 0 };
            self.high = shifted(self.high, before, total);
            self.asked = self.asked.map(|asked| shifted(asked, before, total));
        }
    }
}
