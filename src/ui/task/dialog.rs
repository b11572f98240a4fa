//! One task in full: the picture large, and everything the server tells about it.

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
            empty_state::{details, empty_state, error_text, remedy},
            icon::Icon,
            modal::modal,
            request_status_bar::request_status_bar,
        },
        create::result::answered,
        dom::{El, button, dynamic::effect, el, focus_next_frame, memo::memo},
        ids::RESULTS_ID,
        task::{actions::actions, facts::task_facts, image::task_detail_image},
        tasks::{
            badge::{stalls, status_badge},
            pager::turn,
        },
    },
};

/// The dialog of the task that the address names.
pub fn task_dialog() -> El {
    let Services { url, tasks, settings, .. } = use_services();
    let dialog_texts = use_dialog_texts();
    let opened = OpenTask::follow(url, tasks, settings);
    // The id that was last shown, to give the focus back to its card.
    let shown = StoredValue::new(String::new());
    effect(move || {
        if let Some(id) = url.task().get() {
            shown.set_value(id);
        }
    });
    on_cleanup(move || {
        let id = shown.get_value();
        request_animation_frame(move || focus_card(&id));
    });
    let name = move || (dialog_texts.task_name)(&url.task().get().unwrap_or_default());
    let go = move |to: Memo<Option<String>>| {
        if let Some(id) = to.get_untracked() {
            url.open_task(&id);
        }
    };
    let (previous, next) = (opened.previous, opened.next);
    let turns = el("div")
        .class("prev-next")
        .child(turn(
            dialog_texts.previous_task,
            Icon::Previous,
            move || previous.with(Option::is_none).then_some(dialog_texts.no_previous_task),
            move || go(previous),
        ))
        .child(turn(
            dialog_texts.next_task,
            Icon::Next,
            move || next.with(Option::is_none).then_some(dialog_texts.no_next_task),
            move || go(next),
        ));
    let key = move |event: KeyboardEvent| {
        if event.ctrl_key()
            || event.meta_key()
            || event.alt_key()
            || event.shift_key()
            || scrolls_itself(&event)
        {
            return;
        }
        match event.key().as_str() {
            "ArrowLeft" => go(previous),
            "ArrowRight" => go(next),
            _ => {}
        }
    };
    let head = vec![el("h2").dyn_text(name), turns];
    let body = el("div").dyn_child(move || Some(content(opened)));
    modal("task", name, head, body, move || url.close_task(), key)
}

fn content(opened: OpenTask) -> El {
    let Services { settings, .. } = use_services();
    let t = use_texts();
    let dialog_texts = use_dialog_texts();
    let again = move || button("primary").text(t.try_again).on_click(move || opened.retry());
    match opened.task.get() {
        OpenTaskState::Found(task) => in_full(task.into()),
        OpenTaskState::Loading => el("div")
            .child(el("p").class("loading-note").attr("aria-busy", "true").text(dialog_texts.loading_task))
            .dyn_child(request_status_bar(opened.request_status, true)),
        OpenTaskState::NotFound => {
            empty_state(Icon::Question, dialog_texts.task_not_found, dialog_texts.task_not_found_text)
                .attr("role", "alert")
                .child(again())
        }
        OpenTaskState::Failed(error) => {
            let error_text =
                settings.connection.with_untracked(|connection| error_text(&error, connection, t));
            let empty_state =
                empty_state(Icon::Warning, error_text.title, &error_text.text).attr("role", "alert");
            empty_state.child(remedy(&error_text)).child(again()).opt_child(details(&error))
        }
    }
}

fn in_full(task: RwSignal<Task>) -> El {
    let t = use_texts();
    let action = memo(move |_| task.with(|task| task.action.clone()));
    let word = move || action.with(|it| it.as_ref().map(|action| t.action(action)).unwrap_or_default());
    let raw_action =
        move || action.with(|it| it.as_ref().map(|action| action.wire().to_owned()).unwrap_or_default());
    let standing = el("p")
        .class("status-line")
        .child(status_badge(task))
        .child(el("span").class("action").dyn_text(word))
        .child(
            el("span").class("raw-status").dyn_text(move || task.with(|task| task.status.wire().to_owned())),
        )
        .child(el("span").class("raw-status").dyn_text(raw_action));
    let asked = RwSignal::new(None);
    let error_text = el("div")
        .class("task-info")
        .child(standing)
        .dyn_child(stalled(task))
        .child(actions(task, asked))
        .dyn_child(answered(task))
        .child(task_facts(task));
    el("div").class("task-detail").child(task_detail_image(task, asked)).child(error_text)
}

/// What it means that a task has been open for too long.
fn stalled(task: RwSignal<Task>) -> impl Fn() -> Option<El> {
    let Services { settings, .. } = use_services();
    let clock = use_clock();
    let dialog_texts = use_dialog_texts();
    let is_stalled = memo(move |_| task.with(|task| stalls(task, &settings, clock)));
    move || {
        is_stalled.get().then(|| {
            let text = (dialog_texts.stalled_text)(settings.stalled_minutes.get());
            el("p").class("banner info").child(Icon::Hourglass.draw()).child(el("span").text(&text))
        })
    }
}

/// Arrow keys belong to what one types in, and to a text that scrolls.
fn scrolls_itself(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| matches!(target.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT" | "PRE"))
}

/// Back to the card; a task that is not on the sheet has none, then to the sheet.
fn focus_card(id: &str) {
    let links = document().query_selector_all("[data-task-id] a.card-link").ok();
    let link = links.and_then(|links| {
        (0..links.length())
            .filter_map(|at| links.item(at)?.dyn_into::<HtmlElement>().ok())
            .find(|link| card_of(link).as_deref() == Some(id))
    });
    match link {
        Some(link) => drop(link.focus()),
        None => focus_next_frame([format!("#{RESULTS_ID}")]),
    }
}

fn card_of(link: &HtmlElement) -> Option<String> {
    link.closest("[data-task-id]").ok().flatten()?.get_attribute("data-task-id")
}
