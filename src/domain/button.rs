//! A message button that the server attaches to a task.

/// A Discord message button under a task's result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Button {
    /// The id that `/mj/submit/action` takes; "" for a link button.
    pub custom_id: String,
    /// The emoji, which may be the whole face of the button; "" without one.
    pub emoji: String,
    /// The text, such as "U1"; "" for a button that has only an emoji.
    pub label: String,
    /// Discord's button style: 1 primary, 2 secondary, 3 success (set by the server after use), 4 danger, 5 link.
    pub style: i64,
    /// `type` in the API: Discord's component type; 2 is a button, and 0 stands for none.
    pub kind: i64,
    /// The target of a link button; "" for others. Not validated.
    pub url: String,
}
