//! Element ids that several modules use.

/// The results: target of the skip link, focused after a change of the list.
pub const RESULTS_ID: &str = "tasks";

/// The pager: target of a skip link.
pub const PAGES_ID: &str = "pages";

/// The menu of the header: on a phone a popover, on wider screens a part of the header.
pub const MENU_ID: &str = "header-menu";
