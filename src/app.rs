//! The whole: puts address, tasks and settings together, and lays out what is seen.

use leptos::prelude::*;

use crate::{
    address::Address,
    clock::Now,
    load::{Load, Tasks},
    settings::Settings,
    view::{
        announcer::{Announcer, AnnouncerRegion},
        connection_dialog::{ConnectionDialog, ConnectionOpen},
        filter_form::FilterForm,
        header::Header,
        notice::HostProblem,
        pager::Pager,
        task_dialog::TaskDialog,
        task_grid::{SHEET_ID, TaskGrid},
    },
    words::use_words,
};

/// The product's name, or the one that the host gave it.
pub fn title(settings: Settings) -> String {
    settings.host.with_value(|host| host.title.clone()).unwrap_or_else(|| "Contact Sheet".to_owned())
}

/// The application.
#[component]
pub fn App(settings: Settings) -> AnyView {
    let address = Address::follow(settings.default_page_size(), settings.page_size());
    let tasks = Tasks::follow(address, settings);
    provide_context(settings);
    provide_context(address);
    provide_context(tasks);
    provide_context(Now::start());
    provide_context(Announcer::new());
    provide_context(ConnectionOpen(RwSignal::new(false)));
    Effect::new(move |_| mark_document("data-theme", settings.theme.get().name()));
    Effect::new(move |_| mark_document("lang", settings.language.get().tag()));
    // Texts are plain values, not signals: another language makes the views anew. What they show lives above them.
    let desk = move || {
        provide_context(settings.language.get().words());
        view! { <Desk /> }
    };
    desk.into_any()
}

#[component]
fn Desk() -> AnyView {
    let w = use_words();
    announce();
    view! {
        <a class="skip" href=format!("#{SHEET_ID}")>
            {w.skip_to_tasks}
        </a>
        <Header />
        <main>
            <HostProblem />
            <FilterForm />
            <TaskGrid />
        </main>
        <Pager />
        <TaskDialog />
        <ConnectionDialog />
        <AnnouncerRegion />
    }
    .into_any()
}

/// Each settled question is told once, and stands in the window's title.
fn announce() {
    let w = use_words();
    let settings: Settings = expect_context();
    let tasks: Tasks = expect_context();
    let announcer: Announcer = expect_context();
    Effect::new(move |_| {
        let told = tasks.with(|load| match load {
            Load::First | Load::Refreshing(_) => None,
            Load::Ready(sheet) => Some((w.settled)(sheet.total, sheet.filter.page, sheet.last_page)),
            Load::Failed(error, _) => Some(w.error(error).title.to_owned()),
        });
        if let Some(told) = told {
            document().set_title(&format!("{told} — {}", title(settings)));
            announcer.say(told);
        }
    });
}

fn mark_document(attribute: &str, value: &str) {
    if let Some(root) = document().document_element() {
        // Both names are valid attribute names.
        let _ = root.set_attribute(attribute, value);
    }
}
