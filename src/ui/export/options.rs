//! What is exported: which tasks, in which format, with which columns.

use leptos::{ev::SubmitEvent, prelude::*};

use crate::{
    domain::{
        export::{
            csv::{ExportColumn, column_names, columns_from_names},
            format::ExportFormat,
        },
        format::number::group_digits,
    },
    i18n::context::{use_export_texts, use_texts, use_view_texts},
    state::{
        export::{file::can_stream, job::ExportJob, pictures::MAX_PICTURES},
        memo::memo,
        selection::use_selection,
        services::{Services, use_services},
        storage,
        tasks::{capability::ServerCapability, reader::TaskReader},
    },
    ui::{
        components::{
            checkbox::Checkbox,
            icon::{Glyph, Icon},
            show::Show,
        },
        hooks::listener::listener,
    },
};

/// The names in local storage.
const FORMAT: &str = "export-format";
const COLUMNS: &str = "export-columns";

/// What is exported. Copies share it.
#[derive(Clone, Copy)]
pub struct ExportOptions {
    /// The format.
    pub format: RwSignal<ExportFormat>,
    /// The columns of a table.
    pub columns: RwSignal<Vec<ExportColumn>>,
    /// Whether only the selected tasks are exported.
    pub is_selection: RwSignal<bool>,
}

impl ExportOptions {
    /// The options that were used last, for the selected tasks if there are any.
    pub fn load() -> Self {
        let saved = |name| storage::get(name).unwrap_or_default();
        Self {
            format: RwSignal::new(ExportFormat::from_name(&saved(FORMAT))),
            columns: RwSignal::new(columns_from_names(&saved(COLUMNS))),
            is_selection: RwSignal::new(!use_selection().is_empty_untracked()),
        }
    }

    /// Starts the export. To be called in the listener of a click.
    pub fn start(self, job: ExportJob, services: Services) {
        let Services { tasks, actions, .. } = services;
        let (format, columns) = (self.format.get_untracked(), self.columns.get_untracked());
        storage::set(FORMAT, format.name());
        storage::set(COLUMNS, &column_names(&columns));
        let reader = if self.is_selection.get_untracked() {
            let mut selected = Vec::new();
            use_selection().for_each_untracked(|task| selected.push(task.clone()));
            TaskReader::of_tasks(selected)
        } else {
            let created_ids = actions.created_ids.get_untracked();
            TaskReader::new(&tasks.filter(), created_ids, untrack(|| tasks.capability()))
        };
        job.start(tasks.client(), reader, format, columns);
    }
}

/// The form with the options.
#[component]
pub fn OptionsForm(
    /// The export to start.
    job: ExportJob,
    /// The options.
    options: ExportOptions,
) -> impl IntoView {
    let services = use_services();
    let export_texts = use_export_texts();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        options.start(job, services);
    };
    let is_table = memo(move || options.format.get() == ExportFormat::Csv);
    let where_to = if can_stream() { export_texts.streamed } else { export_texts.in_parts };
    view! {
        <form class="export-form" on:submit=listener(submit)>
            <Which options/>
            <fieldset>
                <legend>{export_texts.format}</legend>
                {ExportFormat::ALL.map(|format| view! { <FormatOption format options/> }).collect_view()}
            </fieldset>
            <Show when=is_table>
                <Columns options/>
            </Show>
            <div class="dialog-footer">
                <p class="hint">{where_to}</p>
                <div class="button-row">
                    <button type="submit" class="primary">
                        <Glyph icon=Icon::Export/>
                        <span>{export_texts.start}</span>
                    </button>
                </div>
            </div>
        </form>
    }
}

/// Which tasks are exported: all that match, or those that are selected if there are any.
#[component]
fn Which(options: ExportOptions) -> impl IntoView {
    let Services { tasks, .. } = use_services();
    let export_texts = use_export_texts();
    let count = use_selection().len_untracked();
    let total = move || tasks.with(|load| load.page().map(|page| group_digits(page.total)));
    let all = move || (export_texts.all)(&total().unwrap_or_else(|| "?".to_owned()));
    if count == 0 {
        return view! {
            <section>
                <h3>{move || all()}</h3>
                <Matching/>
            </section>
        }
        .into_any();
    }
    let is_selection = options.is_selection;
    let choice = move |selects: bool, name: AnyView| {
        view! {
            <label class="check">
                <input
                    type="radio"
                    name="export-tasks"
                    prop:checked=move || is_selection.get() == selects
                    on:change=listener(move |_| is_selection.set(selects))
                />
                <span>{name}</span>
            </label>
        }
        .into_any()
    };
    view! {
        <fieldset>
            <legend>{export_texts.which}</legend>
            {choice(true, (export_texts.selected)(&group_digits(count as u64)).into_any())}
            {choice(false, (move || all()).into_any())}
            <Show when=move || !is_selection.get()>
                <Matching/>
            </Show>
        </fieldset>
    }
    .into_any()
}

/// The present filters, and what of the order is not as on the page.
#[component]
fn Matching() -> impl IntoView {
    let Services { tasks, url, .. } = use_services();
    let (t, export_texts, view_texts) = (use_texts(), use_export_texts(), use_view_texts());
    let filters = move || url.filter().with(|filter| view_texts.description(filter, t));
    let has_other_order = memo(move || {
        tasks.capability() == ServerCapability::Search && !url.filter().with(|filter| filter.has_time_order())
    });
    let is_range_ignored =
        memo(move || has_other_order.get() && url.filter().with(|filter| filter.time_range.is_some()));
    view! {
        <p class="view-filters" dir="auto">{move || filters()}</p>
        <Show when=has_other_order>
            <p class="hint">{export_texts.newest_first}</p>
        </Show>
        <Show when=is_range_ignored>
            <p class="hint">{export_texts.range_ignored}</p>
        </Show>
    }
}

#[component]
fn FormatOption(format: ExportFormat, options: ExportOptions) -> impl IntoView {
    let export_texts = use_export_texts();
    let hint = (export_texts.format_hint)(format, &group_digits(MAX_PICTURES));
    let id = ["export-", format.name()].concat();
    view! {
        <label class="check">
            <input
                type="radio"
                name="export-format"
                aria-describedby=id.clone()
                prop:checked=move || options.format.get() == format
                on:change=listener(move |_| options.format.set(format))
            />
            <span>{(export_texts.format_name)(format)}</span>
        </label>
        <p class="hint" id=id>{hint}</p>
    }
}

/// The columns of a table. The last one stays.
#[component]
fn Columns(options: ExportOptions) -> impl IntoView {
    let export_texts = use_export_texts();
    let column_box = move |column: ExportColumn| {
        let toggle = move |is_shown: bool| {
            options.columns.update(|columns| {
                let others = columns.iter().any(|other| *other != column);
                let is_kept = |it: &ExportColumn| {
                    if *it == column { is_shown || !others } else { columns.contains(it) }
                };
                *columns = ExportColumn::ALL.into_iter().filter(is_kept).collect();
            });
        };
        let value = Signal::derive(move || options.columns.with(|columns| columns.contains(&column)));
        view! { <Checkbox label=(export_texts.column)(column) value on_change=toggle/> }
    };
    view! {
        <fieldset class="export-columns">
            <legend>{export_texts.columns}</legend>
            {ExportColumn::ALL.map(column_box).collect_view()}
        </fieldset>
    }
}
