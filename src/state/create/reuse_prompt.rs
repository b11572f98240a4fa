//! Fills the form for a new task with the prompt of an existing one.

use leptos::prelude::*;

use crate::{
    domain::{create_kind::FieldId, prompt::original_prompt, submission::Bot, task::Task},
    state::{create::form::CreateState, dialogs::Dialogs},
};

/// Opens Imagine with a task's prompt: its reference links stay at the front, its parameters are read into the form.
pub fn reuse_prompt(state: CreateState, dialogs: Dialogs, task: &Task) {
    state.put(|form| {
        let bot = Bot::from_wire(&task.bot().unwrap_or_default());
        form.text(FieldId::Prompt).set(original_prompt(task));
        form.text(FieldId::State).set(task.state.clone().unwrap_or_default());
        form.text(FieldId::Bot).set(bot.wire().to_owned());
        // Its pictures are links now; others would come in addition.
        form.pictures.set(Vec::new());
    });
    dialogs.create_open.set(true);
}
