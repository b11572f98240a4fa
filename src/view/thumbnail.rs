//! A picture in its frame: none yet, on its way, shown, expired, or not to be had. The frame keeps its size whatever
//! happens in it.

use leptos::prelude::*;

use super::icon::Icon;
use crate::{
    app::{Desk, use_desk},
    element::{El, button, el, memo},
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

/// Which picture it is.
#[derive(Clone, Copy)]
pub enum Kind {
    /// On a card.
    Small(When),
    /// In the dialog, over the small one that is there already. Its own width and height are told.
    Large(RwSignal<(u32, u32)>),
}

impl Kind {
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
pub fn frame(class: &str, task: RwSignal<Task>, kind: Kind) -> El {
    let Desk { w, settings, .. } = use_desk();
    let alt = task.with_untracked(|task| w.picture_of(task));
    let ratio = task.with_untracked(|task| picture::ratio(task.prompt.as_deref()));
    let link = memo(move |_| task.with(|task| task.image_url.clone()));
    let status = memo(move |_| task.with(|task| task.status.clone()));
    let draw = move || {
        let Some(link) = link.get() else {
            let status = status.get();
            return Some(blank(none_icon(&status), "none", w.no_picture(&status)));
        };
        let sources = |longest| {
            let size = picture::fit(ratio, longest);
            settings.host.with_value(|host| picture::sources(&link, size, &host.rewrite, page_is_https()))
        };
        let under = match kind {
            Kind::Small(_) => None,
            Kind::Large(_) => sources(Kind::Small(When::Now).longest()).map(|sources| sources.first),
        };
        Some(match sources(kind.longest()) {
            None => blank(Icon::BrokenPicture, "refused", w.picture_refused),
            Some(sources) => picture_of(link, sources, under, alt.clone(), kind),
        })
    };
    el("div").class(class).live(draw)
}

/// One link's picture: on its way, there, over or not to be had. Another link is another picture, made anew.
fn picture_of(link: String, sources: Sources, under: Option<String>, alt: String, kind: Kind) -> El {
    let Desk { w, now, .. } = use_desk();
    let progress = RwSignal::new(Progress::Small);
    // A picture that came before its link's end stays.
    let expired = memo(move |_| progress.get() != Progress::Shown && picture::is_expired(&link, now.get()));
    let is_broken = memo(move |_| progress.get() == Progress::Broken);
    let draw = move || {
        Some(if expired.get() {
            blank(Icon::Hourglass, "expired", w.picture_expired).attr("title", w.picture_expired_long)
        } else if is_broken.get() {
            broken(w, progress)
        } else {
            image(&sources, &alt, kind, progress)
        })
    };
    let waiting = move || !expired.get() && matches!(progress.get(), Progress::Small | Progress::Original);
    let under = under.filter(|_| !expired.get_untracked()).map(|link| {
        el("img").class("under").attr("alt", "").attr("referrerpolicy", "no-referrer").attr("src", &link)
    });
    // With the small picture to look at, nobody needs to be told that the large one is coming.
    let coming = under.is_none().then(|| el("p").class("coming").text(w.picture_loading));
    el("div").class("picture").class_when("waiting", waiting).child_if(under).child_if(coming).live(draw)
}

fn image(sources: &Sources, alt: &str, kind: Kind, progress: RwSignal<Progress>) -> El {
    let (when, natural) = match kind {
        Kind::Small(when) => (when, None),
        Kind::Large(natural) => (When::Now, Some(natural)),
    };
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
