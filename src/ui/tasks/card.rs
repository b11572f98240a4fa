//! One task on the sheet: picture, badge, two lines of prompt, one quiet line of facts.

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
            badge::{stalled_mark, status_badge},
            image::{ImageSize, Loading, task_image},
        },
    },
};

/// From this length on (in half-widths) a prompt may need more than its two lines.
const TWO_LINES: usize = 76;

/// The card. Its texts change in place; nothing is made anew while the task stays.
pub fn task_card(row: TaskRow, first_row: bool) -> El {
    let Services { url, .. } = use_services();
    let t = use_texts();
    let task = RwSignal::from(row.task);
    let id = task.with_untracked(|task| task.id.clone());
    let card = el("li").class("card").attr("data-task-id", &id);
    let when = if first_row { Loading::Eager } else { Loading::Lazy(near_viewport(&card.element())) };
    // A real link, which a modifier opens in another tab. It lies over the picture and not around it, because a picture
    // that cannot be loaded has a button, and a link may hold none.
    let link = el("a")
        .class("open")
        .attr("aria-label", &(t.open_task)(&id))
        .attr("draggable", "false")
        .live_attr("href", move || Some(url.task_link(&task.with_untracked(|task| task.id.clone()))));
    let photo = el("div").class("photo").child(task_image("frame", task, ImageSize::Small(when))).child(link);
    let head =
        el("div").class("line").child(status_badge(task)).live(stalled_mark(task)).child(submitted(task));
    let foot =
        facts(task).child(copy_button(t.copy_id, move || task.with(|task| task.id.clone()), &short_id(&id)));
    let caption =
        el("div").class("caption").child(head).live(fail_reason(task)).live(prompt(task)).child(foot);
    card.child(photo).live(progress_bar(task)).child(caption).on("click", move |event| {
        if opens(&event) {
            event.prevent_default();
            url.open_task(&task.with_untracked(|task| task.id.clone()));
        }
    })
}

/// The whole card opens the task, apart from what can be pressed by itself, from text being selected, and from a link
/// that is to be opened elsewhere.
fn opens(event: &Event) -> bool {
    let mouse: &MouseEvent = event.unchecked_ref();
    let elsewhere = mouse.ctrl_key() || mouse.meta_key() || mouse.shift_key() || mouse.alt_key();
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let is_control =
        target.is_some_and(|it| it.closest("a:not(.open),button,.when").is_ok_and(|found| found.is_some()));
    let selecting =
        window().get_selection().ok().flatten().is_some_and(|selection| !selection.is_collapsed());
    !elsewhere && !is_control && !selecting
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
                .live_attr("value", move || Some(value()));
            let number = el("span").attr("aria-hidden", "true").live_text(move || value() + "%");
            el("div").class("progress").child(bar).child(number)
        })
    }
}

/// Loading the task was submitted: how long ago, and exactly on hover and focus.
fn submitted(task: RwSignal<Task>) -> El {
    let Services { settings, .. } = use_services();
    let t = use_texts();
    let clock = use_clock();
    let tag = settings.language.get_untracked().tag();
    let at = memo(move |_| task.with(|task| task.submit_time));
    el("div").live(move || {
        let at = at.get()?;
        let time = el("time")
            .attr("datetime", &crate::i18n::date::iso_datetime(at))
            .live_text(move || t.relative_time(at, clock.get(), tag));
        let tip = el("span")
            .class("tip")
            .attr("role", "tooltip")
            .text(&crate::i18n::date::format_datetime(at, tag));
        Some(el("span").class("when").attr("tabindex", "0").child(time).child(tip))
    })
}

fn fail_reason(task: RwSignal<Task>) -> impl Fn() -> Option<El> {
    let reason = memo(move |_| task.with(|task| task.fail_reason.clone()));
    move || {
        let reason = reason.get()?;
        Some(el("p").class("reason").attr("dir", "auto").attr("title", &reason).text(&reason))
    }
}

/// Two lines of the prompt, and all of it on demand.
fn prompt(task: RwSignal<Task>) -> impl Fn() -> Option<El> {
    let t = use_texts();
    let prompt = memo(move |_| task.with(|task| task.prompt.clone()));
    let whole = RwSignal::new(false);
    move || {
        let Some(prompt) = prompt.get() else { return Some(el("p").class("prompt none").text(t.no_prompt)) };
        let text = el("p")
            .class("prompt")
            .class_when("whole", move || whole.get())
            .attr("dir", "auto")
            .text(&prompt);
        let unfold = (width(&prompt) > TWO_LINES).then(|| {
            button("quiet unfold")
                .live_flag("aria-expanded", move || whole.get())
                .live_text(move || if whole.get() { t.less } else { t.more }.to_owned())
                .on_click(move || whole.update(|it| *it = !*it))
        });
        Some(el("div").class("prompt-box").child(text).child_if(unfold))
    }
}

/// Action, waiting time and running time.
fn facts(task: RwSignal<Task>) -> El {
    let (t, clock) = (use_texts(), use_clock());
    let raw = memo(move |_| task.with(|task| task.action.as_ref().map(|action| action.wire().to_owned())));
    let word = move || raw.get().map(|raw| t.action(&Action::from_wire(&raw))).unwrap_or_default();
    let times = move || {
        task.with(|task| {
            let now = reference_time(task, clock);
            t.waited_and_ran(task.waiting_ms(now), task.running_ms(now))
        })
    };
    el("div")
        .class("line facts")
        .child(el("span").class("action").live_attr("title", move || raw.get()).live_text(word))
        .child(el("span").class("times").live_text(times))
}

/// The end of an id tells tasks apart; its beginning is the time.
fn short_id(id: &str) -> String {
    let count = id.chars().count();
    if count <= 8 { id.to_owned() } else { format!("…{}", id.chars().skip(count - 6).collect::<String>()) }
}

/// Chinese characters are twice as wide.
fn width(text: &str) -> usize {
    text.chars().map(|c| if c as u32 >= 0x2e80 { 2 } else { 1 }).sum()
}
