//! The picture of a task in the viewer: the thumbnail until the original is decoded, a film, or why there is neither.

use js_sys::{Function, Reflect};
use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Event, HtmlImageElement};

use crate::{
    domain::{
        image_url::{
            expiry::{is_expired, is_same_image},
            rewrite::ImageSources,
            shape::{aspect_ratio, fit_within},
            source::LinkProblem,
        },
        task::Task,
        zoom::Size,
    },
    i18n::context::{use_dialog_texts, use_texts, use_viewer_texts},
    state::{
        clock::now_ms,
        effect::effect,
        memo::memo,
        services::{Services, use_services},
    },
    ui::{
        components::{
            icon::{Glyph, Icon},
            show::Show,
        },
        hooks::listener::listener,
        task::facts::FailReason,
    },
};

/// The longer side of the thumbnail on a card, which the browser has kept.
const CARD_SIDE: u32 = 560;
/// The longer side of the picture that is shown if the original cannot be loaded.
const LARGE_SIDE: u32 = 2048;

/// What is known of the picture in a cell. Copies share it.
#[derive(Clone, Copy)]
pub struct PictureState {
    /// The size of the original; None until it is loaded.
    pub natural: RwSignal<Option<Size>>,
    /// Width and height of its shape, from the prompt until it is loaded.
    pub shape: RwSignal<(u32, u32)>,
    /// Whether there is a picture that can be enlarged.
    pub is_zoomable: RwSignal<bool>,
    /// Whether a smaller version is shown because the original cannot be loaded.
    pub is_reduced: RwSignal<bool>,
}

impl PictureState {
    /// The state for a task whose picture is not loaded.
    pub fn new(task: RwSignal<Task>) -> Self {
        Self {
            natural: RwSignal::new(None),
            shape: RwSignal::new(task.with_untracked(|task| aspect_ratio(task.prompt.as_deref()))),
            is_zoomable: RwSignal::new(false),
            is_reduced: RwSignal::new(false),
        }
    }

    /// The size of the picture, or one of its shape; tracked.
    pub fn size(self) -> Size {
        self.natural.get().unwrap_or_else(|| {
            let (width, height) = fit_within(self.shape.get(), LARGE_SIDE);
            Size { width: f64::from(width), height: f64::from(height) }
        })
    }
}

/// What a task shows.
#[derive(Clone, PartialEq)]
enum Content {
    Videos(Vec<String>),
    Image { link: String, sources: ImageSources },
    Expired,
    Refused(LinkProblem),
    Nothing,
}

/// The picture or the film of a task, or the reason why it has none.
#[component]
pub fn ViewerPicture(
    /// The task.
    task: RwSignal<Task>,
    /// The state of the picture.
    state: PictureState,
) -> impl IntoView {
    let Services { settings, .. } = use_services();
    let t = use_texts();
    let dialog_texts = use_dialog_texts();
    let content = Memo::new(move |before: Option<&Content>| {
        let videos: Vec<String> =
            task.with(|task| task.videos.iter().filter_map(|link| settings.file_link(link)).collect());
        if !videos.is_empty() {
            return Content::Videos(videos);
        }
        let Some(link) = task.with(|task| task.image_url.clone()) else { return Content::Nothing };
        // Some servers sign the link anew for each response.
        if let Some(Content::Image { link: known, .. }) = before
            && is_same_image(known, &link)
            && !is_expired(known, now_ms())
        {
            return before.cloned().unwrap_or(Content::Nothing);
        }
        match settings.image_sources(&link, fit_within(state.shape.get_untracked(), LARGE_SIDE)) {
            Err(problem) => Content::Refused(problem),
            Ok(_) if is_expired(&link, now_ms()) => Content::Expired,
            Ok(sources) => Content::Image { link, sources },
        }
    });
    // Another version of a picture, such as the next preview, covers the one before.
    let is_image = memo(move || content.with(|content| matches!(content, Content::Image { .. })));
    effect(move || {
        if !is_image.get() {
            state.is_zoomable.set(false);
            state.is_reduced.set(false);
        }
    });
    let other = move || match content.get() {
        Content::Image { .. } => ().into_any(),
        Content::Videos(videos) => view! { <ViewerVideo videos/> }.into_any(),
        Content::Expired => {
            view! { <Note icon=Icon::Hourglass title=t.image_expired text=t.image_expired_long/> }.into_any()
        }
        Content::Refused(problem) => {
            let (title, text) = ((t.link_problem)(problem), (dialog_texts.link_advice)(problem));
            view! { <Note icon=Icon::BrokenPicture title text/> }.into_any()
        }
        Content::Nothing => view! { <NoPicture task/> }.into_any(),
    };
    view! {
        <Show when=is_image>
            <Layers task content state/>
        </Show>
        <Show when=move || !is_image.get()>
            <div class="viewer-note">{move || other()}</div>
        </Show>
    }
}

/// The versions of a picture on top of each other: each is shown once it is decoded, over those before.
#[component]
fn Layers(task: RwSignal<Task>, content: Memo<Content>, state: PictureState) -> impl IntoView {
    let Services { settings, .. } = use_services();
    let t = use_texts();
    let alt = task.with_untracked(|task| t.image_of(task));
    let layers = RwSignal::new(Vec::<String>::new());
    let has_failed = RwSignal::new(false);
    let is_reduced = state.is_reduced;
    effect(move || state.is_zoomable.set(!has_failed.get()));
    let sources = move || match content.get() {
        Content::Image { sources, link } => Some((sources, link)),
        Content::Videos(_) | Content::Expired | Content::Refused(_) | Content::Nothing => None,
    };
    effect(move || {
        let Some((sources, link)) = sources() else { return };
        let size = fit_within(state.shape.get_untracked(), CARD_SIDE);
        let thumbnail = settings.image_sources(&link, size).ok().map(|sources| sources.first);
        has_failed.set(false);
        is_reduced.set(false);
        layers.update(|layers| {
            if layers.is_empty() {
                layers.extend(thumbnail.filter(|thumbnail| *thumbnail != sources.original));
            }
            // The picture before the last one is covered.
            if layers.len() > 1 {
                layers.drain(..layers.len() - 1);
            }
            layers.retain(|layer| *layer != sources.original);
            layers.push(sources.original.clone());
        });
    });
    let on_load = Callback::new(move |(src, image): (String, HtmlImageElement)| {
        let (width, height) = (image.natural_width().max(1), image.natural_height().max(1));
        state.shape.set((width, height));
        let is_top = layers.with_untracked(|layers| layers.last() == Some(&src));
        if is_top {
            state.natural.set(Some(Size { width: f64::from(width), height: f64::from(height) }));
        }
    });
    let on_error = Callback::new(move |src: String| {
        let Some((sources, _)) = untrack(sources) else { return };
        if src != sources.original {
            // Nothing is expected of the thumbnail while the original loads.
            let was_last = layers.with_untracked(|layers| layers.last() == Some(&src));
            layers.update(|layers| layers.retain(|layer| *layer != src));
            if was_last {
                is_reduced.set(false);
                has_failed.set(true);
            }
            return;
        }
        layers.update(|layers| layers.retain(|layer| *layer != src));
        if sources.first == sources.original {
            has_failed.set(true);
        } else {
            is_reduced.set(true);
            layers.update(|layers| {
                layers.retain(|layer| *layer != sources.first);
                layers.push(sources.first.clone());
            });
        }
    });
    let retry = move |_| {
        let Some((sources, _)) = untrack(sources) else { return };
        has_failed.set(false);
        is_reduced.set(false);
        layers.set(vec![sources.original]);
    };
    let is_loading = memo(move || state.natural.get().is_none() && !has_failed.get());
    let failure = move || {
        view! {
            <div class="viewer-note">
                <Note icon=Icon::BrokenPicture title=t.image_failed text="">
                    <button type="button" on:click=listener(retry)>{t.try_again}</button>
                </Note>
            </div>
        }
    };
    view! {
        <div class="viewer-layers" class:loading=move || is_loading.get()>
            <For each=move || layers.get() key=String::clone let:src>
                <Layer src alt=alt.clone() on_load on_error/>
            </For>
        </div>
        <Show when=has_failed>{move || failure()}</Show>
    }
}

/// One version of a picture, invisible until it is decoded.
#[component]
fn Layer(
    src: String,
    alt: String,
    on_load: Callback<(String, HtmlImageElement)>,
    on_error: Callback<String>,
) -> impl IntoView {
    let is_decoded = RwSignal::new(false);
    let source = StoredValue::new(src.clone());
    let loaded = move |event: Event| {
        let image: HtmlImageElement = event_target(&event);
        spawn_local(async move {
            // A picture that cannot be decoded ahead is decoded when it is painted.
            let _ = JsFuture::from(image.decode()).await;
            if is_decoded.try_set(true).is_none()
                && let Some(src) = source.try_get_value()
            {
                on_load.run((src, image));
            }
        });
    };
    // Attributes are set in this order: the listeners and the referrer policy have to precede the link.
    view! {
        <img
            alt=alt
            decoding="async"
            draggable="false"
            referrerpolicy="no-referrer"
            class:loaded=move || is_decoded.get()
            on:load=listener(loaded)
            on:error=listener(move |_| on_error.run(source.get_value()))
            src=src
        />
    }
}

/// The films of a task: one plays, the others can be chosen.
#[component]
fn ViewerVideo(videos: Vec<String>) -> impl IntoView {
    let (dialog_texts, viewer_texts) = (use_dialog_texts(), use_viewer_texts());
    let t = use_texts();
    let selected = RwSignal::new(0_usize);
    let has_failed = RwSignal::new(false);
    let count = videos.len();
    let video = move |index: usize| {
        let (src, name) = (videos.get(index).cloned(), (dialog_texts.video)(index + 1));
        let failed = move |_| has_failed.set(true);
        // Without motion a film starts only when it is asked for.
        view! {
            <video
                controls=""
                loop=""
                prop:muted=true
                playsinline=""
                autoplay=(!prefers_reduced_motion()).then_some("")
                preload="metadata"
                aria-label=name
                on:error=listener(failed)
                src=src
            ></video>
        }
        .into_any()
    };
    let failure = move || {
        view! {
            <Note icon=Icon::Video title=viewer_texts.video_failed text="">
                <button type="button" on:click=listener(move |_| has_failed.set(false))>{t.try_again}</button>
            </Note>
        }
        .into_any()
    };
    let choose = move |index: usize| {
        let select = move |_| {
            has_failed.set(false);
            selected.set(index);
        };
        view! {
            <button
                type="button"
                aria-pressed=move || (selected.get() == index).to_string()
                on:click=listener(select)
            >
                {(dialog_texts.video)(index + 1)}
            </button>
        }
    };
    let picker = (count > 1).then(|| {
        view! {
            <div class="button-row viewer-videos" role="group" aria-label=dialog_texts.videos>
                {(0..count).map(choose).collect_view()}
            </div>
        }
    });
    view! {
        <div class="viewer-video">
            {move || if has_failed.get() { failure() } else { video(selected.get()) }}
            {picker}
        </div>
    }
}

/// Why a task has no picture, and how far it is.
#[component]
fn NoPicture(task: RwSignal<Task>) -> impl IntoView {
    let t = use_texts();
    let title = memo(move || task.with(|task| t.status(&task.status)));
    let text = memo(move || task.with(|task| t.instead_of_image(task)));
    let percent = memo(move || task.with(|task| task.percent().filter(|_| task.may_change()).map(i64::from)));
    let progress = move || {
        percent.get().map(|percent| {
            view! { <progress max="100" aria-label=t.progress value=percent.to_string()></progress> }
        })
    };
    let icon = task.with_untracked(|task| Icon::of_status(&task.status));
    view! {
        {move || view! { <Note icon title=title.get() text=text.get()/> }}
        {move || progress()}
        <FailReason task/>
    }
}

/// An icon, a title and a text.
#[component]
fn Note(
    icon: Icon,
    #[prop(into)] title: String,
    #[prop(into)] text: String,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let text = (!text.is_empty()).then(|| view! { <p dir="auto">{text}</p> });
    view! {
        <Glyph icon/>
        <p class="viewer-note-title">{title}</p>
        {text}
        {children.map(|children| children())}
    }
}

fn prefers_reduced_motion() -> bool {
    // Through reflection: the binding would have to be compiled into every dependency.
    let matches = || {
        let window = JsValue::from(window());
        let ask = Reflect::get(&window, &"matchMedia".into()).ok()?.dyn_into::<Function>().ok()?;
        let query = ask.call1(&window, &"(prefers-reduced-motion: reduce)".into()).ok()?;
        Reflect::get(&query, &"matches".into()).ok()?.as_bool()
    };
    matches().unwrap_or(false)
}
