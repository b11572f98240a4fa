//! How a server provides its tasks.

/// How a server provides its tasks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ServerCapability {
    /// `POST /mj/task/query`: the server searches. Assumed until it responds otherwise.
    #[default]
    Search,
    /// `GET /mj/task/list`: the server lists this number of tasks, and the browser searches.
    List(usize),
    /// `POST /mj/task/list-by-condition`: tasks are only available by their ids.
    ById,
}
