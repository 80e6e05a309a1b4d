//! Devices that only the donor can unlock: those of a batch by lock, as a letter and a table that are ready to send.

use super::Batches;
use crate::desk::error::OrNotFound;
use crate::desk::error::{DeskError, Noun};
use crate::documents::export::spreadsheet::{Form, Sheet};
use crate::domain::batch::Batch;
use crate::domain::device::tag::Tag;
use crate::domain::number::Number;
use crate::domain::partner::organisation::Organisation;
use crate::i18n::Locale;
use crate::ingest::tables;
use crate::store;
use serde::Serialize;

/// A device with a lock that only the donor can clear. A device with two such locks appears twice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Locked {
    /// The lock's name in `ingest/tables/locks.csv`.
    pub lock: String,
    pub tag: Tag,
    /// Manufacturer and model; empty when neither is known.
    pub name: String,
    /// Serial number, by which the donor finds the device in its management console.
    pub serial: Option<String>,
    /// The donor's inventory number.
    pub donor_number: Option<String>,
}

/// The devices of one batch that wait for their donor.
#[derive(Clone, Debug)]
pub struct Waiting {
    pub batch: Batch,
    pub donor: Organisation,
    /// The locked devices, sorted by lock, serial number and tag.
    pub devices: Vec<Locked>,
}

impl Waiting {
    /// The donor's contact language.
    #[must_use]
    pub fn language(&self) -> Locale {
        crate::desk::document::locale_of(self.donor.contact_language)
    }

    /// The letter as plain text: for each lock, what the donor must do and for which devices.
    #[must_use]
    pub fn letter(&self, w: Locale) -> String {
        let mut text = format!("{}\n\n{}\n", w.t("unlock-greeting"), w.x("unlock-ask", self.batch.number.to_string()));
        let mut lock = "";
        for device in &self.devices {
            if device.lock != lock {
                lock = &device.lock;
                let key = lock.replace('_', "-");
                text = [text, w.t(&format!("lock-{key}")), w.t(&format!("unlock-how-{key}"))].join("\n") + "\n";
            }
            let serial = device.serial.clone().unwrap_or_else(|| w.t("unlock-no-serial"));
            let more = [device.donor_number.clone().unwrap_or_default(), device.name.clone(), device.tag.to_string()];
            let more: Vec<String> = more.into_iter().filter(|t| !t.is_empty()).collect();
            text = text + "- " + &serial + " (" + &more.join(" · ") + ")\n";
        }
        text + "\n" + &w.t("unlock-close") + "\n"
    }

    /// The same list as a CSV table.
    ///
    /// # Errors
    /// When the table cannot be written.
    pub fn table(&self, w: Locale) -> Result<Vec<u8>, DeskError> {
        let broken = |e: std::io::Error| DeskError::failed(e);
        let columns = ["field-serial", "field-donor-number", "field-lock", "unlock-to-do", "field-model", "device-tag"];
        let mut bytes = Vec::new();
        let mut sheet = Sheet::new(Form::Csv, "", columns.iter().map(|key| w.t(key)).collect(), &mut bytes).map_err(broken)?;
        for device in &self.devices {
            let key = device.lock.replace('_', "-");
            let row = [
                device.serial.clone().unwrap_or_default(),
                device.donor_number.clone().unwrap_or_default(),
                w.t(&format!("lock-{key}")),
                w.t(&format!("unlock-how-{key}")),
                device.name.clone(),
                device.tag.to_string(),
            ];
            sheet.row(&row.map(Into::into)).map_err(broken)?;
        }
        sheet.finish().map_err(broken)?;
        Ok(bytes)
    }
}

impl Batches<'_> {
    /// The devices of a batch that are still with the operator and wait for their donor to unlock them.
    ///
    /// # Errors
    /// When there is no such batch.
    pub fn waiting_for_unlock(self, number: Number) -> Result<Waiting, DeskError> {
        self.desk.read(|c| {
            let batch = store::batch::find(c, number)?.or_not_found(Noun::Batch, number)?;
            let donor = store::partner::find(c, &batch.donor)?.or_not_found(Noun::Organisation, &batch.donor)?;
            let filter = store::device::Filter { batch: Some(number), ..store::device::Filter::default() };
            let holding = |name: &str| tables::locks().iter().any(|l| l.holds && l.name == name);
            let mut devices = Vec::new();
            for device in store::device::all(c, &filter)?.into_iter().filter(|d| d.stage.is_in_house()) {
                let specification = &device.specification;
                let locked = |lock: &crate::domain::device::Lock| Locked {
                    lock: lock.name.clone(),
                    tag: device.tag,
                    name: specification.name(),
                    serial: specification.serial.clone(),
                    donor_number: specification.donor_number.clone(),
                };
                devices.extend(device.open_locks().filter(|l| holding(&l.name)).map(locked));
            }
            devices.sort_by(|a, b| (&a.lock, &a.serial, a.tag).cmp(&(&b.lock, &b.serial, b.tag)));
            Ok(Waiting { batch, donor, devices })
        })
    }
}
