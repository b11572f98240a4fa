//! Line icons: one path each on a grid of 16, in the color of the text.

use leptos::prelude::*;

use crate::domain::status::Status;

/// An icon, named after its meaning.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Icon {
    /// A task that has not started.
    Clock,
    /// A submitted task.
    Sent,
    /// A task that waits for input.
    NeedsInput,
    /// A running task.
    InProgress,
    /// A failed task.
    Failure,
    /// A task that succeeded; success in general.
    Check,
    /// A cancelled task; cancel.
    Cancel,
    /// An unknown state.
    Question,
    /// Refresh.
    Refresh,
    /// The connection.
    Connection,
    /// Settings.
    Settings,
    /// A menu.
    Menu,
    /// Filters.
    Filter,
    /// Close, dismiss or remove.
    Close,
    /// Copy to the clipboard.
    Copy,
    /// The first page.
    First,
    /// The previous page or item.
    Previous,
    /// The next page or item.
    Next,
    /// The last page.
    Last,
    /// Descending order.
    Down,
    /// Ascending order.
    Up,
    /// A picture.
    Picture,
    /// A video.
    Video,
    /// A picture that cannot be shown.
    BrokenPicture,
    /// Waiting, or an expired link.
    Hourglass,
    /// A link that opens in a new tab.
    ExternalLink,
    /// A warning.
    Warning,
    /// The whole grid of four pictures.
    Grid,
    /// Add.
    Plus,
    /// Saves tasks as a file.
    Export,
    /// The saved views.
    SavedViews,
    /// The view that opens at start.
    Star,
}

impl Icon {
    /// The icon of a status. The icons differ in shape, not only in color.
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
            Self::Settings => {
                "M2 4.8h6.3M12.2 4.8H14M8.3 4.8a2 2 0 1 0 3.9 0a2 2 0 1 0-3.9 0M2 11.2h1.8M7.7 11.2H14M3.8 11.2a2 2 0 1 0 3.9 0a2 2 0 1 0-3.9 0"
            }
            Self::Menu => "M2.5 4.5h11M2.5 8h11M2.5 11.5h11",
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
            Self::Video => "M2.5 3.5h11v9h-11zM6.5 6v4L10 8z",
            Self::BrokenPicture => "M2.5 3.5h5L6 6l3 2-2 4.5H2.5zM9.5 3.5h4v9h-4M9.5 3.5 8.5 5.5",
            Self::Hourglass => "M4 2.5h8M4 13.5h8M5 2.5v2.5L8 8l3-3V2.5M5 13.5V11L8 8l3 3v2.5",
            Self::ExternalLink => "M9 3h4v4M13 3 7.5 8.5M11 9.5V13H3V5h3.5",
            Self::Warning => "M8 2.5 14 13H2zM8 6.5v3M8 11.2v.01",
            Self::Export => "M8 2.5V10M5 7l3 3 3-3M2.5 13.5h11",
            Self::SavedViews => "M4 2.5h8v11L8 10.5l-4 3z",
            Self::Star => "M8 2.2l1.7 3.7 4 .5-3 2.8.8 4L8 11.2l-3.5 2 .8-4-3-2.8 4-.5z",
            Self::Plus => "M8 3v10M3 8h10",
            Self::Grid => "M2.5 2.5h11v11h-11zM8 2.5v11M2.5 8h11",
        }
    }
}

/// The drawing of an icon. It is hidden from screen readers: a text next to it, or the label of its button, has the same
/// meaning.
#[component]
pub fn Glyph(
    /// The icon.
    icon: Icon,
) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
            <path d=icon.path()></path>
        </svg>
    }
}
