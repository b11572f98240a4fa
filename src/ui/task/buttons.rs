//! The buttons of a task, laid out as Midjourney's users know them.

use leptos::prelude::*;

use crate::{
    domain::{
        submission::Submission,
        task::Task,
        task_actions::{self, ActionButton, TaskAction},
    },
    i18n::context::use_action_texts,
    state::{
        services::{Services, use_services},
        tasks::store::TaskStore,
    },
    ui::{
        components::{confirm_dialog::Confirmation, icon::Icon},
        dom::{El, button, el, memo::memo},
        hooks::submitter::{Submitter, use_submitter},
    },
};

/// All buttons of a task: U1–U4, V1–V4, then the others.
pub fn buttons(
    task: RwSignal<Task>,
    asked: RwSignal<Option<Confirmation>>,
) -> impl Fn() -> Option<El> + Copy {
    let offers = memo(move |_| task.with(task_actions::action_buttons));
    move || {
        let offers = offers.get();
        if offers.is_empty() {
            return None;
        }
        let row = |is_in: fn(&ActionButton) -> bool, class: &str| {
            let these: Vec<El> =
                offers.iter().filter(|offer| is_in(offer)).map(|offer| one(offer.clone(), asked)).collect();
            (!these.is_empty()).then(|| el("div").class(class).children(these))
        };
        Some(
            el("div")
                .class("offers")
                .child_if(row(|offer| matches!(offer.action, Some(TaskAction::Upscale(_))), "row four"))
                .child_if(row(|offer| matches!(offer.action, Some(TaskAction::Variation(_))), "row four"))
                .child_if(row(|offer| offer.action.and_then(task_actions::quadrant).is_none(), "row")),
        )
    }
}

/// U and V on the quadrants of the sheet, for a pointer: the same buttons have names and a place in the order of the
/// keyboard below the picture, so these are silent.
pub fn quadrant_buttons(
    task: RwSignal<Task>,
    asked: RwSignal<Option<Confirmation>>,
) -> impl Fn() -> Option<El> {
    let offers = memo(move |_| task.with(task_actions::action_buttons));
    move || {
        let offers = offers.get();
        let is_on = |offer: &ActionButton, n| offer.action.and_then(task_actions::quadrant) == Some(n);
        let corner = |n: u8| {
            let these = offers
                .iter()
                .filter(|offer| is_on(offer, n))
                .map(|offer| one(offer.clone(), asked).attr("tabindex", "-1"));
            el("div").class("corner").children(these.collect::<Vec<_>>())
        };
        let any = offers.iter().any(|offer| (1..=4).any(|n| is_on(offer, n)));
        any.then(|| el("div").class("overlay").attr("aria-hidden", "true").children((1..=4).map(corner)))
    }
}

fn one(offer: ActionButton, asked: RwSignal<Option<Confirmation>>) -> El {
    let Services { actions, tasks, .. } = use_services();
    let (action_texts, submitter) = (use_action_texts(), use_submitter());
    let name = offer.action.map_or_else(|| offer.label.clone(), |deed| (action_texts.action)(deed));
    let key = offer.key();
    let busy = memo(move |_| actions.in_flight.contains(&key));
    // An arrow alone is a riddle, and so is an emoji that the system has no picture for.
    let face = match (offer.label.is_ascii() && !offer.label.is_empty(), offer.action) {
        (false, Some(_)) if !offer.label.chars().any(char::is_alphabetic) => {
            offer.label.clone() + " " + &name
        }
        (false, None) if offer.label.is_empty() => name.clone(),
        _ => offer.label.clone(),
    };
    let mark = offer.used.then(|| Icon::Check.draw());
    let title = if offer.used { (action_texts.used_name)(&name) } else { name.clone() };
    let act = Callback::new({
        let offer = offer.clone();
        move |()| send(submitter, tasks, offer.clone())
    });
    button(if offer.used { "offer used" } else { "offer" })
        .attr("aria-label", &name)
        .attr("title", &title)
        .attr_if("aria-description", offer.used.then_some(action_texts.used))
        .live_flag("aria-busy", move || busy.get())
        .live_word("disabled", move || busy.get().then_some(""))
        .child_if(mark)
        .child(el("span").text(&face))
        .on_click(move || {
            if offer.used {
                let texts = vec![(action_texts.repeat_text)(&name)];
                let (yes, no) = (action_texts.repeat_yes, action_texts.no);
                let title = action_texts.repeat_title.to_owned();
                asked.set(Some(Confirmation { title, texts, yes, no, act }));
            } else {
                act.run(());
            }
        })
}

fn send(submitter: Submitter, tasks: TaskStore, offer: ActionButton) {
    let key = offer.key();
    let task = offer.submission.task().unwrap_or_default().to_owned();
    submitter.send(key, offer.submission.clone(), move |answer| {
        if answer.outcome.is_accepted() {
            mark(tasks, &task, &offer);
        }
    });
}

/// Marks the button at once: the server does the same, and its word comes with the next answer.
fn mark(tasks: TaskStore, task: &str, offer: &ActionButton) {
    let (Some(task), Submission::Button { custom_id, .. }) = (tasks.signal_for(task), &offer.submission)
    else {
        return;
    };
    task.update(|task| {
        if let Some(button) = task.buttons.iter_mut().find(|button| button.custom_id == *custom_id) {
            button.style = 3;
        }
    });
}
