//! The standing of a partner: its own page, and the decisions staff takes about it.

use super::change_request;
use super::change_request::ChangeView;
use super::organisation_form::{commune, proofs};
use super::standing_view::StandingView;
use crate::desk::access;
use crate::desk::error::ErrorCode;
use crate::desk::partner::change_request::Verdict;
use crate::desk::partner::organisation::ContactInput;
use crate::desk::request::conversation::About;
use crate::desk::{Acting, Desk, DeskError};
use crate::domain::id::{ContactId, OrganisationId};
use crate::domain::partner::organisation::{Register, RegisterAnswer, StandingState};
use crate::i18n::word::word;
use crate::store::partner::Contact;
use crate::store::{self};
use crate::web::app::{App, blocking};
use crate::web::failure::{Failure, status_of};
use crate::web::fields::{Fields, Form, Key};
use crate::web::layout::Layout;
use crate::web::page::request::conversation;
use crate::web::page::request::conversation_view::{Place, ThreadView};
use crate::web::request_context::RequestContext;
use crate::web::url::{form_key, to};
use crate::web::view::{FormErrors, is_for_the_form, page, page_with};
use askama::Template;
use axum::extract::State;
use axum::response::Response;

/// The partner's own page.
#[derive(Template)]
#[template(path = "page/partner/standing.html")]
pub struct PartnerPage {
    pub layout: Layout,
    /// Its standing as a partner.
    pub standing: StandingView,
    /// Kind, number, language, address, commune and proofs: name and value.
    pub facts: Vec<(String, String)>,
    /// The change it proposes to its own data; none when nothing waits.
    pub change: Option<ChangeView>,
    /// Its contacts, each with whether they have an account.
    pub contacts: Vec<(Contact, bool)>,
    /// The conversation with the office.
    pub thread: Option<ThreadView>,
    /// Error messages, shown beside their fields and in the summary.
    pub errors: FormErrors,
    /// Values of the fields, as typed.
    pub given: Fields,
    /// Idempotency key of the form: submitting it twice has effect once.
    pub once: String,
}

fn own(acting: &Acting) -> Result<OrganisationId, DeskError> {
    acting.actor.organisation.clone().ok_or(DeskError::Forbidden)
}

fn partner_page(desk: &Desk, context: &RequestContext, given: Fields, errors: FormErrors) -> Result<PartnerPage, DeskError> {
    let w = context.locale;
    let acting = context.acting()?;
    let id = own(&acting)?;
    let (organisation, contacts, accounts) = desk.read(|c| {
        let accounts = store::account::of_organisation(c, &id)?;
        Ok((access::organisation(c, &acting, &id)?, access::contacts(c, &acting, &id)?, accounts))
    })?;
    let mut facts = vec![
        (w.t("field-organisation-kind"), word(w, "organisation-kind", organisation.kind.as_str())),
        (w.t("field-enterprise-number"), organisation.enterprise_number.to_string()),
        (w.t("field-contact-language"), word(w, "language", organisation.contact_language.as_str())),
        (w.t("organisation-address"), crate::desk::document::address(&organisation)),
        (w.t("field-commune"), commune(desk, w, &organisation)),
    ];
    facts.retain(|(_, value)| !value.is_empty());
    facts.extend(proofs(w, &organisation));
    let signs_in = |c: &Contact| accounts.iter().any(|a| a.email_key == store::account::email_key(&c.email));
    let place = Place {
        about: About::Organisation(id.clone()),
        with: &organisation.name,
        post_to: "/partner/messages",
        back: "/partner",
        may_contest: false,
    };
    let thread = crate::web::page::request::conversation_view::view(desk, w, &acting, &place, (&given, &errors))?;
    Ok(PartnerPage {
        layout: Layout::new(desk, context, &organisation.name)?,
        standing: StandingView::load(desk, w, &organisation)?,
        facts,
        change: change_request::view(desk, w, &organisation),
        contacts: contacts.into_iter().map(|c| (c.clone(), signs_in(&c))).collect(),
        thread: Some(thread),
        errors,
        given,
        once: form_key(),
    })
}

/// `GET /partner`
pub async fn get(State(app): State<App>, context: RequestContext) -> Result<Response, Failure> {
    let made = blocking(move || partner_page(&app.desk, &context, Fields::default(), FormErrors::default())).await?;
    Ok(page(&made))
}

fn contact(form: &Fields) -> ContactInput {
    let text = |name: &str| form.get(name).to_owned();
    ContactInput { name: text("name"), capacity: text("capacity"), email: text("email"), phone: text("phone") }
}

/// `POST /partner`: asks for a renewal; adds, erases or invites a contact.
pub async fn post(State(app): State<App>, context: RequestContext, Form(form): Form) -> Result<Response, Failure> {
    Ok(blocking(move || {
        let acting = context.once(form.some("once"), &form.asked())?;
        let named = |name: &str| form.some(name).map(ContactId::new);
        let outcome = if let Some(contact) = named("erase") {
            app.desk.partners().erase_own_contact(&acting, &contact).map(|()| "contact-erased")
        } else if let Some(contact) = named("invite") {
            app.desk.partners().invite_colleague(&acting, &contact).map(|()| "contact-invited")
        } else if form.get("do") == "renew" {
            app.desk.partners().request_renewal(&acting).map(|_organisation| "renewal-asked")
        } else {
            app.desk.partners().add_own_contact(&acting, &contact(&form)).map(|_contact| "contact-added")
        };
        match outcome {
            Ok(said) => Ok(to("/partner", said)),
            Err(error) if is_for_the_form(&error) => {
                let errors = FormErrors::from_error(context.locale, &error);
                Ok(page_with(status_of(&error), &partner_page(&app.desk, &context, form, errors)?))
            }
            Err(error) => Err(error),
        }
    })
    .await?)
}

/// `POST /partner/messages`: sends a message to the office.
pub async fn message(State(app): State<App>, context: RequestContext, Form(form): Form) -> Result<Response, Failure> {
    Ok(blocking(move || {
        let acting = context.once(form.some("once"), &form.asked())?;
        let id = own(&acting)?;
        match app.desk.requests().send_message(&acting, About::Organisation(id), &conversation::input(&form)) {
            Ok(_said) => Ok(to("/partner#thread", "")),
            Err(error) if is_for_the_form(&error) => {
                let errors = FormErrors::from_error(context.locale, &error);
                Ok(page_with(status_of(&error), &partner_page(&app.desk, &context, form, errors)?))
            }
            Err(error) => Err(error),
        }
    })
    .await?)
}

/// `POST /organisations/{id}/messages`: sends a message to an organisation.
pub async fn message_of(
    State(app): State<App>,
    context: RequestContext,
    Key(id): Key<String>,
    Form(form): Form,
) -> Result<Response, Failure> {
    Ok(blocking(move || {
        let id = OrganisationId::new(id);
        let acting = context.once(form.some("once"), &form.asked())?;
        match app.desk.requests().send_message(&acting, About::Organisation(id.clone()), &conversation::input(&form)) {
            Ok(_said) => Ok(to(&format!("/organisations/{id}#thread"), "")),
            Err(error) if is_for_the_form(&error) => super::organisation::again(&app.desk, &context, &id, form, &error),
            Err(error) => Err(error),
        }
    })
    .await?)
}

/// `POST /organisations/{id}/standing`: the field `do` says whether to approve, refuse or suspend, record a register check, decide on a
/// proposed change, or invite a contact.
pub async fn decide(
    State(app): State<App>,
    context: RequestContext,
    Key(id): Key<String>,
    Form(mut form): Form,
) -> Result<Response, Failure> {
    Ok(blocking(move || {
        let id = OrganisationId::new(id);
        let acting = context.once(form.some("once"), &form.asked())?;
        let outcome = match form.get("do") {
            "approve" => {
                let until = form.date("until");
                form.done().and_then(|()| app.desk.partners().approve(&acting, &id, until)).map(|_o| "partner-approved")
            }
            "refuse" => app.desk.partners().reject(&acting, &id, StandingState::Refused, form.get("note")).map(|_o| "partner-refused"),
            "suspend" => app.desk.partners().reject(&acting, &id, StandingState::Suspended, form.get("note")).map(|_o| "partner-suspended"),
            "accept_change" | "refuse_change" => {
                let verdict = change_request::verdict(&form);
                let said = if verdict == Verdict::Accept { "change-accepted" } else { "change-refused" };
                app.desk.partners().decide_change(&acting, &id, form.get("seen"), verdict).map(|_o| said)
            }
            "invite" => app.desk.partners().invite(&acting, &id, &ContactId::new(form.get("contact"))).map(|()| "contact-invited"),
            "check" => {
                let register = form.need("register", |v| Register::parse(v).ok());
                let answer = form.need("answer", |v| RegisterAnswer::parse(v).ok());
                match (register, answer) {
                    (Some(register), Some(answer)) => {
                        app.desk.partners().record_check(&acting, &id, register, answer).map(|_o| "register-checked")
                    }
                    _ => Err(DeskError::Invalid(form.field_errors().to_vec())),
                }
            }
            other => Err(DeskError::field_error("do", ErrorCode::Unsupported, other)),
        };
        match outcome {
            Ok(said) => Ok(to(&format!("/organisations/{id}"), said)),
            Err(error) if is_for_the_form(&error) => super::organisation::again(&app.desk, &context, &id, form, &error),
            Err(error) => Err(error),
        }
    })
    .await?)
}
