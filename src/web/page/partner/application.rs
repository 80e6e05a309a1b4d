//! The public form to apply as a partner. Its response never reveals whether the organisation or the email address is known.

use super::organisation_form::input_as;
use crate::desk::partner::application::{Application, MOST_OTHERS};
use crate::desk::partner::organisation::{ContactInput, OrganisationInput};
use crate::desk::{Desk, DeskError, FieldError};
use crate::domain::partner::organisation::{Address, ContactLanguage, OrganisationKind};
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

/// The application form, or the confirmation that it was sent.
#[derive(Template)]
#[template(path = "page/partner/application.html")]
pub struct JoinPage {
    pub layout: Layout,
    /// Whether an application was just sent: then the form is not shown.
    pub sent: bool,
    /// Values of the fields, as typed.
    pub given: Fields,
    /// Error messages, shown beside their fields and in the summary.
    pub errors: FormErrors,
    /// The kinds of organisation that may receive devices.
    pub kinds: Vec<Choice>,
    /// The contact languages to choose from.
    pub languages: Vec<Choice>,
    /// The communes to choose from.
    pub communes: Vec<Choice>,
    /// Further contacts: the number of each, from 2, and whether its fields are shown open.
    pub others: Vec<(i64, bool)>,
    /// How many days the application waits for its confirmation by email.
    pub days: i64,
    /// Email address of the operator, for questions.
    pub contact: String,
}

fn join_page(desk: &Desk, context: &RequestContext, given: Fields, errors: FormErrors) -> Result<JoinPage, DeskError> {
    let w = context.locale;
    let kinds: Vec<&'static str> = OrganisationKind::ALL.iter().filter(|k| k.is_recipient()).map(|k| k.as_str()).collect();
    let languages: Vec<&'static str> = ContactLanguage::ALL.iter().map(|l| l.as_str()).collect();
    let name =
        |c: &crate::domain::partner::organisation::Commune| if c.fr == c.nl { c.fr.clone() } else { format!("{} · {}", c.fr, c.nl) };
    let operator = desk.read(|c| Ok(crate::store::settings::operator(c)?))?;
    Ok(JoinPage {
        layout: Layout::new(desk, context, &w.t("join-title"))?,
        sent: context.path.ends_with("ok=join-sent"),
        kinds: choices(w, "organisation-kind", &kinds),
        languages: choices(w, "language", &languages),
        communes: desk.communes().iter().map(|c| Choice::new(c.nis5, name(c))).collect(),
        others: (2..).zip(0..MOST_OTHERS).map(|(number, place)| (number, is_open(&given, place))).collect(),
        days: i64::from(desk.policy().partner_terms.unconfirmed_days),
        contact: operator.email,
        given,
        errors,
    })
}

/// Whether any field of a further contact is filled.
fn is_open(given: &Fields, place: usize) -> bool {
    ["person", "capacity", "email", "phone"].iter().any(|name| given.some(&numbered(name, place)).is_some())
}

/// `GET /join`
pub async fn get(State(app): State<App>, context: RequestContext, Query(query): Query) -> Result<Response, Failure> {
    let made = blocking(move || join_page(&app.desk, &context, query, FormErrors::default())).await?;
    Ok(page(&made))
}

/// The name of a field of a further contact. `place` counts from 0; the first further contact has the number 2.
fn numbered(name: &str, place: usize) -> String {
    format!("{name}_{}", place + 2)
}

/// Reads the application. Fields that cannot be read are reported together with the errors in the others, so that the form is corrected in
/// one go.
fn application(desk: &Desk, form: &mut Fields) -> Result<Application, DeskError> {
    let kind = form.need("kind", |v| OrganisationKind::parse(v).ok());
    let language = form.need("contact_language", |v| ContactLanguage::parse(v).ok());
    let organisation = input_as(form, kind.unwrap_or(OrganisationKind::Association), language.unwrap_or(ContactLanguage::Fr));
    let text = |name: &str| form.get(name).to_owned();
    let person = |place: usize| ContactInput {
        name: text(&numbered("person", place)),
        capacity: text(&numbered("capacity", place)),
        email: text(&numbered("email", place)),
        phone: text(&numbered("phone", place)),
    };
    let application = Application {
        organisation: OrganisationInput { active: true, ..organisation },
        unit_number: text("unit_number"),
        site: Address { street: text("site_street"), postal_code: text("site_postal_code"), locality: text("site_locality") },
        contact: ContactInput { name: text("person"), capacity: text("capacity"), email: text("email"), phone: text("phone") },
        others: (0..MOST_OTHERS).map(person).collect(),
        consent: form.is_on("consent"),
    };
    let unread = form.field_errors().to_vec();
    if unread.is_empty() {
        return Ok(application);
    }
    let known = |f: &FieldError| unread.iter().any(|u| u.field == f.field);
    let more: Vec<FieldError> = desk.partners().validate_application(&application).into_iter().filter(|f| !known(f)).collect();
    Err(DeskError::Invalid(unread.into_iter().chain(more).collect()))
}

/// `POST /join`
pub async fn post(State(app): State<App>, context: RequestContext, Form(mut form): Form) -> Result<Response, Failure> {
    if !app.may_try(&format!("join {}", context.client)) {
        return Err(DeskError::conflict(crate::desk::ErrorCode::TooOften, "").into());
    }
    Ok(blocking(move || match application(&app.desk, &mut form).and_then(|a| app.desk.partners().apply(a)) {
        Ok(()) => Ok(to("/join", "join-sent")),
        Err(error) if is_for_the_form(&error) => {
            let errors = FormErrors::from_error(context.locale, &error);
            Ok(page_with(status_of(&error), &join_page(&app.desk, &context, form, errors)?))
        }
        Err(error) => Err(error),
    })
    .await?)
}
