//! Where the loading of a sheet stands: one of four states, never two at a time.

use std::sync::Arc;

use crate::api::error::ApiError;
use crate::state::tasks::task_page::TaskPage;

/// Where the loading stands.
#[derive(Clone)]
pub enum LoadState {
    /// The first answer is awaited; there is nothing to show yet.
    Loading,
    /// The sheet answers the present question.
    Loaded(Arc<TaskPage>),
    /// The sheet answers an older question, or is being asked for again.
    Reloading(Arc<TaskPage>),
    /// The last question failed; the sheet before it stays.
    Failed(ApiError, Option<Arc<TaskPage>>),
}

impl LoadState {
    /// What can be shown.
    pub fn sheet(&self) -> Option<&Arc<TaskPage>> {
        match self {
            Self::Loading => None,
            Self::Loaded(sheet) | Self::Reloading(sheet) => Some(sheet),
            Self::Failed(_, sheet) => sheet.as_ref(),
        }
    }

    /// Is an answer awaited?
    pub fn is_waiting(&self) -> bool {
        match self {
            Self::Loading | Self::Reloading(_) => true,
            Self::Loaded(_) | Self::Failed(..) => false,
        }
    }

    /// Why there is no newer sheet.
    pub fn error(&self) -> Option<&ApiError> {
        match self {
            Self::Failed(error, _) => Some(error),
            Self::Loading | Self::Loaded(_) | Self::Reloading(_) => None,
        }
    }
}
