//! The results of forms that do not create pictures: suggestions, weighted words, links.

use leptos::prelude::*;

use crate::{
    domain::{
        action::Action,
        create_kind::{CreateKind, FieldId},
        fail_reason,
        image_url::safe::safe_link,
        prompt,
        status::Status,
        suggestions::{self, Weight},
        task::Task,
    },
    i18n::{
        context::{use_create_texts, use_error_texts, use_texts},
        errors::Asked,
    },
    state::{
        create::form::{CreateForm, CreateState, ResultState},
        dialogs::{Dialogs, use_dialogs},
        memo::memo,
        services::{Services, use_services},
        settings::connection::page_is_https,
    },
    ui::{
        components::{
            copy_button::CopyButton,
            icon::{Glyph, Icon},
            show::Show,
            task_link::TaskLink,
        },
        create::focus::focus_first,
        hooks::listener::listener,
    },
};

/// The result of a form, once it was sent.
#[component]
pub fn CreateResult(
    /// All forms.
    draft: CreateState,
    /// The form.
    form: CreateForm,
) -> impl IntoView {
    let has_result = memo(move || form.text(FieldId::Result).with(|it| !it.is_empty()));
    let result = move || match form.kind {
        CreateKind::Describe | CreateKind::Shorten => view! { <TaskResult draft form/> }.into_any(),
        CreateKind::Upload => view! { <Links draft form/> }.into_any(),
        CreateKind::Imagine | CreateKind::Blend | CreateKind::Show => ().into_any(),
    };
    view! {
        <div class="result-tasks">
            <Show when=has_result>{result()}</Show>
        </div>
    }
}

/// The state of the task of a form, and its suggestions once it has finished.
#[component]
fn TaskResult(draft: CreateState, form: CreateForm) -> impl IntoView {
    let create_texts = use_create_texts();
    let is_waiting =
        move || form.result.with(|result| matches!(result, ResultState::Pending | ResultState::Running(_)));
    let outcome = move || match form.result.get() {
        ResultState::Pending | ResultState::Running(_) => None,
        ResultState::Finished(task) if task.status == Status::Success => {
            let link = view! { <TaskLink id=task.id.clone()/> };
            Some(view! { <Suggestions draft task>{link}</Suggestions> }.into_any())
        }
        ResultState::Finished(task) => Some(view! { <FailedTask task/> }.into_any()),
        ResultState::NotFound => {
            Some(view! { <Failure title=create_texts.result_not_found text=""/> }.into_any())
        }
        ResultState::Failed(error) => {
            let t = use_texts();
            let text = use_error_texts().explain(&error, Asked::Task, t).text;
            // Notifying the unchanged id fetches the task again.
            let retry = move |_| form.text(FieldId::Result).notify();
            let failure = view! {
                <Failure title=create_texts.result_unavailable text>
                    <button type="button" on:click=listener(retry)>{t.try_again}</button>
                </Failure>
            };
            Some(failure.into_any())
        }
    };
    // Two places: a failure is a new element, which screen readers announce, not the changed element of the waiting task.
    view! {
        <section class="create-result" aria-label=create_texts.result>
            <Show when=is_waiting>
                <WaitingTask form/>
            </Show>
            {move || outcome()}
        </section>
    }
}

/// The status of a task that has not finished.
#[component]
fn WaitingTask(form: CreateForm) -> impl IntoView {
    let t = use_texts();
    let create_texts = use_create_texts();
    let status = move || {
        form.result.with(|result| {
            let ResultState::Running(task) = result else { return None };
            let progress = task.progress.as_deref().filter(|_| task.status == Status::InProgress);
            Some([&t.status(&task.status), " ", progress.unwrap_or_default()].concat())
        })
    };
    view! {
        <div>
            <h3>{create_texts.waiting_for_result}</h3>
            {move || status().map(|status| view! { <p>{status}</p> })}
            <p class="hint">{create_texts.waiting_for_result_text}</p>
        </div>
    }
}

/// An error, and what follows its text.
#[component]
fn Failure(
    #[prop(into)] title: String,
    #[prop(into)] text: String,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="error" role="alert">
            <Glyph icon=Icon::Warning/>
            <div>
                <h3>{title}</h3>
                {(!text.is_empty()).then(|| view! { <p>{text}</p> })}
            </div>
            {children.map(|children| children())}
        </div>
    }
}

#[component]
fn FailedTask(task: Task) -> impl IntoView {
    let t = use_texts();
    let reason = task.fail_reason.unwrap_or_default();
    let explanation = fail_reason::classify(&reason).map(|reason| (t.fail_reason)(reason));
    let (title, text) = match explanation {
        Some(explanation) => (explanation.title.to_owned(), explanation.advice),
        None => (t.status(&task.status), ""),
    };
    let message = (!reason.is_empty()).then(|| view! { <p class="server-message" dir="auto">{reason}</p> });
    view! {
        <div>
            <Failure title text/>
            {message}
            <TaskLink id=task.id/>
        </div>
    }
}

/// The suggestions of a Describe or Shorten task, for its dialog.
#[component]
pub fn TaskSuggestions(
    /// The task.
    task: RwSignal<Task>,
) -> impl IntoView {
    let draft = use_services().create.get();
    let final_prompt = |task: &Task| {
        let has_suggestions = matches!(task.action, Some(Action::Describe | Action::Shorten));
        (has_suggestions && task.status == Status::Success).then(|| task.property("finalPrompt")).flatten()
    };
    let text = memo(move || task.with(final_prompt));
    let suggestions = move |_| {
        view! {
            <section class="block result-tasks">
                <Suggestions draft task=task.get_untracked()/>
            </section>
        }
    };
    view! { {move || text.get().map(suggestions)} }
}

/// Weighted words, prompts, or that there are none; and what follows them.
#[component]
fn Suggestions(
    draft: CreateState,
    task: Task,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let create_texts = use_create_texts();
    let chinese = suggestions::parse(&task.property("finalZhPrompt").unwrap_or_default()).prompts;
    let suggestions = suggestions::parse(&task.final_prompt().unwrap_or_default());
    let has_prompts = !suggestions.prompts.is_empty();
    let words = suggestions.words;
    let weights = (!words.is_empty()).then(|| view! { <WeightedWords words/> });
    let items = suggestions.prompts.into_iter().enumerate().map(|(index, prompt)| {
        let translation = chinese.get(index).filter(|chinese| **chinese != prompt).cloned();
        view! { <Suggestion draft number=index + 1 prompt translation/> }
    });
    let items = items.collect_view();
    let list = has_prompts.then(|| {
        view! {
            <div>
                <h3>{create_texts.suggestions}</h3>
                <ol aria-label=create_texts.suggestions>{items}</ol>
            </div>
        }
    });
    view! {
        <div class="suggestions">
            {weights}
            {list}
            {(!has_prompts).then(|| view! { <p class="hint">{create_texts.no_text}</p> })}
            {children.map(|children| children())}
        </div>
    }
}

#[component]
fn WeightedWords(words: Vec<(Weight, String)>) -> impl IntoView {
    let create_texts = use_create_texts();
    let word = |(weight, text): (Weight, String)| match weight {
        Weight::Strong => view! { <strong>{text}</strong> }.into_any(),
        Weight::Plain => view! { <span>{text}</span> }.into_any(),
        Weight::Weak => view! { <del>{text}</del> }.into_any(),
    };
    view! {
        <div>
            <h3>{create_texts.weights}</h3>
            <p class="weights" dir="auto">{words.into_iter().map(word).collect_view()}</p>
            <p class="hint">{create_texts.weights_hint}</p>
        </div>
    }
}

/// A suggested prompt, with its translation and its buttons.
#[component]
fn Suggestion(
    draft: CreateState,
    number: usize,
    prompt: String,
    translation: Option<String>,
) -> impl IntoView {
    let Services { settings, .. } = use_services();
    let Dialogs { create_open, .. } = use_dialogs();
    let create_texts = use_create_texts();
    let to_use = prompt.clone();
    let imagine = move |_| {
        draft.prefill(|form| form.text(FieldId::Prompt).set(to_use.clone()));
        if create_open.get_untracked() {
            focus_first();
        } else {
            create_open.set(true);
        }
    };
    let imagine_button = (!settings.read_only.get_untracked()).then(|| {
        let name = (create_texts.imagine_suggestion)(number);
        view! {
            <button type="button" aria-label=name on:click=listener(imagine)>
                {create_texts.imagine_this}
            </button>
        }
    });
    view! {
        <li>
            <p dir="auto">{prompt.clone()}</p>
            {translation.map(|text| view! { <p class="hint" lang="zh-CN">{text}</p> })}
            <div class="button-row">
                {imagine_button}
                <CopyButton name=(create_texts.copy_suggestion)(number) text=prompt label=""/>
            </div>
        </li>
    }
}

/// The links of uploaded pictures.
#[component]
fn Links(draft: CreateState, form: CreateForm) -> impl IntoView {
    let create_texts = use_create_texts();
    // New links are the first. A link can occur twice, so that its key contains its position from the end.
    let links = move || {
        form.text(FieldId::Result).with(|links| {
            let mut links: Vec<_> = links.lines().rev().map(String::from).enumerate().collect();
            links.reverse();
            links
        })
    };
    view! {
        <section class="create-result">
            <h3>{create_texts.links}</h3>
            <ul class="links" role="list" aria-label=create_texts.links>
                <For each=links key=|link| link.clone() let((_, link))>
                    <LinkItem draft link/>
                </For>
            </ul>
            <p class="hint">{create_texts.links_hint}</p>
        </section>
    }
}

#[component]
fn LinkItem(draft: CreateState, link: String) -> impl IntoView {
    let create_texts = use_create_texts();
    let (to_use, to_find) = (link.clone(), link.clone());
    let prompt = draft.form(CreateKind::Imagine).text(FieldId::Prompt);
    let is_used = memo(move || prompt.with(|prompt| prompt.contains(&to_find)));
    let use_link = move |_| {
        if !is_used.get_untracked() {
            prompt.update(|prompt| *prompt = prepend_link(prompt, &to_use));
        }
    };
    let open_link = safe_link(&link, page_is_https()).map(|safe| {
        view! {
            <a class="button ghost" href=safe target="_blank" rel="noopener noreferrer">
                <Glyph icon=Icon::ExternalLink/>
                <span>{create_texts.open_link}</span>
            </a>
        }
    });
    view! {
        <li>
            <code dir="ltr">{link.clone()}</code>
            <div class="button-row">
                <button
                    type="button"
                    aria-disabled=move || is_used.get().to_string()
                    on:click=listener(use_link)
                >
                    {move || if is_used.get() { create_texts.link_used } else { create_texts.use_link }}
                </button>
                <CopyButton name=create_texts.copy_link text=link label=create_texts.copy_link/>
                {open_link}
            </div>
        </li>
    }
}

/// Adds a link after the links at the start of the prompt, so that several links keep their order.
fn prepend_link(text: &str, link: &str) -> String {
    let mut parts = prompt::parse(text);
    parts.references.push(link.to_owned());
    parts.write()
}
