//! User accounts: the first administrator, adding and changing users, passwords and language.

use super::Accounts;
use super::secret::is_right;
use super::secret::{LONGEST_PASSWORD, digest, hash_password, password_flaws};
use crate::desk::Acting;
use crate::desk::error::OrNotFound;
use crate::desk::error::{DeskError, ErrorCode, Noun};
use crate::desk::validation::{Validation, is_email};
use crate::domain::account::actor::{Permission, Role};
use crate::domain::event::{Event, EventData};
use crate::domain::id::{OrganisationId, UserId};
use crate::domain::ledger::channel::Channel;
use crate::domain::subject::Subject;
use crate::i18n::Locale;
use crate::store::account::{self, Account};
use crate::store::{self};
use serde::Deserialize;

/// A user to add, as entered.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewUser {
    /// E-mail address, used to sign in; must be unique.
    pub email: String,
    /// The person's full name.
    pub name: String,
    pub role: Role,
    /// The organisation a partner acts for: required for a partner, ignored for other roles.
    #[serde(default)]
    pub organisation: Option<OrganisationId>,
    /// Password in clear; it must meet the rules of `secret`, and only its hash is stored.
    pub password: String,
}

/// Validates a form and makes the account of it; the error lists every field error.
fn account_of(id: String, new: &NewUser, language: Locale) -> Result<Account, DeskError> {
    let mut validation = Validation::default();
    let email = validation.text("email", &new.email);
    if !email.is_empty() && !is_email(&email) {
        validation.field_error("email", ErrorCode::Form, &email);
    }
    let name = validation.text("name", &new.name);
    password_flaws(&mut validation, &new.password);
    if new.role == Role::Partner && new.organisation.is_none() {
        validation.field_error("organisation", ErrorCode::PartnerWithout, "");
    }
    validation.done()?;
    Ok(Account {
        id,
        email_key: account::email_key(&email),
        email,
        name,
        role: new.role.to_string(),
        organisation: new.organisation.as_ref().filter(|_| new.role == Role::Partner).map(ToString::to_string),
        active: true,
        password: hash_password(&new.password)?,
        language: language.to_string(),
        seq: 0,
    })
}

/// The event of an account as it stands: its name and address are erasable texts beside it, of its password the digest of the stored hash is
/// sealed. A blanked account has neither.
pub(in crate::desk) fn user_event(a: &Account) -> Result<Event, DeskError> {
    let role = Role::parse(&a.role).map_err(DeskError::failed)?;
    let organisation = a.organisation.clone().map(OrganisationId::new);
    let happening = EventData::User { role, organisation, active: a.active, credential: Some(digest(&a.password)) };
    let event = Event::new(Subject::User, &a.id, happening);
    Ok(if a.is_blank() { event } else { event.sealing("name", &a.name).sealing("email", &a.email) })
}

fn taken(error: store::StoreError) -> DeskError {
    if error.is_taken("email_key") { DeskError::field_error("email", ErrorCode::EmailTaken, "") } else { error.into() }
}

impl Accounts<'_> {
    /// The code that lets the first administrator be created; `None` once
    /// there is an account. The code is drawn once per run of the program.
    ///
    /// # Errors
    /// When the database fails.
    pub fn setup_code(self) -> Result<Option<String>, DeskError> {
        if !self.desk.read(|c| Ok(account::is_empty(c)?))? {
            return Ok(None);
        }
        let mut slot = self.desk.shared.setup_code.write().map_err(|e| DeskError::failed(e.to_string()))?;
        let code = slot.get_or_insert_with(|| {
            let tag = crate::domain::device::tag::Tag::from_bits(self.desk.shared.entropy.bits());
            let other = crate::domain::device::tag::Tag::from_bits(self.desk.shared.entropy.bits());
            format!("{tag}-{other}")
        });
        Ok(Some(code.clone()))
    }

    /// Creates the first administrator.
    ///
    /// # Errors
    /// When an account exists already, the code is not the one shown on the console, or the form has field errors.
    pub fn create_first_admin(self, code: &str, new: NewUser, language: Locale) -> Result<UserId, DeskError> {
        if let Some(why) = self.desk.ledger().closed() {
            return Err(DeskError::Closed(why));
        }
        let right = self.setup_code()?.ok_or_else(|| DeskError::conflict(ErrorCode::SetUp, ""))?;
        // Comparing digests keeps the response time from revealing parts of the code.
        let fold = |c: &str| digest(&crate::domain::text_enum::fold_code(c));
        if fold(code) != fold(&right) {
            return Err(DeskError::field_error("code", ErrorCode::CodeWrong, ""));
        }
        let account = account_of(self.desk.id(), &NewUser { role: Role::Admin, organisation: None, ..new }, language)?;
        let user = UserId::new(account.id.clone());
        // The code is kept: once there is an account it opens nothing, and a second person with the right code is told that the set-up is
        // done, not that the code is wrong.
        self.desk.shared.db.write(move |tx| {
            if !account::is_empty(tx.read())? {
                return Err(DeskError::conflict(ErrorCode::SetUp, ""));
            }
            tx.came_by(Channel::Page);
            let user = UserId::new(account.id.clone());
            let appended = store::ledger::event::append(tx, &user, user_event(&account)?)?;
            account::project(tx, &account, &appended).map_err(taken)
        })?;
        Ok(user)
    }

    /// Adds a user from the console. No permission is checked, because whoever runs the command can already open the database.
    ///
    /// # Errors
    /// When the form has field errors or the address is taken.
    pub fn add_from_console(self, new: &NewUser, language: Locale) -> Result<UserId, DeskError> {
        let account = account_of(self.desk.id(), new, language)?;
        let user = UserId::new(account.id.clone());
        self.desk.shared.db.write(move |tx| {
            tx.came_by(Channel::CommandLine);
            let user = UserId::new(account.id.clone());
            let appended = store::ledger::event::append(tx, &user, user_event(&account)?)?;
            account::project(tx, &account, &appended).map_err(taken)
        })?;
        Ok(user)
    }

    /// Adds a user.
    ///
    /// # Errors
    /// When the form has field errors, the address is taken, the organisation is unknown, or the actor lacks the permission.
    pub fn add(self, acting: &Acting, new: &NewUser, language: Locale) -> Result<UserId, DeskError> {
        if !acting.actor.may(Permission::ManageUsers) {
            return Err(DeskError::Forbidden);
        }
        let account = account_of(self.desk.id(), new, language)?;
        let (role, organisation) = (new.role, new.organisation.clone());
        self.desk.write(acting, Permission::ManageUsers, move |tx| {
            if let Some(id) = organisation.filter(|_| role == Role::Partner)
                && store::partner::find(tx.store.read(), &id)?.is_none()
            {
                return Err(DeskError::not_found(Noun::Organisation, id));
            }
            let appended = tx.append(user_event(&account)?)?;
            account::project(tx.store, &account, &appended).map_err(taken)?;
            Ok(UserId::new(account.id))
        })
    }

    /// Changes a user's role, organisation, or whether they may sign in. Ends all sessions and sign-in links of that user.
    ///
    /// # Errors
    /// When there is no such user, no active administrator would be left, a partner has no organisation, or the actor lacks the permission.
    pub fn change(
        self,
        acting: &Acting,
        id: &UserId,
        role: Role,
        organisation: Option<OrganisationId>,
        active: bool,
    ) -> Result<(), DeskError> {
        let id = id.clone();
        self.desk.write(acting, Permission::ManageUsers, move |tx| {
            let mut account = account::find(tx.store.read(), id.as_str())?.or_not_found(Noun::User, &id)?;
            let was_admin = account.role == Role::Admin.as_str() && account.active;
            if was_admin && (role != Role::Admin || !active) {
                let others = account::list(tx.store.read(), None, u16::MAX)?;
                if !others.iter().any(|a| a.id != account.id && a.active && a.role == Role::Admin.as_str()) {
                    return Err(DeskError::conflict(ErrorCode::LastAdmin, ""));
                }
            }
            if role == Role::Partner && organisation.is_none() {
                return Err(DeskError::field_error("organisation", ErrorCode::PartnerWithout, ""));
            }
            account.role = role.to_string();
            account.organisation = organisation.filter(|_| role == Role::Partner).map(|o| o.to_string());
            account.active = active;
            let appended = tx.append(user_event(&account)?)?;
            account::project(tx.store, &account, &appended)?;
            // The new rights take effect at once: no old session, and no sign-in link sent earlier, may outlive the change.
            account::end_sessions(tx.store, &account.id, None)?;
            store::account::one_time_link::end(
                tx.store,
                crate::domain::account::one_time_link::LinkPurpose::SignIn.as_str(),
                &account.id,
                &account.id,
            )?;
            Ok(())
        })
    }

    /// A new random secret of 256 bits, hexadecimal.
    pub(in crate::desk) fn secret(self) -> String {
        let mut bytes = [0; 32];
        self.desk.shared.entropy.fill(&mut bytes);
        hex::encode(bytes)
    }

    /// Changes the actor's own password and ends their other sessions; `session` is the secret of the one to keep.
    ///
    /// # Errors
    /// When the old password is wrong or the new one too weak.
    pub fn change_password(self, acting: &Acting, old: &str, new: &str, session: &str) -> Result<(), DeskError> {
        let id = acting.actor.user.clone();
        let account = self.desk.read(|c| Ok(account::find(c, id.as_str())?))?.or_not_found(Noun::User, &id)?;
        if old.len() > LONGEST_PASSWORD || !is_right(old, &account.password) {
            return Err(DeskError::field_error("old", ErrorCode::SignInWrong, ""));
        }
        let mut validation = Validation::default();
        password_flaws(&mut validation, new);
        validation.done()?;
        let (hash, keep) = (hash_password(new)?, digest(session));
        self.desk.write(acting, Permission::OwnAccount, move |tx| {
            let account = account::find(tx.store.read(), id.as_str())?.or_not_found(Noun::User, &id)?;
            let account = Account { password: hash, ..account };
            let appended = tx.append(user_event(&account)?)?;
            account::project(tx.store, &account, &appended)?;
            account::end_sessions(tx.store, id.as_str(), Some(&keep))?;
            Ok(())
        })
    }

    /// Sets the language of the actor's own interface.
    ///
    /// # Errors
    /// When the database fails.
    pub fn set_language(self, acting: &Acting, language: Locale) -> Result<(), DeskError> {
        let id = acting.actor.user.clone();
        self.desk.write(acting, Permission::OwnAccount, move |tx| Ok(account::set_language(tx.store, &id, language.as_str())?))
    }
}
