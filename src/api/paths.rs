//! The paths of the endpoints for one task.

/// The path of an endpoint for one task, such as `fetch`.
pub fn task_path(id: &str, call: &str) -> String {
    String::from("/mj/task/") + &String::from(js_sys::encode_uri_component(id)) + "/" + call
}
