//! The interval of live refresh.

/// The interval of live refresh, as the user chooses it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RefreshInterval {
    /// Short while a visible task is open, otherwise long.
    #[default]
    Auto,
    /// No live refresh.
    Off,
    /// A fixed interval in seconds.
    Every(u32),
}

impl RefreshInterval {
    /// All choices, in the order of the select.
    pub const ALL: [RefreshInterval; 6] = [
        RefreshInterval::Auto,
        RefreshInterval::Off,
        RefreshInterval::Every(5),
        RefreshInterval::Every(10),
        RefreshInterval::Every(30),
        RefreshInterval::Every(60),
    ];

    /// The name in local storage.
    pub fn name(self) -> String {
        match self {
            RefreshInterval::Auto => String::from("auto"),
            RefreshInterval::Off => String::from("off"),
            RefreshInterval::Every(seconds) => seconds.to_string(),
        }
    }

    /// The interval with this name; Auto for an unknown name.
    pub fn from_name(name: &str) -> Self {
        Self::ALL.into_iter().find(|interval| interval.name() == name).unwrap_or_default()
    }
}
