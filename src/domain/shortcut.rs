//! The keyboard shortcuts: which keys do what.

/// What a shortcut does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shortcut {
    /// Shows all shortcuts.
    Help,
    /// Focuses the Prompt filter.
    Prompt,
    /// Refreshes the tasks.
    Refresh,
    /// Opens the dialog for new tasks.
    NewTask,
    /// Shows the tasks.
    Tasks,
    /// Shows the queue.
    Queue,
    /// Shows the statistics.
    Statistics,
    /// Moves to the task to the left.
    Left,
    /// Moves to the task below.
    Down,
    /// Moves to the task above.
    Up,
    /// Moves to the task to the right.
    Right,
    /// Opens the viewer of the task.
    Viewer,
    /// Selects the task, or removes it from the selection.
    Select,
    /// Selects the tasks from the last selected one to this one.
    SelectRange,
    /// Goes to the previous page.
    PreviousPage,
    /// Goes to the next page.
    NextPage,
    /// Presses the button of a status, by its index in `Status::KNOWN`.
    Status(usize),
}

/// All shortcuts and their keys, in the order of the help. Keys that are pressed one after the other are separated by a space.
pub const SHORTCUTS: [(&str, Shortcut); 23] = [
    ("?", Shortcut::Help),
    ("/", Shortcut::Prompt),
    ("r", Shortcut::Refresh),
    ("n", Shortcut::NewTask),
    ("g t", Shortcut::Tasks),
    ("g q", Shortcut::Queue),
    ("g s", Shortcut::Statistics),
    ("h", Shortcut::Left),
    ("j", Shortcut::Down),
    ("k", Shortcut::Up),
    ("l", Shortcut::Right),
    ("v", Shortcut::Viewer),
    ("x", Shortcut::Select),
    ("X", Shortcut::SelectRange),
    ("[", Shortcut::PreviousPage),
    ("]", Shortcut::NextPage),
    ("1", Shortcut::Status(0)),
    ("2", Shortcut::Status(1)),
    ("3", Shortcut::Status(2)),
    ("4", Shortcut::Status(3)),
    ("5", Shortcut::Status(4)),
    ("6", Shortcut::Status(5)),
    ("7", Shortcut::Status(6)),
];

/// The keys of all shortcuts. The first screen knows only these, and loads the rest with the first of them.
const KEYS: &str = "?/rngtqshjklvxX[]1234567";

/// Whether a key belongs to a shortcut.
pub fn is_shortcut_key(key: &str) -> bool {
    KEYS.bytes().any(|byte| key.as_bytes() == [byte])
}

/// Whether a shortcut acts again while its key is held.
pub fn repeats(key: &str) -> bool {
    matches!(key, "h" | "j" | "k" | "l")
}

/// How long the first key of a sequence waits for the second, in milliseconds.
const MAX_PAUSE_MS: i64 = 1500;

/// The keys that were pressed one after the other.
#[derive(Clone, Debug, Default)]
pub struct KeySequence {
    /// The first key of a sequence, and when it was pressed.
    first: Option<(String, i64)>,
}

impl KeySequence {
    /// The shortcut that a key completes.
    pub fn press(&mut self, key: &str, now_ms: i64) -> Option<Shortcut> {
        let first = self.first.take().filter(|(_, at)| (0..=MAX_PAUSE_MS).contains(&(now_ms - at)));
        let sequence = first.map(|(first, _)| first + " " + key);
        let find = |keys: &str| SHORTCUTS.iter().find(|(all, _)| *all == keys).map(|(_, shortcut)| *shortcut);
        let found = sequence.as_deref().and_then(find).or_else(|| find(key));
        if found.is_none()
            && SHORTCUTS.iter().any(|(keys, _)| keys.split_once(' ').is_some_and(|it| it.0 == key))
        {
            self.first = Some((key.to_owned(), now_ms));
        }
        found
    }
}
