//! What a task does: the actions of the wire.

/// What a task does. Servers beyond the contract have more: REROLL, INPAINT, VIDEO …
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Action {
    /// A prompt becomes a sheet of four pictures.
    Imagine,
    /// One of the four, in full.
    Upscale,
    /// Four more like one of the four.
    Variation,
    /// The same with more around it.
    Zoom,
    /// The same, continued to one side.
    Pan,
    /// A picture becomes prompts.
    Describe,
    /// Several pictures become one sheet.
    Blend,
    /// A long prompt becomes short ones.
    Shorten,
    /// The face of one picture in another.
    SwapFace,
    /// Any other name, as it came.
    Other(String),
}

impl Action {
    /// The nine of the contract, in its order.
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

    /// The name on the wire.
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

    /// Reads a name from the wire, in any case and with white space around it.
    pub fn from_wire(name: &str) -> Self {
        let name = name.trim();
        let known = Action::KNOWN.into_iter().find(|action| action.wire().eq_ignore_ascii_case(name));
        known.unwrap_or_else(|| Action::Other(String::from(name)))
    }
}
