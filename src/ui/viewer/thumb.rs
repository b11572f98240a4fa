//! A small picture of a task in the strip, or the icon of its status.

use leptos::prelude::*;

use crate::{
    domain::{
        image_url::{expiry::is_expired, shape::aspect_ratio, shape::fit_within},
        task::Task,
    },
    state::{
        clock::now_ms,
        memo::memo,
        services::{Services, use_services},
    },
    ui::{
        components::icon::{Glyph, Icon},
        hooks::listener::listener,
    },
};

/// The longer side of the picture: that of a card, which the browser has kept.
const MAX_SIDE: u32 = 560;

/// The picture of a task, without a name: its button has one.
#[component]
pub fn Thumb(
    /// The task.
    task: RwSignal<Task>,
) -> impl IntoView {
    let Services { settings, .. } = use_services();
    let has_failed = RwSignal::new(false);
    let source = memo(move || {
        task.with(|task| {
            let link = task.image_url.as_ref().filter(|link| !is_expired(link, now_ms()))?;
            let size = fit_within(aspect_ratio(task.prompt.as_deref()), MAX_SIDE);
            settings.image_sources(link, size).ok().map(|sources| sources.first)
        })
    });
    let icon = memo(move || {
        task.with(|task| if task.videos.is_empty() { Icon::of_status(&task.status) } else { Icon::Video })
    });
    let image = move |src: String| {
        view! {
            <img
                alt=""
                loading="lazy"
                decoding="async"
                draggable="false"
                referrerpolicy="no-referrer"
                on:error=listener(move |_| has_failed.set(true))
                src=src
            />
        }
        .into_any()
    };
    view! {
        <span class="thumb" data-status=move || task.with(|task| task.status.wire().to_owned())>
            {move || match source.get().filter(|_| !has_failed.get()) {
                Some(src) => image(src),
                None => view! { <Glyph icon=icon.get()/> }.into_any(),
            }}
        </span>
    }
}
