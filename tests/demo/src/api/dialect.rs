//! How the kinds of servers tell the same task.

use serde_json::{Value, json};

use crate::app::App;
use crate::flavour::Flavour;
use crate::world::World;
use crate::world::query::GUESTS;
use crate::world::shown::Times;

/// A task in the words of this server. What a test put in word by word stays as it is.
pub fn tell(app: &App, world: &World, index: u32, times: Times) -> Value {
    let mut task = world.show_any(index, times);
    if index < GUESTS {
        dress(app.cli.flavour, &mut task);
    }
    task
}

/// Puts a task into the words of this server.
pub fn dress(flavour: Flavour, task: &mut Value) {
    let is = |word: &str| task["status"] == word;
    match flavour {
        Flavour::Plus => {}
        Flavour::OpenJava => {
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
        Flavour::Csharp => {
            if is("CANCEL") {
                (task["status"], task["failReason"]) = (json!("FAILURE"), json!("取消任务"));
            } else if is("SUBMITTED") || is("NOT_START") {
                task["progress"] = json!("Waiting to start");
            }
        }
        Flavour::Gateway => {
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

    fn dressed(flavour: Flavour, status: &str) -> Value {
        let mut task = json!({"status": status, "progress": null, "failReason": null, "buttons": []});
        dress(flavour, &mut task);
        task
    }

    #[test]
    fn open_java_has_no_buttons_and_no_windows() {
        assert_eq!(dressed(Flavour::OpenJava, "MODAL")["status"], "SUBMITTED");
        assert!(dressed(Flavour::OpenJava, "SUCCESS").get("buttons").is_none());
        assert!(dressed(Flavour::Plus, "SUCCESS").get("buttons").is_some());
    }

    #[test]
    fn csharp_calls_what_was_cancelled_a_failure() {
        let task = dressed(Flavour::Csharp, "CANCEL");
        assert_eq!((&task["status"], &task["failReason"]), (&json!("FAILURE"), &json!("取消任务")));
        assert_eq!(dressed(Flavour::Csharp, "SUBMITTED")["progress"], "Waiting to start");
        assert_eq!(dressed(Flavour::Plus, "CANCEL")["status"], "CANCEL");
    }

    #[test]
    fn a_gateway_does_not_know_yet_what_waits() {
        assert_eq!(dressed(Flavour::Gateway, "NOT_START")["status"], "");
        assert_eq!(dressed(Flavour::Gateway, "SUBMITTED")["status"], "SUBMITTED");
    }
}
