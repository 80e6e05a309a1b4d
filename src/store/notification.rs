//! Letters on their way out. They name people, so they are beside the ledger, and can be blanked without breaking anything.

use super::connection::AnyConnection;
use super::error::StoreError;
use super::schema::letter;
use crate::domain::id::OrganisationId;
use crate::domain::notification::{Attached, LetterKind, LetterState, wait_after};
use crate::store::tx::WriteTx;
use chrono::{DateTime, Duration, NaiveDateTime, Utc};
use diesel::prelude::*;

/// How long a server may be at one letter before another takes it over: far longer than its own patience with a mail server.
pub const LEASE: Duration = Duration::minutes(15);

/// A letter as stored.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Insertable)]
#[diesel(table_name = letter)]
pub struct Letter {
    /// Its id, in the order of time.
    pub id: String,
    /// Its occasion, as stored.
    pub kind: String,
    /// Its language.
    pub language: String,
    /// Whom it greets; empty when nobody is known by name.
    pub to_name: String,
    /// The address; empty when there is none, or it was erased.
    pub to_address: String,
    /// The address, folded for comparison.
    pub address_key: String,
    /// Subject.
    pub subject: String,
    /// Its text; where a secret belongs stands [`HIDDEN`].
    pub body: String,
    /// The secret of its link, until it has left.
    pub secret: Option<String>,
    /// What it is about: the kind of thing.
    pub about_subject: String,
    /// What it is about: its key.
    pub about_key: String,
    /// The organisation it is written to.
    pub organisation: Option<String>,
    /// Where it stands, as stored.
    pub state: String,
    /// How often it was tried.
    pub tries: i32,
    /// When it is due.
    pub next_try: NaiveDateTime,
    /// Until when the server that sends it has it to itself.
    pub leased_until: Option<NaiveDateTime>,
    /// The mail server's last words, shortened; or our own word for why it was not asked.
    pub answer: String,
    /// When it was written.
    pub made: NaiveDateTime,
    /// When nothing more happened to it.
    pub done: Option<NaiveDateTime>,
    /// Its Message-ID, the same at every try.
    pub message_id: String,
    /// What makes it count once.
    pub once: Option<String>,
    /// Whether it may have arrived before.
    pub maybe_twice: bool,
    /// What goes along with it, as JSON.
    pub attached: Option<String>,
}

/// What stands in a text in place of the secret of its link.
pub const HIDDEN: &str = "••••••";

impl Letter {
    /// Its occasion.
    ///
    /// # Errors
    /// When the word is none of the list.
    pub fn kind(&self) -> Result<LetterKind, StoreError> {
        LetterKind::parse(&self.kind).map_err(|e| StoreError::inconsistent("letter", &self.id, e))
    }

    /// What goes along with it. What is not as it was put there does not leave: the text says everything.
    #[must_use]
    pub fn attached(&self) -> Option<Attached> {
        let read: Attached = serde_json::from_str(self.attached.as_deref()?).ok()?;
        Attached::new(read.kind, &read.name, &read.text)
    }

    /// Where it stands.
    ///
    /// # Errors
    /// When the word is none of the list.
    pub fn state(&self) -> Result<LetterState, StoreError> {
        LetterState::parse(&self.state).map_err(|e| StoreError::inconsistent("letter", &self.id, e))
    }
}

/// What became of a try.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Settled {
    /// The mail server took it.
    Sent,
    /// It refused it for good.
    Refused,
    /// Not now; whether it may have taken it all the same.
    Later {
        /// The connection broke when the whole letter was on its way.
        perhaps: bool,
    },
}

/// Which letters are listed.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// To an organisation.
    pub organisation: Option<String>,
    /// About a thing, by its key.
    pub about: Option<String>,
    /// In a state.
    pub state: Option<LetterState>,
}

/// Puts a letter into the outbox. One whose key counts once and is there already is left as it is.
///
/// # Errors
/// When the database refuses.
pub fn insert(tx: &mut WriteTx<'_>, new: &Letter) -> Result<bool, StoreError> {
    if let Some(once) = &new.once {
        let there: Option<String> = letter::table.filter(letter::once.eq(once)).select(letter::id).first(tx.connection).optional()?;
        if there.is_some() {
            return Ok(false);
        }
    }
    diesel::insert_into(letter::table).values(new).execute(tx.connection)?;
    Ok(true)
}

/// Whether a letter that counts once was written to anybody.
///
/// # Errors
/// When the database refuses.
pub fn is_written(connection: &mut AnyConnection, once: &str) -> Result<bool, StoreError> {
    Ok(written_at(connection, once)?.is_some())
}

/// When a letter that counts once was first written to anybody.
///
/// # Errors
/// When the database refuses.
pub fn written_at(connection: &mut AnyConnection, once: &str) -> Result<Option<DateTime<Utc>>, StoreError> {
    let from = format!("{once}:");
    let there: Option<NaiveDateTime> = letter::table
        .filter(letter::once.ge(from.clone()))
        .filter(letter::once.lt(super::state::after_prefix(&from)))
        .order(letter::made.asc())
        .select(letter::made)
        .first(connection)
        .optional()?;
    Ok(there.map(|at| at.and_utc()))
}

/// A letter.
///
/// # Errors
/// When the database refuses.
pub fn find(connection: &mut AnyConnection, id: &str) -> Result<Option<Letter>, StoreError> {
    Ok(letter::table.find(id).first(connection).optional()?)
}

/// The newest letters, before one (the next page), at most `limit`.
///
/// # Errors
/// When the database refuses.
pub fn newest(connection: &mut AnyConnection, filter: &Filter, before: Option<&str>, limit: u16) -> Result<Vec<Letter>, StoreError> {
    let mut query = letter::table.into_boxed();
    if let Some(organisation) = &filter.organisation {
        query = query.filter(letter::organisation.eq(organisation));
    }
    if let Some(about) = &filter.about {
        query = query.filter(letter::about_key.eq(about));
    }
    if let Some(state) = filter.state {
        query = query.filter(letter::state.eq(state.as_str()));
    }
    if let Some(before) = before {
        query = query.filter(letter::id.lt(before));
    }
    Ok(query.order(letter::id.desc()).limit(i64::from(limit)).load(connection)?)
}

/// Letters a person should look at, the newest first: refused ones, those that wait for longer than an hour, and those that perhaps arrived
/// twice in the last days.
///
/// # Errors
/// When the database refuses.
pub fn problems(connection: &mut AnyConnection, now: DateTime<Utc>, limit: u16) -> Result<Vec<Letter>, StoreError> {
    let (late, recent) = ((now - Duration::hours(1)).naive_utc(), (now - Duration::days(7)).naive_utc());
    let open = [LetterState::Waiting.as_str(), LetterState::Sending.as_str()];
    Ok(letter::table
        .filter(
            letter::state
                .eq(LetterState::Refused.as_str())
                .or(letter::state.eq_any(open).and(letter::made.lt(late)))
                .or(letter::maybe_twice.eq(true).and(letter::state.eq(LetterState::Sent.as_str())).and(letter::made.gt(recent))),
        )
        .order(letter::id.desc())
        .limit(i64::from(limit))
        .load(connection)?)
}

/// How many letters stand where.
///
/// # Errors
/// When the database refuses.
pub fn counts(connection: &mut AnyConnection) -> Result<Vec<(String, i64)>, StoreError> {
    Ok(letter::table.group_by(letter::state).select((letter::state, diesel::dsl::count_star())).load(connection)?)
}

/// The letter that is due first: one that waits and whose time has come, or one whose server has not come back in time.
fn first_due(connection: &mut AnyConnection, now: NaiveDateTime) -> Result<Option<Letter>, StoreError> {
    Ok(letter::table
        .filter(letter::state.eq(LetterState::Waiting.as_str()).or(letter::state.eq(LetterState::Sending.as_str())))
        .filter(letter::next_try.le(now))
        .order((letter::next_try.asc(), letter::id.asc()))
        .first(connection)
        .optional()?)
}

/// Whether a letter is due.
///
/// # Errors
/// When the database refuses.
pub fn is_due(connection: &mut AnyConnection, now: DateTime<Utc>) -> Result<bool, StoreError> {
    Ok(first_due(connection, now.naive_utc())?.is_some())
}

/// Takes the letter that is due first, so that no other server does. One whose server did not come back may have left already.
///
/// # Errors
/// When the database refuses.
pub fn claim(tx: &mut WriteTx<'_>) -> Result<Option<Letter>, StoreError> {
    let now = tx.now().naive_utc();
    let Some(found) = first_due(tx.connection, now)? else { return Ok(None) };
    let until = now + LEASE;
    let claimed = Letter {
        maybe_twice: found.maybe_twice || found.state == LetterState::Sending.as_str(),
        state: LetterState::Sending.to_string(),
        tries: found.tries + 1,
        next_try: until,
        leased_until: Some(until),
        ..found
    };
    diesel::update(letter::table.find(&claimed.id))
        .set((
            letter::state.eq(&claimed.state),
            letter::tries.eq(claimed.tries),
            letter::next_try.eq(until),
            letter::leased_until.eq(Some(until)),
            letter::maybe_twice.eq(claimed.maybe_twice),
        ))
        .execute(tx.connection)?;
    Ok(Some(claimed))
}

/// Writes down what became of a try, unless another server has taken the letter over meanwhile.
///
/// # Errors
/// When the database refuses.
pub fn settle(tx: &mut WriteTx<'_>, claimed: &Letter, settled: &Settled, answer: &str) -> Result<(), StoreError> {
    let now = tx.now().naive_utc();
    let wait = match settled {
        Settled::Later { .. } => wait_after(u32::try_from(claimed.tries).unwrap_or(u32::MAX)),
        Settled::Sent | Settled::Refused => None,
    };
    let state = match (settled, wait) {
        (Settled::Sent, _) => LetterState::Sent,
        (Settled::Later { .. }, Some(_)) => LetterState::Waiting,
        _ => LetterState::Refused,
    };
    let perhaps = claimed.maybe_twice || *settled == Settled::Later { perhaps: true };
    let ours =
        letter::table.find(&claimed.id).filter(letter::state.eq(LetterState::Sending.as_str())).filter(letter::tries.eq(claimed.tries));
    diesel::update(ours)
        .set((
            letter::state.eq(state.as_str()),
            letter::next_try.eq(wait.map_or(now, |w| now + w)),
            letter::leased_until.eq(None::<NaiveDateTime>),
            letter::answer.eq(answer),
            letter::done.eq(state.is_final().then_some(now)),
            letter::maybe_twice.eq(perhaps),
            letter::secret.eq(claimed.secret.as_ref().filter(|_| state != LetterState::Sent)),
        ))
        .execute(tx.connection)?;
    Ok(())
}

/// Puts a letter that was refused back to be sent now, to this name and address.
///
/// # Errors
/// When the database refuses.
pub fn again(tx: &mut WriteTx<'_>, id: &str, name: &str, address: &str, key: &str) -> Result<(), StoreError> {
    let now = tx.now().naive_utc();
    diesel::update(letter::table.find(id))
        .set((
            letter::state.eq(LetterState::Waiting.as_str()),
            letter::tries.eq(0),
            letter::next_try.eq(now),
            letter::leased_until.eq(None::<NaiveDateTime>),
            letter::done.eq(None::<NaiveDateTime>),
            letter::to_name.eq(name),
            letter::to_address.eq(address),
            letter::address_key.eq(key),
        ))
        .execute(tx.connection)?;
    Ok(())
}

/// Gives a letter up.
///
/// # Errors
/// When the database refuses.
pub fn give_up(tx: &mut WriteTx<'_>, id: &str) -> Result<(), StoreError> {
    let now = tx.now().naive_utc();
    diesel::update(letter::table.find(id))
        .set((
            letter::state.eq(LetterState::GivenUp.as_str()),
            letter::leased_until.eq(None::<NaiveDateTime>),
            letter::done.eq(Some(now)),
            letter::secret.eq(None::<String>),
        ))
        .execute(tx.connection)?;
    Ok(())
}

/// Blanks every letter that was made before a moment: the row stays for the count. What still waits then is given up.
///
/// # Errors
/// When the database refuses.
pub fn blank_before(tx: &mut WriteTx<'_>, before: DateTime<Utc>) -> Result<usize, StoreError> {
    let open: Vec<String> = letter::table
        .filter(letter::made.lt(before.naive_utc()))
        .filter(letter::state.eq_any([LetterState::Waiting.as_str(), LetterState::Sending.as_str()]))
        .select(letter::id)
        .load(tx.connection)?;
    for id in &open {
        give_up(tx, id)?;
    }
    let over = letter::table.filter(letter::made.lt(before.naive_utc())).filter(letter::body.ne(""));
    let blank = (
        letter::to_name.eq(""),
        letter::to_address.eq(""),
        letter::address_key.eq(""),
        letter::subject.eq(""),
        letter::body.eq(""),
        letter::answer.eq(""),
        letter::secret.eq(None::<String>),
        letter::attached.eq(None::<String>),
    );
    Ok(diesel::update(over).set(blank).execute(tx.connection)?)
}

/// The letters to an address, newest first.
///
/// # Errors
/// When the database refuses.
pub fn to_address(connection: &mut AnyConnection, address_key: &str) -> Result<Vec<Letter>, StoreError> {
    Ok(letter::table.filter(letter::address_key.eq(address_key)).order(letter::id.desc()).limit(1_000).load(connection)?)
}

/// Blanks the letters of an organisation to an address: name, address, subject and text go, the row stays for the count. What had not left
/// is given up. The same person may be written to for another organisation: that stays. A letter of no organisation goes once it is settled.
///
/// # Errors
/// When the database refuses.
pub fn blank(tx: &mut WriteTx<'_>, organisation: &OrganisationId, address_key: &str) -> Result<usize, StoreError> {
    if address_key.is_empty() {
        return Ok(0);
    }
    let open: Vec<String> = letter::table
        .filter(letter::address_key.eq(address_key))
        .filter(letter::organisation.eq(organisation.as_str()))
        .filter(letter::state.eq_any([LetterState::Waiting.as_str(), LetterState::Sending.as_str()]))
        .select(letter::id)
        .load(tx.connection)?;
    for id in &open {
        give_up(tx, id)?;
    }
    let blank = (
        letter::to_name.eq(""),
        letter::to_address.eq(""),
        letter::address_key.eq(""),
        letter::subject.eq(""),
        letter::body.eq(""),
        letter::answer.eq(""),
        letter::secret.eq(None::<String>),
        letter::attached.eq(None::<String>),
    );
    let settled = letter::organisation.is_null().and(letter::done.is_not_null());
    let over = letter::table.filter(letter::address_key.eq(address_key)).filter(letter::organisation.eq(organisation.as_str()).or(settled));
    Ok(diesel::update(over).set(blank).execute(tx.connection)?)
}
