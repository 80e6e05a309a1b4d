//! The ledger as files that anybody can verify without us: tiles, checkpoints, digests of documents, and a readable view of the events.

use super::Ledger;
use crate::desk::DeskError;
use crate::domain::text_enum::plain_cell;
use crate::ledger::bundle::{self, Asked, PER_TILE};
use crate::ledger::{Leaf, as_lines, read};
use crate::store::ledger::checkpoint::{self as rows, Hashes, Signed};
use crate::store::ledger::event::{self, Stored};
use crate::store::{self};
use serde_json::json;

/// Where the files of a bundle go.
pub trait Sink {
    /// Writes a whole file.
    ///
    /// # Errors
    /// When it cannot be written.
    fn file(&mut self, path: &str, content: &[u8]) -> Result<(), DeskError>;

    /// Appends to a file that grows.
    ///
    /// # Errors
    /// When it cannot be written.
    fn append(&mut self, path: &str, content: &[u8]) -> Result<(), DeskError>;
}

/// Rows read at a time.
const PAGE: i64 = 1_000;

impl Ledger<'_> {
    /// The newest checkpoint.
    ///
    /// # Errors
    /// When the database fails.
    pub fn newest_checkpoint(self) -> Result<Option<Signed>, DeskError> {
        self.desk.read(|c| Ok(rows::newest(c)?))
    }

    /// The public keys that ever signed checkpoints of this database, those in use first.
    ///
    /// # Errors
    /// When the database fails.
    pub fn public_keys(self) -> Result<Vec<String>, DeskError> {
        self.desk.read(|c| Ok(rows::keys(c)?))
    }

    /// A tile of hashes, by its path behind `tile/`; `None` when there is no such tile within the newest checkpoint.
    ///
    /// # Errors
    /// When the database fails.
    pub fn hash_tile(self, path: &str) -> Result<Option<Vec<u8>>, DeskError> {
        let Some(Asked::Hashes(tile)) = bundle::asked(path) else { return Ok(None) };
        self.desk.read(|c| match rows::newest(c)? {
            Some(newest) if bundle::is_within(&tile, newest.size) => {
                bundle::hashes(&Hashes::of(c), &tile).map(Some).map_err(DeskError::failed)
            }
            _ => Ok(None),
        })
    }

    /// A tile of events, by its path behind `tile/`; `None` when there is no such tile within the newest checkpoint.
    ///
    /// # Errors
    /// When the database fails.
    pub fn entry_tile(self, path: &str) -> Result<Option<Vec<u8>>, DeskError> {
        let Some(Asked::Entries(first, count)) = bundle::asked(path) else { return Ok(None) };
        self.desk.read(|c| match rows::newest(c)? {
            Some(newest) if first.saturating_add(count) <= newest.size => {
                let stored = event::walk(c, first, i64::try_from(count).unwrap_or(0))?;
                bundle::pack(stored.iter().map(|s| s.leaf.as_slice())).map(Some).map_err(DeskError::failed)
            }
            _ => Ok(None),
        })
    }

    /// Writes the bundle up to the newest checkpoint; a new one is signed first where that is possible. Returns it.
    ///
    /// # Errors
    /// When the database or a file fails, or no checkpoint was ever signed.
    pub fn export(self, sink: &mut dyn Sink) -> Result<Signed, DeskError> {
        let newest = match self.sign_now() {
            Ok(signed) => signed,
            Err(_closed_or_not_open) => self.newest_checkpoint()?.ok_or_else(|| DeskError::failed("no checkpoint was signed yet"))?,
        };
        sink.file("checkpoint", newest.note.as_bytes())?;
        let keys = as_lines(self.public_keys()?);
        sink.file("vkey", keys.as_bytes())?;
        self.export_checkpoints(&newest, sink)?;
        for (tile, path) in bundle::hash_tiles(newest.size) {
            let bytes = self.desk.read(|c| bundle::hashes(&Hashes::of(c), &tile).map_err(DeskError::failed))?;
            sink.file(&path, &bytes)?;
        }
        sink.append("events.csv", b"seq,at,actor,channel,subject,key,kind\n")?;
        for (path, first, count) in bundle::entry_tiles(newest.size) {
            let stored = self.desk.read(|c| Ok(event::walk(c, first, i64::try_from(count).unwrap_or(0))?))?;
            let tile = bundle::pack(stored.iter().map(|s| s.leaf.as_slice())).map_err(DeskError::failed)?;
            sink.file(&path, &tile)?;
            readable(&stored, sink)?;
        }
        self.export_documents(&newest, sink)?;
        let described = serde_json::to_vec_pretty(&described(&newest)).map_err(DeskError::failed)?;
        sink.file("datapackage.json", &described)?;
        sink.file("README.md", README.as_bytes())?;
        Ok(newest)
    }

    /// The daily checkpoints of this epoch.
    fn export_checkpoints(self, newest: &Signed, sink: &mut dyn Sink) -> Result<(), DeskError> {
        let origin = newest.note.lines().next().unwrap_or_default();
        let mut place = -1;
        loop {
            let page = self.desk.read(|c| Ok(rows::after(c, place, PAGE)?))?;
            let Some(last) = page.last() else { return Ok(()) };
            place = last.place;
            for signed in page.iter().filter(|s| s.day.is_some() && s.size <= newest.size && s.note.lines().next() == Some(origin)) {
                sink.file(&format!("checkpoints/{}", signed.size), signed.note.as_bytes())?;
            }
        }
    }

    /// Number, event and SHA-256 of each document, never its bytes: acts name people.
    fn export_documents(self, newest: &Signed, sink: &mut dyn Sink) -> Result<(), DeskError> {
        sink.append("documents.csv", b"number,event,sha256\n")?;
        let mut after = String::new();
        loop {
            let page = self.desk.read(|c| Ok(store::document::digests_after(c, &after, PAGE)?))?;
            let Some((last, ..)) = page.last() else { return Ok(()) };
            after.clone_from(last);
            for (number, seq, sha256) in page {
                if u64::try_from(seq).is_ok_and(|seq| seq < newest.size) {
                    sink.append("documents.csv", format!("{number},{seq},{sha256}\n").as_bytes())?;
                }
            }
        }
    }
}

/// The readable view: each event as a line of JSON, and its particulars as a row.
fn readable(stored: &[Stored], sink: &mut dyn Sink) -> Result<(), DeskError> {
    let mut rows = csv::WriterBuilder::new().has_headers(false).from_writer(Vec::new());
    let mut lines = Vec::new();
    for one in stored {
        lines.extend(&one.leaf);
        lines.push(b'\n');
        let leaf: Leaf = read(&one.leaf).map_err(DeskError::failed)?;
        let kind = serde_json::to_value(&leaf.what).map_err(DeskError::failed)?;
        let kind = kind.get("kind").and_then(|k| k.as_str()).unwrap_or_default().to_owned();
        let channel = leaf.channel.map_or("", |c| c.as_str());
        rows.write_record([
            leaf.seq.to_string().as_str(),
            &leaf.at.to_rfc3339(),
            leaf.actor.as_str(),
            channel,
            leaf.subject.as_str(),
            &plain_cell(&leaf.key),
            &kind,
        ])
        .map_err(DeskError::failed)?;
    }
    sink.append("events.jsonl", &lines)?;
    sink.append("events.csv", &rows.into_inner().map_err(|e| DeskError::failed(e.to_string()))?)
}

/// The description of the readable view, as a Data Package.
fn described(newest: &Signed) -> serde_json::Value {
    let field = |name: &str, kind: &str, what: &str| json!({"name": name, "type": kind, "description": what});
    json!({
        "name": "reprise-ledger",
        "title": "Ledger of Reprise",
        "created": newest.at.to_rfc3339(),
        "description": format!("The first {} events of the ledger. The proof is in `checkpoint`, `vkey` and `tile/`; these tables are for reading.", newest.size),
        "resources": [
            {"name": "events", "path": "events.csv", "format": "csv", "encoding": "utf-8", "schema": {"primaryKey": "seq", "fields": [
                field("seq", "integer", "Place of the event in the ledger, from 0, without gaps."),
                field("at", "datetime", "Time by the clock of the service. The order is that of `seq`."),
                field("actor", "string", "Pseudonym of who acted; empty for the service itself."),
                field("channel", "string", "Through which door: page, api, agent, command_line, system; empty where it was not recorded."),
                field("subject", "string", "What it is about."),
                field("key", "string", "Its tag, number or id."),
                field("kind", "string", "What happened; the particulars are in events.jsonl."),
            ]}},
            {"name": "events-json", "path": "events.jsonl", "format": "jsonl", "encoding": "utf-8",
             "description": "Each event as it was sealed, one JSON object (RFC 8785) a line. Texts that may name people are commitments only."},
            {"name": "documents", "path": "documents.csv", "format": "csv", "encoding": "utf-8", "schema": {"primaryKey": "number", "fields": [
                field("number", "string", "Number of the document."),
                field("event", "integer", "The event that issued it."),
                field("sha256", "string", "SHA-256 of the sealed PDF, hexadecimal."),
            ]}},
        ],
    })
}

const README: &str = "# Ledger\n\nThis folder is a log in the layout of C2SP tlog-tiles (https://c2sp.org/tlog-tiles): `checkpoint` is a signed note, `vkey` holds the \
public keys, one a line, `tile/` the hashes and, under `tile/entries`, the events. `checkpoints/` holds the checkpoint of each day. \
`events.csv`, `events.jsonl` and `documents.csv` are for reading; `datapackage.json` describes them.\n\n\
Verify it without us: `reprise ledger verify FOLDER --checkpoint FILE`, where FILE is a checkpoint that you kept, for example the one \
printed on a handover act. Without a checkpoint kept elsewhere, whoever holds the key could have rewritten everything.\n\n\
What this does not prove: that what was entered was true; that everything was entered; anything after the newest checkpoint that \
somebody else keeps.\n\n_Number of events per tile: 256._\n";

const _: () = assert!(PER_TILE == 256, "the text says so");
