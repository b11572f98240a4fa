//! The entry point: installs the panic hook, loads the host configuration and replaces the boot screen by the application.

use contact_sheet::{
    app::App,
    panic_hook,
    state::settings::{Settings, host_config::HostConfig},
};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

fn main() {
    panic_hook::install();
    spawn_local(async {
        let (host, error) = HostConfig::fetch().await;
        if let Some(boot) = document().get_element_by_id("boot") {
            boot.remove();
        }
        mount_to_body(move || view! { <App settings=Settings::load(host, error)/> });
    });
}
