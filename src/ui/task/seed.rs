//! The seed of a picture: fetched on demand, and cached until the page is closed.

use std::{cell::RefCell, collections::BTreeMap};

use leptos::{either::EitherOf4, prelude::*, task::spawn_local};

use crate::{
    api::{
        request::abort_controller,
        submit_response::{Outcome, SubmitResponse},
    },
    domain::{status::Status, task::Task},
    i18n::context::{use_action_texts, use_texts},
    state::{
        clock::{now_ms, use_clock},
        memo::memo,
        services::use_services,
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

/// The state of a seed.
#[derive(Clone, PartialEq)]
enum SeedState {
    /// Not requested.
    Idle,
    /// Requested at this time, in ms since 1970.
    Loading(i64),
    /// The seed.
    Loaded(String),
    /// The request failed.
    Failed(SubmitResponse),
}

thread_local! {
    // By task id. Outlives the dialog: a request takes up to a minute and continues when the dialog is closed.
    static SEEDS: RefCell<BTreeMap<String, ArcRwSignal<SeedState>>> = const { RefCell::new(BTreeMap::new()) };
}

fn seed_state(id: &str) -> ArcRwSignal<SeedState> {
    SEEDS.with_borrow_mut(|seeds| {
        seeds.entry(id.to_owned()).or_insert_with(|| ArcRwSignal::new(SeedState::Idle)).clone()
    })
}

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
    let state = RwSignal::from(seed_state(&id));
    let property = memo(move || task.with(|task| task.property("imageSeed")));
    let services = use_services();
    let request = Callback::new(move |()| {
        let (id, state) = (id.clone(), seed_state(&id));
        let client = services.tasks.client();
        state.set(SeedState::Loading(now_ms()));
        spawn_local(async move {
            let controller = abort_controller();
            let response = client.seed(&id, &controller).await;
            let seed = if let Outcome::Accepted { results } = &response.outcome {
                results.first().cloned()
            } else {
                None
            };
            state.set(seed.map_or(SeedState::Failed(response), SeedState::Loaded));
        });
    });
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
        t.error(error).text
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
