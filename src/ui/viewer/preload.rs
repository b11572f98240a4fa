//! Loads the pictures of the neighbours ahead, so that a step shows them at once.

use leptos::prelude::*;
use web_sys::HtmlImageElement;

use crate::{
    domain::image_url::expiry::is_expired,
    state::{
        clock::now_ms,
        effect::effect,
        services::{Services, use_services},
        tasks::open_task::OpenTask,
    },
};

/// Loads the originals of the next and the previous task once `is_ready`, and keeps them until the next step.
pub fn preload_neighbours(open_task: OpenTask, is_ready: Signal<bool>) {
    let Services { tasks, settings, .. } = use_services();
    let images = StoredValue::new_local(Vec::<HtmlImageElement>::new());
    let original = move |id: String| {
        let link = tasks.signal_for(&id)?.with_untracked(|task| {
            task.image_url.clone().filter(|link| task.videos.is_empty() && !is_expired(link, now_ms()))
        })?;
        settings.image_sources(&link, (1, 1)).ok().map(|sources| sources.original)
    };
    effect(move || {
        let OpenTask { next, previous, .. } = open_task;
        let neighbours = [next.get(), previous.get()];
        if is_ready.get() {
            let links = neighbours.into_iter().flatten().filter_map(original);
            images.set_value(links.filter_map(|link| load(&link)).collect());
        }
    });
}

fn load(link: &str) -> Option<HtmlImageElement> {
    let image = HtmlImageElement::new().ok()?;
    image.set_referrer_policy("no-referrer");
    image.set_decoding("async");
    image.set_src(link);
    Some(image)
}
