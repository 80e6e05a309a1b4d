//! The form of the settings page that says who is sent the checkpoint of each day, and whose signatures are taken.

use super::operator::settings_page;
use crate::domain::partner::organisation::ContactLanguage;
use crate::web::app::{App, blocking};
use crate::web::failure::{Failure, status_of};
use crate::web::fields::{Fields, Form};
use crate::web::request_context::RequestContext;
use crate::web::url::to;
use crate::web::view::{FormErrors, is_for_the_form, page_with};
use axum::extract::State;
use axum::response::Response;

/// `POST /settings/witnesses`
pub async fn set(State(app): State<App>, context: RequestContext, Form(mut form): Form) -> Result<Response, Failure> {
    Ok(blocking(move || {
        let language = form.need("recipients_language", |v| ContactLanguage::parse(v).ok()).unwrap_or(ContactLanguage::Fr);
        let typed = form.get("recipients").to_owned();
        let keys = form.get("witness_keys").to_owned();
        let outcome = form.done().and_then(|()| app.desk.settings().set_witnesses(&context.acting()?, &typed, language, &keys));
        match outcome {
            Ok(()) => Ok(to("/settings", "settings-saved")),
            Err(error) if is_for_the_form(&error) => {
                let errors = FormErrors::from_error(context.locale, &error);
                let given: Fields = settings_page(&app.desk, &context, None, FormErrors::default())?.given.followed_by(&form);
                Ok(page_with(status_of(&error), &settings_page(&app.desk, &context, Some(given), errors)?))
            }
            Err(error) => Err(error),
        }
    })
    .await?)
}
