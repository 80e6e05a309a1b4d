//! The HTTP test client: the whole application on a fresh database, accounts with tokens, and a check of every answer against the OpenAPI
//! document.

use super::schema;
use crate::support::house::House;
use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode, header};
use reprise::desk::Desk;
use reprise::desk::account::users::NewUser;
use reprise::domain::account::actor::Role;
use reprise::domain::id::OrganisationId;
use reprise::i18n::Locale;
use serde_json::{Value, json};
use std::cell::RefCell;
use std::collections::BTreeSet;
use tower::ServiceExt;

/// The password of every account in these tests.
pub const PASSWORD: &str = "quatre mots au hasard";

/// The application with its accounts.
pub struct Door {
    router: Router,
    pub desk: Desk,
    runtime: tokio::runtime::Runtime,
    /// Operations answered with success: method and path as in the OpenAPI document.
    pub walked: RefCell<BTreeSet<String>>,
    document: Value,
}

pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub bytes: Vec<u8>,
}

impl Answer {
    /// The body as JSON; null when it is not JSON.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes).unwrap_or(Value::Null)
    }

    /// The error code of a problem body.
    pub fn code(&self) -> String {
        self.json()["code"].as_str().unwrap_or_default().to_owned()
    }

    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    /// A header's value; empty when it is missing.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|v| v.to_str().ok()).unwrap_or("")
    }

    /// The body as JSON, after asserting the status.
    #[track_caller]
    pub fn must(&self, status: u16) -> Value {
        assert_eq!(self.status.as_u16(), status, "{}", String::from_utf8_lossy(&self.bytes));
        self.json()
    }
}

/// A request being built.
pub struct Ask<'a> {
    door: &'a Door,
    request: axum::http::request::Builder,
    method: String,
    path: String,
    body: Vec<u8>,
    json: Option<Value>,
}

impl Ask<'_> {
    /// Adds a header.
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.request = self.request.header(name, value);
        self
    }

    /// Asks for another language than English.
    pub fn in_language(mut self, language: &str) -> Self {
        self.request.headers_mut().unwrap().insert(header::ACCEPT_LANGUAGE, language.parse().unwrap());
        self
    }

    /// Sets a JSON body.
    pub fn json(mut self, body: Value) -> Self {
        self.body = body.to_string().into_bytes();
        self.json = Some(body);
        self.with("content-type", "application/json")
    }

    /// Sets a body with a media type.
    pub fn body(mut self, kind: &str, bytes: impl Into<Vec<u8>>) -> Self {
        self.body = bytes.into();
        self.with("content-type", kind)
    }

    /// Sends the request; fails on status 500, and checks an API answer against the OpenAPI document.
    pub fn go(self) -> Answer {
        let request = self.request.body(Body::from(self.body)).unwrap();
        let router = self.door.router.clone();
        let answer = self.door.runtime.block_on(async move {
            let response = router.oneshot(request).await.unwrap();
            let (parts, body) = response.into_parts();
            let bytes = axum::body::to_bytes(body, usize::MAX).await.unwrap().to_vec();
            Answer { status: parts.status, headers: parts.headers, bytes }
        });
        assert_ne!(
            answer.status,
            StatusCode::INTERNAL_SERVER_ERROR,
            "{} {}: {}",
            self.method,
            self.path,
            String::from_utf8_lossy(&answer.bytes)
        );
        if self.path.starts_with("/api/v1/") && self.method != "HEAD" {
            self.door.hold_against_the_document(&self.method, &self.path, self.json.as_ref(), &answer);
        }
        answer
    }
}

impl Door {
    /// The application on a fixture's database.
    pub fn of(house: &House) -> Self {
        let desk = house.desk.clone();
        let router = reprise::web::app(desk.clone());
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let mut door = Self { router, desk, runtime, walked: RefCell::default(), document: json!({}) };
        door.document = door.ask("GET", "/api/v1/openapi.json", "").go().json();
        door
    }

    /// The OpenAPI document.
    pub fn document(&self) -> &Value {
        &self.document
    }

    /// Creates an account with a role and returns its token, which may write.
    pub fn someone(&self, name: &str, role: Role, organisation: Option<&str>) -> String {
        self.account(name, role, organisation);
        self.token(name, true)
    }

    /// Creates an account.
    pub fn account(&self, name: &str, role: Role, organisation: Option<&str>) {
        let organisation = organisation.map(OrganisationId::new);
        let new = NewUser { email: email(name), name: name.to_owned(), role, organisation, password: PASSWORD.to_owned() };
        self.desk.accounts().add_from_console(&new, Locale::En).unwrap();
    }

    /// Creates a token for an account.
    pub fn token(&self, name: &str, writes: bool) -> String {
        self.desk.accounts().add_token_from_console(&email(name), "test", writes).unwrap()
    }

    /// The session cookie of an account after signing in by the page.
    pub fn cookie(&self, name: &str) -> String {
        let answer = self.form("", "/sign-in", &[("email", &email(name)), ("password", PASSWORD)]);
        answer.header("set-cookie").split(';').next().unwrap().to_owned()
    }

    /// Sends a form as one of our pages does.
    pub fn form(&self, cookie: &str, path: &str, fields: &[(&str, &str)]) -> Answer {
        let encode = |text: &str| text.bytes().map(|b| format!("%{b:02X}")).collect::<String>();
        let body = fields.iter().map(|(name, value)| format!("{name}={}", encode(value))).collect::<Vec<_>>().join("&");
        let ask = self.ask("POST", path, "").with("cookie", cookie).with("sec-fetch-site", "same-origin");
        ask.body("application/x-www-form-urlencoded", body).go()
    }

    /// Starts many slow readers of a long answer that never read it, and returns how many were accepted. Ordinary requests are answered
    /// meanwhile.
    pub fn asleep(&self, path: &str, token: &str, readers: usize) -> usize {
        self.runtime.block_on(async {
            let ask = |path: &str| Request::get(path).header(header::AUTHORIZATION, format!("Bearer {token}")).body(Body::empty()).unwrap();
            let readers: Vec<_> = (0..readers).map(|_| tokio::spawn(self.router.clone().oneshot(ask(path)))).collect();
            let mut begun = Vec::new();
            // Each answered request lets the slow readers proceed a little.
            for _ in 0..20 {
                let answer = self.router.clone().oneshot(ask("/api/v1/devices?limit=1")).await.unwrap();
                assert_eq!(answer.status(), StatusCode::OK, "the readers that sleep have taken every connection");
            }
            for reader in readers {
                if reader.is_finished() {
                    begun.push(reader.await.unwrap().unwrap());
                } else {
                    reader.abort();
                }
            }
            begun.len()
        })
    }

    /// A request with a token, or anonymous when the token is empty.
    pub fn ask(&self, method: &str, path: &str, token: &str) -> Ask<'_> {
        let mut request =
            Request::builder().method(method).uri(path).header(header::HOST, "reprise.test").header(header::ACCEPT_LANGUAGE, "en");
        if !token.is_empty() {
            request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
        }
        Ask { door: self, request, method: method.to_owned(), path: path.to_owned(), body: Vec::new(), json: None }
    }

    /// GETs a path of the API and asserts success.
    #[track_caller]
    pub fn get(&self, token: &str, path: &str) -> Value {
        self.ask("GET", &format!("/api/v1/{path}"), token).go().must(200)
    }

    /// POSTs a JSON body to the API.
    pub fn post(&self, token: &str, path: &str, body: Value) -> Answer {
        self.ask("POST", &format!("/api/v1/{path}"), token).json(body).go()
    }

    /// Checks that every answer matches the OpenAPI document and holds no secret, and that the document allows every accepted request.
    fn hold_against_the_document(&self, method: &str, path: &str, asked: Option<&Value>, answer: &Answer) {
        let Some((known, operation)) = schema::operation(&self.document, method, path) else { return };
        let place = format!("{method} {known} → {}", answer.status.as_u16());
        let success = answer.status.is_success();
        if success {
            self.walked.borrow_mut().insert(format!("{method} {known}"));
        }
        let responses = &operation["responses"];
        let told = responses.get(answer.status.as_str()).or_else(|| responses.get("default").filter(|_| !success));
        let told = told.unwrap_or_else(|| panic!("{place}: the document knows no such answer"));
        let kind = answer.header("content-type").split(';').next().unwrap_or("").to_owned();
        let content = told["content"].get(&kind).unwrap_or_else(|| panic!("{place}: the document knows no {kind}"));
        if kind.ends_with("json") {
            let body = answer.json();
            let violations = schema::violations(&self.document, &content["schema"], &body);
            assert!(violations.is_empty(), "{place}: {violations:#?}\n{body:#}");
            no_secrets(&place, &body);
        }
        if let (true, Some(asked)) = (success, asked) {
            let told = &operation["requestBody"]["content"]["application/json"]["schema"];
            let violations = schema::violations(&self.document, told, asked);
            assert!(violations.is_empty(), "{place}: asked {violations:#?}\n{asked:#}");
        }
    }
}

/// The email address of an account.
pub fn email(name: &str) -> String {
    format!("{name}@reprise.test")
}

/// Asserts that no field is named like a secret and no text contains one.
fn no_secrets(place: &str, value: &Value) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                // The document names the password that a caller sends; an answer must never contain one.
                let told = ["password_hash", "token_hash", "secret", "salt"].iter().any(|s| name.contains(s))
                    || (name == "password" && value.is_string());
                assert!(!told, "{place}: a field '{name}'");
                no_secrets(place, value);
            }
        }
        Value::Array(values) => values.iter().for_each(|v| no_secrets(place, v)),
        Value::String(text) => assert!(!text.contains("$argon2") && !text.contains("rpr_"), "{place}: {text}"),
        _ => {}
    }
}
