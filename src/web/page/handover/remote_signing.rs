//! Signing an act remotely: staff signs first, which freezes the picked devices; then the recipient signs the same document elsewhere.

use super::answer::acted;
use super::parties::{PartyForm, as_given, signature};
use crate::desk::access;
use crate::desk::document::locale_of;
use crate::desk::error::ErrorCode;
use crate::desk::{Acting, Desk, DeskError};
use crate::documents::label::qr::{Level, Qr};
use crate::domain::account::actor::Role;
use crate::domain::handover::{Handover, HandoverState};
use crate::domain::number::Number;
use crate::i18n::Locale;
use crate::web::app::{App, blocking};
use crate::web::failure::{Failure, status_of};
use crate::web::fields::{Fields, Form, Key};
use crate::web::layout::{Layout, role};
use crate::web::page::document_view::DocumentView;
use crate::web::request_context::RequestContext;
use crate::web::url::{form_key, to};
use crate::web::view::Link;
use crate::web::view::{FormErrors, is_for_the_form, page, page_with};
use askama::Template;
use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::Response;

/// The form, for either party.
#[derive(Template)]
#[template(path = "page/handover/remote_signing.html")]
pub struct OfferPage {
    pub layout: Layout,
    /// Error messages, shown beside their fields and in the summary.
    pub errors: FormErrors,
    /// Number of the act.
    pub number: String,
    /// The organisation that receives the devices.
    pub organisation: Link,
    /// Address to which the form is sent.
    pub action: String,
    /// Address of the document as a PDF.
    pub pdf: String,
    /// Whether the page was opened by a one-time link: then it leads to no other page.
    pub by_link: bool,
    /// The act in short: label and value.
    pub summary: Vec<(String, String)>,
    /// What the page is for, and until when the recipient may sign.
    pub lead: String,
    /// What signing means here.
    pub means: String,
    /// Label of the button.
    pub submit: String,
    /// The document to be signed, as HTML.
    pub twin: DocumentView,
    /// The signature fields of the party that signs: always one.
    pub parties: Vec<PartyForm>,
    /// Digest of the content shown. Signing is refused when the content has changed since.
    pub seen: String,
    /// Idempotency key of the form: submitting it twice has effect once.
    pub once: String,
}

/// Which party signs on this page, and how it is identified.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::web::page) enum Turn {
    /// Staff, for the giver.
    Ours,
    /// The recipient, with an account.
    Theirs,
    /// Whoever holds this one-time link, for the recipient. Holds the token.
    ByLink(String),
}

/// The form; none when it is not this party's turn, or no device would be handed over.
pub(in crate::web::page) fn made(
    desk: &Desk,
    context: &RequestContext,
    acting: &Acting,
    number: Number,
    turn: &Turn,
    given: Option<&Fields>,
    errors: FormErrors,
) -> Result<Option<OfferPage>, DeskError> {
    let w = context.locale;
    let (act, organisation, language) = desk.read(|c| {
        let act = access::handover(c, acting, number)?;
        let language = locale_of(access::organisation(c, acting, &act.organisation)?.contact_language);
        Ok((act.clone(), Link::organisation(c, acting, &act.organisation)?, language))
    })?;
    let awaited = if *turn == Turn::Ours { HandoverState::Preparing } else { HandoverState::Awaiting };
    let (seen, count) = desk.handovers().content_to_sign(number)?;
    if act.state != awaited || count == 0 {
        return Ok(None);
    }
    let own = context.present.as_ref().filter(|p| p.account.id == acting.actor.user.as_str()).map(|p| p.account.name.clone());
    let own = own.unwrap_or_default();
    let party = match turn {
        Turn::Ours => PartyForm {
            party: "giver",
            title: w.t("handover-sign-giver"),
            name: own,
            capacity: role(language, acting.actor.role),
            ..PartyForm::default()
        },
        Turn::Theirs | Turn::ByLink(_) => {
            PartyForm { party: "receiver", title: w.t("handover-sign-receiver"), name: own, ..PartyForm::default() }
        }
    };
    let until = act.offer.as_ref().map(|o| w.moment(o.until)).unwrap_or_default();
    let days = i64::from(desk.policy().door.offer_days);
    let title = if *turn == Turn::Ours { "offer-title" } else { "accept-title" };
    let (lead, means, submit) = match turn {
        Turn::Ours => (w.n("offer-lead", days), w.t("offer-means"), w.t("offer-do")),
        Turn::Theirs | Turn::ByLink(_) => (w.x("accept-lead", until), w.t("handover-sign-means"), w.t("accept-do")),
    };
    let (action, pdf) = match turn {
        Turn::Ours => (format!("/handovers/{number}/offer"), format!("/handovers/{number}/preview.pdf")),
        Turn::Theirs => (format!("/handovers/{number}/accept"), format!("/handovers/{number}/preview.pdf")),
        Turn::ByLink(token) => (format!("/l/{token}"), format!("/l/{token}/act.pdf")),
    };
    let mut layout = Layout::new(desk, context, &w.x(title, number.to_string()))?;
    if let Turn::ByLink(token) = turn {
        layout.path = format!("/l/{token}");
    }
    Ok(Some(OfferPage {
        layout,
        errors,
        number: number.to_string(),
        summary: in_short(w, &act, organisation.name.clone(), count),
        organisation,
        action,
        pdf,
        by_link: matches!(turn, Turn::ByLink(_)),
        lead,
        means,
        submit,
        twin: DocumentView::from_document(&desk.handovers().preview(number)?, false),
        parties: vec![as_given(party, given)],
        seen,
        once: form_key(),
    }))
}

/// The act in short, as label and value: recipient, number of devices, place, request.
pub(in crate::web::page) fn in_short(w: Locale, act: &Handover, organisation: String, devices: usize) -> Vec<(String, String)> {
    let request = (w.t("acts-request"), act.request.to_string());
    let received = (w.t("acts-recipient"), organisation);
    let count = (w.t("acts-devices"), w.number(i64::try_from(devices).unwrap_or(i64::MAX)));
    vec![received, count, (w.t("acts-place"), act.place.clone()), request]
}

async fn shown(app: App, context: RequestContext, number: Number, turn: Turn) -> Result<Response, Failure> {
    Ok(blocking(move || {
        let made = made(&app.desk, &context, &context.acting()?, number, &turn, None, FormErrors::default())?;
        Ok::<_, DeskError>(made.map_or_else(|| to(&format!("/handovers/{number}"), ""), |p| page(&p)))
    })
    .await?)
}

async fn signed(app: App, context: RequestContext, number: Number, turn: Turn, given: Fields) -> Result<Response, Failure> {
    Ok(blocking(move || {
        let desk = &app.desk;
        let acting = context.once(given.some("once"), &given.asked())?;
        desk.read(|c| access::handover(c, &acting, number).map(drop))?;
        let outcome = if desk.handovers().content_to_sign(number)?.0 == given.get("seen") {
            match turn {
                Turn::Ours => desk.handovers().offer(&acting, number, &signature(&given, "giver")),
                Turn::Theirs | Turn::ByLink(_) => {
                    desk.handovers().accept_offer(&acting, number, &signature(&given, "receiver"), context.proof())
                }
            }
        } else {
            Err(DeskError::conflict(ErrorCode::ChangedMeanwhile, number))
        };
        let error = match outcome {
            Ok(_) => {
                return Ok(to(&format!("/handovers/{number}"), if turn == Turn::Ours { "handover-offered" } else { "handover-signed" }));
            }
            Err(error) if is_for_the_form(&error) => error,
            Err(error) => return Err(error),
        };
        let errors = FormErrors::from_error(context.locale, &error);
        match made(desk, &context, &acting, number, &turn, Some(&given), errors)? {
            Some(shown) => Ok(page_with(status_of(&error), &shown)),
            None => Err(error),
        }
    })
    .await?)
}

/// `GET /handovers/{number}/offer`: the form in which staff signs first.
pub async fn offer(State(app): State<App>, context: RequestContext, Key(number): Key<Number>) -> Result<Response, Failure> {
    shown(app, context, number, Turn::Ours).await
}

/// `POST /handovers/{number}/offer`
pub async fn offered(
    State(app): State<App>,
    context: RequestContext,
    Key(number): Key<Number>,
    Form(given): Form,
) -> Result<Response, Failure> {
    signed(app, context, number, Turn::Ours, given).await
}

/// `POST /handovers/{number}/withdraw`: takes the offer back, so that devices can be changed again.
pub async fn withdraw(State(app): State<App>, context: RequestContext, Key(number): Key<Number>) -> Result<Response, Failure> {
    acted(app, context, number, "handover-withdrawn", move |desk, acting| desk.handovers().withdraw_offer(acting, number)).await
}

/// A QR code of a one-time link, for the phone of a recipient who is at the depot.
#[derive(Template)]
#[template(path = "page/handover/code.html")]
pub struct CodePage {
    pub layout: Layout,
    /// Number of the act.
    pub number: String,
    /// The organisation that receives the devices.
    pub organisation: Link,
    /// The QR code as SVG; empty when no public address is configured, as a phone could not open the link.
    pub drawing: String,
    /// Until when the recipient may sign: date and time.
    pub until: String,
}

/// `POST /handovers/{number}/code`: makes a new one-time link and shows it once. The response must not be cached.
pub async fn code(State(app): State<App>, context: RequestContext, Key(number): Key<Number>) -> Result<Response, Failure> {
    Ok(blocking(move || {
        let (desk, w, acting) = (&app.desk, context.locale, context.acting()?);
        let secret = desk.handovers().show_offer(&acting, number)?;
        let (act, organisation) = desk.read(|c| {
            let act = access::handover(c, &acting, number)?;
            let organisation = Link::organisation(c, &acting, &act.organisation)?;
            Ok((act, organisation))
        })?;
        let name = w.x("offer-code-name", number.to_string());
        let draw = |base: &str| Qr::encode(&format!("{}/l/{secret}", base.trim_end_matches('/')), Level::M).ok().map(|qr| qr.svg(&name));
        let mut layout = Layout::new(desk, &context, &w.x("offer-code-title", number.to_string()))?;
        layout.path = format!("/handovers/{number}");
        let made = CodePage {
            layout,
            number: number.to_string(),
            organisation,
            drawing: desk.base_url().and_then(draw).unwrap_or_default(),
            until: act.offer.map(|o| w.moment(o.until)).unwrap_or_default(),
        };
        let mut answer = page(&made);
        answer.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        Ok::<_, DeskError>(answer)
    })
    .await?)
}

/// Only an account of a partner may sign for the recipient.
fn recipient(context: &RequestContext) -> Result<(), DeskError> {
    if context.acting()?.actor.role == Role::Partner { Ok(()) } else { Err(DeskError::Forbidden) }
}

/// `GET /handovers/{number}/accept`: the form in which the recipient signs.
pub async fn accept(State(app): State<App>, context: RequestContext, Key(number): Key<Number>) -> Result<Response, Failure> {
    recipient(&context)?;
    shown(app, context, number, Turn::Theirs).await
}

/// `POST /handovers/{number}/accept`
pub async fn accepted(
    State(app): State<App>,
    context: RequestContext,
    Key(number): Key<Number>,
    Form(given): Form,
) -> Result<Response, Failure> {
    recipient(&context)?;
    signed(app, context, number, Turn::Theirs, given).await
}
