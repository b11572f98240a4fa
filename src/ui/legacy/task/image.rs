//! The large picture of the dialog: the whole grid or one of its quadrants.

use leptos::prelude::*;

use crate::{
    domain::{task::Task, task_actions::is_grid},
    i18n::context::use_dialog_texts,
    state::{
        services::{Services, use_services},
        settings::connection::page_is_https,
    },
    ui::{
        components::{confirm_dialog::Confirmation, icon::Icon},
        dom::{El, button, el, memo::memo},
        legacy::task::buttons::quadrant_buttons,
        tasks::image::{ImageSize, task_image},
    },
};

/// The picture with the choice of a quadrant and the link to the original.
pub fn task_detail_image(task: RwSignal<Task>, confirm: RwSignal<Option<Confirmation>>) -> El {
    let Services { settings, .. } = use_services();
    let dialog_texts = use_dialog_texts();
    // 0 is the whole grid.
    let selected = RwSignal::new(0_u8);
    // From the prompt, until the picture is loaded.
    let ratio = RwSignal::new(
        task.with_untracked(|task| crate::domain::image_url::shape::aspect_ratio(task.prompt.as_deref())),
    );
    let has_quadrants = memo(move |_| task.with(|task| is_grid(task) && task.image_url.is_some()));
    let original = memo(move |_| {
        let link = task.with(|task| task.image_url.clone())?;
        let rules = settings.host.with_value(|host| host.rewrite.clone());
        crate::domain::image_url::rewrite::image_sources(&link, (1, 1), &rules, page_is_https())
            .map(|sources| sources.original)
    });
    let part_button = move |part: u8| {
        let name = if part == 0 { dialog_texts.whole_grid.to_owned() } else { (dialog_texts.quadrant)(part) };
        let label = if part == 0 { Icon::Grid.draw() } else { el("span").text(&part.to_string()) };
        button("")
            .label(&name)
            .dyn_aria_bool("aria-pressed", move || selected.get() == part)
            .child(label)
            .on_click(move || selected.set(part))
    };
    let quadrant_picker = move || {
        has_quadrants.get().then(|| {
            el("div")
                .class("quadrant-picker")
                .attr("role", "group")
                .attr("aria-label", dialog_texts.image_parts)
                .children((0..=4).map(part_button))
        })
    };
    let open_original = move || {
        let link = el("a").class("button").attr("href", &original.get()?);
        let link = link.attr("target", "_blank").attr("rel", "noopener noreferrer");
        Some(link.child(Icon::ExternalLink.draw()).child(el("span").text(dialog_texts.open_original)))
    };
    let aspect = move || {
        let (width, height) = ratio.get();
        format!("{width} / {height}")
    };
    let stage = task_image("image-stage", task, ImageSize::Large(ratio))
        .dyn_attr("data-part", move || Some(if has_quadrants.get() { selected.get() } else { 0 }.to_string()))
        .dyn_style("aspect-ratio", aspect)
        .dyn_style("--width", move || ratio.get().0.to_string())
        .dyn_style("--height", move || ratio.get().1.to_string());
    let quadrant_buttons = quadrant_buttons(task, confirm);
    let overlay = move || {
        if selected.get() == 0 && has_quadrants.get() && !settings.read_only.get() {
            quadrant_buttons()
        } else {
            None
        }
    };
    let stage = stage.dyn_child(overlay);
    el("figure")
        .class("task-figure")
        .child(stage)
        .child(el("figcaption").dyn_child(quadrant_picker).dyn_child(open_original))
}
