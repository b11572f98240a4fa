//! A slot of the wall: a new picture fades in over the one before once it is decoded.

use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Event, HtmlImageElement};

use crate::{
    domain::{
        image_url::{
            expiry::{is_expired, is_same_image},
            rewrite::ImageSources,
            shape::{aspect_ratio, fit_within},
        },
        task::Task,
    },
    i18n::context::use_texts,
    state::{
        clock::now_ms,
        effect::effect,
        services::{Services, use_services},
    },
    ui::{
        components::icon::{Glyph, Icon},
        hooks::listener::listener,
    },
};

/// A picture to load: its link, its sources, and its text.
#[derive(Clone, PartialEq)]
struct Wanted {
    link: String,
    sources: ImageSources,
    alt: String,
}

/// The picture of the task in a slot. Two images take turns, so that a wall that runs for weeks creates no elements.
#[component]
pub fn WallPicture(
    /// The task; None for a slot without one.
    #[prop(into)]
    task: Signal<Option<Task>>,
    /// The length of the longer side in pixels.
    max_side: u32,
) -> impl IntoView {
    let Services { settings, .. } = use_services();
    let t = use_texts();
    // The sources and texts of the two images, and which of them is shown.
    let images =
        [RwSignal::new((String::new(), String::new())), RwSignal::new((String::new(), String::new()))];
    let front = RwSignal::new(0_usize);
    let has_failed = RwSignal::new(false);
    let wanted = Memo::new(move |before: Option<&Option<Wanted>>| {
        let wanted = task.with(|task| {
            let task = task.as_ref()?;
            let link = task.image_url.clone().filter(|link| !is_expired(link, now_ms()))?;
            let size = fit_within(aspect_ratio(task.prompt.as_deref()), max_side);
            let sources = settings.image_sources(&link, size).ok()?;
            Some(Wanted { link, sources, alt: t.image_of(task) })
        });
        // Some servers sign the link anew for each response, and a picture that is shown does not expire.
        let kept = before.cloned().flatten();
        let is_kept = |kept: &Wanted| {
            let link = task.with(|task| task.as_ref().and_then(|task| task.image_url.clone()));
            link.is_some_and(|link| is_same_image(&kept.link, &link))
        };
        kept.filter(is_kept).or(wanted)
    });
    effect(move || {
        has_failed.set(false);
        match wanted.get() {
            Some(Wanted { sources, alt, .. }) => {
                let back = 1 - front.get_untracked();
                // An image whose source does not change does not report that it is loaded.
                if images[back].with_untracked(|(source, _)| *source == sources.first) {
                    front.set(back);
                }
                images[back].set((sources.first, alt));
            }
            None => has_failed.set(task.with_untracked(Option::is_some)),
        }
    });
    let is_current = move |index: usize| {
        let source = images[index].with_untracked(|(source, _)| source.clone());
        let is_wanted = wanted.with_untracked(|wanted| {
            wanted
                .as_ref()
                .is_some_and(|it| it.sources.first == source || it.sources.fallback.as_ref() == Some(&source))
        });
        is_wanted && index != front.get_untracked()
    };
    let on_load = move |index: usize, event: &Event| {
        let image: HtmlImageElement = event_target(event);
        spawn_local(async move {
            // A picture that cannot be decoded ahead is decoded when it is painted.
            let _ = JsFuture::from(image.decode()).await;
            if !front.is_disposed() && is_current(index) {
                front.set(index);
            }
        });
    };
    let on_error = move |index: usize| {
        let source = images[index].with_untracked(|(source, _)| source.clone());
        let fallback = wanted.with_untracked(|wanted| {
            let sources = &wanted.as_ref()?.sources;
            sources.fallback.clone().filter(|_| sources.first == source)
        });
        match fallback {
            Some(fallback) => images[index].update(|(source, _)| *source = fallback),
            None if is_current(index) => has_failed.set(true),
            None => {}
        }
    };
    let image = move |index: usize| {
        view! {
            <img
                alt=move || images[index].with(|(_, alt)| alt.clone())
                decoding="async"
                draggable="false"
                referrerpolicy="no-referrer"
                class:front=move || front.get() == index
                aria-hidden=move || (front.get() != index).then(|| "true".to_owned())
                on:load=listener(move |event: Event| on_load(index, &event))
                on:error=listener(move |_| on_error(index))
                src=move || images[index].with(|(source, _)| (!source.is_empty()).then(|| source.clone()))
            />
        }
    };
    view! {
        <div class="wall-picture" hidden=move || task.with(Option::is_none)>
            {image(0)} {image(1)}
            <div class="wall-broken" hidden=move || !has_failed.get()>
                <Glyph icon=Icon::BrokenPicture/>
            </div>
        </div>
    }
}
