//! Users, one's own account, settings.

use crate::desk::account::users::NewUser;
use crate::desk::{Desk, DeskError};
use crate::domain::account::actor::Role;
use crate::domain::id::{OrganisationId, TokenId, UserId};
use crate::domain::settings::operator::Operator;
use crate::i18n::Locale;
use crate::store::{self, account::Account};
use crate::web::failure::{Failure, status_of};
use crate::web::fields::{Fields, Form, Query};
use crate::web::layout::Layout;
use crate::web::page::settings::policy::{PolicyGroup, groups};
use crate::web::request_context::RequestContext;
use crate::web::view::{Choice, FormErrors, choices, is_for_the_form, page, page_with, to, word};
use crate::web::{App, blocking};
use askama::Template;
use axum::extract::State;
use axum::response::Response;

/// Users.
#[derive(Template)]
#[template(path = "page/account/users.html")]
pub struct UsersPage {
    /// Frame.
    pub layout: Layout,
    /// Accounts, with their role in words and their organisation's name.
    pub rows: Vec<(Account, String, String)>,
    /// The next page.
    pub next: String,
    /// Roles.
    pub roles: Vec<Choice>,
    /// Organisations a partner may act for.
    pub organisations: Vec<Choice>,
    /// Errors.
    pub errors: FormErrors,
    /// What was typed.
    pub given: Fields,
}

fn users_page(desk: &Desk, context: &RequestContext, given: Fields, errors: FormErrors) -> Result<UsersPage, DeskError> {
    const ROWS: u16 = 100;
    let w = context.locale;
    let (accounts, organisations) = desk.read(|c| {
        let accounts = store::account::list(c, given.some("after"), ROWS)?;
        Ok((accounts, store::partner::list(c, "", None, 2_000)?))
    })?;
    let next = if accounts.len() == usize::from(ROWS) {
        accounts.last().map(|a| format!("/users?after={}", crate::web::view::encoded(&a.email_key)))
    } else {
        None
    };
    let row = |a: Account| {
        let organisation =
            organisations.iter().find(|o| Some(o.id.as_str()) == a.organisation.as_deref()).map(|o| o.name.clone()).unwrap_or_default();
        (a.clone(), word(w, "role", &a.role), organisation)
    };
    let roles: Vec<&'static str> = Role::ALL.iter().map(|r| r.as_str()).collect();
    Ok(UsersPage {
        layout: Layout::of(desk, context, &w.t("users-title"))?,
        rows: accounts.into_iter().map(row).collect(),
        next: next.unwrap_or_default(),
        roles: choices(w, "role", &roles),
        organisations: organisations.iter().filter(|o| o.kind.is_recipient()).map(|o| Choice::new(&o.id, &o.name)).collect(),
        errors,
        given,
    })
}

/// `GET /users`
pub async fn users(State(app): State<App>, context: RequestContext, Query(query): Query) -> Result<Response, Failure> {
    let made = blocking(move || users_page(&app.desk, &context, query, FormErrors::default())).await?;
    Ok(page(&made))
}

/// `POST /users`: adds one, or changes one's role or right to sign in.
pub async fn put_user(State(app): State<App>, context: RequestContext, Form(mut form): Form) -> Result<Response, Failure> {
    let answer = blocking(move || {
        let acting = context.acting()?;
        let role = form.need("role", |v| Role::parse(v).ok());
        let organisation = form.some("organisation").map(OrganisationId::new);
        let outcome = form.done().and_then(|()| {
            let role = role.ok_or_else(|| DeskError::Invalid(form.field_errors().to_vec()))?;
            match form.some("user") {
                Some(id) => {
                    app.desk.accounts().change(&acting, &UserId::new(id), role, organisation, form.is_on("active")).map(|()| "user-changed")
                }
                None => {
                    let text = |name: &str| form.get(name).to_owned();
                    let new = NewUser { email: text("email"), name: text("name"), role, organisation, password: text("password") };
                    app.desk.accounts().add(&acting, &new, Locale::Fr).map(|_user| "user-added")
                }
            }
        });
        match outcome {
            Ok(said) => Ok(to("/users", said)),
            Err(error) if is_for_the_form(&error) => {
                let errors = FormErrors::of(context.locale, &error);
                Ok(page_with(status_of(&error), &users_page(&app.desk, &context, form, errors)?))
            }
            Err(error) => Err(error),
        }
    })
    .await?;
    Ok(answer)
}

/// One's own account.
#[derive(Template)]
#[template(path = "page/account/own_account.html")]
pub struct AccountPage {
    /// Frame.
    pub layout: Layout,
    /// Address.
    pub email: String,
    /// Role in words.
    pub role: String,
    /// Tokens: id, name, whether it writes, when made, whether it works.
    pub tokens: Vec<(String, String, bool, String, bool)>,
    /// A token just made, shown this once.
    pub secret: String,
    /// Errors.
    pub errors: FormErrors,
}

fn account_page(desk: &Desk, context: &RequestContext, secret: String, errors: FormErrors) -> Result<AccountPage, DeskError> {
    let w = context.locale;
    let present = context.present.as_ref().ok_or(DeskError::Forbidden)?;
    let tokens = desk.read(|c| Ok(store::account::tokens(c, &present.account.id)?))?;
    Ok(AccountPage {
        layout: Layout::of(desk, context, &w.t("account-title"))?,
        email: present.account.email.clone(),
        role: word(w, "role", present.actor.role.as_str()),
        tokens: tokens.into_iter().map(|t| (t.id, t.name, t.writes, w.moment(t.made.and_utc()), t.active)).collect(),
        secret,
        errors,
    })
}

/// `GET /account`
pub async fn account(State(app): State<App>, context: RequestContext) -> Result<Response, Failure> {
    let made = blocking(move || account_page(&app.desk, &context, String::new(), FormErrors::default())).await?;
    Ok(page(&made))
}

/// `POST /account`: password, tokens.
pub async fn change_account(State(app): State<App>, context: RequestContext, Form(form): Form) -> Result<Response, Failure> {
    if form.get("do") == "password" && !app.may_try(&format!("{} password", context.client)) {
        return Err(DeskError::conflict(crate::desk::ErrorCode::TooOften, "").into());
    }
    let answer = blocking(move || {
        let acting = context.acting()?;
        let outcome = match form.get("do") {
            "password" => {
                let session = context.session.clone().unwrap_or_default();
                app.desk
                    .accounts()
                    .change_password(&acting, form.get("old"), form.get("password"), &session)
                    .map(|()| to("/account", "password-changed"))
            }
            "end-token" => {
                app.desk.accounts().revoke_token(&acting, &TokenId::new(form.get("token"))).map(|()| to("/account", "token-ended"))
            }
            _ => app
                .desk
                .accounts()
                .add_token(&acting, &acting.actor.user, form.get("name"), form.get("scope") == "write")
                .and_then(|made| Ok(page(&account_page(&app.desk, &context, made.secret, FormErrors::default())?))),
        };
        match outcome {
            Err(error) if is_for_the_form(&error) => {
                let errors = FormErrors::of(context.locale, &error);
                Ok(page_with(status_of(&error), &account_page(&app.desk, &context, String::new(), errors)?))
            }
            other => other,
        }
    })
    .await?;
    Ok(answer)
}

/// Settings.
#[derive(Template)]
#[template(path = "page/settings/show.html")]
pub struct SettingsPage {
    /// Frame.
    pub layout: Layout,
    /// What is stored, or was typed.
    pub given: Fields,
    /// Errors.
    pub errors: FormErrors,
    /// The public address.
    pub base_url: String,
    /// The policy in force: name, value.
    pub policy: Vec<(String, String)>,
    /// Its version.
    pub version: u32,
    /// Sanitisations in a hundred that somebody else verifies, as stored or typed.
    pub share: String,
    /// Whether two persons say that there is no medium.
    pub second_person: bool,
    /// Whether whoever entered a request may not decide on it.
    pub second_decides: bool,
    /// The numbers, in groups.
    pub groups: Vec<PolicyGroup>,
    /// The programmes: action, title.
    pub programmes: Vec<(String, String)>,
}

pub(in crate::web::page) fn settings_page(
    desk: &Desk,
    context: &RequestContext,
    given: Option<Fields>,
    errors: FormErrors,
) -> Result<SettingsPage, DeskError> {
    let w = context.locale;
    let operator = desk.read(|c| Ok(store::settings::operator(c)?))?;
    let given = given.unwrap_or_else(|| {
        Fields::of([
            ("fr", operator.fr),
            ("nl", operator.nl),
            ("en", operator.en),
            ("address", operator.address),
            ("enterprise_number", operator.enterprise_number),
            ("email", operator.email),
            ("phone", operator.phone),
        ])
    });
    let policy = desk.policy();
    let share = given.some("verification_share").map_or_else(|| policy.verification_share.to_string(), ToOwned::to_owned);
    let is_typed = given.some("policy").is_some();
    let on = |field: &str, held: bool| if is_typed { given.is_on(field) } else { held };
    let (second_person, second_decides) =
        (on("second_person", policy.second_person_for_no_medium), on("second_person_decides", policy.second_person_decides));
    let level = |kind: crate::domain::device::kind::MediumKind| {
        (word(w, "medium", kind.as_str()), word(w, "level", policy.minimum_levels.of(kind).as_str()))
    };
    let mut lines: Vec<(String, String)> = crate::domain::device::kind::MediumKind::ALL.iter().map(|k| level(*k)).collect();
    lines.push((w.t("policy-ise-limit"), policy.ise_limit.to_string()));
    lines.push((w.t("policy-gift-warning"), w.euros(policy.gift_warning_cents)));
    lines.push((w.t("policy-follow-up"), policy.follow_up_months.to_string()));
    let groups = groups(w, &policy, &given, &errors);
    Ok(SettingsPage {
        layout: Layout::of(desk, context, &w.t("settings-title"))?,
        given,
        errors,
        base_url: desk.base_url().unwrap_or_default().to_owned(),
        policy: lines,
        version: policy.version,
        share,
        second_person,
        second_decides,
        groups,
        programmes: policy.programmes.iter().map(|p| (p.action.clone(), p.title(w.as_str()).to_owned())).collect(),
    })
}

/// `GET /settings`
pub async fn settings(State(app): State<App>, context: RequestContext) -> Result<Response, Failure> {
    let made = blocking(move || settings_page(&app.desk, &context, None, FormErrors::default())).await?;
    Ok(page(&made))
}

/// `POST /settings`
pub async fn set(State(app): State<App>, context: RequestContext, Form(form): Form) -> Result<Response, Failure> {
    let answer = blocking(move || {
        let text = |name: &str| form.get(name).to_owned();
        let operator = Operator {
            fr: text("fr"),
            nl: text("nl"),
            en: text("en"),
            address: text("address"),
            enterprise_number: text("enterprise_number"),
            email: text("email"),
            phone: text("phone"),
        };
        match app.desk.settings().set_operator(&context.acting()?, &operator) {
            Ok(_operator) => Ok(to("/settings", "settings-saved")),
            Err(error) if is_for_the_form(&error) => {
                let errors = FormErrors::of(context.locale, &error);
                Ok(page_with(status_of(&error), &settings_page(&app.desk, &context, Some(form), errors)?))
            }
            Err(error) => Err(error),
        }
    })
    .await?;
    Ok(answer)
}
