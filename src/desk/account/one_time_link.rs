//! One-time links: a secret, sent in a notification or shown once, that lets one person do one thing without signing in. Opening the link
//! writes nothing; only the button on its page does.

use super::Accounts;
use super::secret::digest;
use super::sign_in::Begun;
use crate::desk::Tx;
use crate::desk::error::{DeskError, ErrorCode};
use crate::desk::notification::outbox::{Post, To, language_of};
use crate::domain::account::actor::{Actor, Role};
use crate::domain::account::one_time_link::{LinkPurpose, LinkState};
use crate::domain::id::{OrganisationId, UserId};
use crate::domain::ledger::channel::Channel;
use crate::domain::notification::LetterKind;
use crate::domain::subject::Subject;
use crate::i18n::{Arg, Locale};
use crate::store::account::one_time_link::Link;
use crate::store::account::{self, email_key};
use crate::store::notification::HIDDEN;
use crate::store::{self};
use chrono::Duration;

/// Rate limit: sign-in links made for one address per hour.
const MOST_AN_HOUR: i64 = 5;
/// Length of a secret in hexadecimal digits (256 bits).
const LENGTH: usize = 64;

/// What is needed to make a link: its purpose, its target and its addressee.
pub(in crate::desk) struct NewLink<'a> {
    pub purpose: LinkPurpose,
    /// The id of what the link opens: an account, an application, a handover, as the purpose says.
    pub key: &'a str,
    /// The id of the account or contact the link is for; empty when the address belongs to nobody.
    pub person: &'a str,
    /// The organisation that person belongs to, if any.
    pub organisation: Option<&'a OrganisationId>,
    /// The e-mail address it is sent to; empty when it is only shown on a screen.
    pub address: &'a str,
    /// How long the link works; `None` for the default of its purpose (`LinkPurpose::validity`).
    pub valid: Option<Duration>,
}

/// The path of a link in a notification, with a placeholder: the secret takes its place when the notification is sent.
#[must_use]
pub fn path() -> String {
    format!("/l/{HIDDEN}")
}

/// The actor in whose name a link acts. Using a link does not by itself sign anybody in.
#[must_use]
pub fn who(link: &Link) -> Actor {
    let organisation = link.organisation.clone().map(OrganisationId::new);
    Actor { user: UserId::new(link.person.clone()), role: Role::Partner, organisation }
}

/// Whether the address a link was sent to is still a contact or an account of the link's organisation. Always true for a link without an
/// address, because it was only shown on a screen or its notification has no addressee yet.
fn is_still_theirs(c: &mut store::AnyConnection, link: &Link) -> Result<bool, DeskError> {
    let Some(organisation) = link.organisation.clone().map(OrganisationId::new) else { return Ok(true) };
    if link.address_key.is_empty() || !link.purpose()?.is_of_an_organisation() {
        return Ok(true);
    }
    let is_contact = store::partner::contacts(c, &organisation)?.iter().any(|known| email_key(&known.email) == link.address_key);
    Ok(is_contact || account::of_organisation(c, &organisation)?.iter().any(|known| known.email_key == link.address_key))
}

impl Tx<'_, '_> {
    /// Notifies every addressee of an organisation, each with a separate link.
    pub(in crate::desk) fn post_links(
        &mut self,
        organisation: &OrganisationId,
        (purpose, key): (LinkPurpose, &str),
        valid: Duration,
        post: &Post<'_>,
    ) -> Result<(), DeskError> {
        self.post_each(To::Organisation(organisation.clone()), post, |tx, to| {
            let (person, address) = (to.person.as_str(), to.address.as_str());
            let opens = NewLink { purpose, key, person, organisation: Some(organisation), address, valid: Some(valid) };
            tx.make_link(&opens).map(Some)
        })
    }

    /// Makes a link and returns its secret. Only the hash is stored; the secret itself is kept in the waiting notification alone. Earlier
    /// links with the same purpose, target and person stop working.
    pub(in crate::desk) fn make_link(&mut self, opens: &NewLink<'_>) -> Result<String, DeskError> {
        let mut bytes = [0; LENGTH / 2];
        self.store.entropy().fill(&mut bytes);
        let secret = hex::encode(bytes);
        let now = self.now();
        let link = Link {
            hash: digest(&secret),
            purpose: opens.purpose.to_string(),
            opens: opens.key.to_owned(),
            person: opens.person.to_owned(),
            organisation: opens.organisation.map(ToString::to_string),
            address_key: email_key(opens.address),
            made: now.naive_utc(),
            until: (now + opens.valid.unwrap_or_else(|| opens.purpose.validity())).naive_utc(),
            used: None,
            outcome: String::new(),
            ended: None,
        };
        store::account::one_time_link::insert(self.store, &link)?;
        Ok(secret)
    }
}

impl Accounts<'_> {
    /// The state of a link, and the link itself when the secret is known. Read-only.
    ///
    /// # Errors
    /// When the database fails.
    pub fn one_time_link(self, secret: &str) -> Result<(LinkState, Option<Link>), DeskError> {
        if secret.len() != LENGTH || !secret.bytes().all(|b| b.is_ascii_hexdigit()) {
            return Ok((LinkState::Unknown, None));
        }
        let now = self.desk.now();
        let found = self.desk.read(|c| Ok(store::account::one_time_link::find(c, &digest(secret))?))?;
        let Some(link) = found else { return Ok((LinkState::Unknown, None)) };
        let is_theirs = self.desk.read(|c| is_still_theirs(c, &link))?;
        Ok((if is_theirs { link.state(now) } else { LinkState::Ended }, Some(link)))
    }

    /// The language of a link's page: the applicant's for an application, else the account's, else the contact language of the
    /// organisation. `None` when none of these is known.
    ///
    /// # Errors
    /// When the database fails.
    pub fn link_language(self, secret: &str) -> Result<Option<Locale>, DeskError> {
        let Some(link) = self.one_time_link(secret)?.1 else { return Ok(None) };
        let is_join = link.purpose()? == LinkPurpose::Join;
        self.desk.read(|c| {
            if is_join {
                let kept = store::partner::application(c, &link.opens)?;
                return Ok(kept.and_then(|(language, _)| Locale::parse(&language).ok()));
            }
            if let Some(account) = account::find(c, &link.person)? {
                return Ok(Locale::parse(&account.language).ok());
            }
            let organisation = link.organisation.map(OrganisationId::new).map(|id| store::partner::find(c, &id)).transpose()?;
            Ok(organisation.flatten().map(|o| language_of(o.contact_language)))
        })
    }

    /// Uses a link: checks that it still works, then runs `job` in the same transaction, in the name
    /// of the person the link was made for. The text that `job` returns is stored with the link as
    /// its outcome, and the link counts as used, unless its purpose allows repeated use.
    ///
    /// # Errors
    /// [`ErrorCode::LinkGone`] when the link has another purpose or no longer works; otherwise the error of `job`.
    pub(in crate::desk) fn act_by_link<T: Send + 'static>(
        self,
        secret: &str,
        purpose: LinkPurpose,
        job: impl FnOnce(&mut Tx<'_, '_>, &Link) -> Result<(T, String), DeskError> + Send + 'static,
    ) -> Result<T, DeskError> {
        let hash = digest(secret);
        let house = std::sync::Arc::clone(&self.desk.shared);
        self.desk.witnessed(move |tx| {
            let found = store::account::one_time_link::find(tx.read(), &hash)?.filter(|l| l.purpose == purpose.as_str());
            let link = found.ok_or_else(|| DeskError::conflict(ErrorCode::LinkGone, LinkState::Unknown))?;
            let state = link.state(tx.now());
            let is_theirs = is_still_theirs(tx.read(), &link)?;
            let state = if is_theirs { state } else { LinkState::Ended };
            if state != LinkState::Live {
                return Err(DeskError::conflict(ErrorCode::LinkGone, state));
            }
            let actor = who(&link);
            let (outcome, told) = job(&mut house.tx(&mut *tx, actor, Channel::Page)?, &link)?;
            if !purpose.stays() {
                store::account::one_time_link::mark_used(tx, &hash, &told)?;
            }
            Ok(outcome)
        })
    }

    /// Sends a sign-in link if the address is that of an active partner account. To hide which addresses exist, the result is the same for
    /// an unknown address, and a link is made for it too, but never sent.
    ///
    /// # Errors
    /// When the database fails.
    pub fn request_sign_in_link(self, address: &str, language: Locale) -> Result<(), DeskError> {
        let address: String = address.trim().chars().take(400).collect();
        self.desk.write_as_system("", Role::Partner, move |tx| {
            let now = tx.now();
            let key = email_key(&address);
            let known = account::by_email(tx.store.read(), &address)?.filter(|a| a.active && a.role == Role::Partner.as_str());
            let often = store::account::one_time_link::made_since(tx.store.read(), LinkPurpose::SignIn, &key, now - Duration::hours(1))?;
            if often >= MOST_AN_HOUR {
                return Ok(());
            }
            let (id, organisation) = known.as_ref().map_or(("", None), |a| (a.id.as_str(), a.organisation.clone()));
            let organisation = organisation.map(OrganisationId::new);
            let opens = NewLink {
                purpose: LinkPurpose::SignIn,
                key: id,
                person: id,
                organisation: organisation.as_ref(),
                address: &key,
                valid: None,
            };
            let secret = tx.make_link(&opens)?;
            let Some(account) = known else { return Ok(()) };
            let minutes = LinkPurpose::SignIn.validity().num_minutes();
            let args = |_: Locale| vec![("minutes", Arg::Count(minutes))];
            let post = Post { secret: Some(secret), ..Post::about(LetterKind::SignIn, Subject::User, &account.id, &path(), &args) };
            let language = Locale::parse(&account.language).unwrap_or(language);
            tx.post(To::Person { name: account.name, address: account.email, language, organisation }, &post)
        })
    }

    /// Signs a partner in with a sign-in link or an invitation.
    ///
    /// # Errors
    /// [`ErrorCode::LinkGone`] when the link does not work, or the account is inactive or no longer a partner's.
    pub fn sign_in_by_link(self, secret: &str, purpose: LinkPurpose) -> Result<Begun, DeskError> {
        let session = self.secret();
        let hash = digest(&session);
        let account = self.act_by_link(secret, purpose, move |tx, link| {
            let account = account::find(tx.store.read(), &link.opens)?.filter(|a| a.active && a.role == Role::Partner.as_str());
            let account = account.ok_or_else(|| DeskError::conflict(ErrorCode::LinkGone, LinkState::Ended))?;
            account::begin_session(tx.store, &hash, &account.id)?;
            Ok((account, String::new()))
        })?;
        Ok(Begun { secret: session, account })
    }
}
