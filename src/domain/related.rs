//! The parent of a task: named by a field, or by the command in the description.

use crate::domain::{
    json_value::{as_text, text},
    task::Task,
};

/// The fields, in the task or in its properties, in which servers name the parent.
const FIELDS: [&str; 5] = ["parentId", "parentTaskId", "parent_id", "relatedTaskId", "originTaskId"];
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
/// The minimum length of an id in bytes in a description: Java servers use 16 digits, others more. A shorter word belongs to a
/// prompt.
const MIN_ID_BYTES: usize = 8;
/// The maximum length of an id in bytes in a field.
const MAX_ID_BYTES: usize = 128;

/// The id of the parent of a task.
pub fn parent_of(task: &Task) -> Option<String> {
    let from_fields = FIELDS.iter().find_map(|field| {
        let id = text(&task.raw, field).or_else(|| task.properties.get(*field).and_then(as_text))?;
        let id = id.trim();
        (!id.is_empty() && id.len() <= MAX_ID_BYTES && id != task.id).then(|| String::from(id))
    });
    from_fields.or_else(|| task.description.as_deref().and_then(parent_id).map(String::from))
}

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
    parent_of(task).as_deref() == Some(id)
}
