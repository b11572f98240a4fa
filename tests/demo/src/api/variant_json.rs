//! JSON of a task in the form of each server variant.

use serde_json::{Value, json};

use crate::app::App;
use crate::server_variant::ServerVariant;
use crate::world::World;
use crate::world::query::FIRST_INJECTED;
use crate::world::wire_task::Times;

/// JSON of a task in the form of the current server variant. Injected tasks are returned unchanged.
pub fn task_json(app: &App, world: &World, index: u32, times: Times) -> Value {
    let mut task = world.wire_task(index, times);
    if index < FIRST_INJECTED {
        apply_variant(app.cli.variant, &mut task);
    }
    task
}

/// Converts the JSON of a task to the form of a server variant.
pub fn apply_variant(variant: ServerVariant, task: &mut Value) {
    let is = |word: &str| task["status"] == word;
    match variant {
        ServerVariant::Plus => {}
        ServerVariant::OpenJava => {
            // This variant has no buttons and no modals: its clients send `U2` and the like.
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
            // A gateway has its own task table and has not polled the server behind it yet.
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
    fn open_java_has_no_buttons_and_no_modals() {
        assert_eq!(with_variant(ServerVariant::OpenJava, "MODAL")["status"], "SUBMITTED");
        assert!(with_variant(ServerVariant::OpenJava, "SUCCESS").get("buttons").is_none());
        assert!(with_variant(ServerVariant::Plus, "SUCCESS").get("buttons").is_some());
    }

    #[test]
    fn csharp_reports_cancelled_tasks_as_failures() {
        let task = with_variant(ServerVariant::Csharp, "CANCEL");
        assert_eq!((&task["status"], &task["failReason"]), (&json!("FAILURE"), &json!("取消任务")));
        assert_eq!(with_variant(ServerVariant::Csharp, "SUBMITTED")["progress"], "Waiting to start");
        assert_eq!(with_variant(ServerVariant::Plus, "CANCEL")["status"], "CANCEL");
    }

    #[test]
    fn a_gateway_has_no_status_for_waiting_tasks() {
        assert_eq!(with_variant(ServerVariant::Gateway, "NOT_START")["status"], "");
        assert_eq!(with_variant(ServerVariant::Gateway, "SUBMITTED")["status"], "SUBMITTED");
    }
}
