//! The page of a one-time link (`/l/{token}`). Opening it changes nothing, because mail scanners and previews open links too; only its
//! button acts. What each purpose shows and does is in `says` and `does`.

use super::one_time_link_forms;
use super::sign_in::come_in;
use crate::desk::DeskError;
use crate::desk::error::ErrorCode;
use crate::domain::account::one_time_link::{LinkPurpose, LinkState};
use crate::i18n::word::key;
use crate::store::account::one_time_link::Link;
use crate::store::{self};
use crate::web::app::{App, blocking};
use crate::web::failure::Failure;
use crate::web::fields::{Fields, Form, Key};
use crate::web::layout::Layout;
use crate::web::request_context::RequestContext;
use crate::web::url::to;
use crate::web::view::{FormErrors, page, page_with};
use askama::Template;
use axum::extract::State;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;

/// Key of the message after an application was confirmed.
const CONFIRMED: &str = "join-confirmed";

/// The page of a link: one text with one button, or with one link when there is nothing left to do.
#[derive(Template)]
#[template(path = "page/account/one_time_link.html")]
pub struct LinkPage {
    pub layout: Layout,
    /// Where the button posts to; empty when there is nothing to do.
    pub action: String,
    /// What the link is about.
    pub text: String,
    /// Label of the button.
    pub button: String,
    /// Address and label of the link shown when there is nothing to do.
    pub on: (String, String),
    /// Summary of the signed handover, as name and value; empty otherwise.
    pub facts: Vec<(String, String)>,
}

/// Title, text and button of a link that works, by purpose.
fn says(app: &App, context: &RequestContext, purpose: LinkPurpose, link: &Link) -> Result<[String; 3], DeskError> {
    let w = context.locale;
    match purpose {
        LinkPurpose::SignIn => {
            let email = app.desk.read(|c| Ok(store::account::find(c, &link.opens)?))?.map(|a| a.email).unwrap_or_default();
            Ok([w.t("link-sign-in-title"), w.x("link-sign-in-text", email), w.t("link-sign-in-do")])
        }
        LinkPurpose::Invite => {
            let email = app.desk.read(|c| Ok(store::account::find(c, &link.opens)?))?.map(|a| a.email).unwrap_or_default();
            Ok([w.t("link-invite-title"), w.x("link-sign-in-text", email), w.t("link-sign-in-do")])
        }
        LinkPurpose::Join => {
            let name = app.desk.partners().application(&link.opens)?.map(|a| a.organisation.name).unwrap_or_default();
            Ok([w.t("link-join-title"), w.x("link-join-text", name), w.t("link-join-do")])
        }
        // These purposes have their own pages. This text is for when what the link opens has changed or ended.
        LinkPurpose::SignAct | LinkPurpose::FollowUp => Ok([w.t("link-title"), w.t("link-changed"), String::new()]),
    }
}

/// Carries out what the button of each purpose does.
async fn does(app: &App, context: &RequestContext, purpose: LinkPurpose, token: String, form: &Fields) -> Result<Response, Failure> {
    match purpose {
        LinkPurpose::SignIn | LinkPurpose::Invite => {
            let desk = app.desk.clone();
            let begun = blocking(move || desk.accounts().sign_in_by_link(&token, purpose)).await?;
            come_in(app, context, begun.secret, if purpose == LinkPurpose::Invite { "/partner" } else { "/" }).await
        }
        LinkPurpose::Join => {
            let desk = app.desk.clone();
            let begun = blocking(move || desk.partners().confirm_application(&token)).await?;
            come_in(app, context, begun.secret, &format!("/partner?ok={CONFIRMED}")).await
        }
        LinkPurpose::SignAct => one_time_link_forms::sign(app, context, token, form).await,
        LinkPurpose::FollowUp => one_time_link_forms::answer(app, context, token, form).await,
    }
}

/// Where a used or expired link leads: to a new one, or to what came of it.
fn on(context: &RequestContext, purpose: Option<LinkPurpose>) -> (String, String) {
    let w = context.locale;
    match purpose {
        Some(LinkPurpose::SignIn | LinkPurpose::Invite) => ("/sign-in".to_owned(), w.t("link-again")),
        Some(LinkPurpose::Join) => ("/partner".to_owned(), w.t("nav-partner")),
        Some(LinkPurpose::SignAct | LinkPurpose::FollowUp) | None => ("/".to_owned(), w.t("link-home")),
    }
}

/// Headers that keep a link's address from other pages, caches and search engines. Without TLS the policy is `same-origin`: with
/// `no-referrer` a browser would not name the origin of the form either, and the CSRF check would refuse it.
fn discreet(app: &App, mut answer: Response) -> Response {
    let referrer = if app.is_secure() { "no-referrer" } else { "same-origin" };
    answer.headers_mut().insert(header::REFERRER_POLICY, HeaderValue::from_static(referrer));
    answer.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    answer.headers_mut().insert("x-robots-tag", HeaderValue::from_static("noindex"));
    answer
}

fn link_page(app: &App, context: &RequestContext, token: &str) -> Result<Response, DeskError> {
    let w = context.locale;
    let (state, link) = app.desk.accounts().one_time_link(token)?;
    let purpose = link.as_ref().map(Link::purpose).transpose()?;
    if let (LinkState::Live, Some(purpose), Some(link)) = (state, purpose, &link) {
        let open = match purpose {
            LinkPurpose::SignAct => one_time_link_forms::act(app, context, token, link, None, FormErrors::default())?.map(|p| page(&p)),
            LinkPurpose::FollowUp => {
                one_time_link_forms::follow_up(app, context, token, link, None, FormErrors::default())?.map(|p| page(&p))
            }
            LinkPurpose::SignIn | LinkPurpose::Join | LinkPurpose::Invite => None,
        };
        if let Some(open) = open {
            return Ok(open);
        }
        let [title, text, button] = says(app, context, purpose, link)?;
        let layout = Layout::new(&app.desk, context, &title)?;
        let action = if button.is_empty() { String::new() } else { format!("/l/{token}") };
        return Ok(page(&LinkPage { layout, action, text, button, on: on(context, Some(purpose)), facts: Vec::new() }));
    }
    let when = link.as_ref().and_then(|l| l.used).map(|at| w.moment(at.and_utc()));
    let text = match (purpose, when) {
        (Some(purpose), Some(when)) => w.x(&key("link-used", purpose.as_str()), when),
        (Some(LinkPurpose::SignAct), None) => match state {
            LinkState::Expired => w.t("link-act-expired"),
            _ => w.t("link-act-ended"),
        },
        _ => w.t(&format!("link-state-{state}")),
    };
    // A used link is not an error; an expired, ended or unknown one is.
    let status = match state {
        LinkState::Live | LinkState::Used => StatusCode::OK,
        LinkState::Expired | LinkState::Ended => StatusCode::GONE,
        LinkState::Unknown => StatusCode::NOT_FOUND,
    };
    let signed = link.filter(|_| state == LinkState::Used && purpose == Some(LinkPurpose::SignAct));
    let signed = signed.map(|link| one_time_link_forms::signed(app, context, &link)).transpose()?;
    let (title, facts) = signed.unwrap_or_else(|| (w.t("link-title"), Vec::new()));
    let on = if facts.is_empty() { on(context, purpose) } else { (format!("/l/{token}/act.pdf"), w.t("link-act-pdf")) };
    let layout = Layout::new(&app.desk, context, &title)?;
    Ok(page_with(status, &LinkPage { layout, action: String::new(), text, button: String::new(), on, facts }))
}

/// The request context in the language that the link's recipient is written to in, until they choose another.
fn theirs(app: &App, context: &RequestContext, token: &str) -> Result<RequestContext, DeskError> {
    Ok(context.in_language_of(app.desk.accounts().link_language(token)?))
}

/// `GET /l/{token}`: shows what the link does; changes nothing.
pub async fn show(State(app): State<App>, context: RequestContext, Key(token): Key<String>) -> Result<Response, Failure> {
    let looked = app.clone();
    let made = blocking(move || link_page(&looked, &theirs(&looked, &context, &token)?, &token)).await?;
    Ok(discreet(&app, made))
}

/// `GET /l/{token}/act.pdf`: the handover document, as a preview before signing and as issued afterwards.
pub async fn act_pdf(State(app): State<App>, context: RequestContext, Key(token): Key<String>) -> Result<Response, Failure> {
    let looked = app.clone();
    let made = blocking(move || match one_time_link_forms::paper(&looked, &token)? {
        Some(paper) => Ok(paper),
        None => link_page(&looked, &theirs(&looked, &context, &token)?, &token),
    })
    .await?;
    Ok(discreet(&app, made))
}

/// `POST /l/{token}`: does what the button says. When the link is used up already, the page shows what came of it.
pub async fn act(State(app): State<App>, context: RequestContext, Key(token): Key<String>, Form(form): Form) -> Result<Response, Failure> {
    if !app.may_try(&format!("link {}", context.client)) {
        return Err(DeskError::conflict(ErrorCode::TooOften, "").into());
    }
    let (looked, secret) = (app.clone(), token.clone());
    let (context, (state, link)) =
        blocking(move || Ok::<_, DeskError>((theirs(&looked, &context, &secret)?, looked.desk.accounts().one_time_link(&secret)?))).await?;
    let answer = match (state, link) {
        (LinkState::Live, Some(link)) => does(&app, &context, link.purpose().map_err(DeskError::from)?, token.clone(), &form).await,
        _ => Err(DeskError::conflict(ErrorCode::LinkGone, state).into()),
    };
    match answer {
        Err(failure) if failure.has_code(ErrorCode::LinkGone) => {
            let looked = app.clone();
            let made = blocking(move || link_page(&looked, &context, &token)).await?;
            Ok(discreet(&app, made))
        }
        other => other.map(|answer| discreet(&app, answer)),
    }
}

/// `POST /sign-in/link`: sends a sign-in link. The answer is the same whether the address has an account or not.
pub async fn ask(State(app): State<App>, context: RequestContext, Form(form): Form) -> Result<Response, Failure> {
    let email = form.get("email").to_owned();
    let key = crate::store::account::email_key(&email.chars().take(400).collect::<String>());
    if !app.may_try(&format!("ask link {}", context.client)) || !app.may_try(&format!("ask link for {key}")) {
        return Err(DeskError::conflict(ErrorCode::TooOften, "").into());
    }
    blocking(move || {
        if !crate::desk::validation::is_email(email.trim()) {
            return Err(DeskError::field_error("email", ErrorCode::Form, ""));
        }
        app.desk.accounts().request_sign_in_link(&email, context.locale)
    })
    .await?;
    Ok(to("/sign-in", "link-sent"))
}
