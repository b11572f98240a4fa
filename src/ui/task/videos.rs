//! The videos of a task: one is played on demand, all are links.

use leptos::prelude::*;

use crate::{
    domain::task::Task,
    i18n::context::use_dialog_texts,
    state::{
        memo::memo,
        services::{Services, use_services},
    },
    ui::{
        components::icon::{Glyph, Icon},
        hooks::listener::listener,
    },
};

/// The player and the links; nothing for a task without videos.
#[component]
pub fn TaskVideos(
    /// The task.
    task: RwSignal<Task>,
) -> impl IntoView {
    let Services { settings, .. } = use_services();
    let videos = memo(move || {
        task.with(|task| task.videos.iter().filter_map(|link| settings.file_link(link)).collect::<Vec<_>>())
    });
    let view = move || {
        let videos = videos.get();
        (!videos.is_empty()).then(|| view! { <Player videos/> }.into_any())
    };
    view! { {move || view()} }
}

#[component]
fn Player(videos: Vec<String>) -> impl IntoView {
    let dialog_texts = use_dialog_texts();
    let selected = RwSignal::new(0_usize);
    let links = videos.clone();
    let source = move || links.get(selected.get()).cloned();
    let name = move || (dialog_texts.video)(selected.get() + 1);
    let choose = move |index: usize| {
        view! {
            <button
                type="button"
                aria-pressed=move || (selected.get() == index).to_string()
                on:click=listener(move |_| selected.set(index))
            >
                {(dialog_texts.video)(index + 1)}
            </button>
        }
    };
    let picker = (videos.len() > 1).then(|| {
        view! {
            <div class="button-row" role="group" aria-label=dialog_texts.videos>
                {(0..videos.len()).map(choose).collect_view()}
            </div>
        }
    });
    let open = |(index, link): (usize, String)| {
        view! {
            <li>
                <a href=link target="_blank" rel="noopener noreferrer">
                    {(dialog_texts.open_video)(index + 1)}
                    <Glyph icon=Icon::ExternalLink/>
                </a>
            </li>
        }
    };
    let links = videos.into_iter().enumerate().map(open).collect_view();
    view! {
        <section class="block videos">
            <h3>{dialog_texts.videos}</h3>
            // Nothing is downloaded before the user presses play.
            <video controls="" preload="none" aria-label=name src=source></video>
            {picker}
            <ul aria-label=dialog_texts.videos>{links}</ul>
        </section>
    }
}
