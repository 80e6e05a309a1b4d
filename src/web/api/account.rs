//! Accounts: the caller, the users and their API tokens. No answer holds a password, a secret or its hash. A token cannot create a token,
//! so that whoever obtains one cannot keep a second.

use super::extract::{Asked, Call, Created, Note, parameter};
use super::partner::organisations::CreatedId;
use super::{pagination, schema};
use crate::desk::account::users::NewUser;
use crate::desk::error::OrNotFound;
use crate::desk::error::{DeskError, ErrorCode, Noun};
use crate::desk::{Acting, IdempotencyKey};
use crate::domain::account::actor::{Permission, Role};
use crate::domain::id::{OrganisationId, TokenId, UserId};
use crate::i18n::Locale;
use crate::store::account::{self, Account, Token};
use crate::web::app::{App, blocking};
use crate::web::failure::Failure;
use crate::web::fields::Key;
use crate::web::request_context::RequestContext;
use crate::web::{Need, Routes};
use axum::Json;
use axum::extract::State;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::routes;

/// The routes of accounts.
pub fn routes() -> Routes {
    Routes::default()
        .tell(Need::SignedIn, routes!(me))
        .tell(Need::May(Permission::ManageUsers), routes!(list))
        .tell(Need::May(Permission::ManageUsers), routes!(add))
        .tell(Need::May(Permission::ManageUsers), routes!(change))
        .tell(Need::SignedIn, routes!(tokens))
        .tell(Need::SignedIn, routes!(end_token))
}

/// Who asks, and what they may do.
#[derive(Serialize, ToSchema)]
pub struct Me {
    /// The account.
    #[serde(flatten)]
    user: User,
    /// Language of the interface: `fr`, `nl`, `en`.
    language: String,
    /// Whether this token may write.
    writes: bool,
    /// What the role may do.
    #[schema(value_type = Vec<schema::Permission>)]
    may: Vec<Permission>,
}

/// A user.
#[derive(Serialize, ToSchema)]
pub struct User {
    /// Their id: the pseudonym that stands in the ledger.
    id: String,
    /// Name.
    name: String,
    /// E-mail address.
    email: String,
    /// Role.
    #[schema(value_type = schema::Role)]
    role: String,
    /// The organisation a partner acts for.
    organisation: Option<String>,
    /// Whether they may sign in.
    active: bool,
}

fn user(account: Account) -> User {
    let Account { id, name, email, role, organisation, active, .. } = account;
    User { id, name, email, role, organisation, active }
}

/// Who asks, and what they may do.
#[utoipa::path(get, path = "/api/v1/me", responses((status = 200, description = "The caller", body = Me)))]
pub async fn me(context: RequestContext) -> Result<Json<Me>, Failure> {
    let present = context.present.ok_or(DeskError::Forbidden)?;
    let may = Permission::ALL.iter().copied().filter(|act| present.actor.may(*act)).collect();
    let language = present.account.language.clone();
    Ok(Json(Me { user: user(present.account), language, writes: present.writes, may }))
}

/// Which page.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct UserQuery {
    /// At most so many, 1 to 200; 50 when nothing is said.
    #[serde(default)]
    limit: Option<u16>,
    /// Where the last page ended.
    #[serde(default)]
    cursor: Option<String>,
}

/// A page of users, by address.
#[derive(Serialize, ToSchema)]
pub struct Users {
    /// The page.
    users: Vec<User>,
    /// Where the next page begins; null on the last.
    next_cursor: Option<String>,
}

/// Lists users by address.
#[utoipa::path(get, path = "/api/v1/users", params(UserQuery), responses((status = 200, description = "A page", body = Users)))]
pub async fn list(State(app): State<App>, Asked(query): Asked<UserQuery>) -> Result<Json<Users>, Failure> {
    let found = blocking(move || {
        let wanted = pagination::Wanted::new("users", query.limit, query.cursor.as_deref())?;
        let after: Option<String> = wanted.after(|text| Some(text.to_owned()))?;
        let found = app.desk.read(|c| Ok(account::list(c, after.as_deref(), wanted.probe())?))?;
        let (found, next_cursor) = wanted.cut(found, |a| a.email_key.clone());
        Ok(Users { users: found.into_iter().map(user).collect(), next_cursor })
    })
    .await?;
    Ok(Json(found))
}

/// A user as given.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct UserInput {
    /// E-mail address, the name to sign in with.
    email: String,
    /// The person's name.
    name: String,
    /// Role.
    #[schema(value_type = schema::Role)]
    role: Role,
    /// The organisation a partner acts for.
    #[serde(default)]
    organisation: Option<String>,
    /// A first password, at least 12 characters.
    #[schema(min_length = 12)]
    password: String,
    /// Language of the interface; French when nothing is said.
    #[serde(default)]
    language: Option<String>,
}

/// Adds a user.
#[utoipa::path(post, path = "/api/v1/users", request_body = UserInput, responses((status = 201, description = "Added", body = CreatedId)))]
pub async fn add(State(app): State<App>, call: Call<UserInput>) -> Result<Created<CreatedId>, Failure> {
    let UserInput { email, name, role, organisation, password, language } = call.body;
    let language = match language.as_deref() {
        None => Locale::Fr,
        Some(text) => {
            Locale::parse(text).map_err(|_unknown| parameter("language", ErrorCode::Form, text.chars().take(10).collect::<String>()))?
        }
    };
    // The digest of what the idempotency key stands for is kept for a day. It leaves the password out, which could be guessed from it.
    let asked = format!("users\n{email}\n{name}\n{role}\n{organisation:?}\n{language}");
    let once = call.acting.idempotency_key.map(|once| IdempotencyKey::new(&once.key, asked.as_bytes()));
    let acting = Acting { idempotency_key: once, ..call.acting };
    let new = NewUser { email, name, role, organisation: organisation.map(OrganisationId::new), password };
    let id = blocking(move || app.desk.accounts().add(&acting, &new, language)).await?;
    Ok(Created::at("/users", CreatedId { id: id.to_string() }))
}

/// What of a user may change.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct UserChange {
    /// Role.
    #[schema(value_type = schema::Role)]
    role: Role,
    /// The organisation a partner acts for.
    #[serde(default)]
    organisation: Option<String>,
    /// Whether they may sign in. Who may not is signed out at once, and their tokens stop working.
    active: bool,
}

/// Changes a user's role, or whether they may sign in.
#[utoipa::path(put, path = "/api/v1/users/{id}", params(("id" = String, Path, description = "Their id")),
    request_body = UserChange, responses((status = 200, description = "Changed", body = User)))]
pub async fn change(State(app): State<App>, Key(id): Key<String>, call: Call<UserChange>) -> Result<Json<User>, Failure> {
    let changed = blocking(move || {
        let (id, UserChange { role, organisation, active }) = (UserId::new(id), call.body);
        app.desk.accounts().change(&call.acting, &id, role, organisation.map(OrganisationId::new), active)?;
        app.desk.read(|c| account::find(c, id.as_str())?.or_not_found(Noun::User, &id))
    })
    .await?;
    Ok(Json(user(changed)))
}

/// Whose tokens.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Whose {
    /// A user's id, for who manages users; the caller's own when nothing is said.
    #[serde(default)]
    user: Option<String>,
}

/// A token. Its secret was shown once and is not known here.
#[derive(Serialize, ToSchema)]
pub struct TokenFound {
    /// Its id.
    id: String,
    /// What its owner calls it.
    name: String,
    /// Whether it may write.
    writes: bool,
    /// Whether it works.
    active: bool,
    /// When it was made.
    made: DateTime<Utc>,
}

/// The tokens of a user, at most 200.
#[derive(Serialize, ToSchema)]
pub struct Tokens {
    /// Tokens, oldest first.
    tokens: Vec<TokenFound>,
}

/// Lists tokens: one's own, or another's for who manages users.
#[utoipa::path(get, path = "/api/v1/tokens", params(Whose), responses((status = 200, description = "All of them", body = Tokens)))]
pub async fn tokens(State(app): State<App>, context: RequestContext, Asked(whose): Asked<Whose>) -> Result<Json<Tokens>, Failure> {
    let found = blocking(move || {
        let actor = context.acting()?.actor;
        let id = whose.user.map_or_else(|| actor.user.clone(), UserId::new);
        if id != actor.user && !actor.may(Permission::ManageUsers) {
            return Err(DeskError::not_found(Noun::User, &id));
        }
        let found = app.desk.read(|c| Ok(account::tokens(c, id.as_str())?))?;
        let token = |Token { id, name, writes, active, made, .. }| TokenFound { id, name, writes, active, made: made.and_utc() };
        Ok(Tokens { tokens: found.into_iter().map(token).collect() })
    })
    .await?;
    Ok(Json(found))
}

/// What became of a token.
#[derive(Serialize, ToSchema)]
pub struct TokenEnded {
    /// Its id.
    id: String,
    /// Whether it works.
    active: bool,
}

/// Ends a token: one's own, or any for who manages users.
#[utoipa::path(post, path = "/api/v1/tokens/{id}/end", params(("id" = String, Path, description = "Its id")),
    request_body = Note, responses((status = 200, description = "It works no more", body = TokenEnded)))]
pub async fn end_token(State(app): State<App>, Key(id): Key<String>, call: Call<Note>) -> Result<Json<TokenEnded>, Failure> {
    let ended = id.clone();
    blocking(move || app.desk.accounts().revoke_token(&call.acting, &TokenId::new(id))).await?;
    Ok(Json(TokenEnded { id: ended, active: false }))
}
