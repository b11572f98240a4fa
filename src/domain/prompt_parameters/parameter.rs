//! The parameters of the form: names, aliases, offered values.

/// Common aspect ratios.
pub const RATIOS: [&str; 8] = ["1:1", "16:9", "9:16", "4:3", "3:4", "3:2", "2:3", "21:9"];
/// The current model versions.
pub const VERSIONS: [&str; 4] = ["7", "6.1", "6", "5.2"];
/// The current Niji versions.
pub const NIJI: [&str; 2] = ["6", "5"];
/// The quality values of all model versions, in Midjourney's spelling.
pub const QUALITIES: [&str; 5] = [".25", ".5", "1", "2", "4"];

/// A parameter with a control in the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Parameter {
    /// The aspect ratio, such as `16:9`.
    Ratio,
    /// The model version; conflicts with [`Parameter::Niji`].
    Version,
    /// The version of the anime model; conflicts with [`Parameter::Version`].
    Niji,
    /// The strength of Midjourney's default style, 0 to 1000.
    Stylize,
    /// The difference between the four images, 0 to 100.
    Chaos,
    /// How unusual the images are, 0 to 3000.
    Weird,
    /// The rendering time: one of [`QUALITIES`].
    Quality,
    /// The seed of the random numbers, 0 to 4294967295.
    Seed,
    /// The weight of reference images, 0 to 3.
    ImageWeight,
    /// `raw`, or a Niji style.
    Style,
    /// A seamless pattern; see [`ParameterValues::tile`](crate::domain::prompt_parameters::ParameterValues::tile).
    Tile,
    /// What the image must not contain, separated by commas.
    No,
}

impl Parameter {
    /// All parameters, in the order in which new ones are written.
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

    /// The name of a new parameter, without dashes.
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

    /// The parameter with this name or alias; ignores case.
    pub fn from_name(name: &str) -> Option<Parameter> {
        let short = Parameter::ALL.into_iter().find(|parameter| parameter.name().eq_ignore_ascii_case(name));
        short.or_else(|| {
            let alias = ALIASES.iter().find(|(alias, _)| alias.eq_ignore_ascii_case(name))?;
            Some(alias.1)
        })
    }

    /// The parameter that cannot be combined with this one.
    pub(super) fn conflicts_with(self) -> Option<Parameter> {
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
