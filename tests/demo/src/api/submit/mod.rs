//! `/mj/submit/…`: new tasks, and tasks derived from others.

pub mod actions;
pub mod create;

use axum::body::Body;
use axum::http::Response;
use serde_json::{Value, json};

use super::submit_response::{Code, reply};
use super::text;
use crate::app::App;
use crate::world::commands::NewTask;
use crate::world::kind::Action;
use crate::world::timeline::QUEUED_FROM;
use crate::world::{Extra, World, prompt_triggers};

/// Banned words.
const BANNED: &[&str] = &["blood", "gore", "nude", "naked", "nsfw", "裸体", "血腥"];
/// Maximum length of the queue.
const MAX_QUEUE: usize = 60;

/// The banned word in a prompt, if there is one.
fn banned(prompt: &str) -> Option<&'static str> {
    let lower = prompt.to_lowercase();
    BANNED.iter().copied().find(|word| {
        if word.is_ascii() {
            lower.split(|c: char| !c.is_alphanumeric()).any(|part| part == *word)
        } else {
            lower.contains(word)
        }
    })
}

/// Fields that every submission can have.
fn new_task(json: &Value) -> NewTask {
    let own = |field: &str| text(json, field).map(str::to_owned);
    NewTask {
        prompt: own("prompt"),
        state: own("state"),
        extra: Extra {
            notify_hook: own("notifyHook"),
            niji: json["botType"] == "NIJI_JOURNEY",
            ..Extra::default()
        },
    }
}

/// Adds a new task, or rejects it if the queue is full.
fn enqueue(app: &App, action: Action, new_task: NewTask) -> Response<Body> {
    let now = app.clock.now();
    let mut world = app.world_mut();
    let before = world.waiting(now);
    let prompt = new_task.prompt.as_deref().unwrap_or_default();
    if before >= MAX_QUEUE || prompt_triggers::is_queue_full(prompt) {
        return reply(Code::QueueFull, "队列已满，请稍后尝试", Value::Null, json!({}));
    }
    if prompt_triggers::is_rejected(prompt) {
        return reply(Code::Failed, "提交失败，系统异常", Value::Null, json!({}));
    }
    let before = prompt_triggers::queue_position(prompt).unwrap_or(before);
    let index = world.submit(action, new_task, now);
    accepted(&world, index, before)
}

/// Response for an accepted task: submitted, or queued behind others.
fn accepted(world: &World, index: u32, before: usize) -> Response<Body> {
    let record = &world.records[index as usize];
    let instance = crate::world::account(record.account);
    let id = Value::String(record.id.to_string());
    if before >= QUEUED_FROM {
        let properties = json!({"numberOfQueues": before, "discordInstanceId": instance});
        return reply(Code::Queued, &format!("排队中，前面还有{before}个任务"), id, properties);
    }
    reply(Code::Accepted, "提交成功", id, json!({"discordInstanceId": instance}))
}

fn invalid(description: &str) -> Response<Body> {
    reply(Code::Invalid, description, Value::Null, json!({}))
}

fn banned_word(prompt: &str, word: &str) -> Response<Body> {
    reply(Code::Banned, "可能包含敏感词", Value::Null, json!({"promptEn": prompt, "bannedWord": word}))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_words_are_banned() {
        assert_eq!(banned("a Blood moon"), Some("blood"));
        assert_eq!(banned("bloodhound, category"), None);
        assert_eq!(banned("血腥的画面"), Some("血腥"));
    }
}
