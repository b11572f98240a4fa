//! Fills the form for a new task with the prompt of an existing one.

use leptos::prelude::*;

use crate::{
    domain::{create_kind::FieldId, prompt::original_prompt, submission::Bot, task::Task},
    state::{create::form::CreateState, dialogs::Dialogs},
};

/// Opens Imagine with a task's prompt: with its reference links and parameters.
pub fn reuse_prompt(state: CreateState, dialogs: Dialogs, task: &Task) {
    state.prefill(|form| {
        let bot = Bot::from_wire(&task.bot().unwrap_or_default());
        form.text(FieldId::Prompt).set(original_prompt(task));
        form.text(FieldId::State).set(task.state.clone().unwrap_or_default());
        form.text(FieldId::Bot).set(bot.wire().to_owned());
        // The pictures of the task are links in its prompt.
        form.pictures.set(Vec::new());
    });
    dialogs.create_open.set(true);
}
