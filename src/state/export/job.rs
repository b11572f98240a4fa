//! An export in progress: tasks are read and written to a file batch by batch.

use std::collections::VecDeque;

use leptos::{prelude::*, task::spawn_local};
use web_sys::Blob;

use crate::{
    api::{client::Client, request::ReadRequest},
    domain::{
        export::{csv::ExportColumn, file_name::export_name, format::ExportFormat},
        pace::Pace,
        task::Task,
    },
    state::{
        clock::{monotonic_ms, now_ms, offset_minutes},
        export::{
            file::{CreateError, ExportFile, WriteError},
            pictures::{MAX_PICTURES, Outcome, PictureArchive},
            table::{first_line, lines},
        },
        settings::Settings,
        tasks::{
            read_job::{Flow, LocalFuture, ReadJob, ReadPhase, TaskConsumer},
            reader::TaskReader,
        },
    },
};

/// What was written so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// The tasks that were written.
    pub tasks: u64,
    /// The pictures that were fetched.
    pub pictures: u64,
    /// The pictures that could not be fetched.
    pub missing: u64,
    /// The size of the file in bytes.
    pub bytes: u64,
    /// Whether more pictures were left out, because an archive has no more than [`MAX_PICTURES`].
    pub is_full: bool,
}

/// Why an export cannot go on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExportProblem {
    /// The file cannot be written.
    Write(WriteError),
    /// The host of the pictures allows no page to read them.
    Forbidden {
        /// The origin of the host.
        host: String,
    },
}

/// An export. Copies share it. It is given up when its owner is cleaned up.
#[derive(Clone, Copy)]
pub struct ExportJob {
    /// The reading of the tasks.
    pub reading: ReadJob,
    /// What was written.
    pub written: RwSignal<Written>,
    /// How fast tasks are written.
    pub pace: RwSignal<Pace>,
    /// Why it cannot go on.
    pub problem: RwSignal<Option<ExportProblem>>,
    /// The name of the file.
    pub name: RwSignal<String>,
    /// What the browser is to download when it is done, unless the file is on disk.
    pub download: StoredValue<Option<Blob>, LocalStorage>,
    settings: Settings,
}

impl ExportJob {
    /// Not started.
    pub fn new(settings: Settings) -> Self {
        Self {
            reading: ReadJob::new(settings),
            written: RwSignal::new(Written::default()),
            pace: RwSignal::new(Pace::default()),
            problem: RwSignal::new(None),
            name: RwSignal::new(String::new()),
            download: StoredValue::new_local(None),
            settings,
        }
    }

    /// Starts to export the tasks of a reader. To be called in the listener of a click: the user may have to choose a file.
    pub fn start(self, client: Client, reader: TaskReader, format: ExportFormat, columns: Vec<ExportColumn>) {
        self.reset();
        let name = export_name(format, now_ms() + offset_minutes(now_ms()) * 60_000);
        spawn_local(async move {
            let file = match ExportFile::create(name, format).await {
                Ok(file) => file,
                Err(CreateError::Cancelled) => return,
                Err(CreateError::Write(error)) => {
                    self.problem.try_set(Some(ExportProblem::Write(error)));
                    return;
                }
            };
            // The dialog may have been closed while the user chose a file.
            if self.name.try_set(file.name.clone()).is_some() {
                return file.discard().await;
            }
            let writer = ExportWriter {
                job: self,
                format,
                pending: VecDeque::new(),
                archive: PictureArchive::default(),
                before: first_line(format, &columns),
                columns,
                file: Some(file),
                written: Written::default(),
            };
            self.reading.start(client, reader, Box::new(writer));
        });
    }

    /// Gives the export up.
    pub fn reset(self) {
        self.reading.reset();
        self.problem.set(None);
        self.written.set(Written::default());
        self.pace.set(Pace::default());
        self.download.set_value(None);
    }

    /// Whether something would be lost if it were given up; not tracked.
    pub fn is_unfinished(self) -> bool {
        let has_problem = self.problem.with_untracked(Option::is_some);
        self.reading.phase.with_untracked(|phase| match phase {
            ReadPhase::Running | ReadPhase::Stopped | ReadPhase::Failed(_) => !has_problem,
            ReadPhase::Idle | ReadPhase::Done => false,
        })
    }
}

/// Writes the tasks that are read.
struct ExportWriter {
    job: ExportJob,
    format: ExportFormat,
    columns: Vec<ExportColumn>,
    /// What is written before the next tasks.
    before: String,
    /// The tasks whose pictures are not fetched yet.
    pending: VecDeque<Task>,
    archive: PictureArchive,
    /// None after it is finished or has failed.
    file: Option<ExportFile>,
    written: Written,
}

impl ExportWriter {
    fn show(&self) {
        let written = self.written;
        self.job.written.try_set(written);
        self.job.pace.try_update(|pace| pace.add(monotonic_ms(), written.tasks));
    }

    /// Adds bytes to the file. Returns whether it has worked.
    async fn write(&mut self, bytes: &[u8]) -> bool {
        let Some(file) = &mut self.file else { return false };
        let result = file.write(bytes).await;
        self.written.bytes = file.bytes();
        self.check(result).is_some()
    }

    fn check<T>(&mut self, result: Result<T, WriteError>) -> Option<T> {
        match result {
            Ok(value) => Some(value),
            Err(error) => {
                self.file = None;
                self.job.problem.try_set(Some(ExportProblem::Write(error)));
                None
            }
        }
    }

    async fn write_lines(&mut self, tasks: Vec<Task>) -> Flow {
        let mut text = std::mem::take(&mut self.before);
        for task in &tasks {
            text += &lines(task, self.format, &self.columns, self.job.settings);
        }
        let is_written = self.write(text.as_bytes()).await;
        self.written.tasks += tasks.len() as u64;
        self.show();
        if is_written { Flow::Continue } else { Flow::Stop }
    }

    /// Fetches the pictures of the pending tasks.
    async fn write_pictures(&mut self, request: &ReadRequest) -> Flow {
        while let Some(task) = self.pending.front() {
            if request.is_stopped() {
                return Flow::Stop;
            }
            if let Some(link) = &task.image_url {
                if self.archive.saved + self.archive.missing() >= MAX_PICTURES {
                    self.pending.clear();
                    self.written.is_full = true;
                    return Flow::Finish;
                }
                match self.archive.add(task, link, self.job.settings, request).await {
                    Outcome::Saved(bytes) => {
                        if !self.write(&bytes).await {
                            return Flow::Stop;
                        }
                    }
                    Outcome::Missing => {}
                    Outcome::Forbidden(host) => {
                        self.job.problem.try_set(Some(ExportProblem::Forbidden { host }));
                        return Flow::Stop;
                    }
                    Outcome::Stopped => return Flow::Stop,
                }
            }
            self.pending.pop_front();
            self.written.tasks += 1;
            self.written.pictures = self.archive.saved;
            self.written.missing = self.archive.missing();
            self.show();
        }
        Flow::Continue
    }

    async fn end(&mut self, request: &ReadRequest) -> bool {
        let rest = match self.format {
            ExportFormat::Pictures => {
                if self.write_pictures(request).await == Flow::Stop {
                    return false;
                }
                std::mem::take(&mut self.archive).finish()
            }
            ExportFormat::Csv | ExportFormat::JsonLines | ExportFormat::Links => {
                std::mem::take(&mut self.before).into_bytes()
            }
        };
        if !self.write(&rest).await {
            return false;
        }
        let Some(file) = self.file.take() else { return false };
        let result = file.finish().await;
        self.show();
        match self.check(result) {
            Some(download) => {
                self.job.download.try_set_value(download);
                true
            }
            None => false,
        }
    }
}

impl TaskConsumer for ExportWriter {
    fn consume<'a>(&'a mut self, tasks: Vec<Task>, request: &'a ReadRequest) -> LocalFuture<'a, Flow> {
        match self.format {
            ExportFormat::Csv | ExportFormat::JsonLines | ExportFormat::Links => {
                Box::pin(self.write_lines(tasks))
            }
            ExportFormat::Pictures => {
                self.pending.extend(tasks);
                Box::pin(self.write_pictures(request))
            }
        }
    }

    fn drop_pending(&mut self) {
        self.pending.clear();
    }

    fn finish<'a>(&'a mut self, request: &'a ReadRequest) -> LocalFuture<'a, bool> {
        Box::pin(self.end(request))
    }

    fn discard(self: Box<Self>) -> LocalFuture<'static, ()> {
        Box::pin(async move {
            if let Some(file) = self.file {
                file.discard().await;
            }
        })
    }
}
