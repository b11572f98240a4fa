//! `/mj/submit/…`: new tasks, and tasks that come from others.

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
use crate::world::timeline::BUSY;
use crate::world::{Extra, World, prompt_triggers};

/// Words that are refused.
const BANNED: &[&str] = &["blood", "gore", "nude", "naked", "nsfw", "裸体", "血腥"];
/// Tasks that wait at most.
const FULL: usize = 60;

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

/// What every submission may bring along.
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

/// Takes up a new task, or says that the queue is full.
fn take_up(app: &App, action: Action, new_task: NewTask) -> Response<Body> {
    let now = app.clock.now();
    let mut world = app.world_mut();
    let before = world.waiting(now);
    let prompt = new_task.prompt.as_deref().unwrap_or_default();
    if before >= FULL || prompt_triggers::is_queue_full(prompt) {
        return reply(Code::QueueFull, "队列已满，请稍后尝试", Value::Null, json!({}));
    }
    if prompt_triggers::is_refused(prompt) {
        return reply(Code::Failed, "提交失败，系统异常", Value::Null, json!({}));
    }
    let before = prompt_triggers::before(prompt).unwrap_or(before);
    let index = world.submit(action, new_task, now);
    accepted(&world, index, before)
}

/// Taken up: at once, or behind others.
fn accepted(world: &World, index: u32, before: usize) -> Response<Body> {
    let record = &world.records[index as usize];
    let instance = crate::world::account(record.account);
    let id = Value::String(record.id.to_string());
    if before >= BUSY {
        let properties = json!({"numberOfQueues": before, "discordInstanceId": instance});
        return reply(Code::Queued, &format!("排队中，前面还有{before}个任务"), id, properties);
    }
    reply(Code::Accepted, "提交成功", id, json!({"discordInstanceId": instance}))
}

fn invalid(description: &str) -> Response<Body> {
    reply(Code::Invalid, description, Value::Null, json!({}))
}

fn refused_word(prompt: &str, word: &str) -> Response<Body> {
    reply(Code::Banned, "可能包含敏感词", Value::Null, json!({"promptEn": prompt, "bannedWord": word}))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_words_are_banned() {
        assert_eq!(banned("a Blood moon"), Some("blood"));
        assert_eq!(banned("bloodhound, category"), None);
        assert_eq!(banned("血腥的画面"), Some("血腥"));
    }
}
