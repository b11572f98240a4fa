//! What came of a form that is not a picture: suggestions, weighed words, links.

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
        components::{copy_button::copy_button, empty_state::error_text, icon::Icon},
        create::focus::focus_first,
        dom::{El, button, dynamic::BuildRow, el, memo::memo},
    },
};

/// The answer of a form, once there is one to wait for.
pub fn result(draft: CreateState, form: CreateForm) -> El {
    let has_result = memo(move |_| form.text(FieldId::Result).with(|it| !it.is_empty()));
    el("div").class("results").live(move || match form.kind {
        _ if !has_result.get() => None,
        CreateKind::Describe | CreateKind::Shorten => Some(answer(draft, form)),
        CreateKind::Upload => Some(links(draft, form)),
        CreateKind::Imagine | CreateKind::Blend | CreateKind::Show => None,
    })
}

fn answer(draft: CreateState, form: CreateForm) -> El {
    let create_texts = use_create_texts();
    el("section").class("answer").attr("aria-label", create_texts.result).live(move || {
        Some(match form.result.get() {
            ResultState::Pending => awaited(None),
            ResultState::Running(task) => awaited(Some(&task)),
            ResultState::Finished(task) if task.status == Status::Success => {
                suggested(draft, &task).child(task_link(&task))
            }
            ResultState::Finished(task) => failed(&task),
            ResultState::NotFound => trouble(create_texts.result_not_found, ""),
            ResultState::Failed(error) => {
                let Services { settings, .. } = use_services();
                let t = use_texts();
                let text = settings.connection.with_untracked(|it| error_text(&error, it, t)).text;
                let again = button("").text(t.try_again);
                trouble(create_texts.result_unavailable, &text)
                    // The task is the same, and is asked for anew.
                    .child(again.on_click(move || form.text(FieldId::Result).notify()))
            }
        })
    })
}

fn awaited(task: Option<&Task>) -> El {
    let t = use_texts();
    let create_texts = use_create_texts();
    let standing = task.map(|task| {
        let progress =
            task.progress.as_deref().filter(|_| task.status == Status::InProgress).unwrap_or_default();
        [&t.status(&task.status), " ", progress].concat()
    });
    el("div")
        .class("awaited")
        .child(el("h3").text(create_texts.waiting_for_result))
        .child_if(standing.map(|text| el("p").text(&text)))
        .child(el("p").class("hint").text(create_texts.waiting_for_result_text))
}

fn trouble(title: &str, text: &str) -> El {
    let text = el("div").child(el("h3").text(title)).child_if((!text.is_empty()).then(|| el("p").text(text)));
    el("div").class("bad").attr("role", "alert").child(Icon::Warning.draw()).child(text)
}

fn failed(task: &Task) -> El {
    let (t, dialogs) = (use_texts(), use_dialog_texts());
    let reason = task.fail_reason.as_deref().unwrap_or_default();
    let error_text = match fail_reason::classify(reason).map(|reason| (dialogs.fail_reason)(reason)) {
        Some(explained) => trouble(explained.title, explained.advice),
        None => trouble(&t.status(&task.status), ""),
    };
    let said = (!reason.is_empty()).then(|| el("p").class("said").attr("dir", "auto").text(reason));
    el("div").child(error_text).child_if(said).child(task_link(task))
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

/// The answer of a task that suggests prompts, for its own window.
pub fn answered(task: RwSignal<Task>) -> impl Fn() -> Option<El> {
    let _drafts = use_services().create;
    let _drafts = use_services().create;
    let _drafts = use_services().create;
    let _drafts = use_services().create;
    let _drafts = use_services().create;
    let _drafts = use_services().create;
    let _drafts = use_services().create;
    let _drafts = use_services().create;
    let _drafts = use_services().create;
    let _drafts = use_services().create;
    let _drafts = use_services().create;
    let _drafts = use_services().create;
    let _drafts = use_services().create;
    let _drafts = use_services().create;
    let _drafts = use_services().create;
    let _drafts = use_services().create;
    let _drafts = use_services().create;
    let _drafts = use_services().create;
    let _drafts = use_services().create;
    let create = use_services().create;
    let suggests = |task: &Task| {
        let kind = matches!(task.action, Some(Action::Describe | Action::Shorten));
        (kind && task.status == Status::Success).then(|| task.property("finalPrompt")).flatten()
    };
    let text = memo(move |_| task.with(suggests));
    move || {
        text.get()?;
        let suggested = task.with_untracked(|task| suggested(create.get(), task));
        Some(el("section").class("block results").child(suggested))
    }
}

fn suggested(draft: CreateState, task: &Task) -> El {
    let create_texts = use_create_texts();
    let said = task.property("finalPrompt").or(task.prompt_en.clone()).or(task.prompt.clone());
    let found = suggestions::parse(&said.unwrap_or_default());
    let chinese = suggestions::parse(&task.property("finalZhPrompt").unwrap_or_default()).prompts;
    let nothing = found.prompts.is_empty().then(|| el("p").class("hint").text(create_texts.no_text));
    let weights = (!found.words.is_empty()).then(|| weighed(&found.words));
    let items = found.prompts.iter().enumerate().map(|(at, prompt)| {
        let other = chinese.get(at).filter(|other| *other != prompt);
        suggestion(draft, at + 1, prompt, other)
    });
    let list = (!found.prompts.is_empty()).then(|| {
        let list = el("ol").attr("aria-label", create_texts.suggestions).children(items);
        el("div").child(el("h3").text(create_texts.suggestions)).child(list)
    });
    el("div").class("suggested").child_if(weights).child_if(list).child_if(nothing)
}

fn weighed(weighed: &[(Weight, String)]) -> El {
    let create_texts = use_create_texts();
    let word = |(weight, text): &(Weight, String)| match weight {
        Weight::Strong => el("strong").text(text),
        Weight::Plain => el("span").text(text),
        Weight::Weak => el("del").text(text),
    };
    el("div")
        .child(el("h3").text(create_texts.weights))
        .child(el("p").class("weights").attr("dir", "auto").children(weighed.iter().map(word)))
        .child(el("p").class("hint").text(create_texts.weights_hint))
}

fn suggestion(draft: CreateState, number: usize, prompt: &str, other: Option<&String>) -> El {
    let Services { settings, .. } = use_services();
    let Dialogs { create_open, .. } = use_dialogs();
    let create_texts = use_create_texts();
    let (copied, used) = (prompt.to_owned(), prompt.to_owned());
    let imagine = button("")
        .attr("aria-label", &(create_texts.imagine_suggestion)(number))
        .text(create_texts.imagine_this);
    let imagine = imagine.on_click(move || {
        draft.prefill(|form| form.text(FieldId::Prompt).set(used.clone()));
        match create_open.get_untracked() {
            true => focus_first(),
            false => create_open.set(true),
        }
    });
    let imagine = (!settings.read_only.get_untracked()).then_some(imagine);
    let acts = el("div").class("acts").child_if(imagine).child(copy_button(
        &(create_texts.copy_suggestion)(number),
        move || copied.clone(),
        "",
    ));
    el("li")
        .child(el("p").attr("dir", "auto").text(prompt))
        .child_if(other.map(|other| el("p").class("hint").attr("lang", "zh-CN").text(other)))
        .child(acts)
}

fn links(draft: CreateState, form: CreateForm) -> El {
    let create_texts = use_create_texts();
    let make = move |it: &str| {
        let it = it.to_owned();
        (it.clone(), Box::new(move || link(draft, it)) as BuildRow)
    };
    let all = move || form.text(FieldId::Result).with(|it| it.lines().map(make).collect());
    let list = el("ul").class("links").attr("role", "list").attr("aria-label", create_texts.links);
    el("section")
        .class("answer")
        .child(el("h3").text(create_texts.links))
        .child(list.keyed(all))
        .child(el("p").class("hint").text(create_texts.links_hint))
}

fn link(draft: CreateState, link: String) -> El {
    let create_texts = use_create_texts();
    let (copied, used, held) = (link.clone(), link.clone(), link.clone());
    let prompt = draft.form(CreateKind::Imagine).text(FieldId::Prompt);
    let is_used = memo(move |_| prompt.with(|prompt| prompt.contains(&held)));
    let open = safe_link(&link, page_is_https()).map(|safe| {
        let out = el("a").class("button quiet").attr("href", &safe).attr("target", "_blank");
        out.attr("rel", "noopener noreferrer")
            .child(Icon::ExternalLink.draw())
            .child(el("span").text(create_texts.open_link))
    });
    let put = button("")
        .live_flag("aria-disabled", move || is_used.get())
        .live_text(move || {
            if is_used.get() { create_texts.link_used } else { create_texts.use_link }.to_owned()
        })
        .on_click(move || {
            if !is_used.get_untracked() {
                prompt.update(|prompt| *prompt = in_front(prompt, &used));
            }
        });
    let copy = copy_button(create_texts.copy_link, move || copied.clone(), create_texts.copy_link);
    el("li")
        .child(el("code").attr("dir", "ltr").text(&link))
        .child(el("div").class("acts").child(put).child(copy).child_if(open))
}

/// Behind the links that stand at the front already, so that several keep their order.
fn in_front(text: &str, link: &str) -> String {
    let mut parts = prompt::parse(text);
    parts.references.push(link.to_owned());
    parts.write()
}
