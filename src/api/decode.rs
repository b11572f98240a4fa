//! Decoding of response bodies: a page, a list of tasks or one task, bare or wrapped.

use serde_json::Value;

use crate::{
    api::{
        error::{ApiError, UnexpectedBody},
        lenient_json::{is_error_object, parse, unexpected_body},
        page::{Page, PageSort, Pageable},
    },
    domain::{
        json_value::{flag, number, text},
        task::Task,
    },
};

/// The reply code for a task that does not exist.
const NOT_FOUND: i64 = 3;

/// The maximum number of tasks of a page. At most 200 are requested, and a server that sends all its tasks would freeze the browser.
const MAX_TASKS: usize = 1_000;

/// Decodes the response of `/mj/task/query`: an object with `content`, bare or wrapped in `result` or `data`.
///
/// # Errors
/// [`ApiError::UnexpectedBody`] if the body is not a page.
pub fn decode_page(text: &str) -> Result<Page, ApiError> {
    match unwrap_value(parse(text)?, is_page) {
        Ok(mut page) => Ok(read_page(&mut page)),
        Err(kind) => Err(unexpected_body(kind, text)),
    }
}

/// Decodes the response of `list-by-condition`, `queue` and `list`: the tasks and the number of items that are not objects.
/// An empty body is an empty list.
///
/// # Errors
/// [`ApiError::UnexpectedBody`] if the body is not a list.
pub fn decode_tasks(text: &str) -> Result<(Vec<Task>, usize), ApiError> {
    let Some(value) = parse_optional(text)? else {
        return Ok((Vec::new(), 0));
    };
    match unwrap_value(value, is_list) {
        Ok(mut list) => Ok(match list.get_mut("content") {
            Some(content) => read_tasks(content.take()),
            None => read_tasks(list),
        }),
        Err(kind) => Err(unexpected_body(kind, text)),
    }
}

/// Decodes the response of `fetch`. None for an unknown task: an empty body, null, code 3, or an object without id, status
/// and action.
///
/// # Errors
/// [`ApiError::UnexpectedBody`] if the body is not a task.
pub fn decode_task(text: &str) -> Result<Option<Task>, ApiError> {
    let Some(value) = parse_optional(text)? else {
        return Ok(None);
    };
    let is_object = value.is_object();
    match unwrap_value(value, is_task) {
        Ok(task) => Ok(Task::from_value(task)),
        Err(UnexpectedBody::OtherJson) if is_object => Ok(None),
        Err(kind) => Err(unexpected_body(kind, text)),
    }
}

/// Parses JSON. None for an empty body and null.
fn parse_optional(text: &str) -> Result<Option<Value>, ApiError> {
    match parse(text) {
        Ok(Value::Null) | Err(ApiError::UnexpectedBody { kind: UnexpectedBody::Empty, .. }) => Ok(None),
        Ok(value) => Ok(Some(value)),
        Err(error) => Err(error),
    }
}

/// Unwraps the value that satisfies `is_wanted`: the value itself, or its field `result` or `data`. Otherwise the kind of the
/// body.
fn unwrap_value(mut value: Value, is_wanted: fn(&Value) -> bool) -> Result<Value, UnexpectedBody> {
    // A value with an id is a task even if it has a field named `error`.
    if is_error_object(&value) && text(&value, "id").is_none() {
        return Err(UnexpectedBody::ErrorObject);
    }
    if is_wanted(&value) {
        return Ok(value);
    }
    for key in ["result", "data"] {
        if let Some(inner) = value.get_mut(key).filter(|inner| is_wanted(inner)) {
            return Ok(inner.take());
        }
    }
    let has_message = ["message", "description", "msg"].iter().any(|key| text(&value, key).is_some());
    // A task also has a description, which is not an error message.
    let is_error = has_message && number(&value, "code") != Some(NOT_FOUND) && text(&value, "id").is_none();
    Err(if is_error { UnexpectedBody::ErrorObject } else { UnexpectedBody::OtherJson })
}

/// Whether the value is a page. `content` is optional in the API, so any of the page's counts is sufficient.
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
    let (mut tasks, skipped) = read_tasks(content);
    let excess = tasks.len().saturating_sub(MAX_TASKS);
    tasks.truncate(MAX_TASKS);
    Page {
        tasks,
        skipped: skipped + excess,
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

fn read_tasks(list: Value) -> (Vec<Task>, usize) {
    let Value::Array(items) = list else {
        return (Vec::new(), 0);
    };
    let count = items.len();
    let tasks: Vec<Task> = items.into_iter().filter_map(Task::from_value).collect();
    let skipped = count - tasks.len();
    (tasks, skipped)
}
