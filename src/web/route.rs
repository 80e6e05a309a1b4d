//! The route table: a route without a need cannot be written, and a path that is not in the table is refused.

use super::{App, Need};
use axum::Router;
use axum::handler::Handler;
use axum::routing::{MethodRouter, on};
use std::collections::HashMap;

/// One route: what the authorization test goes through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    /// `GET` or `POST`, …
    pub method: &'static str,
    /// The path as axum writes it.
    pub path: &'static str,
    /// What it needs.
    pub need: Need,
}

/// Needs by method and path.
pub(super) type Needs = HashMap<(String, String), Need>;

/// Routes being gathered.
#[derive(Default)]
pub struct Routes {
    router: Router<App>,
    table: Vec<Route>,
}

impl Routes {
    fn add<H, T>(mut self, method: &'static str, filter: axum::routing::MethodFilter, path: &'static str, need: Need, handler: H) -> Self
    where
        H: Handler<T, App>,
        T: 'static,
    {
        let one: MethodRouter<App> = on(filter, handler);
        self.router = self.router.route(path, one);
        self.table.push(Route { method, path, need });
        self
    }

    /// A page or a reading.
    #[must_use]
    pub fn get<H: Handler<T, App>, T: 'static>(self, path: &'static str, need: Need, handler: H) -> Self {
        self.add("GET", axum::routing::MethodFilter::GET, path, need, handler)
    }

    /// An act.
    #[must_use]
    pub fn post<H: Handler<T, App>, T: 'static>(self, path: &'static str, need: Need, handler: H) -> Self {
        self.add("POST", axum::routing::MethodFilter::POST, path, need, handler)
    }

    /// An act that replaces.
    #[must_use]
    pub fn put<H: Handler<T, App>, T: 'static>(self, path: &'static str, need: Need, handler: H) -> Self {
        self.add("PUT", axum::routing::MethodFilter::PUT, path, need, handler)
    }

    /// Joins other routes.
    #[must_use]
    pub fn and(mut self, others: Self) -> Self {
        self.router = self.router.merge(others.router);
        self.table.extend(others.table);
        self
    }

    /// The table, in the order it was written.
    #[must_use]
    pub fn table(&self) -> &[Route] {
        &self.table
    }

    pub(super) fn finish(self) -> (Router<App>, Needs) {
        let needs = self.table.iter().map(|r| ((r.method.to_owned(), r.path.to_owned()), r.need)).collect();
        (self.router, needs)
    }
}
