//! The whole: puts address, tasks and settings together, and lays out what is seen.

use leptos::prelude::*;

use crate::{
    domain::filter::Filter,
    i18n::{dialogs::DialogTexts, texts::Texts},
    state::{
        actions::Actions,
        clock::Clock,
        create::form::LazyCreateState,
        polling::live_refresh::LiveRefresh,
        settings::Settings,
        tasks::{load_state::LoadState, store::TaskStore},
        url_state::{HistoryMode, UrlState},
    },
    ui::{
        components::{announcer::Announcer, empty_state::config_banner},
        dom::{El, dynamic::effect, el, memo::memo},
        layout::{
            header::header,
            lazy_views::{LazyView, LazyViews, lazy_view},
            toasts::toasts,
        },
        tasks::{
            filter_form::{filter_form, uses_more},
            grid::task_grid,
            pager::pager,
            updates::{is_user_idle, notify_finished, updates},
        },
    },
};

/// The id of the sheet, for the link that skips the filters and for the focus.
pub const RESULTS_ID: &str = "tasks";

/// What every view works with. Copies share the same signals.
#[derive(Clone, Copy)]
pub struct Desk {
    /// The texts in the reader's language.
    pub w: &'static Texts,
    /// The address bar: filters, page, open task.
    pub address: UrlState,
    /// The tasks of that address.
    pub tasks: TaskStore,
    /// What the operator does.
    pub acts: Actions,
    /// What is set rather than derived.
    pub settings: Settings,
    /// The present, renewed each second.
    pub now: Clock,
    /// What a screen reader is told.
    pub announcer: Announcer,
    /// What asks again by itself.
    pub watch: LiveRefresh,
    /// The id of the task whose window is to be answered, and the prompt that the window begins with, if it was told.
    pub answering: RwSignal<Option<(String, Option<String>)>>,
    /// Is the window for new tasks open?
    pub creating: RwSignal<bool>,
    /// What is typed into it.
    pub drafts: LazyCreateState,
    /// Is the connection dialog open?
    pub connection_open: RwSignal<bool>,
    /// Are the filters that most searches do without unfolded?
    pub more_filters: RwSignal<bool>,
    /// Are the filters unfolded on a phone, where they are folded at first?
    pub unfolded: RwSignal<bool>,
    /// The part of the program with the windows.
    pub windows: LazyViews,
    /// How often all filters were cleared.
    pub swept: RwSignal<u32>,
}

impl Desk {
    /// Takes all filters away, and what is typed into their fields.
    pub fn clear_filters(self) {
        self.address.go(HistoryMode::Push, Filter::reset);
        self.swept.update(|times| *times += 1);
    }
}

/// The desk that a view stands on.
pub fn use_desk() -> Desk {
    expect_context()
}

/// The words of the windows, for views that are only in them.
pub fn use_dialog_texts() -> &'static DialogTexts {
    use_desk().settings.language.get_untracked().dialog_texts()
}

/// The product's name, or the one that the host gave it.
pub fn title(settings: Settings) -> String {
    settings.host.with_value(|host| host.title.clone()).unwrap_or_else(|| "Contact Sheet".to_owned())
}

/// The application.
pub fn app(settings: Settings) -> El {
    let address = UrlState::follow(settings.default_page_size(), settings.page_size());
    let acts = Actions::new();
    let tasks = TaskStore::follow(address, settings, acts);
    let watch = LiveRefresh::start(tasks, settings, is_user_idle);
    let (now, announcer) = (Clock::start(), Announcer::new());
    let [connection_open, creating, unfolded] = [(); 3].map(|()| RwSignal::new(false));
    let answering = RwSignal::new(None);
    let (swept, windows, drafts) = (RwSignal::new(0), LazyViews::new(), LazyCreateState::new());
    // A link that filters by one of the hidden fields opens them, so that nobody wonders.
    let more_filters = RwSignal::new(address.filter().with_untracked(uses_more));
    effect(move || mark_document("data-theme", settings.theme.get().name()));
    effect(move || mark_document("lang", settings.language.get().tag()));
    // Texts are plain values, not signals: another language makes the views anew. What they show lives above them.
    let views = move || {
        let w = settings.language.get().texts();
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
    notify_finished();
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
            true => lazy_view(LazyView::Queue, close_queue),
            false => el("div").child(updates()).child(filter_form()).child(task_grid()),
        })
    };
    let skip = el("a").class("skip").attr("href", &format!("#{RESULTS_ID}")).text(w.skip_to_tasks);
    el("div")
        .class("desk")
        .child(skip)
        .child(header())
        .child(el("main").child(config_banner()).live(room))
        .live(move || (!queue.get()).then(pager))
        .live(move || task_open.get().then(|| lazy_view(LazyView::Task, move || address.close_task())))
        .live(move || {
            connection_open.get().then(|| lazy_view(LazyView::Connection, move || connection_open.set(false)))
        })
        .live(move || creating.get().then(|| lazy_view(LazyView::Create, close_create)))
        .live(move || is_answering.get().then(|| lazy_view(LazyView::Modal, close_answer)))
        .live(move || is_awake.get().then(|| el("div").child(announcer.region()).child(toasts())))
}

/// Each settled question is told once, and stands in the window's title.
fn announce() {
    let Desk { w, tasks, settings, announcer, .. } = use_desk();
    let told = memo(move |_| {
        tasks.with(|load| match load {
            LoadState::Loading | LoadState::Reloading(_) => None,
            LoadState::Loaded(sheet) => {
                Some((w.results_summary)(sheet.total, sheet.filter.page, sheet.last_page))
            }
            LoadState::Failed(error, _) => Some(w.error(error).title.to_owned()),
        })
    });
    effect(move || {
        if let Some(told) = told.get() {
            document().set_title(&format!("{told} — {}", title(settings)));
        }
    });
    // What live refresh finds is not told: nobody asked.
    effect(move || {
        tasks.track_completed_loads();
        if let Some(told) = told.get_untracked() {
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
