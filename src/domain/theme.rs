//! Light or dark.

/// The looks that can be chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system is set.
    #[default]
    System,
    /// Paper.
    Light,
    /// Darkroom.
    Dark,
}

impl Theme {
    /// All looks, in the order in which they are offered.
    pub const ALL: [Theme; 3] = [Self::System, Self::Light, Self::Dark];

    /// The name used in this browser's memory and as `data-theme`.
    pub fn name(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The look of a name; the system's for any other.
    pub fn from_name(name: &str) -> Self {
        Self::ALL.into_iter().find(|theme| theme.name() == name).unwrap_or_default()
    }
}
