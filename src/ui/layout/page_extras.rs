//! What the page has besides its tasks, loaded when it is needed: problems of the settings, several servers, alerts.

use leptos::prelude::*;

use crate::{
    state::{dialogs::use_dialogs, servers::Servers, services::use_services},
    ui::{alerts::Alerts, connection::server_switch::show_server_switch, settings::banner::SettingsBanner},
};

/// The banner of the settings and the alerts. Also finds out which server the page uses, and shows the switch of servers.
#[component]
pub fn PageExtras() -> impl IntoView {
    let servers = Servers::new(use_services(), use_dialogs());
    servers.follow_url();
    show_server_switch(servers);
    view! {
        <SettingsBanner/>
        <Alerts/>
    }
}
