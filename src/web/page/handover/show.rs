//! The page of an act: while it is prepared, what was promised and picked; once signed, the document and where its devices are now.

use super::summary::DoorView;
use crate::desk::access;
use crate::desk::handover::accessories::words;
use crate::desk::{Acting, Desk, DeskError};
use crate::documents::layout::model::Document;
use crate::domain::account::actor::Permission;
use crate::domain::device::Device;
use crate::domain::device::stage::Stage;
use crate::domain::device::tag::Tag;
use crate::domain::handover::{Handover, HandoverState};
use crate::domain::number::Number;
use crate::domain::subject::Subject;
use crate::i18n::word::word;
use crate::store::{self, AnyConnection};
use crate::web::app::{App, blocking};
use crate::web::failure::Failure;
use crate::web::fields::Key;
use crate::web::layout::Layout;
use crate::web::page::document_view::DocumentView;
use crate::web::page::request::lines::{DeviceRow, LineView, by_place, views};
use crate::web::request_context::RequestContext;
use crate::web::scan_row::ResultRow;
use crate::web::view::{Chip, Link};
use crate::web::view::{FormErrors, page};
use askama::Template;
use axum::extract::State;
use axum::response::Response;

/// A return of devices of this act.
pub struct ReturnRow {
    pub number: String,
    /// Date of the return.
    pub day: String,
    /// Why the devices came back, in words.
    pub reason: String,
    /// How many devices came back.
    pub devices: usize,
}

/// The page of one act.
#[derive(Template)]
#[template(path = "page/handover/show.html")]
pub struct HandoverPage {
    pub layout: Layout,
    /// Error messages, shown beside their fields and in the summary.
    pub errors: FormErrors,
    pub number: String,
    /// Address to which scans are sent.
    pub post_to: String,
    /// Its state, as a chip.
    pub chip: Chip,
    /// Its state, as stored: `preparing`, `awaiting`, `signed` or `cancelled`.
    pub state: &'static str,
    /// The organisation that receives the devices.
    pub organisation: Link,
    /// Number of the request it belongs to.
    pub request: String,
    /// Number of the allocation it carries out.
    pub allocation: String,
    /// Where the devices are handed over.
    pub place: String,
    /// Date and time it was started.
    pub begun: String,
    /// Date and time both parties had signed; empty before.
    pub signed: String,
    /// The lines of the request with their counts.
    pub lines: Vec<LineView>,
    /// Devices promised to the request and not picked for any act, ordered by location.
    pub to_pick: Vec<DeviceRow>,
    /// Devices picked for this act, ordered by location.
    pub picked: Vec<DeviceRow>,
    /// Results of the scan just sent.
    pub results: Vec<ResultRow>,
    /// Whether the reader may prepare and sign it.
    pub may: bool,
    /// The appointment, estimated value, door check and proof of signature.
    pub door: DoorView,
    /// The last day on which the recipient may sign remotely; empty when it was not offered.
    pub until: String,
    /// Whether the reader is staff, not a partner.
    pub is_staff: bool,
    /// Whether the reader may promise devices to the request.
    pub may_reserve: bool,
    /// The note given on cancelling; empty when there is none.
    pub note: String,
    /// SHA-256 of the frozen PDF; empty before it is signed.
    pub hash: String,
    /// How many devices were handed over.
    pub passed: usize,
    /// Those of them the recipient still has.
    pub with_recipient: Vec<DeviceRow>,
    /// Returns of devices of this act; empty before it is signed.
    pub returns: Vec<ReturnRow>,
    /// Whether the reader may take devices back, and there are any to take back.
    pub may_return: bool,
    /// How many of the devices are in use, as the recipient answered the follow-up; empty before that.
    pub reuse: String,
    /// The signed document, as HTML; none before it is signed.
    pub twin: Option<DocumentView>,
}

/// What the page reads from the database, in one read.
struct Read {
    act: Handover,
    organisation: Link,
    lines: Vec<LineView>,
    devices: Vec<Device>,
    passed: Vec<Device>,
    returns: Vec<crate::domain::handover::Return>,
    note: String,
    document: Option<store::document::Issued>,
}

fn read(c: &mut AnyConnection, context: &RequestContext, acting: &Acting, number: Number) -> Result<Read, DeskError> {
    let act = access::handover(c, acting, number)?;
    let request = access::request(c, acting, act.request)?;
    let allocation = access::decision(c, acting, act.allocation)?;
    let devices = store::device::of_request(c, act.request)?;
    let is_signed = act.state == HandoverState::Signed;
    let passed = store::device::Filter { handover: Some(number), stage: Some(Stage::HandedOver), ..store::device::Filter::default() };
    Ok(Read {
        organisation: Link::organisation(c, acting, &act.organisation)?,
        lines: views(context.locale, &request, Some(&allocation), &devices, Some(number)),
        devices,
        passed: if is_signed { store::device::all(c, &passed)? } else { Vec::new() },
        returns: if is_signed { access::returns(c, &act)? } else { Vec::new() },
        note: store::ledger::event::text_of(c, Subject::Handover, &number.to_string(), "note")?.unwrap_or_default(),
        document: if is_signed { Some(access::document(c, acting, number)?) } else { None },
        act,
    })
}

pub(in crate::web::page) fn made(
    desk: &Desk,
    context: &RequestContext,
    number: Number,
    results: Vec<ResultRow>,
    errors: FormErrors,
) -> Result<HandoverPage, DeskError> {
    let acting = context.acting()?;
    let w = context.locale;
    let Read { act, organisation, lines, devices, passed, returns, note, document } = desk.read(|c| read(c, context, &acting, number))?;
    let opens = acting.actor.may(Permission::Read);
    let rows = |is: &dyn Fn(&&Device) -> bool| by_place(devices.iter().filter(is).map(|d| DeviceRow::new(w, d, opens)).collect());
    let picked_for = |d: &Device| d.reservation.as_ref().and_then(|r| r.picked);
    let twin = document.map(|d| serde_json::from_str::<Document>(&d.content)).transpose().map_err(DeskError::failed)?;
    let mut layout = Layout::new(desk, context, &w.x("handover-title", number.to_string()))?;
    layout.path = format!("/handovers/{number}");
    let returned = |r: &crate::domain::handover::Return| ReturnRow {
        number: r.number.to_string(),
        day: w.day(r.at),
        reason: word(w, "return-reason", r.reason.as_str()),
        devices: r.devices.len(),
    };
    let picked = rows(&|d| picked_for(d) == Some(number));
    let along = desk.handovers().accessories(&act)?;
    let as_on_act = |row: DeviceRow| {
        let tag = Tag::parse(&row.key).ok();
        let with = along.iter().find(|a| Some(a.tag) == tag).map(|a| words(w, &a.accessories));
        let refused = tag.and_then(|tag| act.refusal_of(tag)).map(|r| word(w, "door-reason", r.as_str()));
        DeviceRow { refused: refused.unwrap_or_default(), along: with.unwrap_or_default(), ..row }
    };
    Ok(HandoverPage {
        layout,
        door: super::summary::view(desk, context, &acting, &act)?,
        until: act.offer.as_ref().map(|o| w.day(o.until)).unwrap_or_default(),
        is_staff: opens,
        errors,
        number: number.to_string(),
        post_to: format!("/handovers/{number}/pick"),
        chip: Chip::act(w, act.state),
        state: act.state.as_str(),
        organisation,
        request: act.request.to_string(),
        allocation: act.allocation.to_string(),
        place: act.place.clone(),
        begun: w.moment(act.begun),
        signed: act.signed.map(|at| w.moment(at)).unwrap_or_default(),
        lines,
        to_pick: rows(&|d| d.stage == Stage::Reserved && picked_for(d).is_none()),
        picked: picked.into_iter().map(as_on_act).collect(),
        results,
        may: acting.actor.may(Permission::HandOver),
        may_reserve: acting.actor.may(Permission::Allocate),
        note,
        hash: act.document.clone().unwrap_or_default(),
        passed: act.devices.len(),
        reuse: super::follow_up::told(w, &desk.handovers().reuse_of_act(number)?),
        with_recipient: passed.iter().map(|d| as_on_act(DeviceRow::new(w, d, opens))).collect(),
        returns: returns.iter().map(returned).collect(),
        may_return: acting.actor.may(Permission::TakeBack) && !passed.is_empty(),
        twin: twin.map(|d| DocumentView::from_document(&d, false)),
    })
}

/// `GET /handovers/{number}`
pub async fn get(State(app): State<App>, context: RequestContext, Key(number): Key<Number>) -> Result<Response, Failure> {
    let made = blocking(move || made(&app.desk, &context, number, Vec::new(), FormErrors::default())).await?;
    Ok(page(&made))
}
