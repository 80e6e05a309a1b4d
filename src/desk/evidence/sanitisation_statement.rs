//! Stating that data are gone: for one device, or for a whole batch, once it is true of every medium.

use super::Evidence;
use super::sanitisation_statement_document;
use super::sanitisation_statement_document::StatementOf;
use crate::desk::error::{Because, DeskError, What};
use crate::desk::handover::documents;
use crate::desk::{Acting, Bench};
use crate::domain::account::actor::Act;
use crate::domain::batch::Batch;
use crate::domain::device::Device;
use crate::domain::device::tag::Tag;
use crate::domain::event::{Event, Happening, Subject};
use crate::domain::evidence::sanitisation_statement::{Standing, Statement, standing};
use crate::domain::number::{Number, Series};
use crate::i18n::Locale;
use crate::store;
use serde::{Deserialize, Serialize};

/// The most devices of one statement: its event names them all, and a leaf has 65,535 bytes.
pub const MOST_DEVICES: usize = 4_000;

/// A statement as asked for: of a device or of a batch.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StatementInput {
    /// The device.
    #[serde(default)]
    pub device: Option<Tag>,
    /// The batch.
    #[serde(default)]
    pub batch: Option<Number>,
    /// The language; the donor's when nothing is said.
    #[serde(default)]
    pub language: Option<Locale>,
}

impl Evidence<'_> {
    /// Issues a statement: its number, its frozen document, its event. It is for the donor, and in the donor's language unless another
    /// is asked for.
    ///
    /// # Errors
    /// When a medium's data may still be there, or the same statement stands already.
    pub fn attest(self, acting: &Acting, input: StatementInput) -> Result<Statement, DeskError> {
        let base = self.desk.base_url().map(ToOwned::to_owned);
        self.desk.write(acting, Act::Attest, move |bench| {
            let (batch, device) = match (input.device, input.batch) {
                (Some(tag), None) => {
                    let device = bench.device(tag)?;
                    (device.batch, Some(device))
                }
                (None, Some(number)) => (number, None),
                _ => return Err(DeskError::flaw("device", Because::Missing, "")),
            };
            let batch = store::batch::find(bench.tx.read(), batch)?.ok_or_else(|| DeskError::none(What::Batch, batch))?;
            bench.attest(&batch, device, input.language, base.as_deref())
        })
    }
}

impl Bench<'_, '_> {
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
                store::device::all(self.tx.read(), &filter)?
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
            return Err(DeskError::conflict(Because::NotSanitised, named.join(" · ") + &more));
        }
        if stated.is_empty() {
            return Err(DeskError::conflict(Because::NothingToState, batch.number));
        }
        if stated.len() + excluded.len() > MOST_DEVICES {
            return Err(DeskError::flaw("batch", Because::Bounds, format!("1–{MOST_DEVICES}")));
        }
        stated.sort_by_key(|d| (d.line.is_none(), d.line, d.tag));
        let donor = store::partner::find(self.tx.read(), &batch.donor)?.ok_or_else(|| DeskError::none(What::Organisation, &batch.donor))?;
        let locale = language.unwrap_or(documents::locale_of(donor.contact_language));
        let devices: Vec<Tag> = stated.iter().map(|d| d.tag).collect();
        self.refuse_repeated(batch, about, &stated, &devices, &excluded, locale)?;
        let (year, at) = (self.year(), self.now());
        let number = store::ledger::event::next_number(self.tx, Series::Statement, year)?;
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
        let frozen = documents::freeze(&sanitisation_statement_document::document(self.tx.read(), base, &of, locale)?)?;
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
        let event = Event::numbered(Subject::Statement, number, Happening::Statement(Box::new(statement.clone())));
        let appended = self.append(event)?;
        store::evidence::sanitisation_statement::project(self.tx, &statement, &appended)?;
        store::document::issue(self.tx, number, &frozen, &appended)?;
        Ok(statement)
    }

    /// Two statements of the same would be two truths: the one that stands is named.
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
            (Some(_), [device]) => store::evidence::sanitisation_statement::of_device(self.tx.read(), device)?,
            _ => store::evidence::sanitisation_statement::of_batch(self.tx.read(), batch.number)?,
        };
        let same = |s: &&Statement| {
            let about_same = s.device == about && s.language == locale.as_str();
            about_same && s.devices == devices && s.excluded == excluded && stated.iter().all(|d| s.speaks_for(d))
        };
        match earlier.iter().find(same) {
            Some(standing) => Err(DeskError::conflict(Because::StatementStands, standing.number)),
            None => Ok(()),
        }
    }
}
