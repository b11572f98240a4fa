//! Where a task comes from and what came of it, as far as the page knows.

use leptos::prelude::*;

use crate::{
    app::{Desk, use_desk},
    domain::{related, status::Status, task::Task},
    ui::{
        components::icon::Icon,
        dom::{El, el, memo::memo},
    },
};

/// Parent and children, as links.
pub fn related_tasks(task: RwSignal<Task>) -> impl Fn() -> Option<El> {
    let Desk { tasks, .. } = use_desk();
    let desk = use_desk();
    let parent = memo(move |_| {
        task.with(|task| task.description.as_deref().and_then(related::parent_id).map(str::to_owned))
    });
    let id = memo(move |_| task.with(|task| task.id.clone()));
    let children = memo(move |_| {
        let id = id.get();
        let child = |task: &Task| {
            related::is_child_of(task, &id)
                .then(|| (task.id.clone(), desk.w_action(task), task.status.clone()))
        };
        tasks.with(|load| {
            let rows = load.page().map_or(&[][..], |sheet| &sheet.rows);
            rows.iter().filter_map(|row| row.task.with(child)).collect::<Vec<(String, String, Status)>>()
        })
    });
    move || {
        let words = desk.action_texts();
        let (parent, children) = (parent.get(), children.get());
        if parent.is_none() && children.is_empty() {
            return None;
        }
        let block = el("section").class("block family").child(el("h3").text(words.related_tasks));
        let parent = parent.map(|id| {
            let link = link(desk, &id, (words.task_link)(words.source_task, &id), &id);
            el("p").child(el("span").class("quiet-name").text(words.source_task)).text(" ").child(link)
        });
        let child = |(id, action, status): &(String, String, Status)| {
            let name = (words.task_link)(action, id);
            el("li").child(Icon::of_status(status).draw()).child(link(desk, id, name, action))
        };
        let list = (!children.is_empty()).then(|| {
            let list = el("ul").attr("aria-label", words.derived_tasks).children(children.iter().map(child));
            el("div").child(el("p").class("quiet-name").text(words.derived_tasks)).child(list)
        });
        Some(block.child_if(parent).child_if(list))
    }
}

fn link(desk: Desk, id: &str, name: String, face: &str) -> El {
    let (address, id) = (desk.address, id.to_owned());
    let link = el("a").attr("href", &address.link_to(&id)).attr("aria-label", &name).text(face);
    link.on("click", move |event| {
        event.prevent_default();
        address.open_task(&id);
    })
}

impl Desk {
    fn w_action(&self, task: &Task) -> String {
        task.action.as_ref().map(|action| self.w.action(action)).unwrap_or_default()
    }
}
