//! The list of requests: all of them for staff, its own for a partner.

use super::lines::short;
use crate::desk::DeskError;
use crate::desk::access;
use crate::domain::account::actor::Permission;
use crate::domain::id::OrganisationId;
use crate::domain::number::Number;
use crate::domain::request::{Request, RequestState};
use crate::web::app::{App, blocking};
use crate::web::failure::Failure;
use crate::web::fields::Query;
use crate::web::layout::Layout;
use crate::web::request_context::RequestContext;
use crate::web::url::encoded;
use crate::web::view::Chip;
use crate::web::view::{Choice, choices, page};
use askama::Template;
use axum::extract::State;
use axum::response::Response;

/// How many rows are on a page.
pub(in crate::web::page) const SOME: u16 = 30;

/// One request in the list.
pub struct RequestRow {
    pub number: String,
    /// Name of the organisation that makes the request.
    pub organisation: String,
    /// Number of the action of the regional plan.
    pub action: String,
    /// Its lines in short.
    pub lines: String,
    /// Its state, as a chip.
    pub chip: Chip,
    /// The day it was entered.
    pub entered: String,
}

/// The list of requests.
#[derive(Template)]
#[template(path = "page/request/list.html")]
pub struct RequestsPage {
    pub layout: Layout,
    pub rows: Vec<RequestRow>,
    /// Whether the column of organisations is shown: not to a partner, who sees only its own requests.
    pub all: bool,
    /// Whether the reader may enter requests.
    pub may_ask: bool,
    /// The states to filter by.
    pub states: Vec<Choice>,
    /// The state filtered by; empty for all.
    pub state: String,
    /// Id of the organisation filtered by; empty for all. Only staff can filter by it.
    pub organisation: String,
    /// Its name; empty for all.
    pub organisation_name: String,
    /// Whether a filter is set.
    pub narrowed: bool,
    /// Address of the next page; empty on the last one.
    pub next: String,
    /// Address of the first page; empty when it is the one shown.
    pub first: String,
}

/// `GET /requests?state=&organisation=&before=`
pub async fn list(State(app): State<App>, context: RequestContext, Query(query): Query) -> Result<Response, Failure> {
    let made = blocking(move || {
        let acting = context.acting()?;
        let w = context.locale;
        let state = RequestState::parse(query.get("state")).ok();
        let own = access::own(&acting)?;
        let asked = query.some("organisation").filter(|id| id.len() <= 60).map(OrganisationId::new);
        let chosen = if own.is_some() { None } else { asked };
        let before = Number::parse(query.get("before")).ok();
        let (mut found, names, chosen_name) = app.desk.read(|c| {
            let found = access::requests(c, &acting, (state, chosen.clone()), before, SOME + 1)?;
            let ids: Vec<OrganisationId> = found.iter().map(|r| r.organisation.clone()).collect();
            let name = chosen.as_ref().map(|id| access::organisation_name(c, &acting, id)).transpose()?;
            Ok((found, access::several_organisations(c, &acting, &ids)?, name.unwrap_or_default()))
        })?;
        let is_more = found.len() > usize::from(SOME);
        found.truncate(usize::from(SOME));
        let row = |r: &Request| RequestRow {
            number: r.number.to_string(),
            organisation: names.iter().find(|o| o.id == r.organisation).map(|o| o.name.clone()).unwrap_or_default(),
            action: r.action.clone(),
            lines: short(w, r),
            chip: Chip::request(w, r.state),
            entered: w.day(r.entered),
        };
        let state = state.map(|s| s.to_string()).unwrap_or_default();
        let organisation = chosen.map(|id| id.to_string()).unwrap_or_default();
        let address = |before: &str| format!("/requests?state={state}&organisation={}&before={before}", encoded(&organisation));
        let words: Vec<&'static str> = RequestState::ALL.iter().map(|s| s.as_str()).collect();
        Ok::<_, DeskError>(RequestsPage {
            layout: Layout::new(&app.desk, &context, &w.t("requests-title"))?,
            rows: found.iter().map(row).collect(),
            all: own.is_none(),
            may_ask: acting.actor.may(Permission::Request),
            states: choices(w, "request-state", &words),
            narrowed: !state.is_empty() || !organisation.is_empty(),
            next: found.last().filter(|_| is_more).map(|r| address(&r.number.to_string())).unwrap_or_default(),
            first: before.map(|_| address("")).unwrap_or_default(),
            organisation_name: chosen_name,
            state,
            organisation,
        })
    })
    .await?;
    Ok(page(&made))
}
