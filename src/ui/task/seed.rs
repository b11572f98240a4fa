//! The seed of a picture, fetched on demand.

use leptos::{either::EitherOf4, prelude::*};

use crate::{
    api::submit_response::{Outcome, SubmitResponse},
    domain::{status::Status, task::Task},
    i18n::{
        context::{use_action_texts, use_texts},
        errors::Asked,
    },
    state::{
        clock::use_clock,
        memo::memo,
        services::use_services,
        tasks::seed::{SeedState, request_seed, seed_state},
    },
    ui::{
        components::{
            copy_button::CopyButton,
            icon::{Glyph, Icon},
            show::Show,
        },
        hooks::listener::listener,
    },
};

/// The seed of a task, or the button to get it; empty for tasks without a seed.
#[component]
pub fn Seed(
    /// The task.
    task: RwSignal<Task>,
) -> impl IntoView {
    let has_seed = move || task.with(|task| task.status == Status::Success && task.image_url.is_some());
    view! {
        <Show when=has_seed>
            <SeedStatus task/>
        </Show>
    }
}

#[component]
fn SeedStatus(task: RwSignal<Task>) -> impl IntoView {
    let id = task.with_untracked(|task| task.id.clone());
    let client = use_services().tasks.client();
    let state = RwSignal::from(seed_state(&client, &id));
    let property = memo(move || task.with(|task| task.property("imageSeed")));
    let request = Callback::new(move |()| request_seed(client.clone(), id.clone()));
    // `EitherOf4`: each state has new elements, because screen readers announce an alert when it is inserted.
    let view = move || match (property.get(), state.get()) {
        (Some(seed), _) | (None, SeedState::Loaded(seed)) => EitherOf4::A(view! { <SeedText seed/> }),
        (None, SeedState::Loading(at)) => EitherOf4::B(view! { <SeedProgress at/> }),
        (None, SeedState::Idle) => EitherOf4::C(view! {
            <div>
                <RequestButton class="" request/>
            </div>
        }),
        (None, SeedState::Failed(response)) => EitherOf4::D(view! { <SeedFailure response request/> }),
    };
    view! { <div class="seed" aria-live="polite">{move || view()}</div> }
}

#[component]
fn RequestButton(class: &'static str, request: Callback<()>) -> impl IntoView {
    let action_texts = use_action_texts();
    view! {
        <button type="button" class=class on:click=listener(move |_| request.run(()))>
            {action_texts.get_seed}
        </button>
    }
}

#[component]
fn SeedText(seed: String) -> impl IntoView {
    let action_texts = use_action_texts();
    view! {
        <p>
            <span class="label">{action_texts.seed}</span>
            " "
            <code>{seed.clone()}</code>
            <CopyButton name=action_texts.copy_seed text=seed label=""/>
        </p>
    }
}

#[component]
fn SeedProgress(at: i64) -> impl IntoView {
    let clock = use_clock();
    let action_texts = use_action_texts();
    let seconds = move || (action_texts.seed_loading)((clock.get() - at).max(0) / 1000);
    // The seconds must not be announced.
    view! {
        <div>
            <progress aria-label=action_texts.seed></progress>
            <p aria-live="off">{move || seconds()}</p>
            <p class="hint">{action_texts.seed_loading_text}</p>
        </div>
    }
}

#[component]
fn SeedFailure(response: SubmitResponse, request: Callback<()>) -> impl IntoView {
    let t = use_texts();
    let action_texts = use_action_texts();
    let reason = if let Outcome::Refused(error) | Outcome::Indeterminate(error) = &response.outcome {
        let words = action_texts.errors.explain(error, Asked::Act, t);
        if words.text.is_empty() { words.title.to_owned() } else { words.text }
    } else {
        response.message
    };
    view! {
        <div role="alert">
            <Glyph icon=Icon::Warning/>
            <p>{action_texts.seed_failed}</p>
            <p class="hint" dir="auto">{reason}</p>
            <RequestButton class="primary" request/>
        </div>
    }
}
