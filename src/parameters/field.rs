//! The fields of the form, the names that their parameters go by, and what can be chosen for them.

/// The usual ratios.
pub const RATIOS: [&str; 8] = ["1:1", "16:9", "9:16", "4:3", "3:4", "3:2", "2:3", "21:9"];
/// The versions that are in use.
pub const VERSIONS: [&str; 4] = ["7", "6.1", "6", "5.2"];
/// The versions of Niji that are in use.
pub const NIJI: [&str; 2] = ["6", "5"];
/// The qualities that some version has, as Midjourney writes them.
pub const QUALITIES: [&str; 5] = [".25", ".5", "1", "2", "4"];

/// A parameter that the form has a control for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// Width to height, such as `16:9`.
    Ratio,
    /// The model; leaves no room for [`Field::Niji`].
    Version,
    /// The model for anime; leaves no room for [`Field::Version`].
    Niji,
    /// How much of Midjourney's own taste, 0 to 1000.
    Stylize,
    /// How much the four pictures differ, 0 to 100.
    Chaos,
    /// How unusual they are, 0 to 3000.
    Weird,
    /// How much time is spent: one of [`QUALITIES`].
    Quality,
    /// What the same picture can be made from again, 0 to 4294967295.
    Seed,
    /// How much reference pictures count, 0 to 3.
    ImageWeight,
    /// `raw`, or a style of Niji.
    Style,
    /// See [`Form::tile`](super::Form::tile).
    Tile,
    /// What must not be in the picture, with commas between.
    No,
}

impl Field {
    /// In the order in which new ones are written.
    pub const ALL: [Field; 12] = [
        Field::Ratio,
        Field::Version,
        Field::Niji,
        Field::Stylize,
        Field::Chaos,
        Field::Weird,
        Field::Quality,
        Field::Seed,
        Field::ImageWeight,
        Field::Style,
        Field::Tile,
        Field::No,
    ];

    /// The parameter's name, without dashes, as it is written when it is new.
    pub fn name(self) -> &'static str {
        NAMES[self as usize].0
    }

    /// The field of a parameter's name, in any case.
    pub fn named(name: &str) -> Option<Field> {
        let found = NAMES.iter().find(|(known, _)| known.eq_ignore_ascii_case(name))?;
        Some(found.1)
    }

    /// The field that cannot be set together with this one.
    pub(super) fn rival(self) -> Option<Field> {
        match self {
            Field::Version => Some(Field::Niji),
            Field::Niji => Some(Field::Version),
            Field::Ratio
            | Field::Stylize
            | Field::Chaos
            | Field::Weird
            | Field::Quality
            | Field::Seed
            | Field::ImageWeight
            | Field::Style
            | Field::Tile
            | Field::No => None,
        }
    }
}

/// All names: first the one that is written, in the order of [`Field::ALL`], then the others.
const NAMES: [(&str, Field); 19] = [
    ("ar", Field::Ratio),
    ("v", Field::Version),
    ("niji", Field::Niji),
    ("s", Field::Stylize),
    ("c", Field::Chaos),
    ("w", Field::Weird),
    ("q", Field::Quality),
    ("seed", Field::Seed),
    ("iw", Field::ImageWeight),
    ("style", Field::Style),
    ("tile", Field::Tile),
    ("no", Field::No),
    ("aspect", Field::Ratio),
    ("version", Field::Version),
    ("stylize", Field::Stylize),
    ("chaos", Field::Chaos),
    ("weird", Field::Weird),
    ("quality", Field::Quality),
    ("raw", Field::Style),
];
