//! How often live refresh asks the server.

/// How often the operator wants to hear.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RefreshInterval {
    /// Often while something on screen is open, else seldom.
    #[default]
    Auto,
    /// Never by itself.
    Off,
    /// Every so many seconds.
    Every(u32),
}

impl RefreshInterval {
    /// What is offered.
    pub const ALL: [RefreshInterval; 6] = [
        RefreshInterval::Auto,
        RefreshInterval::Off,
        RefreshInterval::Every(5),
        RefreshInterval::Every(10),
        RefreshInterval::Every(30),
        RefreshInterval::Every(60),
    ];

    /// The name in this browser's memory.
    pub fn name(self) -> String {
        match self {
            RefreshInterval::Auto => String::from("auto"),
            RefreshInterval::Off => String::from("off"),
            RefreshInterval::Every(seconds) => seconds.to_string(),
        }
    }

    /// The rhythm of a name; Auto for any other.
    pub fn from_name(name: &str) -> Self {
        Self::ALL.into_iter().find(|rhythm| rhythm.name() == name).unwrap_or_default()
    }
}
