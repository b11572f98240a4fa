//! The picture of a task: loading, loaded, expired, failed or missing, in a frame of constant size.

use leptos::prelude::*;
use web_sys::{Event, HtmlImageElement};

use crate::{
    domain::{
        image_url::{
            expiry::{expiry, is_expired, is_same_image},
            rewrite::ImageSources,
            shape::{aspect_ratio, fit_within},
        },
        status::Status,
        task::Task,
    },
    i18n::context::use_texts,
    state::{
        clock::{now_ms, use_age_clock},
        memo::memo,
        services::{Services, use_services},
    },
    ui::{
        components::icon::{Glyph, Icon},
        hooks::listener::listener,
    },
};

/// The loading state of a picture.
#[derive(Clone, Copy, PartialEq)]
enum ImageState {
    /// The thumbnail is being loaded.
    Thumbnail,
    /// The thumbnail failed; the original is being loaded.
    Original,
    /// A picture was loaded.
    Loaded,
    /// Both failed.
    Failed,
}

/// The picture that was requested last. Its successor covers it, and the same picture with a newer link is not requested again.
#[derive(Clone, Default)]
struct LastImage {
    /// The source that was loaded last.
    loaded: Option<String>,
    /// Whether the requested picture failed to load.
    has_failed: bool,
}

impl LastImage {
    /// Whether the picture is loaded, or can be loaded from the link that was requested.
    fn is_usable(&self, link: &str) -> bool {
        !self.has_failed && (self.loaded.is_some() || !is_expired(link, now_ms()))
    }
}

/// When a picture is loaded.
#[derive(Clone, Copy, PartialEq)]
pub enum Loading {
    /// At once, with high priority.
    Eager,
    /// When the signal is true: the frame is near the viewport.
    Lazy(RwSignal<bool>),
}

/// The size of a picture.
#[derive(Clone, Copy)]
pub enum ImageSize {
    /// On a card or in a row: when it is loaded, and the requested length of the longer side in device pixels.
    Small(Loading, u32),
    /// In the dialog, above the thumbnail. The signal is set to its natural width and height.
    Large(RwSignal<(u32, u32)>),
}

impl ImageSize {
    /// The requested length of the longer side in device pixels; in the dialog enough for a single quadrant.
    pub fn max_side(self) -> u32 {
        match self {
            Self::Small(_, side) => side,
            Self::Large(_) => 2048,
        }
    }

    /// Whether the picture may be requested; tracked.
    fn may_load(self) -> bool {
        match self {
            Self::Small(Loading::Lazy(is_near), _) => is_near.get(),
            Self::Small(Loading::Eager, _) | Self::Large(_) => true,
        }
    }
}

/// The picture of a task, or why there is none, inside the frame of the caller.
#[component]
pub fn TaskImage(
    /// The task.
    task: RwSignal<Task>,
    /// The size of the frame.
    image_size: ImageSize,
) -> impl IntoView {
    let Services { settings, .. } = use_services();
    let t = use_texts();
    let alt = task.with_untracked(|task| t.image_of(task));
    let ratio = task.with_untracked(|task| aspect_ratio(task.prompt.as_deref()));
    let last = StoredValue::new(LastImage::default());
    let link = Memo::new(move |before: Option<&Option<String>>| {
        let link = task.with(|task| task.image_url.clone());
        // Some servers sign the link anew for each response.
        let kept = before.cloned().flatten().filter(|before| {
            let is_same = link.as_ref().is_some_and(|link| is_same_image(before, link));
            is_same && last.with_value(|last| last.is_usable(before))
        });
        kept.or(link)
    });
    let view = move || {
        let Some(link) = link.get() else {
            let (icon, text) = task.with(|task| (missing_icon(task), t.instead_of_image(task)));
            return view! { <Placeholder icon look="none" text/> }.into_any();
        };
        let sources = |max_side| settings.image_sources(&link, fit_within(ratio, max_side));
        let behind = last.with_value(|last| last.loaded.clone()).or_else(|| match image_size {
            ImageSize::Small(..) => None,
            ImageSize::Large(_) => {
                let thumbnail = sources(settings.image_side.get_untracked());
                thumbnail.ok().map(|sources| sources.first)
            }
        });
        let has_videos = task.with_untracked(|task| !task.videos.is_empty());
        match sources(image_size.max_side()) {
            Err(problem) => {
                let text = (t.link_problem)(problem);
                view! { <Placeholder icon=Icon::BrokenPicture look="refused" text/> }.into_any()
            }
            Ok(sources) => {
                view! { <LinkedImage link sources behind alt=alt.clone() image_size last has_videos/> }
                    .into_any()
            }
        }
    };
    view! { {move || view()} }
}

/// The picture of one link, with its states. It is built anew for another link.
#[component]
fn LinkedImage(
    link: String,
    sources: ImageSources,
    /// A picture that is shown until this one is loaded: its predecessor, or a thumbnail.
    behind: Option<String>,
    alt: String,
    image_size: ImageSize,
    last: StoredValue<LastImage>,
    /// Whether the picture is only the still of a video.
    has_videos: bool,
) -> impl IntoView {
    let t = use_texts();
    let age_clock = use_age_clock();
    let state = RwSignal::new(ImageState::Thumbnail);
    let expiry = expiry(&link);
    // A picture that was loaded before its link expired stays.
    let is_expired = memo(move || {
        state.get() != ImageState::Loaded && expiry.is_some_and(|moment| age_clock.has_passed(moment))
    });
    let has_failed = memo(move || state.get() == ImageState::Failed);
    let is_loading =
        move || !is_expired.get() && matches!(state.get(), ImageState::Thumbnail | ImageState::Original);
    let behind = behind.filter(|_| !is_expired.get_untracked());
    // The text is redundant above a picture.
    let loading_text =
        behind.is_none().then(|| view! { <p class="loading-text">{t.image_loading}</p> }.into_any());
    let behind = behind.map(|link| {
        view! { <img class="thumbnail" alt="" referrerpolicy="no-referrer" src=link/> }.into_any()
    });
    let view = move || {
        if is_expired.get() {
            let (text, title) = (t.image_expired, t.image_expired_long);
            view! { <Placeholder icon=Icon::Hourglass look="expired" text title/> }.into_any()
        } else if has_failed.get() && has_videos {
            view! { <Placeholder icon=Icon::Video look="none" text=t.video/> }.into_any()
        } else if has_failed.get() {
            let retry = move |_| state.set(ImageState::Thumbnail);
            view! {
                <Placeholder icon=Icon::BrokenPicture look="broken" text=t.image_failed>
                    <button type="button" class="small" on:click=listener(retry)>{t.try_again}</button>
                </Placeholder>
            }
            .into_any()
        } else {
            view! { <Image sources=sources.clone() alt=alt.clone() image_size state last/> }.into_any()
        }
    };
    view! {
        <div class="image" class:loading=is_loading>
            {behind}
            {loading_text}
            {move || view()}
        </div>
    }
}

#[component]
fn Image(
    sources: ImageSources,
    alt: String,
    image_size: ImageSize,
    state: RwSignal<ImageState>,
    last: StoredValue<LastImage>,
) -> impl IntoView {
    let (loading, natural_size) = match image_size {
        ImageSize::Small(loading, _) => (loading, None),
        ImageSize::Large(natural_size) => (Loading::Eager, Some(natural_size)),
    };
    let ImageSources { first, fallback, .. } = sources;
    let has_fallback = fallback.is_some();
    // The last requested link stays, also when the picture is loaded or failed.
    let src = Memo::new(move |requested: Option<&Option<String>>| {
        let may_load = image_size.may_load();
        match state.get() {
            ImageState::Thumbnail if may_load => Some(first.clone()),
            ImageState::Original if may_load => fallback.clone(),
            ImageState::Thumbnail | ImageState::Original | ImageState::Loaded | ImageState::Failed => {
                requested.cloned().flatten()
            }
        }
    });
    let on_load = move |event: Event| {
        state.set(ImageState::Loaded);
        let image: HtmlImageElement = event_target(&event);
        last.set_value(LastImage { loaded: Some(image.src()), has_failed: false });
        if let Some(natural_size) = natural_size {
            natural_size.set((image.natural_width().max(1), image.natural_height().max(1)));
        }
    };
    let on_error = move |_| {
        let was_thumbnail = state.get_untracked() == ImageState::Thumbnail;
        let next = if was_thumbnail && has_fallback { ImageState::Original } else { ImageState::Failed };
        state.set(next);
        last.update_value(|last| last.has_failed = next == ImageState::Failed);
    };
    // Attributes are set in this order: the listeners and the referrer policy have to precede the link.
    view! {
        <img
            alt=alt
            decoding="async"
            draggable="false"
            referrerpolicy="no-referrer"
            fetchpriority=(loading == Loading::Eager).then_some("high")
            class:loaded=move || state.get() == ImageState::Loaded
            on:load=listener(on_load)
            on:error=listener(on_error)
            src=move || src.get()
        />
    }
}

/// An icon and a text in place of a picture.
#[component]
fn Placeholder(
    icon: Icon,
    look: &'static str,
    #[prop(into)] text: String,
    #[prop(optional)] title: Option<&'static str>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="image-placeholder" data-look=look title=title>
            <Glyph icon/>
            <p>{text}</p>
            {children.map(|children| children())}
        </div>
    }
}

fn missing_icon(task: &Task) -> Icon {
    match &task.status {
        Status::Success if !task.videos.is_empty() => Icon::Video,
        Status::Success => Icon::Picture,
        Status::NotStart
        | Status::Submitted
        | Status::Modal
        | Status::InProgress
        | Status::Failure
        | Status::Cancel
        | Status::Other(_) => Icon::of_status(&task.status),
    }
}
