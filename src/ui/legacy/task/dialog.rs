//! The dialog of a task: large picture, actions and all facts.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};

use crate::{
    domain::task::Task,
    i18n::context::{use_dialog_texts, use_texts},
    state::{
        clock::use_clock,
        services::{Services, use_services},
        tasks::open_task::{OpenTask, OpenTaskState},
    },
    ui::{
        components::{
            empty_state::empty_state,
            error_view::{details, error_text, remedy},
            icon::Icon,
            modal::modal,
            request_status_bar::request_status_bar,
        },
        create::result::suggestions_of,
        dom::{El, button, dynamic::effect, el, focus_next_frame, memo::memo},
        ids::RESULTS_ID,
        legacy::task::{actions::actions, facts::task_facts, image::task_detail_image},
        tasks::{
            badge::{is_stalled, status_badge},
            pager::nav_button,
        },
    },
};

/// The dialog of the task in the URL.
pub fn task_dialog() -> El {
    let Services { url, tasks, settings, .. } = use_services();
    let dialog_texts = use_dialog_texts();
    let open_task = OpenTask::follow(url, tasks, settings);
    // The id of the last task, whose card is focused when the dialog closes.
    let last_id = StoredValue::new(String::new());
    effect(move || {
        if let Some(id) = url.task().get() {
            last_id.set_value(id);
        }
    });
    on_cleanup(move || {
        let id = last_id.get_value();
        request_animation_frame(move || focus_card(&id));
    });
    let name = move || (dialog_texts.task_name)(&url.task().get().unwrap_or_default());
    let show = move |to: Memo<Option<String>>| {
        if let Some(id) = to.get_untracked() {
            url.open_task(&id);
        }
    };
    let (previous, next) = (open_task.previous, open_task.next);
    let prev_next = el("div")
        .class("prev-next")
        .child(nav_button(
            dialog_texts.previous_task,
            Icon::Previous,
            move || previous.with(Option::is_none).then_some(dialog_texts.no_previous_task),
            move || show(previous),
        ))
        .child(nav_button(
            dialog_texts.next_task,
            Icon::Next,
            move || next.with(Option::is_none).then_some(dialog_texts.no_next_task),
            move || show(next),
        ));
    let on_key = move |event: KeyboardEvent| {
        if event.ctrl_key()
            || event.meta_key()
            || event.alt_key()
            || event.shift_key()
            || uses_arrow_keys(&event)
        {
            return;
        }
        match event.key().as_str() {
            "ArrowLeft" => show(previous),
            "ArrowRight" => show(next),
            _ => {}
        }
    };
    let head = vec![el("h2").dyn_text(name), prev_next];
    let body = el("div").dyn_child(move || Some(content(open_task)));
    modal("task", name, head, body, move || url.close_task(), on_key)
}

fn content(open_task: OpenTask) -> El {
    let Services { settings, .. } = use_services();
    let t = use_texts();
    let dialog_texts = use_dialog_texts();
    let retry = move || button("primary").text(t.try_again).on_click(move || open_task.retry());
    match open_task.task.get() {
        OpenTaskState::Found(task) => task_detail(task.into()),
        OpenTaskState::Loading => el("div")
            .child(el("p").class("loading-note").attr("aria-busy", "true").text(dialog_texts.loading_task))
            .dyn_child(request_status_bar(open_task.request_status, true)),
        OpenTaskState::NotFound => {
            empty_state(Icon::Question, dialog_texts.task_not_found, dialog_texts.task_not_found_text)
                .attr("role", "alert")
                .child(retry())
        }
        OpenTaskState::Failed(error) => {
            let error_text =
                settings.connection.with_untracked(|connection| error_text(&error, connection, t));
            empty_state(Icon::Warning, error_text.title, &error_text.text)
                .attr("role", "alert")
                .child(remedy(&error_text))
                .child(retry())
                .opt_child(details(&error))
        }
    }
}

fn task_detail(task: RwSignal<Task>) -> El {
    let t = use_texts();
    let action = memo(move |_| task.with(|task| task.action.clone()));
    let action_text =
        move || action.with(|it| it.as_ref().map(|action| t.action(action)).unwrap_or_default());
    let raw_action =
        move || action.with(|it| it.as_ref().map(|action| action.wire().to_owned()).unwrap_or_default());
    let status_line = el("p")
        .class("status-line")
        .child(status_badge(task))
        .child(el("span").class("action").dyn_text(action_text))
        .child(
            el("span").class("raw-status").dyn_text(move || task.with(|task| task.status.wire().to_owned())),
        )
        .child(el("span").class("raw-status").dyn_text(raw_action));
    let confirm = RwSignal::new(None);
    let info = el("div")
        .class("task-info")
        .child(status_line)
        .dyn_child(stalled_notice(task))
        .child(actions(task, confirm))
        .dyn_child(suggestions_of(task))
        .child(task_facts(task));
    el("div").class("task-detail").child(task_detail_image(task, confirm)).child(info)
}

/// The notice of a stalled task.
fn stalled_notice(task: RwSignal<Task>) -> impl Fn() -> Option<El> {
    let Services { settings, .. } = use_services();
    let clock = use_clock();
    let dialog_texts = use_dialog_texts();
    let is_stalled = memo(move |_| task.with(|task| is_stalled(task, &settings, clock)));
    move || {
        is_stalled.get().then(|| {
            let text = (dialog_texts.stalled_text)(settings.stalled_minutes.get());
            el("p").class("banner info").child(Icon::Hourglass.draw()).child(el("span").text(&text))
        })
    }
}

/// Whether the target of a key uses the arrow keys itself: form fields and scrollable text.
fn uses_arrow_keys(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| matches!(target.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT" | "PRE"))
}

/// Focuses the card of a task, or the results if it has no card.
fn focus_card(id: &str) {
    let links = document().query_selector_all("[data-task-id] a.card-link").ok();
    let link = links.and_then(|links| {
        (0..links.length())
            .filter_map(|index| links.item(index)?.dyn_into::<HtmlElement>().ok())
            .find(|link| card_id(link).as_deref() == Some(id))
    });
    match link {
        Some(link) => drop(link.focus()),
        None => focus_next_frame([format!("#{RESULTS_ID}")]),
    }
}

fn card_id(link: &HtmlElement) -> Option<String> {
    link.closest("[data-task-id]").ok().flatten()?.get_attribute("data-task-id")
}
