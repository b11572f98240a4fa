//! Where the loading of a sheet stands: one of four states, never two at a time.

use std::sync::Arc;

use super::Sheet;
use crate::proxy::error::ProxyError;

/// Where the loading stands.
#[derive(Clone)]
pub enum Load {
    /// The first answer is awaited; there is nothing to show yet.
    First,
    /// The sheet answers the present question.
    Ready(Arc<Sheet>),
    /// The sheet answers an older question, or is being asked for again.
    Refreshing(Arc<Sheet>),
    /// The last question failed; the sheet before it stays.
    Failed(ProxyError, Option<Arc<Sheet>>),
}

impl Load {
    /// What can be shown.
    pub fn sheet(&self) -> Option<&Arc<Sheet>> {
        match self {
            Self::First => None,
            Self::Ready(sheet) | Self::Refreshing(sheet) => Some(sheet),
            Self::Failed(_, sheet) => sheet.as_ref(),
        }
    }

    /// Is an answer awaited?
    pub fn is_waiting(&self) -> bool {
        match self {
            Self::First | Self::Refreshing(_) => true,
            Self::Ready(_) | Self::Failed(..) => false,
        }
    }

    /// Why there is no newer sheet.
    pub fn error(&self) -> Option<&ProxyError> {
        match self {
            Self::Failed(error, _) => Some(error),
            Self::First | Self::Ready(_) | Self::Refreshing(_) => None,
        }
    }
}
