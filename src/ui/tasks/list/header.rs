//! The headers of the list, which sort like "Sort by" in the filters.

use leptos::prelude::*;

use crate::{
    domain::{
        filter::{
            field::FilterField,
            sort::{Sort, SortField},
        },
        list_column::ListColumn,
    },
    i18n::{
        context::{use_dialog_texts, use_texts},
        dialogs::DialogTexts,
        texts::Texts,
    },
    state::{
        memo::memo,
        services::{Services, use_services},
    },
    ui::{
        components::icon::{Glyph, Icon},
        hooks::listener::listener,
    },
};

/// The name of a column.
pub fn column_name(column: ListColumn, t: &Texts, dialog_texts: &DialogTexts) -> &'static str {
    match column {
        ListColumn::Picture => dialog_texts.picture,
        ListColumn::Status => t.status_label,
        ListColumn::Action => t.action_label,
        ListColumn::Prompt => t.prompt,
        ListColumn::Account => dialog_texts.account,
        ListColumn::Submitted => dialog_texts.submitted,
        ListColumn::Waited => dialog_texts.waited,
        ListColumn::Ran => dialog_texts.ran,
        ListColumn::Id => dialog_texts.id,
        ListColumn::Reason => t.field(FilterField::FailReason),
    }
}

/// The header of a column.
#[component]
pub fn ColumnHeader(
    /// The column.
    column: ListColumn,
) -> impl IntoView {
    let Services { url, .. } = use_services();
    let name = column_name(column, use_texts(), use_dialog_texts());
    let descending = memo(move || {
        let sort = url.filter().with(|filter| filter.sort);
        (Some(sort.field) == column.sort_field()).then_some(sort.descending)
    });
    let aria_sort = move || descending.get().map(|it| if it { "descending" } else { "ascending" }.to_owned());
    let content = match column.sort_field() {
        Some(field) => view! { <SortButton name field descending/> }.into_any(),
        None => view! { <span>{name}</span> }.into_any(),
    };
    view! {
        <th scope="col" class=["cell-", column.name()].concat() aria-sort=aria_sort>
            {content}
        </th>
    }
}

/// The button of a header. It names its field where that is not the content of the column.
#[component]
fn SortButton(
    name: &'static str,
    field: SortField,
    /// The direction, if the tasks are sorted by the field.
    descending: Memo<Option<bool>>,
) -> impl IntoView {
    let Services { url, .. } = use_services();
    let t = use_texts();
    let field_name = t.sort_field(field);
    let is_other = matches!(field, SortField::StartTime | SortField::FinishTime);
    let field_line = is_other.then(|| view! { <span class="sort-field">{field_name}</span> }.into_any());
    let sort = move |_| {
        let descending = match descending.get_untracked() {
            Some(descending) => !descending,
            None => starts_descending(field),
        };
        url.change_filter(|filter| filter.sort = Sort { field, descending });
    };
    let icon = move || if descending.get() == Some(true) { Icon::Down } else { Icon::Up };
    view! {
        <button
            type="button"
            class="ghost sort-button"
            title=(t.name_and_value)(t.sort_by, field_name)
            on:click=listener(sort)
        >
            <span>{name} " " {field_line}</span>
            <span class="sort-direction" data-on=move || descending.get().is_some().to_string()>
                {move || view! { <Glyph icon=icon()/> }.into_any()}
            </span>
        </button>
    }
}

/// The direction of the first press: the newest first, names from A to Z.
fn starts_descending(field: SortField) -> bool {
    match field {
        SortField::SubmitTime | SortField::StartTime | SortField::FinishTime | SortField::Id => true,
        SortField::Status | SortField::Action => false,
    }
}
