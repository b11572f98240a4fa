//! The dialog that exports tasks.

use leptos::prelude::*;

use crate::{
    i18n::context::{use_export_texts, use_texts},
    state::{
        dialogs::{Dialogs, use_dialogs},
        export::job::ExportJob,
        memo::memo,
        services::{Services, use_services},
        tasks::read_job::ReadPhase,
    },
    ui::{
        components::{
            confirm_dialog::{ConfirmDialog, Confirmation},
            modal::Modal,
            show::Show,
        },
        export::{
            options::{ExportOptions, OptionsForm},
            progress::ExportProgress,
        },
        hooks::focus::focus_next_frame,
    },
};

/// The dialog that exports tasks: what to export, and the progress of the export.
#[component]
pub fn ExportDialog() -> impl IntoView {
    let Services { settings, .. } = use_services();
    let (t, export_texts) = (use_texts(), use_export_texts());
    let Dialogs { export_open: open, .. } = use_dialogs();
    let job = ExportJob::new(settings);
    let options = ExportOptions::load();
    let question = RwSignal::new(None::<Confirmation>);
    // The dialog has a button in the header and one in the bar of the selection.
    let opener = document().active_element().map(|element| element.id()).filter(|id| !id.is_empty());
    on_cleanup(move || {
        let opener = opener.map(|id| ["#", &id].concat());
        focus_next_frame(opener.into_iter().chain(["#export".to_owned(), "#menu".to_owned()]));
    });
    let close = move |()| {
        if !job.is_unfinished() {
            return open.set(false);
        }
        question.set(Some(Confirmation {
            title: export_texts.close_title.to_owned(),
            texts: vec![export_texts.close_text.to_owned()],
            yes: export_texts.close_yes,
            no: export_texts.close_no,
            act: Callback::new(move |()| open.set(false)),
        }));
    };
    let is_started = memo(move || {
        job.problem.with(Option::is_some) || job.reading.phase.with(|phase| *phase != ReadPhase::Idle)
    });
    view! {
        <Modal class="export" name=t.export head=view! { <h2>{t.export}</h2> }.into_any() close=close>
            <div class="dialog-body">
                <Show when=is_started fallback=move || view! { <OptionsForm job options/> }>
                    <ExportProgress job options/>
                </Show>
            </div>
            <ConfirmDialog question/>
        </Modal>
    }
}
