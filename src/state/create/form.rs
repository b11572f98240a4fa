//! The forms for new tasks. Their content is kept when the dialog is closed, and saved in this tab for a reload.

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
        long_lived::LongLived,
        storage::{session_get, session_set},
    },
};

const DRAFT_KEY: &str = "draft";
const PICTURES_KEY: &str = "draft-pictures";

/// Creates the forms on first use, because their code is loaded on demand with the dialogs.
#[derive(Clone, Copy)]
pub struct LazyCreateState {
    /// The owner of the page.
    owner: StoredValue<Owner>,
    state: StoredValue<Option<CreateState>>,
}

impl LazyCreateState {
    /// Forms that are not created yet.
    pub fn new() -> Self {
        let owner = Owner::current().unwrap_or_default();
        Self { owner: StoredValue::new(owner), state: StoredValue::new(None) }
    }

    /// Creates signals that live as long as the page.
    pub fn with_page_owner<T>(self, create: impl FnOnce() -> T) -> T {
        self.owner.get_value().with(|| untrack(create))
    }

    /// The forms.
    pub fn get(self) -> CreateState {
        if let Some(state) = self.state.get_value() {
            return state;
        }
        let state = self.with_page_owner(CreateState::restore);
        self.state.set_value(Some(state));
        state
    }
}

impl Default for LazyCreateState {
    fn default() -> Self {
        Self::new()
    }
}

/// An attached picture. Its data stays in a JavaScript string, because the memory of WebAssembly never shrinks.
#[derive(Clone)]
pub struct Attachment {
    /// Identifies the picture.
    pub number: u32,
    /// The name of the file.
    pub name: String,
    /// The size of the file.
    pub bytes: u32,
    /// The file as a data URL.
    pub data: JsString,
}

/// The content of a form before [`CreateState::prefill`].
#[derive(Clone)]
pub struct PreviousDraft {
    /// The texts of the form.
    pub texts: [String; 5],
    /// The pictures of the form.
    pub pictures: Vec<Attachment>,
}

/// The state of the task whose result is shown in the form.
#[derive(Clone, Default)]
pub enum ResultState {
    /// Not polled yet.
    #[default]
    Pending,
    /// The task has not finished.
    Running(Task),
    /// The task has finished.
    Finished(Task),
    /// The server does not know the task.
    NotFound,
    /// The request failed.
    Failed(ApiError),
}

/// A form. Copies share it.
#[derive(Clone, Copy)]
pub struct CreateForm {
    /// The kind of new task.
    pub kind: CreateKind,
    texts: [LongLived<RwSignal<String>>; 5],
    /// The attached pictures.
    pub pictures: LongLived<RwSignal<Vec<Attachment>, LocalStorage>>,
    /// Why the form cannot be sent.
    pub error: LongLived<RwSignal<CreateError>>,
    /// The number of bytes of added files that have been read, and the total.
    pub read_progress: LongLived<RwSignal<(u32, u32)>>,
    /// The time of sending, in milliseconds since 1970.
    pub sent_at_ms: LongLived<RwSignal<i64>>,
    /// The state of the result.
    pub result: LongLived<RwSignal<ResultState>>,
}

impl CreateForm {
    /// The text of a field.
    pub fn text(self, field: FieldId) -> LongLived<RwSignal<String>> {
        self.texts[field.index()]
    }

    /// The key of the submission while it is in flight.
    pub fn key(self) -> String {
        "create-".to_owned() + self.kind.name()
    }

    /// The size of all pictures; tracked.
    pub fn bytes(self) -> u32 {
        self.pictures.with(|pictures| pictures.iter().map(|picture| picture.bytes).sum())
    }

    fn snapshot(self) -> [String; 5] {
        self.texts.map(|text| text.get())
    }
}

/// The forms of all kinds. Copies share them.
#[derive(Clone, Copy)]
pub struct CreateState {
    /// The kind whose form is shown.
    pub open: LongLived<RwSignal<CreateKind>>,
    forms: [CreateForm; 6],
    /// The content of Imagine before the last [`CreateState::prefill`].
    pub previous: LongLived<RwSignal<Option<PreviousDraft>, LocalStorage>>,
    /// Whether the pictures are too large to be saved for a reload.
    pub pictures_not_saved: LongLived<RwSignal<bool>>,
}

impl CreateState {
    /// The form of a kind.
    pub fn form(self, kind: CreateKind) -> CreateForm {
        self.forms[kind.index()]
    }

    /// Fills Imagine and shows it. [`CreateState::undo_prefill`] restores the previous content.
    pub fn prefill(self, change: impl FnOnce(CreateForm)) {
        let form = self.form(CreateKind::Imagine);
        let before = untrack(|| PreviousDraft { texts: form.snapshot(), pictures: form.pictures.get() });
        change(form);
        let has_content =
            !before.texts[FieldId::Prompt.index()].trim().is_empty() || !before.pictures.is_empty();
        self.previous.set(has_content.then_some(before));
        form.error.set(CreateError::None);
        self.open.set(CreateKind::Imagine);
    }

    /// Restores the content before [`CreateState::prefill`].
    pub fn undo_prefill(self) {
        let Some(before) = self.previous.get_untracked() else { return };
        let form = self.form(CreateKind::Imagine);
        for (signal, text) in form.texts.iter().zip(before.texts) {
            signal.set(text);
        }
        form.pictures.set(before.pictures);
        self.previous.set(None);
    }

    fn restore() -> Self {
        let saved = SavedDraft::from_json(&session_get(DRAFT_KEY).unwrap_or_default());
        let mut pictures = images_from_json(&session_get(PICTURES_KEY).unwrap_or_default());
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
                texts: FieldId::ALL
                    .map(|field| LongLived::signal(saved.texts[kind.index()][field.index()].clone())),
                pictures: LongLived::local_signal(own.into_iter().map(picture).collect()),
                error: LongLived::signal(CreateError::None),
                read_progress: LongLived::signal((0, 0)),
                sent_at_ms: LongLived::signal(0),
                result: LongLived::signal(ResultState::Pending),
            }
        });
        let state = Self {
            open: LongLived::signal(saved.open),
            forms,
            previous: LongLived::local_signal(None),
            pictures_not_saved: LongLived::signal(false),
        };
        effect(move || {
            let draft = SavedDraft { open: state.open.get(), texts: state.forms.map(CreateForm::snapshot) };
            session_set(DRAFT_KEY, &draft.to_json());
        });
        effect(move || state.pictures_not_saved.set(!state.save_pictures()));
        state
    }

    /// Saves the pictures of all forms, or none if they are too large together. Returns false if they are.
    fn save_pictures(self) -> bool {
        let all = || self.forms.into_iter().map(|form| (form.kind, form.pictures.get()));
        let length: u32 = all().flat_map(|(_, own)| own).map(|picture| picture.data.length()).sum();
        if length > MAX_SAVED_CHARS {
            session_set(PICTURES_KEY, "");
            return false;
        }
        let saved = all().flat_map(|(kind, own)| {
            own.into_iter().map(move |picture| SavedImage {
                kind,
                name: picture.name,
                bytes: picture.bytes,
                data: picture.data.into(),
            })
        });
        let is_saved = session_set(PICTURES_KEY, &images_to_json(saved.collect()));
        if !is_saved {
            session_set(PICTURES_KEY, "");
        }
        is_saved || length == 0
    }
}

/// A new number for an attachment.
pub fn next_number() -> u32 {
    use std::sync::atomic::{AtomicU32, Ordering};
    static LAST: AtomicU32 = AtomicU32::new(0);
    LAST.fetch_add(1, Ordering::Relaxed)
}
