//! Command line options.

use std::path::PathBuf;

use clap::{Parser, ValueEnum};
use serde_json::{Map, Value};

use crate::cors::Preflight;
use crate::faults::catalogue;
use crate::server_variant::{HeaderMode, ServerVariant};

const MAX_TASKS: u64 = 2_000_000;

/// A demo Midjourney-Proxy with generated tasks, which also serves the dashboard.
#[derive(Parser, Clone, Debug)]
#[command(name = "contact-sheet-demo", version, after_help = catalogue::help())]
pub struct Cli {
    /// Address to listen on
    #[arg(long, default_value = "127.0.0.1")]
    pub host: String,
    /// Port to listen on; 0 selects any free port
    #[arg(long, default_value_t = 8080)]
    pub port: u16,
    /// Directory of the built dashboard
    #[arg(long, value_name = "DIR", default_value = "dist")]
    pub dist: PathBuf,
    /// Serve everything under this path prefix
    #[arg(long, value_name = "PATH", default_value = "")]
    pub prefix: String,
    /// File to serve as config.json, or `none` for 404 [default: the one in --dist, otherwise the demo's own]
    #[arg(long, value_name = "FILE")]
    pub config: Option<String>,
    /// Number of tasks at the start
    #[arg(long, value_name = "N", default_value_t = 5000, value_parser = parse_task_count)]
    pub tasks: usize,
    /// Seed of the generated data: the same seed generates the same tasks
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// Stop the clock: no new tasks, no progress (for tests)
    #[arg(long = "frozen", alias = "still")]
    pub frozen: bool,
    /// No background tasks of other users, even when the clock is advanced
    #[arg(long = "no-background", alias = "alone")]
    pub no_background: bool,
    /// Draw pictures with an eighth of their detail, which is faster (for tests)
    #[arg(long)]
    pub coarse: bool,
    /// Server variant to simulate
    #[arg(long = "flavour", visible_alias = "variant", value_enum, default_value_t = ServerVariant::Plus)]
    pub variant: ServerVariant,
    /// Require this token for /mj
    #[arg(long)]
    pub token: Option<String>,
    /// Header that carries the token, to the demo and to the upstream [default: that of the server variant]
    #[arg(long, value_enum)]
    pub header: Option<HeaderMode>,
    /// Whether pages of other origins may call /mj [default: that of the server variant; none with --upstream]
    #[arg(long, value_enum)]
    pub cors: Option<Cors>,
    /// Whether new tasks fail at random; trigger words in the prompt take precedence (see below)
    #[arg(long, value_enum, default_value_t = Luck::Some)]
    pub luck: Luck,
    /// Remix mode: V1 to V4, Vary and reroll ask for a prompt first
    #[arg(long)]
    pub remix: bool,
    /// Forward /mj to this real proxy, with the token in the environment variable MJ_TOKEN
    #[arg(long, value_name = "URL")]
    pub upstream: Option<String>,
}

/// CORS policy.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum Cors {
    /// Any origin
    Any,
    /// No CORS headers
    None,
    /// Any origin, but with --token a preflight request is rejected with 401, as Plus can be configured to do
    RefusePreflight,
}

/// Random failures of new tasks.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum Luck {
    /// No task fails at random
    Always,
    /// 8 % of the tasks fail
    Some,
}

impl Cli {
    /// Header that carries the token.
    #[must_use]
    pub fn header(&self) -> HeaderMode {
        self.header.unwrap_or_else(|| self.variant.header())
    }

    /// Whether cross-origin requests are allowed.
    #[must_use]
    pub fn has_cors(&self) -> bool {
        let default = self.variant.has_cors() && self.upstream.is_none();
        self.cors.map_or(default, |cors| cors != Cors::None)
    }

    /// Response to preflight requests.
    #[must_use]
    pub fn preflight(&self) -> Preflight {
        match (self.cors, self.variant) {
            _ if !self.has_cors() => Preflight::Forbidden,
            (Some(Cors::RefusePreflight), _) if self.token.is_some() => Preflight::Unauthorized,
            (_, ServerVariant::Gateway) => Preflight::Wildcard,
            (_, ServerVariant::Csharp) => Preflight::Echo,
            (_, ServerVariant::Plus | ServerVariant::OpenJava) => Preflight::Explicit,
        }
    }

    /// Path prefix without a trailing slash; empty at the root.
    #[must_use]
    pub fn prefix(&self) -> String {
        let path = self.prefix.trim_matches('/');
        if path.is_empty() { String::new() } else { format!("/{path}") }
    }

    /// Host part of a URL that a browser on this machine can open.
    #[must_use]
    pub fn browser_host(&self) -> String {
        match self.host.as_str() {
            "0.0.0.0" | "::" => "127.0.0.1".into(),
            host if host.contains(':') => format!("[{host}]"),
            host => host.into(),
        }
    }

    /// A copy with the given options replaced. Keys are the long option names without dashes, values are numbers,
    /// strings or booleans; `null` means "not given". Options that need a new socket are rejected.
    pub fn with_options(&self, options: &Map<String, Value>) -> Result<Self, String> {
        let mut cli = self.clone();
        for (name, value) in options {
            let invalid = || format!("invalid value {value} for option {name:?}");
            match name.as_str() {
                "tasks" if value.as_u64().is_some_and(|count| count <= MAX_TASKS) => {
                    cli.tasks = value.as_u64().unwrap_or_default() as usize;
                }
                "seed" => cli.seed = value.as_u64().ok_or_else(invalid)?,
                "prefix" => cli.prefix = value.as_str().ok_or_else(invalid)?.to_owned(),
                "config" => cli.config = optional_string(value).ok_or_else(invalid)?,
                "token" => cli.token = optional_string(value).ok_or_else(invalid)?,
                "frozen" | "still" => cli.frozen = value.as_bool().ok_or_else(invalid)?,
                "no-background" | "alone" => cli.no_background = value.as_bool().ok_or_else(invalid)?,
                "coarse" => cli.coarse = value.as_bool().ok_or_else(invalid)?,
                "remix" => cli.remix = value.as_bool().ok_or_else(invalid)?,
                "flavour" | "variant" => cli.variant = optional_enum(value).flatten().ok_or_else(invalid)?,
                "luck" => cli.luck = optional_enum(value).flatten().ok_or_else(invalid)?,
                "header" => cli.header = optional_enum(value).ok_or_else(invalid)?,
                "cors" => cli.cors = optional_enum(value).ok_or_else(invalid)?,
                "tasks" => return Err(invalid()),
                _ => return Err(format!("unknown option {name:?}, or one that cannot change at run time")),
            }
        }
        Ok(cli)
    }
}

/// The string, `Some(None)` for null, or `None` for other types.
fn optional_string(value: &Value) -> Option<Option<String>> {
    if value.is_null() { Some(None) } else { value.as_str().map(|text| Some(text.to_owned())) }
}

/// The variant with this name, `Some(None)` for null, or `None` for unknown names.
fn optional_enum<T: ValueEnum>(value: &Value) -> Option<Option<T>> {
    if value.is_null() { Some(None) } else { T::from_str(value.as_str()?, false).ok().map(Some) }
}

fn parse_task_count(text: &str) -> Result<usize, String> {
    text.parse()
        .ok()
        .filter(|count| *count as u64 <= MAX_TASKS)
        .ok_or_else(|| format!("expected a number up to {MAX_TASKS}"))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn parse(more: &[&str]) -> Cli {
        Cli::parse_from([&["demo"], more].concat())
    }

    #[test]
    fn defaults_follow_the_server_variant() {
        let cli = parse(&["--flavour", "csharp", "--prefix", "/a/b/"]);
        assert_eq!((cli.header(), cli.has_cors(), cli.prefix().as_str()), (HeaderMode::Raw, true, "/a/b"));
        let cli = parse(&["--flavour", "open-java", "--cors", "any"]);
        assert_eq!(
            (cli.header(), cli.has_cors(), cli.prefix().as_str()),
            (HeaderMode::MjApiSecret, true, "")
        );
    }

    #[test]
    fn each_variant_has_its_preflight() {
        let preflight = |more: &[&str]| parse(more).preflight();
        assert_eq!(preflight(&[]), Preflight::Explicit);
        assert_eq!(preflight(&["--flavour", "open-java"]), Preflight::Forbidden);
        assert_eq!(preflight(&["--flavour", "csharp"]), Preflight::Echo);
        assert_eq!(preflight(&["--flavour", "gateway"]), Preflight::Wildcard);
        assert_eq!(preflight(&["--cors", "refuse-preflight", "--token", "t"]), Preflight::Unauthorized);
        assert_eq!(
            preflight(&["--cors", "refuse-preflight"]),
            Preflight::Explicit,
            "without a token nothing is rejected"
        );
        assert_eq!(preflight(&["--token", "t"]), Preflight::Explicit);
    }

    #[test]
    fn old_and_new_option_names_work() {
        let (old, new) = (
            parse(&["--still", "--alone", "--flavour", "csharp"]),
            parse(&["--frozen", "--no-background", "--variant", "csharp"]),
        );
        assert_eq!(
            (old.frozen, old.no_background, old.variant),
            (new.frozen, new.no_background, new.variant)
        );
        assert!(new.frozen && new.no_background && new.variant == ServerVariant::Csharp);
    }

    #[test]
    fn options_can_be_replaced_from_json() {
        let base = parse(&["--token", "t", "--still", "--port", "0"]);
        let with = |options: Value| base.with_options(options.as_object().unwrap());
        let cli = with(json!({
            "tasks": 60, "seed": 7, "prefix": "/a", "config": "none", "token": null, "still": false, "alone": true,
            "remix": true, "flavour": "open-java", "luck": "always", "header": "raw", "cors": "refuse-preflight"
        }))
        .unwrap();
        assert_eq!((cli.tasks, cli.seed, cli.prefix().as_str(), cli.port), (60, 7, "/a", 0));
        assert_eq!((cli.config.as_deref(), cli.token), (Some("none"), None));
        assert_eq!((cli.frozen, cli.no_background, cli.remix), (false, true, true));
        assert_eq!((cli.variant, cli.luck), (ServerVariant::OpenJava, Luck::Always));
        assert_eq!((cli.header, cli.cors), (Some(HeaderMode::Raw), Some(Cors::RefusePreflight)));
        assert_eq!(with(json!({"frozen": true})).unwrap().token.as_deref(), Some("t"));
        for bad in [
            json!({"tasks": -1}),
            json!({"tasks": 2_000_001}),
            json!({"variant": "other"}),
            json!({"luck": null}),
            json!({"frozen": "yes"}),
            json!({"port": 1}),
            json!({"unknown": 1}),
        ] {
            assert!(with(bad.clone()).is_err(), "{bad}");
        }
    }
}
