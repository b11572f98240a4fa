//! The action of a task: imagine, upscale, variation and the others.

/// The action of a task. Servers send more than the API documents: REROLL, INPAINT, VIDEO …
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Action {
    /// Generates a grid of four images from a prompt.
    Imagine,
    /// Enlarges one image of a grid.
    Upscale,
    /// Generates four variations of one image of a grid.
    Variation,
    /// Extends an image on all sides.
    Zoom,
    /// Extends an image on one side.
    Pan,
    /// Suggests prompts for an image.
    Describe,
    /// Combines several images into one grid.
    Blend,
    /// Suggests shorter prompts.
    Shorten,
    /// Puts the face of one image into another.
    SwapFace,
    /// Any other name, unchanged.
    Other(String),
}

impl Action {
    /// The documented actions, in the order of the API documentation.
    pub const KNOWN: [Action; 9] = [
        Action::Imagine,
        Action::Upscale,
        Action::Variation,
        Action::Zoom,
        Action::Pan,
        Action::Describe,
        Action::Blend,
        Action::Shorten,
        Action::SwapFace,
    ];

    /// The name in the API.
    pub fn wire(&self) -> &str {
        match self {
            Action::Imagine => "IMAGINE",
            Action::Upscale => "UPSCALE",
            Action::Variation => "VARIATION",
            Action::Zoom => "ZOOM",
            Action::Pan => "PAN",
            Action::Describe => "DESCRIBE",
            Action::Blend => "BLEND",
            Action::Shorten => "SHORTEN",
            Action::SwapFace => "SWAP_FACE",
            Action::Other(name) => name,
        }
    }

    /// Parses an API name; ignores case and surrounding white space.
    pub fn from_wire(name: &str) -> Self {
        let name = name.trim();
        let known = Action::KNOWN.into_iter().find(|action| action.wire().eq_ignore_ascii_case(name));
        known.unwrap_or_else(|| Action::Other(String::from(name)))
    }
}
