//! Partner organisations and their contact persons.

use crate::desk::Acting;
use crate::desk::access;
use crate::desk::error::{DeskError, ErrorCode, Noun};
use crate::desk::partner::change_request;
use crate::desk::partner::change_request::{ChangeInput, Verdict};
use crate::desk::partner::organisation::{ContactInput, OrganisationInput};
use crate::domain::account::actor::Permission;
use crate::domain::id::OrganisationId;
use crate::domain::partner::organisation::{Organisation, StandingState};
use crate::store::partner::Contact;
use crate::web::api::allocation::Nothing;
use crate::web::api::extract::{Asked, Call, Created};
use crate::web::api::{pagination, schema};
use crate::web::app::{App, blocking};
use crate::web::failure::Failure;
use crate::web::fields::Key;
use crate::web::request_context::RequestContext;
use crate::web::{Need, Routes};
use axum::Json;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::routes;

/// The routes of organisations.
pub fn routes() -> Routes {
    Routes::default()
        .tell(Need::May(Permission::ManageOrganisation), routes!(create))
        .tell(Need::SignedIn, routes!(list))
        .tell(Need::SignedIn, routes!(get))
        .tell(Need::May(Permission::ManageOrganisation), routes!(change))
        .tell(Need::May(Permission::ManageOrganisation), routes!(add_contact))
        .tell(Need::May(Permission::ManageOrganisation), routes!(decide))
        .tell(Need::May(Permission::OwnOrganisation), routes!(propose))
        .tell(Need::May(Permission::OwnOrganisation), routes!(take_back))
        .tell(Need::May(Permission::ManageOrganisation), routes!(answer))
}

/// Which organisations.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct OrganisationQuery {
    /// Those whose name begins so; case and accents do not count.
    #[serde(default)]
    q: Option<String>,
    /// At most so many, 1 to 200; 50 when nothing is said.
    #[serde(default)]
    limit: Option<u16>,
    /// Where the last page ended.
    #[serde(default)]
    cursor: Option<String>,
}

/// A page of organisations, by name.
#[derive(Serialize, ToSchema)]
pub struct Organisations {
    /// The page.
    #[schema(value_type = Vec<schema::Organisation>)]
    organisations: Vec<Organisation>,
    /// Where the next page begins; null on the last.
    next_cursor: Option<String>,
}

/// A contact person.
#[derive(Serialize, ToSchema)]
pub struct Person {
    /// Its id.
    id: String,
    /// Name.
    name: String,
    /// In what capacity.
    capacity: String,
    /// E-mail address.
    email: String,
    /// Telephone.
    phone: String,
}

/// An organisation with its contact persons.
#[derive(Serialize, ToSchema)]
pub struct OrganisationFound {
    /// The organisation.
    #[serde(flatten)]
    #[schema(value_type = schema::Organisation)]
    organisation: Organisation,
    /// Its contact persons.
    contacts: Vec<Person>,
    /// What it says of itself anew, in short: an answer is given to this and to nothing else. Null when nothing waits.
    seen: Option<String>,
}

/// The id of something created.
#[derive(Serialize, ToSchema)]
pub struct CreatedId {
    /// Its id.
    pub id: String,
}

/// Creates an organisation.
#[utoipa::path(post, path = "/api/v1/organisations", request_body = schema::OrganisationInput,
    responses((status = 201, description = "Created", body = schema::Organisation)))]
pub async fn create(State(app): State<App>, call: Call<OrganisationInput>) -> Result<Created<Organisation>, Failure> {
    let made = blocking(move || app.desk.partners().create_organisation(&call.acting, &call.body)).await?;
    Ok(Created::at(format_args!("/organisations/{}", made.id), made.clone()))
}

/// Lists organisations by name. A partner sees its own only.
#[utoipa::path(get, path = "/api/v1/organisations", params(OrganisationQuery), responses((status = 200, description = "A page", body = Organisations)))]
pub async fn list(
    State(app): State<App>,
    context: RequestContext,
    Asked(query): Asked<OrganisationQuery>,
) -> Result<Json<Organisations>, Failure> {
    let found = blocking(move || {
        let acting = context.acting()?;
        let wanted = pagination::Wanted::new("organisations", query.limit, query.cursor.as_deref())?;
        if let Some(own) = access::own(&acting)? {
            let organisations = vec![app.desk.read(|c| access::organisation(c, &acting, &own))?];
            return Ok(Organisations { organisations, next_cursor: None });
        }
        let after = wanted.after(|text| text.split_once('\n').map(|(name, id)| (name.to_owned(), id.to_owned())))?;
        let found = app.desk.read(|c| access::organisations(c, &acting, query.q.as_deref().unwrap_or(""), after, wanted.probe()))?;
        let (organisations, next_cursor) = wanted.cut(found, |o| {
            let (name, id) = access::place_in_list(o);
            format!("{name}\n{id}")
        });
        Ok(Organisations { organisations, next_cursor })
    })
    .await?;
    Ok(Json(found))
}

/// An organisation with its contact persons. Another than its own does not exist for a partner.
#[utoipa::path(get, path = "/api/v1/organisations/{id}", params(("id" = String, Path, description = "Its id")),
    responses((status = 200, description = "Found", body = OrganisationFound)))]
pub async fn get(State(app): State<App>, context: RequestContext, Key(id): Key<String>) -> Result<Json<OrganisationFound>, Failure> {
    let found = blocking(move || {
        let (acting, id) = (context.acting()?, OrganisationId::new(id));
        app.desk.read(|c| {
            let organisation = access::organisation(c, &acting, &id)?;
            let contacts = access::contacts(c, &acting, &id)?.into_iter().map(person).collect();
            let seen = organisation.proposed.as_deref().map(change_request::seen);
            Ok(OrganisationFound { organisation, contacts, seen })
        })
    })
    .await?;
    Ok(Json(found))
}

/// Changes an organisation: everything of it is given.
#[utoipa::path(put, path = "/api/v1/organisations/{id}", params(("id" = String, Path, description = "Its id")),
    request_body = schema::OrganisationInput, responses((status = 200, description = "Changed", body = schema::Organisation)))]
pub async fn change(State(app): State<App>, Key(id): Key<String>, call: Call<OrganisationInput>) -> Result<Json<Organisation>, Failure> {
    Ok(Json(blocking(move || app.desk.partners().change_organisation(&call.acting, &OrganisationId::new(id), &call.body)).await?))
}

/// Adds a contact person.
#[utoipa::path(post, path = "/api/v1/organisations/{id}/contacts", params(("id" = String, Path, description = "The organisation's id")),
    request_body = schema::ContactInput, responses((status = 201, description = "Added", body = CreatedId)))]
pub async fn add_contact(State(app): State<App>, Key(id): Key<String>, call: Call<ContactInput>) -> Result<Created<CreatedId>, Failure> {
    let place = format!("/organisations/{id}");
    let added = blocking(move || app.desk.partners().add_contact(&call.acting, &OrganisationId::new(id), &call.body)).await?;
    Ok(Created::at(place, CreatedId { id: added.to_string() }))
}

/// Where an organisation shall stand.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StandingInput {
    /// Approved, refused or suspended.
    #[schema(value_type = schema::StandingState)]
    state: StandingState,
    /// The last day of an approval; by the policy when nothing is said.
    #[serde(default)]
    until: Option<chrono::NaiveDate>,
    /// The reason of a refusal or a suspension: the organisation reads it.
    #[serde(default)]
    reason: Option<String>,
}

/// Approves an organisation as a partner, refuses it, or suspends it.
#[utoipa::path(post, path = "/api/v1/organisations/{id}/standing", params(("id" = String, Path, description = "The organisation's id")),
    request_body = StandingInput, responses((status = 200, description = "Decided", body = schema::Organisation)))]
pub async fn decide(State(app): State<App>, Key(id): Key<String>, call: Call<StandingInput>) -> Result<Json<Organisation>, Failure> {
    let decided = blocking(move || {
        let (id, StandingInput { state, until, reason }) = (OrganisationId::new(id), call.body);
        match state {
            StandingState::Approved => app.desk.partners().approve(&call.acting, &id, until),
            StandingState::Refused | StandingState::Suspended => {
                app.desk.partners().reject(&call.acting, &id, state, reason.as_deref().unwrap_or(""))
            }
            StandingState::Applied => Err(DeskError::field_error("state", ErrorCode::Unsupported, state)),
        }
    })
    .await?;
    Ok(Json(decided))
}

/// Refuses an organisation that is not the caller's own as if it did not exist.
fn only_own(acting: &Acting, id: &str) -> Result<(), DeskError> {
    let own = acting.actor.organisation.as_ref().is_some_and(|own| own.as_str() == id);
    if own { Ok(()) } else { Err(DeskError::not_found(Noun::Organisation, id)) }
}

/// Proposes what one's own organisation is now: seat, site and papers, all of them. Nothing changes before the house has accepted it.
#[utoipa::path(post, path = "/api/v1/organisations/{id}/change", params(("id" = String, Path, description = "One's own")),
    request_body = schema::ChangeInput, responses((status = 200, description = "Proposed", body = schema::Organisation)))]
pub async fn propose(State(app): State<App>, Key(id): Key<String>, call: Call<ChangeInput>) -> Result<Json<Organisation>, Failure> {
    let proposed = blocking(move || {
        only_own(&call.acting, &id)?;
        app.desk.partners().propose_change(&call.acting, &call.body)
    })
    .await?;
    Ok(Json(proposed))
}

/// Takes back what was proposed.
#[utoipa::path(post, path = "/api/v1/organisations/{id}/change/withdraw", params(("id" = String, Path, description = "One's own")),
    request_body = Nothing, responses((status = 200, description = "Taken back", body = schema::Organisation)))]
pub async fn take_back(State(app): State<App>, Key(id): Key<String>, call: Call<Nothing>) -> Result<Json<Organisation>, Failure> {
    let left = blocking(move || {
        only_own(&call.acting, &id)?;
        app.desk.partners().withdraw_change(&call.acting)
    })
    .await?;
    Ok(Json(left))
}

/// The answer to a proposed change.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeAnswer {
    /// Whether it is so from now on.
    accept: bool,
    /// Why not; the organisation reads it. Needed to refuse.
    #[serde(default)]
    note: Option<String>,
    /// What was looked at, as `seen` of the organisation said it.
    seen: String,
}

/// Accepts what an organisation says of itself anew, or refuses it with a reason.
#[utoipa::path(post, path = "/api/v1/organisations/{id}/change/answer", params(("id" = String, Path, description = "The organisation's id")),
    request_body = ChangeAnswer, responses((status = 200, description = "Answered", body = schema::Organisation)))]
pub async fn answer(State(app): State<App>, Key(id): Key<String>, call: Call<ChangeAnswer>) -> Result<Json<Organisation>, Failure> {
    let ChangeAnswer { accept, note, seen } = call.body;
    let verdict = if accept { Verdict::Accept } else { Verdict::Refuse(note.unwrap_or_default()) };
    let answered = blocking(move || app.desk.partners().decide_change(&call.acting, &OrganisationId::new(id), &seen, verdict)).await?;
    Ok(Json(answered))
}

fn person(contact: Contact) -> Person {
    let Contact { id, name, capacity, email, phone, .. } = contact;
    Person { id, name, capacity, email, phone }
}
