//! Where the proxy is and who asks. What is typed is a draft until it is saved; the token never comes back out.

use leptos::{html, prelude::*, task::spawn_local};
use web_sys::AbortController;

use super::{announcer::Announcer, icon::Icon, modal::Modal, notice::told};
use crate::{
    filter::Filter,
    proxy::endpoint::{self, BadAddress, HeaderMode},
    settings::{Connection, Settings, page_is_https},
    words::{Told, use_words},
};

/// Is the dialog open?
#[derive(Clone, Copy)]
pub struct ConnectionOpen(pub RwSignal<bool>);

/// What came of the test.
#[derive(Clone, PartialEq)]
enum Trial {
    NotYet,
    Running,
    Good(u64),
    Bad(Told, String),
}

/// What keeps a draft from being used.
#[derive(Clone, Copy, PartialEq)]
enum Trouble {
    Address(BadAddress),
    Token,
}

/// The dialog, while it is open.
#[component]
pub fn ConnectionDialog() -> AnyView {
    let ConnectionOpen(open) = expect_context();
    let dialog = move || open.get().then(|| view! { <Form open=open /> });
    dialog.into_any()
}

#[component]
fn Form(open: RwSignal<bool>) -> AnyView {
    let w = use_words();
    let settings: Settings = expect_context();
    let announcer: Announcer = expect_context();
    let present = settings.connection.get_untracked();
    let address = NodeRef::<html::Input>::new();
    let token = NodeRef::<html::Input>::new();
    let mode = RwSignal::new(present.mode);
    let keep = RwSignal::new(present.kept_in_tab);
    let trial = RwSignal::new(Trial::NotYet);
    let trouble = RwSignal::new(None::<Trouble>);
    let has_token = Memo::new(move |_| settings.connection.with(|connection| !connection.token.is_empty()));
    // Another origin than the one that the token was given for: it is not taken along.
    let moved = RwSignal::new(false);

    let draft = move || -> Result<Connection, Trouble> {
        let typed = address.get_untracked().map(|input| input.value()).unwrap_or_default();
        let endpoint = endpoint::normalise(&typed, page_is_https()).map_err(Trouble::Address)?;
        let typed = token.get_untracked().map(|input| input.value()).unwrap_or_default();
        let typed = typed.trim().to_owned();
        if !endpoint::is_token(&typed) {
            return Err(Trouble::Token);
        }
        let kept = settings.connection.with_untracked(|present| {
            let same = endpoint::origin(&present.endpoint) == endpoint::origin(&endpoint);
            if same { present.token.clone() } else { String::new() }
        });
        let token = if typed.is_empty() { kept } else { typed };
        Ok(Connection { endpoint, mode: mode.get_untracked(), token, kept_in_tab: keep.get_untracked(), chosen: true })
    };
    let checked = move || match draft() {
        Ok(connection) => {
            trouble.set(None);
            Some(connection)
        }
        Err(found) => {
            trouble.set(Some(found));
            trial.set(Trial::NotYet);
            None
        }
    };
    let save = move || {
        if let Some(connection) = checked() {
            settings.connect(connection);
            open.set(false);
        }
    };
    let test = move |_| {
        if trial.get_untracked() == Trial::Running {
            return;
        }
        if let Some(connection) = checked() {
            trial.set(Trial::Running);
            spawn_local(async move {
                let result = try_out(&connection, w).await;
                // The dialog may be shut by now.
                trial.try_set(result);
            });
        }
    };
    let forget = move |_| {
        settings.forget_token();
        if let Some(input) = token.get_untracked() {
            input.set_value("");
        }
        announcer.say(w.token_forgotten);
        trial.set(Trial::NotYet);
    };
    let on_address = move |event| {
        trouble.set(None);
        trial.set(Trial::NotYet);
        let other = endpoint::normalise(&event_target_value(&event), page_is_https()).is_ok_and(|typed| {
            settings.connection.with_untracked(|present| endpoint::origin(&present.endpoint) != endpoint::origin(&typed))
        });
        moved.set(other);
    };
    on_cleanup(|| request_animation_frame(focus_opener));

    let modes = HeaderMode::ALL.map(|it| {
        view! { <option value=it.name() selected=it == present.mode>{w.header_mode(it)}</option> }
    });
    let token_state = move || match (has_token.get(), moved.get()) {
        (true, true) => Some(w.token_of_other_origin),
        (true, false) => Some(w.token_is_set),
        (false, _) => None,
    };
    let address_problem = move || match trouble.get() {
        Some(Trouble::Address(problem)) => Some(w.bad_address(problem)),
        Some(Trouble::Token) | None => None,
    };
    let token_problem = move || match trouble.get() {
        Some(Trouble::Token) => Some(w.bad_token),
        Some(Trouble::Address(_)) | None => None,
    };
    let head = view! { <h2>{w.connection}</h2> }.into_any();
    view! {
        <Modal class="connection" name=w.connection.to_owned() close=move || open.set(false) head=head>
            <form
                novalidate
                on:submit=move |event| {
                    event.prevent_default();
                    save();
                }
            >
                <div class="field">
                    <label for="endpoint">{w.endpoint}</label>
                    <input
                        id="endpoint"
                        type="url"
                        autocomplete="off"
                        spellcheck="false"
                        node_ref=address
                        prop:value=present.endpoint.clone()
                        aria-invalid=move || address_problem().map(|_| "true")
                        aria-describedby="endpoint-hint endpoint-problem"
                        on:input=on_address
                    />
                    <p id="endpoint-hint" class="hint">{w.endpoint_hint}</p>
                    <p id="endpoint-problem" class="problem" aria-live="polite">{address_problem}</p>
                </div>
                <div class="field">
                    <label for="header-mode">{w.header_mode_label}</label>
                    <select
                        id="header-mode"
                        on:change=move |event| {
                            mode.set(HeaderMode::from_name(&event_target_value(&event)).unwrap_or_default());
                            trial.set(Trial::NotYet);
                        }
                    >
                        {modes.collect_view()}
                    </select>
                </div>
                <div class="field">
                    <label for="token">{w.token}</label>
                    <input
                        id="token"
                        type="password"
                        autocomplete="off"
                        spellcheck="false"
                        node_ref=token
                        aria-invalid=move || token_problem().map(|_| "true")
                        aria-describedby="token-hint token-problem"
                        on:input=move |_| {
                            trouble.set(None);
                            trial.set(Trial::NotYet);
                        }
                    />
                    <p id="token-hint" class="hint">{token_state} " " {w.token_hint}</p>
                    <p id="token-problem" class="problem" aria-live="polite">{token_problem}</p>
                </div>
                <label class="check">
                    <input
                        type="checkbox"
                        prop:checked=keep
                        on:change=move |event| keep.set(event_target_checked(&event))
                    />
                    <span>{w.keep_token}</span>
                </label>
                <div class="trial" aria-live="polite">{move || trial_view(trial.get(), w)}</div>
                <div class="acts">
                    <button type="submit" class="main">{w.save}</button>
                    <button type="button" on:click=test>{w.test_connection}</button>
                    {move || has_token.get().then(|| view! { <button type="button" class="quiet" on:click=forget>{w.forget_token}</button> })}
                </div>
            </form>
        </Modal>
    }
    .into_any()
}

fn trial_view(trial: Trial, w: &'static crate::words::Words) -> AnyView {
    match trial {
        Trial::NotYet => ().into_any(),
        Trial::Running => view! { <p class="wait">{w.testing}</p> }.into_any(),
        Trial::Good(total) => view! { <p class="good">{Icon::Tick.view()}<span>{(w.test_good)(total)}</span></p> }.into_any(),
        Trial::Bad(told, said) => {
            let causes = told.causes.iter().map(|cause| view! { <li>{*cause}</li> }).collect_view();
            view! {
                <div class="bad">
                    {Icon::Warning.view()}
                    <div>
                        <h3>{told.title}</h3>
                        <p>{told.text}</p>
                        <ul class="causes">{causes}</ul>
                        <p class="todo">{told.todo}</p>
                        {(!said.is_empty()).then(|| view! { <p class="said" dir="auto">{said}</p> })}
                    </div>
                </div>
            }
            .into_any()
        }
    }
}

/// Asks for one task: the smallest question that every part of a connection has to answer.
async fn try_out(connection: &Connection, w: &'static crate::words::Words) -> Trial {
    let controller = AbortController::new().expect("AbortController takes no argument that could be wrong");
    let one = Filter { size: 1, ..Filter::default() };
    match connection.client().query(&one.query(), &controller).await {
        Ok(page) => Trial::Good(page.total(1, 1)),
        Err(error) => Trial::Bad(told(&error, connection, w), error.details().to_owned()),
    }
}

/// Back to the button in the header, from wherever the dialog was opened.
fn focus_opener() {
    use wasm_bindgen::JsCast;
    let opener = document().query_selector("header.top button[aria-haspopup=dialog]").ok().flatten();
    if let Some(opener) = opener.and_then(|opener| opener.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = opener.focus();
    }
}
