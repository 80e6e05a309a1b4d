//! The list of acts: all of them for staff, its own for a partner.

use crate::desk::DeskError;
use crate::desk::access;
use crate::domain::account::actor::Permission;
use crate::domain::handover::Handover;
use crate::domain::id::OrganisationId;
use crate::domain::number::Number;
use crate::web::app::{App, blocking};
use crate::web::failure::Failure;
use crate::web::fields::Query;
use crate::web::layout::Layout;
use crate::web::page::request::list::SOME;
use crate::web::request_context::RequestContext;
use crate::web::view::Chip;
use crate::web::view::page;
use askama::Template;
use axum::extract::State;
use axum::response::Response;

/// One act in the list.
pub struct HandoverRow {
    pub number: String,
    /// Name of the organisation that receives the devices.
    pub organisation: String,
    /// Number of the request it belongs to.
    pub request: String,
    /// Where the devices are handed over.
    pub place: String,
    /// How many devices were handed over; empty until the act is signed.
    pub devices: String,
    /// Its state, as a chip.
    pub chip: Chip,
    /// The day it was signed; before that, the day it was started.
    pub day: String,
}

impl HandoverRow {
    pub(in crate::web::page) fn new(w: crate::i18n::Locale, act: &Handover, organisation: String) -> Self {
        Self {
            number: act.number.to_string(),
            organisation,
            request: act.request.to_string(),
            place: act.place.clone(),
            devices: act.signed.map(|_| act.devices.len().to_string()).unwrap_or_default(),
            chip: Chip::act(w, act.state),
            day: w.day(act.signed.unwrap_or(act.begun)),
        }
    }
}

/// The list of acts.
#[derive(Template)]
#[template(path = "page/handover/list.html")]
pub struct HandoversPage {
    pub layout: Layout,
    pub rows: Vec<HandoverRow>,
    /// Whether the column of recipients is shown: not to a partner, who sees only its own acts.
    pub all: bool,
    /// Whether the reader may start acts.
    pub may_begin: bool,
    /// Address of the next page; empty on the last one.
    pub next: String,
    /// Address of the first page; empty when it is the one shown.
    pub first: String,
}

/// `GET /handovers?before=`
pub async fn list(State(app): State<App>, context: RequestContext, Query(query): Query) -> Result<Response, Failure> {
    let made = blocking(move || {
        let acting = context.acting()?;
        let w = context.locale;
        let own = access::own(&acting)?;
        let before = Number::parse(query.get("before")).ok();
        let (mut found, names) = app.desk.read(|c| {
            let found = access::handovers(c, &acting, None, before, SOME + 1)?;
            let ids: Vec<OrganisationId> = found.iter().map(|a| a.organisation.clone()).collect();
            Ok((found, access::several_organisations(c, &acting, &ids)?))
        })?;
        let is_more = found.len() > usize::from(SOME);
        found.truncate(usize::from(SOME));
        let row = |a: &Handover| {
            let name = names.iter().find(|o| o.id == a.organisation).map(|o| o.name.clone()).unwrap_or_default();
            HandoverRow::new(w, a, name)
        };
        Ok::<_, DeskError>(HandoversPage {
            layout: Layout::new(&app.desk, &context, &w.t("handovers-title"))?,
            rows: found.iter().map(row).collect(),
            all: own.is_none(),
            may_begin: acting.actor.may(Permission::HandOver),
            next: found.last().filter(|_| is_more).map(|a| format!("/handovers?before={}", a.number)).unwrap_or_default(),
            first: before.map(|_| "/handovers".to_owned()).unwrap_or_default(),
        })
    })
    .await?;
    Ok(page(&made))
}
