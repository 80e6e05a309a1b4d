//! The locations: site, room, shelf, box.

use crate::desk::{Desk, DeskError};
use crate::domain::account::actor::Permission;
use crate::domain::device::location::Location;
use crate::store;
use crate::web::app::{App, blocking};
use crate::web::failure::{Failure, status_of};
use crate::web::fields::{Fields, Form, Query};
use crate::web::layout::Layout;
use crate::web::request_context::RequestContext;
use crate::web::url::to;
use crate::web::view::{Choice, FormErrors, is_for_the_form, page, page_with};
use askama::Template;
use axum::extract::State;
use axum::response::Response;

/// The list of locations, with the form that saves one.
#[derive(Template)]
#[template(path = "page/device/locations.html")]
pub struct LocationsPage {
    pub layout: Layout,
    /// All locations.
    pub places: Vec<Location>,
    /// Whether the reader may save one.
    pub may_change: bool,
    pub errors: FormErrors,
    /// Form values to show again when the form is refused.
    pub given: Fields,
    /// Locations to choose as parent.
    pub parents: Vec<Choice>,
}

fn locations_page(desk: &Desk, context: &RequestContext, given: Fields, errors: FormErrors) -> Result<LocationsPage, DeskError> {
    let places = desk.read(|c| Ok(store::device::location::list(c)?))?;
    Ok(LocationsPage {
        layout: Layout::new(desk, context, &context.locale.t("locations-title"))?,
        parents: places.iter().map(|l| Choice::new(&l.code, format!("{} · {}", l.code, l.name))).collect(),
        places,
        may_change: context.acting()?.actor.may(Permission::ManageLocation),
        errors,
        given,
    })
}

/// `GET /locations`
pub async fn locations(State(app): State<App>, context: RequestContext, Query(query): Query) -> Result<Response, Failure> {
    let made = blocking(move || locations_page(&app.desk, &context, query, FormErrors::default())).await?;
    Ok(page(&made))
}

/// `POST /locations`
pub async fn put_location(State(app): State<App>, context: RequestContext, Form(form): Form) -> Result<Response, Failure> {
    Ok(blocking(move || {
        let active = !form.is_on("closed");
        match app.desk.devices().put_location(&context.acting()?, form.get("code"), form.get("name"), form.some("parent"), active) {
            Ok(_place) => Ok(to("/locations", "location-saved")),
            Err(error) if is_for_the_form(&error) => {
                let errors = FormErrors::from_error(context.locale, &error);
                Ok(page_with(status_of(&error), &locations_page(&app.desk, &context, form, errors)?))
            }
            Err(error) => Err(error),
        }
    })
    .await?)
}
