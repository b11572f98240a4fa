//! The buttons of a task, in the layout of Midjourney.

use leptos::prelude::*;

use crate::{
    domain::{
        submission::Submission,
        task::Task,
        task_actions::{self, ActionButton, TaskAction},
    },
    i18n::context::use_action_texts,
    state::{
        services::{Services, use_services},
        tasks::store::TaskStore,
    },
    ui::{
        components::{confirm_dialog::Confirmation, icon::Icon},
        dom::{El, button, el, memo::memo},
        hooks::submitter::{Submitter, use_submitter},
    },
};

/// All buttons of a task: U1–U4, V1–V4, then the others.
pub fn buttons(
    task: RwSignal<Task>,
    confirm: RwSignal<Option<Confirmation>>,
) -> impl Fn() -> Option<El> + Copy {
    let buttons = memo(move |_| task.with(task_actions::action_buttons));
    move || {
        let buttons = buttons.get();
        if buttons.is_empty() {
            return None;
        }
        let row = |is_in: fn(&ActionButton) -> bool, class: &str| {
            let row: Vec<El> = buttons
                .iter()
                .filter(|button| is_in(button))
                .map(|button| action_button(button.clone(), confirm))
                .collect();
            (!row.is_empty()).then(|| el("div").class(class).children(row))
        };
        Some(
            el("div")
                .class("task-actions")
                .opt_child(row(|button| matches!(button.action, Some(TaskAction::Upscale(_))), "row grid-4"))
                .opt_child(row(
                    |button| matches!(button.action, Some(TaskAction::Variation(_))),
                    "row grid-4",
                ))
                .opt_child(row(|button| button.action.and_then(task_actions::quadrant).is_none(), "row")),
        )
    }
}

/// U and V on the quadrants of the grid, for pointers. They are hidden from screen readers and the tab order, because the same
/// buttons are below the picture.
pub fn quadrant_buttons(
    task: RwSignal<Task>,
    confirm: RwSignal<Option<Confirmation>>,
) -> impl Fn() -> Option<El> {
    let buttons = memo(move |_| task.with(task_actions::action_buttons));
    move || {
        let buttons = buttons.get();
        let is_on = |button: &ActionButton, n| button.action.and_then(task_actions::quadrant) == Some(n);
        let quadrant = |n: u8| {
            let buttons = buttons
                .iter()
                .filter(|button| is_on(button, n))
                .map(|button| action_button(button.clone(), confirm).attr("tabindex", "-1"));
            el("div").class("quadrant").children(buttons.collect::<Vec<_>>())
        };
        let has_any = buttons.iter().any(|button| (1..=4).any(|n| is_on(button, n)));
        has_any.then(|| {
            el("div").class("quadrant-actions").attr("aria-hidden", "true").children((1..=4).map(quadrant))
        })
    }
}

fn action_button(action_button: ActionButton, confirm: RwSignal<Option<Confirmation>>) -> El {
    let Services { actions, tasks, .. } = use_services();
    let (action_texts, submitter) = (use_action_texts(), use_submitter());
    let ActionButton { label, action, used, .. } = action_button.clone();
    let name = action.map_or_else(|| label.clone(), |action| (action_texts.action)(action));
    let key = action_button.key();
    let is_busy = memo(move |_| actions.in_flight.contains(&key));
    // An arrow alone is unclear, and an emoji may not be supported by the system: the name is added.
    let label = match (label.is_ascii() && !label.is_empty(), action) {
        (false, Some(_)) if !label.chars().any(char::is_alphabetic) => label + " " + &name,
        (false, None) if label.is_empty() => name.clone(),
        _ => label,
    };
    let used_icon = used.then(|| Icon::Check.draw());
    let title = if used { (action_texts.used_name)(&name) } else { name.clone() };
    let act = Callback::new({
        let action_button = action_button.clone();
        move |()| send(submitter, tasks, action_button.clone())
    });
    button(if used { "task-action used" } else { "task-action" })
        .attr("aria-label", &name)
        .attr("title", &title)
        .opt_attr("aria-description", used.then_some(action_texts.used))
        .dyn_aria_bool("aria-busy", move || is_busy.get())
        .dyn_attr_static("disabled", move || is_busy.get().then_some(""))
        .opt_child(used_icon)
        .child(el("span").text(&label))
        .on_click(move || {
            if used {
                let texts = vec![(action_texts.repeat_text)(&name)];
                let (yes, no) = (action_texts.repeat_yes, action_texts.no);
                let title = action_texts.repeat_title.to_owned();
                confirm.set(Some(Confirmation { title, texts, yes, no, act }));
            } else {
                act.run(());
            }
        })
}

fn send(submitter: Submitter, tasks: TaskStore, button: ActionButton) {
    let key = button.key();
    let task = button.submission.task().unwrap_or_default().to_owned();
    submitter.send(key, button.submission.clone(), move |response| {
        if response.outcome.is_accepted() {
            mark_used(tasks, &task, &button);
        }
    });
}

/// Marks the button as used. The server does the same, but its state arrives only with the next poll.
fn mark_used(tasks: TaskStore, task: &str, button: &ActionButton) {
    let (Some(task), Submission::Button { custom_id, .. }) = (tasks.signal_for(task), &button.submission)
    else {
        return;
    };
    task.update(|task| {
        if let Some(button) = task.buttons.iter_mut().find(|button| button.custom_id == *custom_id) {
            button.style = 3;
        }
    });
}
