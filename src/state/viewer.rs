//! The viewer: steps from task to task across pages, the tasks that are compared, and the zoom that all pictures share.

use leptos::prelude::*;

use crate::{
    api::error::ApiError,
    domain::{
        task::Task,
        zoom::{Frame, Point, Zoom},
    },
    state::{
        effect::effect,
        memo::memo,
        services::Services,
        tasks::{
            load_state::LoadState,
            open_task::{OpenTask, OpenTaskState},
            relatives::Relatives,
            store::TaskStore,
            task_page::TaskPage,
        },
        url_state::{HistoryMode, UrlState},
    },
};

/// The largest number of pictures side by side.
pub const MAX_COMPARED: usize = 4;

/// The part of the grid image that dialog and viewer show: 1 to 4, or 0 for the whole image.
#[derive(Clone, Copy)]
pub struct SelectedPart(pub RwSignal<u8>);

/// Where a step leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// To the task before.
    Previous,
    /// To the task after.
    Next,
}

/// The state of the viewer. Copies share it.
#[derive(Clone, Copy)]
pub struct Viewer {
    /// The task in the URL.
    pub open_task: OpenTask,
    /// The tasks around it.
    pub relatives: Relatives,
    /// The zoom of all pictures.
    pub zoom: RwSignal<Zoom>,
    /// Whether a change of the zoom is animated.
    pub is_smooth: RwSignal<bool>,
    /// The part of a grid image that is shown: 1 to 4, or 0 for the whole image.
    pub part: RwSignal<u8>,
    /// The ids of the tasks beside the open one; None unless tasks are compared.
    pub compared: Memo<Option<Vec<String>>>,
    /// Whether the actions of the open task are shown.
    pub has_actions: RwSignal<bool>,
    /// The error of a step to another page.
    pub step_error: RwSignal<Option<ApiError>>,
    /// The step that waits for another page.
    pending_step: RwSignal<Option<Direction>>,
    is_closing: StoredValue<bool>,
    tasks: TaskStore,
    url: UrlState,
}

impl Viewer {
    /// Follows the URL until the current owner is cleaned up.
    pub fn follow(services: Services, open_task: OpenTask, part: RwSignal<u8>) -> Self {
        let Services { url, tasks, settings, actions, .. } = services;
        let compared = memo(move || parse_compared(&url.viewer()?, &url.task().get()?));
        let viewer = Self {
            open_task,
            relatives: Relatives::follow(tasks, settings, actions, open_task, compared),
            zoom: RwSignal::new(Zoom::FIT),
            is_smooth: RwSignal::new(false),
            part,
            compared,
            has_actions: RwSignal::new(false),
            step_error: RwSignal::new(None),
            pending_step: RwSignal::new(None),
            is_closing: StoredValue::new(false),
            tasks,
            url,
        };
        effect(move || viewer.complete_step());
        effect(move || {
            url.task().track();
            // Compared pictures keep the detail that is looked at.
            if compared.with_untracked(Option::is_none) {
                viewer.zoom.set(Zoom::FIT);
            }
            viewer.is_smooth.set(false);
        });
        viewer
    }

    /// Whether a step in this direction leads to a task; tracked.
    pub fn can_step(self, direction: Direction) -> bool {
        let Some(id) = self.url.task().get() else { return false };
        self.tasks.with(|load| {
            let page = load.page();
            page.is_some_and(|page| {
                let index = page.rows.iter().position(|row| row.key.0 == id);
                index.is_some_and(|index| match direction {
                    Direction::Previous => index > 0 || page.filter.page > 1,
                    Direction::Next => index + 1 < page.rows.len() || page.filter.page < page.last_page,
                })
            })
        })
    }

    /// The number of the open task among all of the filter, and their number; tracked.
    pub fn position(self) -> Option<(u64, u64)> {
        let id = self.url.task().get()?;
        self.tasks.with(|load| {
            let page = load.page()?;
            let index = page.rows.iter().position(|row| row.key.0 == id)? as u64;
            Some((u64::from(page.filter.page - 1) * u64::from(page.filter.size) + index + 1, page.total))
        })
    }

    /// Opens the neighbour in a direction. Over the edge of the page, the other page is loaded first.
    pub fn step(self, direction: Direction) {
        if self.pending_step.get_untracked().is_some() || !untrack(|| self.can_step(direction)) {
            return;
        }
        self.step_error.set(None);
        let OpenTask { previous, next, .. } = self.open_task;
        let neighbour = match direction {
            Direction::Previous => previous.get_untracked(),
            Direction::Next => next.get_untracked(),
        };
        if let Some(id) = neighbour {
            return self.url.open_task(&id);
        }
        self.pending_step.set(Some(direction));
        self.url.update_filter(HistoryMode::Replace, |filter| match direction {
            Direction::Previous => filter.with_page(filter.page - 1),
            Direction::Next => filter.with_page(filter.page + 1),
        });
    }

    /// Whether a step waits for another page; tracked.
    pub fn is_stepping(self) -> bool {
        self.pending_step.get().is_some()
    }

    /// Opens the first or last task of the page for which a step has waited.
    fn complete_step(self) {
        let Some(direction) = self.pending_step.get() else { return };
        let filter = self.tasks.filter();
        let loaded = self.tasks.with(|load| match load {
            LoadState::Loading | LoadState::Reloading(_) => None,
            LoadState::Loaded(page) if page.filter == filter => Some(Ok(page.clone())),
            LoadState::Loaded(_) => None,
            LoadState::Failed(error, page) => Some(Err((error.clone(), page.clone()))),
        });
        match loaded {
            None => {}
            Some(Ok(page)) => {
                self.pending_step.set(None);
                let id = self.url.task().get_untracked().unwrap_or_default();
                if let Some(id) = edge_task(&page, &id, direction) {
                    self.url.open_task(&id);
                }
            }
            Some(Err((error, page))) => {
                self.pending_step.set(None);
                self.step_error.set(Some(error));
                if let Some(page) = page {
                    self.url.update_filter(HistoryMode::Replace, |filter| filter.with_page(page.filter.page));
                }
            }
        }
    }

    /// The open task, if it is loaded; tracked.
    pub fn task(self) -> Option<ArcRwSignal<Task>> {
        match self.open_task.task.get() {
            OpenTaskState::Found(task) => Some(task),
            OpenTaskState::Loading => self.relatives.find(&self.url.task().get()?),
            OpenTaskState::NotFound | OpenTaskState::Failed(_) => None,
        }
    }

    /// The ids of the pictures side by side: the open task first; tracked.
    pub fn shown_ids(self) -> Vec<String> {
        let compared = self.compared.get().unwrap_or_default();
        self.url.task().get().into_iter().chain(compared).collect()
    }

    /// Whether tasks are compared; tracked.
    pub fn is_comparing(self) -> bool {
        self.compared.with(Option::is_some)
    }

    /// Starts to compare the open task with a neighbour or a relative, or ends it.
    pub fn toggle_comparison(self) {
        if self.compared.with_untracked(Option::is_some) {
            return self.end_comparison();
        }
        let OpenTask { previous, next, .. } = self.open_task;
        let relative = || self.relatives.list.with_untracked(|list| list.first().map(|(_, id)| id.clone()));
        let first = next.get_untracked().or_else(|| previous.get_untracked()).or_else(relative);
        self.url.compare(&first.map_or_else(Vec::new, |id| vec![id]));
    }

    /// Leaves the comparison or closes the viewer. Going back is asynchronous: a second call must not go back again.
    pub fn close(self) {
        if self.compared.with_untracked(Option::is_some) {
            self.end_comparison();
        } else if !self.is_closing.get_value() {
            self.is_closing.set_value(true);
            self.url.close_viewer();
        }
    }

    /// Shows the open task alone.
    pub fn end_comparison(self) {
        self.url.compare(&[]);
    }

    /// Adds a task to the comparison, or removes it. The open task is replaced by the next one of the comparison.
    pub fn toggle_compared(self, id: &str) {
        let mut ids = untrack(|| self.shown_ids());
        match ids.iter().position(|shown| shown == id) {
            Some(_) if ids.len() == 1 => return,
            Some(index) => drop(ids.remove(index)),
            None if ids.len() < MAX_COMPARED => ids.push(id.to_owned()),
            None => return,
        }
        let first = ids.remove(0);
        self.url.compare(&ids);
        self.url.open_task(&first);
    }

    /// Changes the zoom of a picture in its frame.
    pub fn zoom_in_frame(self, is_smooth: bool, change: impl FnOnce(Zoom) -> Zoom) {
        self.is_smooth.set(is_smooth);
        self.zoom.update(|zoom| *zoom = change(*zoom));
    }

    /// Enlarges a point of the picture, or shows the whole picture again.
    pub fn toggle_zoom(self, frame: Frame, at: Point) {
        const MIN_STEP: f64 = 2.0;
        self.zoom_in_frame(true, |zoom| {
            if zoom.is_enlarged() {
                Zoom::FIT
            } else {
                frame.scale_to(zoom, frame.pixel_scale().max(MIN_STEP), at)
            }
        });
    }

    /// Shows a part of the grid image.
    pub fn show_part(self, part: u8) {
        self.part.set(part);
        self.is_smooth.set(true);
        self.zoom.set(Zoom::FIT);
    }
}

/// The ids of a comparison in the URL; None if there are none.
fn parse_compared(ids: &str, open: &str) -> Option<Vec<String>> {
    let mut compared: Vec<String> = Vec::new();
    for id in ids.split(',').map(str::trim) {
        if !id.is_empty() && id != open && !compared.iter().any(|it| it == id) {
            compared.push(id.to_owned());
        }
    }
    compared.truncate(MAX_COMPARED - 1);
    (!compared.is_empty()).then_some(compared)
}

/// The task at the edge of a page that was entered in a direction. While tasks arrive, the page may still contain the task from
/// which it was entered.
fn edge_task(page: &TaskPage, from: &str, direction: Direction) -> Option<String> {
    let ids: Vec<&str> = page.rows.iter().map(|row| row.key.0.as_str()).collect();
    let index = ids.iter().position(|id| *id == from);
    let id = match (direction, index) {
        (Direction::Next, Some(index)) => ids.get(index + 1),
        (Direction::Previous, Some(index)) => index.checked_sub(1).and_then(|index| ids.get(index)),
        (Direction::Next, None) => ids.first(),
        (Direction::Previous, None) => ids.last(),
    };
    id.map(|id| (*id).to_owned())
}
