// Parses a text with every parser and checks the results. Shared by the seeded tests (`tests/fuzz_seeded.rs`) and the fuzzer
// (`fuzz_targets/decode.rs`).

use contact_sheet::{
    api::{
        decode::{decode_page, decode_task, decode_tasks},
        endpoint::{HeaderMode, is_valid_token, normalise, origin},
        error::ApiError,
        error_message::error_message,
        page::Page,
        retry::retry_after,
        submit_response::SubmitResponse,
    },
    domain::{
        fail_reason,
        filter::{
            Filter,
            field::{FilterField, parse_ids, validate},
            sort::Sort,
        },
        format::time::{duration_parts, relative_time},
        image_url::{
            discord::{expiry, is_expired, thumbnail},
            rewrite::{Rewrite, image_sources},
            safe::safe_link,
            shape::aspect_ratio,
        },
        prompt,
        prompt_parameters::{ParameterValues, parameter::Parameter},
        query_string::{build_query, encode_component, parse_query},
        related, suggestions,
        task::Task,
        task_actions,
    },
    state::{create::draft, settings::host_config::HostConfig},
};

/// A function that parses a text and checks the result.
pub type Parser = fn(&str);

/// Parsers of response bodies.
pub const RESPONSES: [(&str, Parser); 4] = [
    ("a page of tasks", as_page),
    ("a list of tasks", as_list),
    ("one task", as_task),
    ("the response to a submission", as_submit_response),
];

/// Parsers of other texts: error bodies, configuration, storage, form fields, URLs.
pub const TEXTS: [(&str, Parser); 7] = [
    ("an error", as_error),
    ("config.json or a draft", as_stored_text),
    ("a URL query", as_url_query),
    ("a prompt", as_prompt),
    ("a link", as_link),
    ("a text of a task", as_task_text),
    ("a connection", as_connection),
];

/// Parses a text with every parser.
pub fn parse_all(text: &str) {
    RESPONSES.iter().chain(&TEXTS).for_each(|(_, parse)| parse(text));
}

fn as_page(text: &str) {
    if let Ok(page) = decode_page(text) {
        check_page(page);
    }
}

fn as_list(text: &str) {
    if let Ok((tasks, _)) = decode_tasks(text) {
        tasks.iter().for_each(check_task);
        // A server without a search endpoint.
        let page =
            Filter { prompt: "a".to_owned(), ids: Vec::new(), ..Filter::default() }.query_locally(&tasks);
        check_page(page);
    }
}

fn as_task(text: &str) {
    if let Ok(Some(task)) = decode_task(text) {
        check_task(&task);
    }
}

fn as_submit_response(text: &str) {
    let response = SubmitResponse::from_result(Ok(text.to_owned()), text.len().is_multiple_of(2));
    // An outcome with task ids requires a code.
    assert!(response.outcome.tasks().is_empty() || text.contains("code"));
}

fn as_error(text: &str) {
    assert!(error_message(text).chars().count() <= 500);
    for status in [404, 429] {
        let error = ApiError::from_status(status, text, retry_after(text, 0, |_| Some(text.len() as i64)));
        assert!(!error.server_message().chars().any(char::is_control));
        if let ApiError::TooManyRequests { retry_after: Some(seconds), .. } = error {
            assert!(seconds <= 300);
        }
    }
}

fn as_stored_text(text: &str) {
    if let Ok(config) = HostConfig::parse(text) {
        assert!((1..=200).contains(&config.page_size()));
        image_sources("https://cdn.discordapp.com/a/b.png?ex=1&", (320, 320), &config.rewrite, true);
    }
    let kept = draft::SavedDraft::from_json(text);
    assert_eq!(draft::SavedDraft::from_json(&kept.to_json()), kept);
    draft::images_from_json(text);
}

fn as_url_query(text: &str) {
    let filter = Filter::from_pairs(&parse_query(text), 20);
    // The URL of a parsed filter is stable.
    let url = build_query(&filter.to_pairs(20));
    assert_eq!(Filter::from_pairs(&parse_query(&url), 20), filter, "{url}");
    let query = filter.to_query();
    assert!(query.page_size >= 1 && query.page_size <= 200);
    assert!(query.status.is_none() || query.status_set.is_empty());
    query.to_json();
    filter.chips().iter().for_each(|chip| assert_ne!(filter.without(chip), filter));
    Sort::from_wire(text);
    for field in FilterField::ALL {
        if validate(field, text).is_none() {
            Filter::default().set_field(field, text);
        }
    }
    assert!(parse_ids(text).len() <= 1000);
    assert_eq!(
        parse_query(&format!("a={}", encode_component(text))).first().map_or("", |(_, it)| it.as_str()),
        text
    );
}

fn as_prompt(text: &str) {
    let parsed = prompt::parse(text);
    let mut values = ParameterValues::read(&parsed);
    // Unchanged values leave the prompt unchanged.
    assert_eq!(values.write(&parsed), parsed);
    for field in Parameter::ALL {
        values.validate(field);
        values.set(field, text);
        values.validate(field);
    }
    values.write(&parsed).write();
    let (width, height) = aspect_ratio(Some(text));
    assert!(width > 0 && height > 0);
}

fn as_link(text: &str) {
    for now in [i64::MIN, 0, i64::MAX] {
        is_expired(text, now);
    }
    expiry(&(String::from("https://cdn.discordapp.com/?ex=") + text));
    thumbnail(text, u32::MAX, 1);
    for https in [false, true] {
        safe_link(text, https);
        let rule = |from: &str, to: &str| Rewrite { from: from.to_owned(), to: to.to_owned() };
        for rules in [vec![], vec![rule("https://", text)], vec![rule(text, "pictures/?of={link}")]] {
            image_sources(text, (320, 320), &rules, https);
        }
    }
}

fn as_task_text(text: &str) {
    suggestions::parse(text);
    fail_reason::classify(text);
    fail_reason::blamed_term(text);
    related::parent_id(text);
    task_actions::action_of_custom_id(text);
}

fn as_connection(text: &str) {
    for https in [false, true] {
        if let Ok(address) = normalise(text, https) {
            assert!(address.starts_with(origin(&address)));
            // Normalising again may only remove another trailing `/mj`.
            assert!(normalise(&address, https).is_ok_and(|again| address.starts_with(&again)));
        }
    }
    origin(text);
    is_valid_token(text);
    if let Some(mode) = HeaderMode::from_name(text) {
        mode.header(text);
    }
}

fn check_page(page: Page) {
    page.tasks.iter().for_each(check_task);
    for (number, size) in [(0, 0), (1, 20), (u32::MAX, u32::MAX)] {
        let total = page.total(number, size);
        assert!(total >= page.tasks.len() as u64);
    }
}

fn check_task(task: &Task) {
    for now in [i64::MIN, 1_723_547_812_345, i64::MAX] {
        for ms in [task.waiting_ms(now), task.running_ms(now)].into_iter().flatten() {
            assert!(ms >= 0);
            duration_parts(ms);
        }
        relative_time(task.submit_time.unwrap_or(now), now);
    }
    assert!(task.percent().is_none_or(|percent| percent <= 100));
    assert!(task.raw.is_object());
    task.bot();
    task_actions::action_buttons(task).iter().for_each(|action| drop(action.key()));
    task_actions::is_grid(task);
    prompt::parse(&contact_sheet::domain::prompt::original_prompt(task));
    aspect_ratio(task.prompt.as_deref());
    for text in [&task.description, &task.fail_reason].into_iter().flatten() {
        as_task_text(text);
    }
    if let Some(link) = &task.image_url {
        image_sources(link, (320, 320), &[], true);
    }
}
