//! Letters: the outbox and their delivery state. They name people, so they are outside the ledger and can be blanked without breaking it.

use super::connection::AnyConnection;
use super::error::StoreError;
use super::schema::letter;
use crate::domain::id::OrganisationId;
use crate::domain::notification::{Attached, LetterKind, LetterState, wait_after};
use crate::store::tx::WriteTx;
use chrono::{DateTime, Duration, NaiveDateTime, Utc};
use diesel::prelude::*;

/// How long a server may work on one letter before another takes it over; far longer than its timeout with a mail server.
pub const LEASE: Duration = Duration::minutes(15);

/// A letter as stored.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Insertable)]
#[diesel(table_name = letter)]
pub struct Letter {
    /// UUIDv7, so it sorts by time.
    pub id: String,
    /// A `LetterKind` as text.
    pub kind: String,
    pub language: String,
    /// Name in the greeting; empty when unknown or erased.
    pub to_name: String,
    /// E-mail address; empty when there is none or it was erased.
    pub to_address: String,
    /// The address, normalised for comparison.
    pub address_key: String,
    pub subject: String,
    /// The text; [`HIDDEN`] stands where the secret of a link goes.
    pub body: String,
    /// Secret of its one-time link; removed once the letter was sent.
    pub secret: Option<String>,
    /// The subject of the record it is about.
    pub about_subject: String,
    /// The key of the record it is about.
    pub about_key: String,
    pub organisation: Option<String>,
    /// A `LetterState` as text.
    pub state: String,
    /// Number of attempts to send it.
    pub tries: i32,
    /// When it is due.
    pub next_try: NaiveDateTime,
    /// Until when the server that sends it holds its lease.
    pub leased_until: Option<NaiveDateTime>,
    /// The mail server's last reply, shortened, or our own code for why none was asked.
    pub answer: String,
    pub made: NaiveDateTime,
    /// When it reached a final state.
    pub done: Option<NaiveDateTime>,
    /// The Message-ID, the same for every attempt.
    pub message_id: String,
    /// Deduplication key; unique.
    pub once: Option<String>,
    /// Whether an earlier attempt may have arrived.
    pub maybe_twice: bool,
    /// The attachment as JSON.
    pub attached: Option<String>,
}

/// Placeholder in a text for the secret of its link.
pub const HIDDEN: &str = "••••••";

impl Letter {
    /// The occasion as an enum.
    ///
    /// # Errors
    /// When the stored text is not a kind.
    pub fn kind(&self) -> Result<LetterKind, StoreError> {
        LetterKind::parse(&self.kind).map_err(|e| StoreError::inconsistent("letter", &self.id, e))
    }

    /// The attachment, if it is valid. An invalid one is dropped rather than sent: the letter's text says everything.
    #[must_use]
    pub fn attached(&self) -> Option<Attached> {
        let read: Attached = serde_json::from_str(self.attached.as_deref()?).ok()?;
        Attached::new(read.kind, &read.name, &read.text)
    }

    /// The state as an enum.
    ///
    /// # Errors
    /// When the stored text is not a state.
    pub fn state(&self) -> Result<LetterState, StoreError> {
        LetterState::parse(&self.state).map_err(|e| StoreError::inconsistent("letter", &self.id, e))
    }
}

/// The outcome of an attempt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Settled {
    /// The mail server accepted it.
    Sent,
    /// The mail server refused it permanently.
    Refused,
    /// A temporary failure; it will be tried again.
    Later {
        /// The connection broke after the whole letter was sent, so it may have arrived.
        perhaps: bool,
    },
}

/// Filter of a list of letters.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    pub organisation: Option<String>,
    /// Key of the record they are about.
    pub about: Option<String>,
    pub state: Option<LetterState>,
}

/// Adds a letter to the outbox. Returns false and changes nothing when its deduplication key exists.
///
/// # Errors
/// When the query fails.
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

/// Whether a letter with this deduplication key was written to anybody.
///
/// # Errors
/// When the query fails.
pub fn is_written(connection: &mut AnyConnection, once: &str) -> Result<bool, StoreError> {
    Ok(written_at(connection, once)?.is_some())
}

/// When a letter with this deduplication key was first written to anybody.
///
/// # Errors
/// When the query fails.
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

/// A letter by its id.
///
/// # Errors
/// When the query fails.
pub fn find(connection: &mut AnyConnection, id: &str) -> Result<Option<Letter>, StoreError> {
    Ok(letter::table.find(id).first(connection).optional()?)
}

/// One page of letters, newest first, before `before`, at most `limit`.
///
/// # Errors
/// When the query fails.
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

/// Letters that need attention, newest first: refused, unsent for over an hour, or possibly delivered twice in the last seven days.
///
/// # Errors
/// When the query fails.
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

/// Number of letters in each state.
///
/// # Errors
/// When the query fails.
pub fn counts(connection: &mut AnyConnection) -> Result<Vec<(String, i64)>, StoreError> {
    Ok(letter::table.group_by(letter::state).select((letter::state, diesel::dsl::count_star())).load(connection)?)
}

/// The letter due first: waiting and due, or being sent under a lease that has ended.
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
/// When the query fails.
pub fn is_due(connection: &mut AnyConnection, now: DateTime<Utc>) -> Result<bool, StoreError> {
    Ok(first_due(connection, now.naive_utc())?.is_some())
}

/// Takes the letter due first under a lease, so that no other server sends it. One taken over from an expired lease may have arrived
/// already.
///
/// # Errors
/// When the query fails.
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

/// Records the outcome of an attempt, unless another server took the letter over meanwhile.
///
/// # Errors
/// When the query fails.
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

/// Makes a letter due now, with this name and address.
///
/// # Errors
/// When the query fails.
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

/// Gives up a letter: it is never sent, and its secret is removed.
///
/// # Errors
/// When the query fails.
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

/// Blanks the letters made before a moment and gives up those still unsent. The rows stay, for counts.
///
/// # Errors
/// When the query fails.
pub fn blank_before(tx: &mut WriteTx<'_>, before: DateTime<Utc>) -> Result<usize, StoreError> {
    let open: Vec<String> = letter::table
        .filter(letter::made.lt(before.naive_utc()))
        .filter(letter::state.eq_any([LetterState::Waiting.as_str(), LetterState::Sending.as_str()]))
        .select(letter::id)
        .load(tx.connection)?;
    for id in &open {
        give_up(tx, id)?;
    }
    let over: Vec<String> =
        letter::table.filter(letter::made.lt(before.naive_utc())).filter(letter::body.ne("")).select(letter::id).load(tx.connection)?;
    blank_all(tx, &over)
}

/// Blanks letters; the rows stay, for counts. What was sealed of them can no longer be guessed afterwards.
fn blank_all(tx: &mut WriteTx<'_>, ids: &[String]) -> Result<usize, StoreError> {
    for id in ids {
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
        diesel::update(letter::table.find(id)).set(blank).execute(tx.connection)?;
        // Its end is the address it went to; the rest says what it was about, so that nobody is written to twice about it.
        let once: Option<String> = letter::table.find(id).select(letter::once).first(tx.connection)?;
        if let Some((about, _address)) = once.as_deref().and_then(|once| once.rsplit_once(':')) {
            diesel::update(letter::table.find(id)).set(letter::once.eq(format!("{about}:{id}"))).execute(tx.connection)?;
        }
    }
    if !ids.is_empty() {
        super::ledger::sealed_row::forget_blank_letters(tx)?;
    }
    Ok(ids.len())
}

/// The letters to an address, newest first, at most 1,000.
///
/// # Errors
/// When the query fails.
pub fn to_address(connection: &mut AnyConnection, address_key: &str) -> Result<Vec<Letter>, StoreError> {
    Ok(letter::table.filter(letter::address_key.eq(address_key)).order(letter::id.desc()).limit(1_000).load(connection)?)
}

/// Blanks the letters of an organisation to an address and gives up those still unsent; the rows stay, for counts. Also blanks finished
/// letters of no organisation to it. Letters of other organisations to the same address stay.
///
/// # Errors
/// When the query fails.
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
    let settled = letter::organisation.is_null().and(letter::done.is_not_null());
    let of_it =
        letter::table.filter(letter::address_key.eq(address_key)).filter(letter::organisation.eq(organisation.as_str()).or(settled));
    let over: Vec<String> = of_it.select(letter::id).load(tx.connection)?;
    blank_all(tx, &over)
}
