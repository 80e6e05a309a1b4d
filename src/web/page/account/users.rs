//! The administrator's list of users.

use crate::desk::access;
use crate::desk::account::users::NewUser;
use crate::desk::{Desk, DeskError};
use crate::domain::account::actor::Role;
use crate::domain::id::{OrganisationId, UserId};
use crate::i18n::Locale;
use crate::i18n::word::word;
use crate::store::{self, account::Account};
use crate::web::app::{App, blocking};
use crate::web::failure::{Failure, status_of};
use crate::web::fields::{Fields, Form, Query};
use crate::web::layout::Layout;
use crate::web::request_context::RequestContext;
use crate::web::url::to;
use crate::web::view::{Choice, FormErrors, choices, is_for_the_form, page, page_with};
use askama::Template;
use axum::extract::State;
use axum::response::Response;

/// The list of users, with the form that adds one.
#[derive(Template)]
#[template(path = "page/account/users.html")]
pub struct UsersPage {
    pub layout: Layout,
    /// Accounts, each with its role in words and its organisation's name (empty for staff).
    pub rows: Vec<(Account, String, String)>,
    /// Link to the next page; empty on the last one.
    pub next: String,
    /// Roles to choose from.
    pub roles: Vec<Choice>,
    /// Organisations that a partner account may act for.
    pub organisations: Vec<Choice>,
    pub errors: FormErrors,
    /// Form values to show again when the form is refused.
    pub given: Fields,
}

fn users_page(desk: &Desk, context: &RequestContext, given: Fields, errors: FormErrors) -> Result<UsersPage, DeskError> {
    const ROWS: u16 = 100;
    let w = context.locale;
    let acting = context.acting()?;
    let (accounts, organisations) = desk.read(|c| {
        let accounts = store::account::list(c, given.some("after"), ROWS)?;
        Ok((accounts, access::organisations(c, &acting, "", None, 2_000)?))
    })?;
    let next = if accounts.len() == usize::from(ROWS) {
        accounts.last().map(|a| format!("/users?after={}", crate::web::url::encoded(&a.email_key)))
    } else {
        None
    };
    let row = |a: Account| {
        let organisation =
            organisations.iter().find(|o| Some(o.id.as_str()) == a.organisation.as_deref()).map(|o| o.name.clone()).unwrap_or_default();
        (a.clone(), word(w, "role", &a.role), organisation)
    };
    let roles: Vec<&'static str> = Role::ALL.iter().map(|r| r.as_str()).collect();
    Ok(UsersPage {
        layout: Layout::new(desk, context, &w.t("users-title"))?,
        rows: accounts.into_iter().map(row).collect(),
        next: next.unwrap_or_default(),
        roles: choices(w, "role", &roles),
        organisations: organisations.iter().filter(|o| o.kind.is_recipient()).map(|o| Choice::new(&o.id, &o.name)).collect(),
        errors,
        given,
    })
}

/// `GET /users`
pub async fn users(State(app): State<App>, context: RequestContext, Query(query): Query) -> Result<Response, Failure> {
    let made = blocking(move || users_page(&app.desk, &context, query, FormErrors::default())).await?;
    Ok(page(&made))
}

/// `POST /users`: adds a user, or changes the role of one and whether they may sign in.
pub async fn put_user(State(app): State<App>, context: RequestContext, Form(mut form): Form) -> Result<Response, Failure> {
    Ok(blocking(move || {
        let acting = context.acting()?;
        let role = form.need("role", |v| Role::parse(v).ok());
        let organisation = form.some("organisation").map(OrganisationId::new);
        let outcome = form.done().and_then(|()| {
            let role = role.ok_or_else(|| DeskError::Invalid(form.field_errors().to_vec()))?;
            match form.some("user") {
                Some(id) => {
                    app.desk.accounts().change(&acting, &UserId::new(id), role, organisation, form.is_on("active")).map(|()| "user-changed")
                }
                None => {
                    let text = |name: &str| form.get(name).to_owned();
                    let new = NewUser { email: text("email"), name: text("name"), role, organisation, password: text("password") };
                    app.desk.accounts().add(&acting, &new, Locale::Fr).map(|_user| "user-added")
                }
            }
        });
        match outcome {
            Ok(said) => Ok(to("/users", said)),
            Err(error) if is_for_the_form(&error) => {
                let errors = FormErrors::from_error(context.locale, &error);
                Ok(page_with(status_of(&error), &users_page(&app.desk, &context, form, errors)?))
            }
            Err(error) => Err(error),
        }
    })
    .await?)
}
