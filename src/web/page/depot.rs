//! The depot: places, the ledger, and reports that wait for their device.

use super::history;
use crate::desk::{Desk, DeskError};
use crate::domain::actor::Act;
use crate::domain::id::EvidenceId;
use crate::domain::location::Location;
use crate::domain::tag::Tag;
use crate::store;
use crate::web::failure::{Failure, status_of};
use crate::web::fields::{Fields, Form, Key, Query, Upload};
use crate::web::shell::Shell;
use crate::web::view::{Choice, FormErrors, is_for_the_form, page, page_with, to, word};
use crate::web::visit::Visit;
use crate::web::{App, blocking};
use askama::Template;
use axum::extract::State;
use axum::response::Response;

/// Places.
#[derive(Template)]
#[template(path = "page/locations.html")]
pub struct LocationsPage {
    /// Frame.
    pub shell: Shell,
    /// Places.
    pub places: Vec<Location>,
    /// Whether the reader may change them.
    pub may_change: bool,
    /// Errors.
    pub errors: FormErrors,
    /// What was typed.
    pub given: Fields,
    /// Places, as parents.
    pub parents: Vec<Choice>,
}

fn locations_page(desk: &Desk, visit: &Visit, given: Fields, errors: FormErrors) -> Result<LocationsPage, DeskError> {
    let places = desk.read(|c| Ok(store::location::list(c)?))?;
    Ok(LocationsPage {
        shell: Shell::of(desk, visit, &visit.locale.t("locations-title"))?,
        parents: places.iter().map(|l| Choice::new(&l.code, format!("{} · {}", l.code, l.name))).collect(),
        places,
        may_change: visit.acting()?.actor.may(Act::ManageLocation),
        errors,
        given,
    })
}

/// `GET /locations`
pub async fn locations(State(app): State<App>, visit: Visit, Query(query): Query) -> Result<Response, Failure> {
    let made = blocking(move || locations_page(&app.desk, &visit, query, FormErrors::default())).await?;
    Ok(page(&made))
}

/// `POST /locations`
pub async fn put_location(State(app): State<App>, visit: Visit, Form(form): Form) -> Result<Response, Failure> {
    let answer = blocking(move || {
        let active = !form.is_on("closed");
        match app.desk.put_location(&visit.acting()?, form.get("code"), form.get("name"), form.some("parent"), active) {
            Ok(_place) => Ok(to("/locations", "location-saved")),
            Err(error) if is_for_the_form(&error) => {
                let errors = FormErrors::of(visit.locale, &error);
                Ok(page_with(status_of(&error), &locations_page(&app.desk, &visit, form, errors)?))
            }
            Err(error) => Err(error),
        }
    })
    .await?;
    Ok(answer)
}

/// A waiting report.
pub struct PieceRow {
    /// Id.
    pub id: String,
    /// Format.
    pub format: String,
    /// What it names.
    pub name: String,
    /// Serial number it gives.
    pub serial: String,
    /// When it came.
    pub when: String,
}

/// Reports that wait.
#[derive(Template)]
#[template(path = "page/evidence.html")]
pub struct EvidencePage {
    /// Frame.
    pub shell: Shell,
    /// Rows.
    pub rows: Vec<PieceRow>,
    /// The next page.
    pub next: String,
    /// Errors of the upload.
    pub errors: FormErrors,
}

/// The first reading of a stored report.
fn first_reading(text: &str) -> serde_json::Value {
    let all: serde_json::Value = serde_json::from_str(text).unwrap_or_default();
    all.get(0).cloned().unwrap_or_default()
}

fn text_of(reading: &serde_json::Value, field: &str) -> String {
    reading.get(field).and_then(|v| v.as_str()).unwrap_or_default().to_owned()
}

fn evidence_page(desk: &Desk, visit: &Visit, before: Option<&str>, errors: FormErrors) -> Result<EvidencePage, DeskError> {
    const ROWS: u16 = 50;
    let w = visit.locale;
    let pieces = desk.read(|c| Ok(store::evidence::unmatched(c, before, ROWS)?))?;
    let next = if pieces.len() == usize::from(ROWS) { pieces.last().map(|p| format!("/evidence?before={}", p.id)) } else { None };
    let row = |p: store::evidence::Piece| {
        let reading = first_reading(&p.reading);
        PieceRow {
            format: word(w, "read-format", &p.format),
            name: format!("{} {}", text_of(&reading, "manufacturer"), text_of(&reading, "model")).trim().to_owned(),
            serial: text_of(&reading, "serial"),
            when: w.moment(p.at.and_utc()),
            id: p.id,
        }
    };
    Ok(EvidencePage {
        shell: Shell::of(desk, visit, &w.t("evidence-title"))?,
        rows: pieces.into_iter().map(row).collect(),
        next: next.unwrap_or_default(),
        errors,
    })
}

/// `GET /evidence`
pub async fn evidence(State(app): State<App>, visit: Visit, Query(query): Query) -> Result<Response, Failure> {
    let made = blocking(move || evidence_page(&app.desk, &visit, query.some("before"), FormErrors::default())).await?;
    Ok(page(&made))
}

/// `POST /evidence`: a report whose device it must find itself.
pub async fn upload(State(app): State<App>, visit: Visit, upload: Upload) -> Result<Response, Failure> {
    let answer = blocking(move || match app.desk.keep_evidence(&visit.acting()?, None, upload.file) {
        Ok(kept) => Ok(match kept.matched {
            Some(tag) if kept.held => to(&format!("/devices/{}", tag.as_str()), "report-held"),
            Some(tag) => to(&format!("/devices/{}", tag.as_str()), "report-kept"),
            None => to(&format!("/evidence/{}", kept.evidence), "report-waits"),
        }),
        Err(error) if is_for_the_form(&error) => {
            let errors = FormErrors::of(visit.locale, &error);
            Ok(page_with(status_of(&error), &evidence_page(&app.desk, &visit, None, errors)?))
        }
        Err(error) => Err(error),
    })
    .await?;
    Ok(answer)
}

/// One report.
#[derive(Template)]
#[template(path = "page/report.html")]
pub struct ReportPage {
    /// Frame.
    pub shell: Shell,
    /// Id.
    pub id: String,
    /// What was read, field by field.
    pub facts: Vec<(String, String)>,
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// When it came.
    pub when: String,
    /// Its device; empty while it waits.
    pub tag: String,
    /// Dismissed.
    pub dismissed: bool,
    /// Whether the reader may match it.
    pub may_match: bool,
    /// Errors.
    pub errors: FormErrors,
}

fn report_page(desk: &Desk, visit: &Visit, id: &EvidenceId, errors: FormErrors) -> Result<ReportPage, DeskError> {
    let w = visit.locale;
    let piece = desk.read(|c| store::evidence::find(c, id)?.ok_or_else(|| DeskError::none(crate::desk::What::Evidence, id)))?;
    let reading = first_reading(&piece.reading);
    let mut facts = vec![(w.t("field-format"), word(w, "read-format", &piece.format))];
    for field in ["manufacturer", "model", "serial", "uuid", "cpu"] {
        let value = text_of(&reading, field);
        if !value.is_empty() {
            facts.push((word(w, "field", field), value));
        }
    }
    let media = reading.get("storage").and_then(|s| s.as_array()).cloned().unwrap_or_default();
    for medium in &media {
        facts.push((w.t("field-medium"), format!("{} {}", text_of(medium, "model"), text_of(medium, "serial")).trim().to_owned()));
    }
    Ok(ReportPage {
        shell: Shell::of(desk, visit, &w.t("report-title"))?,
        id: piece.id,
        facts,
        sha256: piece.sha256,
        when: w.moment(piece.at.and_utc()),
        may_match: piece.tag.is_none() && !piece.dismissed,
        tag: piece.tag.unwrap_or_default(),
        dismissed: piece.dismissed,
        errors,
    })
}

/// `GET /evidence/{id}`
pub async fn report(State(app): State<App>, visit: Visit, Key(id): Key<String>) -> Result<Response, Failure> {
    let made = blocking(move || report_page(&app.desk, &visit, &EvidenceId::new(id), FormErrors::default())).await?;
    Ok(page(&made))
}

/// `POST /evidence/{id}`: match it, or dismiss it with a reason.
pub async fn settle(State(app): State<App>, visit: Visit, Key(id): Key<String>, Form(form): Form) -> Result<Response, Failure> {
    let answer = blocking(move || {
        let id = EvidenceId::new(id);
        let acting = visit.acting()?;
        let outcome = if form.get("do") == "dismiss" {
            app.desk.dismiss_evidence(&acting, &id, form.get("note")).map(|()| to("/evidence", "report-dismissed"))
        } else {
            let tag = Tag::parse(form.get("tag"))
                .map_err(|_wrong| DeskError::flaw("tag", crate::desk::Because::Form, form.get("tag").chars().take(20).collect::<String>()));
            tag.and_then(|tag| {
                app.desk.match_evidence(&acting, &id, tag).map(|_kept| to(&format!("/devices/{}", tag.as_str()), "report-kept"))
            })
        };
        match outcome {
            Err(error) if is_for_the_form(&error) => {
                let errors = FormErrors::of(visit.locale, &error);
                Ok(page_with(status_of(&error), &report_page(&app.desk, &visit, &id, errors)?))
            }
            other => other,
        }
    })
    .await?;
    Ok(answer)
}

/// The ledger.
#[derive(Template)]
#[template(path = "page/ledger.html")]
pub struct LedgerPage {
    /// Frame.
    pub shell: Shell,
    /// Events.
    pub size: String,
    /// Root, hexadecimal.
    pub root: String,
    /// Newest events.
    pub lines: Vec<history::HistoryLine>,
    /// The next page.
    pub next: String,
    /// What a verification found: none before one was asked.
    pub report: Option<crate::desk::verify::Report>,
    /// How many events it walked.
    pub walked: String,
    /// What auditors looked at: who, when, when for machines, what.
    pub readings: Vec<[String; 4]>,
}

fn ledger_page(
    desk: &Desk,
    visit: &Visit,
    before: Option<i64>,
    report: Option<crate::desk::verify::Report>,
) -> Result<LedgerPage, DeskError> {
    const ROWS: i64 = 50;
    const READINGS: i64 = 30;
    let w = visit.locale;
    let root = desk.root()?;
    let lines = desk.read(|c| Ok(store::event::newest(c, before, ROWS)?))?;
    let readings = desk.read(|c| Ok(store::reading::newest(c, None, READINGS)?))?;
    let mut ids: Vec<&str> = lines.iter().map(|l| l.leaf.actor.as_str()).chain(readings.iter().map(|r| r.account.as_str())).collect();
    ids.sort_unstable();
    ids.dedup();
    let people = history::names(desk, &ids)?;
    let next = if lines.len() == usize::try_from(ROWS).unwrap_or(0) {
        lines.last().map(|l| format!("/ledger?before={}", l.leaf.seq))
    } else {
        None
    };
    let shown = lines.iter().map(|l| {
        let mut line = history::line(w, l, &people);
        let key = Tag::parse(&l.leaf.key).map_or_else(|_not_a_device| l.leaf.key.clone(), |tag| tag.to_string());
        // Some particulars begin with what the line is about already.
        if !line.detail.starts_with(&key) {
            line.detail = [key, line.detail].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
        }
        line
    });
    Ok(LedgerPage {
        shell: Shell::of(desk, visit, &w.t("ledger-title"))?,
        size: w.number(i64::try_from(root.size).unwrap_or(0)),
        root: hex::encode(root.hash),
        lines: shown.collect(),
        next: next.unwrap_or_default(),
        walked: report.as_ref().map(|r| w.number(i64::try_from(r.events).unwrap_or(0))).unwrap_or_default(),
        report,
        readings: readings
            .iter()
            .map(|r| {
                let at = r.at.and_utc();
                [history::name_of(&people, &r.account), w.moment(at), at.to_rfc3339(), r.path.clone()]
            })
            .collect(),
    })
}

/// `GET /ledger`
pub async fn ledger(State(app): State<App>, visit: Visit, Query(query): Query) -> Result<Response, Failure> {
    let made = blocking(move || ledger_page(&app.desk, &visit, query.get("before").parse().ok(), None)).await?;
    Ok(page(&made))
}

/// `POST /ledger/verify`: walks it all.
pub async fn verify(State(app): State<App>, visit: Visit, Form(form): Form) -> Result<Response, Failure> {
    let made = blocking(move || {
        let report = if form.get("do") == "check" { app.desk.check()? } else { app.desk.verify_ledger()? };
        ledger_page(&app.desk, &visit, None, Some(report))
    })
    .await?;
    Ok(page(&made))
}
