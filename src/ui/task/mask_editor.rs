//! What is to be drawn anew: painted over the picture with a pointer, or by keyboard.
//!
//! The picture lies under a canvas of its own and is never drawn into it: a picture from another host would lock it.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement, KeyboardEvent, PointerEvent};

use crate::{
    i18n::context::use_action_texts,
    ui::dom::{El, button, el},
};

/// The longer side of the mask in pixels; Midjourney's own pictures have about as many.
const MAX_SIDE: f64 = 1024.0;

/// One thing that was painted, in parts of the picture (0 to 1).
#[derive(Clone, PartialEq)]
enum MaskShape {
    /// A round brush along some points; the size is a part of the longer side.
    Stroke { size: f64, points: Vec<(f64, f64)> },
    /// x, y, width, height.
    Rect([f64; 4]),
}

/// Left, right, upper, lower half, middle: in the order of their words.
const REGIONS: [[f64; 4]; 5] = [
    [0.0, 0.0, 0.5, 1.0],
    [0.5, 0.0, 0.5, 1.0],
    [0.0, 0.0, 1.0, 0.5],
    [0.0, 0.5, 1.0, 0.5],
    [0.25, 0.25, 0.5, 0.5],
];

/// A mask that is being painted. Copies share it.
#[derive(Clone, Copy)]
pub struct Mask {
    /// The picture below.
    picture: RwSignal<Option<String>>,
    paints: RwSignal<Vec<MaskShape>>,
    /// Width and height of the mask; none before the picture is there.
    size: RwSignal<Option<(f64, f64)>>,
    brush: RwSignal<f64>,
    /// Where the brush of the keyboard is, while it is used.
    cursor: RwSignal<Option<(f64, f64)>>,
}

impl Mask {
    /// Nothing is painted yet.
    pub fn new(picture: RwSignal<Option<String>>) -> Self {
        Self {
            picture,
            paints: RwSignal::new(Vec::new()),
            size: RwSignal::new(None),
            brush: RwSignal::new(0.08),
            cursor: RwSignal::new(None),
        }
    }

    /// The mask as a PNG: white where it is painted, black elsewhere. None when nothing is painted.
    pub fn to_data_url(self) -> Option<String> {
        let (width, height) = self.size.get_untracked()?;
        if self.paints.with_untracked(Vec::is_empty) {
            return None;
        }
        let (canvas, context) = canvas(width, height)?;
        context.set_fill_style_str("#000");
        context.fill_rect(0.0, 0.0, width, height);
        self.paints.with_untracked(|paints| draw(&context, paints, (width, height), "#fff"));
        canvas.to_data_url_with_type("image/png").ok()
    }

    /// How much of the picture is painted, in percent.
    fn share(self) -> Option<u32> {
        const SIDE: f64 = 64.0;
        let context = canvas(SIDE, SIDE)?.1;
        self.paints.with(|paints| draw(&context, paints, (SIDE, SIDE), "#fff"));
        let pixels = context.get_image_data(0.0, 0.0, SIDE, SIDE).ok()?.data();
        let painted = pixels.iter().skip(3).step_by(4).filter(|alpha| **alpha > 127).count();
        u32::try_from((painted * 100).div_ceil(4096)).ok()
    }

    fn add(self, paint: MaskShape) {
        self.paints.update(|paints| paints.push(paint));
    }

    fn extend(self, point: (f64, f64)) {
        self.paints.update(|paints| {
            if let Some(MaskShape::Stroke { points, .. }) = paints.last_mut() {
                points.push(point);
            }
        });
    }

    fn dab(self, point: (f64, f64)) {
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

fn draw(context: &CanvasRenderingContext2d, paints: &[MaskShape], (width, height): (f64, f64), colour: &str) {
    context.set_fill_style_str(colour);
    context.set_stroke_style_str(colour);
    context.set_line_cap("round");
    context.set_line_join("round");
    for paint in paints {
        match paint {
            MaskShape::Rect([x, y, t, h]) => context.fill_rect(x * width, y * height, t * width, h * height),
            MaskShape::Stroke { size, points } => {
                context.set_line_width(size * width.max(height));
                context.begin_path();
                for (at, (x, y)) in points.iter().enumerate() {
                    if at == 0 {
                        context.move_to(x * width, y * height);
                    }
                    // A line without any length is not drawn, and a single press is a dot.
                    context.line_to(x * width + 0.01, y * height);
                }
                context.stroke();
            }
        }
    }
}

/// The picture with the mask over it, and the tools.
pub fn mask_editor(mask_editor: Mask) -> El {
    let action_texts = use_action_texts();
    let stage = move || {
        Some(match mask_editor.picture.get() {
            Some(link) => stage(mask_editor, &link),
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
            mask_editor.brush.set(event_target_value(&event).parse().unwrap_or(8.0) / 100.0);
        });
    let undo = button("")
        .text(action_texts.mask_undo)
        .on_click(move || mask_editor.paints.update(|paints| drop(paints.pop())));
    let clear =
        button("").text(action_texts.mask_clear).on_click(move || mask_editor.paints.update(Vec::clear));
    let parts = action_texts.mask_regions.into_iter().zip(REGIONS);
    let part = |(name, part): (&'static str, [f64; 4])| {
        button("").text(name).on_click(move || mask_editor.add(MaskShape::Rect(part)))
    };
    let share = move || match mask_editor.share() {
        Some(percent) if percent > 0 => (action_texts.mask_coverage)(percent),
        Some(_) | None => action_texts.mask_empty.to_owned(),
    };
    el("fieldset")
        .class("mask")
        .child(el("legend").text(action_texts.mask_title))
        .child(el("p").class("hint").text(action_texts.mask_text))
        .dyn_child(stage)
        .child(el("p").class("hint").attr("id", "mask-keys").text(action_texts.mask_keys))
        .child(el("div").class("mask-tools").children(parts.map(part)))
        .child(
            el("div")
                .class("mask-tools")
                .child(el("label").attr("for", "brush").text(action_texts.mask_brush))
                .child(brush)
                .child(undo)
                .child(clear),
        )
        .child(el("p").attr("aria-live", "polite").dyn_text(share))
}

fn stage(mask_editor: Mask, link: &str) -> El {
    let action_texts = use_action_texts();
    let picture = el("img").attr("alt", "").attr("referrerpolicy", "no-referrer").attr("src", link);
    let image: HtmlImageElement = picture.element().unchecked_into();
    let picture = picture.on("load", move |_| {
        let (width, height) = (f64::from(image.natural_width()), f64::from(image.natural_height()));
        let scale = (MAX_SIDE / width.max(height)).min(1.0);
        mask_editor.size.set((width > 0.0).then_some(((width * scale).round(), (height * scale).round())));
    });
    // It may have expired with its link; that is told in its place.
    let picture = picture.on("error", move |_| mask_editor.picture.set(None));
    // There is nothing to paint on before the picture is there.
    let board = el("canvas")
        .dyn_attr_static("hidden", move || mask_editor.size.with(Option::is_none).then_some(""))
        .attr("tabindex", "0")
        .attr("role", "application")
        .attr("aria-label", action_texts.mask_canvas)
        .attr("aria-describedby", "mask-keys");
    let node: HtmlCanvasElement = board.element().unchecked_into();
    let shown = node.clone();
    let painting = StoredValue::new(false);
    let accent = "rgb(0 190 230)";
    let board = board.effect(move || {
        let Some((width, height)) = mask_editor.size.get() else { return };
        // Setting a size empties a canvas.
        shown.set_width(width as u32);
        shown.set_height(height as u32);
        let Some(context) = context(&shown) else { return };
        context.set_global_alpha(0.6);
        mask_editor.paints.with(|paints| draw(&context, paints, (width, height), accent));
        if let Some((x, y)) = mask_editor.cursor.get() {
            context.set_global_alpha(1.0);
            context.set_line_width(3.0);
            context.set_stroke_style_str("#fff");
            context.begin_path();
            let radius = mask_editor.brush.get() * width.max(height) / 2.0;
            let _ = context.arc(x * width, y * height, radius, 0.0, std::f64::consts::TAU);
            context.stroke();
        }
    });
    let place = move |event: &PointerEvent| {
        let shape = node.get_bounding_client_rect();
        let x = (f64::from(event.client_x()) - shape.left()) / shape.width().max(1.0);
        let y = (f64::from(event.client_y()) - shape.top()) / shape.height().max(1.0);
        (x, y)
    };
    let (begun, moved) = (place.clone(), place);
    let begin = move |event: web_sys::Event| {
        let event: PointerEvent = event.unchecked_into();
        if let Some(target) = event.target() {
            // Strokes go on beyond the edge. It fails only for a pointer that is gone.
            let _ = target.unchecked_into::<web_sys::Element>().set_pointer_capture(event.pointer_id());
        }
        painting.set_value(true);
        mask_editor.cursor.set(None);
        mask_editor.dab(begun(&event));
    };
    let go_on = move |event: web_sys::Event| {
        if painting.get_value() {
            mask_editor.extend(moved(event.unchecked_ref()));
        }
    };
    let board = board
        .on("pointerdown", begin)
        .on("pointermove", go_on)
        .on("pointerup", move |_| painting.set_value(false))
        .on("pointercancel", move |_| painting.set_value(false))
        .on("focus", move |_| {
            if !painting.get_value() {
                mask_editor.cursor.set(Some((0.5, 0.5)));
            }
        })
        .on("blur", move |_| mask_editor.cursor.set(None))
        .on_keyboard("keydown", move |event| keyed(mask_editor, &event));
    el("div").class("mask-stage").child(picture).child(board)
}

fn keyed(mask_editor: Mask, event: &KeyboardEvent) {
    let step = if event.shift_key() { 0.1 } else { 0.03 };
    let (x, y) = mask_editor.cursor.get_untracked().unwrap_or((0.5, 0.5));
    let to = match event.key().as_str() {
        "ArrowLeft" => (x - step, y),
        "ArrowRight" => (x + step, y),
        "ArrowUp" => (x, y - step),
        "ArrowDown" => (x, y + step),
        " " => {
            mask_editor.dab((x, y));
            (x, y)
        }
        "Delete" | "Backspace" => {
            mask_editor.paints.update(Vec::clear);
            (x, y)
        }
        _ => return,
    };
    event.prevent_default();
    // A press of Escape or Tab is not ours; what is must not scroll or turn the page.
    event.stop_propagation();
    mask_editor.cursor.set(Some((to.0.clamp(0.0, 1.0), to.1.clamp(0.0, 1.0))));
}
