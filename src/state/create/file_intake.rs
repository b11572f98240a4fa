//! Checks files and adds them to a form.

use js_sys::Promise;
use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, FileList, FileReader};

use crate::{
    domain::{create_kind::CreateError, format::bytes::format_bytes},
    state::create::form::{Attachment, CreateForm, next_number},
};

/// The types that Discord accepts.
pub const ACCEPTED_TYPES: &str = "image/png,image/jpeg,image/webp,image/gif";
/// The maximum size of all pictures of a form.
const MAX_BYTES: u32 = 20_000_000;

/// Adds files to a form, in their order. If some are rejected, the form shows the last reason.
pub fn add_files(form: CreateForm, files: &FileList) {
    let max_count = *form.kind.picture_count().end();
    if max_count == 0 {
        return;
    }
    form.error.set(CreateError::None);
    // A form with a single picture replaces it.
    let replaces = max_count == 1;
    let (mut free, mut bytes) = form.pictures.with_untracked(|pictures| match replaces {
        true => (1, 0),
        false => (max_count.saturating_sub(pictures.len()), pictures.iter().map(|it| it.bytes).sum()),
    });
    let (done, total) = form.read_progress.get_untracked();
    bytes += total - done;
    let mut accepted = Vec::new();
    for file in (0..files.length()).filter_map(|at| files.get(at)) {
        // Saturates at 4 GB, which is too large in any case.
        let (name, size) = (file.name(), file.size() as u32);
        let error = if !ACCEPTED_TYPES.split(',').any(|accepted| accepted == file.type_()) {
            CreateError::NoPicture(name)
        } else if free == 0 {
            CreateError::TooMany
        } else if size > MAX_BYTES.saturating_sub(bytes) {
            CreateError::TooLarge(name, format_bytes(file.size() as u64))
        } else {
            (free, bytes) = (free - 1, bytes + size);
            accepted.push((file, size, next_number()));
            continue;
        };
        form.error.set(error);
    }
    let size: u32 = accepted.iter().map(|(_, size, _)| size).sum();
    if accepted.is_empty() {
        return;
    }
    form.read_progress.update(|(_, total)| *total += size);
    spawn_local(async move {
        for (file, size, number) in accepted {
            read(form, &file, size, number, replaces).await;
            form.read_progress.update(|(done, total)| {
                *done += size;
                if done >= total {
                    (*done, *total) = (0, 0);
                }
            });
        }
    });
}

/// Reads a file into the form. Files that are added in several steps may be read out of order, so the picture is inserted by its
/// number.
async fn read(form: CreateForm, file: &File, bytes: u32, number: u32, replaces: bool) {
    let name = file.name();
    let Some(data) = data_url(file).await else { return form.error.set(CreateError::Unreadable(name)) };
    form.pictures.update(|pictures| {
        if replaces {
            pictures.clear();
        }
        // Other files may have been read in the meantime.
        if pictures.len() < *form.kind.picture_count().end() {
            let index = pictures.iter().rposition(|it| it.number < number).map_or(0, |before| before + 1);
            pictures.insert(index, Attachment { number, name, bytes, data });
        }
    });
}

async fn data_url(file: &File) -> Option<js_sys::JsString> {
    let reader = FileReader::new().ok()?;
    let read = Promise::new(&mut |resolve, _| {
        reader.set_onloadend(Some(&resolve));
        // Fails only while the reader is busy; a new one is not.
        let _ = reader.read_as_data_url(file);
    });
    JsFuture::from(read).await.ok()?;
    reader.result().ok()?.dyn_into().ok()
}
