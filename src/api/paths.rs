//! The paths of the endpoints for one task.

/// The path of an endpoint for one task, such as `fetch`.
pub fn task_path(id: &str, call: &str) -> String {
    String::from("/mj/task/") + &String::from(js_sys::encode_uri_component(id)) + "/" + call
}

/// Whether a browser would call another path: it resolves `.` and `..`, and an empty id is no segment.
pub fn is_shortened(path: &str) -> bool {
    ["//", "/./", "/../"].iter().any(|part| path.contains(part))
}
