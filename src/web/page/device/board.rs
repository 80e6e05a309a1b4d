//! The board: how many devices are at each stage, which wait longest, and which are held and why.

use crate::desk::{Desk, DeskError};
use crate::domain::device::kind::Kind;
use crate::domain::device::{Device, HoldReason};
use crate::domain::number::Number;
use crate::i18n::Locale;
use crate::i18n::word::word;
use crate::store;
use crate::store::device::board;
use crate::store::device::board::{COUNTED, Filter, Head};
use crate::web::app::{App, blocking};
use crate::web::failure::Failure;
use crate::web::fields::{Fields, Query};
use crate::web::layout::Layout;
use crate::web::request_context::RequestContext;
use crate::web::url::encoded;
use crate::web::view::{Choice, choices, page};
use askama::Template;
use axum::extract::State;
use axum::response::Response;
use chrono::{DateTime, Duration, Utc};

/// Devices shown of each stage and hold.
const SHOWN: u16 = 6;

/// One device of a column.
pub struct BoardRow {
    /// Tag for addresses, without hyphen.
    pub path: String,
    /// Tag as shown.
    pub tag: String,
    /// Kind, manufacturer and model.
    pub name: String,
    /// Location code; empty when none is recorded.
    pub place: String,
    /// How long it has been there, such as `23 days`.
    pub days: String,
    /// Whether that exceeds the limit of the policy.
    pub late: bool,
}

/// A stage, or the reason of a hold, with its devices.
pub struct Column {
    /// Name in the reader's language.
    pub name: String,
    /// Class suffix of the chip.
    pub tone: &'static str,
    /// How many devices; beyond `COUNTED` it says "more than".
    pub count: String,
    /// Address of the list of them.
    pub href: String,
    /// How many exceed the limit; empty when none does.
    pub late: String,
    /// The limit, such as `limit: 14 days`.
    pub limit: String,
    /// The devices that have been there longest.
    pub rows: Vec<BoardRow>,
}

/// The page of the board.
#[derive(Template)]
#[template(path = "page/device/board.html")]
pub struct BoardPage {
    pub layout: Layout,
    /// The stages in order.
    pub stages: Vec<Column>,
    /// The reasons of holds that are in force for some device.
    pub holds: Vec<Column>,
    /// Query values, to fill the filter form.
    pub given: Fields,
    /// Kinds to filter by.
    pub kinds: Vec<Choice>,
    /// Locations to filter by.
    pub places: Vec<Choice>,
    /// Whether a filter is set.
    pub narrowed: bool,
}

/// A count in words. Counting stops after `COUNTED`.
fn count(w: Locale, n: usize) -> String {
    let said = |n: usize| w.number(i64::try_from(n).unwrap_or(i64::MAX));
    if n > COUNTED { w.x("board-more-than", said(COUNTED)) } else { said(n) }
}

fn row(w: Locale, now: DateTime<Utc>, days: u16, device: &Device, since: DateTime<Utc>) -> BoardRow {
    let stood = (now - since).num_days().max(0);
    BoardRow {
        path: device.tag.as_str().to_owned(),
        tag: device.tag.to_string(),
        name: format!("{} {}", word(w, "kind", device.kind.as_str()), device.specification.name()).trim().to_owned(),
        place: device.location.clone().unwrap_or_default(),
        days: w.n("board-days", stood),
        late: is_late(now, since, days),
    }
}

fn cutoff(now: DateTime<Utc>, days: u16) -> DateTime<Utc> {
    now - Duration::days(i64::from(days))
}

fn is_late(now: DateTime<Utc>, since: DateTime<Utc>, days: u16) -> bool {
    since < cutoff(now, days)
}

fn board_page(desk: &Desk, context: &RequestContext, mut given: Fields) -> Result<BoardPage, DeskError> {
    let w = context.locale;
    let now = desk.now();
    let filter = Filter {
        kind: given.may("kind", |v| Kind::parse(v).ok()),
        batch: given.may("batch", |v| Number::parse(v).ok()),
        location: given.some("location").map(|l| l.trim().to_uppercase()),
    };
    let kept: String =
        ["kind", "batch", "location"].iter().filter_map(|n| given.some(n).map(|v| format!("&{n}={}", encoded(v.trim())))).collect();
    let limits = desk.policy().stage_limits;
    let column = |name: String, tone: &'static str, days: u16, href: String, head: Head| Column {
        name,
        tone,
        count: count(w, head.count),
        href,
        late: if head.overdue > 0 { count(w, head.overdue) } else { String::new() },
        limit: w.n("board-limit", i64::from(days)),
        rows: head.longest.iter().map(|(device, since)| row(w, now, days, device, *since)).collect(),
    };
    desk.read(|c| {
        let mut stages = Vec::new();
        for (stage, days) in limits.stages() {
            let head = board::stage(c, stage, &filter, cutoff(now, days), SHOWN)?;
            stages.push(column(word(w, "stage", stage.as_str()), stage.as_str(), days, format!("/devices?stage={stage}{kept}"), head));
        }
        let mut holds = Vec::new();
        for reason in HoldReason::ALL {
            let head = board::hold(c, *reason, &filter, cutoff(now, limits.held), SHOWN)?;
            if head.count > 0 {
                let href = format!("/devices?hold={reason}{kept}");
                holds.push(column(word(w, "hold", reason.as_str()), "warn", limits.held, href, head));
            }
        }
        let kinds: Vec<&'static str> = Kind::ALL.iter().map(|k| k.as_str()).collect();
        let places = store::device::location::list(c)?;
        Ok(BoardPage {
            layout: Layout::new(desk, context, &w.t("board-title"))?,
            stages,
            holds,
            narrowed: !kept.is_empty(),
            kinds: choices(w, "kind", &kinds),
            places: places.iter().map(|l| Choice::new(&l.code, format!("{} · {}", l.code, l.name))).collect(),
            given,
        })
    })
}

/// `GET /board?kind=&batch=&location=`
pub async fn get(State(app): State<App>, context: RequestContext, Query(query): Query) -> Result<Response, Failure> {
    let made = blocking(move || board_page(&app.desk, &context, query)).await?;
    Ok(page(&made))
}
