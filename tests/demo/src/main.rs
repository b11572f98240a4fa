//! A demo Midjourney-Proxy: generated tasks with images, live progress and fault injection. It also serves the
//! dashboard, or forwards its calls to a real proxy. It is used for trying the dashboard and by its end-to-end tests.
//!
//! ```text
//! connection ─► server ─► middleware (log, CORS, faults) ─► mj: auth ─► api ─► world
//!                                                        ├► pictures
//!                                                        └► site (dist/, config.json)
//! ```
//!
//! A submitted task passes through all statuses within ten to twenty seconds ([`world::timeline`]); trigger words in the
//! prompt, such as `fail:timeout`, decide the outcome ([`world::prompt_triggers`]). `--help` lists them and the faults.
//!
//! The crate shares no types with the dashboard, so that an error in one cannot hide an error in the other.

mod api;
mod app;
mod auth;
mod cli;
mod cors;
mod faults;
mod middleware;
mod pictures;
mod request_log;
mod server;
mod server_variant;
mod site;
mod test_api;
mod uploads;
mod upstream;
mod world;

use std::io::Write;
use std::process::ExitCode;

use clap::Parser;
use tokio::net::TcpListener;

use crate::cli::Cli;

#[tokio::main]
async fn main() -> ExitCode {
    match run(Cli::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

/// Serves until the process is terminated. The error is a message for the user.
async fn run(cli: Cli) -> Result<(), String> {
    let address = format!("{}:{}", cli.host, cli.port);
    let listener = TcpListener::bind((cli.host.as_str(), cli.port)).await.map_err(|error| match error.kind() {
        std::io::ErrorKind::AddrInUse => format!("{address} is in use by another program: stop it, or choose another --port (0 selects any free port)."),
        _ => format!("Cannot listen at {address}: {error}."),
    })?;
    let port = listener.local_addr().map_or(cli.port, |local| local.port());
    let app = app::CurrentApp::new(cli, port)?;
    let url = app.url(&app.get().0.cli);
    // Scripts wait for this line; a closed stdout is not an error.
    let _ = writeln!(std::io::stdout(), "Contact Sheet is at {url}");
    let _ = std::io::stdout().flush();
    tokio::select! {
        () = server::serve(listener, app) => {}
        () = shutdown_signal() => {}
    }
    Ok(())
}

/// Waits for Ctrl-C, or for the signal that `kill` and containers send.
async fn shutdown_signal() {
    let interrupt = async { drop(tokio::signal::ctrl_c().await) };
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! { () = interrupt => {}, _ = terminate.recv() => {} }
            return;
        }
    }
    interrupt.await;
}
