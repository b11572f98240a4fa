//! The picture of a task: loading, loaded, expired, failed or missing, in a frame of constant size.

use leptos::prelude::*;

use crate::{
    domain::{image_url::rewrite::ImageSources, status::Status, task::Task},
    i18n::{context::use_texts, texts::Texts},
    state::{
        clock::use_clock,
        services::{Services, use_services},
        settings::connection::page_is_https,
    },
    ui::{
        components::icon::Icon,
        dom::{El, button, el, memo::memo},
        tasks::image::{ImageSize, Loading},
    },
};

/// The loading state of a picture.
#[derive(Clone, Copy, PartialEq)]
enum ImageState {
    /// The thumbnail is being loaded.
    Thumbnail,
    /// The thumbnail failed; the original is being loaded.
    Original,
    /// A picture was loaded.
    Loaded,
    /// Both failed.
    Failed,
}

/// The frame with the picture of a task.
pub fn task_image(class: &str, task: RwSignal<Task>, image_size: ImageSize) -> El {
    let Services { settings, .. } = use_services();
    let t = use_texts();
    let alt = task.with_untracked(|task| t.image_of(task));
    let ratio =
        task.with_untracked(|task| crate::domain::image_url::shape::aspect_ratio(task.prompt.as_deref()));
    let link = memo(move |_| task.with(|task| task.image_url.clone()));
    let status = memo(move |_| task.with(|task| task.status.clone()));
    let view = move || {
        let Some(link) = link.get() else {
            let status = status.get();
            return Some(placeholder(missing_icon(&status), "none", t.no_image(&status)));
        };
        let sources = |max_side| {
            let size = crate::domain::image_url::shape::fit_within(ratio, max_side);
            settings.host.with_value(|host| {
                crate::domain::image_url::rewrite::image_sources(&link, size, &host.rewrite, page_is_https())
            })
        };
        let thumbnail = match image_size {
            ImageSize::Small(_) => None,
            ImageSize::Large(_) => {
                sources(ImageSize::Small(Loading::Eager).max_side()).map(|sources| sources.first)
            }
        };
        Some(match sources(image_size.max_side()) {
            None => placeholder(Icon::BrokenPicture, "refused", t.image_unsafe),
            Some(sources) => image_view(link, sources, thumbnail, alt.clone(), image_size),
        })
    };
    el("div").class(class).dyn_child(view)
}

/// The picture of one link, with its states. It is rebuilt for another link.
fn image_view(
    link: String,
    sources: ImageSources,
    thumbnail: Option<String>,
    alt: String,
    image_size: ImageSize,
) -> El {
    let t = use_texts();
    let clock = use_clock();
    let state = RwSignal::new(ImageState::Thumbnail);
    // A picture that was loaded before its link expired stays.
    let is_expired = memo(move |_| {
        state.get() != ImageState::Loaded && crate::domain::image_url::discord::is_expired(&link, clock.get())
    });
    let has_failed = memo(move |_| state.get() == ImageState::Failed);
    let view = move || {
        Some(if is_expired.get() {
            placeholder(Icon::Hourglass, "expired", t.image_expired).attr("title", t.image_expired_long)
        } else if has_failed.get() {
            failed_placeholder(t, state)
        } else {
            image(&sources, &alt, image_size, state)
        })
    };
    let is_loading =
        move || !is_expired.get() && matches!(state.get(), ImageState::Thumbnail | ImageState::Original);
    let thumbnail = thumbnail.filter(|_| !is_expired.get_untracked()).map(|link| {
        el("img").class("thumbnail").attr("alt", "").attr("referrerpolicy", "no-referrer").attr("src", &link)
    });
    // The text is redundant above a thumbnail.
    let loading_text = thumbnail.is_none().then(|| el("p").class("loading-text").text(t.image_loading));
    el("div")
        .class("image")
        .class_toggle("loading", is_loading)
        .opt_child(thumbnail)
        .opt_child(loading_text)
        .dyn_child(view)
}

fn image(sources: &ImageSources, alt: &str, image_size: ImageSize, state: RwSignal<ImageState>) -> El {
    let (loading, natural_size) = match image_size {
        ImageSize::Small(loading) => (loading, None),
        ImageSize::Large(natural_size) => (Loading::Eager, Some(natural_size)),
    };
    let image = el("img")
        .attr("alt", alt)
        .attr("decoding", "async")
        .attr("draggable", "false")
        .attr("referrerpolicy", "no-referrer")
        .class_toggle("loaded", move || state.get() == ImageState::Loaded);
    let node: web_sys::HtmlImageElement = wasm_bindgen::JsCast::unchecked_into(image.element());
    let has_fallback = sources.fallback.is_some();
    let thumbnail = sources.first.clone();
    let original = sources.fallback.clone().unwrap_or_else(|| thumbnail.clone());
    let (to_load, loaded) = (node.clone(), node);
    let image = match loading {
        Loading::Eager => image.attr("fetchpriority", "high"),
        Loading::Lazy(_) => image,
    };
    image
        .effect(move || {
            let may_load = match loading {
                Loading::Eager => true,
                Loading::Lazy(is_near) => is_near.get(),
            };
            match state.get() {
                ImageState::Thumbnail if may_load => to_load.set_src(&thumbnail),
                ImageState::Original if may_load => to_load.set_src(&original),
                ImageState::Thumbnail | ImageState::Original | ImageState::Loaded | ImageState::Failed => {}
            }
        })
        .on("load", move |_| {
            state.set(ImageState::Loaded);
            if let Some(natural_size) = natural_size {
                natural_size.set((loaded.natural_width().max(1), loaded.natural_height().max(1)));
            }
        })
        .on("error", move |_| {
            let was_thumbnail = state.get_untracked() == ImageState::Thumbnail;
            state.set(if was_thumbnail && has_fallback { ImageState::Original } else { ImageState::Failed });
        })
}

fn placeholder(icon: Icon, look: &str, text: &str) -> El {
    el("div").class("image-placeholder").attr("data-look", look).child(icon.draw()).child(el("p").text(text))
}

fn failed_placeholder(t: &Texts, state: RwSignal<ImageState>) -> El {
    let retry = button("small").text(t.try_again).on_click(move || state.set(ImageState::Thumbnail));
    placeholder(Icon::BrokenPicture, "broken", t.image_failed).child(retry)
}

fn missing_icon(status: &Status) -> Icon {
    match status {
        Status::Success => Icon::Picture,
        Status::NotStart
        | Status::Submitted
        | Status::Modal
        | Status::InProgress
        | Status::Failure
        | Status::Cancel
        | Status::Other(_) => Icon::of_status(status),
    }
}
