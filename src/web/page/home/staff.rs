//! The start page: its handler, and the lists of staff.

use super::parts::SOME;
use super::parts::{Line, Waiting};
use crate::desk::Acting;
use crate::desk::access;
use crate::desk::{Desk, DeskError};
use crate::domain::account::actor::Role;
use crate::domain::device::stage::Stage;
use crate::domain::handover::Handover;
use crate::domain::partner::organisation::{Organisation, StandingState};
use crate::domain::request::RequestState;
use crate::domain::request::conversation::Message;
use crate::domain::subject::Subject;
use crate::i18n::Locale;
use crate::i18n::word::word;
use crate::store::{self, device};
use crate::web::app::{App, blocking};
use crate::web::failure::Failure;
use crate::web::layout::Layout;
use crate::web::request_context::RequestContext;
use crate::web::view::page;
use askama::Template;
use axum::extract::State;
use axum::response::Response;

/// The start page.
#[derive(Template)]
#[template(path = "page/home/staff.html")]
pub struct HomePage {
    pub layout: Layout,
    /// Lists of what waits for this person.
    pub waiting: Vec<Waiting>,
    /// Whether the page offers to begin a request: for partners.
    pub may_ask: bool,
}

/// The lists a coordinator sees first: applications, questions, offers nobody signed, letters that did not leave. Empty ones are left out.
fn stuck(desk: &Desk, w: Locale, acting: &Acting) -> Result<Vec<Waiting>, DeskError> {
    Ok([applied(desk, w, acting)?, awaiting(desk, w, acting)?, unsigned(desk, w, acting)?, letters(desk, w)?]
        .into_iter()
        .flatten()
        .collect())
}

/// Organisations whose application waits for an answer.
fn applied(desk: &Desk, w: Locale, acting: &Acting) -> Result<Option<Waiting>, DeskError> {
    let applied = desk.read(|c| access::organisations_in_standing(c, acting, StandingState::Applied, SOME))?;
    let line = |o: &Organisation| Line {
        href: format!("/organisations/{}", o.id),
        name: o.name.clone(),
        text: word(w, "organisation-kind", o.kind.as_str()),
        side: String::new(),
    };
    if !applied.is_empty() {
        let lines = applied.iter().map(line).collect();
        let href = "/organisations?standing=applied".to_owned();
        return Ok(Some(Waiting { title: w.t("home-applied"), href, lines, empty: String::new() }));
    }
    Ok(None)
}

/// Conversations in which the operator's answer is due.
fn awaiting(desk: &Desk, w: Locale, acting: &Acting) -> Result<Option<Waiting>, DeskError> {
    let awaiting = desk.requests().waiting_for_answer()?;
    let ids: Vec<_> = awaiting.iter().map(|m| m.organisation.clone()).collect();
    let names = desk.read(|c| access::several_organisations(c, acting, &ids))?;
    let line = |m: &Message| {
        let name = names.iter().find(|o| o.id == m.organisation).map(|o| o.name.clone()).unwrap_or_default();
        let of_request = m.about == Subject::Request;
        Line {
            href: if of_request { format!("/requests/{}", m.key) } else { format!("/organisations/{}", m.key) },
            name: if of_request { m.key.clone() } else { name.clone() },
            text: if of_request {
                format!("{} · {name}", word(w, "message", m.kind.as_str()))
            } else {
                word(w, "message", m.kind.as_str())
            },
            side: w.day(m.at),
        }
    };
    if !awaiting.is_empty() {
        let lines = awaiting.iter().take(usize::from(SOME)).map(line).collect();
        return Ok(Some(Waiting { title: w.t("home-awaiting"), href: "/requests".to_owned(), lines, empty: String::new() }));
    }
    Ok(None)
}

/// Handovers offered for remote signing that were not signed in time.
fn unsigned(desk: &Desk, w: Locale, acting: &Acting) -> Result<Option<Waiting>, DeskError> {
    let unsigned = desk.handovers().unsigned_offers()?;
    let ids: Vec<_> = unsigned.iter().map(|act| act.organisation.clone()).collect();
    let names = desk.read(|c| access::several_organisations(c, acting, &ids))?;
    let line = |act: &Handover| Line {
        href: format!("/handovers/{}", act.number),
        name: act.number.to_string(),
        text: names.iter().find(|o| o.id == act.organisation).map(|o| o.name.clone()).unwrap_or_default(),
        side: act.offer.as_ref().map(|o| w.x("home-unsigned-since", w.day(o.until))).unwrap_or_default(),
    };
    if !unsigned.is_empty() {
        let lines = unsigned.iter().take(usize::from(SOME)).map(line).collect();
        return Ok(Some(Waiting { title: w.t("home-unsigned"), href: "/handovers".to_owned(), lines, empty: String::new() }));
    }
    Ok(None)
}

/// Letters with a problem.
fn letters(desk: &Desk, w: Locale) -> Result<Option<Waiting>, DeskError> {
    let stuck = desk.read(|c| Ok(store::notification::problems(c, desk.now(), SOME)?))?;
    let line = |l: &store::notification::Letter| Line {
        href: format!("/letters/{}", l.id),
        name: word(w, "letter-state", &l.state),
        text: l.subject.clone(),
        side: w.day(l.made.and_utc()),
    };
    if !stuck.is_empty() {
        let lines = stuck.iter().map(line).collect();
        return Ok(Some(Waiting { title: w.t("home-letters"), href: "/letters".to_owned(), lines, empty: String::new() }));
    }
    Ok(None)
}

/// `GET /`: the lists depend on the role.
pub async fn get(State(app): State<App>, context: RequestContext) -> Result<Response, Failure> {
    let made = blocking(move || {
        let acting = context.acting()?;
        let w = context.locale;
        let desk = &app.desk;
        let mut waiting = Vec::new();
        let stage = |stage: Stage, title: &str, empty: &str| -> Result<Waiting, DeskError> {
            let filter = device::Filter { stage: Some(stage), ..device::Filter::default() };
            let found = desk.read(|c| Ok(device::list(c, &filter, None, SOME)?))?;
            let line = |d: &crate::domain::device::Device| Line {
                href: format!("/devices/{}", d.tag.as_str()),
                name: d.tag.to_string(),
                text: format!("{} {}", word(w, "kind", d.kind.as_str()), d.specification.name()),
                side: w.day(d.since),
            };
            Ok(Waiting {
                title: w.t(title),
                href: format!("/devices?stage={stage}"),
                lines: found.devices.iter().map(line).collect(),
                empty: w.t(empty),
            })
        };
        let requests = |state: Option<RequestState>, title: &str, empty: &str| -> Result<Waiting, DeskError> {
            let found = desk.read(|c| access::requests(c, &acting, (state, None), None, SOME))?;
            let ids: Vec<_> = found.iter().map(|r| r.organisation.clone()).collect();
            let names = desk.read(|c| access::several_organisations(c, &acting, &ids))?;
            let line = |r: &crate::domain::request::Request| Line {
                href: format!("/requests/{}", r.number),
                name: r.number.to_string(),
                text: names.iter().find(|o| o.id == r.organisation).map(|o| o.name.clone()).unwrap_or_default(),
                side: word(w, "request-state", r.state.as_str()),
            };
            let href = state.map_or_else(|| "/requests".to_owned(), |s| format!("/requests?state={s}"));
            Ok(Waiting { title: w.t(title), href, lines: found.iter().map(line).collect(), empty: w.t(empty) })
        };
        match acting.actor.role {
            Role::Technician => {
                waiting.push(stage(Stage::Received, "home-received", "home-received-empty")?);
                waiting.push(stage(Stage::Workshop, "home-workshop", "home-workshop-empty")?);
                waiting.push(stage(Stage::Reserved, "home-reserved", "home-reserved-empty")?);
            }
            Role::Coordinator => {
                waiting.extend(stuck(desk, w, &acting)?);
                waiting.push(requests(Some(RequestState::Submitted), "home-submitted", "home-submitted-empty")?);
                waiting.push(requests(Some(RequestState::Approved), "home-approved", "home-approved-empty")?);
                waiting.push(stage(Stage::Stock, "home-stock", "home-stock-empty")?);
            }
            Role::Partner => {
                if acting.actor.organisation.is_some() {
                    waiting.extend(super::partner::waiting(desk, w, &acting)?);
                }
            }
            Role::Auditor | Role::Admin => {
                waiting.push(stage(Stage::HandedOver, "home-handed-over", "home-handed-over-empty")?);
                waiting.push(stage(Stage::Lost, "home-lost", "home-lost-empty")?);
            }
        }
        let may_ask = acting.actor.role == Role::Partner;
        Ok(HomePage { layout: Layout::new(desk, &context, &w.t("home-title"))?, waiting, may_ask })
    })
    .await?;
    Ok(page(&made))
}
