//! A list of addresses and what answers them, which knows what is in it.

use crate::app::App;
use axum::Router;
use axum::routing::MethodRouter;

/// Addresses and what answers them. The same as axum's router, but for knowing what is in it.
#[derive(Default)]
pub struct Routes {
    router: Router<App>,
    paths: Vec<String>,
}

impl Routes {
    /// None yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// One more.
    pub fn route(mut self, path: &str, answers: MethodRouter<App>) -> Self {
        self.paths.push(path.to_owned());
        Self { router: self.router.route(path, answers), ..self }
    }

    /// These and others.
    pub fn merge(mut self, others: Self) -> Self {
        self.paths.extend(others.paths);
        Self { router: self.router.merge(others.router), ..self }
    }

    /// These and others, whose addresses all begin alike.
    pub fn nest(mut self, under: &str, others: Self) -> Self {
        self.paths.extend(others.paths.iter().map(|path| format!("{under}{path}")));
        Self { router: self.router.nest(under, others.router), ..self }
    }

    /// What axum serves.
    pub fn into_router(self) -> Router<App> {
        self.router
    }

    /// With something around all of them.
    pub fn around(self, wrap: impl FnOnce(Router<App>) -> Router<App>) -> Self {
        Self { router: wrap(self.router), ..self }
    }

    /// All addresses, as they are written here.
    #[cfg(test)]
    pub fn paths(&self) -> &[String] {
        &self.paths
    }
}
