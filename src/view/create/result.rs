//! What came of a form that is not a picture: suggestions, weighed words, links.

use leptos::prelude::*;

use super::{Draft, Form, drafts::Followed, focus_first};
use crate::{
    app::{Desk, use_desk, use_dialogs},
    draft::{Kind, Text},
    element::{El, Make, button, el, memo},
    picture::safe_link,
    prompt,
    proxy::{Action, Status, Task},
    reasons,
    settings::page_is_https,
    suggestions::{self, Weight},
    view::{copy_button::copy_button, icon::Icon, notice::told},
};

/// The answer of a form, once there is one to wait for.
pub fn result(draft: Draft, form: Form) -> El {
    let has_result = memo(move |_| form.text(Text::Result).with(|it| !it.is_empty()));
    el("div").class("results").live(move || match form.kind {
        _ if !has_result.get() => None,
        Kind::Describe | Kind::Shorten => Some(answer(draft, form)),
        Kind::Upload => Some(links(draft, form)),
        Kind::Imagine | Kind::Blend | Kind::Show => None,
    })
}

fn answer(draft: Draft, form: Form) -> El {
    let words = use_desk().creating_words();
    el("section").class("answer").attr("aria-label", words.answer).live(move || {
        Some(match form.followed.get() {
            Followed::Awaited => awaited(None),
            Followed::Open(task) => awaited(Some(&task)),
            Followed::Ended(task) if task.status == Status::Success => {
                suggested(draft, &task).child(task_link(&task))
            }
            Followed::Ended(task) => failed(&task),
            Followed::Unknown => trouble(words.unknown, ""),
            Followed::Failed(error) => {
                let Desk { w, settings, .. } = use_desk();
                let text = settings.connection.with_untracked(|it| told(&error, it, w)).text;
                let again = button("").text(w.try_again);
                trouble(words.not_heard, &text)
                    // The task is the same, and is asked for anew.
                    .child(again.on_click(move || form.text(Text::Result).update(|_| {})))
            }
        })
    })
}

fn awaited(task: Option<&Task>) -> El {
    let desk = use_desk();
    let words = desk.creating_words();
    let standing = task.map(|task| {
        let progress =
            task.progress.as_deref().filter(|_| task.status == Status::InProgress).unwrap_or_default();
        [&desk.w.status(&task.status), " ", progress].concat()
    });
    el("div")
        .class("awaited")
        .child(el("h3").text(words.awaited))
        .child_if(standing.map(|text| el("p").text(&text)))
        .child(el("p").class("hint").text(words.awaited_text))
}

fn trouble(title: &str, text: &str) -> El {
    let text = el("div").child(el("h3").text(title)).child_if((!text.is_empty()).then(|| el("p").text(text)));
    el("div").class("bad").attr("role", "alert").child(Icon::Warning.draw()).child(text)
}

fn failed(task: &Task) -> El {
    let (w, dialogs) = (use_desk().w, use_dialogs());
    let reason = task.fail_reason.as_deref().unwrap_or_default();
    let told = match reasons::reason(reason).map(|reason| (dialogs.reason)(reason)) {
        Some(explained) => trouble(explained.title, explained.advice),
        None => trouble(&w.status(&task.status), ""),
    };
    let said = (!reason.is_empty()).then(|| el("p").class("said").attr("dir", "auto").text(reason));
    el("div").child(told).child_if(said).child(task_link(task))
}

fn task_link(task: &Task) -> El {
    let Desk { w, address, .. } = use_desk();
    let id = task.id.clone();
    el("a").attr("href", &address.link_to(&id)).text(&(w.open_task)(&id)).on("click", move |event| {
        event.prevent_default();
        address.open_task(&id);
    })
}

/// The answer of a task that suggests prompts, for its own window.
pub fn answered(task: RwSignal<Task>) -> impl Fn() -> Option<El> {
    let desk = use_desk();
    let suggests = |task: &Task| {
        let kind = matches!(task.action, Some(Action::Describe | Action::Shorten));
        (kind && task.status == Status::Success).then(|| task.property("finalPrompt")).flatten()
    };
    let text = memo(move |_| task.with(suggests));
    move || {
        text.get()?;
        let suggested = task.with_untracked(|task| suggested(desk.drafts.draft(), task));
        Some(el("section").class("block results").child(suggested))
    }
}

fn suggested(draft: Draft, task: &Task) -> El {
    let words = use_desk().creating_words();
    let said = task.property("finalPrompt").or(task.prompt_en.clone()).or(task.prompt.clone());
    let found = suggestions::read(&said.unwrap_or_default());
    let chinese = suggestions::read(&task.property("finalZhPrompt").unwrap_or_default()).prompts;
    let nothing = found.prompts.is_empty().then(|| el("p").class("hint").text(words.no_text));
    let weights = (!found.words.is_empty()).then(|| weighed(&found.words));
    let items = found.prompts.iter().enumerate().map(|(at, prompt)| {
        let other = chinese.get(at).filter(|other| *other != prompt);
        suggestion(draft, at + 1, prompt, other)
    });
    let list = (!found.prompts.is_empty()).then(|| {
        let list = el("ol").attr("aria-label", words.suggestions).children(items);
        el("div").child(el("h3").text(words.suggestions)).child(list)
    });
    el("div").class("suggested").child_if(weights).child_if(list).child_if(nothing)
}

fn weighed(weighed: &[(Weight, String)]) -> El {
    let words = use_desk().creating_words();
    let word = |(weight, text): &(Weight, String)| match weight {
        Weight::Strong => el("strong").text(text),
        Weight::Plain => el("span").text(text),
        Weight::Struck => el("del").text(text),
    };
    el("div")
        .child(el("h3").text(words.weights))
        .child(el("p").class("weights").attr("dir", "auto").children(weighed.iter().map(word)))
        .child(el("p").class("hint").text(words.weights_hint))
}

fn suggestion(draft: Draft, number: usize, prompt: &str, other: Option<&String>) -> El {
    let Desk { creating, settings, .. } = use_desk();
    let words = use_desk().creating_words();
    let (copied, used) = (prompt.to_owned(), prompt.to_owned());
    let imagine = button("").attr("aria-label", &(words.imagine_suggestion)(number)).text(words.imagine_this);
    let imagine = imagine.on_click(move || {
        draft.put(|form| form.text(Text::Prompt).set(used.clone()));
        match creating.get_untracked() {
            true => focus_first(),
            false => creating.set(true),
        }
    });
    let imagine = (!settings.read_only.get_untracked()).then_some(imagine);
    let acts = el("div").class("acts").child_if(imagine).child(copy_button(
        &(words.copy_suggestion)(number),
        move || copied.clone(),
        "",
    ));
    el("li")
        .child(el("p").attr("dir", "auto").text(prompt))
        .child_if(other.map(|other| el("p").class("hint").attr("lang", "zh-CN").text(other)))
        .child(acts)
}

fn links(draft: Draft, form: Form) -> El {
    let words = use_desk().creating_words();
    let make = move |it: &str| {
        let it = it.to_owned();
        (it.clone(), Box::new(move || link(draft, it)) as Make)
    };
    let all = move || form.text(Text::Result).with(|it| it.lines().map(make).collect());
    let list = el("ul").class("links").attr("role", "list").attr("aria-label", words.links);
    el("section")
        .class("answer")
        .child(el("h3").text(words.links))
        .child(list.keyed(all))
        .child(el("p").class("hint").text(words.links_hint))
}

fn link(draft: Draft, link: String) -> El {
    let words = use_desk().creating_words();
    let (copied, used, held) = (link.clone(), link.clone(), link.clone());
    let prompt = draft.form(Kind::Imagine).text(Text::Prompt);
    let is_used = memo(move |_| prompt.with(|prompt| prompt.contains(&held)));
    let open = safe_link(&link, page_is_https()).map(|safe| {
        let out = el("a").class("button quiet").attr("href", &safe).attr("target", "_blank");
        out.attr("rel", "noopener noreferrer").child(Icon::Out.draw()).child(el("span").text(words.open_link))
    });
    let put = button("")
        .live_flag("aria-disabled", move || is_used.get())
        .live_text(move || if is_used.get() { words.link_used } else { words.use_link }.to_owned())
        .on_click(move || {
            if !is_used.get_untracked() {
                prompt.update(|prompt| *prompt = in_front(prompt, &used));
            }
        });
    let copy = copy_button(words.copy_link, move || copied.clone(), words.copy_link);
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
