//! Endpoints for tasks derived from others: buttons, modals, and the older change commands.

use axum::body::Body;
use axum::extract::State;
use axum::http::Response;
use serde_json::{Value, json};

use super::super::submit_response::{Code, reply};
use super::super::{JsonBody, text};
use super::{accepted, banned, banned_word, invalid};
use crate::app::{App, Shared};
use crate::server_variant::ServerVariant;
use crate::uploads;
use crate::world::kind::{Action, Status};
use crate::world::{Extra, World, buttons};

/// Presses a button.
pub async fn action(State(app): State<Shared>, JsonBody(json): JsonBody) -> Response<Body> {
    let (Some(task), Some(custom_id)) = (text(&json, "taskId"), text(&json, "customId")) else {
        return invalid("taskId或customId不能为空");
    };
    let number = {
        let world = app.world();
        world.find(task).map(|index| world.button(index, custom_id))
    };
    match number {
        None => no_such_task(),
        Some(None) => invalid("customId错误"),
        Some(Some(number)) => press(&app, task, number, &json),
    }
}

/// Submits a modal.
pub async fn modal(State(app): State<Shared>, JsonBody(json): JsonBody) -> Response<Body> {
    let Some(task) = text(&json, "taskId") else { return invalid("taskId不能为空") };
    let prompt = text(&json, "prompt");
    if let Some((prompt, word)) = prompt.and_then(|prompt| Some((prompt, banned(prompt)?))) {
        return banned_word(prompt, word);
    }
    let mask_upload = match text(&json, "maskBase64").map(uploads::read) {
        Some(None) => return invalid("maskBase64格式错误"),
        mask_upload => mask_upload.flatten(),
    };
    // The demo cannot decode every format: such a mask counts as given, with a default region.
    let mask = match &mask_upload {
        Some((kind, _, bytes)) => uploads::decode(kind, bytes.clone()).await,
        None => None,
    };
    let now = app.clock.now();
    let mut world = app.world_mut();
    let Some(index) = world.find(task) else { return no_such_task() };
    let record = &world.records[index as usize];
    if record.status(now) != Status::Modal {
        return invalid("任务状态错误");
    }
    if record.action == Action::Inpaint && mask_upload.is_none() {
        return invalid("maskBase64不能为空");
    }
    world.extras.entry(index).or_default().mask = mask.map(Into::into);
    let before = world.waiting(now);
    world.confirm(index, prompt, now);
    accepted(&world, index, before)
}

/// UPSCALE, VARIATION or REROLL with an index.
pub async fn change(State(app): State<Shared>, JsonBody(json): JsonBody) -> Response<Body> {
    let Some(task) = text(&json, "taskId") else { return invalid("taskId不能为空") };
    let index = json["index"].as_u64().filter(|index| (1..=4).contains(index));
    let command_text = match (json["action"].as_str(), index) {
        (Some("UPSCALE"), Some(index)) => format!("U{index}"),
        (Some("VARIATION"), Some(index)) => format!("V{index}"),
        (Some("REROLL"), _) => "R".to_owned(),
        (Some("UPSCALE" | "VARIATION"), None) => return invalid("index错误"),
        _ => return invalid("action参数错误"),
    };
    press_by_command(&app, task, &command_text, &json)
}

/// `<task id> U2`.
pub async fn simple_change(State(app): State<Shared>, JsonBody(json): JsonBody) -> Response<Body> {
    let parts = text(&json, "content").and_then(|content| content.trim().split_once(' '));
    let Some((task, command_text)) = parts else { return invalid("content参数错误") };
    press_by_command(&app, task, &command_text.trim().to_uppercase(), &json)
}

/// Presses the button with this command text.
fn press_by_command(app: &App, task: &str, command_text: &str, json: &Value) -> Response<Body> {
    let number = {
        let world = app.world();
        let Some(index) = world.find(task) else { return no_such_task() };
        let record = &world.records[index as usize];
        if !record.is_sheet() {
            return invalid("关联任务不允许执行变化");
        }
        buttons::of_record(record).iter().position(|button| button.command_text == command_text)
    };
    match number.and_then(|number| u8::try_from(number).ok()) {
        Some(number) => press(app, task, number, json),
        None => invalid("content参数错误"),
    }
}

fn press(app: &App, task: &str, number: u8, json: &Value) -> Response<Body> {
    let now = app.clock.now();
    let mut world = app.world_mut();
    let Some(parent) = world.find(task) else { return no_such_task() };
    let record = &world.records[parent as usize];
    if record.status(now) != Status::Success {
        return invalid("关联任务状态错误");
    }
    let button = &buttons::of_record(record)[usize::from(number)];
    let Some(action) = button.action else { return invalid("不支持的操作") };
    if let Some(known) = existing(app, &world, parent, number, action) {
        return known;
    }
    let before = world.waiting(now);
    let extra = Extra { notify_hook: text(json, "notifyHook").map(str::to_owned), ..Extra::default() };
    let child = world.press(parent, number, action, extra, now);
    if let Some(state) = text(json, "state") {
        let state = world.intern_state(state);
        world.records[child as usize].state = state;
    }
    let record = &world.records[child as usize];
    if record.outcome == Status::Modal {
        let prompt = world.prompt(record).map_or("", |prompt| &*prompt.text);
        // The modal of a custom zoom is prefilled with the zoom factor, which the user edits.
        let zoom = if record.action == Action::Zoom { " --zoom 2" } else { "" };
        let properties = json!({"finalPrompt": format!("{prompt}{zoom}"), "remix": true});
        return reply(Code::Modal, "Waiting for window confirm", record.id.to_string().into(), properties);
    }
    accepted(&world, child, before)
}

/// The open Java server does not upscale the same quadrant twice: it returns the existing task.
fn existing(app: &App, world: &World, parent: u32, number: u8, action: Action) -> Option<Response<Body>> {
    if app.cli.variant != ServerVariant::OpenJava || action != Action::Upscale {
        return None;
    }
    let task = world.wire_record(world.child(parent, number)?, app.times());
    let properties = json!({"status": task["status"], "imageUrl": task["imageUrl"]});
    Some(reply(Code::Modal, "任务已存在", task["id"].clone(), properties))
}

fn no_such_task() -> Response<Body> {
    reply(Code::NotFound, "关联任务不存在或已失效", Value::Null, json!({}))
}
