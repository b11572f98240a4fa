//! Shared state of the request handlers, and the routes.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use axum::Router;
use axum::middleware::from_fn_with_state;
use axum::routing::{any, get};

use crate::cli::{Cli, Luck};
use crate::faults::pending::PendingFaults;
use crate::pictures::render_pool::RenderPool;
use crate::request_log::RequestLog;
use crate::uploads::Uploads;
use crate::upstream::Upstream;
use crate::world::World;
use crate::world::clock::Clock;
use crate::world::wire_task::Times;
use crate::{api, auth, middleware, pictures, site, test_api};

static NEXT_ID: AtomicU64 = AtomicU64::new(1);

/// Everything that handlers share. A reset replaces it as a whole, so that nothing can survive by mistake.
pub struct App {
    /// Options in effect.
    pub cli: Cli,
    /// Clock of the world.
    pub clock: Clock,
    /// Requests received by `/mj`.
    pub request_log: RequestLog,
    /// Faults waiting for a request.
    pub pending: PendingFaults,
    /// Renderer and cache of the pictures.
    pub render_pool: Arc<RenderPool>,
    /// Uploaded pictures.
    pub uploads: Uploads,
    /// Real proxy, if `--upstream` is given.
    pub upstream: Option<Upstream>,
    /// Distinguishes the apps of one process, whose tasks differ.
    pub id: u64,
    world: RwLock<World>,
}

/// Handle to the app, as handlers receive it.
pub type Shared = Arc<App>;

impl App {
    /// An app in its initial state.
    pub fn new(cli: Cli, render_pool: Arc<RenderPool>) -> Result<Shared, String> {
        let clock = Clock::start(cli.frozen);
        let upstream = cli.upstream.as_deref().map(|url| Upstream::new(url, cli.header())).transpose()?;
        let tasks = if upstream.is_some() { 0 } else { cli.tasks };
        let mut world = World::new(cli.seed, tasks, clock.started_at());
        (world.never_fail, world.remix, world.no_background) =
            (cli.luck == Luck::Always, cli.remix, cli.no_background);
        let world = RwLock::new(world);
        let (request_log, pending, uploads) =
            (RequestLog::default(), PendingFaults::default(), Uploads::default());
        let id = NEXT_ID.fetch_add(1, Ordering::Relaxed);
        Ok(Arc::new(Self { id, cli, clock, request_log, pending, render_pool, uploads, upstream, world }))
    }

    /// Read access to the world at the current time.
    pub fn world(&self) -> RwLockReadGuard<'_, World> {
        let world = self.world.read().unwrap_or_else(PoisonError::into_inner);
        if self.upstream.is_some() || !world.is_behind(self.clock.now()) {
            return world;
        }
        drop(world);
        drop(self.world_mut());
        self.world.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// Write access to the world at the current time.
    pub fn world_mut(&self) -> RwLockWriteGuard<'_, World> {
        let mut world = self.world.write().unwrap_or_else(PoisonError::into_inner);
        if self.upstream.is_none() {
            world.catch_up(self.clock.now());
        }
        world
    }

    /// Current time for tasks and for links.
    pub fn times(&self) -> Times {
        Times { world: self.clock.now(), links: self.clock.link_time() }
    }
}

/// Routes of one app.
pub fn router(app: &Shared) -> Router {
    let mj = match app.upstream {
        Some(_) => Router::new().route("/mj/{*path}", any(crate::upstream::forward)),
        None => api::router().layer(from_fn_with_state(app.clone(), auth::check)),
    };
    Router::new()
        .merge(mj)
        .route("/pictures/{*path}", get(pictures::serve::picture))
        .fallback(site::serve)
        .layer(from_fn_with_state(app.clone(), middleware::handle))
        .merge(test_api::router())
        .with_state(app.clone())
}

/// The app that currently serves requests, which a reset replaces.
#[derive(Clone)]
pub struct CurrentApp {
    initial: Arc<Cli>,
    port: u16,
    current: Arc<RwLock<(Shared, Router)>>,
}

impl CurrentApp {
    /// An app with the options of the command line, reached at `port`.
    pub fn new(cli: Cli, port: u16) -> Result<Self, String> {
        let app = App::new(cli.clone(), Arc::default())?;
        let router = router(&app);
        Ok(Self { initial: Arc::new(cli), port, current: Arc::new(RwLock::new((app, router))) })
    }

    /// The current app and its router.
    pub fn get(&self) -> (Shared, Router) {
        self.current.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// URL of the dashboard under these options.
    pub fn url(&self, cli: &Cli) -> String {
        format!("http://{}:{}{}/", cli.browser_host(), self.port, cli.prefix())
    }

    /// Replaces the app by a new one: the options of the command line, with `options` replaced
    /// ([`Cli::with_options`]). Requests in progress end in the old app.
    pub fn reset(&self, options: &serde_json::Map<String, serde_json::Value>) -> Result<Shared, String> {
        let cli = self.initial.with_options(options)?;
        let app = App::new(cli, Arc::clone(&self.get().0.render_pool))?;
        let next = (app.clone(), router(&app));
        *self.current.write().unwrap_or_else(PoisonError::into_inner) = next;
        Ok(app)
    }
}
