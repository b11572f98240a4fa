//! What is typed for new tasks, as texts that a tab can keep over a reload.

use crate::domain::create_kind::{CreateKind, FieldId};

use serde_json::{Map, Value};

/// The texts of all forms, in the order of [`CreateKind::ALL`] and [`FieldId::ALL`], and which form is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedDraft {
    /// The form that is open.
    pub open: CreateKind,
    /// The texts.
    pub texts: [[String; 5]; 6],
}

impl SavedDraft {
    /// As JSON.
    pub fn to_json(&self) -> String {
        let mut all = Map::new();
        all.insert("open".to_owned(), self.open.name().into());
        for kind in CreateKind::ALL {
            let texts = self.texts[kind.index()].iter().map(|text| Value::String(text.clone())).collect();
            all.insert(kind.name().to_owned(), Value::Array(texts));
        }
        Value::Object(all).to_string()
    }

    /// From JSON; what is missing or broken is as it was at first.
    pub fn from_json(json: &str) -> SavedDraft {
        let all: Value = serde_json::from_str(json).unwrap_or_default();
        let kept = |kind: CreateKind, text: FieldId| {
            let text_kept = all.get(kind.name()).and_then(|texts| texts.get(text.index()));
            text_kept.and_then(Value::as_str).unwrap_or(text.at_first()).to_owned()
        };
        SavedDraft {
            open: all.get("open").and_then(Value::as_str).and_then(CreateKind::from_name).unwrap_or_default(),
            texts: CreateKind::ALL.map(|kind| FieldId::ALL.map(|text| kept(kind, text))),
        }
    }
}

/// A picture of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedImage {
    /// The form.
    pub kind: CreateKind,
    /// The file's name.
    pub name: String,
    /// The file's size.
    pub bytes: u32,
    /// The file as a data URL.
    pub data: String,
}

/// The most characters of data URLs that are kept: browsers give a page about 5 million for everything.
pub const MAX_SAVED_CHARS: u32 = 3_000_000;

/// Pictures as JSON.
pub fn images_to_json(pictures: Vec<SavedImage>) -> String {
    let one = |picture: SavedImage| {
        let mut fields = Map::new();
        fields.insert("kind".to_owned(), picture.kind.name().into());
        fields.insert("name".to_owned(), picture.name.into());
        fields.insert("bytes".to_owned(), picture.bytes.into());
        fields.insert("data".to_owned(), picture.data.into());
        Value::Object(fields)
    };
    if pictures.is_empty() {
        return String::new();
    }
    Value::Array(pictures.into_iter().map(one).collect()).to_string()
}

/// Pictures from JSON; what is broken is left out.
pub fn images_from_json(json: &str) -> Vec<SavedImage> {
    let all: Value = serde_json::from_str(json).unwrap_or_default();
    let one = |value: &Value| {
        Some(SavedImage {
            kind: CreateKind::from_name(value.get("kind")?.as_str()?)?,
            name: crate::domain::json_value::text(value, "name")?,
            bytes: u32::try_from(crate::domain::json_value::number(value, "bytes")?).ok()?,
            data: crate::domain::json_value::text(value, "data")
                .filter(|data| data.starts_with("data:image/"))?,
        })
    };
    all.as_array().map(|all| all.iter().filter_map(one).collect()).unwrap_or_default()
}
