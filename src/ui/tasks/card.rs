//! The card of a task: picture, status, prompt and facts.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, MouseEvent};

use crate::{
    domain::{action::Action, task::Task},
    i18n::context::use_texts,
    state::{
        clock::use_clock,
        services::{Services, use_services},
        tasks::task_page::TaskRow,
    },
    ui::{
        components::copy_button::copy_button,
        dom::{El, button, el, memo::memo},
        hooks::near_viewport::near_viewport,
        task::facts::reference_time,
        tasks::{
            badge::{stalled_badge, status_badge},
            image::{ImageSize, Loading, task_image},
        },
    },
};

/// The length, in half-width characters, above which a prompt may need more than two lines.
const MAX_TWO_LINES_LEN: usize = 76;

/// The card of a task. Its elements are updated in place while the task is shown.
pub fn task_card(row: TaskRow, is_first_row: bool) -> El {
    let Services { url, .. } = use_services();
    let t = use_texts();
    let task = RwSignal::from(row.task);
    let id = task.with_untracked(|task| task.id.clone());
    let card = el("li").class("card").attr("data-task-id", &id);
    let is_near = RwSignal::new(false);
    if !is_first_row {
        near_viewport(card.element(), is_near);
    }
    let loading = if is_first_row { Loading::Eager } else { Loading::Lazy(is_near) };
    // A link, which modifier keys open in another tab. It covers the picture instead of containing it: the placeholder of a
    // picture that failed to load has a button, which a link must not contain.
    let link = el("a")
        .class("card-link")
        .attr("aria-label", &(t.open_task)(&id))
        .attr("draggable", "false")
        .dyn_attr("href", move || Some(url.task_link(&task.with_untracked(|task| task.id.clone()))));
    let image = el("div")
        .class("card-image")
        .child(task_image("image-frame", task, ImageSize::Small(loading)))
        .child(link);
    let head = el("div")
        .class("card-row")
        .child(status_badge(task))
        .dyn_child(stalled_badge(task))
        .child(submitted(task));
    let foot =
        facts(task).child(copy_button(t.copy_id, move || task.with(|task| task.id.clone()), &short_id(&id)));
    let caption = el("div")
        .class("caption")
        .child(head)
        .dyn_child(fail_reason(task))
        .dyn_child(prompt(task))
        .child(foot);
    card.child(image).dyn_child(progress_bar(task)).child(caption).on("click", move |event| {
        if is_open_click(&event) {
            event.prevent_default();
            url.open_task(&task.with_untracked(|task| task.id.clone()));
        }
    })
}

/// Whether a click on a card opens the task: not a click on another control, with a modifier key, or one that selects text.
fn is_open_click(event: &Event) -> bool {
    let mouse: &MouseEvent = event.unchecked_ref();
    let has_modifier = mouse.ctrl_key() || mouse.meta_key() || mouse.shift_key() || mouse.alt_key();
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let is_control = target.is_some_and(|it| {
        it.closest("a:not(.card-link),button,.timestamp").is_ok_and(|found| found.is_some())
    });
    let is_selecting =
        window().get_selection().ok().flatten().is_some_and(|selection| !selection.is_collapsed());
    !has_modifier && !is_control && !is_selecting
}

fn progress_bar(task: RwSignal<Task>) -> impl Fn() -> Option<El> {
    let t = use_texts();
    let percent =
        memo(move |_| task.with(|task| task.percent().filter(|_| task.status.is_open()).map(i64::from)));
    let has_bar = memo(move |_| percent.get().is_some());
    let value = move || percent.get().unwrap_or_default().to_string();
    move || {
        has_bar.get().then(|| {
            let bar = el("progress")
                .attr("max", "100")
                .attr("aria-label", t.progress)
                .dyn_attr("value", move || Some(value()));
            let number = el("span").attr("aria-hidden", "true").dyn_text(move || value() + "%");
            el("div").class("progress").child(bar).child(number)
        })
    }
}

/// The time of submission, relative; the exact time is shown on hover and focus.
fn submitted(task: RwSignal<Task>) -> El {
    let Services { settings, .. } = use_services();
    let t = use_texts();
    let clock = use_clock();
    let tag = settings.language.get_untracked().tag();
    let at = memo(move |_| task.with(|task| task.submit_time));
    el("div").dyn_child(move || {
        let at = at.get()?;
        let time = el("time")
            .attr("datetime", &crate::i18n::date::iso_datetime(at))
            .dyn_text(move || t.relative_time(at, clock.get(), tag));
        let tooltip = el("span")
            .class("tooltip")
            .attr("role", "tooltip")
            .text(&crate::i18n::date::format_datetime(at, tag));
        Some(el("span").class("timestamp").attr("tabindex", "0").child(time).child(tooltip))
    })
}

fn fail_reason(task: RwSignal<Task>) -> impl Fn() -> Option<El> {
    let reason = memo(move |_| task.with(|task| task.fail_reason.clone()));
    move || {
        let reason = reason.get()?;
        Some(el("p").class("fail-reason").attr("dir", "auto").attr("title", &reason).text(&reason))
    }
}

/// Two lines of the prompt, expandable.
fn prompt(task: RwSignal<Task>) -> impl Fn() -> Option<El> {
    let t = use_texts();
    let prompt = memo(move |_| task.with(|task| task.prompt.clone()));
    let is_expanded = RwSignal::new(false);
    move || {
        let Some(prompt) = prompt.get() else {
            return Some(el("p").class("prompt is-empty").text(t.no_prompt));
        };
        let text = el("p")
            .class("prompt")
            .class_toggle("expanded", move || is_expanded.get())
            .attr("dir", "auto")
            .text(&prompt);
        let expand = (width(&prompt) > MAX_TWO_LINES_LEN).then(|| {
            button("ghost expand")
                .dyn_aria_bool("aria-expanded", move || is_expanded.get())
                .dyn_text(move || if is_expanded.get() { t.less } else { t.more }.to_owned())
                .on_click(move || is_expanded.update(|it| *it = !*it))
        });
        Some(el("div").child(text).opt_child(expand))
    }
}

/// The action, waiting time and running time.
fn facts(task: RwSignal<Task>) -> El {
    let (t, clock) = (use_texts(), use_clock());
    let raw = memo(move |_| task.with(|task| task.action.as_ref().map(|action| action.wire().to_owned())));
    let action = move || raw.get().map(|raw| t.action(&Action::from_wire(&raw))).unwrap_or_default();
    let times = move || {
        task.with(|task| {
            let now = reference_time(task, clock);
            t.waited_and_ran(task.waiting_ms(now), task.running_ms(now))
        })
    };
    el("div")
        .class("card-row facts")
        .child(el("span").class("action").dyn_attr("title", move || raw.get()).dyn_text(action))
        .child(el("span").class("times").dyn_text(times))
}

/// The last characters of an id. Its first characters are a time and similar for all tasks.
fn short_id(id: &str) -> String {
    let count = id.chars().count();
    if count <= 8 { id.to_owned() } else { format!("…{}", id.chars().skip(count - 6).collect::<String>()) }
}

/// The width of a text in half-width characters; Chinese characters count twice.
fn width(text: &str) -> usize {
    text.chars().map(|c| if c as u32 >= 0x2e80 { 2 } else { 1 }).sum()
}
