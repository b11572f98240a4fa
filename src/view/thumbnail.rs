//! A picture in its frame: none yet, on its way, shown, expired, or not to be had. The frame keeps its size whatever
//! happens in it.

use leptos::prelude::*;

use super::icon::Icon;
use crate::{
    app::{Desk, use_desk},
    element::{El, button, el},
    picture::{self, Sources},
    proxy::task::{Status, Task},
    settings::page_is_https,
    words::Words,
};

/// How far the loading of one link has come.
#[derive(Clone, Copy, PartialEq)]
enum Progress {
    /// The small picture is asked for.
    Small,
    /// There is no small one; the original is asked for.
    Original,
    /// A picture is there.
    Shown,
    /// Neither came.
    Broken,
}

/// When a picture is asked for.
#[derive(Clone, Copy, PartialEq)]
pub enum When {
    /// At once, before others.
    Now,
    /// When its frame comes near the screen.
    Near(RwSignal<bool>),
}

/// A frame with the picture of a task. `longest` is the longer side in device pixels to ask for; `natural` is told the
/// picture's own width and height.
pub fn frame(
    class: &str,
    task: RwSignal<Task>,
    longest: u32,
    when: When,
    natural: Option<RwSignal<(u32, u32)>>,
) -> El {
    let Desk { w, settings, .. } = use_desk();
    let alt = task.with_untracked(|task| w.picture_of(task));
    let size = task.with_untracked(|task| picture::fit(picture::ratio(task.prompt.as_deref()), longest));
    let link = Memo::new(move |_| task.with(|task| task.image_url.clone()));
    let status = Memo::new(move |_| task.with(|task| task.status.clone()));
    let draw = move || {
        let Some(link) = link.get() else {
            let status = status.get();
            return Some(blank(none_icon(&status), "none", w.no_picture(&status)));
        };
        let sources =
            settings.host.with_value(|host| picture::sources(&link, size, &host.rewrite, page_is_https()));
        Some(match sources {
            None => blank(Icon::BrokenPicture, "refused", w.picture_refused),
            Some(sources) => picture_of(link, sources, alt.clone(), when, natural),
        })
    };
    el("div").class(class).live(draw)
}

/// One link's picture: on its way, there, over or not to be had. Another link is another picture, made anew.
fn picture_of(
    link: String,
    sources: Sources,
    alt: String,
    when: When,
    natural: Option<RwSignal<(u32, u32)>>,
) -> El {
    let Desk { w, now, .. } = use_desk();
    let progress = RwSignal::new(Progress::Small);
    // A picture that came before its link's end stays.
    let expired =
        Memo::new(move |_| progress.get() != Progress::Shown && picture::is_expired(&link, now.get()));
    let is_broken = Memo::new(move |_| progress.get() == Progress::Broken);
    let draw = move || {
        Some(if expired.get() {
            blank(Icon::Hourglass, "expired", w.picture_expired).attr("title", w.picture_expired_long)
        } else if is_broken.get() {
            broken(w, progress)
        } else {
            image(&sources, &alt, when, progress, natural)
        })
    };
    let waiting = move || !expired.get() && matches!(progress.get(), Progress::Small | Progress::Original);
    el("div").class("picture").class_when("waiting", waiting).live(draw)
}

fn image(
    sources: &Sources,
    alt: &str,
    when: When,
    progress: RwSignal<Progress>,
    natural: Option<RwSignal<(u32, u32)>>,
) -> El {
    let image = el("img")
        .attr("alt", alt)
        .attr("decoding", "async")
        .attr("draggable", "false")
        .attr("referrerpolicy", "no-referrer")
        .class_when("shown", move || progress.get() == Progress::Shown);
    let node: web_sys::HtmlImageElement = wasm_bindgen::JsCast::unchecked_into(image.element());
    let has_fallback = sources.fallback.is_some();
    let small = sources.first.clone();
    let original = sources.fallback.clone().unwrap_or_else(|| small.clone());
    let (asked, shown) = (node.clone(), node);
    let image = match when {
        When::Now => image.attr("fetchpriority", "high"),
        When::Near(_) => image,
    };
    image
        .effect(move || {
            let may_ask = match when {
                When::Now => true,
                When::Near(near) => near.get(),
            };
            match progress.get() {
                Progress::Small if may_ask => asked.set_src(&small),
                Progress::Original if may_ask => asked.set_src(&original),
                Progress::Small | Progress::Original | Progress::Shown | Progress::Broken => {}
            }
        })
        .on("load", move |_| {
            progress.set(Progress::Shown);
            if let Some(natural) = natural {
                natural.set((shown.natural_width().max(1), shown.natural_height().max(1)));
            }
        })
        .on("error", move |_| {
            let at_small = progress.get_untracked() == Progress::Small;
            progress.set(if at_small && has_fallback { Progress::Original } else { Progress::Broken });
        })
}

fn blank(icon: Icon, look: &str, words: &str) -> El {
    el("div").class("blank").attr("data-look", look).child(icon.draw()).child(el("p").text(words))
}

fn broken(w: &Words, progress: RwSignal<Progress>) -> El {
    let again = button("small").text(w.try_again).on_click(move || progress.set(Progress::Small));
    blank(Icon::BrokenPicture, "broken", w.picture_broken).child(again)
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
