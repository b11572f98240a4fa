//! The tasks as a table with one row for each, in place of the grid.

mod cell;
mod columns;
mod header;

use leptos::prelude::*;

use crate::{
    domain::{filter::Filter, list_column::ListColumn},
    i18n::context::{use_selection_texts, use_texts},
    state::{
        clock::{AgeClock, use_clock},
        effect::effect,
        memo::memo,
        services::{Services, use_services},
        tasks::{load_state::LoadState, task_page::TaskRow},
    },
    ui::{
        hooks::near_viewport::near_viewport,
        tasks::{
            list::{
                cell::cell,
                columns::{ColumnMenu, saved_columns},
                header::ColumnHeader,
            },
            tab_stop::{ensure_tab_stop, keep_focus},
        },
    },
};

/// The list of tasks.
#[component]
pub fn TaskList() -> impl IntoView {
    let Services { tasks, .. } = use_services();
    let t = use_texts();
    let columns = RwSignal::new(saved_columns());
    let filter = memo(move || tasks.with(|load| load.page().map(|page| page.filter.clone())));
    let headers = move || {
        let header = |column| view! { <ColumnHeader column/> }.into_any();
        columns.get().into_iter().map(header).collect_view().into_any()
    };
    // Not nested, because boot.js refuses nested elements without dynamic parts.
    let select_cell = view! { <td class="cell-select"></td> };
    // As in the grid, the rows of each filter and page have an owner of their own.
    let rows = move |filter: Filter| view! { <Rows filter columns=columns.get()/> }.into_any();
    view! {
        <div class="list">
            <ColumnMenu columns/>
            <div class="list-scroll">
                <table
                    class="task-list"
                    aria-label=t.tasks
                    aria-busy=move || tasks.with(LoadState::is_waiting).to_string()
                >
                    <thead>
                        <tr>
                            {select_cell}
                            {move || headers()}
                        </tr>
                    </thead>
                    <tbody>{move || filter.get().map(rows).into_any()}</tbody>
                </table>
            </div>
        </div>
    }
}

/// The rows of the page with this filter. Live refresh changes them in place.
#[component]
fn Rows(filter: Filter, columns: Vec<ListColumn>) -> impl IntoView {
    let Services { tasks, .. } = use_services();
    provide_context(AgeClock::start(use_clock()));
    let columns = StoredValue::new(columns);
    let rows = move || {
        keep_focus();
        tasks.with(|load| {
            let page = load.page().filter(|page| page.filter == filter);
            page.map(|page| page.rows.clone()).unwrap_or_default()
        })
    };
    effect(move || {
        tasks.with(|_| ());
        request_animation_frame(ensure_tab_stop);
    });
    view! {
        <For each=rows key=|row| row.key.clone() let:row>
            <Row row columns/>
        </For>
    }
}

#[component]
fn Row(row: TaskRow, columns: StoredValue<Vec<ListColumn>>) -> impl IntoView {
    let Services { url, .. } = use_services();
    let t = use_texts();
    let task = RwSignal::from(row.task);
    let id = row.key.0;
    let is_near = RwSignal::new(false);
    // The rows of another filter are built anew.
    let href = untrack(|| url.task_link(&id));
    // The link covers the first cell, whichever column that is.
    let link = |id: &str| {
        let name = (t.open_task)(id);
        view! {
            <a class="card-link" aria-label=name draggable="false" tabindex="-1" href=href.clone()></a>
        }
        .into_any()
    };
    let check_box = (!id.is_empty()).then(|| {
        let name = (use_selection_texts().select)(&id);
        view! { <input type="checkbox" class="select-box" tabindex="-1" aria-label=name/> }.into_any()
    });
    let cells = columns.get_value().into_iter().enumerate().map(|(index, column)| {
        let link = (index == 0).then(|| link(&id));
        view! { <td class=["cell-", column.name()].concat()>{cell(column, task, &id, is_near)} {link}</td> }
            .into_any()
    });
    view! {
        <tr data-task-id=id.clone() use:near_viewport=is_near>
            // Its state is set by the layer of the selection.
            <td class="cell-select">{check_box}</td>
            {cells.collect_view()}
        </tr>
    }
}
