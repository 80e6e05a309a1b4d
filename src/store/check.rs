//! What the replay compares: every projection's rows beside what the ledger says last.

use super::connection::AnyConnection;
use super::error::StoreError;
use super::schema::event;
use super::{account, batch, document, evidence, handover, location, organisation, request, setting};
use crate::domain::actor::Role;
use crate::domain::event::{Happening, Subject};
use crate::domain::id::OrganisationId;
use crate::domain::number::Series;
use crate::ledger;
use diesel::prelude::*;
use sha2::{Digest, Sha256};

/// The subjects whose number of rows must be the number the ledger knows.
pub const COMPARED: &[Subject] = &[
    Subject::Batch,
    Subject::Organisation,
    Subject::Contact,
    Subject::Location,
    Subject::Request,
    Subject::Allocation,
    Subject::Handover,
    Subject::Return,
    Subject::Evidence,
    Subject::User,
    Subject::Token,
    Subject::Settings,
];

/// What a row says, in the terms of an event.
enum Says {
    State(String),
    Evidence { sha256: String, device: Option<String>, dismissed: bool },
    User { role: String, organisation: Option<String>, active: bool },
    Token { user: String, write: bool, active: bool },
    Contact,
}

/// A row to compare.
pub struct Row {
    /// What it is about.
    pub subject: Subject,
    /// Its key.
    pub key: String,
    /// The place of the event it was projected from.
    pub seq: i64,
    says: Says,
}

impl Row {
    /// Whether the row is what its last event says.
    #[must_use]
    pub fn agrees(&self, what: &Happening) -> bool {
        let same = |json: serde_json::Result<String>, text: &str| json.is_ok_and(|j| j == text);
        match (&self.says, what) {
            (Says::State(text), Happening::Batch(state)) => same(serde_json::to_string(state), text),
            (Says::State(text), Happening::Organisation(state)) => same(serde_json::to_string(state), text),
            (Says::State(text), Happening::Location(state)) => same(serde_json::to_string(state), text),
            (Says::State(text), Happening::Request(state)) => same(serde_json::to_string(state), text),
            (Says::State(text), Happening::Allocation(state)) => same(serde_json::to_string(state), text),
            (Says::State(text), Happening::Handover(state)) => same(serde_json::to_string(state), text),
            (Says::State(text), Happening::Return(state)) => same(serde_json::to_string(state), text),
            (Says::State(text), Happening::Operator(state)) => same(serde_json::to_string(state), text),
            (Says::State(text), Happening::Policy(state)) => same(serde_json::to_string(state), text),
            (Says::Evidence { sha256, device, dismissed }, Happening::Evidence { sha256: s, device: d, dismissed: x, .. }) => {
                sha256 == s && *device == d.map(|t| t.as_str().to_owned()) && dismissed == x
            }
            (Says::User { role, organisation, active }, Happening::User { role: r, organisation: o, active: a }) => {
                Role::parse(role) == Ok(*r) && *organisation == o.as_ref().map(OrganisationId::to_string) && active == a
            }
            (Says::Token { user, write, active }, Happening::Token { user: u, write: w, active: a }) => {
                user == u.as_str() && write == w && active == a
            }
            (Says::Contact, Happening::Contact { present, .. }) => *present,
            _ => false,
        }
    }
}

/// Every row of every noun but the devices.
///
/// # Errors
/// When the database refuses.
pub fn rows(connection: &mut AnyConnection) -> Result<Vec<Row>, StoreError> {
    let mut out = Vec::new();
    let mut states = |subject, rows: Vec<(String, i64, String)>| {
        out.extend(rows.into_iter().map(|(key, seq, text)| Row { subject, key, seq, says: Says::State(text) }));
    };
    states(Subject::Batch, batch::rows(connection)?);
    states(Subject::Organisation, organisation::rows(connection)?);
    states(Subject::Location, location::rows(connection)?);
    states(Subject::Request, request::rows(connection)?);
    states(Subject::Allocation, request::allocation_rows(connection)?);
    states(Subject::Handover, handover::rows(connection)?);
    states(Subject::Return, handover::return_rows(connection)?);
    states(Subject::Settings, setting::rows(connection)?);
    for (key, seq) in organisation::contact_rows(connection)? {
        out.push(Row { subject: Subject::Contact, key, seq, says: Says::Contact });
    }
    for (key, seq, sha256, device, dismissed) in evidence::rows(connection)? {
        out.push(Row { subject: Subject::Evidence, key, seq, says: Says::Evidence { sha256, device, dismissed } });
    }
    for (key, seq, role, organisation, active) in account::rows(connection)? {
        out.push(Row { subject: Subject::User, key, seq, says: Says::User { role, organisation, active } });
    }
    for (key, seq, user, write, active) in account::token_rows(connection)? {
        out.push(Row { subject: Subject::Token, key, seq, says: Says::Token { user, write, active } });
    }
    Ok(out)
}

/// How many things of a subject were erased on purpose: contacts, whose last event says so.
///
/// # Errors
/// When the database refuses or an event cannot be read.
pub fn erased(connection: &mut AnyConnection, subject: Subject) -> Result<u64, StoreError> {
    if subject != Subject::Contact {
        return Ok(0);
    }
    let leaves: Vec<Vec<u8>> = event::table.filter(event::subject.eq(subject.as_str())).select(event::leaf).load(connection)?;
    let mut gone = 0;
    for leaf in leaves {
        let leaf = ledger::read(&leaf).map_err(|e| StoreError::inconsistent("event", "contact", e))?;
        if matches!(leaf.what, Happening::Contact { present: false, .. }) {
            gone += 1;
        }
    }
    Ok(gone)
}

/// Every document's number, with what is wrong with it: its bytes are not those of its hash, or no event seals that hash.
///
/// # Errors
/// When the database refuses.
pub fn documents(connection: &mut AnyConnection) -> Result<Vec<(String, Option<String>)>, StoreError> {
    let rows = document::rows(connection)?;
    let mut out = Vec::with_capacity(rows.len());
    for (number, sha256, seq, bytes) in rows {
        let mut problem = None;
        if hex::encode(Sha256::digest(&bytes)) != sha256 {
            problem = Some("its bytes are not those it was issued with".to_owned());
        }
        let leaf: Option<Vec<u8>> = event::table.find(seq).select(event::leaf).first(connection).optional()?;
        let sealed = leaf.is_some_and(|l| String::from_utf8_lossy(&l).contains(&sha256));
        if !sealed {
            problem = Some("the event that caused it seals another hash".to_owned());
        }
        out.push((number, problem));
    }
    Ok(out)
}

/// Series whose last number is not the number of things numbered: `LOT-2026`, what is wrong.
///
/// # Errors
/// When the database refuses.
pub fn gaps(connection: &mut AnyConnection) -> Result<Vec<(String, String)>, StoreError> {
    use super::schema::series::dsl;
    let rows: Vec<(String, i32, i64)> = dsl::series.load(connection)?;
    let mut out = Vec::new();
    for (prefix, year, last) in rows {
        let subject = match Series::parse(&prefix) {
            Ok(Series::Batch) => Subject::Batch,
            Ok(Series::Request) => Subject::Request,
            Ok(Series::Allocation) => Subject::Allocation,
            Ok(Series::Handover) => Subject::Handover,
            Ok(Series::Return) => Subject::Return,
            _ => continue,
        };
        let begins = format!("{prefix}-{year:04}-");
        let ends = format!("{begins}\u{10ffff}");
        let used: i64 = event::table
            .filter(event::subject.eq(subject.as_str()))
            .filter(event::key.ge(&begins))
            .filter(event::key.lt(ends))
            .select(diesel::dsl::count(event::key).aggregate_distinct())
            .first(connection)?;
        if used != last {
            out.push((format!("{prefix}-{year}"), format!("the last number is {last}, {used} are in use")));
        }
    }
    Ok(out)
}
