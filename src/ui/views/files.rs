//! Files of the browser: downloads of generated text, and chosen files.

use js_sys::Array;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, Event, HtmlElement, HtmlInputElement, Url};

/// The size of a chosen file above which it is not read, in bytes.
const MAX_SIZE: f64 = 1e6;

/// Downloads a text as a file.
pub fn download(name: &str, text: &str) {
    if let Ok(blob) = Blob::new_with_str_sequence(&Array::of1(&text.into())) {
        download_blob(name, &blob);
    }
}

/// Downloads a blob as a file.
pub fn download_blob(name: &str, blob: &Blob) {
    let Ok(url) = Url::create_object_url_with_blob(blob) else { return };
    if let Ok(link) = document().create_element("a") {
        let _ = link.set_attribute("href", &url);
        let _ = link.set_attribute("download", name);
        link.unchecked_into::<HtmlElement>().click();
    }
    // The download has started with the click.
    let _ = Url::revoke_object_url(&url);
}

/// The text of the file that was chosen in a file input, which is emptied so that the same file can be chosen again. None if it
/// cannot be read or is too large.
pub async fn chosen_text(event: Event) -> Option<String> {
    let input: HtmlInputElement = event_target(&event);
    let file = input.files()?.get(0);
    input.set_value("");
    let file = file.filter(|file| file.size() <= MAX_SIZE)?;
    JsFuture::from(file.text()).await.ok()?.as_string()
}
