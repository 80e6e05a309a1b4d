//! The page of coming appointments, grouped by day: all of them for staff, its own for a partner.

use super::summary::{fields_of, text};
use crate::desk::DeskError;
use crate::desk::access;
use crate::i18n::in_brussels;
use crate::i18n::word::word;
use crate::web::app::{App, blocking};
use crate::web::failure::Failure;
use crate::web::layout::Layout;
use crate::web::request_context::RequestContext;
use crate::web::view::page;
use askama::Template;
use axum::extract::State;
use axum::response::Response;
use chrono::NaiveTime;

/// At most this many appointments are shown.
const SOME: u16 = 200;

/// One appointment in the list.
pub struct Coming {
    /// Number of the act.
    pub number: String,
    /// Start and end, `10:00 – 11:30`, Brussels time.
    pub hours: String,
    /// Name of the organisation that receives the devices.
    pub organisation: String,
    /// Who transports the devices, in words.
    pub transport: String,
    /// Where the parties meet.
    pub place: String,
    /// The person to ask for on arrival; empty when none was given.
    pub ask_for: String,
}

/// The appointments of one day.
pub struct Day {
    /// The date in words.
    pub day: String,
    /// Its appointments, earliest first.
    pub rows: Vec<Coming>,
}

/// The page of coming appointments.
#[derive(Template)]
#[template(path = "page/handover/agenda.html")]
pub struct AppointmentsPage {
    pub layout: Layout,
    /// The days that have appointments, from today on.
    pub days: Vec<Day>,
}

/// `GET /appointments`
pub async fn appointments(State(app): State<App>, context: RequestContext) -> Result<Response, Failure> {
    let made = blocking(move || {
        let acting = context.acting()?;
        let w = context.locale;
        let _own = access::own(&acting)?;
        let from = in_brussels(app.desk.today().and_time(NaiveTime::MIN));
        let days = app.desk.read(|c| {
            let mut days: Vec<Day> = Vec::new();
            for act in access::appointments(c, &acting, from, SOME)? {
                let Some(set) = &act.appointment else { continue };
                let day = w.day(set.from);
                let row = Coming {
                    number: act.number.to_string(),
                    hours: format!("{} – {}", fields_of(set.from).1, fields_of(set.until).1),
                    organisation: access::organisation_name(c, &acting, &act.organisation)?,
                    transport: word(w, "transport", set.transport.as_str()),
                    place: act.place.clone(),
                    ask_for: text(c, act.number, "ask_for")?,
                };
                match days.last_mut().filter(|d| d.day == day) {
                    Some(day) => day.rows.push(row),
                    None => days.push(Day { day, rows: vec![row] }),
                }
            }
            Ok(days)
        })?;
        Ok::<_, DeskError>(AppointmentsPage { layout: Layout::new(&app.desk, &context, &w.t("appointments-title"))?, days })
    })
    .await?;
    Ok(page(&made))
}
