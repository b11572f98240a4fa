//! The pictures of the viewer, and the pointers that zoom, move and swipe them.

use leptos::{
    ev::{PointerEvent, WheelEvent},
    html,
    leptos_dom::helpers::window_event_listener_untyped,
    prelude::*,
};
use wasm_bindgen::JsCast;
use web_sys::{Element, MouseEvent};

use crate::{
    domain::{
        gesture::{Gesture, GestureEnd, GestureMove},
        prompt::without_references,
        task::Task,
        task_actions::is_grid,
        zoom::{Frame, Point, Size, Zoom, part_size, wheel_factor},
    },
    i18n::context::{use_texts, use_viewer_texts},
    state::{
        effect::effect,
        memo::memo,
        viewer::{Direction, Viewer},
    },
    ui::{
        components::{
            icon::{Glyph, Icon},
            show::Show,
        },
        hooks::listener::listener,
        viewer::picture::{PictureState, ViewerPicture},
    },
};

/// Two taps within this time and distance are a double tap.
const DOUBLE_TAP_MS: f64 = 350.0;
const DOUBLE_TAP_PX: f64 = 30.0;

/// The controls of the viewer act on the first picture, through this. Copies share it.
#[derive(Clone, Copy)]
pub struct MainCell {
    /// The frame of the first picture; None while it cannot be enlarged.
    pub frame: RwSignal<Option<Frame>>,
    /// Whether the original of the first picture is loaded.
    pub is_loaded: RwSignal<bool>,
}

impl MainCell {
    /// No picture yet.
    pub fn new() -> Self {
        Self { frame: RwSignal::new(None), is_loaded: RwSignal::new(false) }
    }
}

/// The pictures side by side.
#[component]
pub fn Stage(
    /// The viewer.
    viewer: Viewer,
    /// The first picture.
    main: MainCell,
) -> impl IntoView {
    let viewer_texts = use_viewer_texts();
    // A task that cannot be found yet has no cell.
    let shown = move || {
        let ids = viewer.shown_ids().into_iter().enumerate();
        let find = |(index, id): (usize, String)| {
            let task = if index == 0 { viewer.task() } else { viewer.relatives.find(&id) };
            task.map(|task| (index == 0, task))
        };
        ids.filter_map(find).collect::<Vec<_>>()
    };
    let count = memo(move || viewer.shown_ids().len());
    view! {
        <div
            class="viewer-stage"
            role="group"
            aria-label=viewer_texts.pictures
            tabindex="-1"
            data-count=move || count.get().to_string()
        >
            <For
                each=shown
                key=|(is_main, task)| (*is_main, task.clone())
                let((is_main, task))
            >
                <Cell viewer main is_main task=RwSignal::from(task)/>
            </For>
        </div>
    }
}

#[component]
fn Cell(viewer: Viewer, main: MainCell, is_main: bool, task: RwSignal<Task>) -> impl IntoView {
    let viewer_texts = use_viewer_texts();
    let picture = PictureState::new(task);
    let element = NodeRef::<html::Div>::new();
    let size = RwSignal::new(Size { width: 1.0, height: 1.0 });
    let part = memo(move || if task.with(is_grid) { viewer.part.get() } else { 0 });
    let frame = memo(move || Frame {
        frame: size.get(),
        picture: part_size(picture.size(), part.get()),
        pixel_ratio: window().device_pixel_ratio(),
    });
    follow_size(viewer, element, size);
    if is_main {
        effect(move || main.frame.set(picture.is_zoomable.get().then(|| frame.get())));
        effect(move || main.is_loaded.set(picture.natural.with(Option::is_some)));
    }
    let zoom = memo(move || frame.get().limit(viewer.zoom.get()));
    let drag = RwSignal::new(0.0_f64);
    let pointers = Pointers {
        viewer,
        picture,
        element,
        frame,
        drag,
        gesture: StoredValue::default(),
        last_tap: StoredValue::new(None),
        is_moving: RwSignal::new(false),
    };
    let transform = move || {
        let Zoom { scale, .. } = zoom.get();
        let Point { x, y } = zoom.get().offset();
        format!("translate({}%, {}%) scale({scale})", x * 100.0, y * 100.0)
    };
    view! {
        <figure class="viewer-cell">
            <div
                class="viewer-canvas"
                node_ref=element
                data-zoomable=move || picture.is_zoomable.get().to_string()
                data-enlarged=move || zoom.get().is_enlarged().to_string()
                data-moving=move || pointers.is_moving.get().to_string()
                data-smooth=move || viewer.is_smooth.get().to_string()
                on:pointerdown=listener(move |event| pointers.on_press(&event))
                on:pointermove=listener(move |event| pointers.on_move(&event))
                on:pointerup=listener(move |event| pointers.on_release(&event))
                on:pointercancel=listener(move |_: PointerEvent| pointers.on_cancel())
                on:wheel=listener(move |event| pointers.on_wheel(&event))
            >
                <div class="viewer-swipe" style:translate=move || format!("{}px", drag.get())>
                    <div
                        class="viewer-picture"
                        data-part=move || part.get().to_string()
                        style:--ratio=move || {
                            let (width, height) = picture.shape.get();
                            (f64::from(width) / f64::from(height)).to_string()
                        }
                        style:transform=transform
                    >
                        <ViewerPicture task state=picture/>
                    </div>
                </div>
            </div>
            <Show when=picture.is_reduced>
                <p class="viewer-hint">{viewer_texts.original_failed}</p>
            </Show>
            {move || viewer.is_comparing().then(|| view! { <Caption viewer task/> }.into_any())}
        </figure>
    }
}

/// The prompt of a compared task, and the button that removes it.
#[component]
fn Caption(viewer: Viewer, task: RwSignal<Task>) -> impl IntoView {
    let t = use_texts();
    let viewer_texts = use_viewer_texts();
    let id = task.with_untracked(|task| task.id.clone());
    let prompt = move || {
        task.with(|task| without_references(task.prompt.as_deref().unwrap_or(t.no_prompt)).to_owned())
    };
    let name = (viewer_texts.remove_compared)(&id);
    view! {
        <figcaption class="viewer-caption">
            <span class="viewer-caption-text" dir="auto" title=id.clone()>{move || prompt()}</span>
            <button
                type="button"
                class="ghost"
                aria-label=name.clone()
                title=name
                on:click=listener(move |_| viewer.toggle_compared(&id))
            >
                <Glyph icon=Icon::Close/>
            </button>
        </figcaption>
    }
}

/// Measures a cell when the window or the number of cells changes.
fn follow_size(viewer: Viewer, element: NodeRef<html::Div>, size: RwSignal<Size>) {
    let measure = move || {
        let element = element.try_get_untracked().flatten();
        if let Some(rect) = element.map(|element| element.get_bounding_client_rect()) {
            size.try_set(Size { width: rect.width().max(1.0), height: rect.height().max(1.0) });
        }
    };
    let listener = window_event_listener_untyped("resize", move |_| measure());
    on_cleanup(move || listener.remove());
    effect(move || {
        viewer.shown_ids();
        viewer.has_actions.track();
        request_animation_frame(measure);
    });
}

/// The pointers on a picture.
#[derive(Clone, Copy)]
struct Pointers {
    viewer: Viewer,
    picture: PictureState,
    element: NodeRef<html::Div>,
    frame: Memo<Frame>,
    /// How far a swipe has moved the picture, in CSS pixels.
    drag: RwSignal<f64>,
    gesture: StoredValue<Gesture>,
    /// The time and the place of the last tap.
    last_tap: StoredValue<Option<(f64, Point)>>,
    is_moving: RwSignal<bool>,
}

impl Pointers {
    fn on_press(self, event: &PointerEvent) {
        if event.button() != 0 || !self.picture.is_zoomable.get_untracked() || is_control(event) {
            return;
        }
        if let Some(element) = self.element.get_untracked() {
            // Fails for a pointer that is gone.
            let _ = element.set_pointer_capture(event.pointer_id());
        }
        let at = self.point(event);
        self.gesture.update_value(|gesture| gesture.press(event.pointer_id(), at, event.time_stamp()));
    }

    fn on_move(self, event: &PointerEvent) {
        let at = self.point(event);
        let movement =
            self.gesture.try_update_value(|gesture| gesture.movement(event.pointer_id(), at)).flatten();
        let Some(movement) = movement else { return };
        let frame = self.frame.get_untracked();
        let viewer = self.viewer;
        self.is_moving.set(true);
        match movement {
            GestureMove::Pan(by) if viewer.zoom.with_untracked(|zoom| zoom.is_enlarged()) => {
                viewer.zoom_in_frame(false, |zoom| frame.pan(zoom, by));
            }
            GestureMove::Pan(_) => {
                let dragged = self.gesture.with_value(Gesture::dragged);
                self.drag.set(if can_swipe(event) { dragged } else { 0.0 });
            }
            GestureMove::Pinch { factor, about, by } => {
                self.drag.set(0.0);
                viewer.zoom_in_frame(false, |zoom| frame.pan(frame.scale_by(zoom, factor, about), by));
            }
        }
    }

    fn on_release(self, event: &PointerEvent) {
        let (at, now) = (self.point(event), event.time_stamp());
        let width = self.frame.get_untracked().frame.width;
        let end = self
            .gesture
            .try_update_value(|gesture| gesture.release(event.pointer_id(), at, now, width))
            .flatten();
        let Some(end) = end else { return };
        let is_swipe = can_swipe(event) && !self.viewer.zoom.with_untracked(|zoom| zoom.is_enlarged());
        self.is_moving.set(false);
        self.drag.set(0.0);
        match end {
            GestureEnd::Tap => self.on_tap(at, now),
            GestureEnd::SwipeLeft if is_swipe => self.viewer.step(Direction::Next),
            GestureEnd::SwipeRight if is_swipe => self.viewer.step(Direction::Previous),
            GestureEnd::SwipeLeft | GestureEnd::SwipeRight | GestureEnd::Other => {}
        }
    }

    fn on_tap(self, at: Point, now: f64) {
        let is_double = self.last_tap.get_value().is_some_and(|(ms, place)| {
            now - ms < DOUBLE_TAP_MS && (place.x - at.x).hypot(place.y - at.y) < DOUBLE_TAP_PX
        });
        if is_double {
            self.viewer.toggle_zoom(self.frame.get_untracked(), at);
        }
        self.last_tap.set_value((!is_double).then_some((now, at)));
    }

    fn on_cancel(self) {
        self.gesture.update_value(Gesture::cancel);
        self.is_moving.set(false);
        self.drag.set(0.0);
    }

    fn on_wheel(self, event: &WheelEvent) {
        if !self.picture.is_zoomable.get_untracked() {
            return;
        }
        // The page must not be zoomed or scrolled instead.
        event.prevent_default();
        let is_in_lines = event.delta_mode() != WheelEvent::DOM_DELTA_PIXEL;
        let factor = wheel_factor(event.delta_y(), is_in_lines, event.ctrl_key());
        let (at, frame) = (self.point(event), self.frame.get_untracked());
        // Turning the wheel back ends at the size that fits.
        self.viewer.zoom_in_frame(false, |zoom| {
            let to_fit = factor < 1.0 && zoom.scale >= 1.0 && zoom.scale * factor < 1.0;
            if to_fit { Zoom::FIT } else { frame.scale_by(zoom, factor, at) }
        });
    }

    /// The place of an event relative to the middle of the cell.
    fn point(self, event: &MouseEvent) -> Point {
        let Some(element) = self.element.get_untracked() else { return Point::default() };
        let rect = element.get_bounding_client_rect();
        Point::new(
            f64::from(event.client_x()) - rect.left() - rect.width() / 2.0,
            f64::from(event.client_y()) - rect.top() - rect.height() / 2.0,
        )
    }
}

/// Whether a drag can lead to another task. With a mouse it would be in the way of dragging an enlarged picture.
fn can_swipe(event: &PointerEvent) -> bool {
    event.pointer_type() != "mouse"
}

fn is_control(event: &PointerEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| target.closest("button,a,video").ok().flatten().is_some())
}
