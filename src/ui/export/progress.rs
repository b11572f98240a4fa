//! The progress of an export, and what can be done with it.

use leptos::prelude::*;

use crate::{
    api::error::ApiError,
    domain::{
        export::format::ExportFormat,
        format::{bytes::format_bytes, number::group_digits},
    },
    i18n::context::{use_error_texts, use_export_texts, use_texts},
    state::{
        announcer::use_announcer,
        effect::effect,
        export::{
            file::WriteError,
            job::{ExportJob, ExportProblem},
            pictures::MAX_PICTURES,
        },
        memo::memo,
        services::use_services,
        tasks::read_job::ReadPhase,
    },
    ui::{
        components::{
            error_view::ErrorDetails,
            icon::{Glyph, Icon},
            show::Show,
        },
        export::options::ExportOptions,
        hooks::{focus::focus_next_frame, listener::listener},
        views::files::download_blob,
    },
};

/// The progress of an export.
#[component]
pub fn ExportProgress(
    /// The export.
    job: ExportJob,
    /// Its options.
    options: ExportOptions,
) -> impl IntoView {
    let export_texts = use_export_texts();
    let announcer = use_announcer();
    let phase = job.reading.phase;
    effect(move || {
        if phase.get() == ReadPhase::Done {
            save(job);
        }
    });
    // The buttons are others in each state.
    effect(move || {
        phase.track();
        job.problem.track();
        focus_next_frame([".export-actions button".to_owned()]);
    });
    let state = move || {
        match (job.problem.get(), phase.get()) {
        (Some(ExportProblem::Write(error)), _) => view! { <WriteFailed job error/> }.into_any(),
        (Some(ExportProblem::Forbidden { host }), _) => {
            view! { <Forbidden job options host/> }.into_any()
        }
        (None, ReadPhase::Running) => {
            view! {
                <div class="button-row export-actions">
                    <button type="button" on:click=listener(move |_| job.reading.stop())>{export_texts.stop}</button>
                </div>
            }
            .into_any()
        }
        (None, ReadPhase::Idle | ReadPhase::Stopped) => {
            announcer.announce(export_texts.stopped);
            view! {
                <p class="hint">{export_texts.stopped}</p>
                <Continue job/>
            }
            .into_any()
        }
        (None, ReadPhase::Failed(error)) => view! { <ReadFailed job error/> }.into_any(),
        (None, ReadPhase::Done) => view! { <Done job/> }.into_any(),
    }
    };
    view! {
        <div class="export-progress">
            <h3 dir="auto">{move || job.name.get()}</h3>
            <Figures job options/>
            {move || state()}
        </div>
    }
}

/// Downloads the file, unless it is on disk.
fn save(job: ExportJob) {
    job.download.with_value(|blob| {
        if let Some(blob) = blob {
            download_blob(&job.name.get_untracked(), blob);
        }
    });
}

/// How much is done, how fast, and how much is left.
#[component]
fn Figures(job: ExportJob, options: ExportOptions) -> impl IntoView {
    let (t, export_texts) = (use_texts(), use_export_texts());
    let is_running = memo(move || job.reading.phase.with(|phase| *phase == ReadPhase::Running));
    let total = memo(move || job.reading.progress.get().total);
    let text = move || {
        let written = job.written.get();
        let total = total.get();
        let mut parts =
            vec![(export_texts.tasks)(&group_digits(written.tasks), total.map(group_digits).as_deref())];
        if options.format.get() == ExportFormat::Pictures {
            parts.push((export_texts.pictures)(&group_digits(written.pictures), written.missing));
        }
        if is_running.get() {
            let pace = job.pace.read();
            parts.extend(pace.per_second().map(|count| (export_texts.per_second)(&group_digits(count))));
            let left = total.and_then(|total| pace.seconds_left(total.saturating_sub(written.tasks)));
            parts.extend(left.map(|seconds| {
                (export_texts.left)(
                    &t.duration(i64::try_from(seconds).unwrap_or(i64::MAX).saturating_mul(1000)),
                )
            }));
        }
        parts.push(format_bytes(written.bytes));
        parts.join(" · ")
    };
    let is_full = memo(move || job.written.get().is_full);
    view! {
        <progress
            aria-label=export_texts.progress
            max=move || total.get().unwrap_or(1).max(1).to_string()
            value=move || total.get().map(|_| job.written.get().tasks.to_string())
        ></progress>
        <p class="export-figures">{move || text()}</p>
        <Show when=is_full>
            <p class="hint">{(export_texts.full)(&group_digits(MAX_PICTURES))}</p>
        </Show>
    }
}

/// What can be done with an export that is not running.
#[component]
fn Continue(job: ExportJob) -> impl IntoView {
    let export_texts = use_export_texts();
    view! {
        <div class="button-row export-actions">
            <button type="button" class="primary" on:click=listener(move |_| job.reading.go_on())>
                {export_texts.go_on}
            </button>
            <button type="button" on:click=listener(move |_| job.reading.finish())>{export_texts.finish}</button>
            <button type="button" class="ghost" on:click=listener(move |_| job.reset())>{export_texts.discard}</button>
        </div>
    }
}

#[component]
fn ReadFailed(job: ExportJob, error: ApiError) -> impl IntoView {
    let (error_texts, export_texts) = (use_error_texts(), use_export_texts());
    let error_text = (error_texts.error)(&error);
    view! {
        <div class="error" role="alert">
            <Glyph icon=Icon::Warning/>
            <div>
                <h3>{error_text.title}</h3>
                <p>{error_text.text}</p>
                <p>{export_texts.failed_hint}</p>
                <ErrorDetails error/>
            </div>
        </div>
        <Continue job/>
    }
}

#[component]
fn WriteFailed(job: ExportJob, error: WriteError) -> impl IntoView {
    let (error_texts, export_texts) = (use_error_texts(), use_export_texts());
    view! {
        <div class="error" role="alert">
            <Glyph icon=Icon::Warning/>
            <div>
                <h3>{export_texts.write_title}</h3>
                <p>{export_texts.write_text}</p>
                <details class="details">
                    <summary>{error_texts.details}</summary>
                    <p class="server-message" dir="auto">{error.0}</p>
                </details>
            </div>
        </div>
        <StartAgain job/>
    }
}

#[component]
fn Forbidden(job: ExportJob, options: ExportOptions, host: String) -> impl IntoView {
    let services = use_services();
    let export_texts = use_export_texts();
    let export_links = move |_| {
        options.format.set(ExportFormat::Links);
        options.start(job, services);
    };
    view! {
        <div class="error" role="alert">
            <Glyph icon=Icon::Warning/>
            <div>
                <h3>{export_texts.forbidden_title}</h3>
                <p>{(export_texts.forbidden_text)(&host)}</p>
            </div>
        </div>
        <div class="button-row export-actions">
            <button type="button" class="primary" on:click=listener(export_links)>{export_texts.links_instead}</button>
            <button type="button" on:click=listener(move |_| job.reset())>{export_texts.again}</button>
        </div>
    }
}

#[component]
fn StartAgain(job: ExportJob) -> impl IntoView {
    let export_texts = use_export_texts();
    view! {
        <div class="button-row export-actions">
            <button type="button" on:click=listener(move |_| job.reset())>{export_texts.again}</button>
        </div>
    }
}

#[component]
fn Done(job: ExportJob) -> impl IntoView {
    let export_texts = use_export_texts();
    let text = (export_texts.done)(&job.name.get_untracked());
    use_announcer().announce(text.clone());
    let has_download = job.download.with_value(Option::is_some);
    view! {
        <p class="success">
            <Glyph icon=Icon::Check/>
            <span>{text}</span>
        </p>
        <div class="button-row export-actions">
            <button type="button" on:click=listener(move |_| job.reset())>{export_texts.again}</button>
            {has_download.then(|| {
                view! {
                    <button type="button" class="ghost" on:click=listener(move |_| save(job))>
                        {export_texts.save_file}
                    </button>
                }
            })}
        </div>
    }
}
