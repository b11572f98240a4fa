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
        effect::effect,
        filter_panel::FilterPanel,
        memo::memo,
        polling::live_refresh::LiveRefresh,
        services::{Services, use_services},
        settings::{Settings, card_size, title},
        tasks::{load_state::LoadState, store::TaskStore},
        url_state::UrlState,
    },
    ui::{
        components::{announcer::LiveRegion, error_view::SettingsBanner, show::Show},
        ids::{PAGES_ID, RESULTS_ID},
        layout::{
            header::Header,
            lazy_views::{LazyView, LazyViewKind, LazyViews},
        },
        shortcuts,
        tasks::{
            capability_notice::CapabilityNotice,
            filter_form::{FilterForm, uses_more_filters},
            finished_tasks::notify_finished,
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
    let url = UrlState::follow(settings.default_page_size(), settings.page_size(), settings.prefers_list());
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
    effect(move || set_root_attribute("data-theme", settings.theme.get().name()));
    set_root_attribute("data-card-size", &card_size());
    effect(move || set_root_attribute("lang", settings.language.get().tag()));
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
    let Services { url, actions, .. } = use_services();
    let t = use_texts();
    let Dialogs { modal_task, create_open, connection_open, settings_open, views_open, shortcut_keys } =
        use_dialogs();
    announce_results();
    notify_finished();
    let task_open = memo(move || url.task().with(Option::is_some));
    let is_modal_open = memo(move || modal_task.with(Option::is_some));
    let queue = url.is_queue();
    let has_toasts = memo(move || !actions.toasts.is_empty());
    // While a dialog is open, the rest of the page is inert, and the dialog contains live region and toasts (see `Modal`).
    let is_dialog_closed = memo(move || {
        !(connection_open.get()
            || settings_open.get()
            || views_open.get()
            || task_open.get()
            || is_modal_open.get()
            || create_open.get())
    });
    view! {
        <div class="app">
            <a class="skip-link" href=["#", RESULTS_ID].concat()>{t.skip_to_tasks}</a>
            <Show when=move || !queue.get()>
                <a class="skip-link" href=["#", PAGES_ID].concat()>{t.skip_to_pages}</a>
            </Show>
            <Header/>
            <main>
                <SettingsBanner/>
                <Show when=queue fallback=|| view! { <Tasks/> }>
                    <LazyView kind=LazyViewKind::Queue close=move |()| url.show_queue(false)/>
                </Show>
            </main>
            <Show when=move || !queue.get()>
                <Pager/>
            </Show>
            <Show when=task_open>
                <LazyView kind=LazyViewKind::Task close=move |()| url.close_task()/>
            </Show>
            <Show when=connection_open>
                <LazyView kind=LazyViewKind::Connection close=move |()| connection_open.set(false)/>
            </Show>
            <Show when=settings_open>
                <LazyView kind=LazyViewKind::Settings close=move |()| settings_open.set(false)/>
            </Show>
            <Show when=views_open>
                <LazyView kind=LazyViewKind::Views close=move |()| views_open.set(false)/>
            </Show>
            <Show when=create_open>
                <LazyView kind=LazyViewKind::Create close=move |()| create_open.set(false)/>
            </Show>
            <Show when=move || !shortcut_keys.get().is_empty()>
                <LazyView kind=LazyViewKind::Shortcuts close=move |()| shortcut_keys.set(String::new())/>
            </Show>
            <Show when=is_modal_open>
                <LazyView kind=LazyViewKind::Modal close=move |()| modal_task.set(None)/>
            </Show>
            <Show when=is_dialog_closed>
                <div>
                    <LiveRegion/>
                    <Show when=has_toasts>
                        <LazyView kind=LazyViewKind::Toasts close=move |()| actions.toasts.dismiss_all()/>
                    </Show>
                </div>
            </Show>
        </div>
    }
}

/// The main view, unless the queue is shown.
#[component]
fn Tasks() -> impl IntoView {
    view! {
        <div>
            <div class="status-bar">
                <CapabilityNotice/>
                <NewTasksBar/>
            </div>
            <FilterForm/>
            <TaskGrid/>
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
