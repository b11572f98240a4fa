//! The whole: puts address, tasks and settings together, and lays out what is seen.

use leptos::prelude::*;

use crate::{
    acts::Acts,
    address::{Address, Step},
    clock::Now,
    element::{El, effect, el, memo},
    filter::Filter,
    load::{Load, Tasks},
    settings::Settings,
    view::{
        announcer::Announcer,
        create::Drafts,
        filter_form::{filter_form, uses_more},
        header::header,
        heard::{heard, tell_what_ended},
        news::news,
        notice::host_problem,
        pager::pager,
        task_grid::task_grid,
        windows::{Window, Windows, window},
    },
    watch::Watch,
    words::{Dialogs, Words},
};

/// The id of the sheet, for the link that skips the filters and for the focus.
pub const SHEET_ID: &str = "tasks";

/// What every view works with. Copies share the same signals.
#[derive(Clone, Copy)]
pub struct Desk {
    /// The texts in the reader's language.
    pub w: &'static Words,
    /// The address bar: filters, page, open task.
    pub address: Address,
    /// The tasks of that address.
    pub tasks: Tasks,
    /// What the operator does.
    pub acts: Acts,
    /// What is set rather than derived.
    pub settings: Settings,
    /// The present, renewed each second.
    pub now: Now,
    /// What a screen reader is told.
    pub announcer: Announcer,
    /// What asks again by itself.
    pub watch: Watch,
    /// The id of the task whose window is to be answered, and the prompt that the window begins with, if it was told.
    pub answering: RwSignal<Option<(String, Option<String>)>>,
    /// Is the window for new tasks open?
    pub creating: RwSignal<bool>,
    /// What is typed into it.
    pub drafts: Drafts,
    /// Is the connection dialog open?
    pub connection_open: RwSignal<bool>,
    /// Are the filters that most searches do without unfolded?
    pub more_filters: RwSignal<bool>,
    /// Are the filters unfolded on a phone, where they are folded at first?
    pub unfolded: RwSignal<bool>,
    /// The part of the program with the windows.
    pub windows: Windows,
    /// How often all filters were cleared.
    pub swept: RwSignal<u32>,
}

impl Desk {
    /// Takes all filters away, and what is typed into their fields.
    pub fn clear_filters(self) {
        self.address.go(Step::Push, Filter::cleared);
        self.swept.update(|times| *times += 1);
    }
}

/// The desk that a view stands on.
pub fn use_desk() -> Desk {
    expect_context()
}

/// The words of the windows, for views that are only in them.
pub fn use_dialogs() -> &'static Dialogs {
    use_desk().settings.language.get_untracked().dialogs()
}

/// The product's name, or the one that the host gave it.
pub fn title(settings: Settings) -> String {
    settings.host.with_value(|host| host.title.clone()).unwrap_or_else(|| "Contact Sheet".to_owned())
}

/// The application.
pub fn app(settings: Settings) -> El {
    let address = Address::follow(settings.default_page_size(), settings.page_size());
    let acts = Acts::new();
    let tasks = Tasks::follow(address, settings, acts);
    let watch = Watch::start(tasks, settings);
    let (now, announcer) = (Now::start(), Announcer::new());
    let [connection_open, creating, unfolded] = [(); 3].map(|()| RwSignal::new(false));
    let answering = RwSignal::new(None);
    let (swept, windows, drafts) = (RwSignal::new(0), Windows::new(), Drafts::new());
    // A link that filters by one of the hidden fields opens them, so that nobody wonders.
    let more_filters = RwSignal::new(address.filter().with_untracked(uses_more));
    effect(move || mark_document("data-theme", settings.theme.get().name()));
    effect(move || mark_document("lang", settings.language.get().tag()));
    // Texts are plain values, not signals: another language makes the views anew. What they show lives above them.
    let views = move || {
        let w = settings.language.get().words();
        provide_context(Desk {
            w,
            address,
            tasks,
            acts,
            settings,
            now,
            announcer,
            watch,
            answering,
            creating,
            drafts,
            connection_open,
            more_filters,
            unfolded,
            windows,
            swept,
        });
        Some(desk())
    };
    el("div").attr("id", "app").live(views)
}

fn desk() -> El {
    let Desk { w, address, announcer, answering, creating, connection_open, .. } = use_desk();
    announce();
    tell_what_ended();
    // While a window is open, all outside of it is asleep, and the window tells (see `modal`).
    let close_answer = move || answering.set(None);
    let close_create = move || creating.set(false);
    let task_open = memo(move |_| address.task().with(Option::is_some));
    let is_answering = memo(move |_| answering.with(Option::is_some));
    let queue = address.queue();
    let is_awake =
        memo(move |_| !(connection_open.get() || task_open.get() || is_answering.get() || creating.get()));
    let close_queue = move || address.show_queue(false);
    let room = move || {
        Some(match queue.get() {
            true => window(Window::Queue, close_queue),
            false => el("div").child(heard()).child(filter_form()).child(task_grid()),
        })
    };
    let skip = el("a").class("skip").attr("href", &format!("#{SHEET_ID}")).text(w.skip_to_tasks);
    el("div")
        .class("desk")
        .child(skip)
        .child(header())
        .child(el("main").child(host_problem()).live(room))
        .live(move || (!queue.get()).then(pager))
        .live(move || task_open.get().then(|| window(Window::Task, move || address.close_task())))
        .live(move || {
            connection_open.get().then(|| window(Window::Connection, move || connection_open.set(false)))
        })
        .live(move || creating.get().then(|| window(Window::Create, close_create)))
        .live(move || is_answering.get().then(|| window(Window::Answer, close_answer)))
        .live(move || is_awake.get().then(|| el("div").child(announcer.region()).child(news())))
}

/// Each settled question is told once, and stands in the window's title.
fn announce() {
    let Desk { w, tasks, settings, announcer, .. } = use_desk();
    let told = memo(move |_| {
        tasks.with(|load| match load {
            Load::First | Load::Refreshing(_) => None,
            Load::Ready(sheet) => Some((w.settled)(sheet.total, sheet.filter.page, sheet.last_page)),
            Load::Failed(error, _) => Some(w.error(error).title.to_owned()),
        })
    });
    effect(move || {
        if let Some(told) = told.get() {
            document().set_title(&format!("{told} — {}", title(settings)));
        }
    });
    // What live refresh finds is not told: nobody asked.
    effect(move || {
        if tasks.settled() > 0
            && let Some(told) = told.get_untracked()
        {
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
