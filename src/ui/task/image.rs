//! The large picture of the dialog: the whole grid or one of its quadrants.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, MouseEvent};

use crate::{
    domain::{
        image_url::{
            shape::aspect_ratio,
            source::{LinkProblem, is_image_data},
        },
        task::Task,
        task_actions::is_grid,
    },
    i18n::context::{use_dialog_texts, use_viewer_texts},
    state::{
        context::provided,
        memo::memo,
        services::{Services, use_services},
        viewer::SelectedPart,
    },
    ui::{
        components::{
            confirm_dialog::Confirmation,
            copy_button::CopyButton,
            icon::{Glyph, Icon},
            show::Show,
        },
        hooks::listener::listener,
        task::{buttons::QuadrantButtons, videos::TaskVideos},
        tasks::image::{ImageSize, TaskImage},
    },
};

/// The picture with the choice of a quadrant and the link to the original.
#[component]
pub fn TaskDetailImage(
    /// The task.
    task: RwSignal<Task>,
    /// The question of the dialog that confirms a repeated action.
    confirm: RwSignal<Option<Confirmation>>,
) -> impl IntoView {
    let Services { settings, url, .. } = use_services();
    let (dialog_texts, viewer_texts) = (use_dialog_texts(), use_viewer_texts());
    // 0 is the whole grid.
    let SelectedPart(selected) = provided();
    // From the prompt, until the picture is loaded.
    let ratio = RwSignal::new(task.with_untracked(|task| aspect_ratio(task.prompt.as_deref())));
    let has_quadrants = memo(move || task.with(|task| is_grid(task) && task.image_url.is_some()));
    // The player takes the place of a missing still.
    let has_no_stage = memo(move || task.with(|task| task.image_url.is_none() && !task.videos.is_empty()));
    let part = move || if has_quadrants.get() { selected.get() } else { 0 };
    let has_overlay = move || selected.get() == 0 && has_quadrants.get() && !settings.read_only.get();
    // Browsers do not open data as a page.
    let link = memo(move || task.with(|task| task.image_url.clone().filter(|link| !is_image_data(link))));
    let original = memo(move || settings.file_link(&link.get()?));
    let refused = move || {
        let link = link.get()?;
        let problem = settings.image_sources(&link, (1, 1)).err()?;
        Some(view! { <RefusedLink link problem/> }.into_any())
    };
    let view = move || task.with_untracked(|task| url.open_viewer(&task.id));
    // For pointers; the button does the same.
    let on_click = move |event: MouseEvent| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        if target.is_some_and(|target| target.closest("button").ok().flatten().is_none()) {
            view();
        }
    };
    let open_original = move |link: String| {
        view! {
            <a class="button" href=link target="_blank" rel="noopener noreferrer">
                <Glyph icon=Icon::ExternalLink/>
                <span>{dialog_texts.open_original}</span>
            </a>
        }
    };
    view! {
        <figure class="task-figure">
            <div
                class="image-stage"
                hidden=move || has_no_stage.get()
                data-part=move || part().to_string()
                style:aspect-ratio=move || {
                    let (width, height) = ratio.get();
                    format!("{width} / {height}")
                }
                style:--width=move || ratio.get().0.to_string()
                style:--height=move || ratio.get().1.to_string()
                on:click=listener(on_click)
            >
                <TaskImage task image_size=ImageSize::Large(ratio)/>
                <Show when=has_overlay>
                    <QuadrantButtons task confirm/>
                </Show>
            </div>
            <figcaption>
                <Show when=has_quadrants>
                    <QuadrantPicker selected/>
                </Show>
                <div class="button-row">
                    <button
                        type="button"
                        class="view-button"
                        aria-label=viewer_texts.view_name
                        title=viewer_texts.view_name
                        on:click=listener(move |_| view())
                    >
                        <Glyph icon=Icon::Picture/>
                        <span>{viewer_texts.view}</span>
                    </button>
                    {move || original.get().map(open_original)}
                </div>
            </figcaption>
            {move || refused()}
            <TaskVideos task/>
        </figure>
    }
}

/// A link that is not requested, as text, with the reason and what can be done.
#[component]
fn RefusedLink(link: String, problem: LinkProblem) -> impl IntoView {
    let dialog_texts = use_dialog_texts();
    view! {
        <section class="block">
            <div class="block-head">
                <h3>{dialog_texts.link_not_shown}</h3>
                <CopyButton name=dialog_texts.copy_link text=link.clone() label=""/>
            </div>
            <p>
                <code dir="ltr">{link}</code>
            </p>
            <p class="hint">{(dialog_texts.link_advice)(problem)}</p>
        </section>
    }
}

/// The buttons that select the whole grid or one of its quadrants.
#[component]
fn QuadrantPicker(selected: RwSignal<u8>) -> impl IntoView {
    let dialog_texts = use_dialog_texts();
    let button = move |part: u8| {
        let name = if part == 0 { dialog_texts.whole_grid.to_owned() } else { (dialog_texts.quadrant)(part) };
        let label = if part == 0 {
            view! { <Glyph icon=Icon::Grid/> }.into_any()
        } else {
            view! { <span>{part.to_string()}</span> }.into_any()
        };
        view! {
            <button
                type="button"
                aria-label=name.clone()
                title=name
                aria-pressed=move || (selected.get() == part).to_string()
                on:click=listener(move |_| selected.set(part))
            >
                {label}
            </button>
        }
    };
    view! {
        <div class="quadrant-picker" role="group" aria-label=dialog_texts.image_parts>
            {(0..=4).map(button).collect_view()}
        </div>
    }
}
