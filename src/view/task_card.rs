//! One task on the sheet: picture, badge, two lines of prompt, one quiet line of facts.

use leptos::{html, prelude::*};
use wasm_bindgen::JsCast;

use super::{
    copy_button::CopyButton,
    status_badge::StatusBadge,
    thumbnail::{Thumbnail, use_near},
};
use crate::{
    address::Address,
    clock::{self, Now},
    load::Row,
    proxy::task::Task,
    settings::Settings,
    words::use_words,
};

/// A card is about 280 CSS pixels wide; twice that serves the screens of today.
const THUMBNAIL_SIDE: u32 = 560;

/// From this length on (in half-widths) a prompt may need more than its two lines.
const TWO_LINES: usize = 76;

/// The card. Its signals change texts in place; nothing is made anew while the task stays.
#[component]
pub fn TaskCard(row: Row, first_row: bool) -> AnyView {
    let address: Address = expect_context();
    let element = NodeRef::<html::Li>::new();
    let near = use_near(element, first_row);
    let task = row.task;
    let id = task.with_untracked(|task| task.id.clone());
    let open = {
        let id = id.clone();
        move || address.open_task(&id)
    };
    // The whole card opens the task, apart from what can be pressed by itself and from text being selected.
    let press_card = {
        let open = open.clone();
        move |event: web_sys::MouseEvent| {
            if !is_control(&event) && !is_selecting() {
                open();
            }
        }
    };
    // The link is a real one: with a modifier it opens another tab.
    let press_link = move |event: web_sys::MouseEvent| {
        if !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key()) {
            event.prevent_default();
            open();
        }
    };
    let w = use_words();
    let status = Signal::derive({
        let task = task.clone();
        move || task.with(|task| task.status.clone())
    });
    let link = address.link_to(&id);
    let name = (w.open_task)(&id);
    view! {
        <li class="card" data-task-id=id.clone() node_ref=element on:click=press_card>
            <a class="open" href=link aria-label=name on:click=press_link draggable="false">
                <Thumbnail task=task.clone() longest=THUMBNAIL_SIDE near=near first_row=first_row />
            </a>
            <ProgressBar task=task.clone() />
            <div class="caption">
                <div class="line">
                    <StatusBadge status=status />
                    <Submitted task=task.clone() />
                </div>
                <FailReason task=task.clone() />
                <PromptText task=task.clone() />
                <div class="line facts">
                    <Facts task=task />
                    <CopyButton name=w.copy_id text=Signal::stored(id.clone()) shown=Signal::stored(short_id(&id)) />
                </div>
            </div>
        </li>
    }
    .into_any()
}

#[component]
fn ProgressBar(task: ArcRwSignal<Task>) -> AnyView {
    let w = use_words();
    let percent = Memo::new(move |_| task.with(|task| task.percent().filter(|_| task.status.is_open())));
    let bar = move || {
        percent.get().map(|percent| {
            view! {
                <div class="progress">
                    <progress max="100" value=percent.to_string() aria-label=w.progress></progress>
                    <span aria-hidden="true">{percent}"%"</span>
                </div>
            }
        })
    };
    bar.into_any()
}

/// When the task was submitted: how long ago, and exactly on hover and focus.
#[component]
fn Submitted(task: ArcRwSignal<Task>) -> AnyView {
    let w = use_words();
    let now: Now = expect_context();
    let settings: Settings = expect_context();
    let tag = settings.language.get_untracked().tag();
    let at = Memo::new(move |_| task.with(|task| task.submit_time));
    let shown = move || {
        at.get().map(|at| {
            let exact = clock::exact(at, tag);
            view! {
                <span class="when" tabindex="0">
                    <time datetime=clock::iso(at)>{move || w.ago(at, now.get(), tag)}</time>
                    <span class="tip" role="tooltip">
                        {exact}
                    </span>
                </span>
            }
        })
    };
    shown.into_any()
}

#[component]
fn FailReason(task: ArcRwSignal<Task>) -> AnyView {
    let reason = Memo::new(move |_| task.with(|task| task.fail_reason.clone()));
    let shown = move || reason.get().map(|reason| view! { <p class="reason" title=reason.clone() dir="auto">{reason.clone()}</p> });
    shown.into_any()
}

#[component]
fn PromptText(task: ArcRwSignal<Task>) -> AnyView {
    let w = use_words();
    let prompt = Memo::new(move |_| task.with(|task| task.prompt.clone()));
    let whole = RwSignal::new(false);
    let shown = move || match prompt.get() {
        None => view! { <p class="prompt none">{w.no_prompt}</p> }.into_any(),
        Some(prompt) => {
            let long = width(&prompt) > TWO_LINES;
            let word = move || if whole.get() { w.less } else { w.more };
            view! {
                <p class="prompt" class:whole=whole dir="auto">
                    {prompt}
                </p>
                {long
                    .then(|| {
                        view! {
                            <button
                                type="button"
                                class="quiet unfold"
                                aria-expanded=move || whole.get().to_string()
                                on:click=move |_| whole.update(|it| *it = !*it)
                            >
                                {word}
                            </button>
                        }
                    })}
            }
            .into_any()
        }
    };
    shown.into_any()
}

/// Action, waiting time and running time.
#[component]
fn Facts(task: ArcRwSignal<Task>) -> AnyView {
    let w = use_words();
    let now: Now = expect_context();
    let action = {
        let task = task.clone();
        move || task.with(|task| task.action.as_ref().map(|action| w.action(action)))
    };
    let raw = {
        let task = task.clone();
        move || task.with(|task| task.action.as_ref().map(|action| action.wire().to_owned()))
    };
    let times = move || {
        task.with(|task| {
            // Only an open task grows older; the others must not be looked at each second.
            let present = if task.status.is_open() { now.get() } else { 0 };
            w.waited_and_ran(task.waiting_ms(present), task.running_ms(present))
        })
    };
    view! {
        <span class="action" title=raw>
            {action}
        </span>
        <span class="times">{times}</span>
    }
    .into_any()
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

fn is_control(event: &web_sys::MouseEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    target.is_some_and(|target| target.closest("a,button,.when").is_ok_and(|found| found.is_some()))
}

fn is_selecting() -> bool {
    window().get_selection().ok().flatten().is_some_and(|selection| !selection.is_collapsed())
}
