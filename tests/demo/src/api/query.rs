//! `POST /mj/task/query`: filters, sort order and page, with a response in Spring's format.

use axum::body::Body;
use axum::extract::State;
use axum::http::{Response, StatusCode};
use serde_json::{Value, json};

use super::{JsonBody, ok, text, variant_json};
use crate::app::Shared;
use crate::world::kind::{Action, Status};
use crate::world::query::Filters;
use crate::world::sort::Order;

/// HTTP status and message of a rejected query.
type Refusal = (StatusCode, String);

/// Handles a query.
pub async fn query(State(app): State<Shared>, JsonBody(json): JsonBody) -> Response<Body> {
    let request = filters(&json).and_then(|filters| Ok((filters, page_of(&json)?)));
    let (filters, page) = match request {
        Ok(request) => request,
        Err((status, words)) => return app.cli.variant.error(status, &words, "/mj/task/query"),
    };
    let (times, world) = (app.times(), app.world());
    let found =
        world.query(&filters, &page.order, page.number.saturating_mul(page.size), page.size, times.world);
    let content =
        found.page.iter().map(|&index| variant_json::task_json(&app, &world, index, times)).collect();
    drop(world);
    ok(&page.of(content, found.total))
}

/// Parses the filters. Blank texts do not filter.
pub fn filters(json: &Value) -> Result<Filters, Refusal> {
    let own_text = |field: &str| text(json, field).map(str::to_owned);
    let unknown = |word: &str| {
        (
            StatusCode::BAD_REQUEST,
            format!(
                "JSON parse error: Cannot deserialize value from String \"{word}\": not one of the values accepted"
            ),
        )
    };
    let status = |word: &str| Status::named(word).ok_or_else(|| unknown(word));
    let list = |field: &str| {
        json[field]
            .as_array()
            .map(|items| items.iter().filter_map(Value::as_str).filter(|text| !text.trim().is_empty()))
    };
    // `statusSet` overrides `status` even when it is empty, and an empty set does not filter.
    let statuses = match list("statusSet") {
        Some(words) => words.map(status).collect::<Result<Vec<_>, _>>()?,
        None => text(json, "status").map(status).transpose()?.into_iter().collect(),
    };
    let ids = list("ids")
        .map(|ids| ids.map(str::to_owned).collect::<std::collections::HashSet<_>>())
        .filter(|ids| !ids.is_empty());
    Ok(Filters {
        action: text(json, "action")
            .map(|word| Action::named(word).ok_or_else(|| unknown(word)))
            .transpose()?,
        statuses: (!statuses.is_empty()).then_some(statuses),
        ids,
        id: own_text("id"),
        instance: own_text("instanceId"),
        state: own_text("state"),
        prompt: own_text("prompt"),
        english: own_text("promptEn"),
        description: own_text("description"),
        reason: own_text("failReason"),
    })
}

/// Requested page.
pub struct Page {
    number: usize,
    size: usize,
    order: Vec<Order>,
}

/// Parses page number, page size and sort order.
fn page_of(json: &Value) -> Result<Page, Refusal> {
    let broken = |words: String| (StatusCode::INTERNAL_SERVER_ERROR, words);
    let number = |field: &str, default: i64| match &json[field] {
        Value::Null => Ok(default),
        Value::Number(number) => number.as_i64().ok_or(()),
        Value::String(text) => text.trim().parse().map_err(drop),
        _ => Err(()),
    };
    let wrong = |field: &str| {
        (
            StatusCode::BAD_REQUEST,
            format!("JSON parse error: Cannot deserialize value of type `int` in \"{field}\""),
        )
    };
    let (page, size) = (
        number("pageNumber", 0).map_err(|()| wrong("pageNumber"))?,
        number("pageSize", 10).map_err(|()| wrong("pageSize"))?,
    );
    let page = usize::try_from(page).map_err(|_| broken("Page index must not be less than zero".into()))?;
    let size = usize::try_from(size)
        .ok()
        .filter(|size| *size >= 1)
        .ok_or_else(|| broken("Page size must not be less than one".into()))?;
    let order = Order::parse(json["sort"].as_str().unwrap_or_default())
        .map_err(|name| broken(format!("No property '{name}' found for type 'Task'")))?;
    Ok(Page { number: page, size, order })
}

impl Page {
    /// JSON of the page in Spring's format.
    fn of(&self, content: Vec<Value>, total: usize) -> Value {
        let pages = total.div_ceil(self.size);
        let sort = json!({"empty": false, "sorted": true, "unsorted": false});
        json!({
            "empty": content.is_empty(),
            "first": self.number == 0,
            "last": self.number + 1 >= pages,
            "number": self.number,
            "numberOfElements": content.len(),
            "pageable": {
                "offset": self.number.saturating_mul(self.size),
                "pageNumber": self.number,
                "pageSize": self.size,
                "paged": true,
                "sort": sort,
                "unpaged": false,
            },
            "size": self.size,
            "sort": sort,
            "totalElements": total,
            "totalPages": pages,
            "content": content,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_status_set_wins_even_when_empty() {
        let statuses = |json| filters(&json).unwrap().statuses;
        assert_eq!(statuses(json!({"status": "FAILURE"})), Some(vec![Status::Failure]));
        assert_eq!(
            statuses(json!({"status": "FAILURE", "statusSet": ["SUCCESS", "MODAL"]})),
            Some(vec![Status::Success, Status::Modal])
        );
        assert_eq!(statuses(json!({"status": "FAILURE", "statusSet": []})), None);
        assert_eq!(statuses(json!({"status": "FAILURE", "statusSet": null})), Some(vec![Status::Failure]));
        assert_eq!(statuses(json!({"status": " "})), None);
        assert_eq!(filters(&json!({"status": "DONE"})).unwrap_err().0, StatusCode::BAD_REQUEST);
    }

    #[test]
    fn blank_texts_do_not_filter() {
        let read =
            filters(&json!({"prompt": "", "state": "  ", "ids": [""], "id": null, "action": ""})).unwrap();
        assert!(
            read.prompt.is_none()
                && read.state.is_none()
                && read.ids.is_none()
                && read.id.is_none()
                && read.action.is_none()
        );
    }

    #[test]
    fn pages_have_bounds() {
        assert!(page_of(&json!({})).is_ok_and(|page| (page.number, page.size) == (0, 10)));
        for bad in [json!({"pageNumber": -1}), json!({"pageSize": 0}), json!({"sort": "colour,asc"})] {
            assert_eq!(page_of(&bad).map(drop).unwrap_err().0, StatusCode::INTERNAL_SERVER_ERROR);
        }
    }

    #[test]
    fn the_page_has_all_fields_of_the_contract() {
        let page = page_of(&json!({"pageNumber": 2, "pageSize": 20})).unwrap();
        let json = page.of(vec![json!({}); 7], 47);
        let fields: Vec<&str> = json.as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(
            fields,
            [
                "content",
                "empty",
                "first",
                "last",
                "number",
                "numberOfElements",
                "pageable",
                "size",
                "sort",
                "totalElements",
                "totalPages"
            ]
        );
        assert_eq!(
            (&json["totalPages"], &json["last"], &json["first"], &json["pageable"]["offset"]),
            (&json!(3), &json!(true), &json!(false), &json!(40))
        );
    }
}
