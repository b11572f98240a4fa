//! The panic hook: shows an error page and logs the panic to the console.

use std::panic::PanicHookInfo;

use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

#[wasm_bindgen]
unsafe extern "C" {
    /// The function of `boot.js` that shows the error page. `boot.js` also calls it for fatal errors after which no Rust code can
    /// run, such as a stack overflow.
    #[wasm_bindgen(js_namespace = globalThis, js_name = contactSheetStopped)]
    safe fn show_fatal_error(message: &str);
}

/// Installs the panic hook.
pub fn install() {
    std::panic::set_hook(Box::new(|info: &PanicHookInfo<'_>| {
        let message = info.to_string();
        web_sys::console::error_1(&JsValue::from_str(&message));
        show_fatal_error(&message);
    }));
}
