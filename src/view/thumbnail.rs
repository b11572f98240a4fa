//! A picture in its frame: none yet, on its way, shown, expired, or not to be had. The frame keeps its size whatever
//! happens in it.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::{html, prelude::*};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

use super::icon::Icon;
use crate::{
    clock::Now,
    picture::{self, Sources},
    proxy::task::{Status, Task},
    settings::{Settings, page_is_https},
    words::use_words,
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

/// What stands in the frame.
#[derive(Clone, PartialEq)]
enum Content {
    /// The server has no picture for this task, or not yet.
    None,
    /// There is a link, but not one that may be used.
    Refused,
    /// The link's time is over.
    Expired,
    /// A picture, there or on its way.
    Picture(Sources),
    /// The picture could not be loaded.
    Broken,
}

/// The frame of a task's picture. `longest` is the longer side in device pixels to ask for; `near` tells whether the
/// frame is on the screen or about to be.
#[component]
pub fn Thumbnail(task: ArcRwSignal<Task>, longest: u32, near: Signal<bool>, first_row: bool) -> AnyView {
    let w = use_words();
    let settings: Settings = expect_context();
    let now: Now = expect_context();
    let link = {
        let task = task.clone();
        Memo::new(move |_| task.with(|task| (task.image_url.clone(), picture::ratio(task.prompt.as_deref()))))
    };
    let progress = RwSignal::new(Progress::Small);
    let attempt = RwSignal::new(0_u32);
    // Another link is another picture: its story begins anew.
    Effect::new(move |_| {
        link.track();
        progress.set(Progress::Small);
    });
    let content = Memo::new(move |_| {
        let (Some(link), ratio) = link.get() else { return Content::None };
        let rules = settings.host.with_value(|host| host.pictures.rewrite.clone());
        let size = picture::fit(ratio, longest);
        match picture::sources(&link, size, &rules, page_is_https()) {
            None => Content::Refused,
            // A picture that came before the link's end stays.
            Some(_) if progress.get() != Progress::Shown && picture::is_expired(&link, now.get()) => Content::Expired,
            Some(_) if progress.get() == Progress::Broken => Content::Broken,
            Some(sources) => Content::Picture(sources),
        }
    });
    let alt = {
        let task = task.clone();
        move || task.with(|task| w.picture_of(task))
    };
    let picture = move |sources: Sources| {
        let fallback = sources.fallback.clone();
        let source = move || {
            attempt.track();
            let wanted = if progress.get() == Progress::Original { &sources.fallback } else { &None };
            near.get().then(|| wanted.clone().unwrap_or_else(|| sources.first.clone()))
        };
        // `progress` moves to Shown without moving the source back from the original to the small picture.
        let source = Memo::new(move |before: Option<&Option<String>>| {
            let before = before.cloned().flatten();
            if progress.get() == Progress::Shown && before.is_some() { before } else { source() }
        });
        let failed = move |_| {
            let next = if progress.get_untracked() == Progress::Small && fallback.is_some() {
                Progress::Original
            } else {
                Progress::Broken
            };
            progress.set(next);
        };
        view! {
            <img
                src=source
                alt=alt.clone()
                decoding="async"
                draggable="false"
                referrerpolicy="no-referrer"
                fetchpriority=if first_row { "high" } else { "auto" }
                class:shown=move || progress.get() == Progress::Shown
                on:load=move |_| progress.set(Progress::Shown)
                on:error=failed
            />
        }
        .into_any()
    };
    let blank = move |icon: Icon, look: &'static str, words: String| {
        view! {
            <div class="blank" data-look=look>
                {icon.view()}
                <p>{words}</p>
            </div>
        }
        .into_any()
    };
    let again = move |event: web_sys::MouseEvent| {
        event.prevent_default();
        event.stop_propagation();
        attempt.update(|times| *times += 1);
        progress.set(Progress::Small);
    };
    let drawn = move || match content.get() {
        Content::None => {
            let status = task.with(|task| task.status.clone());
            blank(none_icon(&status), "none", w.no_picture(&status).to_owned())
        }
        Content::Refused => blank(Icon::BrokenPicture, "refused", w.picture_refused.to_owned()),
        Content::Expired => blank(Icon::Hourglass, "expired", w.picture_expired.to_owned()),
        Content::Broken => view! {
            <div class="blank" data-look="broken">
                {Icon::BrokenPicture.view()}
                <p>{w.picture_broken}</p>
                <button type="button" class="small" on:click=again>
                    {w.try_again}
                </button>
            </div>
        }
        .into_any(),
        Content::Picture(sources) => picture(sources),
    };
    let waiting = move || matches!(content.get(), Content::Picture(_)) && progress.get() != Progress::Shown;
    view! {
        <div class="frame" class:waiting=waiting>
            {drawn}
        </div>
    }
    .into_any()
}

fn none_icon(status: &Status) -> Icon {
    match status {
        Status::Success => Icon::Picture,
        other => Icon::of_status(other),
    }
}

/// Tells whether an element is on the screen or less than a quarter of a screen away from it; once it was, it is.
/// Without it a browser would fetch everything within some thousand pixels.
pub fn use_near(element: NodeRef<html::Li>, at_once: bool) -> Signal<bool> {
    let near = RwSignal::new(at_once);
    Effect::new(move |_| {
        let Some(element) = element.get() else { return };
        if near.get_untracked() {
            return;
        }
        let observer = Rc::new(RefCell::new(None::<IntersectionObserver>));
        let kept = Rc::clone(&observer);
        let seen = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
            let visible = entries.iter().any(|entry| entry.unchecked_into::<IntersectionObserverEntry>().is_intersecting());
            if visible {
                near.try_set(true);
                if let Some(observer) = kept.borrow().as_ref() {
                    observer.disconnect();
                }
            }
        });
        let options = IntersectionObserverInit::new();
        options.set_root_margin("25% 0px");
        let Ok(made) = IntersectionObserver::new_with_options(seen.as_ref().unchecked_ref(), &options) else {
            return near.set(true);
        };
        made.observe(&element);
        observer.replace(Some(made.clone()));
        let alive = StoredValue::new_local((made, seen));
        on_cleanup(move || {
            let _ = alive.try_with_value(|(observer, _)| observer.disconnect());
        });
    });
    near.into()
}
