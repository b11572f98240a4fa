//! The viewer: the picture of the open task in the full window, with controls that step aside.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

use crate::{
    domain::{prompt::without_references, task::Task},
    i18n::{
        context::{use_action_texts, use_dialog_texts, use_texts, use_viewer_texts},
        errors::Asked,
    },
    state::{
        announcer::use_announcer,
        context::provided,
        effect::effect,
        memo::memo,
        services::{Services, use_services},
        tasks::open_task::{OpenTask, OpenTaskState},
        viewer::{Direction, SelectedPart, Viewer},
    },
    ui::{
        components::{
            icon::{Glyph, Icon},
            modal::Modal,
            nav_button::NavButton,
            show::Show,
        },
        hooks::{focus::focus_next_frame, idle::follow_idle, listener::listener},
        task::actions::TaskActions,
        tasks::badge::StatusBadge,
        viewer::{
            preload::preload_neighbours,
            stage::{MainCell, Stage},
            strip::Strip,
            toolbar::{Toolbar, ZOOM_STEP, fit, pan, show_pixels, zoom_by},
        },
    },
};

/// The part of the frame by which a key moves an enlarged picture.
const PAN_STEP: f64 = 0.2;

/// The viewer of the open task, while the URL asks for it.
#[component]
pub fn ViewerDialog(
    /// The open task.
    open_task: OpenTask,
) -> impl IntoView {
    let services = use_services();
    let url = services.url;
    let (dialog_texts, viewer_texts) = (use_dialog_texts(), use_viewer_texts());
    let SelectedPart(part) = provided();
    let viewer = Viewer::follow(services, open_task, part);
    let main = MainCell::new();
    preload_neighbours(open_task, main.is_loaded.into());
    // The dialog of the task below, unless it closes as well.
    on_cleanup(|| {
        focus_next_frame(["dialog.task .view-button", "dialog.task .modal-head > button"].map(str::to_owned))
    });
    // In place of the close button of the modal: controls that have the focus do not fade.
    request_animation_frame(|| focus_next_frame([".viewer-stage".to_owned()]));
    let is_idle = follow_idle(false);
    let name = Signal::derive(move || (viewer_texts.viewer_name)(&url.task().get().unwrap_or_default()));
    announce_steps(viewer);
    let no_step = move |direction: Direction, reason: &'static str| {
        Signal::derive(move || match (viewer.can_step(direction), viewer.position()) {
            (true, _) => None,
            (false, Some(_)) => Some(reason),
            (false, None) => Some(viewer_texts.not_on_page),
        })
    };
    view! {
        <Modal
            class="viewer"
            name
            head=view! { <Head viewer/> }.into_any()
            close=move |()| viewer.close()
            on_key=move |event| on_key(viewer, main, &event)
        >
            <div class="viewer-body" data-idle=move || is_idle.get().to_string()>
                <Stage viewer main/>
                <Problem viewer/>
                <Show when=move || viewer.has_actions.get()>
                    <Actions viewer/>
                </Show>
                <div class="viewer-step previous viewer-control">
                    <NavButton
                        name=dialog_texts.previous_task
                        icon=Icon::Previous
                        disabled_reason=no_step(Direction::Previous, viewer_texts.first_task)
                        on_click=move |()| viewer.step(Direction::Previous)
                    />
                </div>
                <div class="viewer-step next viewer-control">
                    <NavButton
                        name=dialog_texts.next_task
                        icon=Icon::Next
                        disabled_reason=no_step(Direction::Next, viewer_texts.last_task)
                        on_click=move |()| viewer.step(Direction::Next)
                    />
                </div>
                <div class="viewer-foot viewer-control">
                    <Toolbar viewer main/>
                    <Strip viewer/>
                </div>
            </div>
        </Modal>
    }
}

/// The title, the place among all tasks, and the buttons for everything beside the picture.
#[component]
fn Head(viewer: Viewer) -> impl IntoView {
    let Services { settings, .. } = use_services();
    let t = use_texts();
    let (dialog_texts, viewer_texts) = (use_dialog_texts(), use_viewer_texts());
    let prompt = move || {
        let text = |task: &Task| without_references(task.prompt.as_deref().unwrap_or(t.no_prompt)).to_owned();
        viewer.task().map(|task| task.with(text)).unwrap_or_default()
    };
    let position = move || {
        viewer.position().map(|(number, total)| (viewer_texts.position)(number, total)).unwrap_or_default()
    };
    let link = memo(move || {
        let task = viewer.task()?;
        let link = task.with(|task| task.videos.first().cloned().or_else(|| task.image_url.clone()))?;
        settings.file_link(&link).filter(|link| !link.starts_with("data:"))
    });
    let open_original = move |link: String| {
        view! {
            <a
                class="button"
                aria-label=dialog_texts.open_original
                title=dialog_texts.open_original
                href=link
                target="_blank"
                rel="noopener noreferrer"
            >
                <Glyph icon=Icon::ExternalLink/>
            </a>
        }
        .into_any()
    };
    let badge =
        move || viewer.task().map(|task| view! { <StatusBadge task=RwSignal::from(task)/> }.into_any());
    let comparing = move || viewer.is_comparing();
    view! {
        <div class="viewer-title">
            <h2 dir="auto">{move || prompt()}</h2>
            <p>
                {move || badge()}
                <span>{move || position()}</span>
            </p>
        </div>
        <button
            type="button"
            class="compare-button"
            aria-label=viewer_texts.compare
            title=viewer_texts.compare_hint
            aria-pressed=move || comparing().to_string()
            on:click=listener(move |_| viewer.toggle_comparison())
        >
            <Glyph icon=Icon::Grid/>
            <span>{viewer_texts.compare}</span>
        </button>
        <button
            type="button"
            aria-label=viewer_texts.actions
            title=viewer_texts.actions
            aria-expanded=move || viewer.has_actions.get().to_string()
            on:click=listener(move |_| viewer.has_actions.update(|it| *it = !*it))
        >
            <Glyph icon=Icon::Settings/>
            <span>{viewer_texts.actions}</span>
        </button>
        {move || link.get().map(open_original)}
    }
}

/// The actions of the open task.
#[component]
fn Actions(viewer: Viewer) -> impl IntoView {
    let confirm = RwSignal::new(None);
    let actions = move || {
        viewer.task().map(|task| view! { <TaskActions task=RwSignal::from(task) confirm/> }.into_any())
    };
    view! { <aside class="viewer-actions">{move || actions()}</aside> }
}

/// Why there is no task to show, and the failure of a step to another page.
#[component]
fn Problem(viewer: Viewer) -> impl IntoView {
    let t = use_texts();
    let (dialog_texts, action_texts, viewer_texts) =
        (use_dialog_texts(), use_action_texts(), use_viewer_texts());
    let open_task = viewer.open_task;
    let problem = move || {
        if viewer.task().is_some() {
            return None;
        }
        Some(match open_task.task.get() {
            OpenTaskState::Loading => dialog_texts.loading_task.to_owned(),
            OpenTaskState::Found(_) => String::new(),
            OpenTaskState::NotFound => dialog_texts.task_not_found.to_owned(),
            OpenTaskState::Failed(error) => {
                action_texts.errors.explain(&error, Asked::Task, t).title.to_owned()
            }
        })
    };
    let can_retry = move || {
        matches!(open_task.task.get(), OpenTaskState::NotFound | OpenTaskState::Failed(_))
            && viewer.task().is_none()
    };
    let note = move || {
        if viewer.is_stepping() {
            return viewer_texts.loading_page.to_owned();
        }
        let error = viewer.step_error.get();
        error.map(|error| (t.error_title)(&error).to_owned()).unwrap_or_default()
    };
    view! {
        <Show when=move || problem().is_some()>
            <div class="viewer-note viewer-problem">
                <p class="viewer-note-title">{move || problem().unwrap_or_default()}</p>
                <Show when=can_retry>
                    <button type="button" on:click=listener(move |_| open_task.retry())>{t.try_again}</button>
                </Show>
            </div>
        </Show>
        <p class="viewer-hint" aria-live="polite">{move || note()}</p>
    }
}

/// Announces the task after each step.
fn announce_steps(viewer: Viewer) {
    let t = use_texts();
    let announcer = use_announcer();
    let viewer_texts = use_viewer_texts();
    let mut last: Option<String> = None;
    effect(move || {
        let Some(task) = viewer.task() else { return };
        let (id, text) = task.with(|task| (task.id.clone(), t.image_of(task)));
        let is_step = last.as_ref().is_some_and(|last| *last != id);
        last = Some(id);
        if is_step {
            let position = untrack(|| viewer.position());
            let position = position.map(|(number, total)| (viewer_texts.position)(number, total));
            announcer.announce(position.into_iter().chain([text]).collect::<Vec<_>>().join(" · "));
        }
    });
}

/// Keys of the viewer. Those with Ctrl, Alt or Meta belong to the browser.
fn on_key(viewer: Viewer, main: MainCell, event: &KeyboardEvent) {
    if event.ctrl_key() || event.meta_key() || event.alt_key() || has_own_keys(event) {
        return;
    }
    let is_enlarged = viewer.zoom.with_untracked(|zoom| zoom.is_enlarged());
    let arrow = |x: f64, y: f64| pan(viewer, main, x * PAN_STEP, y * PAN_STEP);
    if event.shift_key()
        && let Some(part) = part_of_key(&event.code())
    {
        if main.frame.with_untracked(Option::is_some) {
            viewer.show_part(part);
        }
        return event.prevent_default();
    }
    match event.key().as_str() {
        "ArrowLeft" if is_enlarged => arrow(1.0, 0.0),
        "ArrowRight" if is_enlarged => arrow(-1.0, 0.0),
        "ArrowUp" if is_enlarged => arrow(0.0, 1.0),
        "ArrowDown" if is_enlarged => arrow(0.0, -1.0),
        "ArrowLeft" | "PageUp" => viewer.step(Direction::Previous),
        "ArrowRight" | "PageDown" => viewer.step(Direction::Next),
        "+" | "=" => zoom_by(viewer, main, ZOOM_STEP),
        "-" | "_" => zoom_by(viewer, main, 1.0 / ZOOM_STEP),
        "0" => fit(viewer),
        "1" => show_pixels(viewer, main),
        _ => return,
    }
    event.prevent_default();
}

/// The part of a grid of the digit key with this code.
fn part_of_key(code: &str) -> Option<u8> {
    let digit = code.strip_prefix("Digit")?.parse().ok()?;
    (0..=4).contains(&digit).then_some(digit)
}

/// Whether the target of a key uses keys itself.
fn has_own_keys(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| {
        matches!(target.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT" | "PRE" | "VIDEO")
    })
}
