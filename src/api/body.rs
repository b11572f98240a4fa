//! The body of a response, read up to a limit. It stays outside of WebAssembly memory, which never shrinks, until it is known to
//! be small enough.

use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

use gloo_net::http::Response;
use js_sys::{JsString, Object, Promise};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, ReadableStreamDefaultReader, TextDecodeOptions, TextDecoder};

use crate::api::error::{ApiError, UnexpectedBody};

/// The default limit in megabytes.
const DEFAULT_MAX_MB: u32 = 64;

static MAX_MB: AtomicU32 = AtomicU32::new(DEFAULT_MAX_MB);

/// Sets the limit, in megabytes.
pub fn set_max_mb(mb: u32) {
    MAX_MB.store(mb, Relaxed);
}

/// The limit in megabytes.
pub fn max_mb() -> u32 {
    MAX_MB.load(Relaxed)
}

/// The limit in bytes.
pub fn max_bytes() -> f64 {
    f64::from(max_mb()) * 1_048_576.0
}

#[wasm_bindgen]
unsafe extern "C" {
    /// What a reader resolves to.
    type Chunk;
    #[wasm_bindgen(method, getter)]
    safe fn value(this: &Chunk) -> Option<Bytes>;
    #[wasm_bindgen(extends = Object)]
    type Bytes;
    #[wasm_bindgen(method, getter, js_name = byteLength)]
    safe fn byte_length(this: &Bytes) -> f64;
}

/// Reads the body as text. Aborts the request as soon as it has more bytes than allowed.
pub(super) async fn read_text(response: &Response, controller: &AbortController) -> Result<String, ApiError> {
    let too_large = || {
        controller.abort();
        ApiError::UnexpectedBody { kind: UnexpectedBody::TooLarge, message: String::new() }
    };
    let Some(body) = response.body() else { return Ok(String::new()) };
    // As an integer: parsing of floating-point numbers is in the lazy part of the program.
    let announced = response.headers().get("Content-Length").and_then(|length| length.parse::<u64>().ok());
    if announced.is_some_and(|bytes| bytes as f64 > max_bytes()) {
        return Err(too_large());
    }
    let mut bytes = 0.0;
    let reader: ReadableStreamDefaultReader = body.get_reader().unchecked_into();
    // JSON over HTTP is UTF-8. A character may be divided between two chunks.
    let decoder = TextDecoder::new().map_err(|_| ApiError::Unreachable)?;
    let options = TextDecodeOptions::new();
    options.set_stream(true);
    let mut text = JsString::from("");
    while let Some(part) = resolve(reader.read()).await?.unchecked_into::<Chunk>().value() {
        bytes += part.byte_length();
        if bytes > max_bytes() {
            return Err(too_large());
        }
        let part = decoder.decode_with_buffer_source_and_options(&part, &options);
        text = text.concat(&part.unwrap_or_default().into());
    }
    let rest = decoder.decode().unwrap_or_default();
    Ok(String::from(text) + &rest)
}

async fn resolve(promise: Promise) -> Result<JsValue, ApiError> {
    JsFuture::from(promise).await.map_err(|_| ApiError::Unreachable)
}
