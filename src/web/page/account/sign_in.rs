//! First run, signing in and out, and the choice of a language.

use crate::desk::account::users::NewUser;
use crate::desk::error::{DeskError, ErrorCode};
use crate::domain::account::actor::Role;
use crate::i18n::Locale;
use crate::web::app::{App, blocking};
use crate::web::authorise::cookie_name;
use crate::web::failure::Failure;
use crate::web::fields::{Form, Query};
use crate::web::layout::Layout;
use crate::web::request_context::RequestContext;
use crate::web::url::{own_path, to};
use crate::web::view::{FormErrors, is_for_the_form, page, page_with};
use askama::Template;
use axum::extract::State;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};

/// The form that creates the first administrator.
#[derive(Template)]
#[template(path = "page/account/setup.html")]
pub struct SetupPage {
    pub layout: Layout,
    pub errors: FormErrors,
    pub name: String,
    pub email: String,
}

/// The sign-in form.
#[derive(Template)]
#[template(path = "page/account/sign_in.html")]
pub struct SignInPage {
    pub layout: Layout,
    pub errors: FormErrors,
    pub email: String,
    /// Path on this host to go to after signing in.
    pub next: String,
}

/// `GET /setup`: the form that creates the first administrator. Leads to the sign-in once an account exists.
pub async fn setup(State(app): State<App>, context: RequestContext) -> Result<Response, Failure> {
    let desk = app.desk;
    let made = blocking(move || {
        if desk.accounts().setup_code()?.is_none() {
            return Ok(None);
        }
        let layout = Layout::new(&desk, &context, &context.locale.t("setup-title"))?;
        Ok(Some(SetupPage { layout, errors: FormErrors::default(), name: String::new(), email: String::new() }))
    })
    .await?;
    Ok(made.map_or_else(|| Redirect::to("/sign-in").into_response(), |p| page(&p)))
}

/// `POST /setup`
pub async fn set_up(State(app): State<App>, context: RequestContext, Form(form): Form) -> Result<Response, Failure> {
    let client = context.client.clone();
    if !app.may_try(&format!("setup {client}")) {
        return Err(DeskError::conflict(ErrorCode::TooOften, "").into());
    }
    let desk = app.desk.clone();
    let (name, email) = (form.get("name").to_owned(), form.get("email").to_owned());
    let new = NewUser {
        email: email.clone(),
        name: name.clone(),
        role: Role::Admin,
        organisation: None,
        password: form.get("password").to_owned(),
    };
    let code = form.get("code").to_owned();
    let locale = context.locale;
    let outcome = blocking(move || desk.accounts().create_first_admin(&code, new, locale)).await;
    match outcome {
        Ok(_user) => Ok(to("/sign-in", "set-up")),
        Err(error) if is_for_the_form(&error) => {
            let desk = app.desk;
            let made = blocking(move || {
                let layout = Layout::new(&desk, &context, &locale.t("setup-title"))?;
                Ok(SetupPage { layout, errors: FormErrors::from_error(locale, &error), name, email })
            })
            .await?;
            Ok(page_with(StatusCode::UNPROCESSABLE_ENTITY, &made))
        }
        Err(error) => Err(error.into()),
    }
}

/// `GET /sign-in`
pub async fn sign_in(State(app): State<App>, context: RequestContext, Query(query): Query) -> Result<Response, Failure> {
    let desk = app.desk;
    let next = own_path(query.get("next")).to_owned();
    if context.present.is_some() {
        return Ok(Redirect::to(&next).into_response());
    }
    let made = blocking(move || {
        if desk.accounts().setup_code()?.is_some() {
            return Ok(None);
        }
        let layout = Layout::new(&desk, &context, &context.locale.t("sign-in-title"))?;
        Ok(Some(SignInPage { layout, errors: FormErrors::default(), email: String::new(), next }))
    })
    .await?;
    Ok(made.map_or_else(|| Redirect::to("/setup").into_response(), |p| page(&p)))
}

/// `POST /sign-in`: checks the password and begins a new session, whatever cookie was sent.
pub async fn signed_in(State(app): State<App>, context: RequestContext, Form(form): Form) -> Result<Response, Failure> {
    let email: String = form.get("email").chars().take(400).collect();
    let next = own_path(form.get("next")).to_owned();
    let locale = context.locale;
    let client = &context.client;
    // Attempts are counted per account and client together, so that a stranger cannot lock a colleague out.
    let key = format!("{client} {}", crate::store::account::email_key(&email));
    let outcome = if app.may_try(&key) {
        let desk = app.desk.clone();
        let (address, password) = (email.clone(), form.get("password").to_owned());
        blocking(move || desk.accounts().sign_in(&address, &password)).await
    } else {
        tracing::warn!("sign-in throttled");
        Err(DeskError::conflict(ErrorCode::TooOften, ""))
    };
    match outcome {
        Ok(begun) => come_in(&app, &context, begun.secret, &next).await,
        Err(error) if is_for_the_form(&error) => {
            let status = crate::web::failure::status_of(&error);
            let status = if status == StatusCode::TOO_MANY_REQUESTS { status } else { StatusCode::UNPROCESSABLE_ENTITY };
            let desk = app.desk;
            let made = blocking(move || {
                let layout = Layout::new(&desk, &context, &locale.t("sign-in-title"))?;
                Ok(SignInPage { layout, errors: FormErrors::from_error(locale, &error), email, next })
            })
            .await?;
            let mut answer = page_with(status, &made);
            if status == StatusCode::TOO_MANY_REQUESTS {
                answer.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("60"));
            }
            Ok(answer)
        }
        Err(error) => Err(error.into()),
    }
}

/// Ends the session of the old cookie, if any, and sets the cookie of the new one.
pub(super) async fn come_in(app: &App, context: &RequestContext, secret: String, next: &str) -> Result<Response, Failure> {
    if let Some(old) = context.session.clone() {
        let desk = app.desk.clone();
        blocking(move || desk.accounts().sign_out(&old)).await?;
    }
    let secure = app.is_secure();
    let mut answer = Redirect::to(next).into_response();
    let cookie = format!("{}={secret}; Path=/; HttpOnly; SameSite=Lax{}", cookie_name(secure), if secure { "; Secure" } else { "" });
    set_cookie(&mut answer, &cookie);
    Ok(answer)
}

fn set_cookie(answer: &mut Response, cookie: &str) {
    if let Ok(value) = HeaderValue::from_str(cookie) {
        answer.headers_mut().append(header::SET_COOKIE, value);
    }
}

/// `POST /sign-out`
pub async fn sign_out(State(app): State<App>, context: RequestContext) -> Result<Response, Failure> {
    let secure = app.is_secure();
    if let Some(secret) = context.session {
        let desk = app.desk;
        blocking(move || desk.accounts().sign_out(&secret)).await?;
    }
    let mut answer = to("/sign-in", "signed-out");
    set_cookie(
        &mut answer,
        &format!("{}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0{}", cookie_name(secure), if secure { "; Secure" } else { "" }),
    );
    Ok(answer)
}

/// `POST /language`
pub async fn language(State(app): State<App>, context: RequestContext, Form(form): Form) -> Result<Response, Failure> {
    let mut answer = Redirect::to(own_path(form.get("back"))).into_response();
    if let Ok(locale) = Locale::parse(form.get("lang")) {
        set_cookie(&mut answer, &format!("lang={locale}; Path=/; SameSite=Lax; Max-Age=31536000"));
        if let Ok(acting) = context.acting() {
            let desk = app.desk;
            blocking(move || desk.accounts().set_language(&acting, locale)).await?;
        }
    }
    Ok(answer)
}
