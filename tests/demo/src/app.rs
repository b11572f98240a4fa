//! What all handlers share, and which path leads where.

use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use axum::Router;
use axum::middleware::from_fn_with_state;
use axum::routing::{any, get};

use crate::cli::{Cli, Luck};
use crate::faults::armed::Armed;
use crate::journal::Journal;
use crate::pictures::studio::Studio;
use crate::uploads::Uploads;
use crate::upstream::Upstream;
use crate::world::World;
use crate::world::clock::Clock;
use crate::world::shown::Times;
use crate::{api, auth, control, gate, pictures, site};

/// The demo.
pub struct App {
    /// How it was started.
    pub cli: Cli,
    /// What time it is.
    pub clock: Clock,
    /// The requests that came.
    pub journal: Journal,
    /// The faults that wait for a request.
    pub armed: Armed,
    /// Where pictures are drawn.
    pub studio: Arc<Studio>,
    /// Pictures that were sent in.
    pub uploads: Uploads,
    /// The real proxy, if there is one.
    pub upstream: Option<Upstream>,
    world: RwLock<World>,
}

/// How the handlers hold it.
pub type Shared = Arc<App>;

impl App {
    /// Makes the world.
    pub fn new(cli: Cli) -> Result<Shared, String> {
        let clock = Clock::start(cli.still);
        let upstream = cli.upstream.as_deref().map(|url| Upstream::new(url, cli.header())).transpose()?;
        let tasks = if upstream.is_some() { 0 } else { cli.tasks };
        let mut world = World::new(cli.seed, tasks, clock.begin());
        (world.lucky, world.remix, world.alone) = (cli.luck == Luck::Always, cli.remix, cli.alone);
        let world = RwLock::new(world);
        let (journal, armed, studio, uploads) =
            (Journal::default(), Armed::default(), Arc::default(), Uploads::default());
        Ok(Arc::new(Self { cli, clock, journal, armed, studio, uploads, upstream, world }))
    }

    /// The world as it is now, to look at.
    pub fn world(&self) -> RwLockReadGuard<'_, World> {
        let world = self.world.read().unwrap_or_else(PoisonError::into_inner);
        if self.upstream.is_some() || !world.is_behind(self.clock.now()) {
            return world;
        }
        drop(world);
        drop(self.world_mut());
        self.world.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// The world as it is now, to change.
    pub fn world_mut(&self) -> RwLockWriteGuard<'_, World> {
        let mut world = self.world.write().unwrap_or_else(PoisonError::into_inner);
        if self.upstream.is_none() {
            world.catch_up(self.clock.now());
        }
        world
    }

    /// What time it is, for tasks and for links.
    pub fn times(&self) -> Times {
        Times { world: self.clock.now(), links: self.clock.of_links() }
    }
}

/// Which path leads where.
pub fn router(app: &Shared) -> Router {
    let mj = match app.upstream {
        Some(_) => Router::new().route("/mj/{*path}", any(crate::upstream::forward)),
        None => api::router().layer(from_fn_with_state(app.clone(), auth::check)),
    };
    Router::new()
        .merge(mj)
        .route("/pictures/{*path}", get(pictures::serve::picture))
        .fallback(site::serve)
        .layer(from_fn_with_state(app.clone(), gate::pass))
        .merge(control::router())
        .with_state(app.clone())
}
