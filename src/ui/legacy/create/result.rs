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
    i18n::context::{use_create_texts, use_dialog_texts, use_texts},
    state::{
        create::form::{CreateForm, CreateState, ResultState},
        dialogs::{Dialogs, use_dialogs},
        services::{Services, use_services},
        settings::connection::page_is_https,
    },
    ui::{
        components::{copy_button::copy_button, error_view::error_text, icon::Icon},
        dom::{El, button, dynamic::BuildRow, el, memo::memo},
        legacy::create::focus::focus_first,
    },
};

/// The result of a form, once it was sent.
pub fn result(draft: CreateState, form: CreateForm) -> El {
    let has_result = memo(move |_| form.text(FieldId::Result).with(|it| !it.is_empty()));
    el("div").class("result-tasks").dyn_child(move || match form.kind {
        _ if !has_result.get() => None,
        CreateKind::Describe | CreateKind::Shorten => Some(task_result(draft, form)),
        CreateKind::Upload => Some(links(draft, form)),
        CreateKind::Imagine | CreateKind::Blend | CreateKind::Show => None,
    })
}

fn task_result(draft: CreateState, form: CreateForm) -> El {
    let create_texts = use_create_texts();
    el("section").class("create-result").attr("aria-label", create_texts.result).dyn_child(move || {
        Some(match form.result.get() {
            ResultState::Pending => pending(None),
            ResultState::Running(task) => pending(Some(&task)),
            ResultState::Finished(task) if task.status == Status::Success => {
                suggestions(draft, &task).child(task_link(&task))
            }
            ResultState::Finished(task) => failed_task(&task),
            ResultState::NotFound => failure(create_texts.result_not_found, ""),
            ResultState::Failed(error) => {
                let Services { settings, .. } = use_services();
                let t = use_texts();
                let text = settings.connection.with_untracked(|it| error_text(&error, it, t)).text;
                let retry = button("").text(t.try_again);
                failure(create_texts.result_unavailable, &text)
                    // Notifying the unchanged id fetches the task again.
                    .child(retry.on_click(move || form.text(FieldId::Result).notify()))
            }
        })
    })
}

fn pending(task: Option<&Task>) -> El {
    let t = use_texts();
    let create_texts = use_create_texts();
    let status = task.map(|task| {
        let progress =
            task.progress.as_deref().filter(|_| task.status == Status::InProgress).unwrap_or_default();
        [&t.status(&task.status), " ", progress].concat()
    });
    el("div")
        .child(el("h3").text(create_texts.waiting_for_result))
        .opt_child(status.map(|text| el("p").text(&text)))
        .child(el("p").class("hint").text(create_texts.waiting_for_result_text))
}

fn failure(title: &str, text: &str) -> El {
    let text =
        el("div").child(el("h3").text(title)).opt_child((!text.is_empty()).then(|| el("p").text(text)));
    el("div").class("error").attr("role", "alert").child(Icon::Warning.draw()).child(text)
}

fn failed_task(task: &Task) -> El {
    let (t, dialogs) = (use_texts(), use_dialog_texts());
    let reason = task.fail_reason.as_deref().unwrap_or_default();
    let error_text = match fail_reason::classify(reason).map(|reason| (dialogs.fail_reason)(reason)) {
        Some(explanation) => failure(explanation.title, explanation.advice),
        None => failure(&t.status(&task.status), ""),
    };
    let message =
        (!reason.is_empty()).then(|| el("p").class("server-message").attr("dir", "auto").text(reason));
    el("div").child(error_text).opt_child(message).child(task_link(task))
}

fn task_link(task: &Task) -> El {
    let Services { url, .. } = use_services();
    let t = use_texts();
    let id = task.id.clone();
    el("a").attr("href", &url.task_link(&id)).text(&(t.open_task)(&id)).on("click", move |event| {
        event.prevent_default();
        url.open_task(&id);
    })
}

/// The suggestions of a Describe or Shorten task, for its dialog.
pub fn suggestions_of(task: RwSignal<Task>) -> impl Fn() -> Option<El> {
    let create = use_services().create;
    let final_prompt = |task: &Task| {
        let has_suggestions = matches!(task.action, Some(Action::Describe | Action::Shorten));
        (has_suggestions && task.status == Status::Success).then(|| task.property("finalPrompt")).flatten()
    };
    let text = memo(move |_| task.with(final_prompt));
    move || {
        text.get()?;
        let suggestions = task.with_untracked(|task| suggestions(create.get(), task));
        Some(el("section").class("block result-tasks").child(suggestions))
    }
}

fn suggestions(draft: CreateState, task: &Task) -> El {
    let create_texts = use_create_texts();
    let text = task.property("finalPrompt").or(task.prompt_en.clone()).or(task.prompt.clone());
    let parsed = suggestions::parse(&text.unwrap_or_default());
    let chinese = suggestions::parse(&task.property("finalZhPrompt").unwrap_or_default()).prompts;
    let nothing = parsed.prompts.is_empty().then(|| el("p").class("hint").text(create_texts.no_text));
    let weights = (!parsed.words.is_empty()).then(|| weighted_words(&parsed.words));
    let items = parsed.prompts.iter().enumerate().map(|(index, prompt)| {
        let translation = chinese.get(index).filter(|chinese| *chinese != prompt);
        suggestion(draft, index + 1, prompt, translation)
    });
    let list = (!parsed.prompts.is_empty()).then(|| {
        let list = el("ol").attr("aria-label", create_texts.suggestions).children(items);
        el("div").child(el("h3").text(create_texts.suggestions)).child(list)
    });
    el("div").class("suggestions").opt_child(weights).opt_child(list).opt_child(nothing)
}

fn weighted_words(words: &[(Weight, String)]) -> El {
    let create_texts = use_create_texts();
    let word = |(weight, text): &(Weight, String)| match weight {
        Weight::Strong => el("strong").text(text),
        Weight::Plain => el("span").text(text),
        Weight::Weak => el("del").text(text),
    };
    el("div")
        .child(el("h3").text(create_texts.weights))
        .child(el("p").class("weights").attr("dir", "auto").children(words.iter().map(word)))
        .child(el("p").class("hint").text(create_texts.weights_hint))
}

fn suggestion(draft: CreateState, number: usize, prompt: &str, translation: Option<&String>) -> El {
    let Services { settings, .. } = use_services();
    let Dialogs { create_open, .. } = use_dialogs();
    let create_texts = use_create_texts();
    let (to_copy, to_use) = (prompt.to_owned(), prompt.to_owned());
    let imagine = button("")
        .attr("aria-label", &(create_texts.imagine_suggestion)(number))
        .text(create_texts.imagine_this);
    let imagine = imagine.on_click(move || {
        draft.prefill(|form| form.text(FieldId::Prompt).set(to_use.clone()));
        match create_open.get_untracked() {
            true => focus_first(),
            false => create_open.set(true),
        }
    });
    let imagine = (!settings.read_only.get_untracked()).then_some(imagine);
    let buttons = el("div").class("button-row").opt_child(imagine).child(copy_button(
        &(create_texts.copy_suggestion)(number),
        move || to_copy.clone(),
        "",
    ));
    el("li")
        .child(el("p").attr("dir", "auto").text(prompt))
        .opt_child(
            translation.map(|translation| el("p").class("hint").attr("lang", "zh-CN").text(translation)),
        )
        .child(buttons)
}

fn links(draft: CreateState, form: CreateForm) -> El {
    let create_texts = use_create_texts();
    let item = move |url: &str| {
        let url = url.to_owned();
        (url.clone(), Box::new(move || link_item(draft, url)) as BuildRow)
    };
    let items = move || form.text(FieldId::Result).with(|it| it.lines().map(item).collect());
    let list = el("ul").class("links").attr("role", "list").attr("aria-label", create_texts.links);
    el("section")
        .class("create-result")
        .child(el("h3").text(create_texts.links))
        .child(list.for_each(items))
        .child(el("p").class("hint").text(create_texts.links_hint))
}

fn link_item(draft: CreateState, link: String) -> El {
    let create_texts = use_create_texts();
    let (to_copy, to_use, to_find) = (link.clone(), link.clone(), link.clone());
    let prompt = draft.form(CreateKind::Imagine).text(FieldId::Prompt);
    let is_used = memo(move |_| prompt.with(|prompt| prompt.contains(&to_find)));
    let open_link = safe_link(&link, page_is_https()).map(|safe| {
        let anchor = el("a").class("button ghost").attr("href", &safe).attr("target", "_blank");
        anchor
            .attr("rel", "noopener noreferrer")
            .child(Icon::ExternalLink.draw())
            .child(el("span").text(create_texts.open_link))
    });
    let use_button = button("")
        .dyn_aria_bool("aria-disabled", move || is_used.get())
        .dyn_text(move || {
            if is_used.get() { create_texts.link_used } else { create_texts.use_link }.to_owned()
        })
        .on_click(move || {
            if !is_used.get_untracked() {
                prompt.update(|prompt| *prompt = prepend_link(prompt, &to_use));
            }
        });
    let copy = copy_button(create_texts.copy_link, move || to_copy.clone(), create_texts.copy_link);
    el("li")
        .child(el("code").attr("dir", "ltr").text(&link))
        .child(el("div").class("button-row").child(use_button).child(copy).opt_child(open_link))
}

/// Adds a link after the links at the start of the prompt, so that several links keep their order.
fn prepend_link(text: &str, link: &str) -> String {
    let mut parts = prompt::parse(text);
    parts.references.push(link.to_owned());
    parts.write()
}
