//! Action and status of a task.

/// Defines an enum whose values have the names of the wire format, in alphabetical order.
macro_rules! wire_enum {
    ($(#[$doc:meta])* $name:ident { $($value:ident = $text:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
        #[repr(u8)]
        #[allow(missing_docs)]
        pub enum $name { $($value),* }

        impl $name {
            /// All values, sorted by name.
            pub const ALL: &'static [Self] = &[$(Self::$value),*];

            /// Name in the wire format.
            #[must_use]
            pub const fn text(self) -> &'static str {
                match self { $(Self::$value => $text),* }
            }

            /// The value with this name.
            #[must_use]
            pub fn named(text: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.text() == text)
            }
        }
    };
}

wire_enum! {
    /// Action of a task. INPAINT, REROLL and VIDEO are not in the documented API: newer servers have them.
    Action {
        Blend = "BLEND", Describe = "DESCRIBE", Imagine = "IMAGINE", Inpaint = "INPAINT", Pan = "PAN",
        Reroll = "REROLL", Shorten = "SHORTEN", Show = "SHOW", SwapFace = "SWAP_FACE", Upscale = "UPSCALE",
        Variation = "VARIATION", Video = "VIDEO", Zoom = "ZOOM",
    }
}

wire_enum! {
    /// Status of a task.
    Status {
        Cancel = "CANCEL", Failure = "FAILURE", InProgress = "IN_PROGRESS", Modal = "MODAL", NotStart = "NOT_START",
        Submitted = "SUBMITTED", Success = "SUCCESS",
    }
}

impl Status {
    /// Not ended yet.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::NotStart | Self::Submitted | Self::InProgress | Self::Modal)
    }
}

impl Action {
    /// The result is a 2×2 sheet, not a single image or a text.
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
    fn values_are_in_alphabetical_order() {
        assert!(Action::ALL.is_sorted_by_key(|action| action.text()));
        assert!(Status::ALL.is_sorted_by_key(|status| status.text()));
        assert_eq!(Status::named("MODAL"), Some(Status::Modal));
    }
}
