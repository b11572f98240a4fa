//! The large picture of the dialog: the whole sheet, or one of its four quadrants.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::icon::Icon;
use crate::{
    clock::Now,
    picture::{self, Sources},
    proxy::task::{Action, Task},
    settings::{Settings, page_is_https},
    words::use_words,
};

/// Longer side of the large picture in device pixels: sharp enough for a quadrant on a desk.
const LARGE_SIDE: u32 = 2048;

/// Midjourney answers these with four pictures in one; the others are one picture.
fn is_sheet(task: &Task) -> bool {
    match &task.action {
        Some(Action::Imagine | Action::Variation | Action::Zoom | Action::Pan | Action::Blend) => true,
        Some(Action::Upscale | Action::Describe | Action::Shorten | Action::SwapFace) => false,
        // A newer server's action: the upscale buttons tell.
        Some(Action::Other(_)) | None => task.buttons.iter().any(|button| button.label == "U1"),
    }
}

/// The picture with its switch and the link to the original.
#[component]
pub fn TaskPicture(task: ArcRwSignal<Task>) -> AnyView {
    let w = use_words();
    let settings: Settings = expect_context();
    // 0 is the whole sheet, 1 to 4 are its quadrants.
    let part = RwSignal::new(0_u8);
    let sheet = {
        let task = task.clone();
        Memo::new(move |_| task.with(is_sheet))
    };
    let link = {
        let task = task.clone();
        Memo::new(move |_| task.with(|task| (task.image_url.clone(), picture::ratio(task.prompt.as_deref()))))
    };
    let sources = Memo::new(move |_| {
        let (Some(link), ratio) = link.get() else { return None };
        let rules = settings.host.with_value(|host| host.pictures.rewrite.clone());
        picture::sources(&link, picture::fit(ratio, LARGE_SIDE), &rules, page_is_https())
    });
    let switch = move || {
        (sheet.get() && sources.get().is_some()).then(|| {
            let choice = move |which: u8| {
                let name = if which == 0 { w.whole_sheet.to_owned() } else { (w.quadrant)(which) };
                let face = if which == 0 { Icon::Sheet.view() } else { which.into_any() };
                view! {
                    <button
                        type="button"
                        aria-label=name.clone()
                        title=name
                        aria-pressed=move || (part.get() == which).to_string()
                        on:click=move |_| part.set(which)
                    >
                        {face}
                    </button>
                }
            };
            view! {
                <div class="parts" role="group" aria-label=w.parts>
                    {(0..=4).map(choice).collect_view()}
                </div>
            }
        })
    };
    let original = move || {
        sources.get().map(|sources| {
            view! {
                <a class="button" href=sources.original target="_blank" rel="noopener noreferrer">
                    {Icon::Out.view()}
                    <span>{w.open_original}</span>
                </a>
            }
        })
    };
    view! {
        <figure class="large-picture">
            <Large task=task sources=sources part=part ratio=Signal::derive(move || link.get().1) />
            <figcaption>{switch} {original}</figcaption>
        </figure>
    }
    .into_any()
}

#[component]
fn Large(
    task: ArcRwSignal<Task>,
    sources: Memo<Option<Sources>>,
    part: RwSignal<u8>,
    ratio: Signal<(u32, u32)>,
) -> AnyView {
    let w = use_words();
    let now: Now = expect_context();
    // How often loading failed: first the smaller picture, then the original.
    let failures = RwSignal::new(0_u8);
    let loaded = RwSignal::new(None::<(u32, u32)>);
    Effect::new(move |_| {
        sources.track();
        failures.set(0);
        loaded.set(None);
    });
    let status = {
        let task = task.clone();
        Memo::new(move |_| task.with(|task| task.status.clone()))
    };
    let expired = {
        let task = task.clone();
        Memo::new(move |_| {
            let over = task.with(|task| task.image_url.as_ref().is_some_and(|link| picture::is_expired(link, now.get())));
            over && loaded.with(Option::is_none)
        })
    };
    let has_link = {
        let task = task.clone();
        Memo::new(move |_| task.with(|task| task.image_url.is_some()))
    };
    let blank = |icon: Icon, words: String| view! { <div class="blank">{icon.view()}<p>{words}</p></div> }.into_any();
    let drawn = move || match sources.get() {
        None if has_link.get() => blank(Icon::BrokenPicture, w.picture_refused.to_owned()),
        None => blank(Icon::Picture, w.no_picture(&status.get()).to_owned()),
        Some(_) if expired.get() => blank(Icon::Hourglass, w.picture_expired_long.to_owned()),
        Some(sources) => {
            let attempts = 1 + u8::from(sources.fallback.is_some());
            if failures.get() >= attempts {
                let again = move |_| failures.set(0);
                return view! {
                    <div class="blank">
                        {Icon::BrokenPicture.view()}
                        <p>{w.picture_broken}</p>
                        <button type="button" class="small" on:click=again>{w.try_again}</button>
                    </div>
                }
                .into_any();
            }
            let source = if failures.get() == 0 { sources.first } else { sources.fallback.unwrap_or_default() };
            let alt = task.with_untracked(|task| w.picture_of(task));
            let on_load = move |event: web_sys::Event| {
                let image = event.target().and_then(|it| it.dyn_into::<web_sys::HtmlImageElement>().ok());
                loaded.set(image.map(|image| (image.natural_width(), image.natural_height())));
            };
            view! {
                <img
                    src=source
                    alt=alt
                    decoding="async"
                    referrerpolicy="no-referrer"
                    class:shown=move || loaded.get().is_some()
                    on:load=on_load
                    on:error=move |_| failures.update(|times| *times += 1)
                />
            }
            .into_any()
        }
    };
    // The prompt tells the ratio before the picture is there; the picture knows better.
    let aspect = move || {
        let (width, height) = loaded.get().filter(|(width, height)| *width > 0 && *height > 0).unwrap_or_else(|| ratio.get());
        format!("{width} / {height}")
    };
    view! {
        <div
            class="large"
            class:waiting=move || sources.get().is_some() && loaded.get().is_none()
            data-part=move || part.get().to_string()
            style:aspect-ratio=aspect
        >
            {drawn}
        </div>
    }
    .into_any()
}
