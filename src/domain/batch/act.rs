//! What can be done to many tasks at once, and the requests that do it.

use crate::domain::{
    action::Action,
    batch::prompt_change::{PromptChange, parameter_names},
    prompt::original_prompt,
    submission::{Bot, NewTask, Submission},
    task::Task,
    task_actions::{ActionButton, TaskAction, action_buttons},
};

/// The button that several tasks have in common.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CommonButton {
    /// A known action.
    Known(TaskAction),
    /// Another one, by its label.
    Other(String),
}

impl CommonButton {
    /// The button of a task, unless it needs an input of its own for each task.
    fn of(button: &ActionButton) -> Option<Self> {
        match button.action {
            Some(TaskAction::VaryRegion | TaskAction::CustomZoom) => None,
            Some(action) => Some(Self::Known(action)),
            None => Some(Self::Other(button.label.clone())),
        }
    }
}

/// What is done to each of many tasks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BatchAct {
    /// Cancels those that are open.
    Cancel,
    /// Presses the same button on all that have it; `again` also where it was used.
    Button { button: CommonButton, again: bool },
    /// Runs their prompts again.
    Imagine(PromptChange),
}

impl BatchAct {
    /// The request for a task. None if the act does not apply to it.
    pub fn submission(&self, task: &Task) -> Option<Submission> {
        match self {
            Self::Cancel => task.status.is_open().then(|| Submission::Cancel { task: task.id.clone() }),
            Self::Button { button, again } => {
                let is_it =
                    |it: &ActionButton| CommonButton::of(it).as_ref() == Some(button) && (*again || !it.used);
                action_buttons(task).into_iter().find(is_it).map(|it| it.submission)
            }
            Self::Imagine(change) => has_prompt(task).then(|| {
                Submission::Imagine(NewTask {
                    prompt: change.apply(&original_prompt(task)),
                    pictures: Vec::new(),
                    bot: Bot::from_wire(&task.bot().unwrap_or_default()),
                    state: task.state.clone().unwrap_or_default(),
                })
            }),
        }
    }
}

/// Whether a task has a prompt that can be run. The prompt of DESCRIBE is its result.
fn has_prompt(task: &Task) -> bool {
    task.action != Some(Action::Describe) && !original_prompt(task).is_empty()
}

/// A button that some of the tasks have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The button.
    pub button: CommonButton,
    /// The number of tasks that have it and on which it was not used.
    pub unused: usize,
    /// The number of tasks on which it was used.
    pub used: usize,
}

/// What can be done to some tasks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offers {
    /// The number of open tasks.
    pub open: usize,
    /// The buttons.
    pub buttons: Vec<Offer>,
    /// The number of tasks whose prompts can be run again.
    pub prompts: usize,
    /// The names of the parameters in these prompts, sorted.
    pub parameters: Vec<String>,
}

impl Offers {
    /// Adds what can be done to a task.
    pub fn add(&mut self, task: &Task) {
        self.open += usize::from(task.status.is_open());
        let mut seen = Vec::new();
        for button in action_buttons(task) {
            let Some(common) = CommonButton::of(&button).filter(|it| !seen.contains(it)) else { continue };
            let index = self.buttons.binary_search_by(|offer| offer.button.cmp(&common));
            let index = index.unwrap_or_else(|index| {
                self.buttons.insert(index, Offer { button: common.clone(), unused: 0, used: 0 });
                index
            });
            let offer = &mut self.buttons[index];
            *(if button.used { &mut offer.used } else { &mut offer.unused }) += 1;
            seen.push(common);
        }
        if has_prompt(task) {
            self.prompts += 1;
            for name in parameter_names(&original_prompt(task)) {
                if let Err(index) = self.parameters.binary_search(&name) {
                    self.parameters.insert(index, name);
                }
            }
        }
    }
}
