//! Signing an act at the depot, on one tablet that both parties use in turn.

use super::parties::{PartyForm, as_given, signature};
use super::show;
use crate::desk::access;
use crate::desk::document::locale_of;
use crate::desk::handover::record::MOST_DEVICES;
use crate::desk::{Acting, Desk, DeskError, ErrorCode};
use crate::domain::handover::HandoverState;
use crate::domain::number::Number;
use crate::web::app::{App, blocking};
use crate::web::failure::{Failure, status_of};
use crate::web::fields::{Fields, Form, Key};
use crate::web::layout::{Layout, role};
use crate::web::page::document_view::DocumentView;
use crate::web::request_context::RequestContext;
use crate::web::url::{form_key, to};
use crate::web::view::{Choice, FormErrors, is_for_the_form, page, page_with};
use crate::web::view::{Link, named};
use askama::Template;
use axum::extract::State;
use axum::response::Response;

/// The form both parties sign on one screen.
#[derive(Template)]
#[template(path = "page/handover/signing.html")]
pub struct SignPage {
    pub layout: Layout,
    /// Error messages, shown beside their fields.
    pub errors: FormErrors,
    /// The same messages for the summary at the top of the page, each with the name of its field.
    pub problems: FormErrors,
    /// Number of the act.
    pub number: String,
    /// The organisation that receives the devices.
    pub organisation: Link,
    /// Where the devices are handed over.
    pub place: String,
    /// How many devices are handed over.
    pub count: usize,
    /// The language of the document, in words.
    pub language: String,
    /// The document to be signed, as HTML.
    pub twin: DocumentView,
    /// Idempotency key of the form: submitting it twice has effect once.
    pub once: String,
    /// Digest of the content shown. Signing is refused when the content has changed since.
    pub seen: String,
    /// The signature fields of both parties, the giver first.
    pub parties: Vec<PartyForm>,
}

/// The form; none when no device would be handed over, or the act is no longer being prepared.
fn made(
    desk: &Desk,
    context: &RequestContext,
    number: Number,
    given: Option<&Fields>,
    errors: FormErrors,
) -> Result<Option<SignPage>, DeskError> {
    let acting = context.acting()?;
    let w = context.locale;
    let (act, organisation, contacts, language) = desk.read(|c| {
        let act = access::handover(c, &acting, number)?;
        let language = locale_of(access::organisation(c, &acting, &act.organisation)?.contact_language);
        let contacts = access::contacts(c, &acting, &act.organisation)?;
        Ok((act.clone(), Link::organisation(c, &acting, &act.organisation)?, contacts, language))
    })?;
    let (seen, count) = desk.handovers().content_to_sign(number)?;
    if act.state != HandoverState::Preparing || count == 0 {
        return Ok(None);
    }
    let document = desk.handovers().preview(number)?;
    let people = contacts.into_iter().map(|c| Choice::new(c.name, c.capacity)).collect();
    let own_name = context.present.as_ref().map(|p| p.account.name.clone()).unwrap_or_default();
    let giver = PartyForm {
        party: "giver",
        title: w.t("handover-sign-giver"),
        name: own_name,
        // The capacity is printed in the document, so it is in the document's language.
        capacity: role(language, acting.actor.role),
        ..PartyForm::default()
    };
    let receiver = PartyForm { party: "receiver", title: w.t("handover-sign-receiver"), people, ..PartyForm::default() };
    let mut layout = Layout::new(desk, context, &w.x("handover-sign-title", number.to_string()))?;
    layout.path = format!("/handovers/{number}/sign");
    let parties: Vec<PartyForm> = [giver, receiver].into_iter().map(|p| as_given(p, given)).collect();
    let field_name = |field: &str| {
        let (party, name) = field.split_once('_')?;
        let title = &parties.iter().find(|p| p.party == party)?.title;
        let key = match name {
            "name" => "handover-sign-name",
            "capacity" => "handover-sign-capacity",
            _ => "handover-sign-signature",
        };
        Some(format!("{title} · {}", w.t(key)))
    };
    let problems = named(&errors, field_name);
    Ok(Some(SignPage {
        layout,
        errors,
        problems,
        number: number.to_string(),
        organisation,
        place: act.place,
        count,
        language: w.t(&format!("language-{language}")),
        twin: DocumentView::from_document(&document, false),
        once: form_key(),
        seen,
        parties,
    }))
}

/// `GET /handovers/{number}/sign`
pub async fn get(State(app): State<App>, context: RequestContext, Key(number): Key<Number>) -> Result<Response, Failure> {
    Ok(blocking(move || {
        if let Some(made) = made(&app.desk, &context, number, None, FormErrors::default())? {
            return Ok(page(&made));
        }
        let acting = context.acting()?;
        let act = app.desk.read(|c| access::handover(c, &acting, number))?;
        if act.state != HandoverState::Preparing {
            // The page of the act says whether it was signed, offered or cancelled.
            return Ok(to(&format!("/handovers/{number}"), ""));
        }
        let error = DeskError::conflict(ErrorCode::NothingPicked, MOST_DEVICES);
        let errors = FormErrors::from_error(context.locale, &error);
        show::made(&app.desk, &context, number, Vec::new(), errors).map(|p| page_with(status_of(&error), &p))
    })
    .await?)
}

fn signed(desk: &Desk, context: &RequestContext, acting: &Acting, number: Number, given: &Fields) -> Result<(), DeskError> {
    let act = desk.read(|c| access::handover(c, acting, number))?;
    if act.state == HandoverState::Preparing && desk.handovers().content_to_sign(number)?.0 != given.get("seen") {
        return Err(DeskError::conflict(ErrorCode::ChangedMeanwhile, number));
    }
    desk.handovers().sign_on_screen(acting, number, &signature(given, "giver"), &signature(given, "receiver"), context.proof()).map(|_| ())
}

/// Keeps names and capacities only. The signatures were given to content that has changed, so they must be given anew.
fn without_signatures(given: &Fields) -> Fields {
    let kept = ["giver_name", "giver_capacity", "receiver_name", "receiver_capacity"];
    let pair = |name: &&str| format!("{name}={}", crate::web::url::encoded(given.get(name)));
    Fields::decode(&kept.iter().map(pair).collect::<Vec<_>>().join("&"))
}

/// `POST /handovers/{number}/sign`
pub async fn sign(
    State(app): State<App>,
    context: RequestContext,
    Key(number): Key<Number>,
    Form(given): Form,
) -> Result<Response, Failure> {
    Ok(blocking(move || {
        let desk = &app.desk;
        let acting = context.once(given.some("once"), &given.asked())?;
        let error = match signed(desk, &context, &acting, number, &given) {
            Ok(()) => return Ok(to(&format!("/handovers/{number}"), "handover-signed")),
            Err(error) if is_for_the_form(&error) => error,
            Err(error) => return Err(error),
        };
        let errors = FormErrors::from_error(context.locale, &error);
        let changed = matches!(&error, DeskError::Conflict(field_error) if field_error.code == ErrorCode::ChangedMeanwhile);
        let kept = if changed { without_signatures(&given) } else { given };
        match made(desk, &context, number, Some(&kept), errors)? {
            Some(shown) => Ok(page_with(status_of(&error), &shown)),
            None => Err(error),
        }
    })
    .await?)
}
