// Reads a text as all that it can be, and uses what comes out. One list for the seeded tests (`tests/never_panics.rs`) and
// for the fuzzer (`fuzz_targets/decode.rs`): what is added here is tried by both.

use contact_sheet::{
    api::{
        decode::{decode, decode_task, decode_tasks},
        endpoint::{HeaderMode, is_token, normalise, origin},
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
            rewrite::{Rewrite, sources},
            safe::safe_link,
            shape::ratio,
        },
        prompt,
        prompt_parameters::{ParameterValues, parameter::Parameter},
        query_string::{build_query, component, parse_query},
        related, suggestions,
        task::Task,
        task_actions,
    },
    state::{create::draft, settings::host_config::HostConfig},
};

/// A way to read a text.
pub type Way = fn(&str);

/// What a server answers.
pub const ANSWERS: [(&str, Way); 4] = [
    ("a page of tasks", as_page),
    ("a list of tasks", as_list),
    ("one task", as_task),
    ("the answer to an act", as_reply),
];

/// What else comes as a text: errors, a host's file, this browser's memory, what stands in a field or in the address bar.
pub const TEXTS: [(&str, Way); 7] = [
    ("an error", as_error),
    ("config.json or a draft", as_memory),
    ("an address", as_address),
    ("a prompt", as_prompt),
    ("a link", as_link),
    ("words of a task", as_words),
    ("a connection", as_connection),
];

/// Reads a text in every way.
pub fn read(text: &str) {
    ANSWERS.iter().chain(&TEXTS).for_each(|(_, way)| way(text));
}

fn as_page(text: &str) {
    if let Ok(page) = decode(text) {
        use_page(page);
    }
}

fn as_list(text: &str) {
    if let Ok((tasks, _)) = decode_tasks(text) {
        tasks.iter().for_each(use_task);
        // A server without a search: we search.
        let page = Filter { prompt: "a".to_owned(), ids: Vec::new(), ..Filter::default() }.select(tasks);
        use_page(page);
    }
}

fn as_task(text: &str) {
    if let Ok(Some(task)) = decode_task(text) {
        use_task(&task);
    }
}

fn as_reply(text: &str) {
    let answer = SubmitResponse::of(Ok(text.to_owned()), text.len().is_multiple_of(2));
    // An answer that names no task may be taken all the same, but one that names some was at least read.
    assert!(answer.outcome.tasks().is_empty() || text.contains("code"));
}

fn as_error(text: &str) {
    assert!(error_message(text).chars().count() <= 500);
    for status in [404, 429] {
        let error = ApiError::from_status(status, text, retry_after(text, 0, |_| Some(text.len() as i64)));
        assert!(!error.details().chars().any(char::is_control));
        if let ApiError::TooManyRequests { retry_after: Some(seconds), .. } = error {
            assert!(seconds <= 300);
        }
    }
}

fn as_memory(text: &str) {
    if let Ok(config) = HostConfig::parse(text) {
        assert!((1..=200).contains(&config.page_size()));
        sources("https://cdn.discordapp.com/a/b.png?ex=1&", (320, 320), &config.rewrite, true);
    }
    let kept = draft::SavedDraft::from_json(text);
    assert_eq!(draft::SavedDraft::from_json(&kept.to_json()), kept);
    draft::images_from_json(text);
}

fn as_address(text: &str) {
    let filter = Filter::from_pairs(&parse_query(text), 20);
    // What is read once stays the same from then on: an address is a link that is passed around.
    let address = build_query(&filter.to_pairs(20));
    assert_eq!(Filter::from_pairs(&parse_query(&address), 20), filter, "{address}");
    let query = filter.query();
    assert!(query.page_size >= 1 && query.page_size <= 200);
    assert!(query.status.is_none() || query.status_set.is_empty());
    query.to_json();
    filter.chips().iter().for_each(|chip| assert_ne!(filter.without(chip), filter));
    Sort::from_wire(text);
    for field in FilterField::ALL {
        if validate(field, text).is_none() {
            Filter::default().set(field, text);
        }
    }
    assert!(parse_ids(text).len() <= 1000);
    assert_eq!(
        parse_query(&format!("a={}", component(text))).first().map_or("", |(_, it)| it.as_str()),
        text
    );
}

fn as_prompt(text: &str) {
    let parsed = prompt::parse(text);
    let mut form = ParameterValues::read(&parsed);
    // A form that nobody touched changes nothing.
    assert_eq!(form.write(&parsed), parsed);
    for field in Parameter::ALL {
        form.problem(field);
        form.set(field, text);
        form.problem(field);
    }
    form.write(&parsed).write();
    let (wide, high) = ratio(Some(text));
    assert!(wide > 0 && high > 0);
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
            sources(text, (320, 320), &rules, https);
        }
    }
}

fn as_words(text: &str) {
    suggestions::read(text);
    fail_reason::failure_kind(text);
    fail_reason::named(text);
    related::parent(text);
    task_actions::action_of_custom_id(text);
}

fn as_connection(text: &str) {
    for https in [false, true] {
        if let Ok(address) = normalise(text, https) {
            assert!(address.starts_with(origin(&address)));
            // The address of a proxy in a folder `/mj` loses one more `/mj`; nothing else changes any more.
            assert!(normalise(&address, https).is_ok_and(|again| address.starts_with(&again)));
        }
    }
    origin(text);
    is_token(text);
    if let Some(mode) = HeaderMode::from_name(text) {
        mode.header(text);
    }
}

fn use_page(page: Page) {
    page.tasks.iter().for_each(use_task);
    for (number, size) in [(0, 0), (1, 20), (u32::MAX, u32::MAX)] {
        let total = page.total(number, size);
        assert!(total >= page.tasks.len() as u64);
    }
}

fn use_task(task: &Task) {
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
    task_actions::action_buttons(task).iter().for_each(|offer| drop(offer.key()));
    task_actions::is_sheet(task);
    prompt::parse(&contact_sheet::domain::prompt::original_prompt(task));
    ratio(task.prompt.as_deref());
    for text in [&task.description, &task.fail_reason].into_iter().flatten() {
        as_words(text);
    }
    if let Some(link) = &task.image_url {
        sources(link, (320, 320), &[], true);
    }
}
