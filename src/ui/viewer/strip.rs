//! The strip of other pictures: relatives of the open task, and the tasks of the page. A click opens one, or adds it to the
//! comparison.

use leptos::prelude::*;

use crate::{
    domain::task::Task,
    i18n::context::{use_texts, use_viewer_texts},
    state::{
        effect::effect,
        memo::memo,
        services::{Services, use_services},
        tasks::relatives::Relation,
        viewer::{MAX_COMPARED, Viewer},
    },
    ui::{hooks::listener::listener, viewer::thumb::Thumb},
};

/// The strip.
#[component]
pub fn Strip(
    /// The viewer.
    viewer: Viewer,
) -> impl IntoView {
    let Services { tasks, .. } = use_services();
    let viewer_texts = use_viewer_texts();
    let relatives = viewer.relatives.list;
    let related = move |(relation, id): (Relation, String)| {
        let what = match relation {
            Relation::Parent => viewer_texts.parent,
            Relation::Sibling => viewer_texts.sibling,
            Relation::Child => viewer_texts.child,
        };
        let task = untrack(|| viewer.relatives.find(&id));
        task.map(|task| view! { <StripItem viewer id task what/> })
    };
    let rows = move || tasks.with(|load| load.page().map_or_else(Vec::new, |page| page.rows.clone()));
    let page = memo(move || {
        let is_related = |id: &str| relatives.with(|list| list.iter().any(|(_, relative)| relative == id));
        rows().into_iter().map(|row| row.key).filter(|(id, _)| !is_related(id)).collect::<Vec<_>>()
    });
    let of_page = move |key: (String, usize)| {
        let row = untrack(rows).into_iter().find(|row| row.key == key);
        row.map(|row| view! { <StripItem viewer id=key.0 task=row.task what=""/> })
    };
    effect(move || {
        tasks.with(|_| ());
        viewer.open_task.task.track();
        request_animation_frame(show_current);
    });
    let relatives_list = move || {
        let list = relatives.get();
        (!list.is_empty()).then(|| {
            view! {
                <div class="strip-group">
                    <p class="strip-title">{viewer_texts.relatives}</p>
                    <ul role="list" aria-label=viewer_texts.relatives>
                        {list.into_iter().map(related).collect_view()}
                    </ul>
                </div>
            }
            .into_any()
        })
    };
    view! {
        <div class="strip" role="group" aria-label=viewer_texts.strip>
            {move || relatives_list()}
            <div class="strip-group">
                <p class="strip-title">{viewer_texts.tasks_on_page}</p>
                <ul role="list" aria-label=viewer_texts.tasks_on_page>
                    <For each=move || page.get() key=|key| key.clone() let:key>{of_page(key)}</For>
                </ul>
            </div>
        </div>
    }
}

#[component]
fn StripItem(viewer: Viewer, id: String, task: ArcRwSignal<Task>, what: &'static str) -> impl IntoView {
    let Services { url, .. } = use_services();
    let t = use_texts();
    let viewer_texts = use_viewer_texts();
    let task = RwSignal::from(task);
    let name = task.with_untracked(|task| {
        let action = task.action.as_ref().map(|action| t.action(action)).unwrap_or_default();
        let what = if what.is_empty() { action } else { [what, &action].join(" ") };
        (viewer_texts.strip_item)(what.trim(), &id)
    });
    let item_id = StoredValue::new(id);
    let is_current = memo(move || item_id.with_value(|id| url.task().with(|open| open.as_ref() == Some(id))));
    let is_shown =
        memo(move || viewer.is_comparing() && item_id.with_value(|id| viewer.shown_ids().contains(id)));
    let is_full =
        move || !is_shown.get() && viewer.is_comparing() && viewer.shown_ids().len() >= MAX_COMPARED;
    let on_click = move |_| {
        let id = item_id.get_value();
        if untrack(|| viewer.is_comparing()) {
            viewer.toggle_compared(&id);
        } else {
            url.open_task(&id);
        }
    };
    let title = name.clone();
    view! {
        <li>
            <button
                type="button"
                class="strip-item"
                aria-label=name
                title=move || if is_full() { viewer_texts.comparison_full.to_owned() } else { title.clone() }
                aria-current=move || is_current.get().then(|| "true".to_owned())
                aria-pressed=move || viewer.is_comparing().then(|| is_shown.get().to_string())
                aria-disabled=move || is_full().then(|| "true".to_owned())
                on:click=listener(on_click)
            >
                <Thumb task/>
            </button>
        </li>
    }
}

/// Scrolls the strip to the open task.
fn show_current() {
    let current = document().query_selector(".strip [aria-current]").ok().flatten();
    let strip = document().query_selector(".strip").ok().flatten();
    if let (Some(current), Some(strip)) = (current, strip) {
        let (item, frame) = (current.get_bounding_client_rect(), strip.get_bounding_client_rect());
        let offset = item.left() + item.width() / 2.0 - frame.left() - frame.width() / 2.0;
        strip.set_scroll_left(strip.scroll_left() + offset as i32);
    }
}
