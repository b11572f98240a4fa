//! The mask editor: marks the region that Midjourney repaints, by pointer or keyboard.
//!
//! The picture is below the canvas and never drawn into it: a picture from another origin would taint the canvas.

use leptos::{html, prelude::*};

use wasm_bindgen::JsCast;
use web_sys::{
    CanvasRenderingContext2d, Event, HtmlCanvasElement, HtmlImageElement, KeyboardEvent, PointerEvent,
};

use crate::{
    i18n::context::use_action_texts,
    state::effect::effect,
    ui::{components::show::Show, hooks::listener::listener},
};

/// The maximum length of the longer side of the mask in pixels, about that of Midjourney's pictures.
const MAX_SIDE: f64 = 1024.0;

/// A shape of the mask, in fractions of the picture (0 to 1).
#[derive(Clone, PartialEq)]
enum MaskShape {
    /// A stroke of a round brush. The size is a fraction of the longer side.
    Stroke { size: f64, points: Vec<(f64, f64)> },
    /// x, y, width, height.
    Rect([f64; 4]),
}

/// Left, right, upper and lower half, center: in the order of their texts.
const REGIONS: [[f64; 4]; 5] = [
    [0.0, 0.0, 0.5, 1.0],
    [0.5, 0.0, 0.5, 1.0],
    [0.0, 0.0, 1.0, 0.5],
    [0.0, 0.5, 1.0, 0.5],
    [0.25, 0.25, 0.5, 0.5],
];

/// The mask that is being painted. Copies share it.
#[derive(Clone, Copy)]
pub struct Mask {
    /// The link of the picture below the mask.
    picture: RwSignal<Option<String>>,
    shapes: RwSignal<Vec<MaskShape>>,
    /// Width and height of the mask, once the picture is loaded.
    size: RwSignal<Option<(f64, f64)>>,
    brush: RwSignal<f64>,
    /// The position of the keyboard cursor, while the canvas is focused.
    cursor: RwSignal<Option<(f64, f64)>>,
}

impl Mask {
    /// An empty mask.
    pub fn new(picture: RwSignal<Option<String>>) -> Self {
        Self {
            picture,
            shapes: RwSignal::new(Vec::new()),
            size: RwSignal::new(None),
            brush: RwSignal::new(0.08),
            cursor: RwSignal::new(None),
        }
    }

    /// The mask as a PNG, white on black. `None` if it is empty.
    pub fn to_data_url(self) -> Option<String> {
        let (width, height) = self.size.get_untracked()?;
        if self.shapes.with_untracked(Vec::is_empty) {
            return None;
        }
        let (canvas, context) = canvas(width, height)?;
        context.set_fill_style_str("#000");
        context.fill_rect(0.0, 0.0, width, height);
        self.shapes.with_untracked(|shapes| draw(&context, shapes, (width, height), "#fff"));
        canvas.to_data_url_with_type("image/png").ok()
    }

    /// The painted share of the picture in percent.
    fn coverage(self) -> Option<u32> {
        const SIDE: f64 = 64.0;
        let context = canvas(SIDE, SIDE)?.1;
        self.shapes.with(|shapes| draw(&context, shapes, (SIDE, SIDE), "#fff"));
        let pixels = context.get_image_data(0.0, 0.0, SIDE, SIDE).ok()?.data();
        let painted = pixels.iter().skip(3).step_by(4).filter(|alpha| **alpha > 127).count();
        u32::try_from((painted * 100).div_ceil(4096)).ok()
    }

    fn add(self, shape: MaskShape) {
        self.shapes.update(|shapes| shapes.push(shape));
    }

    fn extend(self, point: (f64, f64)) {
        self.shapes.update(|shapes| {
            if let Some(MaskShape::Stroke { points, .. }) = shapes.last_mut() {
                points.push(point);
            }
        });
    }

    fn add_dot(self, point: (f64, f64)) {
        self.add(MaskShape::Stroke { size: self.brush.get_untracked(), points: vec![point] });
    }
}

fn canvas(width: f64, height: f64) -> Option<(HtmlCanvasElement, CanvasRenderingContext2d)> {
    let canvas: HtmlCanvasElement = document().create_element("canvas").ok()?.unchecked_into();
    canvas.set_width(width as u32);
    canvas.set_height(height as u32);
    let context = context(&canvas)?;
    Some((canvas, context))
}

fn context(canvas: &HtmlCanvasElement) -> Option<CanvasRenderingContext2d> {
    canvas.get_context("2d").ok().flatten().map(JsCast::unchecked_into)
}

fn draw(context: &CanvasRenderingContext2d, shapes: &[MaskShape], (width, height): (f64, f64), colour: &str) {
    context.set_fill_style_str(colour);
    context.set_stroke_style_str(colour);
    context.set_line_cap("round");
    context.set_line_join("round");
    for shape in shapes {
        match shape {
            MaskShape::Rect([x, y, w, h]) => context.fill_rect(x * width, y * height, w * width, h * height),
            MaskShape::Stroke { size, points } => {
                context.set_line_width(size * width.max(height));
                context.begin_path();
                for (index, (x, y)) in points.iter().enumerate() {
                    if index == 0 {
                        context.move_to(x * width, y * height);
                    }
                    // A line without length is not drawn, but a single click has to draw a dot.
                    context.line_to(x * width + 0.01, y * height);
                }
                context.stroke();
            }
        }
    }
}

/// The picture with the mask and its tools.
#[component]
pub fn MaskEditor(
    /// The mask.
    mask: Mask,
) -> impl IntoView {
    let action_texts = use_action_texts();
    let has_picture = move || mask.picture.with(Option::is_some);
    let regions = action_texts.mask_regions.into_iter().zip(REGIONS).map(|(name, region)| {
        let add = move |_| mask.add(MaskShape::Rect(region));
        view! { <button type="button" on:click=listener(add)>{name}</button> }
    });
    let set_brush = move |event: Event| {
        mask.brush.set(event_target_value(&event).parse().unwrap_or(8.0) / 100.0);
    };
    let undo = move |_| mask.shapes.update(|shapes| drop(shapes.pop()));
    let clear = move |_| mask.shapes.update(Vec::clear);
    let coverage = move || match mask.coverage() {
        Some(percent) if percent > 0 => (action_texts.mask_coverage)(percent),
        Some(_) | None => action_texts.mask_empty.to_owned(),
    };
    view! {
        <fieldset class="mask">
            <legend>{action_texts.mask_title}</legend>
            <p class="hint">{action_texts.mask_text}</p>
            <Show
                when=has_picture
                fallback=move || view! { <p class="hint">{action_texts.mask_no_image}</p> }
            >
                <Stage mask/>
            </Show>
            <p class="hint" id="mask-keys">{action_texts.mask_keys}</p>
            <div class="mask-tools">{regions.collect_view()}</div>
            <div class="mask-tools">
                <label for="brush">{action_texts.mask_brush}</label>
                <input type="range" id="brush" min="2" max="30" value="8" on:input=listener(set_brush)/>
                <button type="button" on:click=listener(undo)>{action_texts.mask_undo}</button>
                <button type="button" on:click=listener(clear)>{action_texts.mask_clear}</button>
            </div>
            <p aria-live="polite">{move || coverage()}</p>
        </fieldset>
    }
}

/// The picture, and above it the canvas on which the mask is painted.
#[component]
fn Stage(mask: Mask) -> impl IntoView {
    let action_texts = use_action_texts();
    let canvas = NodeRef::<html::Canvas>::new();
    let is_painting = StoredValue::new(false);
    effect(move || {
        if let Some(canvas) = canvas.get() {
            paint(mask, &canvas);
        }
    });
    let on_load = move |event: Event| {
        let image: HtmlImageElement = event_target(&event);
        let (width, height) = (f64::from(image.natural_width()), f64::from(image.natural_height()));
        let scale = (MAX_SIDE / width.max(height)).min(1.0);
        mask.size.set((width > 0.0).then_some(((width * scale).round(), (height * scale).round())));
    };
    let start_stroke = move |event: PointerEvent| {
        let canvas: HtmlCanvasElement = event_target(&event);
        // Strokes continue outside the canvas. Fails only for a pointer that is no longer active.
        let _ = canvas.set_pointer_capture(event.pointer_id());
        is_painting.set_value(true);
        mask.cursor.set(None);
        mask.add_dot(position(&event));
    };
    let extend_stroke = move |event: PointerEvent| {
        if is_painting.get_value() {
            mask.extend(position(&event));
        }
    };
    let end_stroke = move |_: PointerEvent| is_painting.set_value(false);
    let on_focus = move |_| {
        if !is_painting.get_value() {
            mask.cursor.set(Some((0.5, 0.5)));
        }
    };
    // The link may have expired. The canvas is hidden until the picture is loaded.
    view! {
        <div class="mask-stage">
            <img
                alt=""
                referrerpolicy="no-referrer"
                on:load=listener(on_load)
                on:error=listener(move |_| mask.picture.set(None))
                src=move || mask.picture.get()
            />
            <canvas
                hidden=move || mask.size.with(Option::is_none)
                tabindex="0"
                role="application"
                aria-label=action_texts.mask_canvas
                aria-describedby="mask-keys"
                node_ref=canvas
                on:pointerdown=listener(start_stroke)
                on:pointermove=listener(extend_stroke)
                on:pointerup=listener(end_stroke)
                on:pointercancel=listener(end_stroke)
                on:focus=listener(on_focus)
                on:blur=listener(move |_| mask.cursor.set(None))
                on:keydown=listener(move |event| handle_key(mask, &event))
            ></canvas>
        </div>
    }
}

/// Paints the mask and the keyboard cursor; tracked.
fn paint(mask: Mask, canvas: &HtmlCanvasElement) {
    let Some((width, height)) = mask.size.get() else { return };
    // Setting the size clears the canvas.
    canvas.set_width(width as u32);
    canvas.set_height(height as u32);
    let Some(context) = context(canvas) else { return };
    context.set_global_alpha(0.6);
    mask.shapes.with(|shapes| draw(&context, shapes, (width, height), "rgb(0 190 230)"));
    if let Some((x, y)) = mask.cursor.get() {
        context.set_global_alpha(1.0);
        context.set_line_width(3.0);
        context.set_stroke_style_str("#fff");
        context.begin_path();
        let radius = mask.brush.get() * width.max(height) / 2.0;
        let _ = context.arc(x * width, y * height, radius, 0.0, std::f64::consts::TAU);
        context.stroke();
    }
}

/// The position of the pointer in fractions of the canvas.
fn position(event: &PointerEvent) -> (f64, f64) {
    let canvas: HtmlCanvasElement = event_target(event);
    let bounds = canvas.get_bounding_client_rect();
    let x = (f64::from(event.client_x()) - bounds.left()) / bounds.width().max(1.0);
    let y = (f64::from(event.client_y()) - bounds.top()) / bounds.height().max(1.0);
    (x, y)
}

fn handle_key(mask: Mask, event: &KeyboardEvent) {
    let step = if event.shift_key() { 0.1 } else { 0.03 };
    let (x, y) = mask.cursor.get_untracked().unwrap_or((0.5, 0.5));
    let to = match event.key().as_str() {
        "ArrowLeft" => (x - step, y),
        "ArrowRight" => (x + step, y),
        "ArrowUp" => (x, y - step),
        "ArrowDown" => (x, y + step),
        " " => {
            mask.add_dot((x, y));
            (x, y)
        }
        "Delete" | "Backspace" => {
            mask.shapes.update(Vec::clear);
            (x, y)
        }
        _ => return,
    };
    event.prevent_default();
    // Handled keys must neither scroll the page nor switch to another task.
    event.stop_propagation();
    mask.cursor.set(Some((to.0.clamp(0.0, 1.0), to.1.clamp(0.0, 1.0))));
}
