//! The forms for new tasks as JSON, to be saved in this tab.

use serde_json::{Map, Value};

use crate::domain::{
    create_kind::{CreateKind, FieldId},
    json_value::{number, text},
};

/// The texts of all forms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedDraft {
    /// The kind whose form is shown.
    pub open: CreateKind,
    /// The texts, in the order of [`CreateKind::ALL`] and [`FieldId::ALL`].
    pub texts: [[String; 5]; 6],
}

impl SavedDraft {
    /// Converts the draft to JSON.
    pub fn to_json(&self) -> String {
        let mut all = Map::new();
        all.insert("open".to_owned(), self.open.name().into());
        for kind in CreateKind::ALL {
            let texts = self.texts[kind.index()].iter().map(|text| Value::String(text.clone())).collect();
            all.insert(kind.name().to_owned(), Value::Array(texts));
        }
        Value::Object(all).to_string()
    }

    /// Parses a draft. Missing and invalid texts have their default values.
    pub fn from_json(json: &str) -> SavedDraft {
        let all: Value = serde_json::from_str(json).unwrap_or_default();
        let saved = |kind: CreateKind, field: FieldId| {
            let text = all.get(kind.name()).and_then(|texts| texts.get(field.index()));
            text.and_then(Value::as_str).unwrap_or(field.default_value()).to_owned()
        };
        SavedDraft {
            open: all.get("open").and_then(Value::as_str).and_then(CreateKind::from_name).unwrap_or_default(),
            texts: CreateKind::ALL.map(|kind| FieldId::ALL.map(|field| saved(kind, field))),
        }
    }
}

/// An attached picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedImage {
    /// The kind of the form.
    pub kind: CreateKind,
    /// The name of the file.
    pub name: String,
    /// The size of the file.
    pub bytes: u32,
    /// The file as a data URL.
    pub data: String,
}

/// The maximum number of characters of all saved data URLs: browsers limit the storage of a page to about 5 million.
pub const MAX_SAVED_CHARS: u32 = 3_000_000;

/// Converts pictures to JSON; an empty text if there are none.
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

/// Parses pictures; invalid ones are skipped.
pub fn images_from_json(json: &str) -> Vec<SavedImage> {
    let all: Value = serde_json::from_str(json).unwrap_or_default();
    let one = |value: &Value| {
        Some(SavedImage {
            kind: CreateKind::from_name(value.get("kind")?.as_str()?)?,
            name: text(value, "name")?,
            bytes: u32::try_from(number(value, "bytes")?).ok()?,
            data: text(value, "data").filter(|data| data.starts_with("data:image/"))?,
        })
    };
    all.as_array().map(|all| all.iter().filter_map(one).collect()).unwrap_or_default()
}
