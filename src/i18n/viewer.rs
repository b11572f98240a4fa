//! The texts of the viewer and the wall screen; loaded with the lazy part of the program.

/// The texts of the viewer and the wall screen.
#[expect(missing_docs, reason = "the key of a text is its description; its values are in en/ and zh/")]
pub struct ViewerTexts {
    // Viewer
    pub viewer_name: fn(id: &str) -> String,
    pub pictures: &'static str,
    pub view: &'static str,
    pub view_name: &'static str,
    pub position: fn(number: u64, total: u64) -> String,
    pub first_task: &'static str,
    pub last_task: &'static str,
    pub not_on_page: &'static str,
    pub loading_page: &'static str,
    pub whole: &'static str,
    pub zoom: &'static str,
    pub zoom_in: &'static str,
    pub zoom_out: &'static str,
    pub fit: &'static str,
    pub actual_size: &'static str,
    pub percent: fn(u32) -> String,
    pub actions: &'static str,
    pub compare: &'static str,
    pub compare_hint: &'static str,
    pub comparison_full: &'static str,
    pub remove_compared: fn(id: &str) -> String,
    pub strip: &'static str,
    pub relatives: &'static str,
    pub tasks_on_page: &'static str,
    pub parent: &'static str,
    pub sibling: &'static str,
    pub child: &'static str,
    pub strip_item: fn(what: &str, id: &str) -> String,
    pub video_failed: &'static str,
    pub original_failed: &'static str,
}
