//! What became of what the operator did: a few cards in the corner, in the window that is open or else on the page.

use super::icon::Icon;
use crate::{
    acts::{News, Tone},
    app::{Desk, use_desk},
    element::{El, Make, button, el},
};

/// The news.
pub fn news() -> El {
    let Desk { w, acts, .. } = use_desk();
    el("section").class("news").attr("aria-label", w.news).keyed(move || {
        let one = |news: News| (news.number.to_string(), Box::new(move || card(news)) as Make);
        acts.news().into_iter().map(one).collect()
    })
}

fn card(news: News) -> El {
    let Desk { w, acts, address, .. } = use_desk();
    let number = news.number;
    let (class, icon, role) = match news.tone {
        Tone::Good => ("note is-good", Icon::Tick, None),
        Tone::Bad => ("note is-bad", Icon::Cross, Some("alert")),
        Tone::Unsure => ("note is-unsure", Icon::Question, Some("alert")),
    };
    let link = news.task.map(|id| {
        let open = el("a").attr("href", &address.link_to(&id)).text(&(w.open_task)(&id));
        open.on("click", move |event| {
            event.prevent_default();
            address.open_task(&id);
        })
    });
    let said = (!news.said.is_empty()).then(|| el("p").class("said").attr("dir", "auto").text(&news.said));
    let text = el("div")
        .child(el("h2").text(&news.title))
        .child_if((!news.text.is_empty()).then(|| el("p").text(&news.text)))
        .child_if(said)
        .child_if(link);
    let dismiss = button("quiet").named(w.dismiss).child(Icon::Close.draw());
    el("article")
        .class(class)
        .attr_if("role", role)
        .child(icon.draw())
        .child(text)
        .child(dismiss.on_click(move || acts.dismiss(number)))
}
