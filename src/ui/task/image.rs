//! The large picture of the dialog: the whole grid or one of its quadrants.

use leptos::prelude::*;

use crate::{
    domain::{
        image_url::{rewrite::image_sources, shape::aspect_ratio},
        task::Task,
        task_actions::is_grid,
    },
    i18n::context::use_dialog_texts,
    state::{
        services::{Services, use_services},
        settings::connection::page_is_https,
    },
    ui::{
        components::{
            confirm_dialog::Confirmation,
            icon::{Glyph, Icon},
            show::Show,
        },
        hooks::listener::listener,
        task::buttons::QuadrantButtons,
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
    let Services { settings, .. } = use_services();
    let dialog_texts = use_dialog_texts();
    // 0 is the whole grid.
    let selected = RwSignal::new(0_u8);
    // From the prompt, until the picture is loaded.
    let ratio = RwSignal::new(task.with_untracked(|task| aspect_ratio(task.prompt.as_deref())));
    let has_quadrants = Memo::new(move |_| task.with(|task| is_grid(task) && task.image_url.is_some()));
    let part = move || if has_quadrants.get() { selected.get() } else { 0 };
    let has_overlay = move || selected.get() == 0 && has_quadrants.get() && !settings.read_only.get();
    let original = Memo::new(move |_| {
        let link = task.with(|task| task.image_url.clone())?;
        let sources =
            settings.host.with_value(|host| image_sources(&link, (1, 1), &host.rewrite, page_is_https()));
        sources.map(|sources| sources.original)
    });
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
                data-part=move || part().to_string()
                style:aspect-ratio=move || {
                    let (width, height) = ratio.get();
                    format!("{width} / {height}")
                }
                style:--width=move || ratio.get().0.to_string()
                style:--height=move || ratio.get().1.to_string()
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
                {move || original.get().map(open_original)}
            </figcaption>
        </figure>
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
