//! The root component: creates the stores, provides the contexts, and lays out the page.

use leptos::prelude::*;

use crate::{
    i18n::context::use_texts,
    state::{
        actions::Actions,
        announcer::{Announcer, use_announcer},
        batch::journal::BATCH_LOG,
        clock::Clock,
        create::form::LazyCreateState,
        dialogs::{Dialogs, use_dialogs},
        effect::effect,
        filter_panel::FilterPanel,
        memo::memo,
        polling::live_refresh::LiveRefresh,
        services::{Services, use_services},
        settings::{Settings, card_size, window_title},
        storage::session_get,
        tasks::{capability::ServerCapability, load_state::LoadState, store::TaskStore},
        url_state::{MainView, UrlState},
    },
    ui::{
        components::{announcer::LiveRegion, show::Show},
        hooks::root_attribute::set_root_attribute,
        ids::{PAGES_ID, RESULTS_ID},
        layout::{
            header::Header,
            lazy_views::{LazyView, LazyViewKind, LazyViews, use_lazy_views},
        },
        shortcuts,
        tasks::{
            filter_form::{FilterForm, uses_more_filters},
            grid::TaskGrid,
            new_tasks_bar::{NewTasksBar, is_user_idle},
            pager::Pager,
        },
    },
};

/// How often the wall screen tries to load its part of the program, in seconds.
const WALL_RETRY_SECONDS: i64 = 20;

/// The root component.
#[component]
pub fn App(
    /// The settings of the host and of this browser.
    settings: Settings,
) -> impl IntoView {
    let url = UrlState::follow(settings);
    let actions = Actions::new();
    let tasks = TaskStore::follow(url, settings, actions);
    let live_refresh = LiveRefresh::start(tasks, settings, is_user_idle);
    provide_context(Services { settings, url, tasks, live_refresh, actions, create: LazyCreateState::new() });
    let clock = Clock::start();
    provide_context(clock);
    provide_context(Announcer::new());
    let dialogs = Dialogs::new();
    shortcuts::listener::listen(settings, dialogs);
    provide_context(dialogs);
    let lazy_views = LazyViews::new();
    provide_context(lazy_views);
    // A link that uses one of the less common filters shows them.
    provide_context(FilterPanel::new(url.filter().with_untracked(uses_more_filters)));
    effect(move || set_root_attribute("data-theme", Some(settings.theme.get().name())));
    set_root_attribute("data-card-size", Some(&card_size()));
    effect(move || set_root_attribute("lang", Some(settings.language.get().tag())));
    // Texts are plain values, not signals: a change of the language builds all views anew. Their state is stored outside.
    let page = move || {
        provide_context(settings.language.get());
        if url.is_wall() {
            // Nobody is there to try again.
            effect(move || {
                if clock.get() / 1000 % WALL_RETRY_SECONDS == 0 {
                    lazy_views.fetch();
                }
            });
            return view! { <LazyView kind=LazyViewKind::Wall close=move |()| lazy_views.fetch()/> }
                .into_any();
        }
        view! { <Page/> }.into_any()
    };
    view! { <div id="app">{move || page()}</div> }
}

#[component]
fn Page() -> impl IntoView {
    let Services { settings, url, actions, live_refresh, .. } = use_services();
    let t = use_texts();
    let Dialogs {
        modal_task,
        create_open,
        connection_open,
        settings_open,
        export_open,
        views_open,
        shortcut_keys,
    } = use_dialogs();
    announce_results();
    let task_open = memo(move || url.task().with(Option::is_some));
    let has_finished = move || live_refresh.finished.with(|tasks| !tasks.is_empty());
    let needs_extras = move || settings.problem.with(Option::is_some) || settings.has_later_parts();
    let has_tasks = memo(move || url.view() == MainView::Tasks);
    let lazy_views = use_lazy_views();
    // What was sent before a reload is reported at once.
    let has_batch = session_get(BATCH_LOG).is_some();
    let has_toasts = memo(move || !actions.toasts.is_empty());
    // While a dialog is open, the rest of the page is inert, and the dialog contains live region and toasts (see `Modal`).
    let is_dialog_closed = memo(move || {
        !(connection_open.get()
            || settings_open.get()
            || views_open.get()
            || export_open.get()
            || task_open.get()
            || modal_task.with(Option::is_some)
            || create_open.get())
    });
    view! {
        <div class="app">
            <a class="skip-link" href=["#", RESULTS_ID].concat()>{t.skip_to_tasks}</a>
            <Show when=has_tasks>
                <a class="skip-link" href=["#", PAGES_ID].concat()>{t.skip_to_pages}</a>
            </Show>
            <Header/>
            <main>
                {lazy(LazyViewKind::FinishedTasks, has_finished, || ())}
                {lazy(LazyViewKind::PagePrefetch, move || lazy_views.is_loaded(), || ())}
                {lazy(LazyViewKind::PageExtras, needs_extras, move || settings.problem.set(None))}
                <Show when=move || url.view() != MainView::Queue>
                    <Filters/>
                </Show>
                {lazy(LazyViewKind::Secondary, move || !has_tasks.get(), move || url.show_view(MainView::Tasks))}
                <Show when=has_tasks>
                    <TaskGrid/>
                </Show>
            </main>
            {lazy(LazyViewKind::Selection, move || lazy_views.is_loaded() || has_batch, || ())}
            <Show when=has_tasks>
                <Pager/>
            </Show>
            {lazy(LazyViewKind::Task, move || task_open.get(), move || url.close_task())}
            {lazy(LazyViewKind::Connection, move || connection_open.get(), move || connection_open.set(false))}
            {lazy(LazyViewKind::Settings, move || settings_open.get(), move || settings_open.set(false))}
            {lazy(LazyViewKind::Export, move || export_open.get(), move || export_open.set(false))}
            {lazy(LazyViewKind::Views, move || views_open.get(), move || views_open.set(false))}
            {lazy(LazyViewKind::Create, move || create_open.get(), move || create_open.set(false))}
            {lazy(
                LazyViewKind::Shortcuts,
                move || shortcut_keys.with(|keys| !keys.is_empty()),
                move || shortcut_keys.set(String::new()),
            )}
            {lazy(LazyViewKind::Modal, move || modal_task.with(Option::is_some), move || modal_task.set(None))}
            <Show when=is_dialog_closed>
                <div>
                    <LiveRegion/>
                    {lazy(LazyViewKind::Toasts, move || has_toasts.get(), move || actions.toasts.dismiss_all())}
                </div>
            </Show>
        </div>
    }
}

/// A lazily loaded view, while `when` is true. A function of boxed closures, because a component is compiled for each of its uses.
fn lazy(
    kind: LazyViewKind,
    when: impl Fn() -> bool + Send + Sync + 'static,
    close: impl Fn() + Send + Sync + 'static,
) -> AnyView {
    boxed_lazy(kind, Box::new(when), Callback::new(move |()| close()))
}

fn boxed_lazy(kind: LazyViewKind, when: Box<dyn Fn() -> bool + Send + Sync>, close: Callback<()>) -> AnyView {
    view! {
        <Show when=Signal::derive(when)>
            <LazyView kind close/>
        </Show>
    }
    .into_any()
}

/// The filters, above the tasks and above their statistics.
#[component]
fn Filters() -> impl IntoView {
    let Services { tasks, .. } = use_services();
    let is_limited = move || tasks.capability() != ServerCapability::Search;
    view! {
        <div>
            <div class="status-bar">
                <div aria-live="polite">{lazy(LazyViewKind::CapabilityNotice, is_limited, || ())}</div>
                <NewTasksBar/>
            </div>
            <FilterForm/>
        </div>
    }
}

/// Announces the result of each load that the user started, and shows it in the window title.
fn announce_results() {
    let Services { tasks, settings, .. } = use_services();
    let t = use_texts();
    let announcer = use_announcer();
    let summary = memo(move || {
        tasks.with(|load| match load {
            LoadState::Loading | LoadState::Reloading(_) => None,
            LoadState::Loaded(page) => {
                Some((t.results_summary)(page.total, page.filter.page, page.last_page))
            }
            LoadState::Failed(error, _) => Some((t.error_title)(error).to_owned()),
        })
    });
    effect(move || {
        if let Some(summary) = summary.get() {
            document().set_title(&format!("{summary} — {}", window_title(settings)));
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
