//! The source of a task and the tasks derived from it, as far as they are known.

use leptos::prelude::*;

use crate::{
    domain::{related, status::Status, task::Task},
    i18n::context::{use_action_texts, use_texts},
    state::services::{Services, use_services},
    ui::{
        components::icon::Icon,
        dom::{El, el, memo::memo},
    },
};

/// Links to the parent and the children of a task.
pub fn related_tasks(task: RwSignal<Task>) -> impl Fn() -> Option<El> {
    let Services { tasks, .. } = use_services();
    let t = use_texts();
    let action_name =
        move |task: &Task| task.action.as_ref().map(|action| t.action(action)).unwrap_or_default();
    let parent = memo(move |_| {
        task.with(|task| task.description.as_deref().and_then(related::parent_id).map(str::to_owned))
    });
    let id = memo(move |_| task.with(|task| task.id.clone()));
    let children = memo(move |_| {
        let id = id.get();
        let child = |task: &Task| {
            related::is_child_of(task, &id).then(|| (task.id.clone(), action_name(task), task.status.clone()))
        };
        tasks.with(|load| {
            let rows = load.page().map_or(&[][..], |page| &page.rows);
            rows.iter().filter_map(|row| row.task.with(child)).collect::<Vec<(String, String, Status)>>()
        })
    });
    move || {
        let action_texts = use_action_texts();
        let (parent, children) = (parent.get(), children.get());
        if parent.is_none() && children.is_empty() {
            return None;
        }
        let section = el("section").class("block related").child(el("h3").text(action_texts.related_tasks));
        let parent = parent.map(|id| {
            let link = link(&id, (action_texts.task_link)(action_texts.source_task, &id), &id);
            el("p").child(el("span").class("label").text(action_texts.source_task)).text(" ").child(link)
        });
        let child = |(id, action, status): &(String, String, Status)| {
            let name = (action_texts.task_link)(action, id);
            el("li").child(Icon::of_status(status).draw()).child(link(id, name, action))
        };
        let list = (!children.is_empty()).then(|| {
            let list =
                el("ul").attr("aria-label", action_texts.derived_tasks).children(children.iter().map(child));
            el("div").child(el("p").class("label").text(action_texts.derived_tasks)).child(list)
        });
        Some(section.opt_child(parent).opt_child(list))
    }
}

fn link(id: &str, name: String, label: &str) -> El {
    let (Services { url, .. }, id) = (use_services(), id.to_owned());
    let link = el("a").attr("href", &url.task_link(&id)).attr("aria-label", &name).text(label);
    link.on("click", move |event| {
        event.prevent_default();
        url.open_task(&id);
    })
}
