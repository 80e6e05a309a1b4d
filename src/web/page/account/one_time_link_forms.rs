//! The two forms filled in by a one-time link, without an account: signing a handover, and answering a follow-up. Pages and rules are those
//! of a signed-in user; only who acts comes from the link.

use crate::desk::access;
use crate::desk::account::one_time_link::who;
use crate::desk::error::ErrorCode;
use crate::desk::{Acting, DeskError};
use crate::domain::account::one_time_link::{LinkPurpose, LinkState};
use crate::domain::device::kind::Kind;
use crate::domain::handover::HandoverState;
use crate::domain::number::Number;
use crate::store::account::one_time_link::Link;
use crate::web::app::{App, blocking};
use crate::web::failure::{Failure, status_of};
use crate::web::fields::Fields;
use crate::web::page::handover::follow_up;
use crate::web::page::handover::follow_up::FollowUpPage;
use crate::web::page::handover::parties::signature;
use crate::web::page::handover::remote_signing;
use crate::web::page::handover::remote_signing::{OfferPage, Turn};
use crate::web::request_context::RequestContext;
use crate::web::url::to;
use crate::web::view::{FormErrors, is_for_the_form, page_with};
use axum::response::Response;

/// The number of the handover a link opens.
fn number(link: &Link) -> Result<Number, DeskError> {
    Number::parse(&link.opens).map_err(|_no_number| DeskError::conflict(ErrorCode::LinkGone, LinkState::Unknown))
}

/// The page to read and sign a handover; `None` when it is no longer what was offered.
pub(in crate::web::page) fn act(
    app: &App,
    context: &RequestContext,
    token: &str,
    link: &Link,
    given: Option<&Fields>,
    errors: FormErrors,
) -> Result<Option<OfferPage>, DeskError> {
    let number = number(link)?;
    let acting = Acting::new(who(link));
    let offered = app.desk.read(|c| Ok(access::handover(c, &acting, number)?.offer))?;
    if offered.map(|o| o.seen) != Some(app.desk.handovers().content_to_sign(number)?.0) {
        return Ok(None);
    }
    remote_signing::made(&app.desk, context, &acting, number, &Turn::ByLink(token.to_owned()), given, errors)
}

/// Title and summary of the signed handover.
pub(in crate::web::page) fn signed(app: &App, context: &RequestContext, link: &Link) -> Result<(String, Vec<(String, String)>), DeskError> {
    let (number, acting, w) = (number(link)?, Acting::new(who(link)), context.locale);
    app.desk.read(|c| {
        let act = access::handover(c, &acting, number)?;
        let organisation = crate::web::view::Link::organisation(c, &acting, &act.organisation)?;
        Ok((w.x("handover-title", number.to_string()), remote_signing::in_short(w, &act, organisation.name, act.devices.len())))
    })
}

/// The PDF of the handover a link opens: a preview while it waits for the signature, the issued document afterwards. `None` if the link is
/// for neither.
pub(in crate::web::page) fn paper(app: &App, token: &str) -> Result<Option<Response>, DeskError> {
    let (state, link) = app.desk.accounts().one_time_link(token)?;
    let Some(link) = link.filter(|l| l.purpose == LinkPurpose::SignAct.as_str()) else { return Ok(None) };
    let (number, acting) = (number(&link)?, Acting::new(who(&link)));
    let act = app.desk.read(|c| access::handover(c, &acting, number))?;
    match (state, act.state) {
        (LinkState::Live, HandoverState::Awaiting) => {
            let bytes = crate::desk::document::pdf(&app.desk.handovers().preview(number)?)?;
            Ok(Some(crate::web::page::document::pdf(bytes, &format!("{number}-preview"))))
        }
        (LinkState::Used, HandoverState::Signed) => {
            let issued = app.desk.read(|c| access::document(c, &acting, number))?;
            Ok(Some(crate::web::page::document::pdf(app.desk.ledger().proven(issued)?.bytes, &number.to_string())))
        }
        _ => Ok(None),
    }
}

/// The page of the follow-up a link opens; `None` when it can no longer be answered.
pub(in crate::web::page) fn follow_up(
    app: &App,
    context: &RequestContext,
    token: &str,
    link: &Link,
    given: Option<&Fields>,
    errors: FormErrors,
) -> Result<Option<FollowUpPage>, DeskError> {
    let acting = Acting::new(who(link));
    let made = follow_up::made(&app.desk, context, (&acting, Some(token)), number(link)?, given, errors)?;
    Ok(Some(made).filter(|made| made.may_answer))
}

/// Whether an error is shown in the form. That the link is gone is shown on the link's own page.
fn is_shown(error: &DeskError) -> bool {
    is_for_the_form(error) && !matches!(error, DeskError::Conflict(field_error) if field_error.code == ErrorCode::LinkGone)
}

/// Signs the handover a link opens.
pub(in crate::web::page) async fn sign(app: &App, context: &RequestContext, token: String, form: &Fields) -> Result<Response, Failure> {
    let (app, context, given) = (app.clone(), context.clone(), form.clone());
    Ok(blocking(move || {
        let (_, link) = app.desk.accounts().one_time_link(&token)?;
        let error = match app.desk.handovers().sign_by_link(&token, given.get("seen"), &signature(&given, "receiver"), context.proof()) {
            Ok(_) => return Ok(to(&format!("/l/{token}"), "handover-signed")),
            Err(error) if is_shown(&error) => error,
            Err(error) => return Err(error),
        };
        let errors = FormErrors::from_error(context.locale, &error);
        let shown = link.map(|link| act(&app, &context, &token, &link, Some(&given), errors)).transpose()?.flatten();
        shown.map_or(Err(DeskError::conflict(ErrorCode::LinkGone, LinkState::Ended)), |shown| Ok(page_with(status_of(&error), &shown)))
    })
    .await?)
}

/// Answers the follow-up a link opens.
pub(in crate::web::page) async fn answer(app: &App, context: &RequestContext, token: String, form: &Fields) -> Result<Response, Failure> {
    let (app, context, mut given) = (app.clone(), context.clone(), form.clone());
    Ok(blocking(move || {
        let gone = || DeskError::conflict(ErrorCode::LinkGone, LinkState::Ended);
        let link = app.desk.accounts().one_time_link(&token)?.1.ok_or_else(gone)?;
        let number = number(&link)?;
        let kinds: Vec<Kind> = follow_up::seen(&app.desk, &Acting::new(who(&link)), number)?.0.kinds.iter().map(|k| k.kind).collect();
        let outcome = follow_up::read(&mut given, number, &kinds).and_then(|input| app.desk.handovers().answer_by_link(&token, input));
        let error = match outcome {
            Ok(_) => return Ok(to(&format!("/l/{token}"), "follow-up-answered")),
            Err(error) if is_shown(&error) => error,
            Err(error) => return Err(error),
        };
        let errors = FormErrors::from_error(context.locale, &error);
        let shown = follow_up(&app, &context, &token, &link, Some(&given), errors)?;
        shown.map_or_else(|| Err(gone()), |shown| Ok(page_with(status_of(&error), &shown)))
    })
    .await?)
}
