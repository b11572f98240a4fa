//! A demo Midjourney-Proxy: made-up tasks with pictures, live progress and faults on request. It serves the dashboard
//! too, or forwards its calls to a real proxy. The dashboard is tried with it and tested against it.
//!
//! ```text
//! connection ─► server ─► gate (log, CORS, faults) ─► mj: auth ─► api ─► world
//!                                                  ├► pictures
//!                                                  └► site (dist/, config.json)
//! ```
//!
//! What is submitted goes through all steps in some ten to twenty seconds ([`world::timeline`]); words in the prompt, such as
//! `fail:timeout`, decide how it ends ([`world::prompt_triggers`]). `--help` lists these words and the faults.
//!
//! It is the other side of the wire: it shares no type with the dashboard, so that both cannot be wrong alike.

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

/// Serves until told to end. The error is a sentence for the person who started it.
async fn run(cli: Cli) -> Result<(), String> {
    let address = format!("{}:{}", cli.host, cli.port);
    let listener = TcpListener::bind((cli.host.as_str(), cli.port)).await.map_err(|error| match error.kind() {
        std::io::ErrorKind::AddrInUse => format!("{address} is accepted by another program: stop it, or choose another --port (0 takes any that is free)."),
        _ => format!("Cannot listen at {address}: {error}."),
    })?;
    let port = listener.local_addr().map_or(cli.port, |local| local.port());
    let app = app::CurrentApp::new(cli, port)?;
    let url = app.url(&app.get().0.cli);
    // Whoever started us waits for this line. If nobody reads it, that is no reason to end.
    let _ = writeln!(std::io::stdout(), "Contact Sheet is at {url}");
    let _ = std::io::stdout().flush();
    tokio::select! {
        () = server::serve(listener, app) => {}
        () = told_to_end() => {}
    }
    Ok(())
}

/// Ctrl-C, or the signal that `kill` and containers send.
async fn told_to_end() {
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
