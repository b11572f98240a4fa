//! The English texts of the viewer and the wall screen.

use crate::{domain::format::number::group_digits, i18n::viewer::ViewerTexts};

/// The English texts of the viewer and the wall screen.
pub static VIEWER_TEXTS: ViewerTexts = ViewerTexts {
    viewer_name: |id| format!("Viewer: {id}"),
    pictures: "Pictures",
    view: "View",
    view_name: "View in the full window",
    position: |number, total| format!("{} of {}", group_digits(number), group_digits(total)),
    first_task: "This is the first task",
    last_task: "This is the last task",
    not_on_page: "This task is not on the current page",
    loading_page: "Loading page…",
    whole: "Whole",
    zoom: "Zoom",
    zoom_in: "Zoom in (+)",
    zoom_out: "Zoom out (−)",
    fit: "Fit to window (0)",
    actual_size: "Actual size (1)",
    percent: |percent| format!("{percent}%"),
    actions: "Actions",
    compare: "Compare",
    compare_hint: "Choose up to four pictures below",
    comparison_full: "Four pictures are compared; remove one first",
    remove_compared: |id| format!("Remove {id} from the comparison"),
    strip: "Other pictures",
    relatives: "Related tasks",
    tasks_on_page: "Tasks on this page",
    parent: "Source",
    sibling: "Sibling",
    child: "Derived",
    strip_item: |what, id| format!("{what} {id}"),
    video_failed: "The video could not be loaded",
    original_failed: "The original could not be loaded; this is a smaller version",
};
