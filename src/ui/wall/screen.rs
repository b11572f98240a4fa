//! The wall screen: the newest pictures, what runs, and how the last hour went.

use leptos::{ev::KeyboardEvent, prelude::*};

use crate::{
    api::error::ApiError,
    domain::{fail_reason::classify, prompt::without_references, task::Task},
    i18n::context::{use_language, use_server_texts, use_texts, use_viewer_texts},
    state::{
        clock::use_clock,
        dialogs::use_dialogs,
        memo::memo,
        servers::Servers,
        services::{Services, use_services},
        settings::{problem::SettingsProblem, window_title},
        wall::{SLOTS, STALE_MS, Wall, WallData},
    },
    ui::{
        components::{
            icon::{Glyph, Icon},
            show::Show,
        },
        hooks::{idle::follow_idle, root_attribute::mark_root},
        wall::{picture::WallPicture, wake_lock::keep_awake},
    },
};

/// The number of tasks in each list.
const ROWS: usize = 6;
/// The longer side of the newest picture and of the others, in pixels.
const LARGE_SIDE: u32 = 1440;
const SMALL_SIDE: u32 = 560;

/// The wall screen, in place of the page.
#[component]
pub fn WallScreen() -> impl IntoView {
    let services = use_services();
    let Services { url, settings, .. } = services;
    let t = use_texts();
    let viewer_texts = use_viewer_texts();
    Servers::new(services, use_dialogs()).follow_url();
    let wall = Wall::start(services);
    keep_awake();
    mark_root("data-wall");
    document().set_title(&format!("{} — {}", viewer_texts.wall, window_title(settings)));
    let leave = window_event_listener(leptos::ev::keydown, move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            url.leave_wall();
        }
    });
    on_cleanup(move || leave.remove());
    // Without elements of its own for each state: a wall that runs for weeks only changes texts.
    let count =
        memo(move || wall.data.with(|data| data.as_ref().map(|data| data.slots.iter().flatten().count())));
    let placeholder = move || match (count.get(), wall.error.with(Option::is_some)) {
        (None, false) => t.loading,
        (Some(0), _) => viewer_texts.wall_no_pictures,
        (None, true) | (Some(_), _) => "",
    };
    let slot = move |index: usize| {
        let task = memo(move || {
            wall.data.with(|data| data.as_ref().and_then(|data| data.slots.get(index)?.clone()))
        });
        let max_side = if index == 0 { LARGE_SIDE } else { SMALL_SIDE };
        let caption = (index == 0).then(|| view! { <Caption task/> }.into_any());
        view! {
            <figure class="wall-slot">
                <WallPicture task max_side/>
                {caption}
            </figure>
        }
        .into_any()
    };
    let is_idle = follow_idle(true);
    view! {
        <main class="wall" data-idle=move || is_idle.get().to_string()>
            <h1 class="visually-hidden">{viewer_texts.wall}</h1>
            <section
                class="wall-mosaic"
                data-count=move || count.get().unwrap_or_default().to_string()
                aria-label=viewer_texts.wall_pictures
            >
                {(0..SLOTS).map(slot).collect_view()}
                <p class="wall-placeholder">{move || placeholder()}</p>
            </section>
            <div class="wall-side">
                <Counts wall/>
                <Running wall/>
                <Failures wall/>
                <Freshness wall/>
            </div>
            <a class="button wall-leave" href=url.wall_link(false)>
                <Glyph icon=Icon::Close/>
                <span>{viewer_texts.wall_leave}</span>
            </a>
        </main>
    }
}

/// The prompt of the newest picture, and its age.
#[component]
fn Caption(task: Memo<Option<Task>>) -> impl IntoView {
    let t = use_texts();
    let tag = use_language().tag();
    let clock = use_clock();
    let prompt =
        move || task.with(|task| task.as_ref().map(|task| prompt_of(task, t.no_prompt)).unwrap_or_default());
    let age = move || {
        let at = task.with(|task| task.as_ref().and_then(|task| task.finish_time.or(task.submit_time)));
        at.map(|at| t.relative_time(at, clock.get(), tag)).unwrap_or_default()
    };
    view! {
        <figcaption class="wall-caption" hidden=move || task.with(Option::is_none)>
            <span class="wall-prompt" dir="auto">{move || prompt()}</span>
            <span>{move || age()}</span>
        </figcaption>
    }
}

/// How many tasks run and wait, and how the last hour went.
#[component]
fn Counts(wall: Wall) -> impl IntoView {
    let viewer_texts = use_viewer_texts();
    let clock = use_clock();
    let number =
        move |name: &'static str, status: &'static str, read: fn(&WallData, i64) -> (usize, bool)| {
            let text = memo(move || {
                let now = clock.get();
                wall.data.with(|data| match data {
                    None => "–".to_owned(),
                    Some(data) => match read(data, now) {
                        (count, true) => count.to_string() + "+",
                        (count, false) => count.to_string(),
                    },
                })
            });
            view! {
                <div data-status=status>
                    <dt>{name}</dt>
                    <dd>{move || text.get()}</dd>
                </div>
            }
            .into_any()
        };
    view! {
        <dl class="wall-counts">
            {number(
                viewer_texts.wall_running,
                "IN_PROGRESS",
                |data, _| (data.running as usize, false),
            )}
            {number(
                viewer_texts.wall_waiting,
                "SUBMITTED",
                |data, _| (data.waiting as usize, false),
            )}
            {number(viewer_texts.wall_succeeded, "SUCCESS", WallData::succeeded)}
            {number(viewer_texts.wall_failed, "FAILURE", WallData::failed_count)}
        </dl>
        <p class="wall-note">{viewer_texts.wall_counts_note}</p>
    }
}

/// The running and waiting tasks, with their progress.
#[component]
fn Running(wall: Wall) -> impl IntoView {
    let t = use_texts();
    let viewer_texts = use_viewer_texts();
    let row = move |index: usize| {
        let task =
            memo(move || wall.data.with(|data| data.as_ref().and_then(|data| data.open.get(index).cloned())));
        let prompt = move || {
            task.with(|task| task.as_ref().map(|task| prompt_of(task, t.no_prompt)).unwrap_or_default())
        };
        let percent = memo(move || task.with(|task| task.as_ref().and_then(Task::percent)));
        let text = move || match percent.get() {
            Some(percent) => percent.to_string() + "%",
            None => task.with(|task| task.as_ref().map(|task| t.status(&task.status)).unwrap_or_default()),
        };
        view! {
            <li hidden=move || task.with(Option::is_none)>
                <span class="wall-prompt" dir="auto">{move || prompt()}</span>
                <span class="wall-percent">{move || text()}</span>
                <progress
                    max="100"
                    aria-label=t.progress
                    value=move || percent.get().unwrap_or_default().to_string()
                ></progress>
            </li>
        }
        .into_any()
    };
    let is_empty =
        memo(move || wall.data.with(|data| data.as_ref().is_some_and(|data| data.open.is_empty())));
    view! {
        <section class="wall-list" aria-label=viewer_texts.wall_running>
            <h2>{viewer_texts.wall_running}</h2>
            <ul role="list">{(0..ROWS).map(row).collect_view()}</ul>
            <p class="wall-note" hidden=move || !is_empty.get()>{viewer_texts.wall_nothing_runs}</p>
        </section>
    }
}

/// The failures of the last hour, with their reasons.
#[component]
fn Failures(wall: Wall) -> impl IntoView {
    let t = use_texts();
    let viewer_texts = use_viewer_texts();
    let tag = use_language().tag();
    let clock = use_clock();
    let row = move |index: usize| {
        let task = memo(move || {
            let now = clock.get();
            wall.data
                .with(|data| data.as_ref().and_then(|data| data.recent_failures(now).nth(index).cloned()))
        });
        let reason = move || {
            task.with(|task| {
                let Some(task) = task else { return String::new() };
                let reason = task.fail_reason.as_deref().unwrap_or_default();
                let known = classify(reason).map(|kind| (t.fail_reason)(kind).title.to_owned());
                let other = || {
                    if reason.is_empty() { t.no_image(&task.status).to_owned() } else { reason.to_owned() }
                };
                known.unwrap_or_else(other)
            })
        };
        let age = move || {
            let at = task.with(|task| task.as_ref().and_then(|task| task.finish_time.or(task.submit_time)));
            at.map(|at| t.relative_time(at, clock.get(), tag)).unwrap_or_default()
        };
        view! {
            <li hidden=move || task.with(Option::is_none)>
                <span class="wall-prompt" dir="auto">{move || reason()}</span>
                <span class="wall-percent">{move || age()}</span>
            </li>
        }
        .into_any()
    };
    let is_empty = memo(move || {
        let now = clock.get();
        wall.data.with(|data| data.as_ref().is_some_and(|data| data.recent_failures(now).next().is_none()))
    });
    view! {
        <section class="wall-list" aria-label=viewer_texts.wall_failures>
            <h2>{viewer_texts.wall_failures}</h2>
            <ul role="list">{(0..ROWS).map(row).collect_view()}</ul>
            <p class="wall-note" hidden=move || !is_empty.get()>{viewer_texts.wall_no_failures}</p>
        </section>
    }
}

/// How old the data is. Once it is out of date, why, and that the screen continues by itself.
#[component]
fn Freshness(wall: Wall) -> impl IntoView {
    let t = use_texts();
    let viewer_texts = use_viewer_texts();
    let clock = use_clock();
    let is_stale = memo(move || clock.get() - wall.updated_ms.get() > STALE_MS);
    let has_data = memo(move || wall.data.with(Option::is_some));
    let has_problem = memo(move || is_stale.get() || (!has_data.get() && wall.error.with(Option::is_some)));
    let age = move || t.updated(wall.updated_ms.get(), clock.get());
    let Services { settings, .. } = use_services();
    let server_texts = use_server_texts();
    let problem = memo(move || {
        if let Some(SettingsProblem::UnknownServer(name)) = settings.problem.get() {
            return (server_texts.unknown_title)(&name);
        }
        wall.error.with(|error| match error {
            Some(ApiError::Unauthorized { .. } | ApiError::Forbidden { .. }) => {
                viewer_texts.wall_denied.to_owned()
            }
            Some(error) => (t.error_title)(error).to_owned(),
            None => viewer_texts.wall_no_response.to_owned(),
        })
    });
    view! {
        <div class="wall-freshness" class:is-stale=move || has_problem.get()>
            <p hidden=move || !has_data.get()>
                <Show when=has_problem>
                    <Glyph icon=Icon::Warning/>
                </Show>
                <span>{move || age()}</span>
            </p>
            <div role="status">
                <Show when=has_problem>
                    <p class="wall-problem">{move || problem.get()}</p>
                    <p>{viewer_texts.wall_continues}</p>
                </Show>
            </div>
        </div>
    }
}

fn prompt_of(task: &Task, no_prompt: &str) -> String {
    without_references(task.prompt.as_deref().or(task.prompt_en.as_deref()).unwrap_or(no_prompt)).to_owned()
}
