//! The report of a batch: its requests by outcome, and the tasks that can be selected to try again.

use leptos::{prelude::*, task::spawn_local};

use crate::{
    domain::{batch::RequestState, filter::Filter},
    i18n::context::{use_language, use_selection_texts, use_texts},
    state::{
        actions::toasts::Severity,
        batch::{Run, use_batch},
        memo::memo,
        selection::use_selection,
        services::{Services, use_services},
        url_state::{HistoryMode, MainView},
    },
    ui::{
        components::{
            copy_button::CopyButton,
            icon::{Glyph, Icon},
            modal::Modal,
            show::Show,
            task_link::TaskLink,
        },
        hooks::{focus::return_focus_on_cleanup, listener::listener},
        tasks::card::short_id,
    },
};

/// The maximum number of tasks that are listed in a group.
const MAX_LISTED: usize = 100;
/// The maximum number of new tasks that are shown together.
const MAX_SHOWN: usize = 200;

/// The tasks with the same outcome.
#[derive(Clone, PartialEq)]
struct Group {
    state: RequestState,
    reason: Option<String>,
    tasks: Vec<String>,
}

/// The groups of a batch: what needs attention first.
fn groups(run: &Run) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for (state, task) in run.batch.states().iter().zip(&run.plan.tasks) {
        match groups.iter_mut().find(|group| group.state == *state) {
            Some(group) => group.tasks.push(task.clone()),
            None => {
                let reason = if let RequestState::Refused(number) = state {
                    run.batch.reasons().get(usize::from(*number)).cloned()
                } else {
                    None
                };
                groups.push(Group { state: *state, reason, tasks: vec![task.clone()] });
            }
        }
    }
    groups.sort_by_key(|group| match group.state {
        RequestState::Unknown => 0,
        RequestState::Refused(_) => 1,
        RequestState::NeedsInput => 2,
        RequestState::Sent => 3,
        RequestState::Waiting => 4,
        RequestState::Accepted => 5,
        RequestState::Queued => 6,
    });
    groups
}

/// The dialog of the report.
#[component]
pub fn ReportDialog(
    /// Removes the dialog.
    #[prop(into)]
    close: Callback<()>,
) -> impl IntoView {
    let texts = use_selection_texts();
    let batch = use_batch();
    return_focus_on_cleanup();
    let title = move || batch.with(|run| run.map(|run| run.plan.title.clone())).unwrap_or_default();
    let groups = memo(move || batch.with(|run| run.map(groups)).unwrap_or_default());
    let summary =
        move || (texts.ended)(&batch.with(|run| run.map(|run| run.batch.counts())).unwrap_or_default());
    let of = move |is_wanted: fn(RequestState) -> bool| {
        groups.with(|groups| {
            let wanted = groups.iter().filter(|group| is_wanted(group.state));
            wanted.flat_map(|group| group.tasks.iter().cloned()).collect::<Vec<_>>()
        })
    };
    let refused = move || of(|state| matches!(state, RequestState::Refused(_)));
    let unsent = move || of(|state| state == RequestState::Waiting);
    let has_ended = move || !batch.is_running();
    let list =
        move || groups.get().into_iter().map(|group| view! { <GroupView group/> }.into_any()).collect_view();
    view! {
        <Modal
            class="batch-report"
            name=Signal::derive(title)
            head=view! { <h2>{move || title()}</h2> }.into_any()
            close
        >
            <div class="dialog-body">
                <p>{move || summary()}</p>
                <div class="button-row">
                    <Show when=move || has_ended() && !refused().is_empty()>
                        {select_button(texts.select_refused, refused, close)}
                    </Show>
                    <Show when=move || has_ended() && !unsent().is_empty()>
                        {select_button(texts.select_unsent, unsent, close)}
                    </Show>
                    <NewTasks close/>
                </div>
                {move || list()}
            </div>
        </Modal>
    }
}

/// A button that selects tasks, and only these, to act on them again.
fn select_button(
    name: &'static str,
    ids: impl Fn() -> Vec<String> + Copy + 'static,
    close: Callback<()>,
) -> AnyView {
    let Services { tasks, actions, .. } = use_services();
    let (store, language) = (use_selection(), use_language());
    let select = move |_| {
        let ids = untrack(ids);
        spawn_local(async move {
            match store.select_only(&ids, tasks.request_status.detached()).await {
                Ok(()) => close.run(()),
                Err(error) => {
                    let title = language.selection_texts().select_failed.to_owned();
                    let text = (language.error_texts().error)(&error).text;
                    actions.toasts.push(Severity::Error, title, text, Vec::new(), String::new());
                }
            }
        });
    };
    view! { <button type="button" on:click=listener(select)>{name}</button> }.into_any()
}

/// The button that shows the tasks that were created.
#[component]
fn NewTasks(close: Callback<()>) -> impl IntoView {
    let Services { url, .. } = use_services();
    let (texts, batch) = (use_selection_texts(), use_batch());
    let created = move || batch.with(|run| run.map(|run| run.created.clone())).unwrap_or_default();
    let count = move || created().len().min(MAX_SHOWN);
    let show = move |_| {
        let ids: Vec<String> = untrack(created).into_iter().take(MAX_SHOWN).collect();
        close.run(());
        url.show_view(MainView::Tasks);
        url.update_filter(HistoryMode::Push, |filter| Filter { ids, size: filter.size, ..Filter::default() });
    };
    view! {
        <Show when=move || { count() > 0 }>
            <button type="button" on:click=listener(show)>{move || (texts.new_tasks)(count())}</button>
        </Show>
    }
}

#[component]
fn GroupView(group: Group) -> impl IntoView {
    let (t, texts) = (use_texts(), use_selection_texts());
    let Group { state, reason, tasks } = group;
    let (name, icon, class) = match state {
        RequestState::Accepted => (texts.accepted, Icon::Check, "is-success"),
        RequestState::Queued => (texts.queued, Icon::Check, "is-success"),
        RequestState::NeedsInput => (texts.needs_input, Icon::NeedsInput, "is-warning"),
        RequestState::Refused(_) => (texts.refused, Icon::Failure, "is-error"),
        RequestState::Unknown => (texts.unknown, Icon::Question, "is-warning"),
        RequestState::Waiting => (texts.not_sent, Icon::Clock, ""),
        RequestState::Sent => (texts.on_their_way, Icon::Sent, ""),
    };
    let title = (texts.group)(name, tasks.len());
    let label = title.clone();
    let hint = (state == RequestState::Unknown).then(|| view! { <p class="hint">{texts.unknown_hint}</p> });
    let more = tasks.len().saturating_sub(MAX_LISTED);
    let more = (more > 0).then(|| view! { <li>{(texts.more)(more)}</li> });
    let all_ids = tasks.join("\n");
    let link = |id: String| {
        let label = short_id(&id);
        view! { <li><TaskLink id label/></li> }.into_any()
    };
    let links = tasks.into_iter().take(MAX_LISTED).map(link).collect_view();
    view! {
        <section class="block outcome-group" aria-label=label>
            <div class="block-head">
                <h3 class=class>
                    <Glyph icon/>
                    <span>{title}</span>
                </h3>
                <CopyButton name=t.copy_id text=all_ids label=texts.copy_ids/>
            </div>
            {reason.map(|reason| view! { <p class="server-message" dir="auto">{reason}</p> })}
            {hint}
            <ul class="outcome-tasks">{links} {more}</ul>
        </section>
    }
}
