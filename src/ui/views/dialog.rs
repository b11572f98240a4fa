//! The dialog of the saved views.

use leptos::{
    ev::{Event, SubmitEvent},
    prelude::*,
    task::spawn_local,
};

use crate::{
    domain::{
        query_string::build_query,
        saved_views::{FAILED_TODAY, MAX_NAME_LEN, NEEDS_ATTENTION, RUNNING, SavedView, SavedViews},
    },
    i18n::{
        context::{use_texts, use_view_texts},
        views::ViewTexts,
    },
    state::{
        dialogs::{Dialogs, use_dialogs},
        saved_views::{SaveError, SavedViewsStore},
        services::{Services, use_services},
    },
    ui::{
        components::{
            confirm_dialog::{ConfirmDialog, Confirmation},
            copy_button::CopyButton,
            icon::{Glyph, Icon},
            modal::Modal,
        },
        hooks::{focus::focus_next_frame, listener::listener},
        views::{
            files::{chosen_text, download},
            outcome::{Outcome, OutcomeMessage, show_outcome},
            row::ViewRow,
        },
    },
};

/// The name of the exported file.
const FILE_NAME: &str = "contact-sheet-views.json";

/// The dialog of the saved views.
#[component]
pub fn ViewsDialog() -> impl IntoView {
    let Services { settings, .. } = use_services();
    let (t, view_texts) = (use_texts(), use_view_texts());
    let Dialogs { views_open: open, .. } = use_dialogs();
    let store = SavedViewsStore::load();
    let outcome = RwSignal::new(None::<Outcome>);
    on_cleanup(|| focus_next_frame(["#views".to_owned(), "#menu".to_owned()]));
    let of_host = settings.host.with_value(|host| host.views.clone());
    view! {
        <Modal
            class="views"
            name=t.saved_views
            head=view! { <h2>{t.saved_views}</h2> }.into_any()
            close=move |()| open.set(false)
        >
            <div class="dialog-body">
                <p class="hint">{view_texts.intro}</p>
                <SaveForm store outcome/>
                <OutcomeMessage outcome/>
                <OwnViews store outcome/>
                <ViewList title=view_texts.of_host views=of_host store outcome/>
                <ViewList title=view_texts.built_in views=built_in(view_texts) store outcome/>
                <OwnTasks store outcome/>
            </div>
        </Modal>
    }
}

fn built_in(view_texts: &ViewTexts) -> Vec<SavedView> {
    let view = |name: &str, query: &str| SavedView { name: name.to_owned(), query: query.to_owned() };
    vec![
        view(view_texts.needs_attention, NEEDS_ATTENTION),
        view(view_texts.running, RUNNING),
        view(view_texts.failed_today, FAILED_TODAY),
    ]
}

/// The form that saves the current filters under a name.
#[component]
fn SaveForm(store: SavedViewsStore, outcome: RwSignal<Option<Outcome>>) -> impl IntoView {
    let Services { url, .. } = use_services();
    let (t, view_texts) = (use_texts(), use_view_texts());
    let name = RwSignal::new(String::new());
    let current = move || view_texts.description(&url.view_filter(&url.view_query()), t);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let typed = name.get_untracked();
        let query = untrack(|| url.view_query());
        let result = store.update(|views| views.add(&typed, &query));
        if result.is_ok() {
            name.set(String::new());
        }
        show_outcome(outcome, result.map(|()| (view_texts.saved)(typed.trim())));
    };
    view! {
        <form class="save-view" on:submit=listener(submit)>
            <h3>{view_texts.save_title}</h3>
            <p class="view-filters" dir="auto">{move || current()}</p>
            <div class="row">
                <label class="field">
                    <span>{view_texts.name}</span>
                    <input
                        id="view-name"
                        type="text"
                        autocomplete="off"
                        maxlength=MAX_NAME_LEN.to_string()
                        prop:value=move || name.get()
                        on:input=listener(move |event| name.set(event_target_value(&event)))
                    />
                </label>
                <button type="submit" class="primary">{view_texts.save}</button>
            </div>
        </form>
    }
}

/// The views of this browser, with their export and import.
#[component]
fn OwnViews(store: SavedViewsStore, outcome: RwSignal<Option<Outcome>>) -> impl IntoView {
    let view_texts = use_view_texts();
    let question = RwSignal::new(None::<Confirmation>);
    let remove = move |name: &str| {
        let result = store.update(|views| {
            views.remove(name);
            Ok(())
        });
        show_outcome(outcome, result.map(|()| (view_texts.deleted)(name)));
        focus_next_frame(["#view-name".to_owned()]);
    };
    let ask = move |name: String| {
        question.set(Some(Confirmation {
            title: (view_texts.delete_title)(&name),
            texts: vec![view_texts.delete_text.to_owned()],
            yes: view_texts.delete,
            no: view_texts.keep,
            act: Callback::new(move |()| remove(&name)),
        }));
    };
    let row = move |view: SavedView| view! { <ViewRow view store outcome delete=ask/> };
    let list = move || match store.views.get() {
        Err(text) => view! { <UnreadableViews text store outcome/> }.into_any(),
        Ok(views) if views.as_slice().is_empty() => {
            view! { <p class="hint">{view_texts.no_own}</p> }.into_any()
        }
        Ok(views) => {
            let rows = views.as_slice().iter().cloned().map(row).collect_view();
            view! { <ul class="view-list" aria-label=view_texts.own>{rows}</ul> }.into_any()
        }
    };
    view! {
        <section class="block">
            <div class="block-head">
                <h3>{view_texts.own}</h3>
                <ExportAndImport store outcome/>
            </div>
            {move || list()}
            <ConfirmDialog question/>
        </section>
    }
}

#[component]
fn ExportAndImport(store: SavedViewsStore, outcome: RwSignal<Option<Outcome>>) -> impl IntoView {
    let view_texts = use_view_texts();
    let is_empty =
        move || store.views.with(|views| views.as_ref().map_or(true, |views| views.as_slice().is_empty()));
    let export = move |_| {
        if let Ok(views) = store.views.get_untracked() {
            download(FILE_NAME, &views.to_json());
        }
    };
    let import = move |event: Event| {
        spawn_local(async move {
            let file = chosen_text(event).await.and_then(|text| SavedViews::parse(&text));
            let result = match file {
                None => Err(SaveError::File),
                Some(file) => {
                    store.update(|views| Ok(views.merge(file))).map(|merged| (view_texts.merged)(merged))
                }
            };
            // The dialog may have been closed in the meantime.
            outcome.try_set(Some(result));
        });
    };
    view! {
        <div class="button-row">
            <button type="button" class="ghost" disabled=is_empty on:click=listener(export)>{view_texts.export}</button>
            <label class="button ghost file-button">
                <input
                    class="visually-hidden"
                    type="file"
                    accept=".json,application/json"
                    on:change=listener(import)
                />
                <span>{view_texts.import}</span>
            </label>
        </div>
    }
}

/// Views that cannot be read: the stored text to copy, and a new list.
#[component]
fn UnreadableViews(
    text: String,
    store: SavedViewsStore,
    outcome: RwSignal<Option<Outcome>>,
) -> impl IntoView {
    let view_texts = use_view_texts();
    let replace = move |_| show_outcome(outcome, store.replace_unreadable().map(|()| String::new()));
    view! {
        <div class="error" role="alert">
            <Glyph icon=Icon::Warning/>
            <div>
                <h3>{view_texts.unreadable_title}</h3>
                <p>{view_texts.unreadable_text}</p>
                <div class="button-row">
                    <CopyButton name=view_texts.copy_unreadable text=text label=view_texts.copy_unreadable/>
                    <button type="button" on:click=listener(replace)>{view_texts.start_anew}</button>
                </div>
            </div>
        </div>
    }
}

/// A list of views that the user cannot change.
#[component]
fn ViewList(
    title: &'static str,
    views: Vec<SavedView>,
    store: SavedViewsStore,
    outcome: RwSignal<Option<Outcome>>,
) -> impl IntoView {
    (!views.is_empty()).then(|| {
        let rows = views.into_iter().map(|view| view! { <ViewRow view store outcome/> }).collect_view();
        view! {
            <section class="block">
                <h3>{title}</h3>
                <ul class="view-list" aria-label=title>{rows}</ul>
            </section>
        }
    })
}

/// The view of the user's tasks, by their custom state.
#[component]
fn OwnTasks(store: SavedViewsStore, outcome: RwSignal<Option<Outcome>>) -> impl IntoView {
    let view_texts = use_view_texts();
    let save = move |event: Event| {
        show_outcome(outcome, store.set_own_state(&event_target_value(&event)).map(|()| String::new()));
    };
    let row = move || {
        let state = store.own_state.get();
        if state.is_empty() {
            return view! { <p class="hint">{view_texts.own_state_hint}</p> }.into_any();
        }
        let view = SavedView { name: view_texts.mine.to_owned(), query: build_query(&[("state", state)]) };
        view! { <ul class="view-list"><ViewRow view store outcome/></ul> }.into_any()
    };
    view! {
        <section class="block">
            <h3>{view_texts.mine}</h3>
            <label class="field">
                <span>{view_texts.own_state}</span>
                <input
                    type="text"
                    autocomplete="off"
                    value=store.own_state.get_untracked()
                    on:change=listener(save)
                />
            </label>
            {move || row()}
        </section>
    }
}
