//! Paths of the endpoints that concern one task.

/// The path of a call that concerns one task.
pub fn task_path(id: &str, call: &str) -> String {
    String::from("/mj/task/") + &String::from(js_sys::encode_uri_component(id)) + "/" + call
}
