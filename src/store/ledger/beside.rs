//! What stands beside the ledger, as it is sealed once a day: letters, one-time links and the access log.

use super::sealed_row::{Content, LETTER, LINK, Line, newest_of};
use crate::ledger::sha256_hex;
use crate::store::account::one_time_link::Link;
use crate::store::connection::AnyConnection;
use crate::store::error::StoreError;
use crate::store::notification::Letter;
use crate::store::schema::{letter, link, reading};
use crate::store::tx::WriteTx;
use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

fn json(columns: &[&dyn column::Json]) -> String {
    serde_json::Value::Array(columns.iter().map(|c| c.json()).collect()).to_string()
}

/// The columns of a row as JSON values; times in UTC with microseconds, as both databases keep them.
mod column {
    use chrono::NaiveDateTime;
    use serde_json::Value;

    pub(super) trait Json {
        fn json(&self) -> Value;
    }

    impl Json for String {
        fn json(&self) -> Value {
            Value::from(self.as_str())
        }
    }

    impl Json for i32 {
        fn json(&self) -> Value {
            Value::from(*self)
        }
    }

    impl Json for bool {
        fn json(&self) -> Value {
            Value::from(*self)
        }
    }

    impl Json for NaiveDateTime {
        fn json(&self) -> Value {
            Value::from(self.format("%Y-%m-%dT%H:%M:%S%.6fZ").to_string())
        }
    }

    impl<T: Json> Json for Option<T> {
        fn json(&self) -> Value {
            self.as_ref().map_or(Value::Null, Json::json)
        }
    }
}

impl From<Letter> for Content {
    fn from(l: Letter) -> Self {
        let is_blank = [&l.to_name, &l.to_address, &l.address_key, &l.subject, &l.body, &l.answer].iter().all(|t| t.is_empty());
        Self {
            kind: LETTER,
            plain: json(&[&l.id, &l.kind, &l.language, &l.about_subject, &l.about_key, &l.organisation, &l.made, &l.message_id]),
            fixed: json(&[&l.subject, &l.body, &l.once, &l.attached]),
            state: l
                .done
                .map(|done| json(&[&l.to_name, &l.to_address, &l.address_key, &l.state, &l.tries, &l.answer, &l.maybe_twice, &done])),
            changed: l.done.unwrap_or(l.made),
            due: l.done.is_none().then_some(l.next_try),
            is_blank: is_blank && l.secret.is_none() && l.attached.is_none(),
            key: l.id,
        }
    }
}

impl From<Link> for Content {
    fn from(l: Link) -> Self {
        Self {
            kind: LINK,
            plain: json(&[&l.hash, &l.purpose, &l.opens, &l.person, &l.organisation, &l.made, &l.until]),
            fixed: json(&[&l.address_key]),
            state: Some(json(&[&l.used, &l.outcome, &l.ended])),
            changed: [Some(l.made), l.used, l.ended].into_iter().flatten().max().unwrap_or(l.made),
            due: None,
            is_blank: false,
            key: l.hash,
        }
    }
}

/// The letters and links as they stand that changed since a moment; all of them without one.
///
/// # Errors
/// When a query fails.
pub fn contents(c: &mut AnyConnection, since: Option<NaiveDateTime>) -> Result<Vec<Content>, StoreError> {
    let (letters, links): (Vec<Letter>, Vec<Link>) = match since {
        None => (letter::table.load(c)?, link::table.load(c)?),
        Some(at) => (
            letter::table.filter(letter::made.ge(at).or(letter::done.ge(at)).or(letter::done.is_null())).load(c)?,
            link::table.filter(link::made.ge(at).or(link::used.ge(at)).or(link::ended.ge(at))).load(c)?,
        ),
    };
    Ok(letters.into_iter().map(Content::from).chain(links.into_iter().map(Content::from)).collect())
}

/// The lines for what changed since the seal before, to be sealed by the next one. What was changed behind the ledger's back is not: it
/// stays a finding.
///
/// # Errors
/// When a query fails.
pub fn due(tx: &mut WriteTx<'_>, since: Option<NaiveDateTime>) -> Result<Vec<Line>, StoreError> {
    let mut lines = Vec::new();
    for row in contents(tx.connection, since)? {
        match newest_of(tx.connection, row.kind, &row.key)? {
            Some(there) if !there.is_of(&row, since.unwrap_or_default()) || there.is_erased() || there.covers(&row) => {}
            None if row.is_blank => {}
            _ => {
                let salt = tx.entropy.salt();
                lines.push(Line::sealing(row, salt));
            }
        }
    }
    lines.sort_by(|a, b| (&a.kind, &a.key).cmp(&(&b.kind, &b.key)));
    Ok(lines)
}

/// How many entries the access log has from one moment up to but not including another, and their digest.
///
/// # Errors
/// When the query fails.
pub fn access(c: &mut AnyConnection, from: Option<NaiveDateTime>, to: DateTime<Utc>) -> Result<(u32, String), StoreError> {
    let mut query = reading::table.filter(reading::at.lt(to.naive_utc())).into_boxed();
    if let Some(from) = from {
        query = query.filter(reading::at.ge(from));
    }
    let rows: Vec<(String, NaiveDateTime, String, String)> = query.order(reading::id.asc()).load(c)?;
    let texts: String = rows.iter().map(|(id, at, account, path)| json(&[id, at, account, path]) + "\n").collect();
    Ok((u32::try_from(rows.len()).unwrap_or(u32::MAX), sha256_hex(texts)))
}
