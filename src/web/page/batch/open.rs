//! The form that opens a batch.

use crate::desk::access;
use crate::desk::batch::intake::BatchInput;
use crate::desk::{Desk, DeskError};
use crate::domain::batch::WasteStatus;
use crate::domain::id::OrganisationId;
use crate::web::app::{App, blocking};
use crate::web::failure::Failure;
use crate::web::fields::{Fields, Form, Query};
use crate::web::layout::Layout;
use crate::web::request_context::RequestContext;
use crate::web::url::to;
use crate::web::view::{Choice, FormErrors, choices, is_for_the_form, page, page_with};
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

/// The form that opens a batch.
#[derive(Template)]
#[template(path = "page/batch/new.html")]
pub struct NewBatchPage {
    pub layout: Layout,
    pub errors: FormErrors,
    /// Form values to show again when the form is refused.
    pub given: Fields,
    /// Active organisations that can be donors.
    pub donors: Vec<Choice>,
    /// Product or waste, to choose from.
    pub wastes: Vec<Choice>,
    /// The choice between product and waste.
    pub waste: String,
    /// Today, ISO 8601: the latest date a decision can have.
    pub today: String,
}

fn new_page(desk: &Desk, context: &RequestContext, given: Fields, errors: FormErrors) -> Result<NewBatchPage, DeskError> {
    let w = context.locale;
    let acting = context.acting()?;
    let all = desk.read(|c| access::organisations(c, &acting, "", None, 2_000))?;
    let donors = all.into_iter().filter(|o| o.kind.is_donor() && o.active).map(|o| Choice::new(&o.id, o.name)).collect();
    let words: Vec<&'static str> = WasteStatus::ALL.iter().map(|s| s.as_str()).collect();
    Ok(NewBatchPage {
        layout: Layout::new(desk, context, &w.t("batch-new-title"))?,
        errors,
        waste: given.some("waste_status").unwrap_or(WasteStatus::Product.as_str()).to_owned(),
        given,
        donors,
        wastes: choices(w, "waste", &words),
        today: desk.today().to_string(),
    })
}

/// `GET /batches/new`
pub async fn new(State(app): State<App>, context: RequestContext, Query(query): Query) -> Result<Response, Failure> {
    let made = blocking(move || new_page(&app.desk, &context, query, FormErrors::default())).await?;
    Ok(page(&made))
}

/// `POST /batches`
pub async fn create(State(app): State<App>, context: RequestContext, Form(mut form): Form) -> Result<Response, Failure> {
    Ok(blocking(move || {
        let donor = form.need("donor", |v| Some(OrganisationId::new(v)));
        let date = form.need("decision_date", |v| v.parse().ok());
        let waste = form.may("waste_status", |v| WasteStatus::parse(v).ok());
        let outcome = form.done().and_then(|()| {
            let (Some(donor), Some(decision_date)) = (donor, date) else { return Err(DeskError::Invalid(form.field_errors().to_vec())) };
            let input = BatchInput {
                donor,
                decision_reference: form.get("decision_reference").to_owned(),
                decision_date,
                decision_body: form.get("decision_body").to_owned(),
                own: form.is_on("own"),
                depreciated: form.is_on("depreciated"),
                legal_basis: form.get("legal_basis").to_owned(),
                waste_status: waste.unwrap_or(WasteStatus::Product),
                permit: form.some("permit").map(ToOwned::to_owned),
            };
            app.desk.batches().open(&context.once(form.some("once"), &form.asked())?, &input)
        });
        match outcome {
            Ok(batch) => Ok(to(&format!("/batches/{}", batch.number), "batch-opened")),
            Err(error) if is_for_the_form(&error) => {
                let errors = FormErrors::from_error(context.locale, &error);
                Ok(page_with(StatusCode::UNPROCESSABLE_ENTITY, &new_page(&app.desk, &context, form, errors)?))
            }
            Err(error) => Err(error),
        }
    })
    .await?)
}
