//! Line icons on a grid of 16, drawn by one path each, in the colour of the text around them.

use crate::{
    domain::status::Status,
    ui::dom::{El, svg},
};

/// What an icon stands for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Icon {
    /// A task in one of its states.
    Clock,
    /// Handed over.
    Sent,
    /// Waits for a person.
    NeedsInput,
    /// Being drawn.
    InProgress,
    /// Went wrong.
    Failure,
    /// Done.
    Check,
    /// Taken back.
    Cancel,
    /// Unknown.
    Question,
    /// Ask again.
    Refresh,
    /// The connection.
    Connection,
    /// Narrowing.
    Filter,
    /// Away with it, or shut.
    Close,
    /// Copy to the clipboard.
    Copy,
    /// To the first of all.
    First,
    /// One back.
    Previous,
    /// One on.
    Next,
    /// To the last of all.
    Last,
    /// From large to small.
    Down,
    /// From small to large.
    Up,
    /// A picture.
    Picture,
    /// A picture that is gone.
    BrokenPicture,
    /// A link whose time is over.
    Hourglass,
    /// To another place.
    ExternalLink,
    /// Something to know.
    Warning,
    /// The whole sheet.
    Sheet,
    /// One more.
    Plus,
}

impl Icon {
    /// The icon of a status: told apart by its shape, not by its colour.
    pub fn of_status(status: &Status) -> Self {
        match status {
            Status::NotStart => Self::Clock,
            Status::Submitted => Self::Sent,
            Status::Modal => Self::NeedsInput,
            Status::InProgress => Self::InProgress,
            Status::Failure => Self::Failure,
            Status::Success => Self::Check,
            Status::Cancel => Self::Cancel,
            Status::Other(_) => Self::Question,
        }
    }

    fn path(self) -> &'static str {
        match self {
            Self::Clock => "M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2M8 4.8V8l2.2 1.6",
            Self::Sent => "M2.5 8h10M9 4.2 12.8 8 9 11.8",
            Self::NeedsInput => "M3 3.5h10v7.2H8.6L5.6 13.3v-2.6H3zM5.6 7h.01M8 7h.01M10.4 7h.01",
            Self::InProgress => {
                "M8 2v2.6M8 11.4V14M2 8h2.6M11.4 8H14M3.8 3.8l1.8 1.8M10.4 10.4l1.8 1.8M12.2 3.8l-1.8 1.8M5.6 10.4l-1.8 1.8"
            }
            Self::Failure => "M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2M6 6l4 4M10 6l-4 4",
            Self::Check => "M3 8.6 6.4 12 13 4.6",
            Self::Cancel => "M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2M4 12 12 4",
            Self::Question => "M5.6 6.2A2.4 2.4 0 1 1 8 8.6v1M8 12.2v.01",
            Self::Refresh => "M13 8a5 5 0 1 1-1.5-3.6L13 6M13 2.8V6H9.8",
            Self::Connection => "M6 2v3M10 2v3M4.5 5h7v2.5a3.5 3.5 0 0 1-7 0zM8 11v3",
            Self::Filter => "M2.5 3.5h11L9.5 8.5V13l-3-1.5v-3z",
            Self::Close => "M4 4l8 8M12 4l-8 8",
            Self::Copy => "M6 6h7v7H6zM10 6V3H3v7h3",
            Self::First => "M4 3.5v9M12 4 8 8l4 4",
            Self::Previous => "M10 4 6 8l4 4",
            Self::Next => "M6 4l4 4-4 4",
            Self::Last => "M12 3.5v9M4 4l4 4-4 4",
            Self::Down => "M8 3v10M4 9l4 4 4-4",
            Self::Up => "M8 13V3M4 7l4-4 4 4",
            Self::Picture => "M2.5 3.5h11v9h-11zM2.5 11l3.5-3.5 3 3 2-2 2.5 2.5M10.5 6h.01",
            Self::BrokenPicture => "M2.5 3.5h5L6 6l3 2-2 4.5H2.5zM9.5 3.5h4v9h-4M9.5 3.5 8.5 5.5",
            Self::Hourglass => "M4 2.5h8M4 13.5h8M5 2.5v2.5L8 8l3-3V2.5M5 13.5V11L8 8l3 3v2.5",
            Self::ExternalLink => "M9 3h4v4M13 3 7.5 8.5M11 9.5V13H3V5h3.5",
            Self::Warning => "M8 2.5 14 13H2zM8 6.5v3M8 11.2v.01",
            Self::Plus => "M8 3v10M3 8h10",
            Self::Sheet => "M2.5 2.5h11v11h-11zM8 2.5v11M2.5 8h11",
        }
    }

    /// The drawing; silent, because words stand beside it or name its button.
    pub fn draw(self) -> El {
        let path = svg("path").attr("d", self.path());
        svg("svg").attr("class", "icon").attr("viewBox", "0 0 16 16").attr("aria-hidden", "true").child(path)
    }
}
