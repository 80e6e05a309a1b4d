//! The user's own account: password and API tokens.

use crate::desk::{Desk, DeskError};
use crate::domain::id::TokenId;
use crate::i18n::word::word;
use crate::store;
use crate::web::app::{App, blocking};
use crate::web::failure::{Failure, status_of};
use crate::web::fields::Form;
use crate::web::layout::Layout;
use crate::web::request_context::RequestContext;
use crate::web::url::to;
use crate::web::view::{FormErrors, is_for_the_form, page, page_with};
use askama::Template;
use axum::extract::State;
use axum::response::Response;

/// The page of the user's own account.
#[derive(Template)]
#[template(path = "page/account/own_account.html")]
pub struct AccountPage {
    pub layout: Layout,
    pub email: String,
    /// Role in the reader's language.
    pub role: String,
    /// Tokens: id, name, whether it may write, when it was made, whether it is active.
    pub tokens: Vec<(String, String, bool, String, bool)>,
    /// The secret of a token just made: shown this once. Empty otherwise.
    pub secret: String,
    pub errors: FormErrors,
}

fn account_page(desk: &Desk, context: &RequestContext, secret: String, errors: FormErrors) -> Result<AccountPage, DeskError> {
    let w = context.locale;
    let present = context.present.as_ref().ok_or(DeskError::Forbidden)?;
    let tokens = desk.read(|c| Ok(store::account::tokens(c, &present.account.id)?))?;
    Ok(AccountPage {
        layout: Layout::new(desk, context, &w.t("account-title"))?,
        email: present.account.email.clone(),
        role: word(w, "role", present.actor.role.as_str()),
        tokens: tokens.into_iter().map(|t| (t.id, t.name, t.writes, w.moment(t.made.and_utc()), t.active)).collect(),
        secret,
        errors,
    })
}

/// `GET /account`
pub async fn account(State(app): State<App>, context: RequestContext) -> Result<Response, Failure> {
    let made = blocking(move || account_page(&app.desk, &context, String::new(), FormErrors::default())).await?;
    Ok(page(&made))
}

/// `POST /account`: changes the password, ends a token, or makes one, by the field `do`.
pub async fn change_account(State(app): State<App>, context: RequestContext, Form(form): Form) -> Result<Response, Failure> {
    if form.get("do") == "password" && !app.may_try(&format!("{} password", context.client)) {
        return Err(DeskError::conflict(crate::desk::ErrorCode::TooOften, "").into());
    }
    Ok(blocking(move || {
        let acting = context.acting()?;
        let outcome = match form.get("do") {
            "password" => {
                let session = context.session.clone().unwrap_or_default();
                app.desk
                    .accounts()
                    .change_password(&acting, form.get("old"), form.get("password"), &session)
                    .map(|()| to("/account", "password-changed"))
            }
            "end-token" => {
                app.desk.accounts().revoke_token(&acting, &TokenId::new(form.get("token"))).map(|()| to("/account", "token-ended"))
            }
            _ => app
                .desk
                .accounts()
                .add_token(&acting, &acting.actor.user, form.get("name"), form.get("scope") == "write")
                .and_then(|made| Ok(page(&account_page(&app.desk, &context, made.secret, FormErrors::default())?))),
        };
        match outcome {
            Err(error) if is_for_the_form(&error) => {
                let errors = FormErrors::from_error(context.locale, &error);
                Ok(page_with(status_of(&error), &account_page(&app.desk, &context, String::new(), errors)?))
            }
            other => other,
        }
    })
    .await?)
}
