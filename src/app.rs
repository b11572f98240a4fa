//! The root component: creates the stores, provides the contexts, and lays out the page.

use leptos::prelude::*;

use crate::{
    i18n::context::use_texts,
    state::{
        actions::Actions,
        announcer::{Announcer, use_announcer},
        clock::Clock,
        create::form::LazyCreateState,
        dialogs::{Dialogs, use_dialogs},
        filter_panel::FilterPanel,
        polling::live_refresh::LiveRefresh,
        services::{Services, use_services},
        settings::{Settings, title},
        tasks::{load_state::LoadState, store::TaskStore},
        url_state::UrlState,
    },
    ui::{
        components::{announcer::live_region, error_view::config_banner},
        dom::{
            El,
            dynamic::{ProvideContexts, effect},
            el,
            memo::memo,
        },
        ids::RESULTS_ID,
        layout::{
            header::header,
            lazy_views::{LazyView, LazyViews, lazy_view},
            toasts::toasts,
        },
        tasks::{
            capability_notice::capability_notice,
            filter_form::{filter_form, uses_more_filters},
            finished_tasks::notify_finished,
            grid::task_grid,
            new_tasks_bar::{is_user_idle, new_tasks_bar},
            pager::pager,
        },
    },
};

/// The root element of the application.
pub fn app(settings: Settings) -> El {
    let url = UrlState::follow(settings.default_page_size(), settings.page_size());
    let actions = Actions::new();
    let tasks = TaskStore::follow(url, settings, actions);
    let live_refresh = LiveRefresh::start(tasks, settings, is_user_idle);
    let services = Services { settings, url, tasks, live_refresh, actions, create: LazyCreateState::new() };
    let (clock, announcer, dialogs) = (Clock::start(), Announcer::new(), Dialogs::new());
    let lazy_views = LazyViews::new();
    // A link that uses one of the less common filters shows them.
    let filter_panel = FilterPanel::new(url.filter().with_untracked(uses_more_filters));
    effect(move || set_root_attribute("data-theme", settings.theme.get().name()));
    effect(move || set_root_attribute("lang", settings.language.get().tag()));
    // Texts are plain values, not signals: a change of the language rebuilds all views. Their state is stored outside.
    let views = move || {
        let language = settings.language.get();
        let provide = move || {
            provide_context(services);
            provide_context(dialogs);
            provide_context(filter_panel);
            provide_context(clock);
            provide_context(announcer);
            provide_context(lazy_views);
            provide_context(language);
        };
        provide();
        provide_context(ProvideContexts::new(provide));
        Some(layout())
    };
    el("div").attr("id", "app").dyn_child(views)
}

fn layout() -> El {
    let Services { url, .. } = use_services();
    let (t, announcer) = (use_texts(), use_announcer());
    let Dialogs { modal_task, create_open, connection_open } = use_dialogs();
    announce_results();
    notify_finished();
    let close_modal = move || modal_task.set(None);
    let close_create = move || create_open.set(false);
    let task_open = memo(move |_| url.task().with(Option::is_some));
    let is_modal_open = memo(move |_| modal_task.with(Option::is_some));
    let queue = url.is_queue();
    // While a dialog is open, the rest of the page is inert, and the dialog contains live region and toasts (see `modal`).
    let is_dialog_closed = memo(move |_| {
        !(connection_open.get() || task_open.get() || is_modal_open.get() || create_open.get())
    });
    let close_queue = move || url.show_queue(false);
    let main_view = move || {
        Some(match queue.get() {
            true => lazy_view(LazyView::Queue, close_queue),
            false => {
                let status_bar =
                    el("div").class("status-bar").child(capability_notice()).child(new_tasks_bar());
                el("div").child(status_bar).child(filter_form()).child(task_grid())
            }
        })
    };
    let skip_link = el("a").class("skip-link").attr("href", &format!("#{RESULTS_ID}")).text(t.skip_to_tasks);
    el("div")
        .class("app")
        .child(skip_link)
        .child(header())
        .child(el("main").child(config_banner()).dyn_child(main_view))
        .dyn_child(move || (!queue.get()).then(pager))
        .dyn_child(move || task_open.get().then(|| lazy_view(LazyView::Task, move || url.close_task())))
        .dyn_child(move || {
            connection_open.get().then(|| lazy_view(LazyView::Connection, move || connection_open.set(false)))
        })
        .dyn_child(move || create_open.get().then(|| lazy_view(LazyView::Create, close_create)))
        .dyn_child(move || is_modal_open.get().then(|| lazy_view(LazyView::Modal, close_modal)))
        .dyn_child(move || {
            is_dialog_closed.get().then(|| el("div").child(live_region(announcer)).child(toasts()))
        })
}

/// Announces the result of each load that the user started, and shows it in the window title.
fn announce_results() {
    let Services { tasks, settings, .. } = use_services();
    let t = use_texts();
    let announcer = use_announcer();
    let summary = memo(move |_| {
        tasks.with(|load| match load {
            LoadState::Loading | LoadState::Reloading(_) => None,
            LoadState::Loaded(page) => {
                Some((t.results_summary)(page.total, page.filter.page, page.last_page))
            }
            LoadState::Failed(error, _) => Some(t.error(error).title.to_owned()),
        })
    });
    effect(move || {
        if let Some(summary) = summary.get() {
            document().set_title(&format!("{summary} — {}", title(settings)));
        }
    });
    // Live refresh does not complete loads, so its results are not announced.
    effect(move || {
        tasks.track_completed_loads();
        if let Some(summary) = summary.get_untracked() {
            announcer.announce(summary);
        }
    });
}

fn set_root_attribute(attribute: &str, value: &str) {
    if let Some(root) = document().document_element() {
        // Fails only for an invalid attribute name.
        let _ = root.set_attribute(attribute, value);
    }
}
