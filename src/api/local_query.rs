//! Client-side `/mj/task/query`, for servers without this endpoint.
//!
//! The conditions are those of the request body. A task matches if it satisfies all of them:
//!
//! * prompt, promptEn, description and failReason contain the text (case-sensitive);
//! * state, instanceId and action are equal; status and id are among the requested ones;
//! * a task without the field does not match.
//!
//! Null sorts first in ascending order and last in descending order. Ties: newest first in either order, then the greater id,
//! then the order of the server. A page past the end is empty and has the correct totals.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use crate::{
    api::{
        page::{Page, PageSort, Pageable},
        query::Query,
    },
    domain::{
        action::Action,
        filter::{
            Filter,
            sort::{Sort, SortField},
        },
        json_value::text,
        status::Status,
        task::Task,
    },
};

impl Filter {
    /// Whether a task matches, on whichever page it is.
    pub fn matches(&self, task: &Task) -> bool {
        self.is_in_time_range(task) && matches(task, &self.to_query())
    }

    fn is_in_time_range(&self, task: &Task) -> bool {
        self.time_range.is_none_or(|range| range.contains(task.submit_time))
    }

    /// The page that a server with these tasks would return. A time range must be a
    /// [`TimeRange::Between`](crate::domain::filter::time_range::TimeRange::Between).
    pub fn query_locally(&self, tasks: &[Task]) -> Page {
        let query = self.to_query();
        let (number, size) = (query.page_number as usize, query.page_size as usize);
        let matching =
            tasks.iter().enumerate().filter(|(_, task)| self.is_in_time_range(task) && matches(task, &query));
        // A heap sorts only up to the end of the page, and the sort of the standard library would enlarge the download by 3 kB.
        let mut heap: BinaryHeap<Ranked> =
            matching.map(|(index, task)| Ranked { sort: self.sort, index, task }).collect();
        let total = heap.len();
        let before = number.saturating_mul(size);
        if before < total {
            for _ in 0..before {
                heap.pop();
            }
        } else {
            heap.clear();
        }
        let tasks = (0..size).map_while(|_| heap.pop()).map(|ranked| ranked.task.clone()).collect();
        spring_page(tasks, total, number, size)
    }
}

/// Whether a task matches the query.
fn matches(task: &Task, query: &Query) -> bool {
    let contains = |text: &Option<String>, part: &Option<String>| match part {
        Some(part) => text.as_ref().is_some_and(|text| text.contains(part.as_str())),
        None => true,
    };
    let equals = |text: Option<&str>, wanted: &Option<String>| wanted.is_none() || text == wanted.as_deref();
    let status = task.status.wire();
    // Servers send the account in one of two places or in both.
    let has_account = |account: Option<String>| equals(account.as_deref(), &query.instance_id);
    equals(Some(status), &query.status)
        && (query.status_set.is_empty() || query.status_set.iter().any(|wanted| wanted == status))
        && equals(task.action.as_ref().map(Action::wire), &query.action)
        && (query.ids.is_empty() || query.ids.contains(&task.id))
        && equals(task.state.as_deref(), &query.state)
        && (has_account(task.property("discordInstanceId")) || has_account(text(&task.raw, "instanceId")))
        && contains(&task.prompt, &query.prompt)
        && contains(&task.prompt_en, &query.prompt_en)
        && contains(&task.description, &query.description)
        && contains(&task.fail_reason, &query.fail_reason)
}

/// A task with the order of the page: the first task is the greatest, because the heap is a max-heap.
struct Ranked<'a> {
    sort: Sort,
    /// The position in the server's list.
    index: usize,
    task: &'a Task,
}

impl Ord for Ranked<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        let (a, b) = (self.task, other.task);
        let ascending = match self.sort.field {
            SortField::SubmitTime => a.submit_time.cmp(&b.submit_time),
            SortField::StartTime => a.start_time.cmp(&b.start_time),
            SortField::FinishTime => a.finish_time.cmp(&b.finish_time),
            SortField::Id => a.id.cmp(&b.id),
            SortField::Status => Status::wire(&a.status).cmp(b.status.wire()),
            SortField::Action => {
                a.action.as_ref().map(Action::wire).cmp(&b.action.as_ref().map(Action::wire))
            }
        };
        let by_field = if self.sort.descending { ascending } else { ascending.reverse() };
        by_field
            .then_with(|| a.submit_time.cmp(&b.submit_time))
            .then_with(|| a.id.cmp(&b.id))
            .then_with(|| other.index.cmp(&self.index))
    }
}

impl PartialOrd for Ranked<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Ranked<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Ranked<'_> {}

/// A page with the fields that Spring sends; `number` is from 0.
fn spring_page(tasks: Vec<Task>, total: usize, number: usize, size: usize) -> Page {
    let pages = total.div_ceil(size);
    let sort = Some(PageSort { empty: Some(false), sorted: Some(true), unsorted: Some(false) });
    let count = |count: usize| i64::try_from(count).ok();
    Page {
        skipped: 0,
        empty: Some(tasks.is_empty()),
        first: Some(number == 0),
        last: Some(number + 1 >= pages),
        number: count(number),
        number_of_elements: count(tasks.len()),
        size: count(size),
        pageable: Some(Pageable {
            offset: count(number.saturating_mul(size)),
            page_number: count(number),
            page_size: count(size),
            paged: Some(true),
            unpaged: Some(false),
            sort,
        }),
        sort,
        total_elements: count(total),
        total_pages: count(pages),
        tasks,
    }
}
