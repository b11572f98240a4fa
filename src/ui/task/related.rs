//! The source of a task and the tasks derived from it, as far as they are known.

use leptos::prelude::*;

use crate::{
    domain::{related, status::Status, task::Task},
    i18n::context::{use_action_texts, use_texts},
    state::{
        memo::memo,
        services::{Services, use_services},
    },
    ui::components::{
        icon::{Glyph, Icon},
        task_link::TaskLink,
    },
};

/// What is shown of a task that was derived from the open one.
#[derive(Clone, PartialEq)]
struct DerivedTask {
    id: String,
    action: String,
    status: Status,
}

/// Links to the parent and the children of a task.
#[component]
pub fn RelatedTasks(
    /// The task.
    task: RwSignal<Task>,
) -> impl IntoView {
    let Services { tasks, .. } = use_services();
    let t = use_texts();
    let action_texts = use_action_texts();
    let parent = memo(move || task.with(related::parent_of));
    let id = memo(move || task.with(|task| task.id.clone()));
    let children = memo(move || {
        let id = id.get();
        let derived = |task: &Task| {
            related::is_child_of(task, &id).then(|| DerivedTask {
                id: task.id.clone(),
                action: task.action.as_ref().map(|action| t.action(action)).unwrap_or_default(),
                status: task.status.clone(),
            })
        };
        tasks.with(|load| {
            let rows = load.page().map_or(&[][..], |page| &page.rows);
            rows.iter().filter_map(|row| row.task.with(derived)).collect::<Vec<_>>()
        })
    });
    let source = move |id: String| {
        let name = (action_texts.task_link)(action_texts.source_task, &id);
        view! {
            <p>
                <span class="label">{action_texts.source_task}</span>
                " "
                <TaskLink id=id.clone() name label=id/>
            </p>
        }
    };
    let child = move |DerivedTask { id, action, status }| {
        let name = (action_texts.task_link)(&action, &id);
        view! {
            <li>
                <Glyph icon=Icon::of_status(&status)/>
                <TaskLink id name label=action/>
            </li>
        }
    };
    let list = move |children: Vec<DerivedTask>| {
        (!children.is_empty()).then(|| {
            view! {
                <div>
                    <p class="label">{action_texts.derived_tasks}</p>
                    <ul aria-label=action_texts.derived_tasks>
                        {children.into_iter().map(child).collect_view()}
                    </ul>
                </div>
            }
        })
    };
    let section = move || {
        let (parent, children) = (parent.get(), children.get());
        (parent.is_some() || !children.is_empty()).then(|| {
            view! {
                <section class="block related">
                    <h3>{action_texts.related_tasks}</h3>
                    {parent.map(source)}
                    {list(children)}
                </section>
            }
        })
    };
    view! { {move || section()} }
}
