//! Erasures whose date a person must confirm, many in one gesture; and how well the sanitisation of media is assured, for those who review it.

use super::report::answers_to;
use crate::desk::error::ErrorCode;
use crate::desk::evidence::erasure::Answered;
use crate::desk::{Desk, DeskError};
use crate::domain::device::sanitisation::{Answer, Assurance};
use crate::domain::device::tag::Tag;
use crate::domain::evidence::verdict::Verdict;
use crate::domain::id::EvidenceId;
use crate::domain::subject::Subject;
use crate::i18n::word::word;
use crate::store;
use crate::web::app::{App, blocking};
use crate::web::failure::{Failure, status_of};
use crate::web::fields::{Form, Query};
use crate::web::layout::Layout;
use crate::web::request_context::RequestContext;
use crate::web::url::to;
use crate::web::view::{Choice, FormErrors, is_for_the_form, page, page_with};
use askama::Template;
use axum::extract::State;
use axum::response::Response;
use std::collections::BTreeMap;

/// An erasure whose date a person must confirm.
pub struct DateRow {
    /// Value of its checkbox: the report and its place there.
    pub key: String,
    pub evidence: String,
    /// Model and serial number of the drive.
    pub drive: String,
    pub tag: String,
    /// When it began, as the report writes it.
    pub start: String,
    /// When its device arrived.
    pub received: String,
}

/// The page of the erasures whose date a person must confirm.
#[derive(Template)]
#[template(path = "page/evidence/dates.html")]
pub struct DatesPage {
    pub layout: Layout,
    pub rows: Vec<DateRow>,
    pub answers: Vec<Choice>,
    pub errors: FormErrors,
}

fn dates_page(desk: &Desk, context: &RequestContext, errors: FormErrors) -> Result<DatesPage, DeskError> {
    let w = context.locale;
    let mut rows = Vec::new();
    for row in desk.evidence().dates_to_confirm()? {
        let judged = row.judged()?;
        let received = match judged.device {
            Some(tag) => desk.read(|c| Ok(store::ledger::event::leaves_of(c, Subject::Device, tag.as_str())?))?.first().map(|leaf| leaf.at),
            None => None,
        };
        rows.push(DateRow {
            key: format!("{}/{}", row.evidence, row.place),
            drive: [judged.model, judged.serial].into_iter().flatten().collect::<Vec<_>>().join(" "),
            tag: judged.device.map(|tag| tag.as_str().to_owned()).unwrap_or_default(),
            start: judged.start.unwrap_or_default(),
            received: received.map(|at| w.moment(at)).unwrap_or_default(),
            evidence: row.evidence,
        });
    }
    let layout = Layout::new(desk, context, &w.t("dates-title"))?;
    Ok(DatesPage { layout, rows, answers: answers_to(w, Verdict::DateToConfirm), errors })
}

/// `GET /evidence/dates`
pub async fn dates(State(app): State<App>, context: RequestContext) -> Result<Response, Failure> {
    let made = blocking(move || dates_page(&app.desk, &context, FormErrors::default())).await?;
    Ok(page(&made))
}

/// `POST /evidence/dates`: one answer for all that were chosen.
pub async fn confirm(State(app): State<App>, context: RequestContext, Form(form): Form) -> Result<Response, Failure> {
    Ok(blocking(move || {
        let acting = context.acting()?;
        let mut chosen: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for key in form.all("erasure") {
            if let Some((evidence, place)) = key.rsplit_once('/').and_then(|(e, p)| Some((e, p.parse().ok()?))) {
                chosen.entry(evidence.to_owned()).or_default().push(place);
            }
        }
        let answered = chosen.into_iter().map(|(evidence, places)| Answered { evidence: EvidenceId::new(evidence), places }).collect();
        let answer = Answer::parse(form.get("answer")).ok().filter(|a| *a != Answer::Exception);
        let outcome = answer
            .ok_or_else(|| DeskError::field_error("answer", ErrorCode::Missing, ""))
            .and_then(|answer| app.desk.evidence().answer(&acting, answered, answer, form.some("note")));
        match outcome {
            Ok(_judged) => Ok(to("/evidence/dates", "erasure-answered")),
            Err(error) if is_for_the_form(&error) => {
                let errors = FormErrors::from_error(context.locale, &error);
                Ok(page_with(status_of(&error), &dates_page(&app.desk, &context, errors)?))
            }
            Err(error) => Err(error),
        }
    })
    .await?)
}

/// One way in which sanitisations are assured.
pub struct AssuranceRow {
    /// As stored, for the address of its list.
    pub value: String,
    /// In the reader's language.
    pub said: String,
    /// What it means.
    pub meaning: String,
    pub count: i64,
    pub here: bool,
}

/// A medium with this assurance.
pub struct AssuredRow {
    pub tag: String,
    pub medium: String,
    /// Stage of its device.
    pub stage: String,
    /// Method, tool and version.
    pub how: String,
    pub when: String,
}

/// The page about how well sanitisations are assured.
#[derive(Template)]
#[template(path = "page/evidence/assurance.html")]
pub struct AssurancePage {
    pub layout: Layout,
    pub ways: Vec<AssuranceRow>,
    /// Media of the way chosen.
    pub rows: Vec<AssuredRow>,
    /// Whether a way was chosen.
    pub chosen: bool,
    /// Link to the next page; empty on the last one.
    pub next: String,
}

/// `GET /evidence/assurance`
pub async fn assurance(State(app): State<App>, context: RequestContext, Query(query): Query) -> Result<Response, Failure> {
    const ROWS: u16 = 100;
    let made = blocking(move || {
        let w = context.locale;
        let desk = &app.desk;
        let counts: BTreeMap<String, i64> = desk.read(|c| Ok(store::device::medium::assurances(c)?))?.into_iter().collect();
        let wanted = query.some("as").and_then(|v| Assurance::parse(v).ok());
        let way = |a: &Assurance| AssuranceRow {
            value: a.to_string(),
            said: word(w, "assurance", a.as_str()),
            meaning: word(w, "assurance-means", a.as_str()),
            count: counts.get(a.as_str()).copied().unwrap_or(0),
            here: wanted == Some(*a),
        };
        let after = query.some("after").and_then(|key| key.rsplit_once('/')).and_then(|(tag, place)| Some((tag, place.parse().ok()?)));
        let found = match wanted {
            Some(wanted) => desk.read(|c| Ok(store::device::medium::media_with_assurance(c, wanted, after, ROWS)?))?,
            None => Vec::new(),
        };
        let next = match (wanted, found.last()) {
            (Some(way), Some((tag, place))) if found.len() == usize::from(ROWS) => {
                format!("/evidence/assurance?as={way}&after={tag}/{place}")
            }
            _ => String::new(),
        };
        let mut rows = Vec::new();
        for (tag, place) in found {
            let Ok(tag) = Tag::parse(&tag) else { continue };
            let Some(device) = desk.read(|c| Ok(store::device::find(c, &tag)?))? else { continue };
            let Some(medium) = device.media.iter().find(|m| i32::try_from(m.id) == Ok(place)) else { continue };
            rows.push(assured(w, &device, medium));
        }
        Ok(AssurancePage {
            layout: Layout::new(desk, &context, &w.t("assurance-title"))?,
            ways: Assurance::ALL.iter().map(way).collect(),
            rows,
            chosen: wanted.is_some(),
            next,
        })
    })
    .await?;
    Ok(page(&made))
}

fn assured(
    w: crate::i18n::Locale,
    device: &crate::domain::device::Device,
    medium: &crate::domain::device::sanitisation::Medium,
) -> AssuredRow {
    use crate::domain::device::sanitisation::Outcome;
    let (how, when) = match &medium.outcome {
        Some(Outcome::Sanitised { method, tool, tool_version, at, .. }) => {
            (format!("{} · {tool} {tool_version}", word(w, "method", method.as_str())), w.moment(*at))
        }
        _ => (String::new(), String::new()),
    };
    let name = [Some(w.n("history-medium", i64::from(medium.id))), medium.model.clone(), medium.serial.clone()];
    AssuredRow {
        tag: device.tag.as_str().to_owned(),
        medium: name.into_iter().flatten().collect::<Vec<_>>().join(" · "),
        stage: word(w, "stage", device.stage.as_str()),
        how,
        when,
    }
}
