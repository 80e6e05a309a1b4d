//! The list of batches.

use crate::desk::Acting;
use crate::desk::access;
use crate::desk::{Desk, DeskError};
use crate::domain::account::actor::Permission;
use crate::domain::batch::Batch;
use crate::domain::id::OrganisationId;
use crate::domain::number::Number;
use crate::store;
use crate::web::app::{App, blocking};
use crate::web::failure::Failure;
use crate::web::fields::Query;
use crate::web::layout::Layout;
use crate::web::request_context::RequestContext;
use crate::web::view::page;
use askama::Template;
use axum::extract::State;
use axum::response::Response;

/// Rows on a page.
pub(super) const ROWS: u16 = 50;

/// A row of the list.
pub struct BatchRow {
    pub number: String,
    /// Name of the donor.
    pub donor: String,
    /// Reference of the donor's decision.
    pub decision: String,
    /// Day of opening.
    pub opened: String,
    /// How many lines its donor list declares.
    pub declared: String,
    /// Whether reception is closed.
    pub closed: bool,
}

/// The list of batches, newest first.
#[derive(Template)]
#[template(path = "page/batch/list.html")]
pub struct BatchesPage {
    pub layout: Layout,
    pub rows: Vec<BatchRow>,
    /// Link to the next page; empty on the last one.
    pub next: String,
    /// Whether the reader may open a batch.
    pub may_open: bool,
}

fn donor_names(desk: &Desk, acting: &Acting, batches: &[Batch]) -> Result<Vec<(OrganisationId, String)>, DeskError> {
    let ids: Vec<_> = batches.iter().map(|b| b.donor.clone()).collect();
    let found = desk.read(|c| access::several_organisations(c, acting, &ids))?;
    Ok(found.into_iter().map(|o| (o.id, o.name)).collect())
}

/// `GET /batches`
pub async fn list(State(app): State<App>, context: RequestContext, Query(query): Query) -> Result<Response, Failure> {
    let made = blocking(move || {
        let w = context.locale;
        let before = query.some("before").and_then(|n| Number::parse(n).ok());
        let batches = app.desk.read(|c| Ok(store::batch::list(c, before, ROWS)?))?;
        let names = donor_names(&app.desk, &context.acting()?, &batches)?;
        let next = if batches.len() == usize::from(ROWS) { batches.last().map(|b| format!("/batches?before={}", b.number)) } else { None };
        let row = |b: &Batch| BatchRow {
            number: b.number.to_string(),
            donor: names.iter().find(|(id, _)| *id == b.donor).map(|(_, n)| n.clone()).unwrap_or_default(),
            decision: b.decision.reference.clone(),
            opened: w.day(b.opened),
            declared: w.number(i64::from(b.declared)),
            closed: b.closed.is_some(),
        };
        Ok(BatchesPage {
            layout: Layout::new(&app.desk, &context, &w.t("batches-title"))?,
            rows: batches.iter().map(row).collect(),
            next: next.unwrap_or_default(),
            may_open: context.acting()?.actor.may(Permission::ManageBatch),
        })
    })
    .await?;
    Ok(page(&made))
}
