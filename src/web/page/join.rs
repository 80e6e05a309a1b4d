//! Becoming a partner: the form anybody may fill in. Its answer never says whether an organisation or an address is known.

use super::organisation::input;
use crate::desk::organise::{ContactInput, OrganisationInput};
use crate::desk::partner::Application;
use crate::desk::{Desk, DeskError};
use crate::domain::organisation::{Address, ContactLanguage, OrganisationKind};
use crate::web::failure::{Failure, status_of};
use crate::web::fields::{Fields, Form, Query};
use crate::web::shell::Shell;
use crate::web::view::{Choice, FormErrors, choices, is_for_the_form, page, page_with, to};
use crate::web::visit::Visit;
use crate::web::{App, blocking};
use askama::Template;
use axum::extract::State;
use axum::response::Response;

/// The form.
#[derive(Template)]
#[template(path = "page/join.html")]
pub struct JoinPage {
    /// Frame.
    pub shell: Shell,
    /// Whether an application was just sent: then there is no form.
    pub sent: bool,
    /// What was typed.
    pub given: Fields,
    /// Errors.
    pub errors: FormErrors,
    /// Kinds that may receive.
    pub kinds: Vec<Choice>,
    /// Languages.
    pub languages: Vec<Choice>,
    /// Communes.
    pub communes: Vec<Choice>,
    /// How many days the confirmation waits.
    pub days: i64,
    /// Whom to turn to.
    pub contact: String,
}

fn join_page(desk: &Desk, visit: &Visit, given: Fields, errors: FormErrors) -> Result<JoinPage, DeskError> {
    let w = visit.locale;
    let kinds: Vec<&'static str> = OrganisationKind::ALL.iter().filter(|k| k.is_recipient()).map(|k| k.as_str()).collect();
    let languages: Vec<&'static str> = ContactLanguage::ALL.iter().map(|l| l.as_str()).collect();
    let name = |c: &crate::domain::organisation::Commune| if c.fr == c.nl { c.fr.clone() } else { format!("{} · {}", c.fr, c.nl) };
    let operator = desk.read(|c| Ok(crate::store::setting::operator(c)?))?;
    Ok(JoinPage {
        shell: Shell::of(desk, visit, &w.t("join-title"))?,
        sent: visit.path.ends_with("ok=join-sent"),
        kinds: choices(w, "organisation-kind", &kinds),
        languages: choices(w, "language", &languages),
        communes: desk.communes().iter().map(|c| Choice::new(c.nis5, name(c))).collect(),
        days: i64::from(desk.policy().partner_terms.unconfirmed_days),
        contact: operator.email,
        given,
        errors,
    })
}

/// `GET /join`
pub async fn get(State(app): State<App>, visit: Visit, Query(query): Query) -> Result<Response, Failure> {
    let made = blocking(move || join_page(&app.desk, &visit, query, FormErrors::default())).await?;
    Ok(page(&made))
}

fn application(form: &mut Fields) -> Result<Application, DeskError> {
    let text = |form: &Fields, name: &str| form.get(name).to_owned();
    let read = input(form);
    // What cannot be read at all is said together with what is missing: a form is not corrected piece by piece.
    let organisation: OrganisationInput = read?;
    Ok(Application {
        organisation: OrganisationInput { active: true, ..organisation },
        unit_number: text(form, "unit_number"),
        site: Address {
            street: text(form, "site_street"),
            postal_code: text(form, "site_postal_code"),
            locality: text(form, "site_locality"),
        },
        contact: ContactInput {
            name: text(form, "person"),
            capacity: text(form, "capacity"),
            email: text(form, "email"),
            phone: text(form, "phone"),
        },
        consent: form.is_on("consent"),
    })
}

/// `POST /join`
pub async fn post(State(app): State<App>, visit: Visit, Form(mut form): Form) -> Result<Response, Failure> {
    if !app.may_try(&format!("join {}", visit.client)) {
        return Err(DeskError::conflict(crate::desk::Because::TooOften, "").into());
    }
    let answer = blocking(move || match application(&mut form).and_then(|a| app.desk.apply(a)) {
        Ok(()) => Ok(to("/join", "join-sent")),
        Err(error) if is_for_the_form(&error) => {
            let errors = FormErrors::of(visit.locale, &error);
            Ok(page_with(status_of(&error), &join_page(&app.desk, &visit, form, errors)?))
        }
        Err(error) => Err(error),
    })
    .await?;
    Ok(answer)
}
