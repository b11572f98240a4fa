//! What is typed for new tasks, as texts that a tab can keep over a reload.

use std::ops::RangeInclusive;

use serde_json::{Map, Value};

use crate::proxy::{Bot, Shape, Task, reply};

/// A way to begin.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// A prompt becomes pictures.
    #[default]
    Imagine,
    /// Pictures become one.
    Blend,
    /// A picture becomes prompts.
    Describe,
    /// A prompt becomes shorter ones.
    Shorten,
    /// A job of Midjourney becomes a task.
    Show,
    /// Pictures become links.
    Upload,
}

impl Kind {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Kind; 6] =
        [Kind::Imagine, Kind::Blend, Kind::Describe, Kind::Shorten, Kind::Show, Kind::Upload];

    /// Its name in what is kept, and in the ids of the page.
    pub fn name(self) -> &'static str {
        ["imagine", "blend", "describe", "shorten", "show", "upload"][self as usize]
    }

    /// How many pictures it takes.
    pub fn pictures(self) -> RangeInclusive<usize> {
        match self {
            Kind::Imagine => 0..=5,
            Kind::Blend => 2..=5,
            Kind::Describe => 1..=1,
            Kind::Shorten | Kind::Show => 0..=0,
            Kind::Upload => 1..=10,
        }
    }

    /// Does it want a text: a prompt, or the id of a job?
    pub fn wants_text(self) -> bool {
        match self {
            Kind::Imagine | Kind::Shorten | Kind::Show => true,
            Kind::Blend | Kind::Describe | Kind::Upload => false,
        }
    }

    fn named(name: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// A text of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Text {
    /// The prompt, or the id of a job.
    Prompt,
    /// The caller's own text.
    State,
    /// The bot, as on the wire.
    Bot,
    /// The shape of a blend, as on the wire.
    Shape,
    /// What came of it: the id of the task whose answer is awaited, or links, one a line.
    Result,
}

impl Text {
    /// All of them, in the order in which they are kept.
    pub const ALL: [Text; 5] = [Text::Prompt, Text::State, Text::Bot, Text::Shape, Text::Result];

    /// What stands there at first.
    pub fn at_first(self) -> &'static str {
        match self {
            Text::Prompt | Text::State | Text::Result => "",
            Text::Bot => Bot::default().wire(),
            Text::Shape => Shape::default().wire(),
        }
    }
}

/// Why a form cannot be sent, or a picture not be taken.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Trouble {
    /// It can.
    #[default]
    None,
    /// There is no prompt, or no id of a job.
    NoText,
    /// There are fewer pictures than are wanted.
    TooFew,
    /// There are more pictures than are taken.
    TooMany,
    /// A file of this name is no picture that is taken.
    NoPicture(String),
    /// With the file of this name and size, all together would be too large.
    TooLarge(String, String),
    /// The file of this name could not be read.
    Unreadable(String),
}

impl Trouble {
    /// Is it about the text, and not about the pictures?
    pub fn is_of_text(&self) -> bool {
        match self {
            Trouble::NoText => true,
            Trouble::None
            | Trouble::TooFew
            | Trouble::TooMany
            | Trouble::NoPicture(_)
            | Trouble::TooLarge(..)
            | Trouble::Unreadable(_) => false,
        }
    }
}

/// The texts of all forms, in the order of [`Kind::ALL`] and [`Text::ALL`], and which form is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The form that is open.
    pub open: Kind,
    /// The texts.
    pub texts: [[String; 5]; 6],
}

impl Kept {
    /// As JSON.
    pub fn to_json(&self) -> String {
        let mut all = Map::new();
        all.insert("open".to_owned(), self.open.name().into());
        for kind in Kind::ALL {
            let texts = self.texts[kind as usize].iter().map(|text| Value::String(text.clone())).collect();
            all.insert(kind.name().to_owned(), Value::Array(texts));
        }
        Value::Object(all).to_string()
    }

    /// From JSON; what is missing or broken is as it was at first.
    pub fn from_json(json: &str) -> Kept {
        let all: Value = serde_json::from_str(json).unwrap_or_default();
        let kept = |kind: Kind, text: Text| {
            let text_kept = all.get(kind.name()).and_then(|texts| texts.get(text as usize));
            text_kept.and_then(Value::as_str).unwrap_or(text.at_first()).to_owned()
        };
        Kept {
            open: all.get("open").and_then(Value::as_str).and_then(Kind::named).unwrap_or_default(),
            texts: Kind::ALL.map(|kind| Text::ALL.map(|text| kept(kind, text))),
        }
    }
}

/// A picture of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptPicture {
    /// The form.
    pub kind: Kind,
    /// The file's name.
    pub name: String,
    /// The file's size.
    pub bytes: u32,
    /// The file as a data URL.
    pub data: String,
}

/// The most characters of data URLs that are kept: browsers give a page about 5 million for everything.
pub const MOST_KEPT: u32 = 3_000_000;

/// Pictures as JSON.
pub fn pictures_to_json(pictures: Vec<KeptPicture>) -> String {
    let one = |picture: KeptPicture| {
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
pub fn pictures_from_json(json: &str) -> Vec<KeptPicture> {
    let all: Value = serde_json::from_str(json).unwrap_or_default();
    let one = |value: &Value| {
        Some(KeptPicture {
            kind: Kind::named(value.get("kind")?.as_str()?)?,
            name: reply::text(value, "name")?,
            bytes: u32::try_from(reply::number(value, "bytes")?).ok()?,
            data: reply::text(value, "data").filter(|data| data.starts_with("data:image/"))?,
        })
    };
    all.as_array().map(|all| all.iter().filter_map(one).collect()).unwrap_or_default()
}

/// The prompt that a task was made from, its reference pictures at the front; "" when nobody knows it.
pub fn prompt_of(task: &Task) -> String {
    let told = || {
        let description = task.description.as_deref()?.trim_start();
        let rest = description.strip_prefix("/imagine")?.trim_start();
        Some(rest.strip_prefix("prompt:").unwrap_or(rest).trim_start())
    };
    let prompt = task.prompt.as_deref().or(task.prompt_en.as_deref()).or_else(told);
    prompt.unwrap_or_default().trim().to_owned()
}
