//! How the kinds of servers tell the same task.

use serde_json::{Value, json};

use crate::app::App;
use crate::server_variant::ServerVariant;
use crate::world::World;
use crate::world::query::FIRST_INJECTED;
use crate::world::wire_task::Times;

/// A task in the words of this server. What a test put in word by word stays as it is.
pub fn task_json(app: &App, world: &World, index: u32, times: Times) -> Value {
    let mut task = world.wire_task(index, times);
    if index < FIRST_INJECTED {
        apply_variant(app.cli.variant, &mut task);
    }
    task
}

/// Puts a task into the words of this server.
pub fn apply_variant(variant: ServerVariant, task: &mut Value) {
    let is = |word: &str| task["status"] == word;
    match variant {
        ServerVariant::Plus => {}
        ServerVariant::OpenJava => {
            // It knows no buttons and no windows: its clients send `U2` and the like.
            if is("CANCEL") {
                (task["status"], task["failReason"]) = (json!("FAILURE"), json!("取消任务"));
            } else if is("MODAL") {
                (task["status"], task["progress"]) = (json!("SUBMITTED"), json!("0%"));
            }
            if let Some(fields) = task.as_object_mut() {
                fields.remove("buttons");
            }
        }
        ServerVariant::Csharp => {
            if is("CANCEL") {
                (task["status"], task["failReason"]) = (json!("FAILURE"), json!("取消任务"));
            } else if is("SUBMITTED") || is("NOT_START") {
                task["progress"] = json!("Waiting to start");
            }
        }
        ServerVariant::Gateway => {
            // It has its own table of tasks, and has not asked the server behind it yet.
            if is("NOT_START") {
                (task["status"], task["progress"]) = (json!(""), json!("0%"));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with_variant(variant: ServerVariant, status: &str) -> Value {
        let mut task = json!({"status": status, "progress": null, "failReason": null, "buttons": []});
        apply_variant(variant, &mut task);
        task
    }

    #[test]
    fn open_java_has_no_buttons_and_no_windows() {
        assert_eq!(with_variant(ServerVariant::OpenJava, "MODAL")["status"], "SUBMITTED");
        assert!(with_variant(ServerVariant::OpenJava, "SUCCESS").get("buttons").is_none());
        assert!(with_variant(ServerVariant::Plus, "SUCCESS").get("buttons").is_some());
    }

    #[test]
    fn csharp_calls_what_was_cancelled_a_failure() {
        let task = with_variant(ServerVariant::Csharp, "CANCEL");
        assert_eq!((&task["status"], &task["failReason"]), (&json!("FAILURE"), &json!("取消任务")));
        assert_eq!(with_variant(ServerVariant::Csharp, "SUBMITTED")["progress"], "Waiting to start");
        assert_eq!(with_variant(ServerVariant::Plus, "CANCEL")["status"], "CANCEL");
    }

    #[test]
    fn a_gateway_does_not_know_yet_what_waits() {
        assert_eq!(with_variant(ServerVariant::Gateway, "NOT_START")["status"], "");
        assert_eq!(with_variant(ServerVariant::Gateway, "SUBMITTED")["status"], "SUBMITTED");
    }
}
