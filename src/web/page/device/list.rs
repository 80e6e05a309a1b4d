//! The list of devices, and the search.

use crate::desk::Acting;
use crate::desk::access;
use crate::desk::{Desk, DeskError};
use crate::domain::device::code::Code;
use crate::domain::device::kind::Kind;
use crate::domain::device::stage::Stage;
use crate::domain::device::{Device, HoldReason};
use crate::domain::number::Number;
use crate::i18n::word::word;
use crate::store;
use crate::store::device as row;
use crate::web::app::{App, blocking};
use crate::web::failure::Failure;
use crate::web::fields::{Fields, Query};
use crate::web::layout::Layout;
use crate::web::request_context::RequestContext;
use crate::web::url::encoded;
use crate::web::view::{Choice, choices, page};
use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};

/// Rows on a page.
const ROWS: u16 = 50;

/// A row of the list.
pub struct DeviceRow {
    pub tag: String,
    /// Tag for addresses, without hyphen.
    pub path: String,
    /// Kind in the reader's language.
    pub kind: String,
    /// Manufacturer and model.
    pub name: String,
    pub serial: String,
    /// Stage as stored, which is also the class suffix of its chip.
    pub stage: &'static str,
    /// Stage in the reader's language.
    pub stage_said: String,
    /// Grade; empty before there is one.
    pub grade: String,
    /// Location code; empty when none is recorded.
    pub location: String,
    /// Whether a hold is in force.
    pub held: bool,
}

/// Makes the row of a device.
#[must_use]
pub fn device_row(w: crate::i18n::Locale, d: &Device) -> DeviceRow {
    DeviceRow {
        tag: d.tag.to_string(),
        path: d.tag.as_str().to_owned(),
        kind: word(w, "kind", d.kind.as_str()),
        name: d.specification.name(),
        serial: d.specification.serial.clone().unwrap_or_default(),
        stage: d.stage.as_str(),
        stage_said: word(w, "stage", d.stage.as_str()),
        grade: d.grade.map(|g| g.to_string()).unwrap_or_default(),
        location: d.location.clone().unwrap_or_default(),
        held: !d.holds.is_empty(),
    }
}

/// The list of devices.
#[derive(Template)]
#[template(path = "page/device/list.html")]
pub struct DevicesPage {
    pub layout: Layout,
    pub rows: Vec<DeviceRow>,
    /// Link to the next page; empty on the last one.
    pub next: String,
    /// Address of the same list as CSV; empty for the results of a search.
    pub csv: String,
    /// Address of the same list as a workbook; empty for the results of a search.
    pub xlsx: String,
    /// Query values, to fill the filter form.
    pub given: Fields,
    /// Stages to filter by.
    pub stages: Vec<Choice>,
    /// Kinds to filter by.
    pub kinds: Vec<Choice>,
    /// Whether a search or filter is set.
    pub narrowed: bool,
}

/// Reads the filter of a query.
pub(crate) fn filter_of(query: &mut Fields) -> row::Filter {
    row::Filter {
        stage: query.may("stage", |v| Stage::parse(v).ok()),
        kind: query.may("kind", |v| Kind::parse(v).ok()),
        batch: query.may("batch", |v| Number::parse(v).ok()),
        request: query.may("request", |v| Number::parse(v).ok()),
        handover: query.may("handover", |v| Number::parse(v).ok()),
        location: query.some("location").map(str::to_uppercase),
        holder: query.some("holder").map(crate::domain::id::OrganisationId::new),
        picked: None,
        hold: query.may("hold", |v| HoldReason::parse(v).ok()),
    }
}

/// `GET /devices`: `q` finds by tag, serial number, inventory number, model, manufacturer, document number, location or recipient.
pub async fn list(State(app): State<App>, context: RequestContext, Query(mut query): Query) -> Result<Response, Failure> {
    Ok(blocking(move || {
        let w = context.locale;
        let desk = &app.desk;
        let q = query.get("q").trim().to_owned();
        let mut filter = filter_of(&mut query);
        let (devices, next) = if q.is_empty() {
            let before = query.get("before").parse().ok();
            let found = desk.read(|c| Ok(row::list(c, &filter, before, ROWS)?))?;
            (found.devices, found.next)
        } else {
            match find(desk, &context.acting()?, &q, &mut filter)? {
                Some(Found::At(path)) => return Ok(Redirect::to(&path).into_response()),
                Some(Found::These(mut devices)) => {
                    devices.retain(|d| {
                        filter.stage.is_none_or(|s| s == d.stage)
                            && filter.kind.is_none_or(|k| k == d.kind)
                            && filter.batch.is_none_or(|b| b == d.batch)
                    });
                    (devices, None)
                }
                None => (desk.read(|c| Ok(row::list(c, &filter, None, ROWS)?))?.devices, None),
            }
        };
        let kept: Vec<String> = ["stage", "kind", "batch", "request", "handover", "location", "holder", "hold"]
            .iter()
            .filter_map(|n| query.some(n).map(|v| format!("{n}={}", encoded(v))))
            .collect();
        let next = next.map(|seq| format!("/devices?before={seq}&{}", kept.join("&"))).unwrap_or_default();
        // The results of a search are one page without download; any other list can be downloaded.
        let table = if q.is_empty() { format!("/devices.{{}}?{}", kept.join("&")) } else { String::new() };
        let words = |all: &[Stage]| all.iter().filter(|s| **s != Stage::Announced).map(|s| s.as_str()).collect::<Vec<_>>();
        let kinds: Vec<&'static str> = Kind::ALL.iter().map(|k| k.as_str()).collect();
        Ok(page(&DevicesPage {
            layout: Layout::new(desk, &context, &w.t("devices-title"))?,
            rows: devices.iter().map(|d| device_row(w, d)).collect(),
            next,
            csv: table.replace("{}", "csv"),
            xlsx: table.replace("{}", "xlsx"),
            narrowed: !q.is_empty() || !kept.is_empty(),
            given: query,
            stages: choices(w, "stage", &words(Stage::ALL)),
            kinds: choices(w, "kind", &kinds),
        }))
    })
    .await?)
}

enum Found {
    At(String),
    These(Vec<Device>),
}

/// Looks a search text up. A tag, a number or a location leads to its page; words of the search index give devices; otherwise the name of a
/// recipient narrows the list to the devices it holds, by setting `filter.holder`.
fn find(desk: &Desk, acting: &Acting, q: &str, filter: &mut row::Filter) -> Result<Option<Found>, DeskError> {
    match Code::read(q) {
        Some(Code::Tag(tag)) if desk.read(|c| Ok(row::find(c, &tag)?))?.is_some() => {
            return Ok(Some(Found::At(format!("/devices/{}", tag.as_str()))));
        }
        Some(Code::Number(number)) => {
            if let Ok(found) = desk.devices().resolve(q) {
                use crate::desk::device::scan_result::Found as Resolved;
                return Ok(Some(Found::At(match found {
                    Resolved::Batch(n) => format!("/batches/{n}"),
                    Resolved::StockTake(n) => format!("/stock-takes/{n}"),
                    Resolved::Request(n) => format!("/requests/{n}"),
                    _ => crate::web::url::paper(number),
                })));
            }
        }
        _ => {}
    }
    if let Some(place) = crate::domain::device::location::code(q)
        && desk.read(|c| Ok(store::device::location::find(c, &place)?))?.is_some()
    {
        return Ok(Some(Found::At(format!("/devices?location={place}"))));
    }
    let devices = desk.read(|c| Ok(store::device::search::search(c, q, ROWS)?))?;
    if !devices.is_empty() {
        return Ok(Some(Found::These(devices)));
    }
    // A maker's barcode, scanned into the search.
    if let Ok(crate::desk::device::scan_result::Found::Device(device)) = desk.devices().resolve(q) {
        return Ok(Some(Found::These(vec![*device])));
    }
    let holders = desk.read(|c| access::organisations(c, acting, q, None, 1))?;
    match holders.into_iter().next() {
        Some(organisation) => {
            filter.holder = Some(organisation.id);
            Ok(None)
        }
        None => Ok(Some(Found::These(Vec::new()))),
    }
}
