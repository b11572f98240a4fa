//! Finding the tasks in an answer: a page, a list or one task, at the top or wrapped, or what came
//! instead.

use serde_json::Value;

use crate::api::error::{ApiError, UnexpectedBody};
use crate::api::page::{Page, PageSort, Pageable};
use crate::domain::task::Task;
use crate::{
    api::lenient_json::{is_refusal, parse, unexpected_body},
    domain::json_value::{flag, number, text},
};

/// The code of a reply about a task that is not there.
const NOT_FOUND: i64 = 3;

/// The most tasks of one page: 200 can be asked for, and a server that sends all it has would freeze the browser.
const MOST: usize = 1_000;

/// Reads the answer of `/mj/task/query`: an object with `content`, or one wrapped as `result` or
/// `data`.
pub fn decode(text: &str) -> Result<Page, ApiError> {
    match find(parse(text)?, is_page) {
        Ok(mut page) => Ok(read_page(&mut page)),
        Err(came) => Err(unexpected_body(came, text)),
    }
}

/// Reads the answer of `list-by-condition`, `queue` and `list`: the tasks, and how many items were
/// no objects. An empty body is an empty list.
pub fn decode_tasks(text: &str) -> Result<(Vec<Task>, usize), ApiError> {
    let Some(value) = parse_some(text)? else {
        return Ok((Vec::new(), 0));
    };
    match find(value, is_list) {
        Ok(mut list) => Ok(match list.get_mut("content") {
            Some(content) => tasks(content.take()),
            None => tasks(list),
        }),
        Err(came) => Err(unexpected_body(came, text)),
    }
}

/// Reads the answer of `fetch`. None when the server does not know the task, which it says with an
/// empty body, null, code 3, or an object without id, status and action.
pub fn decode_task(text: &str) -> Result<Option<Task>, ApiError> {
    let Some(value) = parse_some(text)? else {
        return Ok(None);
    };
    let is_object = value.is_object();
    match find(value, is_task) {
        Ok(task) => Ok(Task::from_value(task)),
        Err(UnexpectedBody::OtherJson) if is_object => Ok(None),
        Err(came) => Err(unexpected_body(came, text)),
    }
}

/// JSON, or None for an empty body and null.
fn parse_some(text: &str) -> Result<Option<Value>, ApiError> {
    match parse(text) {
        Ok(Value::Null) | Err(ApiError::UnexpectedBody { came: UnexpectedBody::Empty, .. }) => Ok(None),
        Ok(value) => Ok(Some(value)),
        Err(error) => Err(error),
    }
}

/// The value itself, or what it wraps as `result` or `data`, if that is what is wanted; else what
/// it is instead.
fn find(mut value: Value, wanted: fn(&Value) -> bool) -> Result<Value, UnexpectedBody> {
    // A task may have a field named `error`; it is still a task when it has an id.
    if is_refusal(&value) && text(&value, "id").is_none() {
        return Err(UnexpectedBody::ErrorObject);
    }
    if wanted(&value) {
        return Ok(value);
    }
    for key in ["result", "data"] {
        if let Some(inner) = value.get_mut(key).filter(|inner| wanted(inner)) {
            return Ok(inner.take());
        }
    }
    let speaks = ["message", "description", "msg"].iter().any(|key| text(&value, key).is_some());
    // A task has a description as well, and reports nothing.
    let refused = speaks && number(&value, "code") != Some(NOT_FOUND) && text(&value, "id").is_none();
    Err(if refused { UnexpectedBody::ErrorObject } else { UnexpectedBody::OtherJson })
}

/// The contract has `content` as optional, so one of the counts of a page makes a page as well.
fn is_page(value: &Value) -> bool {
    match value.get("content") {
        Some(content) => content.is_array() || content.is_null(),
        None => ["totalElements", "totalPages", "numberOfElements", "pageable"]
            .iter()
            .any(|key| value.get(key).is_some()),
    }
}

fn is_list(value: &Value) -> bool {
    value.is_array() || is_page(value)
}

fn is_task(value: &Value) -> bool {
    ["id", "status", "action"].iter().any(|key| text(value, key).is_some())
}

fn read_page(page: &mut Value) -> Page {
    let content = page.get_mut("content").map_or(Value::Null, Value::take);
    let (mut tasks, skipped) = tasks(content);
    let beyond = tasks.len().saturating_sub(MOST);
    tasks.truncate(MOST);
    Page {
        tasks,
        skipped: skipped + beyond,
        empty: flag(page, "empty"),
        first: flag(page, "first"),
        last: flag(page, "last"),
        number: number(page, "number"),
        number_of_elements: number(page, "numberOfElements"),
        size: number(page, "size"),
        pageable: page.get("pageable").filter(|pageable| pageable.is_object()).map(read_pageable),
        sort: read_sort(page),
        total_elements: number(page, "totalElements"),
        total_pages: number(page, "totalPages"),
    }
}

fn read_pageable(pageable: &Value) -> Pageable {
    Pageable {
        offset: number(pageable, "offset"),
        page_number: number(pageable, "pageNumber"),
        page_size: number(pageable, "pageSize"),
        paged: flag(pageable, "paged"),
        unpaged: flag(pageable, "unpaged"),
        sort: read_sort(pageable),
    }
}

fn read_sort(parent: &Value) -> Option<PageSort> {
    let sort = parent.get("sort").filter(|sort| sort.is_object())?;
    Some(PageSort {
        empty: flag(sort, "empty"),
        sorted: flag(sort, "sorted"),
        unsorted: flag(sort, "unsorted"),
    })
}

fn tasks(list: Value) -> (Vec<Task>, usize) {
    let Value::Array(items) = list else {
        return (Vec::new(), 0);
    };
    let count = items.len();
    let tasks: Vec<Task> = items.into_iter().filter_map(Task::from_value).collect();
    let skipped = count - tasks.len();
    (tasks, skipped)
}
