//! The file of an export: written to disk as it grows where the browser can, and otherwise collected in parts.
//!
//! The functions of the browser are called by their names, because a declaration of each would enlarge what the first screen
//! downloads.

use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;

use crate::domain::export::format::ExportFormat;

/// The size from which what was written is handed to the browser, in bytes.
const PART_BYTES: usize = 1 << 20;

/// Where the file is written.
enum Target {
    /// A file that the user has chosen.
    Disk(JsValue),
    /// Parts, which the browser keeps outside of the page's memory, on disk if they are large.
    Parts(Array),
}

/// The file of an export.
pub struct ExportFile {
    /// Its name.
    pub name: String,
    target: Target,
    /// What is not handed to the browser yet.
    pending: Vec<u8>,
    media_type: &'static str,
    bytes: u64,
}

/// The file could not be written; the words of the browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WriteError(pub String);

/// Why there is no file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CreateError {
    /// The user has chosen none.
    Cancelled,
    /// The browser refused.
    Write(WriteError),
}

/// Whether the browser can write a file as it grows.
pub fn can_stream() -> bool {
    Reflect::get(&window(), &"showSaveFilePicker".into()).is_ok_and(|picker| picker.is_function())
}

impl ExportFile {
    /// Creates the file. Where the browser can write it as it grows, the user chooses its place, for which this must be called
    /// right after a click.
    ///
    /// # Errors
    /// The user has chosen no file, or the browser refused.
    pub async fn create(name: String, format: ExportFormat) -> Result<Self, CreateError> {
        let media_type = format.media_type();
        let file = |name, target| Self { name, target, pending: Vec::new(), media_type, bytes: 0 };
        if !can_stream() {
            return Ok(file(name, Target::Parts(Array::new())));
        }
        let options = Object::new();
        set(&options, "suggestedName", &name.as_str().into());
        let accept = Object::new();
        set(&accept, media_type, &Array::of1(&format.extension().into()));
        let kind = Object::new();
        set(&kind, "accept", &accept);
        set(&options, "types", &Array::of1(&kind));
        let handle = call(&window(), "showSaveFilePicker", Some(&options)).await.map_err(|error| {
            match name_of(&error).as_str() {
                "AbortError" => CreateError::Cancelled,
                _ => CreateError::Write(write_error(&error)),
            }
        })?;
        let chosen = Reflect::get(&handle, &"name".into()).ok().and_then(|name| name.as_string());
        let writable = call(&handle, "createWritable", None).await;
        let writable = writable.map_err(|error| CreateError::Write(write_error(&error)))?;
        Ok(file(chosen.unwrap_or(name), Target::Disk(writable)))
    }

    /// The size of what was written, in bytes.
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    /// Whether the file is written to disk as it grows.
    pub fn is_on_disk(&self) -> bool {
        matches!(self.target, Target::Disk(_))
    }

    /// Adds bytes.
    ///
    /// # Errors
    /// The disk is full, or the file cannot be written for another reason. Nothing can be added after that.
    pub async fn write(&mut self, bytes: &[u8]) -> Result<(), WriteError> {
        self.bytes += bytes.len() as u64;
        self.pending.extend_from_slice(bytes);
        if self.pending.len() >= PART_BYTES { self.flush().await } else { Ok(()) }
    }

    async fn flush(&mut self) -> Result<(), WriteError> {
        let part = Uint8Array::from(self.pending.as_slice());
        self.pending.clear();
        match &self.target {
            Target::Disk(writable) => {
                call(writable, "write", Some(&part)).await.map_err(|error| write_error(&error))?;
            }
            Target::Parts(parts) => {
                let blob = Blob::new_with_str_sequence(&Array::of1(&part));
                parts.push(&blob.map_err(|error| write_error(&error))?.into());
            }
        }
        Ok(())
    }

    /// Ends the file. Returns what the browser downloads, unless the file is on disk.
    ///
    /// # Errors
    /// As [`ExportFile::write`].
    pub async fn finish(mut self) -> Result<Option<Blob>, WriteError> {
        self.flush().await?;
        match self.target {
            Target::Disk(writable) => {
                call(&writable, "close", None).await.map_err(|error| write_error(&error))?;
                Ok(None)
            }
            Target::Parts(parts) => {
                let blob = Blob::new_with_str_sequence(&parts).map_err(|error| write_error(&error))?;
                let typed = blob.slice_with_f64_and_f64_and_content_type(0.0, blob.size(), self.media_type);
                Ok(Some(typed.unwrap_or(blob)))
            }
        }
    }

    /// Discards what was written. A file on disk stays as it was before.
    pub async fn discard(self) {
        if let Target::Disk(writable) = self.target {
            // Nothing is left to do if it fails.
            let _ = call(&writable, "abort", None).await;
        }
    }
}

fn set(object: &Object, name: &str, value: &JsValue) {
    // Setting a property of a new plain object cannot fail.
    let _ = Reflect::set(object, &name.into(), value);
}

/// Calls a method that returns a promise, and waits for its result.
async fn call(object: &JsValue, name: &str, argument: Option<&JsValue>) -> Result<JsValue, JsValue> {
    let method: Function = Reflect::get(object, &name.into())?.dyn_into()?;
    let result = match argument {
        Some(argument) => method.call1(object, argument)?,
        None => method.call0(object)?,
    };
    JsFuture::from(Promise::resolve(&result)).await
}

fn name_of(error: &JsValue) -> String {
    Reflect::get(error, &"name".into()).ok().and_then(|name| name.as_string()).unwrap_or_default()
}

fn write_error(error: &JsValue) -> WriteError {
    let message = Reflect::get(error, &"message".into()).ok().and_then(|message| message.as_string());
    let parts = [name_of(error), message.unwrap_or_default()];
    WriteError(parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(": "))
}
