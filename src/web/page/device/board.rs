//! The board: what stands at each stage, what has stood there longest, and what is held back, and why.

use crate::desk::{Desk, DeskError};
use crate::domain::device::kind::Kind;
use crate::domain::device::{Device, HoldReason};
use crate::domain::number::Number;
use crate::i18n::Locale;
use crate::store;
use crate::store::device::board;
use crate::store::device::board::{COUNTED, Filter, Head};
use crate::web::app::{App, blocking};
use crate::web::failure::Failure;
use crate::web::fields::{Fields, Query};
use crate::web::layout::Layout;
use crate::web::request_context::RequestContext;
use crate::web::url::encoded;
use crate::web::view::{Choice, choices, page, word};
use askama::Template;
use axum::extract::State;
use axum::response::Response;
use chrono::{DateTime, Duration, Utc};

/// Devices shown of each.
const SHOWN: u16 = 6;

/// A device on the board.
pub struct BoardRow {
    /// Tag in paths.
    pub path: String,
    /// Tag as shown.
    pub tag: String,
    /// Kind, maker and model.
    pub name: String,
    /// Where.
    pub place: String,
    /// `23 days`.
    pub days: String,
    /// Whether that is more than the policy allows.
    pub late: bool,
}

/// A stage, or a reason of holds.
pub struct Column {
    /// In words.
    pub name: String,
    /// Which chip.
    pub tone: &'static str,
    /// How many.
    pub count: String,
    /// Where they are listed.
    pub href: String,
    /// How many are past the limit; empty when none is.
    pub late: String,
    /// `limit: 14 days`.
    pub limit: String,
    /// Those that have been there longest.
    pub rows: Vec<BoardRow>,
}

/// The board.
#[derive(Template)]
#[template(path = "page/device/board.html")]
pub struct BoardPage {
    pub layout: Layout,
    /// The road.
    pub stages: Vec<Column>,
    /// What is held back; only reasons there are.
    pub holds: Vec<Column>,
    /// What was asked.
    pub given: Fields,
    /// Kinds.
    pub kinds: Vec<Choice>,
    /// Places.
    pub places: Vec<Choice>,
    /// Whether it is narrowed.
    pub narrowed: bool,
}

/// A count as far as it was taken.
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
