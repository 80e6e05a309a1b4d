//! The route table. A route cannot be added without saying who may call it, so the guard finds an entry for every route.

use super::Need;
use crate::web::access::Needs;
use crate::web::app::App;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::handler::Handler;
use axum::routing::{MethodRouter, on};
use utoipa::openapi::path::Operation;
use utoipa::openapi::{RefOr, Schema};
use utoipa_axum::router::UtoipaMethodRouter;

/// One route. The authorisation test walks all of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    /// `GET`, `POST` or `PUT`.
    pub method: &'static str,
    /// Path pattern in axum's notation.
    pub path: String,
    /// Who may call it.
    pub need: Need,
}

/// What the OpenAPI document says of the routes: their operations and the schemas these name.
#[derive(Default)]
pub(super) struct Told {
    pub(super) operations: Vec<(Route, Operation)>,
    pub(super) schemas: Vec<(String, RefOr<Schema>)>,
}

/// Builder of the router and of its table.
#[derive(Default)]
pub struct Routes {
    router: Router<App>,
    table: Vec<Route>,
    told: Told,
}

impl Routes {
    fn add<H, T>(mut self, method: &'static str, filter: axum::routing::MethodFilter, path: &'static str, need: Need, handler: H) -> Self
    where
        H: Handler<T, App>,
        T: 'static,
    {
        let one: MethodRouter<App> = on(filter, handler);
        self.router = self.router.route(path, one);
        self.table.push(Route { method, path: path.to_owned(), need });
        self
    }

    /// A route of the API. Method and path come from the handler's OpenAPI description, so that the document and the table cannot differ.
    #[must_use]
    pub fn tell(mut self, need: Need, (schemas, paths, router): UtoipaMethodRouter<App>) -> Self {
        for (path, item) in paths.paths {
            for (method, operation) in [("GET", item.get), ("POST", item.post), ("PUT", item.put)] {
                let Some(operation) = operation else { continue };
                let route = Route { method, path: path.clone(), need };
                self.table.push(route.clone());
                self.told.operations.push((route, operation));
            }
            self.router = self.router.route(&path, router.clone());
        }
        self.told.schemas.extend(schemas);
        self
    }

    /// A page or another safe request.
    #[must_use]
    pub fn get<H: Handler<T, App>, T: 'static>(self, path: &'static str, need: Need, handler: H) -> Self {
        self.add("GET", axum::routing::MethodFilter::GET, path, need, handler)
    }

    /// A request that changes something.
    #[must_use]
    pub fn post<H: Handler<T, App>, T: 'static>(self, path: &'static str, need: Need, handler: H) -> Self {
        self.add("POST", axum::routing::MethodFilter::POST, path, need, handler)
    }

    /// A request that changes something, and whose body may have up to `most` bytes.
    #[must_use]
    pub fn post_up_to<H: Handler<T, App>, T: 'static>(mut self, path: &'static str, need: Need, most: usize, handler: H) -> Self {
        let one: MethodRouter<App> = on(axum::routing::MethodFilter::POST, handler).layer(DefaultBodyLimit::max(most));
        self.router = self.router.route(path, one);
        self.table.push(Route { method: "POST", path: path.to_owned(), need });
        self
    }

    /// A request that replaces something.
    #[must_use]
    pub fn put<H: Handler<T, App>, T: 'static>(self, path: &'static str, need: Need, handler: H) -> Self {
        self.add("PUT", axum::routing::MethodFilter::PUT, path, need, handler)
    }

    /// Adds the routes of another builder.
    #[must_use]
    pub fn and(mut self, others: Self) -> Self {
        self.router = self.router.merge(others.router);
        self.table.extend(others.table);
        self.told.operations.extend(others.told.operations);
        self.told.schemas.extend(others.told.schemas);
        self
    }

    /// The table, in the order of its definition.
    #[must_use]
    pub fn table(&self) -> &[Route] {
        &self.table
    }

    pub(super) fn told(self) -> Told {
        self.told
    }

    pub(super) fn finish(self) -> (Router<App>, Needs) {
        let needs = self.table.iter().map(|r| ((r.method.to_owned(), r.path.clone()), r.need)).collect();
        (self.router, needs)
    }
}

/// The most bytes of a request by default: the largest file, and the form around it.
pub(in crate::web) const MOST_BODY: usize = 8 * 1024 * 1024 + 64 * 1024;
