//! Issues sanitisation statements to the donor: that all data are gone, for one device or for a whole batch.

use super::Evidence;
use super::sanitisation_statement_document;
use super::sanitisation_statement_document::StatementOf;
use crate::desk::error::OrNotFound;
use crate::desk::error::{DeskError, ErrorCode, Noun};
use crate::desk::{Acting, Tx};
use crate::domain::account::actor::Permission;
use crate::domain::batch::Batch;
use crate::domain::device::Device;
use crate::domain::device::tag::Tag;
use crate::domain::event::{Event, EventData};
use crate::domain::evidence::sanitisation_statement::{Standing, Statement, standing};
use crate::domain::number::{Number, Series};
use crate::domain::subject::Subject;
use crate::i18n::Locale;
use crate::store;
use serde::{Deserialize, Serialize};

/// Maximum number of devices of one statement: its event names them all, and a leaf of the ledger has at most 65,535 bytes.
pub const MOST_DEVICES: usize = 4_000;

/// A statement to issue; exactly one of `device` and `batch` must be given.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StatementInput {
    #[serde(default)]
    pub device: Option<Tag>,
    #[serde(default)]
    pub batch: Option<Number>,
    /// The language; by default the donor's.
    #[serde(default)]
    pub language: Option<Locale>,
}

impl Evidence<'_> {
    /// Issues a statement: draws its number, freezes its document and appends its event.
    ///
    /// # Errors
    /// [`ErrorCode::NotSanitised`] when data may still be on a device, [`ErrorCode::StatementStands`] when the same statement was issued
    /// already; also when the device or batch is unknown, nothing can be stated, or there are more than [`MOST_DEVICES`] devices.
    pub fn attest(self, acting: &Acting, input: StatementInput) -> Result<Statement, DeskError> {
        let base = self.desk.base_url().map(ToOwned::to_owned);
        self.desk.write(acting, Permission::Attest, move |tx| {
            let (batch, device) = match (input.device, input.batch) {
                (Some(tag), None) => {
                    let device = tx.device(tag)?;
                    (device.batch, Some(device))
                }
                (None, Some(number)) => (number, None),
                _ => return Err(DeskError::field_error("device", ErrorCode::Missing, "")),
            };
            let batch = store::batch::find(tx.store.read(), batch)?.or_not_found(Noun::Batch, batch)?;
            tx.attest(&batch, device, input.language, base.as_deref())
        })
    }
}

impl Tx<'_, '_> {
    fn attest(
        &mut self,
        batch: &Batch,
        device: Option<Device>,
        language: Option<Locale>,
        base: Option<&str>,
    ) -> Result<Statement, DeskError> {
        let about = device.as_ref().map(|d| d.tag);
        let all = match device {
            Some(device) => vec![device],
            None => {
                let filter = store::device::Filter { batch: Some(batch.number), ..store::device::Filter::default() };
                store::device::all(self.store.read(), &filter)?
            }
        };
        let (mut stated, mut excluded) = (Vec::new(), Vec::new());
        let mut open: Vec<Tag> = Vec::new();
        for device in all {
            match standing(&device) {
                Standing::Stated => stated.push(device),
                Standing::LeftOut if about.is_none() => excluded.push(device.tag),
                _ => open.push(device.tag),
            }
        }
        if !open.is_empty() {
            let named: Vec<String> = open.iter().take(5).map(Tag::to_string).collect();
            let more = if open.len() > named.len() { format!(" … ({})", open.len()) } else { String::new() };
            return Err(DeskError::conflict(ErrorCode::NotSanitised, named.join(" · ") + &more));
        }
        if stated.is_empty() {
            return Err(DeskError::conflict(ErrorCode::NothingToState, batch.number));
        }
        if stated.len() + excluded.len() > MOST_DEVICES {
            return Err(DeskError::field_error("batch", ErrorCode::Bounds, format!("1–{MOST_DEVICES}")));
        }
        stated.sort_by_key(|d| (d.line.is_none(), d.line, d.tag));
        let donor = store::partner::find(self.store.read(), &batch.donor)?.or_not_found(Noun::Organisation, &batch.donor)?;
        let locale = language.unwrap_or(crate::desk::document::locale_of(donor.contact_language));
        let devices: Vec<Tag> = stated.iter().map(|d| d.tag).collect();
        self.refuse_repeated(batch, about, &stated, &devices, &excluded, locale)?;
        let (year, at) = (self.year(), self.now());
        let number = store::ledger::event::next_number(self.store, Series::Statement, year)?;
        let (issuer, policy) = (self.actor.clone(), self.policy.version);
        let (devices_of, whole_batch) = (stated.as_slice(), about.is_none());
        let of = StatementOf {
            number,
            batch,
            donor: &donor,
            whole_batch,
            devices: devices_of,
            excluded: &excluded,
            at,
            issuer: &issuer,
            policy,
        };
        let frozen = crate::desk::document::freeze(&sanitisation_statement_document::document(self.store.read(), base, &of, locale)?)?;
        let statement = Statement {
            number,
            batch: batch.number,
            device: about,
            donor: donor.id.clone(),
            language: locale.as_str().to_owned(),
            devices,
            excluded,
            at,
            document: frozen.sha256.clone(),
            content: frozen.content_sha256.clone(),
        };
        let event = Event::numbered(Subject::Statement, number, EventData::Statement(Box::new(statement.clone())));
        let appended = self.append(event)?;
        store::evidence::sanitisation_statement::project(self.store, &statement, &appended)?;
        store::document::issue(self.store, number, &frozen, &appended)?;
        Ok(statement)
    }

    /// Refuses a second statement with the same content and language; the error gives the number of the existing one.
    fn refuse_repeated(
        &mut self,
        batch: &Batch,
        about: Option<Tag>,
        stated: &[Device],
        devices: &[Tag],
        excluded: &[Tag],
        locale: Locale,
    ) -> Result<(), DeskError> {
        let earlier = match (about, stated) {
            (Some(_), [device]) => store::evidence::sanitisation_statement::of_device(self.store.read(), device)?,
            _ => store::evidence::sanitisation_statement::of_batch(self.store.read(), batch.number)?,
        };
        let same = |s: &&Statement| {
            let about_same = s.device == about && s.language == locale.as_str();
            about_same && s.devices == devices && s.excluded == excluded && stated.iter().all(|d| s.speaks_for(d))
        };
        match earlier.iter().find(same) {
            Some(standing) => Err(DeskError::conflict(ErrorCode::StatementStands, standing.number)),
            None => Ok(()),
        }
    }
}
