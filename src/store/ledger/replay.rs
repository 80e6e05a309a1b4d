//! Reads every projection's rows for the replay, which compares them with the last event of each record.

use super::event::Line;
use crate::domain::account::actor::Role;
use crate::domain::event::EventData;
use crate::domain::id::{EvidenceId, OrganisationId};
use crate::domain::ledger::epoch::Skipped;
use crate::domain::number::{Number, Series};
use crate::domain::subject::Subject;
use crate::ledger;
use crate::ledger::sha256_hex;
use crate::store::allocation;
use crate::store::connection::AnyConnection;
use crate::store::device::{label, location};
use crate::store::error::StoreError;
use crate::store::evidence::EvidenceRow;
use crate::store::evidence::erasure::ErasureRow;
use crate::store::evidence::sanitisation_statement;
use crate::store::handover::follow_up;
use crate::store::partner::Contact;
use crate::store::request::conversation;
use crate::store::schema::event;
use crate::store::state::ComparableRow;
use crate::store::waste;
use crate::store::{account, batch, document, evidence, handover, partner, request, settings, stock_take};
use diesel::prelude::*;

/// Subjects whose number of rows must equal the number of records in the ledger.
pub const COMPARED: &[Subject] = &[
    Subject::Batch,
    Subject::Organisation,
    Subject::Contact,
    Subject::Location,
    Subject::Request,
    Subject::Allocation,
    Subject::Handover,
    Subject::Return,
    Subject::Statement,
    Subject::StockTake,
    Subject::Evidence,
    Subject::User,
    Subject::Token,
    Subject::Settings,
    Subject::WeeeTransfer,
    Subject::FollowUp,
    Subject::Message,
    Subject::Proposal,
];

/// Number series whose numbers are keys of ledger records.
const NUMBERED: &[(Series, Subject)] = &[
    (Series::Batch, Subject::Batch),
    (Series::Request, Subject::Request),
    (Series::Allocation, Subject::Allocation),
    (Series::Handover, Subject::Handover),
    (Series::Return, Subject::Return),
    (Series::Statement, Subject::Statement),
    (Series::StockTake, Subject::StockTake),
    (Series::Weee, Subject::WeeeTransfer),
];

/// What a row says, in terms comparable with an event.
enum RowContent {
    State { text: String, fits: bool },
    Evidence { piece: EvidenceRow, digest: String, erasures: Vec<ErasureRow> },
    User(account::Account),
    Token(account::Token),
    Contact(Contact),
}

/// A row to compare with its last event.
pub struct Row {
    pub subject: Subject,
    pub key: String,
    /// Sequence number of the event it was projected from.
    pub seq: i64,
    says: RowContent,
}

impl Row {
    /// Whether the row says what its last event says.
    #[must_use]
    pub fn agrees(&self, last: &Line) -> bool {
        let same = |json: serde_json::Result<String>, text: &str| json.is_ok_and(|j| j == text);
        if let RowContent::State { fits: false, .. } = self.says {
            return false;
        }
        match (&self.says, &last.leaf.what) {
            (RowContent::State { text, .. }, EventData::Batch(state)) => same(serde_json::to_string(state), text),
            (RowContent::State { text, .. }, EventData::Organisation(state)) => same(serde_json::to_string(state), text),
            (RowContent::State { text, .. }, EventData::Location(state)) => same(serde_json::to_string(state), text),
            (RowContent::State { text, .. }, EventData::Request(state)) => same(serde_json::to_string(state), text),
            (RowContent::State { text, .. }, EventData::Allocation(state)) => same(serde_json::to_string(state), text),
            (RowContent::State { text, .. }, EventData::Handover(state)) => same(serde_json::to_string(state), text),
            (RowContent::State { text, .. }, EventData::Return(state)) => same(serde_json::to_string(state), text),
            (RowContent::State { text, .. }, EventData::Statement(state)) => same(serde_json::to_string(state), text),
            (RowContent::State { text, .. }, EventData::StockTake(state)) => same(serde_json::to_string(state), text),
            (RowContent::State { text, .. }, EventData::Proposal(state)) => same(serde_json::to_string(state), text),
            (RowContent::State { text, .. }, EventData::Message(state)) => same(serde_json::to_string(state), text),
            (RowContent::State { text, .. }, EventData::Operator(state)) => same(serde_json::to_string(state), text),
            (RowContent::State { text, .. }, EventData::CheckpointRecipients(state)) => same(serde_json::to_string(state), text),
            (RowContent::State { text, .. }, EventData::Witnesses(state)) => same(serde_json::to_string(state), text),
            (RowContent::State { text, .. }, EventData::Policy(state)) => same(serde_json::to_string(state), text),
            (RowContent::State { text, .. }, EventData::WeeeTransfer(state)) => same(serde_json::to_string(state), text),
            (RowContent::State { text, .. }, EventData::FollowUp(state)) => same(serde_json::to_string(state), text),
            (
                RowContent::Evidence { piece, digest, erasures },
                EventData::Evidence { sha256, kept, format, device, dismissed, judgement, reading, reader: _ },
            ) => {
                let read = reading.as_ref().is_none_or(|sealed| *sealed == sha256_hex(&piece.reading));
                let whole = digest == kept.as_ref().unwrap_or(sha256);
                let same = piece.sha256 == *sha256 && piece.format == *format && piece.dismissed == *dismissed;
                let judged = evidence::erasure::rows_of(&EvidenceId::new(piece.id.clone()), judgement.as_ref());
                whole && read && same && piece.tag == device.map(|t| t.as_str().to_owned()) && judged.as_ref() == Ok(erasures)
            }
            (RowContent::User(a), EventData::User { role, organisation, active, credential }) => {
                let same = Role::parse(&a.role) == Ok(*role) && a.organisation == organisation.as_ref().map(OrganisationId::to_string);
                same && a.active == *active && digests(credential.as_ref(), &a.password) && a.email_key == account::email_key(&a.email)
            }
            (RowContent::Token(t), EventData::Token { user, write, active, credential }) => {
                t.account == user.as_str() && t.writes == *write && t.active == *active && digests(credential.as_ref(), &t.hash)
            }
            (RowContent::Contact(contact), EventData::Contact { organisation, present }) => {
                *present && contact.organisation == organisation.as_str()
            }
            _ => false,
        }
    }
}

/// Whether a digest that was sealed, if one was, is that of a value.
fn digests(sealed: Option<&String>, value: &str) -> bool {
    sealed.is_none_or(|sealed| *sealed == sha256_hex(value))
}

/// What the newest event that commits to a text of a record has beside it.
enum Told {
    /// No event commits to one.
    Never,
    Text(String),
    /// It was erased.
    Gone,
}

fn told(events: &[Line], field: &str) -> Told {
    match events.iter().find(|line| line.leaf.private.contains_key(field)) {
        None => Told::Never,
        Some(line) => line.text(field).map_or(Told::Gone, |text| Told::Text(text.to_owned())),
    }
}

impl Row {
    /// Whether what an event sealed of the row beside its state is as it was: the texts of persons, and the time of its making.
    ///
    /// # Errors
    /// When a query fails or an event cannot be parsed.
    pub fn is_as_told(&self, c: &mut AnyConnection) -> Result<bool, StoreError> {
        let (texts, made, may_be_gone): (Vec<(&str, &str)>, _, _) = match &self.says {
            RowContent::State { .. } => return Ok(true),
            // A person who was blanked has no texts left.
            RowContent::User(a) => (vec![("name", &a.name), ("email", &a.email)], None, a.is_blank()),
            RowContent::Token(t) => (vec![("name", &t.name)], Some(t.made), false),
            RowContent::Contact(p) => {
                (vec![("name", &p.name), ("capacity", &p.capacity), ("email", &p.email), ("phone", &p.phone)], None, false)
            }
            RowContent::Evidence { piece, .. } => (Vec::new(), Some(piece.at), false),
        };
        let events = super::event::history(c, self.subject, &self.key, None, i64::MAX)?;
        let same = texts.into_iter().all(|(field, value)| match told(&events, field) {
            Told::Never => true,
            Told::Text(text) => text == value,
            Told::Gone => may_be_gone,
        });
        // A token's time was another one than that of its event before its secret was sealed.
        let timed = |line: &Line| !matches!(&line.leaf.what, EventData::Token { credential: None, .. });
        let first = events.last().filter(|line| timed(line)).map(|line| line.leaf.at.naive_utc());
        Ok(same && made.is_none_or(|made| first.is_none_or(|first| first == made)))
    }
}

/// The rows of every subject except devices.
///
/// # Errors
/// When the query fails.
pub fn rows(connection: &mut AnyConnection) -> Result<Vec<Row>, StoreError> {
    let mut out = Vec::new();
    let mut states = |subject, rows: Vec<ComparableRow>| {
        out.extend(rows.into_iter().map(|r| Row {
            subject,
            key: r.key,
            seq: r.seq,
            says: RowContent::State { text: r.text, fits: r.fits },
        }));
    };
    states(Subject::Batch, batch::rows(connection)?);
    states(Subject::Organisation, partner::rows(connection)?);
    states(Subject::Location, location::rows(connection)?);
    states(Subject::Request, request::rows(connection)?);
    states(Subject::Allocation, request::allocation_rows(connection)?);
    states(Subject::Handover, handover::rows(connection)?);
    states(Subject::Return, handover::return_rows(connection)?);
    states(Subject::Statement, sanitisation_statement::rows(connection)?);
    states(Subject::StockTake, stock_take::rows(connection)?);
    states(Subject::Settings, settings::rows(connection)?);
    states(Subject::WeeeTransfer, waste::rows(connection)?);
    states(Subject::FollowUp, follow_up::rows(connection)?);
    states(Subject::Message, conversation::rows(connection)?);
    states(Subject::Proposal, allocation::rows(connection)?);
    for contact in partner::contact_rows(connection)? {
        out.push(Row { subject: Subject::Contact, key: contact.id.clone(), seq: contact.seq, says: RowContent::Contact(contact) });
    }
    for (piece, seq) in evidence::rows(connection)? {
        // One at a time, because reports are large.
        let bytes = evidence::bytes(connection, &EvidenceId::new(piece.id.clone()))?.unwrap_or_default();
        let digest = sha256_hex(&bytes);
        let erasures = evidence::erasure::of(connection, &EvidenceId::new(piece.id.clone()))?;
        out.push(Row { subject: Subject::Evidence, key: piece.id.clone(), seq, says: RowContent::Evidence { piece, digest, erasures } });
    }
    for a in account::rows(connection)? {
        out.push(Row { subject: Subject::User, key: a.id.clone(), seq: a.seq, says: RowContent::User(a) });
    }
    for t in account::token_rows(connection)? {
        out.push(Row { subject: Subject::Token, key: t.id.clone(), seq: t.seq, says: RowContent::Token(t) });
    }
    Ok(out)
}

/// Number of records of a subject that were erased on purpose: contacts whose event says so; zero for other subjects.
///
/// # Errors
/// When the query fails or an event cannot be parsed.
pub fn erased(connection: &mut AnyConnection, subject: Subject) -> Result<u64, StoreError> {
    if subject != Subject::Contact {
        return Ok(0);
    }
    let leaves: Vec<Vec<u8>> = event::table.filter(event::subject.eq(subject.as_str())).select(event::leaf).load(connection)?;
    let mut gone = 0;
    for leaf in leaves {
        let leaf = ledger::read(&leaf).map_err(|e| StoreError::inconsistent("event", "contact", e))?;
        if matches!(leaf.what, EventData::Contact { present: false, .. }) {
            gone += 1;
        }
    }
    Ok(gone)
}

/// Every document's number and what is wrong with it, if anything: its bytes do not match its hash, no event seals its hashes, or its
/// language is not that of its content. Adds records that name a missing or different document, and wrong scanned copies.
///
/// # Errors
/// When the query fails.
pub fn documents(connection: &mut AnyConnection) -> Result<Vec<(String, Option<String>)>, StoreError> {
    let numbers = document::numbers(connection)?;
    let mut out = Vec::with_capacity(numbers.len());
    for number in numbers {
        // One at a time, because documents are large.
        let Some(issued) = document::find(connection, &number)? else { continue };
        let mut problem = None;
        if sha256_hex(&issued.bytes) != issued.sha256 {
            problem = Some("its bytes are not those it was issued with".to_owned());
        }
        let content: serde_json::Value = serde_json::from_str(&issued.content).unwrap_or_default();
        if content.get("locale").and_then(|l| l.as_str()) != Some(&issued.language) {
            problem = Some("its content is not in its language".to_owned());
        }
        let leaf: Option<Vec<u8>> = event::table.find(issued.seq).select(event::leaf).first(connection).optional()?;
        let sealed = leaf.is_some_and(|l| {
            let leaf = String::from_utf8_lossy(&l);
            leaf.contains(&issued.sha256) && leaf.contains(&sha256_hex(&issued.content)) && leaf.contains(&number)
        });
        if !sealed {
            problem = Some("the event that caused it seals another".to_owned());
        }
        out.push((number, problem));
    }
    let named =
        handover::papers(connection)?.into_iter().chain(sanitisation_statement::papers(connection)?).chain(stock_take::papers(connection)?);
    for (number, sha256) in named.chain(waste::papers(connection)?).collect::<Vec<_>>() {
        if document::find(connection, &number)?.is_none_or(|d| d.sha256 != sha256) {
            out.push((
                number,
                Some("the act, return, statement, stock-take or transfer it belongs to names another, or it is not there".to_owned()),
            ));
        }
    }
    for number in handover::wrong_copies(connection)? {
        out.push((number, Some("the copy of the paper that was signed is not the one its act names".to_owned())));
    }
    Ok(out)
}

/// Number series, such as `LOT-2026`, whose last number differs from how many numbers are in use, with what is wrong.
///
/// # Errors
/// When the query fails.
pub fn gaps(connection: &mut AnyConnection) -> Result<Vec<(String, String)>, StoreError> {
    use crate::store::schema::series::dsl;
    let mut rows: Vec<(String, i32, i64)> = dsl::series.load(connection)?;
    // Numbers that are not given again after a lost history: the gap is explained by its event.
    let skipped: Vec<Skipped> = super::checkpoint::epochs(connection)?.into_iter().flat_map(|(_, epoch)| epoch.skipped).collect();
    let mut out = Vec::new();
    // A missing series row would restart its numbers at 1.
    for (series, subject) in NUMBERED {
        let keys = event::table.filter(event::subject.eq(subject.as_str()));
        let ends: (Option<String>, Option<String>) =
            keys.select((diesel::dsl::min(event::key), diesel::dsl::max(event::key))).first(connection)?;
        let year = |key: Option<String>| key.and_then(|k| Number::parse(&k).ok()).map(|n| n.year);
        if let (Some(first), Some(last)) = (year(ends.0), year(ends.1)) {
            for year in first..=last {
                if !rows.iter().any(|(prefix, of, _)| prefix == series.as_str() && *of == year) {
                    rows.push((series.as_str().to_owned(), year, 0));
                }
            }
        }
    }
    for (prefix, year, last) in rows {
        let Ok(series) = Series::parse(&prefix) else {
            out.push((format!("{prefix}-{year}"), "there is no such series".to_owned()));
            continue;
        };
        let Some((_, subject)) = NUMBERED.iter().find(|(s, _)| *s == series) else { continue };
        let begins = format!("{prefix}-{year:04}-");
        let ends = format!("{begins}\u{10ffff}");
        let used: i64 = event::table
            .filter(event::subject.eq(subject.as_str()))
            .filter(event::key.ge(&begins))
            .filter(event::key.lt(ends))
            .select(diesel::dsl::count(event::key).aggregate_distinct())
            .first(connection)?;
        let left_out: i64 = skipped.iter().filter(|s| s.series == series && s.year == year).map(|s| s.to - s.from + 1).sum();
        if used + left_out != last {
            out.push((format!("{prefix}-{year}"), format!("the last number is {last}, {used} are in use")));
        }
    }
    Ok(out)
}

/// Differences between printed labels and the ledger.
///
/// # Errors
/// When the query fails or an event cannot be parsed.
pub fn prints(connection: &mut AnyConnection) -> Result<Vec<(String, String)>, StoreError> {
    label::differences(connection)
}
