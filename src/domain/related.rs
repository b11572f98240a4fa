//! The parent of a task, read from its description, the only place that names it.

use crate::domain::task::Task;

/// The commands whose first argument is the id of the parent. The argument of other commands is a prompt, an image or the
/// task's own id.
const COMMANDS: [&str; 11] = [
    "/up",
    "/upscale",
    "/vary",
    "/variation",
    "/zoom",
    "/pan",
    "/reroll",
    "/inpaint",
    "/outpaint",
    "/action",
    "/modal",
];
/// The minimum length of an id in bytes: Java servers use 16 digits, others more. A shorter word belongs to a prompt.
const MIN_ID_BYTES: usize = 8;

/// The id of the parent in a description such as `/up 1723547812345678 U2`.
pub fn parent_id(description: &str) -> Option<&str> {
    let mut words = description.split_whitespace();
    let command = words.next()?;
    let id = words.next()?;
    let has_parent = COMMANDS.iter().any(|known| known.eq_ignore_ascii_case(command));
    let is_plain = id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-');
    (has_parent && is_plain && id.len() >= MIN_ID_BYTES && !id.starts_with('-')).then_some(id)
}

/// Whether the task was made from the task with this id.
pub fn is_child_of(task: &Task, id: &str) -> bool {
    task.description.as_deref().and_then(parent_id) == Some(id)
}
