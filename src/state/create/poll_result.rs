//! Asks for a task until it has ended: its answer is what the operator waits for.

use crate::state::create::form::CreateForm;
use js_sys::Promise;
use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen_futures::JsFuture;

use crate::state::create::form::ResultState;
use crate::{
    app::Desk,
    domain::create_kind::FieldId,
    state::tasks::{request_guard::RequestGuard, request_status::RequestStatus},
    ui::dom::dynamic::effect,
};

const PAUSE_MS: i32 = 2_500;
const PAUSE_AFTER_ERROR_MS: i32 = 10_000;
/// A server may need a moment until it knows the task that it has just accepted.
const TRIES: u32 = 3;

/// Asks for the task of a form as long as the window is open and in sight.
pub fn follow(desk: Desk, form: CreateForm) {
    effect(move || {
        let id = form.text(FieldId::Result).get();
        let has_ended =
            form.followed.with_untracked(|it| matches!(it, ResultState::Finished(task) if task.id == id));
        if id.is_empty() || has_ended {
            return;
        }
        let asking = RequestGuard::begin(RequestStatus::new(desk.settings));
        spawn_local(async move {
            let mut unknown = 0;
            loop {
                let mut pause = PAUSE_MS;
                if !document().hidden() {
                    let answer = desk.tasks.client().fetch_task(&id, &asking.reading).await;
                    if asking.is_superseded() {
                        return;
                    }
                    let (found, goes_on) = match answer {
                        Ok(Some(task)) if task.status.is_open() => (ResultState::Running(task), true),
                        Ok(Some(task)) => (ResultState::Finished(task), false),
                        Ok(None) => {
                            unknown += 1;
                            (ResultState::Unknown, unknown < TRIES)
                        }
                        Err(error) => {
                            pause = PAUSE_AFTER_ERROR_MS;
                            let may_pass = error.may_pass();
                            (ResultState::Failed(error), may_pass)
                        }
                    };
                    let is_sure = !goes_on || !matches!(found, ResultState::Unknown);
                    if matches!(found, ResultState::Finished(_)) {
                        desk.announcer.say(desk.create_texts().result_ready);
                    }
                    if is_sure {
                        form.followed.set(found);
                    }
                    if !goes_on {
                        return;
                    }
                }
                sleep(pause).await;
                if asking.is_superseded() {
                    return;
                }
            }
        });
    });
}

async fn sleep(ms: i32) {
    let over = Promise::new(&mut |done, _| {
        // It fails for no argument that we give it; if it did, the promise would wait for ever, which stops the asking.
        let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(&done, ms);
    });
    let _ = JsFuture::from(over).await;
}
