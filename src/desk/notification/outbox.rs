//! The outbox: a letter is written in the transaction of the step that causes it, so that neither exists without the other, and is sent
//! later.

use super::Notifications;
use crate::desk::error::OrNotFound;
use crate::desk::error::{DeskError, ErrorCode, Noun};
use crate::desk::validation::is_email;
use crate::desk::{Acting, Tx};
use crate::domain::account::actor::Permission;
use crate::domain::id::OrganisationId;
use crate::domain::notification::{Attached, LetterKind, LetterState};
use crate::domain::partner::organisation::ContactLanguage;
use crate::domain::request::{Request, RequestState};
use crate::domain::subject::Subject;
use crate::domain::text_enum::clean;
use crate::i18n::{Arg, Locale};
use crate::store::account::email_key;
use crate::store::notification::{HIDDEN, Letter, Settled};
use crate::store::{self};

/// The stored answer of a letter without any addressee.
pub const NO_ADDRESS: &str = "no_address";
/// How many characters of a mail server's answer are stored.
const LONGEST_ANSWER: usize = 300;

/// The addressees of a letter.
#[derive(Clone, Debug)]
pub(in crate::desk) enum To {
    /// All contacts of an organisation, and the accounts that sign in for it.
    Organisation(OrganisationId),
    /// One person, who may have neither account nor contact entry.
    Person {
        /// May be empty.
        name: String,
        /// The e-mail address.
        address: String,
        language: Locale,
        /// The organisation the person belongs to, if any.
        organisation: Option<OrganisationId>,
    },
}

/// A person a letter goes to.
pub(in crate::desk) struct Addressee {
    /// Id of the account or the contact; of the organisation when it has neither; empty for a single person.
    pub(in crate::desk) person: String,
    name: String,
    pub(in crate::desk) address: String,
    language: Locale,
    organisation: Option<OrganisationId>,
}

/// A letter as an operation asks for it.
pub(in crate::desk) struct Post<'a> {
    /// The occasion; its texts are the messages `letter-<kind>-subject` and `letter-<kind>-body`.
    pub kind: LetterKind,
    /// The record it is about: its subject and its key.
    pub about: (Subject, String),
    /// The arguments of its messages, for one language.
    pub args: &'a dyn Fn(Locale) -> Vec<(&'static str, Arg)>,
    /// Path of the page it links to; [`HIDDEN`] stands where the secret of a one-time link goes.
    pub path: Option<String>,
    /// Secret of a one-time link, the same for all addressees.
    pub secret: Option<String>,
    /// Deduplication key; the addressee's address is appended to it.
    pub once: Option<String>,
    /// The attachment, for one language.
    pub along: Option<&'a dyn Fn(Locale) -> Option<Attached>>,
}

impl<'a> Post<'a> {
    /// A letter about a record, with a link to its page.
    pub(in crate::desk) fn about(
        kind: LetterKind,
        subject: Subject,
        key: impl ToString,
        path: &str,
        args: &'a dyn Fn(Locale) -> Vec<(&'static str, Arg)>,
    ) -> Self {
        Self { kind, about: (subject, key.to_string()), args, path: Some(path.to_owned()), secret: None, once: None, along: None }
    }
}

/// The language an organisation is written to in.
#[must_use]
pub const fn language_of(language: ContactLanguage) -> Locale {
    match language {
        ContactLanguage::Fr => Locale::Fr,
        ContactLanguage::Nl => Locale::Nl,
    }
}

/// The addressees, each address once: the first with an address keeps it. Invalid addresses are left out.
fn addressees(tx: &mut Tx<'_, '_>, to: To) -> Result<Vec<Addressee>, DeskError> {
    let mut found: Vec<Addressee> = Vec::new();
    let own = |a: &store::account::Account| Locale::parse(&a.language).unwrap_or(Locale::Fr);
    match to {
        To::Person { name, address, language, organisation } => {
            found.push(Addressee { person: String::new(), name, address, language, organisation });
        }
        To::Organisation(id) => {
            let organisation = store::partner::find(tx.store.read(), &id)?;
            let language = organisation.map_or(Locale::Fr, |o| language_of(o.contact_language));
            // An account has chosen its language; a contact is written to in the organisation's language.
            for account in store::account::of_organisation(tx.store.read(), &id)? {
                found.push(Addressee {
                    language: own(&account),
                    person: account.id,
                    name: account.name,
                    address: account.email,
                    organisation: Some(id.clone()),
                });
            }
            for contact in store::partner::contacts(tx.store.read(), &id)? {
                found.push(Addressee {
                    person: contact.id,
                    name: contact.name,
                    address: contact.email,
                    language,
                    organisation: Some(id.clone()),
                });
            }
        }
    }
    let mut seen = Vec::new();
    found.retain(|a| {
        let key = email_key(&a.address);
        let fresh = is_email(&a.address) && !seen.contains(&key);
        if fresh {
            seen.push(key);
        }
        fresh
    });
    Ok(found)
}

/// The whole text: greeting, message, link, and the operator's particulars.
fn body(locale: Locale, name: &str, said: &str, link: Option<&str>, operator: &crate::domain::settings::operator::Operator) -> String {
    let greeting = if name.is_empty() { locale.t("letters-greeting") } else { locale.x("letters-greeting-name", name) };
    let mut signed = vec![locale.t("letters-closing"), operator.name(locale.as_str()).to_owned()];
    signed.extend([&operator.address, &operator.email, &operator.phone].into_iter().filter(|line| !line.is_empty()).cloned());
    let parts = [Some(greeting), Some(said.to_owned()), link.map(ToOwned::to_owned), Some(signed.join("\n"))];
    parts.into_iter().flatten().collect::<Vec<_>>().join("\n\n")
}

impl Tx<'_, '_> {
    /// Writes a letter to each addressee. When there is none, it stores a refused letter without address, which shows up in the list of
    /// problems.
    pub(in crate::desk) fn post(&mut self, to: To, post: &Post<'_>) -> Result<(), DeskError> {
        self.post_each(to, post, |_bench, _person| Ok(None))
    }

    /// The same, with a secret for each addressee where `secret` returns one.
    pub(in crate::desk) fn post_each(
        &mut self,
        to: To,
        post: &Post<'_>,
        mut secret: impl FnMut(&mut Self, &Addressee) -> Result<Option<String>, DeskError>,
    ) -> Result<(), DeskError> {
        let operator = store::settings::operator(self.store.read())?;
        let organisation = match &to {
            To::Organisation(id) => Some(id.clone()),
            To::Person { organisation, .. } => organisation.clone(),
        };
        let mut people = addressees(self, to)?;
        if people.is_empty() {
            let found = organisation.as_ref().map(|id| store::partner::find(self.store.read(), id)).transpose()?.flatten();
            let language = found.map_or(Locale::Fr, |o| language_of(o.contact_language));
            let person = organisation.as_ref().map(ToString::to_string).unwrap_or_default();
            people.push(Addressee { person, name: String::new(), address: String::new(), language, organisation });
        }
        for person in people {
            let own = secret(self, &person)?.or_else(|| post.secret.clone());
            self.write_letter(post, &person, own, &operator)?;
        }
        Ok(())
    }

    fn write_letter(
        &mut self,
        post: &Post<'_>,
        to: &Addressee,
        secret: Option<String>,
        operator: &crate::domain::settings::operator::Operator,
    ) -> Result<(), DeskError> {
        let locale = to.language;
        let args = (post.args)(locale);
        let kind = post.kind.as_str().replace('_', "-");
        let said = |end: &str| locale.say(&format!("letter-{kind}-{end}"), &args);
        let link = post.path.as_deref().map(|path| match &self.base_url {
            Some(base) => locale.x("letters-link", format!("{base}{path}")),
            None => locale.x("letters-no-link", path),
        });
        let name = clean(&to.name).unwrap_or_default();
        let along = post.along.and_then(|along| along(locale));
        let (now, nobody) = (self.now().naive_utc(), to.address.is_empty());
        let id = self.id();
        let letter = Letter {
            kind: post.kind.to_string(),
            language: locale.to_string(),
            subject: clean(&said("subject")).unwrap_or_default(),
            body: body(locale, &name, &said("body"), link.as_deref(), operator),
            to_name: name,
            to_address: to.address.clone(),
            address_key: email_key(&to.address),
            secret,
            about_subject: post.about.0.to_string(),
            about_key: post.about.1.clone(),
            organisation: to.organisation.as_ref().map(ToString::to_string),
            state: if nobody { LetterState::Refused } else { LetterState::Waiting }.to_string(),
            tries: 0,
            next_try: now,
            leased_until: None,
            answer: if nobody { NO_ADDRESS } else { "" }.to_owned(),
            made: now,
            done: nobody.then_some(now),
            message_id: format!("<{id}@{}>", host(self.base_url.as_deref())),
            once: post.once.as_ref().map(|once| format!("{once}:{}", email_key(&to.address))),
            maybe_twice: false,
            attached: along.map(|a| serde_json::to_string(&a)).transpose().map_err(DeskError::failed)?,
            id,
        };
        store::notification::insert(self.store, &letter)?;
        Ok(())
    }
}

/// Host name for message ids, from the public address; a reserved name when there is none. No network access.
fn host(base_url: Option<&str>) -> String {
    let named = base_url.and_then(|u| u.split_once("://")).map(|(_, rest)| rest.split(['/', ':']).next().unwrap_or(""));
    named.filter(|h| !h.is_empty()).unwrap_or("reprise.invalid").to_owned()
}

/// Tells an organisation about the new state of its request. Decisions have their own letter in `notices.rs`.
pub(in crate::desk) fn on_request(tx: &mut Tx<'_, '_>, request: &Request) -> Result<(), DeskError> {
    let kind = match request.state {
        RequestState::Submitted => LetterKind::RequestSubmitted,
        RequestState::Review => LetterKind::RequestReview,
        RequestState::Declined => LetterKind::RequestDeclined,
        // Nobody but its writer knew of a draft.
        RequestState::Withdrawn if request.sent.is_some() => LetterKind::RequestWithdrawn,
        _ => return Ok(()),
    };
    tell_request(tx, request, kind)
}

/// Tells an organisation one thing about its request, once.
pub(in crate::desk) fn tell_request(tx: &mut Tx<'_, '_>, request: &Request, kind: LetterKind) -> Result<(), DeskError> {
    let number = request.number.to_string();
    let args = |_: Locale| vec![("number", Arg::Text(number.clone()))];
    let post = Post::about(kind, Subject::Request, &number, &format!("/requests/{number}"), &args);
    tx.post(To::Organisation(request.organisation.clone()), &Post { once: Some(format!("{kind}:{number}")), ..post })
}

fn found(tx: &mut Tx<'_, '_>, id: &str) -> Result<Letter, DeskError> {
    store::notification::find(tx.store.read(), id)?.or_not_found(Noun::Letter, id)
}

impl Notifications<'_> {
    /// Writes a trial letter, to see whether letters arrive.
    ///
    /// # Errors
    /// When the address is invalid.
    pub fn send_trial(self, acting: &Acting, address: &str, language: Locale) -> Result<(), DeskError> {
        let address = clean(address).unwrap_or_default();
        if !is_email(&address) || address.len() > 254 {
            return Err(DeskError::field_error("email", ErrorCode::Form, address.chars().take(60).collect::<String>()));
        }
        self.desk.write(acting, Permission::SendLetters, move |tx| {
            let user = tx.actor.user.to_string();
            let post = Post::about(LetterKind::Trial, Subject::User, user, "/letters", &|_| Vec::new());
            tx.post(To::Person { name: String::new(), address, language, organisation: None }, &post)
        })
    }

    /// Sends a letter again that was refused, given up or still waits. One without address looks for an addressee again; one with a
    /// one-time link cannot be sent when its secret is gone.
    ///
    /// # Errors
    /// When there is no such letter, it is on its way or has arrived, its text or secret is gone, or it still has no addressee.
    pub fn send_again(self, acting: &Acting, id: &str) -> Result<(), DeskError> {
        let id = id.to_owned();
        self.desk.write(acting, Permission::SendLetters, move |tx| {
            let letter = found(tx, &id)?;
            let state = letter.state()?;
            if !matches!(state, LetterState::Refused | LetterState::GivenUp | LetterState::Waiting) {
                return Err(DeskError::conflict(ErrorCode::LetterState, state));
            }
            if letter.body.is_empty() || (letter.secret.is_none() && letter.body.contains(HIDDEN)) {
                return Err(DeskError::conflict(ErrorCode::LetterGone, ""));
            }
            let (mut name, mut address) = (letter.to_name, letter.to_address);
            if address.is_empty() {
                let organisation = letter.organisation.map(OrganisationId::new);
                let people = organisation.map(|o| addressees(tx, To::Organisation(o))).transpose()?.unwrap_or_default();
                let first = people.into_iter().next().ok_or_else(|| DeskError::conflict(ErrorCode::LetterNobody, ""))?;
                (name, address) = (first.name, first.address);
            }
            store::notification::again(tx.store, &id, &name, &address, &email_key(&address))?;
            Ok(())
        })
    }

    /// Gives up a letter that has not left.
    ///
    /// # Errors
    /// When there is no such letter, or it is on its way, has arrived or was given up.
    pub fn give_up(self, acting: &Acting, id: &str) -> Result<(), DeskError> {
        let id = id.to_owned();
        self.desk.write(acting, Permission::SendLetters, move |tx| {
            let state = found(tx, &id)?.state()?;
            if !matches!(state, LetterState::Refused | LetterState::Waiting) {
                return Err(DeskError::conflict(ErrorCode::LetterState, state));
            }
            store::notification::give_up(tx.store, &id)?;
            Ok(())
        })
    }

    /// Whether a letter is due. Read-only, because the sender asks often.
    ///
    /// # Errors
    /// When the query fails.
    pub fn is_due(self) -> Result<bool, DeskError> {
        let now = self.desk.now();
        self.desk.read(|c| Ok(store::notification::is_due(c, now)?))
    }

    /// Claims the letter that is due first: no other server sends it until the lease ends.
    ///
    /// # Errors
    /// When the query fails.
    pub fn claim(self) -> Result<Option<Letter>, DeskError> {
        Ok(self.desk.shared.db.write(store::notification::claim)?)
    }

    /// Records what became of a claimed letter. `answer` is the mail server's reply.
    ///
    /// # Errors
    /// When the query fails.
    pub fn settle(self, letter: &Letter, settled: Settled, answer: &str) -> Result<(), DeskError> {
        let letter = letter.clone();
        let answer: String = answer.chars().map(|c| if c.is_control() { ' ' } else { c }).take(LONGEST_ANSWER).collect();
        Ok(self.desk.shared.db.write(move |tx| store::notification::settle(tx, &letter, &settled, answer.trim()))?)
    }

    /// The text of a letter as sent: with its secret, and with a warning when it may have arrived before.
    #[must_use]
    pub fn letter_text(letter: &Letter) -> String {
        let body = letter.secret.as_ref().map_or_else(|| letter.body.clone(), |secret| letter.body.replace(HIDDEN, secret));
        if letter.maybe_twice {
            let locale = Locale::parse(&letter.language).unwrap_or(Locale::Fr);
            format!("{}\n\n{body}", locale.t("letters-perhaps"))
        } else {
            body
        }
    }

    /// Whether this server sends letters.
    #[must_use]
    pub fn sends_letters(self) -> bool {
        self.desk.shared.sends_letters.load(std::sync::atomic::Ordering::Relaxed)
    }

    /// Declares that this server sends letters.
    pub fn set_sends_letters(self) {
        self.desk.shared.sends_letters.store(true, std::sync::atomic::Ordering::Relaxed);
    }
}
