//! Signing an act on paper: the form that records it, and the scanned copy that is kept.

use super::parties::signature;
use crate::desk::access;
use crate::desk::error::ErrorCode;
use crate::desk::handover::signing::{MOST_COPY, SignedPaper};
use crate::desk::{Desk, DeskError};
use crate::domain::handover::HandoverState;
use crate::domain::number::Number;
use crate::web::app::{App, blocking};
use crate::web::failure::{Failure, status_of};
use crate::web::fields::{Fields, Key, Upload};
use crate::web::layout::Layout;
use crate::web::request_context::RequestContext;
use crate::web::url::{form_key, to};
use crate::web::view::{FormErrors, Link, is_for_the_form, page, page_with};
use askama::Template;
use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};

/// The largest form accepted, in bytes: the copy and 64 KiB for the other fields.
pub const MOST_UPLOAD: usize = MOST_COPY + 64 * 1024;

/// The form that records an act signed by hand.
#[derive(Template)]
#[template(path = "page/handover/paper_signing.html")]
pub struct PaperPage {
    pub layout: Layout,
    /// Error messages, shown beside their fields and in the summary.
    pub errors: FormErrors,
    /// Number of the act.
    pub number: String,
    /// The organisation that receives the devices.
    pub organisation: Link,
    /// Values of the fields, as typed.
    pub given: Fields,
    /// Digest of what is picked now. The form is refused when the picked devices have changed since.
    pub seen: String,
    /// Idempotency key of the form: submitting it twice has effect once.
    pub once: String,
}

fn paper_page(desk: &Desk, context: &RequestContext, number: Number, given: Fields, errors: FormErrors) -> Result<PaperPage, DeskError> {
    let acting = context.acting()?;
    let w = context.locale;
    let organisation = desk.read(|c| {
        let act = access::handover(c, &acting, number)?;
        Link::organisation(c, &acting, &act.organisation)
    })?;
    let mut layout = Layout::new(desk, context, &w.x("paper-sign-title", number.to_string()))?;
    layout.path = format!("/handovers/{number}/paper");
    let given = if given.some("signed_on").is_none() { given.set("signed_on", &desk.today().to_string()) } else { given };
    Ok(PaperPage {
        layout,
        errors,
        number: number.to_string(),
        organisation,
        given,
        seen: desk.handovers().content_to_sign(number)?.0,
        once: form_key(),
    })
}

/// `GET /handovers/{number}/paper`
pub async fn paper_form(State(app): State<App>, context: RequestContext, Key(number): Key<Number>) -> Result<Response, Failure> {
    Ok(blocking(move || {
        let acting = context.acting()?;
        let act = app.desk.read(|c| access::handover(c, &acting, number))?;
        if act.state != HandoverState::Preparing {
            return Ok(to(&format!("/handovers/{number}"), ""));
        }
        paper_page(&app.desk, &context, number, Fields::default(), FormErrors::default()).map(|p| page(&p))
    })
    .await?)
}

/// `POST /handovers/{number}/paper`: records who signed and when, with the copy.
pub async fn paper_signed(
    State(app): State<App>,
    context: RequestContext,
    Key(number): Key<Number>,
    mut upload: Upload,
) -> Result<Response, Failure> {
    Ok(blocking(move || {
        let desk = &app.desk;
        let bytes = upload.file();
        let mut given = std::mem::take(&mut upload.fields);
        let acting = context.once(given.some("once"), &given.asked())?;
        let on = given.need("signed_on", |v| v.parse().ok());
        let outcome = given.done().and_then(|()| {
            if desk.handovers().content_to_sign(number)?.0 != given.get("seen") && given.some("seen").is_some() {
                return Err(DeskError::conflict(ErrorCode::ChangedMeanwhile, number));
            }
            let on = on.ok_or_else(|| DeskError::field_error("signed_on", ErrorCode::Missing, ""))?;
            let (giver, receiver) = (signature(&given, "giver"), signature(&given, "receiver"));
            desk.handovers().sign_on_paper(&acting, number, &giver, &receiver, SignedPaper { bytes, on }, context.proof())
        });
        match outcome {
            Ok(_) => Ok(to(&format!("/handovers/{number}"), "handover-signed")),
            Err(error) if is_for_the_form(&error) => {
                let errors = FormErrors::from_error(context.locale, &error);
                paper_page(desk, &context, number, given, errors).map(|p| page_with(status_of(&error), &p))
            }
            Err(error) => Err(error),
        }
    })
    .await?)
}

/// `GET /handovers/{number}/copy`: the kept copy of the signed paper, for those who may see the act.
pub async fn copy(State(app): State<App>, context: RequestContext, Key(number): Key<Number>) -> Result<Response, Failure> {
    let (media, bytes) = blocking(move || {
        let acting = context.acting()?;
        app.desk.read(|c| access::signed_copy(c, &acting, number))
    })
    .await?;
    let mut answer = ([(header::CACHE_CONTROL, "no-store")], bytes).into_response();
    // An uploaded PDF is untrusted: it is downloaded as a file, never shown in our origin. An image is shown.
    let shown = if media == "application/pdf" { format!("attachment; filename=\"{number}-copy.pdf\"") } else { "inline".to_owned() };
    for (name, value) in [(header::CONTENT_TYPE, media), (header::CONTENT_DISPOSITION, shown)] {
        if let Ok(value) = HeaderValue::from_str(&value) {
            answer.headers_mut().insert(name, value);
        }
    }
    answer.headers_mut().insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    Ok(answer)
}
