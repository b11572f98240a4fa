//! If the program itself fails, it says so instead of standing still.

use std::panic::PanicHookInfo;

use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

#[wasm_bindgen]
unsafe extern "C" {
    /// Of `boot.js`: the page that says so, which also comes for whatever else stops the program (a full stack, an error of
    /// the browser), when nothing of Rust runs any more.
    #[wasm_bindgen(js_namespace = globalThis, js_name = contactSheetStopped)]
    safe fn stopped(why: &str);
}

/// From now on a panic shows a page with a way out, and goes to the console.
pub fn install() {
    std::panic::set_hook(Box::new(|info: &PanicHookInfo<'_>| {
        let why = info.to_string();
        web_sys::console::error_1(&JsValue::from_str(&why));
        stopped(&why);
    }));
}
