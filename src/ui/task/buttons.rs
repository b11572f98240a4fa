//! The buttons of a task, in the layout of Midjourney.

use leptos::prelude::*;

use crate::{
    domain::{
        image_url::safe::safe_link,
        submission::Submission,
        task::Task,
        task_actions::{self, ActionButton, TaskAction},
    },
    i18n::context::use_action_texts,
    state::{
        memo::memo,
        services::{Services, use_services},
        tasks::store::TaskStore,
    },
    ui::{
        components::{
            confirm_dialog::Confirmation,
            icon::{Glyph, Icon},
        },
        hooks::listener::listener,
        hooks::submitter::{Submitter, use_submitter},
    },
};

/// All buttons of a task: U1–U4, V1–V4, then the others.
#[component]
pub fn TaskButtons(
    /// The task.
    task: RwSignal<Task>,
    /// The question of the dialog that confirms a repeated action.
    confirm: RwSignal<Option<Confirmation>>,
) -> impl IntoView {
    let buttons = memo(move || task.with(task_actions::action_buttons));
    let row = move |is_in: fn(&ActionButton) -> bool, class: &'static str| {
        let buttons = buttons.get().into_iter().filter(is_in).collect::<Vec<_>>();
        (!buttons.is_empty()).then(|| {
            let buttons =
                buttons.into_iter().map(|button| view! { <TaskActionButton button confirm/> }).collect_view();
            view! { <div class=class>{buttons}</div> }
        })
    };
    let links = memo(move || task.with(task_actions::link_buttons));
    let link = |(label, link): (String, String)| {
        let href = safe_link(&link, false)?;
        Some(view! {
            <a class="button task-action" href=href title=link target="_blank" rel="noopener noreferrer">
                <span>{label}</span>
                <Glyph icon=Icon::ExternalLink/>
            </a>
        })
    };
    let rows = move || {
        (!buttons.with(Vec::is_empty) || !links.with(Vec::is_empty)).then(|| {
            view! {
                <div class="task-actions">
                    {row(|button| matches!(button.action, Some(TaskAction::Upscale(_))), "row grid-4")}
                    {row(|button| matches!(button.action, Some(TaskAction::Variation(_))), "row grid-4")}
                    {row(|button| button.action.and_then(task_actions::quadrant).is_none(), "row")}
                    <div class="row">{links.get().into_iter().map(link).collect_view()}</div>
                </div>
            }
        })
    };
    view! { {move || rows()} }
}

/// U and V on the quadrants of the grid, for pointers. They are hidden from screen readers and the tab order, because the same
/// buttons are below the picture.
#[component]
pub fn QuadrantButtons(
    /// The task.
    task: RwSignal<Task>,
    /// The question of the dialog that confirms a repeated action.
    confirm: RwSignal<Option<Confirmation>>,
) -> impl IntoView {
    let buttons = memo(move || task.with(task_actions::action_buttons));
    let quadrant_of = |button: &ActionButton| button.action.and_then(task_actions::quadrant);
    let quadrant = move |n: u8| {
        let buttons = buttons
            .get()
            .into_iter()
            .filter(|button| quadrant_of(button) == Some(n))
            .map(|button| view! { <TaskActionButton button confirm tabindex="-1"/> })
            .collect_view();
        view! { <div class="quadrant">{buttons}</div> }
    };
    let overlay = move || {
        let has_any = buttons.with(|buttons| buttons.iter().any(|button| quadrant_of(button).is_some()));
        has_any.then(|| {
            view! {
                <div class="quadrant-actions" aria-hidden="true">
                    {(1..=4).map(quadrant).collect_view()}
                </div>
            }
        })
    };
    view! { {move || overlay()} }
}

#[component]
fn TaskActionButton(
    button: ActionButton,
    confirm: RwSignal<Option<Confirmation>>,
    #[prop(optional)] tabindex: Option<&'static str>,
) -> impl IntoView {
    let Services { actions, tasks, .. } = use_services();
    let (action_texts, submitter) = (use_action_texts(), use_submitter());
    let ActionButton { label, action, used, .. } = button.clone();
    let name = action.map_or_else(|| label.clone(), |action| (action_texts.action)(action));
    let key = button.key();
    let is_busy = memo(move || actions.in_flight.contains(&key));
    // An arrow alone is unclear, and an emoji may not be supported by the system: the name is added.
    let label = match (label.is_ascii() && !label.is_empty(), action) {
        (false, Some(_)) if !label.chars().any(char::is_alphabetic) => label + " " + &name,
        (false, None) if label.is_empty() => name.clone(),
        _ => label,
    };
    let title = if used { (action_texts.used_name)(&name) } else { name.clone() };
    let repeat_text = (action_texts.repeat_text)(&name);
    let act = Callback::new(move |()| send(submitter, tasks, button.clone()));
    let on_click = move |_| {
        if used {
            confirm.set(Some(Confirmation {
                title: action_texts.repeat_title.to_owned(),
                texts: vec![repeat_text.clone()],
                yes: action_texts.repeat_yes,
                no: action_texts.no,
                act,
            }));
        } else {
            act.run(());
        }
    };
    view! {
        <button
            type="button"
            class=if used { "task-action used" } else { "task-action" }
            aria-label=name
            title=title
            aria-description=used.then_some(action_texts.used)
            aria-busy=move || is_busy.get().to_string()
            disabled=move || is_busy.get()
            tabindex=tabindex
            on:click=listener(on_click)
        >
            {used.then(|| view! { <Glyph icon=Icon::Check/> })}
            <span>{label}</span>
        </button>
    }
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
