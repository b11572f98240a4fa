//! Which task a task was made from. Its description is all there is to tell.

use crate::domain::task::Task;

/// The commands whose first word is the id of the task that was acted on. With the others it is a prompt, a picture or
/// the task's own id.
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
/// Java has ids of 16 digits and others longer ones; what is shorter is a word of a prompt.
const SHORTEST_ID: usize = 8;

/// The parent's id in a description such as `/up 1723547812345678 U2`.
pub fn parent(description: &str) -> Option<&str> {
    let mut words = description.split_whitespace();
    let command = words.next()?;
    let id = words.next()?;
    let acts = COMMANDS.iter().any(|known| known.eq_ignore_ascii_case(command));
    let plain = id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-');
    (acts && plain && id.len() >= SHORTEST_ID && !id.starts_with('-')).then_some(id)
}

/// Was this task made from the one with that id?
pub fn is_child_of(task: &Task, id: &str) -> bool {
    task.description.as_deref().and_then(parent) == Some(id)
}
