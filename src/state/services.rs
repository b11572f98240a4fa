//! The stores that live as long as the page, as one context.

use crate::state::{
    actions::Actions, context::provided, create::form::LazyCreateState, polling::live_refresh::LiveRefresh,
    settings::Settings, tasks::store::TaskStore, url_state::UrlState,
};

/// The stores of the page. Copies share them.
#[derive(Clone, Copy)]
pub struct Services {
    /// Settings of the host and of this browser.
    pub settings: Settings,
    /// Filters, page and open task, as the URL holds them.
    pub url: UrlState,
    /// The tasks of that URL.
    pub tasks: TaskStore,
    /// Polling of the tasks on screen.
    pub live_refresh: LiveRefresh,
    /// Submissions and their results.
    pub actions: Actions,
    /// The forms for new tasks.
    pub create: LazyCreateState,
}

/// The stores of the page.
pub fn use_services() -> Services {
    provided()
}
