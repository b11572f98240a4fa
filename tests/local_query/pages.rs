//! All pages together, compared with a simple filter and the sort of the standard library.

use std::cmp::Reverse;

use contact_sheet::domain::filter::{
    Filter,
    sort::{Sort, SortField},
};
use contact_sheet::domain::{action::Action, status::Status, task::Task};
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

fn any_task() -> impl Strategy<Value = Task> {
    let time = prop_oneof![1 => Just(Value::Null), 3 => (1..6).prop_map(|time| json!(time * 1000))];
    let word = |words: &'static [&'static str]| select(words.to_vec());
    (
        "[a-c]{0,2}",
        word(&["SUCCESS", "FAILURE", "", "ODD"]),
        word(&["IMAGINE", "PAN", ""]),
        proptest::collection::vec(time, 3),
        "[ab]{0,3}",
    )
        .prop_map(|(id, status, action, times, prompt)| {
            let task = json!({"id": id, "status": status, "action": action, "submitTime": times[0],
                "startTime": times[1], "finishTime": times[2], "prompt": prompt});
            Task::from_value(task).expect("an object")
        })
}

proptest! {
    #[test]
    fn the_pages_together_have_each_matching_task_once(
        tasks in proptest::collection::vec(any_task(), 0..40),
        (field, descending) in (select(SortField::ALL.to_vec()), any::<bool>()),
        size in 1u32..12,
        prompt in "[ab]{0,2}",
        failed: bool,
    ) {
        // A number distinguishes otherwise equal tasks.
        let tasks: Vec<Task> = tasks
            .into_iter()
            .enumerate()
            .map(|(place, task)| Task { progress: Some(place.to_string()), ..task })
            .collect();
        let statuses = if failed { vec![Status::Failure] } else { Vec::new() };
        let sort = Sort { field, descending };
        let filter = Filter { sort, size, prompt: prompt.clone(), statuses, ..Filter::default() };
        let mut expected: Vec<Task> = tasks
            .iter()
            .filter(|task| prompt.is_empty() || task.prompt.as_ref().is_some_and(|text| text.contains(&prompt)))
            .filter(|task| !failed || task.status == Status::Failure)
            .cloned()
            .collect();
        let pages = expected.len().div_ceil(size as usize) as u32;
        let mut all = Vec::new();
        for page in 1..=pages + 1 {
            let page = filter.with_page(page).query_locally(&tasks);
            prop_assert_eq!(page.total_elements, Some(expected.len() as i64));
            prop_assert_eq!(page.total_pages, Some(i64::from(pages)));
            prop_assert!(page.tasks.len() <= size as usize);
            all.extend(page.tasks);
        }
        let key = |task: &Task| match field {
            SortField::SubmitTime => (task.submit_time, String::new()),
            SortField::StartTime => (task.start_time, String::new()),
            SortField::FinishTime => (task.finish_time, String::new()),
            SortField::Id => (None, task.id.clone()),
            SortField::Status => (None, String::from(task.status.wire())),
            SortField::Action => (None, task.action.as_ref().map_or("", Action::wire).into()),
        };
        expected.sort_by(|a, b| b.id.cmp(&a.id));
        expected.sort_by_key(|task| Reverse(task.submit_time));
        expected.sort_by(|a, b| if descending { key(b).cmp(&key(a)) } else { key(a).cmp(&key(b)) });
        prop_assert_eq!(all, expected);
    }
}
