//! The state of a page that is loaded.

use std::sync::Arc;

use crate::{api::error::ApiError, state::tasks::task_page::TaskPage};

/// The state of the page.
#[derive(Clone)]
pub enum LoadState {
    /// The first load is in progress; there is nothing to show yet.
    Loading,
    /// The page matches the current filter.
    Loaded(Arc<TaskPage>),
    /// A load is in progress; the page is that of the previous one.
    Reloading(Arc<TaskPage>),
    /// The last load or poll failed; the page is that of the previous one.
    Failed(ApiError, Option<Arc<TaskPage>>),
}

impl LoadState {
    /// The page to show, if there is one.
    pub fn page(&self) -> Option<&Arc<TaskPage>> {
        match self {
            Self::Loading => None,
            Self::Loaded(page) | Self::Reloading(page) => Some(page),
            Self::Failed(_, page) => page.as_ref(),
        }
    }

    /// Whether a load is in progress.
    pub fn is_waiting(&self) -> bool {
        match self {
            Self::Loading | Self::Reloading(_) => true,
            Self::Loaded(_) | Self::Failed(..) => false,
        }
    }

    /// The error of the last load or poll.
    pub fn error(&self) -> Option<&ApiError> {
        match self {
            Self::Failed(error, _) => Some(error),
            Self::Loading | Self::Loaded(_) | Self::Reloading(_) => None,
        }
    }
}
