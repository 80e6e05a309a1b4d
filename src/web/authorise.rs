//! The guard, a middleware in front of every route: it identifies the caller, checks the permission of the route, and refuses unsafe
//! requests that do not come from our own pages (CSRF). A path without a route is answered as not found.

use super::agent;
use super::failure::Failure;
use crate::desk::error::{ErrorCode, Noun};
use crate::desk::{Acting, DeskError};
use crate::domain::account::actor::Role;
use crate::domain::ledger::channel::Channel;
use crate::i18n::Locale;
use crate::web::access::Need;
use crate::web::app::{App, blocking};
use crate::web::request_context::{RequestContext, cookie};
use crate::web::route::MOST_BODY;
use axum::extract::{ConnectInfo, MatchedPath, Request, State};
use axum::http::{HeaderMap, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use base64::prelude::{BASE64_STANDARD, Engine};
use std::net::{IpAddr, SocketAddr};
use std::time::Instant;
use tokio_stream::StreamExt;

/// Name of the session cookie. With TLS it has the prefix `__Host-`, which pins it to this host.
pub(super) const fn cookie_name(secure: bool) -> &'static str {
    if secure { "__Host-sid" } else { "sid" }
}

/// Whether a request comes from our own pages (CSRF check). Browsers send `Sec-Fetch-Site` or `Origin`; a request with neither is refused,
/// because every current browser sends one of them with a form of another site.
fn is_own(headers: &HeaderMap) -> bool {
    let text = |name: header::HeaderName| headers.get(name).and_then(|v| v.to_str().ok());
    if let Some(site) = headers.get("sec-fetch-site").and_then(|v| v.to_str().ok()) {
        return site == "same-origin" || site == "none";
    }
    match (text(header::ORIGIN), text(header::HOST)) {
        (Some(origin), Some(host)) => origin.split_once("://").is_some_and(|(_, from)| from == host),
        _ => false,
    }
}

/// The middleware: authorises the request, runs the handler, and counts the answer for the metrics.
pub(super) async fn guard(State(app): State<App>, request: Request, next: Next) -> Response {
    let began = Instant::now();
    let (method, route) = (request.method().clone(), request.extensions().get::<MatchedPath>().cloned());
    let answer = guarded(&app, request, next).await;
    app.meters.answered(&method, route.as_ref().map(MatchedPath::as_str), answer.status().as_u16(), began.elapsed());
    answer
}

async fn guarded(app: &App, mut request: Request, next: Next) -> Response {
    // A monitor and an inventory agent authenticate with a token, like a client of the API.
    let path = request.uri().path();
    // The log is read by people and, with a token, by programs.
    let by_program = path == "/log/cosignature" || (path.starts_with("/log/") && request.headers().contains_key(header::AUTHORIZATION));
    let is_api = path.starts_with("/api/") || path == "/metrics" || path == agent::PATH || by_program;
    let asked = Asked {
        headers: request.headers().clone(),
        path: request.uri().path_and_query().map_or_else(|| "/".to_owned(), ToString::to_string),
        client: client_key(request.extensions().get::<ConnectInfo<SocketAddr>>().map(|c| c.0)),
    };
    let unknown = asked.unknown(is_api);
    let context = match identify(app, asked, is_api).await {
        Ok(context) => context,
        // The database did not answer: show the failure to an unidentified caller.
        Err(error) => return finish(&unknown, Failure::from(error).into_response(), app).await,
    };
    request.extensions_mut().insert(context.clone());
    let answer = admit(app, &context, request, next, is_api).await;
    finish(&context, answer, app).await
}

async fn admit(app: &App, context: &RequestContext, request: Request, next: Next, is_api: bool) -> Response {
    let path = request.extensions().get::<MatchedPath>().map(|p| p.as_str().to_owned());
    let Some(path) = path else { return Failure::from(DeskError::not_found(Noun::Page, request.uri().path())).into_response() };
    let method = request.method().clone();
    let named = if method == Method::HEAD { "GET" } else { method.as_str() };
    let Some(need) = app.needs.get(&(named.to_owned(), path)).copied() else {
        return next.run(request).await;
    };
    // A browser never sends a bearer token on its own, but it sends cookies: so requests with a cookie must come from our own pages.
    if !method.is_safe() && !is_api && !is_own(request.headers()) {
        return Failure::from(DeskError::Forbidden).into_response();
    }
    let refusal = match (need, &context.present) {
        (Need::Anyone, _) => None,
        (_, None) if is_api => Some(Failure::unauthorized().into_response()),
        (_, None) => Some(sign_in_first(&method, context)),
        (_, Some(present)) if !method.is_safe() && !present.writes => {
            Some(Failure::forbidden(DeskError::conflict(ErrorCode::ReadOnlyToken, "")).into_response())
        }
        (Need::SignedIn, Some(_)) => None,
        (Need::May(act), Some(present)) => (!present.actor.may(act)).then(|| Failure::from(DeskError::Forbidden).into_response()),
    };
    if let Some(refusal) = refusal {
        // An agent first tries without its password, and reads the refusal only after its whole body was accepted.
        if request.uri().path() == agent::PATH {
            discard(request).await;
        }
        return refusal;
    }
    let path = request.uri().path().to_owned();
    let answer = next.run(request).await;
    match &context.present {
        Some(present) if present.actor.role == Role::Auditor && need != Need::Anyone && answer.status().is_success() => {
            let (desk, actor) = (app.desk.clone(), present.actor.clone());
            match blocking(move || desk.accounts().log_access(&actor, &path)).await {
                Ok(()) => answer,
                Err(error) => Failure::from(error).into_response(),
            }
        }
        _ => answer,
    }
}

/// Reads the body and throws it away, up to `MOST_BODY` bytes.
async fn discard(request: Request) {
    let mut rest = request.into_body().into_data_stream();
    let mut left = MOST_BODY;
    while let Some(Ok(part)) = rest.next().await {
        left = left.saturating_sub(part.len());
        if left == 0 {
            return;
        }
    }
}

fn sign_in_first(method: &Method, context: &RequestContext) -> Response {
    let next = if method.is_safe() { format!("?next={}", crate::web::url::encoded(&context.path)) } else { String::new() };
    Redirect::to(&format!("/sign-in{next}")).into_response()
}

/// The parts of a request that identify the caller.
struct Asked {
    headers: HeaderMap,
    path: String,
    client: String,
}

impl Asked {
    fn accepted(&self) -> Option<Locale> {
        self.headers.get(header::ACCEPT_LANGUAGE).and_then(|v| v.to_str().ok()).map(Locale::from_accept_language)
    }

    fn agent(&self) -> String {
        let said = self.headers.get(header::USER_AGENT).and_then(|v| v.to_str().ok()).unwrap_or("");
        said.chars().take(200).collect()
    }

    fn wants_json(&self, is_api: bool) -> bool {
        is_api || self.headers.get(header::ACCEPT).and_then(|v| v.to_str().ok()).is_some_and(|a| a.contains("application/json"))
    }

    /// The context of a request before its caller is identified.
    fn unknown(&self, is_api: bool) -> RequestContext {
        RequestContext {
            present: None,
            acting: None,
            locale: self.accepted().unwrap_or(Locale::Fr),
            chosen: false,
            path: self.path.clone(),
            json: self.wants_json(is_api),
            session: None,
            client: self.client.clone(),
            agent: self.agent(),
        }
    }
}

/// The rate-limit key of a client: the whole IPv4 address, or the /64 prefix of an IPv6 address.
fn client_key(address: Option<SocketAddr>) -> String {
    match address.map(|a| a.ip()) {
        Some(IpAddr::V4(ip)) => ip.to_string(),
        Some(IpAddr::V6(ip)) => ip.segments().iter().take(4).map(|s| format!("{s:x}")).collect::<Vec<_>>().join(":"),
        None => "unknown".to_owned(),
    }
}

/// Reads the token of an `Authorization` header; the scheme's name is case-insensitive (RFC 9110, 11.1). An agent only knows HTTP Basic:
/// its token is the password, with any user name.
fn token_of(header: &str, is_agent: bool) -> Option<String> {
    let (scheme, rest) = header.split_once(' ')?;
    if scheme.eq_ignore_ascii_case("bearer") {
        return Some(rest.trim().to_owned());
    }
    if !is_agent || !scheme.eq_ignore_ascii_case("basic") {
        return None;
    }
    let pair = String::from_utf8(BASE64_STANDARD.decode(rest.trim()).ok()?).ok()?;
    pair.split_once(':').map(|(_name, token)| token.trim().to_owned())
}

async fn identify(app: &App, asked: Asked, is_api: bool) -> Result<RequestContext, DeskError> {
    let nobody = asked.unknown(is_api);
    let headers = &asked.headers;
    let desk = app.desk.clone();
    let bearer = headers.get(header::AUTHORIZATION).and_then(|v| v.to_str().ok()).and_then(|h| token_of(h, asked.path == agent::PATH));
    let channel = match is_api {
        true if asked.path == agent::PATH => Channel::Agent,
        true => Channel::Api,
        false => Channel::Page,
    };
    let session = cookie(headers, cookie_name(app.is_secure()));
    let (present, session) = match (is_api, bearer, session) {
        (true, Some(token), _) => (blocking(move || desk.accounts().by_token(&token)).await?, None),
        (false, _, Some(secret)) => {
            let kept = secret.clone();
            let present = blocking(move || desk.accounts().by_session(&secret)).await?;
            let session = present.is_some().then_some(kept);
            (present, session)
        }
        _ => (None, None),
    };
    let chosen = cookie(headers, "lang").and_then(|l| Locale::parse(&l).ok());
    let own = present.as_ref().and_then(|p| Locale::parse(&p.account.language).ok());
    let accepted = asked.accepted();
    // The API answers in `Accept-Language`; a page in the language chosen by its reader.
    let locale = if is_api { accepted.or(own) } else { own.or(chosen).or(accepted) }.unwrap_or(Locale::Fr);
    let acting = present.as_ref().map(|p| Acting::new(p.actor.clone()).by(channel));
    Ok(RequestContext { present, acting, locale, chosen: own.or(chosen).is_some(), session, ..nobody })
}

/// Renders a failure as page or problem document, and forbids caching for whoever is signed in unless the handler set a cache policy.
async fn finish(context: &RequestContext, mut answer: Response, app: &App) -> Response {
    if let Some(failure) = answer.extensions_mut().remove::<Failure>() {
        answer = failure.shown(context, app).await;
    }
    if context.present.is_some() && !answer.headers().contains_key(header::CACHE_CONTROL) {
        answer.headers_mut().insert(header::CACHE_CONTROL, header::HeaderValue::from_static("no-store"));
    }
    answer
}
