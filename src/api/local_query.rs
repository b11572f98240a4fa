//! What `/mj/task/query` does, for servers that do not have it: the browser does it with all the tasks that the server
//! gave.
//!
//! The filter means what the body of the query means, so it is read out of that body. All of these must hold:
//!
//! * prompt, promptEn, description and failReason contain the text, and case counts;
//! * state, instanceId and action are exactly it; status and id are one of those asked for;
//! * a task without the field does not fit.
//!
//! The order is that of the field, null before all else when ascending and after it when descending. Equal ones: the
//! newest first either way, then the greater id, then as the server had them. A page past the end is empty, with the
//! right totals.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use crate::api::page::{Page, PageSort, Pageable};
use crate::domain::json_value::text;
use crate::{
    api::query::Query,
    domain::{action::Action, status::Status, task::Task},
};

use crate::domain::filter::{
    Filter,
    sort::{Sort, SortField},
};

impl Filter {
    /// The page of these tasks that a server would answer.
    pub fn select(&self, tasks: Vec<Task>) -> Page {
        let query = self.query();
        let (number, size) = (query.page_number as usize, query.page_size as usize);
        let fitting = tasks.into_iter().enumerate().filter(|(_, task)| fits(task, &query));
        // A heap, because the sort of the standard library is 3 kB in the download. It also stops at the page's end.
        let mut heap: BinaryHeap<Ranked> =
            fitting.map(|(place, task)| Ranked { sort: self.sort, place, task }).collect();
        let total = heap.len();
        let before = number.saturating_mul(size);
        if before < total {
            (0..before).for_each(|_| drop(heap.pop()));
        } else {
            heap.clear();
        }
        let tasks = (0..size).map_while(|_| heap.pop()).map(|ranked| ranked.task).collect();
        page(tasks, total, number, size)
    }
}

/// Does a task fit what is asked?
fn fits(task: &Task, query: &Query) -> bool {
    let has = |text: &Option<String>, asked: &Option<String>| match asked {
        Some(asked) => text.as_ref().is_some_and(|text| text.contains(asked.as_str())),
        None => true,
    };
    let is = |text: Option<&str>, asked: &Option<String>| asked.is_none() || text == asked.as_deref();
    let status = task.status.wire();
    // Either can be the one that is asked for: servers keep the account in one place, the other, or both.
    let account = |account: Option<String>| is(account.as_deref(), &query.instance_id);
    is(Some(status), &query.status)
        && (query.status_set.is_empty() || query.status_set.iter().any(|asked| asked == status))
        && is(task.action.as_ref().map(Action::wire), &query.action)
        && (query.ids.is_empty() || query.ids.contains(&task.id))
        && is(task.state.as_deref(), &query.state)
        && (account(task.property("discordInstanceId")) || account(text(&task.raw, "instanceId")))
        && has(&task.prompt, &query.prompt)
        && has(&task.prompt_en, &query.prompt_en)
        && has(&task.description, &query.description)
        && has(&task.fail_reason, &query.fail_reason)
}

/// A task in the order of the page: the greatest comes first, as a heap wants it.
struct Ranked {
    sort: Sort,
    /// In the server's list.
    place: usize,
    task: Task,
}

impl Ord for Ranked {
    fn cmp(&self, other: &Self) -> Ordering {
        let (a, b) = (&self.task, &other.task);
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
        let wanted = if self.sort.descending { ascending } else { ascending.reverse() };
        wanted
            .then_with(|| a.submit_time.cmp(&b.submit_time))
            .then_with(|| a.id.cmp(&b.id))
            .then_with(|| other.place.cmp(&self.place))
    }
}

impl PartialOrd for Ranked {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Ranked {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Ranked {}

/// The page in Spring's form; `number` from 0.
fn page(tasks: Vec<Task>, total: usize, number: usize, size: usize) -> Page {
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
