//! Files on their way to a form: what is not taken is told, what is taken is read.

use js_sys::Promise;
use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, FileList, FileReader};

use crate::{
    domain::{create_kind::CreateError, format::bytes::format_bytes},
    state::create::form::{Attachment, CreateForm, next_number},
};

/// The kinds that Discord takes.
pub const KINDS: &str = "image/png,image/jpeg,image/webp,image/gif";
/// The most bytes of all pictures together.
const MOST_BYTES: u32 = 20_000_000;

/// Takes files into a form, in their order. The last reason why one was left out is told.
pub fn add(form: CreateForm, files: &FileList) {
    let most = *form.kind.pictures().end();
    if most == 0 {
        return;
    }
    form.trouble.set(CreateError::None);
    // Where one picture is wanted, a new one takes the place of the old one.
    let replaces = most == 1;
    let (mut room, mut bytes) = form.pictures.with_untracked(|pictures| match replaces {
        true => (1, 0),
        false => (most.saturating_sub(pictures.len()), pictures.iter().map(|it| it.bytes).sum()),
    });
    let (done, total) = form.reading.get_untracked();
    bytes += total - done;
    let mut taken = Vec::new();
    for file in (0..files.length()).filter_map(|at| files.get(at)) {
        // A file of more than 4 GB is too large in any case.
        let (name, size) = (file.name(), file.size() as u32);
        let trouble = if !KINDS.split(',').any(|kind| kind == file.type_()) {
            CreateError::NoPicture(name)
        } else if room == 0 {
            CreateError::TooMany
        } else if size > MOST_BYTES.saturating_sub(bytes) {
            CreateError::TooLarge(name, format_bytes(file.size() as u64))
        } else {
            (room, bytes) = (room - 1, bytes + size);
            taken.push((file, size, next_number()));
            continue;
        };
        form.trouble.set(trouble);
    }
    let size: u32 = taken.iter().map(|(_, size, _)| size).sum();
    if taken.is_empty() {
        return;
    }
    form.reading.update(|(_, total)| *total += size);
    spawn_local(async move {
        for (file, size, number) in taken {
            read(form, &file, size, number, replaces).await;
            form.reading.update(|(done, total)| {
                *done += size;
                if done >= total {
                    (*done, *total) = (0, 0);
                }
            });
        }
    });
}

/// A handful that came later may be read sooner, so each picture goes to its place in the order in which all came.
async fn read(form: CreateForm, file: &File, bytes: u32, number: u32, replaces: bool) {
    let name = file.name();
    let Some(data) = data_url(file).await else { return form.trouble.set(CreateError::Unreadable(name)) };
    form.pictures.update(|pictures| {
        if replaces {
            pictures.clear();
        }
        // Another handful may have been read in the meantime.
        if pictures.len() < *form.kind.pictures().end() {
            let at = pictures.iter().rposition(|it| it.number < number).map_or(0, |before| before + 1);
            pictures.insert(at, Attachment { number, name, bytes, data });
        }
    });
}

async fn data_url(file: &File) -> Option<js_sys::JsString> {
    let reader = FileReader::new().ok()?;
    let read = Promise::new(&mut |done, _| {
        reader.set_onloadend(Some(&done));
        // It fails only for a reader that is reading already; then there is no result.
        let _ = reader.read_as_data_url(file);
    });
    JsFuture::from(read).await.ok()?;
    reader.result().ok()?.dyn_into().ok()
}
