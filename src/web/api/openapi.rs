//! The OpenAPI 3.1 document, built from the routes themselves. What holds for many routes (permissions, idempotency keys, problems) is
//! added here once.

use super::batch::list::ListCompared;
use super::schema;
use crate::domain::account::actor::Role;
use crate::web::app::App;
use crate::web::route::Route;
use crate::web::{Need, Routes};
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;
use utoipa::ToSchema;
use utoipa::openapi::path::{Operation, Parameter, ParameterBuilder, ParameterIn, Paths};
use utoipa::openapi::schema::{ObjectBuilder, Type};
use utoipa::openapi::security::{Http, HttpAuthScheme, SecurityRequirement, SecurityScheme};
use utoipa::openapi::{
    ComponentsBuilder, ContentBuilder, InfoBuilder, LicenseBuilder, OpenApi, OpenApiBuilder, Ref, RefOr, Required, Response as Told,
    ResponseBuilder,
};
use utoipa_axum::routes;

/// Path prefix of every route of the API.
const ROOT: &str = "/api/v1/";

/// What went wrong (RFC 9457).
#[derive(Serialize, ToSchema)]
pub struct Problem {
    /// `urn:reprise:problem:` and the code.
    #[serde(rename = "type")]
    pub kind: String,
    /// In one sentence, in the language asked for.
    pub title: String,
    /// The status of the answer.
    pub status: u16,
    /// In full, in the language asked for.
    pub detail: String,
    /// The stable word for programs.
    pub code: String,
    /// The fields that do not do.
    #[schema(required = false)]
    pub errors: Vec<ProblemField>,
    /// Why a step was refused.
    #[schema(required = false)]
    pub reasons: Vec<RefusalReason>,
    /// The step that was refused.
    pub step: Option<schema::StepKind>,
    /// Where the device stands.
    pub stage: Option<schema::Stage>,
    /// The value a conflict is about.
    pub seen: Option<String>,
    /// What loading a list would do to the one that is loaded (`list_differs`).
    pub comparison: Option<ListCompared>,
    /// A number to quote when the error is ours.
    pub instance: Option<String>,
}

/// A field that does not do.
#[derive(Serialize, ToSchema)]
pub struct ProblemField {
    /// Its name, with the path to it; empty when it is about the whole.
    pub field: String,
    /// Why.
    pub because: schema::Reason,
    /// What was seen, or the bound.
    pub seen: String,
}

/// A reason why a step is refused; each has fields of its own beside the word.
#[derive(Serialize, ToSchema)]
pub struct RefusalReason {
    /// The stable word.
    pub why: String,
    /// What the sentence about it names.
    #[serde(flatten)]
    pub more: BTreeMap<String, serde_json::Value>,
}

/// The route that serves the document.
pub fn routes() -> Routes {
    Routes::default().tell(Need::Anyone, routes!(get))
}

/// This document.
#[utoipa::path(get, path = "/api/v1/openapi.json", responses((status = 200, description = "OpenAPI 3.1", body = serde_json::Value)))]
pub async fn get(State(_app): State<App>) -> Response {
    static TEXT: LazyLock<String> = LazyLock::new(|| serde_json::to_string(&document()).unwrap_or_default());
    ([(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "no-cache")], TEXT.as_str()).into_response()
}

/// Builds the document.
fn document() -> OpenApi {
    let told = super::routes().told();
    let mut schemas = told.schemas;
    Problem::schemas(&mut schemas);
    schemas.push((Problem::name().into_owned(), <Problem as utoipa::PartialSchema>::schema()));
    let mut paths = Paths::new();
    for (route, operation) in told.operations {
        let operation = completed(&route, operation);
        let item = paths.paths.entry(route.path).or_default();
        let slot = match route.method {
            "POST" => &mut item.post,
            "PUT" => &mut item.put,
            _ => &mut item.get,
        };
        *slot = Some(operation);
    }
    let bearer = Http::builder()
        .scheme(HttpAuthScheme::Bearer)
        .description(Some("A token of one's own account page, or of `reprise token add`."))
        .build();
    OpenApiBuilder::new()
        .info(
            InfoBuilder::new()
                .title("Reprise")
                .version("1")
                .description(Some(
                    "Follows every retired computer from the donor's decision to the hands that use it next. Additions are free, changes are breaking. \
                     Answers speak the language of `Accept-Language`. Times are UTC.",
                ))
                .license(Some(LicenseBuilder::new().name("EUPL-1.2").identifier(Some("EUPL-1.2")).build()))
                .build(),
        )
        .paths(paths)
        .components(Some(ComponentsBuilder::new().schemas_from_iter(schemas).security_scheme("bearer", SecurityScheme::Http(bearer)).build()))
        .build()
}

/// Adds to an operation what follows from the route's permission and method, so that no handler repeats it.
fn completed(route: &Route, mut operation: Operation) -> Operation {
    let noun = route.path.strip_prefix(ROOT).unwrap_or(&route.path).split(['/', '.']).next().unwrap_or_default().to_owned();
    operation.operation_id = operation.operation_id.map(|id| format!("{}_{id}", noun.replace('-', "_")));
    operation.tags = Some(vec![noun]);
    let who: Vec<&str> = match route.need {
        Need::Anyone => Vec::new(),
        Need::SignedIn => Role::ALL.iter().map(|r| r.as_str()).collect(),
        Need::May(act) => Role::ALL.iter().filter(|r| r.may(act)).map(|r| r.as_str()).collect(),
    };
    if who.is_empty() {
        operation.security = Some(vec![SecurityRequirement::default()]);
    } else {
        operation.security = Some(vec![SecurityRequirement::new("bearer", Vec::<String>::new())]);
        let said = format!("For: {}.", who.join(", "));
        operation.description = Some(operation.description.map_or_else(|| said.clone(), |text| format!("{text}\n\n{said}")));
        problem(&mut operation, "401", "No token, or one that does not work.");
        problem(&mut operation, "403", "Not for this role, or the token may only read.");
    }
    problem(&mut operation, "422", "Something given does not do; `errors` says what.");
    problem(&mut operation, "default", "Anything else that went wrong.");
    if route.path.contains('{') {
        problem(&mut operation, "404", "Not there, or not for this caller to know.");
    }
    if route.method != "GET" {
        problem(&mut operation, "400", "The body cannot be read.");
        problem(&mut operation, "413", "The body is too large.");
        problem(&mut operation, "409", "Not now, not so; or the key was used for another question (`key_reused`).");
    }
    if route.method == "POST" {
        let once = "Counts the call once for a day: the same key with the same question gives the same answer, with another question 409. \
                    The question is method, path and body, byte by byte. A refusal is not kept.";
        parameter(&mut operation, "Idempotency-Key", once, Some(100));
    }
    if operation.request_body.is_some() {
        problem(&mut operation, "415", "The body is not of a kind that is read here.");
    }
    operation
}

fn problem(operation: &mut Operation, status: &str, about: &str) {
    let content = ContentBuilder::new().schema(Some(Ref::from_schema_name(Problem::name()))).build();
    let told: Told = ResponseBuilder::new().description(about).content("application/problem+json", content).build();
    operation.responses.responses.entry(status.to_owned()).or_insert_with(|| RefOr::T(told));
}

fn parameter(operation: &mut Operation, name: &str, about: &str, most: Option<usize>) {
    let text = ObjectBuilder::new().schema_type(Type::String).max_length(most);
    let header: Parameter = ParameterBuilder::new()
        .name(name)
        .parameter_in(ParameterIn::Header)
        .required(Required::False)
        .description(Some(about))
        .schema(Some(text))
        .build();
    operation.parameters.get_or_insert_with(Vec::new).push(header.into());
}

#[cfg(test)]
mod tests {
    #[test]
    fn one_name_is_one_schema() {
        let mut told: std::collections::BTreeMap<String, serde_json::Value> = std::collections::BTreeMap::new();
        for (name, schema) in crate::web::api::routes().told().schemas {
            let schema = serde_json::to_value(schema).unwrap();
            let known = told.entry(name.clone()).or_insert_with(|| schema.clone());
            assert_eq!(*known, schema, "two things are called {name}");
        }
    }
}
