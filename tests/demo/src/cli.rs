//! The command line.

use std::path::PathBuf;

use clap::{Parser, ValueEnum};

use crate::cors::Preflight;
use crate::faults::catalogue;
use crate::flavour::{Flavour, HeaderMode};

/// A demo Midjourney-Proxy with made-up tasks, which also serves the dashboard.
#[derive(Parser, Debug)]
#[command(name = "contact-sheet-demo", version, after_help = catalogue::help())]
pub struct Cli {
    /// Address to listen at
    #[arg(long, default_value = "127.0.0.1")]
    pub host: String,
    /// Port to listen at; 0 takes any that is free
    #[arg(long, default_value_t = 8080)]
    pub port: u16,
    /// Folder of the built dashboard
    #[arg(long, value_name = "DIR", default_value = "dist")]
    pub dist: PathBuf,
    /// Serve everything below this path, as a static host with sub-paths does
    #[arg(long, value_name = "PATH", default_value = "")]
    pub prefix: String,
    /// The config.json to answer: a file, or `none` for 404 [default: that of --dist, else the demo's own]
    #[arg(long, value_name = "FILE")]
    pub config: Option<String>,
    /// How many tasks there are at the start
    #[arg(long, value_name = "N", default_value_t = 5000, value_parser = up_to_two_million)]
    pub tasks: usize,
    /// What the tasks are made from: the same seed makes the same world
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// Nothing moves by itself: no new tasks, open ones stand still (for tests)
    #[arg(long)]
    pub still: bool,
    /// No tasks of others come in, not even when the clock is moved on
    #[arg(long)]
    pub alone: bool,
    /// The kind of server to play
    #[arg(long, value_enum, default_value_t = Flavour::Plus)]
    pub flavour: Flavour,
    /// Refuse calls of /mj without this token
    #[arg(long)]
    pub token: Option<String>,
    /// How the token is sent, to the demo and to the upstream [default: as the flavour wants it]
    #[arg(long, value_enum)]
    pub header: Option<HeaderMode>,
    /// Whether pages of other origins may call /mj [default: as the flavour does; none with --upstream]
    #[arg(long, value_enum)]
    pub cors: Option<Cors>,
    /// Whether new tasks fail by chance; the words of a prompt decide in any case (see below)
    #[arg(long, value_enum, default_value_t = Luck::Some)]
    pub luck: Luck,
    /// The account is in remix mode: V1 to V4, Vary and reroll ask for a prompt first
    #[arg(long)]
    pub remix: bool,
    /// Forward /mj to this real proxy instead, with the token of the environment variable MJ_TOKEN
    #[arg(long, value_name = "URL")]
    pub upstream: Option<String>,
}

/// Who may call from another origin.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum Cors {
    /// Any page
    Any,
    /// None: no header is sent
    None,
    /// Any page, but a preflight brings no token: with --token it is refused, as Plus can
    RefusePreflight,
}

/// How often new tasks fail by chance.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum Luck {
    /// Never
    Always,
    /// Eight in a hundred do
    Some,
}

impl Cli {
    /// How the token is sent.
    #[must_use]
    pub fn header(&self) -> HeaderMode {
        self.header.unwrap_or_else(|| self.flavour.header())
    }

    /// Other origins are let in.
    #[must_use]
    pub fn has_cors(&self) -> bool {
        let default = self.flavour.has_cors() && self.upstream.is_none();
        self.cors.map_or(default, |cors| cors != Cors::None)
    }

    /// What a preflight is told.
    #[must_use]
    pub fn preflight(&self) -> Preflight {
        match (self.cors, self.flavour) {
            _ if !self.has_cors() => Preflight::Unknown,
            (Some(Cors::RefusePreflight), _) if self.token.is_some() => Preflight::Unauthorized,
            (_, Flavour::Gateway) => Preflight::Star,
            (_, Flavour::Csharp) => Preflight::AsAsked,
            (_, Flavour::Plus | Flavour::OpenJava) => Preflight::Named,
        }
    }

    /// The sub-path without its last slash; empty at the root.
    #[must_use]
    pub fn prefix(&self) -> String {
        let path = self.prefix.trim_matches('/');
        if path.is_empty() { String::new() } else { format!("/{path}") }
    }

    /// The host as it stands in an address that a browser can open.
    #[must_use]
    pub fn shown_host(&self) -> String {
        match self.host.as_str() {
            "0.0.0.0" | "::" => "127.0.0.1".into(),
            host if host.contains(':') => format!("[{host}]"),
            host => host.into(),
        }
    }
}

fn up_to_two_million(text: &str) -> Result<usize, String> {
    text.parse().ok().filter(|count| *count <= 2_000_000).ok_or_else(|| "a number up to 2000000".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn defaults_follow_the_flavour() {
        let cli = Cli::parse_from(["demo", "--flavour", "csharp", "--prefix", "/a/b/"]);
        assert_eq!((cli.header(), cli.has_cors(), cli.prefix().as_str()), (HeaderMode::Raw, true, "/a/b"));
        let cli = Cli::parse_from(["demo", "--flavour", "open-java", "--cors", "any"]);
        assert_eq!(
            (cli.header(), cli.has_cors(), cli.prefix().as_str()),
            (HeaderMode::MjApiSecret, true, "")
        );
    }

    #[test]
    fn each_flavour_has_its_preflight() {
        let told = |more: &[&str]| Cli::parse_from([&["demo"], more].concat()).preflight();
        assert_eq!(told(&[]), Preflight::Named);
        assert_eq!(told(&["--flavour", "open-java"]), Preflight::Unknown);
        assert_eq!(told(&["--flavour", "csharp"]), Preflight::AsAsked);
        assert_eq!(told(&["--flavour", "gateway"]), Preflight::Star);
        assert_eq!(told(&["--cors", "refuse-preflight", "--token", "t"]), Preflight::Unauthorized);
        assert_eq!(
            told(&["--cors", "refuse-preflight"]),
            Preflight::Named,
            "without a token nobody is refused"
        );
        assert_eq!(told(&["--token", "t"]), Preflight::Named);
    }
}
