//! Labels as sheets, images or printer language. Fetching labels counts as printing them and is recorded, so that a reprint is visible. A
//! browser cannot trigger it unasked, because the API takes bearer tokens only; a read-only token may not print.

use crate::desk::device::command_cards::CardsOf;
use crate::desk::device::labels;
use crate::desk::device::labels::Form;
use crate::desk::error::ErrorCode;
use crate::desk::{DeskError, IdempotencyKey};
use crate::documents::label::command_cards;
use crate::domain::account::actor::Permission;
use crate::domain::device::tag::Tag;
use crate::i18n::Locale;
use crate::web::api::extract::{Asked, parameter};
use crate::web::app::{App, blocking};
use crate::web::failure::Failure;
use crate::web::request_context::RequestContext;
use crate::web::{Need, Routes};
use axum::extract::State;
use axum::http::{HeaderMap, Method, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::routes;

/// The label stock when none is named: a sheet, and a roll for ZPL printers.
const fn usual(form: Form) -> &'static str {
    match form {
        Form::Pdf | Form::Png => "avery-l7160",
        Form::Zpl => "dymo-11354",
    }
}

/// The routes of labels.
pub fn routes() -> Routes {
    Routes::default()
        .tell(Need::May(Permission::Label), routes!(pdf))
        .tell(Need::May(Permission::Label), routes!(png))
        .tell(Need::May(Permission::Label), routes!(zpl))
        .tell(Need::May(Permission::Label), routes!(cards))
}

/// Which cards.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Cards {
    /// One kind: `commands`, `places`, `batches`, `handovers`; all of them when nothing is said.
    #[serde(default)]
    #[param(value_type = Option<String>)]
    only: Option<CardsOf>,
    /// The language of the cards: French when nothing is said.
    #[serde(default)]
    #[param(inline)]
    lang: Option<Lang>,
}

/// Command cards as PDF, ten on a sheet of A4: scanned, they tell the bench what to do (`CMD-MOVE-A-01`).
#[utoipa::path(get, path = "/api/v1/cards.pdf", params(Cards),
    responses((status = 200, description = "The cards", body = Vec<u8>, content_type = "application/pdf")))]
pub async fn cards(State(app): State<App>, Asked(query): Asked<Cards>) -> Result<Response, Failure> {
    let locale = query.lang.map_or(Locale::Fr, Locale::from);
    let bytes = blocking(move || {
        let made = app.desk.devices().command_cards(query.only)?;
        command_cards::cards(&made, locale).map_err(DeskError::failed)
    })
    .await?;
    Ok(([(header::CONTENT_TYPE, "application/pdf"), (header::CACHE_CONTROL, "no-store")], bytes).into_response())
}

/// Which labels, on what.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct LabelQuery {
    /// Tags, separated by commas, in the order they are printed; at most 10,000.
    #[serde(default)]
    tags: Option<String>,
    /// Codes of places, separated by commas, printed behind the tags.
    #[serde(default)]
    places: Option<String>,
    /// The design of the devices' labels: `standard` when nothing is said, `small` (the bare code), `erased` (only once it is true).
    #[serde(default)]
    design: Option<String>,
    /// The label stock: `avery-l7160` when nothing is said, and for ZPL, which only rolls can be printed in, `dymo-11354`.
    #[serde(default)]
    stock: Option<String>,
    /// Labels already used on the first sheet.
    #[serde(default)]
    skip: usize,
    /// Language of what asks for labels; the label itself speaks French and Dutch at once.
    #[serde(default)]
    #[param(inline)]
    lang: Option<Lang>,
}

/// A language.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// French.
    Fr,
    /// Dutch.
    Nl,
    /// English.
    En,
}

impl From<Lang> for Locale {
    fn from(lang: Lang) -> Self {
        match lang {
            Lang::Fr => Self::Fr,
            Lang::Nl => Self::Nl,
            Lang::En => Self::En,
        }
    }
}

/// Labels as PDF: sheets or a roll, ready to print.
#[utoipa::path(get, path = "/api/v1/labels.pdf", params(LabelQuery, ("Idempotency-Key" = Option<String>, Header, description = "Records the print once")),
    responses((status = 200, description = "Printed", body = Vec<u8>, content_type = "application/pdf")))]
pub async fn pdf(
    app: State<App>,
    context: RequestContext,
    method: Method,
    headers: HeaderMap,
    query: Asked<LabelQuery>,
) -> Result<Response, Failure> {
    print(app, context, &method, &headers, query, Form::Pdf).await
}

/// The first label as PNG.
#[utoipa::path(get, path = "/api/v1/labels.png", params(LabelQuery, ("Idempotency-Key" = Option<String>, Header, description = "Records the print once")),
    responses((status = 200, description = "Printed", body = Vec<u8>, content_type = "image/png")))]
pub async fn png(
    app: State<App>,
    context: RequestContext,
    method: Method,
    headers: HeaderMap,
    query: Asked<LabelQuery>,
) -> Result<Response, Failure> {
    print(app, context, &method, &headers, query, Form::Png).await
}

/// Labels as ZPL, for printers that speak it.
#[utoipa::path(get, path = "/api/v1/labels.zpl", params(LabelQuery, ("Idempotency-Key" = Option<String>, Header, description = "Records the print once")),
    responses((status = 200, description = "Printed", body = String, content_type = "application/zpl")))]
pub async fn zpl(
    app: State<App>,
    context: RequestContext,
    method: Method,
    headers: HeaderMap,
    query: Asked<LabelQuery>,
) -> Result<Response, Failure> {
    print(app, context, &method, &headers, query, Form::Zpl).await
}

async fn print(
    State(app): State<App>,
    context: RequestContext,
    method: &Method,
    headers: &HeaderMap,
    Asked(query): Asked<LabelQuery>,
    form: Form,
) -> Result<Response, Failure> {
    if !context.present.as_ref().is_some_and(|p| p.writes) {
        return Err(Failure::forbidden(DeskError::conflict(ErrorCode::ReadOnlyToken, "")));
    }
    // Labels are in French and Dutch whatever language is asked for; the parameter exists because the interface defines it.
    let _: Option<Lang> = query.lang;
    let kind = match form {
        Form::Pdf => "application/pdf",
        Form::Png => "image/png",
        Form::Zpl => "application/zpl",
    };
    // A HEAD request prints nothing.
    let looks = method == Method::HEAD;
    let mut acting = context.acting()?;
    acting.idempotency_key = crate::web::api::extract::key(headers)?.map(|key| IdempotencyKey::new(&key, context.path.as_bytes()));
    let bytes = blocking(move || {
        let stock = labels::stock(query.stock.as_deref().unwrap_or(usual(form)))?;
        let read = |text: &str| {
            Tag::parse(text).map_err(|_not_a_tag| parameter("tags", ErrorCode::Form, text.chars().take(20).collect::<String>()))
        };
        let some = |text: Option<String>| text.filter(|t| !t.is_empty());
        let (tags, places) = (some(query.tags), some(query.places));
        let mut labels = Vec::new();
        if tags.is_some() || places.is_none() {
            let given = tags.unwrap_or_default();
            let tags: Vec<Tag> =
                given.split(',').filter(|t| !t.is_empty()).take(labels::MOST_LABELS + 1).map(read).collect::<Result<_, _>>()?;
            labels.extend(app.desk.devices().labels(&tags, labels::design(query.design.as_deref().unwrap_or("standard"))?)?);
        }
        if let Some(places) = places {
            let codes: Vec<String> = places.split(',').take(labels::MOST_LABELS + 1).map(ToOwned::to_owned).collect();
            labels.extend(app.desk.devices().location_labels(&codes, labels::design("place")?)?);
        }
        if looks { Ok(Vec::new()) } else { app.desk.devices().print_labels(&acting, &labels, stock, query.skip, form) }
    })
    .await?;
    Ok(([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "no-store")], bytes).into_response())
}
