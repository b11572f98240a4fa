//! The size of the cards in the grid.

/// The size of the cards.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CardSize {
    /// Pictures only; the facts appear on hover and focus.
    Small,
    /// Pictures with the facts below.
    #[default]
    Medium,
    /// The same with larger pictures.
    Large,
}

impl CardSize {
    /// All sizes, from small to large.
    pub const ALL: [CardSize; 3] = [Self::Small, Self::Medium, Self::Large];

    /// The name in local storage and in `data-card-size` of the root element.
    pub fn name(self) -> &'static str {
        match self {
            Self::Small => "small",
            Self::Medium => "medium",
            Self::Large => "large",
        }
    }

    /// The size with this name; medium for an unknown name.
    pub fn from_name(name: &str) -> Self {
        Self::ALL.into_iter().find(|size| size.name() == name).unwrap_or_default()
    }
}

/// The length of the longer side of the picture of a card of the size with this name, in device pixels: twice the width of the card,
/// for high-density screens.
pub fn image_side(name: &str) -> u32 {
    if name == CardSize::Large.name() { 1024 } else { 560 }
}
