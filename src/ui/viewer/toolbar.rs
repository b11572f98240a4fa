//! The controls below the picture: its parts, and the zoom.

use leptos::prelude::*;

use crate::{
    domain::{
        task_actions::is_grid,
        zoom::{PARTS, Point, Zoom},
    },
    i18n::context::{use_dialog_texts, use_viewer_texts},
    state::{memo::memo, viewer::Viewer},
    ui::{components::show::Show, hooks::listener::listener, viewer::stage::MainCell},
};

/// The factor of a zoom button or key.
pub const ZOOM_STEP: f64 = 1.5;

/// The parts of a grid and the zoom, for a picture that can be enlarged.
#[component]
pub fn Toolbar(
    /// The viewer.
    viewer: Viewer,
    /// The first picture.
    main: MainCell,
) -> impl IntoView {
    let has_picture = memo(move || main.frame.with(Option::is_some));
    let has_parts = memo(move || has_picture.get() && viewer.task().is_some_and(|task| task.with(is_grid)));
    view! {
        <Show when=has_picture>
            <div class="viewer-tools">
                <Show when=has_parts>
                    <Parts viewer/>
                </Show>
                <ZoomButtons viewer main/>
            </div>
        </Show>
    }
}

/// The buttons for the whole grid and its four parts.
#[component]
fn Parts(viewer: Viewer) -> impl IntoView {
    let (dialog_texts, viewer_texts) = (use_dialog_texts(), use_viewer_texts());
    let button = move |part: u8| {
        let (name, label) = if part == 0 {
            (dialog_texts.whole_grid.to_owned(), viewer_texts.whole.to_owned())
        } else {
            ((dialog_texts.quadrant)(part), part.to_string())
        };
        let title = [&name, " (⇧", &part.to_string(), ")"].concat();
        view! {
            <button
                type="button"
                aria-label=name
                title=title
                aria-pressed=move || (viewer.part.get() == part).to_string()
                on:click=listener(move |_| viewer.show_part(part))
            >
                {label}
            </button>
        }
    };
    view! {
        <div class="viewer-group" role="group" aria-label=dialog_texts.image_parts>
            {(0..=PARTS).map(button).collect_view()}
        </div>
    }
}

#[component]
fn ZoomButtons(viewer: Viewer, main: MainCell) -> impl IntoView {
    let viewer_texts = use_viewer_texts();
    let percent = move || {
        let frame = main.frame.get().filter(|_| main.is_loaded.get());
        frame.map(|frame| (viewer_texts.percent)(frame.percent(viewer.zoom.get()))).unwrap_or_default()
    };
    let scale = move |factor: f64| zoom_by(viewer, main, factor);
    view! {
        <div class="viewer-group" role="group" aria-label=viewer_texts.zoom>
            <button
                type="button"
                aria-label=viewer_texts.zoom_out
                title=viewer_texts.zoom_out
                on:click=listener(move |_| scale(1.0 / ZOOM_STEP))
            >
                "−"
            </button>
            <span class="viewer-percent">{move || percent()}</span>
            <button
                type="button"
                aria-label=viewer_texts.zoom_in
                title=viewer_texts.zoom_in
                on:click=listener(move |_| scale(ZOOM_STEP))
            >
                "+"
            </button>
            <button
                type="button"
                aria-label=viewer_texts.fit
                title=viewer_texts.fit
                on:click=listener(move |_| fit(viewer))
            >
                {viewer_texts.fit_short}
            </button>
            <button
                type="button"
                aria-label=viewer_texts.actual_size
                title=viewer_texts.actual_size
                on:click=listener(move |_| show_pixels(viewer, main))
            >
                "1:1"
            </button>
        </div>
    }
}

/// Scales the pictures about their middle.
pub fn zoom_by(viewer: Viewer, main: MainCell, factor: f64) {
    if let Some(frame) = main.frame.get_untracked() {
        viewer.zoom_in_frame(true, |zoom| {
            let scaled = frame.scale_by(zoom, factor, Point::default());
            // A step over the size that fits ends at it.
            let passes_fit = (zoom.scale - 1.0) * (scaled.scale - 1.0) < 0.0;
            if passes_fit { Zoom::FIT } else { scaled }
        });
    }
}

/// Shows the whole pictures.
pub fn fit(viewer: Viewer) {
    viewer.zoom_in_frame(true, |_| Zoom::FIT);
}

/// Shows the first picture in its own pixels.
pub fn show_pixels(viewer: Viewer, main: MainCell) {
    if let Some(frame) = main.frame.get_untracked() {
        viewer.zoom_in_frame(true, |zoom| frame.scale_to(zoom, frame.pixel_scale(), Point::default()));
    }
}

/// Moves the pictures by parts of the frame.
pub fn pan(viewer: Viewer, main: MainCell, x: f64, y: f64) {
    if let Some(frame) = main.frame.get_untracked() {
        let by = Point::new(x * frame.frame.width, y * frame.frame.height);
        viewer.zoom_in_frame(true, |zoom| frame.pan(zoom, by));
    }
}
