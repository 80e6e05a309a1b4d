//! Around an act: its appointment and calendar file, its pick list, what is refused at the door, the word about a large gift, the paper that
//! was signed by hand; and the coming appointments of all.

use super::show::{answer, tag_of};
use super::signing::signature;
use crate::desk::error::{ErrorCode, Noun};
use crate::desk::handover::appointment::{AppointmentInput, Calendar};
use crate::desk::handover::signing::{MOST_COPY, SignedPaper};
use crate::desk::{Acting, Desk, DeskError};
use crate::domain::account::actor::Permission;
use crate::domain::device::Device;
use crate::domain::device::kind::Kind;
use crate::domain::handover::{DoorReason, Handover, HandoverState, SigningWay, Transport};
use crate::domain::number::Number;
use crate::domain::request::wants::Accessory;
use crate::domain::subject::Subject;
use crate::i18n::{Locale, in_brussels, today};
use crate::store::{self, AnyConnection};
use crate::web::failure::{Failure, status_of};
use crate::web::fields::{Fields, Form, Key, Upload};
use crate::web::layout::Layout;
use crate::web::page::acts::{Link, act_of, own};
use crate::web::page::document::{DocumentPage, pdf};
use crate::web::page::document_view::Twin;
use crate::web::request_context::RequestContext;
use crate::web::view::{Choice, FormErrors, choices, form_key, is_for_the_form, page, page_with, to, word};
use crate::web::{App, blocking};
use askama::Template;
use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};

/// The most bytes of the form with the copy of a paper.
pub const MOST_UPLOAD: usize = MOST_COPY + 64 * 1024;
/// The most appointments shown.
const SOME: u16 = 200;

/// Who signed, how and from where.
#[derive(Clone, Debug, Default)]
pub struct ProofView {
    /// Names and capacities, the giver's first.
    pub who: Vec<String>,
    /// How, in words.
    pub way: String,
    /// The address it came from; empty when it is not known, or not for this reader.
    pub address: String,
    /// What the browser called itself.
    pub agent: String,
    /// The version of the clauses.
    pub clauses: String,
    /// Whether a copy of the paper is kept.
    pub has_copy: bool,
}

/// What the page of an act shows of all this.
pub struct DoorView {
    /// The appointment in words; empty when there is none.
    pub when: String,
    /// It was called off.
    pub off: bool,
    /// Who moves, in words.
    pub transport: String,
    /// Whom to ask for.
    pub ask_for: String,
    /// What the form of the appointment begins with.
    pub form: Fields,
    /// Who may move.
    pub transports: Vec<Choice>,
    /// Reasons of a refusal.
    pub reasons: Vec<Choice>,
    /// Sorts of accessories.
    pub accessories: Vec<Choice>,
    /// Kinds that are picked, when there is more than one.
    pub kinds: Vec<Choice>,
    /// Estimated value, in words.
    pub value: String,
    /// Whether that is more than may be given without a word about it.
    pub over: bool,
    /// What was noted about it; empty when nothing was.
    pub noted: String,
    /// Whether it was noted.
    pub is_noted: bool,
    /// How it was signed.
    pub proof: ProofView,
}

/// Date and hour of a moment in Brussels, for the fields of a form.
fn fields_of(at: DateTime<Utc>) -> (String, String) {
    let shown = Locale::Nl.moment(at);
    let hour = shown.split(' ').nth(1).unwrap_or("").to_owned();
    (today(at).to_string(), hour)
}

fn when(w: Locale, from: DateTime<Utc>, until: DateTime<Utc>) -> String {
    let ((_, begins), (_, ends)) = (fields_of(from), fields_of(until));
    w.say("appointment-when", &[("date", w.day(from).into()), ("from", begins.into()), ("until", ends.into())])
}

fn text(c: &mut AnyConnection, number: Number, field: &str) -> Result<String, DeskError> {
    Ok(store::ledger::event::text_of(c, Subject::Handover, &number.to_string(), field)?.unwrap_or_default())
}

/// What an act's page shows of what happens around it.
pub(in crate::web::page) fn view(desk: &Desk, context: &RequestContext, acting: &Acting, act: &Handover) -> Result<DoorView, DeskError> {
    let (w, number) = (context.locale, act.number);
    let staff = acting.actor.may(Permission::Read);
    let (ask_for, noted, proof) = desk.read(|c| {
        let mut proof = ProofView::default();
        if act.state == HandoverState::Signed {
            for party in ["giver", "receiver"] {
                let (name, capacity) = (text(c, number, &format!("{party}_name"))?, text(c, number, &format!("{party}_capacity"))?);
                proof.who.extend(Some([name, capacity].join(", ")).filter(|who| who != ", "));
            }
            proof.way = word(w, "signing-way", act.way.unwrap_or(SigningWay::Screen).as_str());
            proof.clauses = act.clauses.clone().unwrap_or_default();
            proof.has_copy = act.copy.is_some();
            if staff {
                (proof.address, proof.agent) = (text(c, number, "address")?, text(c, number, "agent")?);
            }
        }
        let noted = if act.gift_noted { text(c, number, "gift_reference")? } else { String::new() };
        Ok((text(c, number, "ask_for")?, noted, proof))
    })?;
    let (value, over) = desk.handovers().estimated_value(number)?;
    let set = act.appointment.as_ref();
    let (date, from) = set.map(|a| fields_of(a.from)).unwrap_or_default();
    let until = set.map(|a| fields_of(a.until).1).unwrap_or_default();
    let transports: Vec<&'static str> = Transport::ALL.iter().map(|t| t.as_str()).collect();
    let reasons: Vec<&'static str> = DoorReason::ALL.iter().map(|r| r.as_str()).collect();
    let accessories: Vec<&'static str> = Accessory::ALL.iter().map(|a| a.as_str()).collect();
    let picked = desk.read(|c| picked_for(c, number))?;
    let kinds: Vec<&'static str> = Kind::ALL.iter().filter(|k| picked.iter().any(|d| d.kind == **k)).map(|k| k.as_str()).collect();
    Ok(DoorView {
        when: set.map(|a| when(w, a.from, a.until)).unwrap_or_default(),
        off: set.is_some_and(|a| a.cancelled),
        transport: set.map(|a| word(w, "transport", a.transport.as_str())).unwrap_or_default(),
        form: Fields::of([
            ("date", date),
            ("from", from),
            ("until", until),
            ("transport", set.map(|a| a.transport.as_str().to_owned()).unwrap_or_default()),
            ("place", act.place.clone()),
            ("ask_for", ask_for.clone()),
        ]),
        ask_for,
        transports: choices(w, "transport", &transports),
        reasons: choices(w, "door-reason", &reasons),
        accessories: choices(w, "accessory", &accessories),
        kinds: if kinds.len() > 1 { choices(w, "kind", &kinds) } else { Vec::new() },
        value: if value > 0 { w.euros(value) } else { String::new() },
        over,
        noted,
        is_noted: act.gift_noted,
        proof,
    })
}

fn appointment(given: &mut Fields) -> Result<AppointmentInput, DeskError> {
    let date: Option<NaiveDate> = given.need("date", |v| v.parse().ok());
    let hour = |v: &str| NaiveTime::parse_from_str(v, "%H:%M").ok();
    let (from, until) = (given.need("from", hour), given.need("until", hour));
    let transport = given.need("transport", |v| Transport::parse(v).ok());
    given.done()?;
    match (date, from, until, transport) {
        (Some(date), Some(from), Some(until), Some(transport)) => Ok(AppointmentInput {
            from: in_brussels(date.and_time(from)),
            until: in_brussels(date.and_time(until)),
            transport,
            place: given.get("place").to_owned(),
            ask_for: given.some("ask_for").map(ToOwned::to_owned),
        }),
        _ => Err(DeskError::field_error("date", ErrorCode::Missing, "")),
    }
}

/// `POST /handovers/{number}/appointment`: sets it, changes it, or calls it off.
pub async fn appoint(
    State(app): State<App>,
    context: RequestContext,
    Key(number): Key<Number>,
    Form(mut given): Form,
) -> Result<Response, Failure> {
    let made = blocking(move || {
        let acting = context.acting()?;
        if given.get("do") == "call_off" {
            return answer(&app.desk, &context, number, app.desk.handovers().cancel_appointment(&acting, number), "appointment-called-off");
        }
        let outcome = appointment(&mut given).and_then(|input| app.desk.handovers().set_appointment(&acting, number, input));
        answer(&app.desk, &context, number, outcome, "appointment-saved")
    })
    .await?;
    Ok(made)
}

/// `POST /handovers/{number}/refuse`: refuses a picked device, or takes the refusal back.
pub async fn refuse(
    State(app): State<App>,
    context: RequestContext,
    Key(number): Key<Number>,
    Form(mut given): Form,
) -> Result<Response, Failure> {
    let made = blocking(move || {
        let acting = context.acting()?;
        let reason = given.may("reason", |v| DoorReason::parse(v).ok());
        let outcome = given
            .done()
            .and_then(|()| tag_of(&given))
            .and_then(|tag| app.desk.handovers().refuse_at_door(&acting, number, tag, reason, given.some("note")));
        answer(&app.desk, &context, number, outcome, "door-refused")
    })
    .await?;
    Ok(made)
}

/// The devices picked for an act.
fn picked_for(c: &mut AnyConnection, number: Number) -> Result<Vec<Device>, DeskError> {
    Ok(store::device::all(c, &store::device::Filter { picked: Some(number), ..store::device::Filter::default() })?)
}

/// `POST /handovers/{number}/accessories`: how many of a sort go along with a device, with each of a kind, or with each of all.
pub async fn accompany(
    State(app): State<App>,
    context: RequestContext,
    Key(number): Key<Number>,
    Form(mut given): Form,
) -> Result<Response, Failure> {
    let made = blocking(move || {
        let acting = context.acting()?;
        let accessory = given.need("accessory", |v| Accessory::parse(v).ok());
        let each = given.need("each", |v| v.parse::<u32>().ok());
        let outcome = given.done().and_then(|()| {
            let (which, kind) = (given.get("tag"), Kind::parse(given.get("tag")).ok());
            let tags = match kind {
                Some(kind) => app.desk.read(|c| picked_for(c, number))?.iter().filter(|d| d.kind == kind).map(|d| d.tag).collect(),
                None if which.is_empty() => Vec::new(),
                None => vec![tag_of(&given)?],
            };
            let (accessory, each) = accessory.zip(each).ok_or_else(|| DeskError::field_error("accessory", ErrorCode::Missing, ""))?;
            // A kind of which nothing is picked any more does not stand for all.
            if kind.is_some() && tags.is_empty() {
                return Err(DeskError::conflict(ErrorCode::NotOfThisAct, which));
            }
            app.desk.handovers().set_accessories(&acting, number, tags, accessory, each)
        });
        answer(&app.desk, &context, number, outcome, "accompanied")
    })
    .await?;
    Ok(made)
}

/// `POST /handovers/{number}/gift`: takes note of the value of a large gift.
pub async fn gift(
    State(app): State<App>,
    context: RequestContext,
    Key(number): Key<Number>,
    Form(given): Form,
) -> Result<Response, Failure> {
    let made = blocking(move || {
        let outcome = app.desk.handovers().note_gift(&context.acting()?, number, given.get("gift_reference"));
        answer(&app.desk, &context, number, outcome, "gift-noted")
    })
    .await?;
    Ok(made)
}

/// `GET /handovers/{number}/appointment.ics`: for a calendar.
pub async fn ics(State(app): State<App>, context: RequestContext, Key(number): Key<Number>) -> Result<Response, Failure> {
    let made = blocking(move || {
        let acting = context.acting()?;
        let none = || DeskError::none(Noun::Page, "appointment.ics");
        let file = app.desk.read(|c| {
            let act = act_of(c, &acting, number)?;
            let calendar = Calendar::of(c, &act)?;
            Ok(calendar.file(&act, context.locale, app.desk.base_url(), app.desk.now()))
        })?;
        let file = file.ok_or_else(none)?;
        let mut answer =
            ([(header::CONTENT_TYPE, "text/calendar; charset=utf-8"), (header::CACHE_CONTROL, "no-store")], file).into_response();
        if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{number}.ics\"")) {
            answer.headers_mut().insert(header::CONTENT_DISPOSITION, value);
        }
        Ok::<_, DeskError>(answer)
    })
    .await?;
    Ok(made)
}

/// `GET /handovers/{number}/pick-list`
pub async fn pick_list(State(app): State<App>, context: RequestContext, Key(number): Key<Number>) -> Result<Response, Failure> {
    let made = blocking(move || {
        let w = context.locale;
        let document = app.desk.handovers().pick_list(number, w)?;
        Ok::<_, DeskError>(DocumentPage {
            layout: Layout::of(&app.desk, &context, &format!("{} {number}", w.t("pick-list")))?,
            number: w.t("pick-list"),
            twin: Twin::of(&document, true),
            hash: String::new(),
            pdf: format!("/handovers/{number}/pick-list.pdf"),
            back: format!("/handovers/{number}"),
            back_name: w.x("handover-title", number.to_string()),
            may_sign: false,
            is_preview: false,
        })
    })
    .await?;
    Ok(page(&made))
}

/// `GET /handovers/{number}/pick-list.pdf`
pub async fn pick_list_pdf(State(app): State<App>, context: RequestContext, Key(number): Key<Number>) -> Result<Response, Failure> {
    let bytes = blocking(move || crate::desk::document::pdf(&app.desk.handovers().pick_list(number, context.locale)?)).await?;
    Ok(pdf(bytes, &format!("{number}-pick-list")))
}

/// The form for a paper that was signed by hand.
#[derive(Template)]
#[template(path = "page/handover/paper_signing.html")]
pub struct PaperPage {
    /// Frame.
    pub layout: Layout,
    /// Errors.
    pub errors: FormErrors,
    /// The act.
    pub number: String,
    /// Who receives.
    pub organisation: Link,
    /// What was typed.
    pub given: Fields,
    /// What is picked now: refused when it is something else by then.
    pub seen: String,
    /// So that a second click counts once.
    pub once: String,
}

fn paper_page(desk: &Desk, context: &RequestContext, number: Number, given: Fields, errors: FormErrors) -> Result<PaperPage, DeskError> {
    let acting = context.acting()?;
    let w = context.locale;
    let organisation = desk.read(|c| {
        let act = act_of(c, &acting, number)?;
        Link::organisation(c, &acting, &act.organisation)
    })?;
    let mut layout = Layout::of(desk, context, &w.x("paper-sign-title", number.to_string()))?;
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
    let made = blocking(move || {
        let acting = context.acting()?;
        let act = app.desk.read(|c| act_of(c, &acting, number))?;
        if act.state != HandoverState::Preparing {
            return Ok(to(&format!("/handovers/{number}"), ""));
        }
        paper_page(&app.desk, &context, number, Fields::default(), FormErrors::default()).map(|p| page(&p))
    })
    .await?;
    Ok(made)
}

/// `POST /handovers/{number}/paper`: the copy, and who signed it.
pub async fn paper_signed(
    State(app): State<App>,
    context: RequestContext,
    Key(number): Key<Number>,
    mut upload: Upload,
) -> Result<Response, Failure> {
    let made = blocking(move || {
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
                let errors = FormErrors::of(context.locale, &error);
                paper_page(desk, &context, number, given, errors).map(|p| page_with(status_of(&error), &p))
            }
            Err(error) => Err(error),
        }
    })
    .await?;
    Ok(made)
}

/// `GET /handovers/{number}/copy`: the kept copy of the signed paper.
pub async fn copy(State(app): State<App>, context: RequestContext, Key(number): Key<Number>) -> Result<Response, Failure> {
    let (media, bytes) = blocking(move || {
        let acting = context.acting()?;
        app.desk.read(|c| {
            act_of(c, &acting, number)?;
            store::handover::copy_of(c, number)?.ok_or_else(|| DeskError::none(Noun::Document, number))
        })
    })
    .await?;
    let mut answer = ([(header::CACHE_CONTROL, "no-store")], bytes).into_response();
    // A PDF of others is handed over as a file: it is not shown as one of our own pages.
    let shown = if media == "application/pdf" { format!("attachment; filename=\"{number}-copy.pdf\"") } else { "inline".to_owned() };
    for (name, value) in [(header::CONTENT_TYPE, media), (header::CONTENT_DISPOSITION, shown)] {
        if let Ok(value) = HeaderValue::from_str(&value) {
            answer.headers_mut().insert(name, value);
        }
    }
    answer.headers_mut().insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    Ok(answer)
}

/// A coming appointment.
pub struct Coming {
    /// The act.
    pub number: String,
    /// From when until when.
    pub hours: String,
    /// Who receives.
    pub organisation: String,
    /// Who moves.
    pub transport: String,
    /// Where.
    pub place: String,
    /// Whom to ask for.
    pub ask_for: String,
}

/// A day with its appointments.
pub struct Day {
    /// The day.
    pub day: String,
    /// What is on.
    pub rows: Vec<Coming>,
}

/// The coming appointments.
#[derive(Template)]
#[template(path = "page/handover/agenda.html")]
pub struct AppointmentsPage {
    /// Frame.
    pub layout: Layout,
    /// Days.
    pub days: Vec<Day>,
}

/// `GET /appointments`
pub async fn appointments(State(app): State<App>, context: RequestContext) -> Result<Response, Failure> {
    let made = blocking(move || {
        let acting = context.acting()?;
        let w = context.locale;
        let own = own(&acting)?;
        let from = in_brussels(app.desk.today().and_time(NaiveTime::MIN));
        let days = app.desk.read(|c| {
            let mut days: Vec<Day> = Vec::new();
            for act in store::handover::coming(c, from, own.as_ref(), SOME)? {
                let Some(set) = &act.appointment else { continue };
                let day = w.day(set.from);
                let row = Coming {
                    number: act.number.to_string(),
                    hours: format!("{} – {}", fields_of(set.from).1, fields_of(set.until).1),
                    organisation: store::partner::find(c, &act.organisation)?.map(|o| o.name).unwrap_or_default(),
                    transport: word(w, "transport", set.transport.as_str()),
                    place: act.place.clone(),
                    ask_for: text(c, act.number, "ask_for")?,
                };
                match days.last_mut().filter(|d| d.day == day) {
                    Some(day) => day.rows.push(row),
                    None => days.push(Day { day, rows: vec![row] }),
                }
            }
            Ok(days)
        })?;
        Ok::<_, DeskError>(AppointmentsPage { layout: Layout::of(&app.desk, &context, &w.t("appointments-title"))?, days })
    })
    .await?;
    Ok(page(&made))
}
