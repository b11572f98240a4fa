//! The entry point: installs the panic hook, loads the host configuration and replaces the boot screen by the application.

use contact_sheet::{
    app::App,
    panic_hook,
    state::{
        server_name::set_server_name,
        settings::{Settings, host_config::HostConfig},
        url_state::requested_server,
    },
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
        set_server_name(requested_server());
        mount_to_body(move || view! { <App settings=Settings::load(host, error)/> });
    });
}
