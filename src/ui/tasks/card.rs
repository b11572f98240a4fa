//! The card of a task: picture, status, prompt and facts. Of a task that ended without a picture, the reason instead.

use leptos::{ev::Event, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, MouseEvent};

use crate::{
    domain::{action::Action, fail_reason, prompt::without_references, status::Status, task::Task},
    i18n::{
        context::{use_language, use_texts},
        date::{format_datetime, iso_datetime},
        texts::Texts,
    },
    state::{
        clock::{use_age_clock, use_clock},
        memo::memo,
        services::{Services, use_services},
        tasks::task_page::TaskRow,
    },
    ui::{
        components::{
            copy_button::CopyButton,
            icon::{Glyph, Icon},
            show::Show,
        },
        hooks::near_viewport::near_viewport,
        task::facts::reference_time,
        tasks::{
            badge::StatusBadges,
            image::{ImageSize, Loading, TaskImage},
        },
    },
};

/// The length, in half-width characters, above which a prompt may need more than two lines.
const MAX_TWO_LINES_LEN: usize = 76;

/// The card of a task. Its elements are updated in place while the task is shown.
#[component]
pub fn TaskCard(
    /// The task.
    row: TaskRow,
    /// Whether the picture is requested at once: that of the first row of the first page.
    is_eager: bool,
) -> impl IntoView {
    let Services { url, settings, .. } = use_services();
    let t = use_texts();
    let task = RwSignal::from(row.task);
    let id = row.key.0;
    let name = (t.open_task)(&id);
    let is_near = RwSignal::new(is_eager);
    let loading = if is_eager { Loading::Eager } else { Loading::Lazy(is_near) };
    let image_size = ImageSize::Small(loading, settings.image_side.get_untracked());
    // The cards of another filter are built anew.
    let link = untrack(|| url.task_link(&id));
    let is_compact = memo(move || task.with(ended_without_image));
    let image = move || match is_compact.get() {
        true => view! { <Glyph icon=Icon::BrokenPicture/> }.into_any(),
        false => view! { <TaskImage task image_size/> }.into_any(),
    };
    view! {
        <li
            class="card"
            class:compact=move || is_compact.get()
            data-task-id=id.clone()
            use:near_viewport=is_near
        >
            <div class="card-image">
                <div class="image-frame">{move || image()}</div>
                // A link, which modifier keys open in another tab. It covers the picture instead of containing it: the
                // placeholder of a picture that failed to load has a button, which a link must not contain.
                <a class="card-link" aria-label=name draggable="false" tabindex="-1" href=link></a>
            </div>
            <ProgressBar task/>
            <div class="caption">
                <div class="card-row">
                    <StatusBadges task/>
                    <Submitted task/>
                </div>
                <FailReason task/>
                <Prompt task/>
                <Facts task id=id.clone()/>
            </div>
        </li>
    }
}

/// Whether a task failed or was cancelled before it had a picture.
pub fn ended_without_image(task: &Task) -> bool {
    task.image_url.is_none()
        && task.videos.is_empty()
        && matches!(task.status, Status::Failure | Status::Cancel)
}

/// The id of the task that a click on a card opens. None for a click on another control, with a modifier key, or one that
/// selects text.
pub fn task_to_open(event: &MouseEvent) -> Option<String> {
    let has_modifier = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
    let target = event.target()?.dyn_into::<Element>().ok()?;
    let closest = |selector: &str| target.closest(selector).ok().flatten();
    let is_control = closest("a:not(.card-link),button,input,.timestamp").is_some();
    let is_selecting =
        window().get_selection().ok().flatten().is_some_and(|selection| !selection.is_collapsed());
    if has_modifier || is_control || is_selecting {
        return None;
    }
    closest("[data-task-id]")?.get_attribute("data-task-id")
}

#[component]
fn ProgressBar(task: RwSignal<Task>) -> impl IntoView {
    let t = use_texts();
    let percent = move || task.with(|task| task.percent().filter(|_| task.may_change()));
    let value = move || percent().unwrap_or_default();
    view! {
        <Show when=move || percent().is_some()>
            <div class="progress">
                <progress max="100" aria-label=t.progress value=move || value().to_string()></progress>
                <span aria-hidden="true">{move || value().to_string() + "%"}</span>
            </div>
        </Show>
    }
}

/// Writes the exact time into the tooltip of a time that the pointer or the focus enters. Browsers format dates slowly.
pub fn show_exact_time(event: &Event, language_tag: &str) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let child = |selector: &str| {
        let timestamp = target.as_ref()?.closest(".timestamp").ok()??;
        timestamp.query_selector(selector).ok()?
    };
    if let (Some(time), Some(tooltip)) = (child("time"), child(".tooltip")) {
        let at = js_sys::Date::parse(&time.get_attribute("datetime").unwrap_or_default());
        tooltip.set_text_content(Some(&format_datetime(at as i64, language_tag)));
    }
}

/// The time of submission, relative. The exact time is shown on hover and focus, by [`show_exact_time`].
#[component]
pub fn Submitted(
    /// The task.
    task: RwSignal<Task>,
) -> impl IntoView {
    let t = use_texts();
    let tag = use_language().tag();
    let age_clock = use_age_clock();
    let at = memo(move || task.with(|task| task.submit_time));
    let role = "tooltip";
    let timestamp = move |at: i64| {
        view! {
            <span class="timestamp" tabindex="-1">
                <time datetime=iso_datetime(at)>{move || t.relative_time(at, age_clock.get(at), tag)}</time>
                <span class="tooltip" role=role></span>
            </span>
        }
        .into_any()
    };
    view! { <div>{move || at.get().map(timestamp).into_any()}</div> }
}

/// The reason of a failure in plain words and what to do, as far as it is known, and the words of the server.
#[component]
fn FailReason(task: RwSignal<Task>) -> impl IntoView {
    let t = use_texts();
    let failure = memo(move || task.with(|task| failure_text(task, t)));
    let paragraphs = move |reason: String| {
        let known = fail_reason::classify(&reason).map(|kind| {
            let explanation = (t.fail_reason)(kind);
            view! {
                <p class="fail-title">{explanation.title}</p>
                <p class="fail-advice">{explanation.advice}</p>
            }
            .into_any()
        });
        let title = reason.clone();
        view! {
            <div class="failure">
                {known}
                <p class="fail-reason" dir="auto" title=title>{reason}</p>
            </div>
        }
        .into_any()
    };
    view! { {move || failure.get().map(paragraphs).into_any()} }
}

/// What the server says about a failure, or that it failed without a word and a picture. None for a task that did not fail.
pub fn failure_text(task: &Task, t: &Texts) -> Option<String> {
    let is_unexplained = task.status == Status::Failure && task.image_url.is_none();
    task.fail_reason.clone().or_else(|| is_unexplained.then(|| t.no_image(&task.status).to_owned()))
}

/// Shows the whole prompt, or two lines of it again, if the click is on its button.
pub fn expand_prompt(event: &MouseEvent, t: &Texts) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some(button) = target.and_then(|target| target.closest(".expand").ok().flatten()) else { return };
    let is_expanded = button.get_attribute("aria-expanded").as_deref() == Some("false");
    button.set_text_content(Some(if is_expanded { t.less } else { t.more }));
    // Both fail only for invalid names.
    let _ = button.set_attribute("aria-expanded", if is_expanded { "true" } else { "false" });
    if let Some(prompt) = button.previous_element_sibling() {
        let _ = prompt.class_list().toggle_with_force("expanded", is_expanded);
    }
}

/// Two lines of the prompt, expandable by [`expand_prompt`].
#[component]
fn Prompt(task: RwSignal<Task>) -> impl IntoView {
    let t = use_texts();
    let prompt =
        memo(move || task.with(|task| task.prompt.as_deref().map(without_references).map(str::to_owned)));
    let expand_button = move || {
        view! { <button type="button" class="ghost expand" tabindex="-1" aria-expanded="false">{t.more}</button> }
            .into_any()
    };
    let view = move || match prompt.get() {
        None => view! { <p class="prompt is-empty">{t.no_prompt}</p> }.into_any(),
        Some(prompt) => {
            let button = (width(&prompt) > MAX_TWO_LINES_LEN).then(expand_button);
            view! {
                <div>
                    <p class="prompt" dir="auto">{prompt}</p>
                    {button}
                </div>
            }
            .into_any()
        }
    };
    view! { {move || view()} }
}

/// The action, the waiting and running time, and the id.
#[component]
fn Facts(task: RwSignal<Task>, id: String) -> impl IntoView {
    let (t, clock) = (use_texts(), use_clock());
    let raw = memo(move || task.with(|task| task.action.as_ref().map(|action| action.wire().to_owned())));
    let action = move || {
        let raw = raw.get();
        let action = raw.as_deref().map(|raw| t.action(&Action::from_wire(raw)));
        view! { <span class="action" title=raw>{action}</span> }.into_any()
    };
    let times = memo(move || {
        task.with(|task| {
            let now = reference_time(task, clock);
            t.waited_and_ran(task.waiting_ms(now), task.running_ms(now))
        })
    });
    let label = short_id(&id);
    view! {
        <div class="facts">
            {move || action()}
            <span class="times">
                <span class:has-run=move || times.with(|(_, ran)| !ran.is_empty())>
                    <span class="waited">{move || times.get().0}</span>
                    <span class="ran">{move || times.get().1}</span>
                </span>
            </span>
            <CopyButton name=t.copy_id text=id label/>
        </div>
    }
}

/// The last characters of an id. Its first characters are a time and similar for all tasks.
pub fn short_id(id: &str) -> String {
    let count = id.chars().count();
    if count <= 8 { id.to_owned() } else { format!("…{}", id.chars().skip(count - 6).collect::<String>()) }
}

/// The width of a text in half-width characters; Chinese characters count twice.
fn width(text: &str) -> usize {
    text.chars().map(|c| if c as u32 >= 0x2e80 { 2 } else { 1 }).sum()
}
