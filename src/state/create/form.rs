//! What is typed for new tasks. It outlives the window and the language, and in this tab also a reload.

use js_sys::JsString;
use leptos::{prelude::*, reactive::owner::Owner};

use crate::{
    api::error::ApiError,
    domain::{
        create_kind::{CreateError, CreateKind, FieldId},
        task::Task,
    },
    state::{
        create::draft::{MAX_SAVED_CHARS, SavedDraft, SavedImage, images_from_json, images_to_json},
        effect::effect,
        storage::{session_get, session_set},
    },
};

const DRAFT: &str = "draft";
const PICTURES: &str = "draft-pictures";

/// Where the draft will be. It is made when it is first needed, by the part of the program that has the windows.
#[derive(Clone, Copy)]
pub struct LazyCreateState {
    /// Who lives as long as the page.
    owner: StoredValue<Owner>,
    draft: StoredValue<Option<CreateState>>,
}

impl LazyCreateState {
    /// Not made yet.
    pub fn new() -> Self {
        let owner = Owner::current().unwrap_or_default();
        Self { owner: StoredValue::new(owner), draft: StoredValue::new(None) }
    }

    /// The draft of this tab.
    pub fn draft(self) -> CreateState {
        if let Some(draft) = self.draft.get_value() {
            return draft;
        }
        let draft = self.owner.get_value().with(|| untrack(CreateState::recall));
        self.draft.set_value(Some(draft));
        draft
    }
}

impl Default for LazyCreateState {
    fn default() -> Self {
        Self::new()
    }
}

/// A picture that was taken. Its data stays with the browser: it would fill our memory, which never shrinks again.
#[derive(Clone)]
pub struct Attachment {
    /// Tells it from the others.
    pub number: u32,
    /// The file's name.
    pub name: String,
    /// The file's size.
    pub bytes: u32,
    /// The file as a data URL.
    pub data: JsString,
}

/// What a prompt that was put in has replaced.
#[derive(Clone)]
pub struct PreviousDraft {
    /// The texts of the form.
    pub texts: [String; 5],
    /// Its pictures.
    pub pictures: Vec<Attachment>,
}

/// Where the task stands whose answer is awaited.
#[derive(Clone, Default)]
pub enum ResultState {
    /// Nothing is known of it yet.
    #[default]
    Pending,
    /// It has not ended.
    Running(Task),
    /// It has.
    Finished(Task),
    /// The server does not know it.
    Unknown,
    /// It could not be asked for.
    Failed(ApiError),
}

/// A form and what is typed into it. Copies share it.
#[derive(Clone, Copy)]
pub struct CreateForm {
    /// What it makes.
    pub kind: CreateKind,
    texts: [RwSignal<String>; 5],
    /// Its pictures, in their order.
    pub pictures: RwSignal<Vec<Attachment>, LocalStorage>,
    /// Why it cannot be sent.
    pub trouble: RwSignal<CreateError>,
    /// How many bytes of how many have been read.
    pub reading: RwSignal<(u32, u32)>,
    /// When it was sent, in ms since 1970.
    pub sent_at: RwSignal<i64>,
    /// What came of it.
    pub followed: RwSignal<ResultState>,
}

impl CreateForm {
    /// One of its texts.
    pub fn text(self, text: FieldId) -> RwSignal<String> {
        self.texts[text.index()]
    }

    /// What tells that it is on its way.
    pub fn key(self) -> String {
        "create-".to_owned() + self.kind.name()
    }

    /// The size of its pictures together.
    pub fn bytes(self) -> u32 {
        self.pictures.with(|pictures| pictures.iter().map(|picture| picture.bytes).sum())
    }

    fn snapshot(self) -> [String; 5] {
        self.texts.map(|text| text.get())
    }
}

/// All forms. Copies share them.
#[derive(Clone, Copy)]
pub struct CreateState {
    /// The form that is open.
    pub open: RwSignal<CreateKind>,
    forms: [CreateForm; 6],
    /// What a prompt that was put into Imagine has replaced.
    pub replaced: RwSignal<Option<PreviousDraft>, LocalStorage>,
    /// The pictures are too large to be kept over a reload.
    pub not_kept: RwSignal<bool>,
}

impl CreateState {
    /// The form of a kind.
    pub fn form(self, kind: CreateKind) -> CreateForm {
        self.forms[kind.index()]
    }

    /// Puts a prompt into Imagine and opens it there. What stood there can be brought back.
    pub fn put(self, change: impl FnOnce(CreateForm)) {
        let form = self.form(CreateKind::Imagine);
        let before = untrack(|| PreviousDraft { texts: form.snapshot(), pictures: form.pictures.get() });
        change(form);
        let worth = !before.texts[FieldId::Prompt.index()].trim().is_empty() || !before.pictures.is_empty();
        self.replaced.set(worth.then_some(before));
        form.trouble.set(CreateError::None);
        self.open.set(CreateKind::Imagine);
    }

    /// Brings back what [`CreateState::put`] replaced.
    pub fn bring_back(self) {
        let Some(before) = self.replaced.get_untracked() else { return };
        let form = self.form(CreateKind::Imagine);
        for (signal, text) in form.texts.iter().zip(before.texts) {
            signal.set(text);
        }
        form.pictures.set(before.pictures);
        self.replaced.set(None);
    }

    fn recall() -> Self {
        let kept = SavedDraft::from_json(&session_get(DRAFT).unwrap_or_default());
        let mut pictures = images_from_json(&session_get(PICTURES).unwrap_or_default());
        let forms = CreateKind::ALL.map(|kind| {
            let own: Vec<_> = pictures.extract_if(.., |picture| picture.kind == kind).collect();
            let picture = |picture: SavedImage| Attachment {
                number: next_number(),
                name: picture.name,
                bytes: picture.bytes,
                data: picture.data.into(),
            };
            CreateForm {
                kind,
                texts: FieldId::ALL.map(|text| RwSignal::new(kept.texts[kind.index()][text.index()].clone())),
                pictures: RwSignal::new_local(own.into_iter().map(picture).collect()),
                trouble: RwSignal::new(CreateError::None),
                reading: RwSignal::new((0, 0)),
                sent_at: RwSignal::new(0),
                followed: RwSignal::new(ResultState::Pending),
            }
        });
        let draft = Self {
            open: RwSignal::new(kept.open),
            forms,
            replaced: RwSignal::new_local(None),
            not_kept: RwSignal::new(false),
        };
        effect(move || {
            let kept = SavedDraft { open: draft.open.get(), texts: draft.forms.map(CreateForm::snapshot) };
            session_set(DRAFT, &kept.to_json());
        });
        effect(move || draft.not_kept.set(!draft.keep_pictures()));
        draft
    }

    /// Keeps the pictures of all forms, or none of them if they are too large together.
    fn keep_pictures(self) -> bool {
        let all = || self.forms.into_iter().map(|form| (form.kind, form.pictures.get()));
        let length: u32 = all().flat_map(|(_, own)| own).map(|picture| picture.data.length()).sum();
        if length > MAX_SAVED_CHARS {
            session_set(PICTURES, "");
            return false;
        }
        let kept = all().flat_map(|(kind, own)| {
            own.into_iter().map(move |picture| SavedImage {
                kind,
                name: picture.name,
                bytes: picture.bytes,
                data: picture.data.into(),
            })
        });
        let fits = session_set(PICTURES, &images_to_json(kept.collect()));
        if !fits {
            session_set(PICTURES, "");
        }
        fits || length == 0
    }
}

/// A number that no other picture of this page has.
pub fn next_number() -> u32 {
    use std::sync::atomic::{AtomicU32, Ordering};
    static LAST: AtomicU32 = AtomicU32::new(0);
    LAST.fetch_add(1, Ordering::Relaxed)
}
