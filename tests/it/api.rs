//! Guards the JSON API for integrators: the whole workflow runs through it alone, every answer is checked against the OpenAPI document,
//! and permissions and invalid, repeated, stale or foreign requests are tested.

mod authorization;
mod bad;
pub mod door;
mod road;
mod schema;

use crate::support::house::House;
use door::Door;
use std::collections::BTreeSet;

/// The OpenAPI document is complete: it holds every route under `/api/v1`, and nothing else.
#[test]
fn the_document_is_the_route_table() {
    let house = House::sqlite();
    let door = Door::of(&house);
    let routes = reprise::web::routes();
    let table: BTreeSet<String> =
        routes.table().iter().filter(|r| r.path.starts_with("/api/")).map(|r| format!("{} {}", r.method, r.path)).collect();
    let mut told = BTreeSet::new();
    let mut ids = BTreeSet::new();
    for (path, item) in door.document()["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            told.insert(format!("{} {path}", method.to_uppercase()));
            let id = operation["operationId"].as_str().unwrap();
            assert!(ids.insert(id.to_owned()), "two operations are called {id}");
            assert!(operation["summary"].as_str().is_some_and(|s| !s.is_empty()), "{id} has no summary");
            let named: BTreeSet<&str> =
                operation["parameters"].as_array().into_iter().flatten().filter_map(|p| p["name"].as_str()).collect();
            for part in path.split('/').filter_map(|p| p.strip_prefix('{')?.strip_suffix('}')) {
                assert!(named.contains(part), "{id} does not tell of {part}");
            }
            assert!(method != "post" || named.contains("Idempotency-Key"), "{id}");
            let open = path.ends_with("openapi.json") || path.ends_with("/catalogue");
            assert_eq!(operation["security"][0].get("bearer").is_some(), !open, "{id}");
        }
    }
    assert_eq!(told, table);
    assert_eq!(door.document()["openapi"], "3.1.0");
    assert_eq!(door.document()["components"]["securitySchemes"]["bearer"]["scheme"], "bearer");
    let text = door.document().to_string();
    let named: BTreeSet<&str> =
        text.match_indices("\"#/components/schemas/").map(|(at, _)| text[at + 22..].split('"').next().unwrap()).collect();
    let known = &door.document()["components"]["schemas"];
    let unknown: Vec<&&str> = named.iter().filter(|name| known.get(**name).is_none()).collect();
    assert!(unknown.is_empty(), "named and not told: {unknown:?}");
}
