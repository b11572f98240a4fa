//! The large picture of the dialog: the whole sheet, or one of its four quadrants.

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
        task::buttons::quadrant_buttons,
        tasks::image::{ImageSize, task_image},
    },
};

/// The picture with its switch and the link to the original.
pub fn task_detail_image(task: RwSignal<Task>, asked: RwSignal<Option<Confirmation>>) -> El {
    let Services { settings, .. } = use_services();
    let dialog_texts = use_dialog_texts();
    // 0 is the whole sheet, 1 to 4 are its quadrants.
    let part = RwSignal::new(0_u8);
    // The prompt tells the ratio before the picture is there; the picture knows better.
    let ratio = RwSignal::new(
        task.with_untracked(|task| crate::domain::image_url::shape::aspect_ratio(task.prompt.as_deref())),
    );
    let sheet = memo(move |_| task.with(|task| is_grid(task) && task.image_url.is_some()));
    let original = memo(move |_| {
        let link = task.with(|task| task.image_url.clone())?;
        let rules = settings.host.with_value(|host| host.rewrite.clone());
        crate::domain::image_url::rewrite::image_sources(&link, (1, 1), &rules, page_is_https())
            .map(|sources| sources.original)
    });
    let choice = move |which: u8| {
        let name =
            if which == 0 { dialog_texts.whole_grid.to_owned() } else { (dialog_texts.quadrant)(which) };
        let face = if which == 0 { Icon::Sheet.draw() } else { el("span").text(&which.to_string()) };
        button("")
            .label(&name)
            .dyn_aria_bool("aria-pressed", move || part.get() == which)
            .child(face)
            .on_click(move || part.set(which))
    };
    let switch = move || {
        sheet.get().then(|| {
            let choices = (0..=4).map(choice);
            el("div")
                .class("quadrant-picker")
                .attr("role", "group")
                .attr("aria-label", dialog_texts.image_parts)
                .children(choices)
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
    let large = task_image("image-stage", task, ImageSize::Large(ratio))
        .dyn_attr("data-part", move || Some(if sheet.get() { part.get() } else { 0 }.to_string()))
        .dyn_style("aspect-ratio", aspect)
        .dyn_style("--width", move || ratio.get().0.to_string())
        .dyn_style("--height", move || ratio.get().1.to_string());
    let quadrant_buttons = quadrant_buttons(task, asked);
    let on_picture = move || {
        if part.get() == 0 && sheet.get() && !settings.read_only.get() { quadrant_buttons() } else { None }
    };
    let large = large.dyn_child(on_picture);
    el("figure")
        .class("task-figure")
        .child(large)
        .child(el("figcaption").dyn_child(switch).dyn_child(open_original))
}
