//! The mask editor: marks the region that Midjourney repaints, by pointer or keyboard.
//!
//! The picture is below the canvas and never drawn into it: a picture from another origin would taint the canvas.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement, KeyboardEvent, PointerEvent};

use crate::{
    i18n::context::use_action_texts,
    ui::dom::{El, button, el},
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
pub fn mask_editor(mask: Mask) -> El {
    let action_texts = use_action_texts();
    let stage = move || {
        Some(match mask.picture.get() {
            Some(link) => stage(mask, &link),
            None => el("p").class("hint").text(action_texts.mask_no_image),
        })
    };
    let brush = el("input")
        .attr("type", "range")
        .attr("id", "brush")
        .attr("min", "2")
        .attr("max", "30")
        .attr("value", "8")
        .on("input", move |event| {
            mask.brush.set(event_target_value(&event).parse().unwrap_or(8.0) / 100.0);
        });
    let undo = button("")
        .text(action_texts.mask_undo)
        .on_click(move || mask.shapes.update(|shapes| drop(shapes.pop())));
    let clear = button("").text(action_texts.mask_clear).on_click(move || mask.shapes.update(Vec::clear));
    let regions = action_texts.mask_regions.into_iter().zip(REGIONS);
    let region_button = |(name, region): (&'static str, [f64; 4])| {
        button("").text(name).on_click(move || mask.add(MaskShape::Rect(region)))
    };
    let coverage = move || match mask.coverage() {
        Some(percent) if percent > 0 => (action_texts.mask_coverage)(percent),
        Some(_) | None => action_texts.mask_empty.to_owned(),
    };
    el("fieldset")
        .class("mask")
        .child(el("legend").text(action_texts.mask_title))
        .child(el("p").class("hint").text(action_texts.mask_text))
        .dyn_child(stage)
        .child(el("p").class("hint").attr("id", "mask-keys").text(action_texts.mask_keys))
        .child(el("div").class("mask-tools").children(regions.map(region_button)))
        .child(
            el("div")
                .class("mask-tools")
                .child(el("label").attr("for", "brush").text(action_texts.mask_brush))
                .child(brush)
                .child(undo)
                .child(clear),
        )
        .child(el("p").attr("aria-live", "polite").dyn_text(coverage))
}

fn stage(mask: Mask, link: &str) -> El {
    let action_texts = use_action_texts();
    let picture = el("img").attr("alt", "").attr("referrerpolicy", "no-referrer").attr("src", link);
    let image: HtmlImageElement = picture.element().unchecked_into();
    let picture = picture.on("load", move |_| {
        let (width, height) = (f64::from(image.natural_width()), f64::from(image.natural_height()));
        let scale = (MAX_SIDE / width.max(height)).min(1.0);
        mask.size.set((width > 0.0).then_some(((width * scale).round(), (height * scale).round())));
    });
    // The link may have expired.
    let picture = picture.on("error", move |_| mask.picture.set(None));
    // Hidden until the picture is loaded.
    let canvas = el("canvas")
        .dyn_attr_static("hidden", move || mask.size.with(Option::is_none).then_some(""))
        .attr("tabindex", "0")
        .attr("role", "application")
        .attr("aria-label", action_texts.mask_canvas)
        .attr("aria-describedby", "mask-keys");
    let node: HtmlCanvasElement = canvas.element().unchecked_into();
    let drawn = node.clone();
    let is_painting = StoredValue::new(false);
    let accent = "rgb(0 190 230)";
    let canvas = canvas.effect(move || {
        let Some((width, height)) = mask.size.get() else { return };
        // Setting the size clears the canvas.
        drawn.set_width(width as u32);
        drawn.set_height(height as u32);
        let Some(context) = context(&drawn) else { return };
        context.set_global_alpha(0.6);
        mask.shapes.with(|shapes| draw(&context, shapes, (width, height), accent));
        if let Some((x, y)) = mask.cursor.get() {
            context.set_global_alpha(1.0);
            context.set_line_width(3.0);
            context.set_stroke_style_str("#fff");
            context.begin_path();
            let radius = mask.brush.get() * width.max(height) / 2.0;
            let _ = context.arc(x * width, y * height, radius, 0.0, std::f64::consts::TAU);
            context.stroke();
        }
    });
    let position = move |event: &PointerEvent| {
        let bounds = node.get_bounding_client_rect();
        let x = (f64::from(event.client_x()) - bounds.left()) / bounds.width().max(1.0);
        let y = (f64::from(event.client_y()) - bounds.top()) / bounds.height().max(1.0);
        (x, y)
    };
    let (start_position, next_position) = (position.clone(), position);
    let start_stroke = move |event: web_sys::Event| {
        let event: PointerEvent = event.unchecked_into();
        if let Some(target) = event.target() {
            // Strokes continue outside the canvas. Fails only for a pointer that is no longer active.
            let _ = target.unchecked_into::<web_sys::Element>().set_pointer_capture(event.pointer_id());
        }
        is_painting.set_value(true);
        mask.cursor.set(None);
        mask.add_dot(start_position(&event));
    };
    let extend_stroke = move |event: web_sys::Event| {
        if is_painting.get_value() {
            mask.extend(next_position(event.unchecked_ref()));
        }
    };
    let canvas = canvas
        .on("pointerdown", start_stroke)
        .on("pointermove", extend_stroke)
        .on("pointerup", move |_| is_painting.set_value(false))
        .on("pointercancel", move |_| is_painting.set_value(false))
        .on("focus", move |_| {
            if !is_painting.get_value() {
                mask.cursor.set(Some((0.5, 0.5)));
            }
        })
        .on("blur", move |_| mask.cursor.set(None))
        .on_keyboard("keydown", move |event| handle_key(mask, &event));
    el("div").class("mask-stage").child(picture).child(canvas)
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
