//! A picture in its frame: none yet, on its way, shown, expired, or not to be had. The frame keeps its size whatever
//! happens in it.

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
    },
};

/// How far the loading of one link has come.
#[derive(Clone, Copy, PartialEq)]
enum ImageState {
    /// The small picture is asked for.
    Thumbnail,
    /// There is no small one; the original is asked for.
    Original,
    /// A picture is there.
    Loaded,
    /// Neither came.
    Failed,
}

/// Loading a picture is asked for.
#[derive(Clone, Copy, PartialEq)]
pub enum Loading {
    /// At once, before others.
    Eager,
    /// Loading its frame comes near the screen.
    Lazy(RwSignal<bool>),
}

/// Which picture it is.
#[derive(Clone, Copy)]
pub enum ImageSize {
    /// On a card.
    Small(Loading),
    /// In the dialog, over the small one that is there already. Its own width and height are told.
    Large(RwSignal<(u32, u32)>),
}

impl ImageSize {
    /// The longer side to ask for, in device pixels. A card is about 280 CSS pixels wide, and twice that serves the
    /// screens of today; the large one is sharp enough for a quadrant on a desk.
    fn longest(self) -> u32 {
        match self {
            Self::Small(_) => 560,
            Self::Large(_) => 2048,
        }
    }
}

/// A frame with the picture of a task.
pub fn task_image(class: &str, task: RwSignal<Task>, kind: ImageSize) -> El {
    let Services { settings, .. } = use_services();
    let t = use_texts();
    let alt = task.with_untracked(|task| t.image_of(task));
    let ratio =
        task.with_untracked(|task| crate::domain::image_url::shape::aspect_ratio(task.prompt.as_deref()));
    let link = memo(move |_| task.with(|task| task.image_url.clone()));
    let status = memo(move |_| task.with(|task| task.status.clone()));
    let draw = move || {
        let Some(link) = link.get() else {
            let status = status.get();
            return Some(placeholder(none_icon(&status), "none", t.no_image(&status)));
        };
        let sources = |longest| {
            let size = crate::domain::image_url::shape::fit_within(ratio, longest);
            settings.host.with_value(|host| {
                crate::domain::image_url::rewrite::image_sources(&link, size, &host.rewrite, page_is_https())
            })
        };
        let under = match kind {
            ImageSize::Small(_) => None,
            ImageSize::Large(_) => {
                sources(ImageSize::Small(Loading::Eager).longest()).map(|sources| sources.first)
            }
        };
        Some(match sources(kind.longest()) {
            None => placeholder(Icon::BrokenPicture, "refused", t.image_unsafe),
            Some(sources) => picture_of(link, sources, under, alt.clone(), kind),
        })
    };
    el("div").class(class).dyn_child(draw)
}

/// One link's picture: on its way, there, over or not to be had. Another link is another picture, made anew.
fn picture_of(
    link: String,
    sources: ImageSources,
    under: Option<String>,
    alt: String,
    kind: ImageSize,
) -> El {
    let t = use_texts();
    let clock = use_clock();
    let progress = RwSignal::new(ImageState::Thumbnail);
    // A picture that came before its link's end stays.
    let expired = memo(move |_| {
        progress.get() != ImageState::Loaded
            && crate::domain::image_url::discord::is_expired(&link, clock.get())
    });
    let is_broken = memo(move |_| progress.get() == ImageState::Failed);
    let draw = move || {
        Some(if expired.get() {
            placeholder(Icon::Hourglass, "expired", t.image_expired).attr("title", t.image_expired_long)
        } else if is_broken.get() {
            broken(t, progress)
        } else {
            image(&sources, &alt, kind, progress)
        })
    };
    let waiting =
        move || !expired.get() && matches!(progress.get(), ImageState::Thumbnail | ImageState::Original);
    let under = under.filter(|_| !expired.get_untracked()).map(|link| {
        el("img").class("thumbnail").attr("alt", "").attr("referrerpolicy", "no-referrer").attr("src", &link)
    });
    // With the small picture to look at, nobody needs to be told that the large one is coming.
    let coming = under.is_none().then(|| el("p").class("loading-text").text(t.image_loading));
    el("div")
        .class("image")
        .class_toggle("loading", waiting)
        .opt_child(under)
        .opt_child(coming)
        .dyn_child(draw)
}

fn image(sources: &ImageSources, alt: &str, kind: ImageSize, progress: RwSignal<ImageState>) -> El {
    let (when, natural) = match kind {
        ImageSize::Small(when) => (when, None),
        ImageSize::Large(natural) => (Loading::Eager, Some(natural)),
    };
    let image = el("img")
        .attr("alt", alt)
        .attr("decoding", "async")
        .attr("draggable", "false")
        .attr("referrerpolicy", "no-referrer")
        .class_toggle("loaded", move || progress.get() == ImageState::Loaded);
    let node: web_sys::HtmlImageElement = wasm_bindgen::JsCast::unchecked_into(image.element());
    let has_fallback = sources.fallback.is_some();
    let small = sources.first.clone();
    let original = sources.fallback.clone().unwrap_or_else(|| small.clone());
    let (asked, shown) = (node.clone(), node);
    let image = match when {
        Loading::Eager => image.attr("fetchpriority", "high"),
        Loading::Lazy(_) => image,
    };
    image
        .effect(move || {
            let may_ask = match when {
                Loading::Eager => true,
                Loading::Lazy(near) => near.get(),
            };
            match progress.get() {
                ImageState::Thumbnail if may_ask => asked.set_src(&small),
                ImageState::Original if may_ask => asked.set_src(&original),
                ImageState::Thumbnail | ImageState::Original | ImageState::Loaded | ImageState::Failed => {}
            }
        })
        .on("load", move |_| {
            progress.set(ImageState::Loaded);
            if let Some(natural) = natural {
                natural.set((shown.natural_width().max(1), shown.natural_height().max(1)));
            }
        })
        .on("error", move |_| {
            let at_small = progress.get_untracked() == ImageState::Thumbnail;
            progress.set(if at_small && has_fallback { ImageState::Original } else { ImageState::Failed });
        })
}

fn placeholder(icon: Icon, look: &str, words: &str) -> El {
    el("div").class("image-placeholder").attr("data-look", look).child(icon.draw()).child(el("p").text(words))
}

fn broken(t: &Texts, progress: RwSignal<ImageState>) -> El {
    let again = button("small").text(t.try_again).on_click(move || progress.set(ImageState::Thumbnail));
    placeholder(Icon::BrokenPicture, "broken", t.image_failed).child(again)
}

fn none_icon(status: &Status) -> Icon {
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
