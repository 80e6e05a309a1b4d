//! What surrounds the signature of a handover: remote signing, signing on paper, the value of the gift, the appointment and the pick list.

use super::handovers::seen;
use crate::desk::DeskError;
use crate::desk::access;
use crate::desk::error::ErrorCode;
use crate::desk::handover::record::Signature;
use crate::desk::handover::signing::{MOST_COPY, SignedPaper};
use crate::domain::account::actor::{Permission, Role};
use crate::domain::handover::{Appointment, Handover, HandoverState};
use crate::domain::number::Number;
use crate::i18n::in_brussels;
use crate::web::api::allocation::Nothing;
use crate::web::api::extract::{Asked, Call, FormUpload};
use crate::web::api::schema;
use crate::web::app::{App, blocking};
use crate::web::failure::Failure;
use crate::web::fields::Key;
use crate::web::request_context::RequestContext;
use crate::web::{Need, Routes};
use axum::Json;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::UtoipaMethodRouterExt;
use utoipa_axum::routes;

/// The most appointments in one answer.
const MOST: u16 = 200;
/// The most bytes of the upload: the copy of the signed paper and the form around it.
const MOST_UPLOAD: usize = MOST_COPY + 64 * 1024;

/// The routes of this file.
pub fn routes() -> Routes {
    Routes::default()
        .tell(Need::May(Permission::HandOver), routes!(offer))
        .tell(Need::May(Permission::HandOver), routes!(withdraw))
        .tell(Need::May(Permission::HandOver), routes!(code))
        .tell(Need::SignedIn, routes!(accept))
        .tell(Need::May(Permission::HandOver), routes!(on_paper).layer(DefaultBodyLimit::max(MOST_UPLOAD)))
        .tell(Need::SignedIn, routes!(copy))
        .tell(Need::SignedIn, routes!(gift))
        .tell(Need::May(Permission::HandOver), routes!(note_gift))
        .tell(Need::May(Permission::HandOver), routes!(call_off))
        .tell(Need::SignedIn, routes!(appointments))
        .tell(Need::May(Permission::HandOver), routes!(pick_list))
}

/// The signature of whoever gives.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OfferInput {
    /// Who gives.
    #[schema(value_type = schema::Signature)]
    giver: Signature,
}

/// Signs for us, and waits for the recipient: each of its contacts is sent a link to sign, and what is picked is frozen meanwhile.
#[utoipa::path(post, path = "/api/v1/handovers/{no}/offer", params(("no" = schema::Number, Path, description = "Its number")),
    request_body = OfferInput, responses((status = 200, description = "Offered", body = schema::Handover)))]
pub async fn offer(State(app): State<App>, Key(no): Key<Number>, call: Call<OfferInput>) -> Result<Json<Handover>, Failure> {
    Ok(Json(blocking(move || app.desk.handovers().offer(&call.acting, no, &call.body.giver)).await?))
}

/// Takes an offer back: its links work no more, and what is picked can be changed.
#[utoipa::path(post, path = "/api/v1/handovers/{no}/withdraw", params(("no" = schema::Number, Path, description = "Its number")),
    request_body = Nothing, responses((status = 200, description = "Taken back", body = schema::Handover)))]
pub async fn withdraw(State(app): State<App>, Key(no): Key<Number>, call: Call<Nothing>) -> Result<Json<Handover>, Failure> {
    Ok(Json(blocking(move || app.desk.handovers().withdraw_offer(&call.acting, no)).await?))
}

/// A link to sign with.
#[derive(Serialize, ToSchema)]
pub struct SigningLink {
    /// Its address; a path where the house has no public address. It is told once and kept nowhere.
    link: String,
    /// Until when the act may be signed; the link works for an hour at most.
    until: Option<DateTime<Utc>>,
}

/// A fresh link to sign what is offered, for the phone of whoever stands there. Asked again, it is another one, and this one works no more.
#[utoipa::path(post, path = "/api/v1/handovers/{no}/code", params(("no" = schema::Number, Path, description = "Its number")),
    request_body = Nothing, responses((status = 200, description = "Made", body = SigningLink)))]
pub async fn code(State(app): State<App>, Key(no): Key<Number>, call: Call<Nothing>) -> Result<Response, Failure> {
    let made = blocking(move || {
        let path = format!("/l/{}", app.desk.handovers().show_offer(&call.acting, no)?);
        let offered = app.desk.read(|c| access::handover(c, &call.acting, no))?.offer;
        let base = app.desk.base_url().unwrap_or("").trim_end_matches('/').to_owned();
        Ok::<_, DeskError>(SigningLink { link: base + &path, until: offered.map(|o| o.until) })
    })
    .await?;
    Ok(([(header::CACHE_CONTROL, "no-store")], Json(made)).into_response())
}

/// The signature of whoever receives.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AcceptInput {
    /// Who receives.
    #[schema(value_type = schema::Signature)]
    receiver: Signature,
    /// What was read, as `seen` of the act said it: anything else is not signed.
    seen: String,
}

/// The recipient signs what was offered to it; nobody else may. Another organisation's act does not exist for a partner.
#[utoipa::path(post, path = "/api/v1/handovers/{no}/accept", params(("no" = schema::Number, Path, description = "Its number")),
    request_body = AcceptInput, responses((status = 200, description = "Signed", body = schema::Handover)))]
pub async fn accept(
    State(app): State<App>,
    Key(no): Key<Number>,
    context: RequestContext,
    call: Call<AcceptInput>,
) -> Result<Json<Handover>, Failure> {
    let signed = blocking(move || {
        seen(&app, &context, no)?;
        if call.acting.actor.role != Role::Partner {
            return Err(DeskError::Forbidden);
        }
        if app.desk.handovers().content_to_sign(no)?.0 != call.body.seen {
            return Err(DeskError::conflict(ErrorCode::ChangedMeanwhile, no));
        }
        app.desk.handovers().accept_offer(&call.acting, no, &call.body.receiver, context.proof())
    })
    .await?;
    Ok(Json(signed))
}

/// A paper signed by hand, as a form.
#[derive(ToSchema)]
#[expect(dead_code, reason = "it describes the parts of a form, which are read by name")]
pub struct PaperInput {
    /// The copy: a photograph (JPEG, PNG) or a PDF, at most 20 MiB.
    #[schema(format = Binary, content_media_type = "application/octet-stream")]
    file: String,
    /// On what day it was signed.
    signed_on: NaiveDate,
    /// Who gave.
    giver_name: String,
    /// In what capacity.
    giver_capacity: String,
    /// Who received.
    receiver_name: String,
    /// In what capacity.
    receiver_capacity: String,
    /// What was signed, as `seen` of the act said it; not looked at when it is left out.
    seen: Option<String>,
}

/// Enters an act that was signed by hand on its printed paper, with a copy of it: as valid as any other signature.
#[utoipa::path(post, path = "/api/v1/handovers/{no}/paper", params(("no" = schema::Number, Path, description = "Its number")),
    request_body(content = PaperInput, content_type = "multipart/form-data"), responses((status = 200, description = "Signed", body = schema::Handover)))]
pub async fn on_paper(
    State(app): State<App>,
    Key(no): Key<Number>,
    context: RequestContext,
    mut form: FormUpload,
) -> Result<Json<Handover>, Failure> {
    let signed = blocking(move || {
        let bytes = form.upload.file();
        let given = &mut form.upload.fields;
        let on: Option<NaiveDate> = given.need("signed_on", |v| v.parse().ok());
        given.done()?;
        if given.some("seen").is_some_and(|shown| app.desk.handovers().content_to_sign(no).is_ok_and(|(seen, _)| seen != shown)) {
            return Err(DeskError::conflict(ErrorCode::ChangedMeanwhile, no));
        }
        let on = on.ok_or_else(|| DeskError::field_error("signed_on", ErrorCode::Missing, ""))?;
        let party = |who: &str| Signature {
            name: given.get(&format!("{who}_name")).to_owned(),
            capacity: given.get(&format!("{who}_capacity")).to_owned(),
            strokes: String::new(),
            typed: true,
        };
        app.desk.handovers().sign_on_paper(
            &form.acting,
            no,
            &party("giver"),
            &party("receiver"),
            SignedPaper { bytes, on },
            context.proof(),
        )
    })
    .await?;
    Ok(Json(signed))
}

/// The kept copy of a paper that was signed by hand.
#[utoipa::path(get, path = "/api/v1/handovers/{no}/copy", params(("no" = schema::Number, Path, description = "Its number")),
    responses((status = 200, description = "The copy", content((Vec<u8> = "application/pdf"), (Vec<u8> = "image/jpeg"), (Vec<u8> = "image/png")))))]
pub async fn copy(State(app): State<App>, context: RequestContext, Key(no): Key<Number>) -> Result<Response, Failure> {
    let (media, bytes) = blocking(move || {
        let acting = context.acting()?;
        app.desk.read(|c| access::signed_copy(c, &acting, no))
    })
    .await?;
    let mut answer = ([(header::CACHE_CONTROL, "no-store"), (header::X_CONTENT_TYPE_OPTIONS, "nosniff")], bytes).into_response();
    if let Ok(media) = HeaderValue::from_str(&media) {
        answer.headers_mut().insert(header::CONTENT_TYPE, media);
    }
    answer.headers_mut().insert(header::CONTENT_DISPOSITION, HeaderValue::from_static("attachment"));
    Ok(answer)
}

/// What a gift is worth.
#[derive(Serialize, ToSchema)]
pub struct Gift {
    /// The devices that pass are estimated at so much, in cents.
    value_cents: i64,
    /// That is more than an association may accept without a word about it: such an act is signed only once that is noted.
    over: bool,
    /// It was noted.
    noted: bool,
}

/// What an act's devices are estimated at, and whether that needs a word.
#[utoipa::path(get, path = "/api/v1/handovers/{no}/gift", params(("no" = schema::Number, Path, description = "Its number")),
    responses((status = 200, description = "Estimated", body = Gift)))]
pub async fn gift(State(app): State<App>, context: RequestContext, Key(no): Key<Number>) -> Result<Json<Gift>, Failure> {
    let found = blocking(move || {
        let act = seen(&app, &context, no)?;
        let (value_cents, over) = app.desk.handovers().estimated_value(no)?;
        Ok::<_, DeskError>(Gift { value_cents, over, noted: act.gift_noted })
    })
    .await?;
    Ok(Json(found))
}

/// What was done about a large gift.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct GiftInput {
    /// The reference of the authorisation, or of the letter that asked for it.
    gift_reference: String,
}

/// Takes note that a gift is worth more than an association may accept without authorisation.
#[utoipa::path(post, path = "/api/v1/handovers/{no}/gift", params(("no" = schema::Number, Path, description = "Its number")),
    request_body = GiftInput, responses((status = 200, description = "Noted", body = schema::Handover)))]
pub async fn note_gift(State(app): State<App>, Key(no): Key<Number>, call: Call<GiftInput>) -> Result<Json<Handover>, Failure> {
    Ok(Json(blocking(move || app.desk.handovers().note_gift(&call.acting, no, &call.body.gift_reference)).await?))
}

/// Calls an appointment off; the act goes on.
#[utoipa::path(post, path = "/api/v1/handovers/{no}/appointment/cancel", params(("no" = schema::Number, Path, description = "Its number")),
    request_body = Nothing, responses((status = 200, description = "Called off", body = schema::Handover)))]
pub async fn call_off(State(app): State<App>, Key(no): Key<Number>, call: Call<Nothing>) -> Result<Json<Handover>, Failure> {
    Ok(Json(blocking(move || app.desk.handovers().cancel_appointment(&call.acting, no)).await?))
}

/// From which day on.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Since {
    /// From this day on; from today when nothing is said.
    #[serde(default)]
    from: Option<NaiveDate>,
}

/// When two parties meet.
#[derive(Serialize, ToSchema)]
pub struct Coming {
    /// The act.
    #[schema(value_type = schema::Number)]
    handover: Number,
    /// Who receives: its id.
    organisation: String,
    /// Where.
    place: String,
    /// Where the act is.
    #[schema(value_type = schema::HandoverState)]
    state: HandoverState,
    /// When, and who moves.
    #[schema(value_type = schema::Appointment)]
    appointment: Appointment,
}

/// Coming appointments.
#[derive(Serialize, ToSchema)]
pub struct Appointments {
    /// The next one first; at most two hundred.
    appointments: Vec<Coming>,
}

/// The coming appointments, the next one first. A partner sees its own only.
#[utoipa::path(get, path = "/api/v1/appointments", params(Since), responses((status = 200, description = "Found", body = Appointments)))]
pub async fn appointments(
    State(app): State<App>,
    context: RequestContext,
    Asked(asked): Asked<Since>,
) -> Result<Json<Appointments>, Failure> {
    let found = blocking(move || {
        let acting = context.acting()?;
        let from = in_brussels(asked.from.unwrap_or_else(|| app.desk.today()).and_time(NaiveTime::MIN));
        app.desk.read(|c| access::appointments(c, &acting, from, MOST))
    })
    .await?;
    let coming = |act: Handover| {
        let (handover, organisation, place, state) = (act.number, act.organisation.to_string(), act.place, act.state);
        act.appointment.map(|appointment| Coming { handover, organisation, place, state, appointment })
    };
    Ok(Json(Appointments { appointments: found.into_iter().filter_map(coming).collect() }))
}

/// The devices to fetch for an act, in the order of a walk along the shelves.
#[utoipa::path(get, path = "/api/v1/handovers/{no}/pick-list.pdf", params(("no" = schema::Number, Path, description = "Its number")),
    responses((status = 200, description = "The list", content((Vec<u8> = "application/pdf")))))]
pub async fn pick_list(State(app): State<App>, context: RequestContext, Key(no): Key<Number>) -> Result<Response, Failure> {
    let bytes = blocking(move || crate::desk::document::pdf(&app.desk.handovers().pick_list(no, context.locale)?)).await?;
    Ok(crate::web::api::pdf_response::paper(no, bytes))
}
