//! The two words that say what a task is: its action and its status.

/// Makes an enum whose values have the wire's names, in the order in which the names sort.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($value:ident = $text:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
        #[repr(u8)]
        #[allow(missing_docs)]
        pub enum $name { $($value),* }

        impl $name {
            /// All of them, sorted by their text.
            pub const ALL: &'static [Self] = &[$(Self::$value),*];

            /// The word on the wire.
            #[must_use]
            pub const fn text(self) -> &'static str {
                match self { $(Self::$value => $text),* }
            }

            /// The value with this word.
            #[must_use]
            pub fn named(text: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.text() == text)
            }
        }
    };
}

words! {
    /// What was asked for. Three of them (INPAINT, REROLL, VIDEO) are not in the contract: newer servers have them.
    Action {
        Blend = "BLEND", Describe = "DESCRIBE", Imagine = "IMAGINE", Inpaint = "INPAINT", Pan = "PAN",
        Reroll = "REROLL", Shorten = "SHORTEN", Show = "SHOW", SwapFace = "SWAP_FACE", Upscale = "UPSCALE",
        Variation = "VARIATION", Video = "VIDEO", Zoom = "ZOOM",
    }
}

words! {
    /// How far it is.
    Status {
        Cancel = "CANCEL", Failure = "FAILURE", InProgress = "IN_PROGRESS", Modal = "MODAL", NotStart = "NOT_START",
        Submitted = "SUBMITTED", Success = "SUCCESS",
    }
}

impl Status {
    /// Not finished yet.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::NotStart | Self::Submitted | Self::InProgress | Self::Modal)
    }
}

impl Action {
    /// The answer is a 2×2 sheet, not one picture or a text.
    #[must_use]
    pub const fn makes_sheet(self) -> bool {
        matches!(
            self,
            Self::Imagine
                | Self::Variation
                | Self::Reroll
                | Self::Blend
                | Self::Zoom
                | Self::Pan
                | Self::Inpaint
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_of_the_values_is_the_order_of_the_words() {
        assert!(Action::ALL.is_sorted_by_key(|action| action.text()));
        assert!(Status::ALL.is_sorted_by_key(|status| status.text()));
        assert_eq!(Status::named("MODAL"), Some(Status::Modal));
    }
}
