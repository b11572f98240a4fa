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
pub enum Parameter {
    /// Width to height, such as `16:9`.
    Ratio,
    /// The model; leaves no room for [`Parameter::Niji`].
    Version,
    /// The model for anime; leaves no room for [`Parameter::Version`].
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
    /// See [`Form::tile`](crate::domain::prompt_parameters::ParameterValues::tile).
    Tile,
    /// What must not be in the picture, with commas between.
    No,
}

impl Parameter {
    /// In the order in which new ones are written.
    pub const ALL: [Parameter; 12] = [
        Parameter::Ratio,
        Parameter::Version,
        Parameter::Niji,
        Parameter::Stylize,
        Parameter::Chaos,
        Parameter::Weird,
        Parameter::Quality,
        Parameter::Seed,
        Parameter::ImageWeight,
        Parameter::Style,
        Parameter::Tile,
        Parameter::No,
    ];

    /// The parameter's name, without dashes, as it is written when it is new.
    pub fn name(self) -> &'static str {
        match self {
            Parameter::Ratio => "ar",
            Parameter::Version => "v",
            Parameter::Niji => "niji",
            Parameter::Stylize => "s",
            Parameter::Chaos => "c",
            Parameter::Weird => "w",
            Parameter::Quality => "q",
            Parameter::Seed => "seed",
            Parameter::ImageWeight => "iw",
            Parameter::Style => "style",
            Parameter::Tile => "tile",
            Parameter::No => "no",
        }
    }

    /// Its position in [`Parameter::ALL`].
    pub(super) fn index(self) -> usize {
        match self {
            Parameter::Ratio => 0,
            Parameter::Version => 1,
            Parameter::Niji => 2,
            Parameter::Stylize => 3,
            Parameter::Chaos => 4,
            Parameter::Weird => 5,
            Parameter::Quality => 6,
            Parameter::Seed => 7,
            Parameter::ImageWeight => 8,
            Parameter::Style => 9,
            Parameter::Tile => 10,
            Parameter::No => 11,
        }
    }

    /// The field of a parameter's name, in any case.
    pub fn named(name: &str) -> Option<Parameter> {
        let short = Parameter::ALL.into_iter().find(|parameter| parameter.name().eq_ignore_ascii_case(name));
        short.or_else(|| {
            let alias = ALIASES.iter().find(|(alias, _)| alias.eq_ignore_ascii_case(name))?;
            Some(alias.1)
        })
    }

    /// The field that cannot be set together with this one.
    pub(super) fn rival(self) -> Option<Parameter> {
        match self {
            Parameter::Version => Some(Parameter::Niji),
            Parameter::Niji => Some(Parameter::Version),
            Parameter::Ratio
            | Parameter::Stylize
            | Parameter::Chaos
            | Parameter::Weird
            | Parameter::Quality
            | Parameter::Seed
            | Parameter::ImageWeight
            | Parameter::Style
            | Parameter::Tile
            | Parameter::No => None,
        }
    }
}

/// The other names of the parameters.
const ALIASES: [(&str, Parameter); 7] = [
    ("aspect", Parameter::Ratio),
    ("version", Parameter::Version),
    ("stylize", Parameter::Stylize),
    ("chaos", Parameter::Chaos),
    ("weird", Parameter::Weird),
    ("quality", Parameter::Quality),
    ("raw", Parameter::Style),
];
