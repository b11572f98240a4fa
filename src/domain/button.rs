//! A button that the server attaches to a task.

/// One thing that Midjourney offers to do with a task's result; the numbers are Discord's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Button {
    /// What to send with `/mj/submit/action`; "" for a link.
    pub custom_id: String,
    /// Can be all there is, with an empty label.
    pub emoji: String,
    /// The text, such as "U1"; "" for a button with only an emoji.
    pub label: String,
    /// 1 primary, 2 secondary, 3 success (the server sets it once the button was used), 4 danger, 5
    /// link.
    pub style: i64,
    /// `type` on the wire; 2 is a button.
    pub kind: i64,
}
