//! The transfer note of a waste transfer (WEEE) as a document, in the collector's language or in French and Dutch.

use crate::desk::error::DeskError;
use crate::desk::handover::record::Signed;
use crate::documents::layout::model::{Document, SignatureBox};
use crate::documents::template::handover::Party;
use crate::documents::template::waste_transfer;
use crate::documents::template::waste_transfer::{NotedDevice, NotedLine, WeeeData};
use crate::domain::device::Device;
use crate::domain::device::sanitisation::Outcome;
use crate::domain::partner::organisation::Organisation;
use crate::domain::settings::operator::Operator as Organiser;
use crate::domain::waste::WeeeTransfer;
use crate::i18n::word::word;
use crate::i18n::{Locale, today};
use crate::ingest::tables;
use crate::store::{self, AnyConnection};

/// The input of a transfer note; `signed` holds the signatures of giver and receiver, absent in a preview.
pub(super) struct NoteOf<'a> {
    pub(in crate::desk) transfer: &'a WeeeTransfer,
    pub(in crate::desk) collector: &'a Organisation,
    pub(in crate::desk) devices: &'a [Device],
    pub(in crate::desk) signed: Option<(&'a Signed, &'a Signed)>,
}

/// The name of a waste code in a language; empty when the table no longer has the code.
#[must_use]
pub fn code_name(code: &str, locale: Locale) -> String {
    let found = tables::waste_codes().iter().find(|c| c.code == code);
    found
        .map(|c| match locale {
            Locale::Fr => c.fr.clone(),
            Locale::Nl => c.nl.clone(),
            Locale::En => c.en.clone(),
        })
        .unwrap_or_default()
}

/// The outcome of each medium of a device as text, one per line.
fn media(device: &Device, locale: Locale) -> String {
    let mut words: Vec<String> = Vec::new();
    for medium in &device.media {
        let key = match &medium.outcome {
            Some(Outcome::Sanitised { .. }) => "outcome-sanitised",
            Some(Outcome::Destroyed { .. }) => "outcome-destroyed",
            Some(Outcome::Absent { .. }) => "outcome-absent",
            None => continue,
        };
        words.push([locale.t(key), medium.serial.clone().unwrap_or_default()].join(" ").trim().to_owned());
    }
    if words.is_empty() { locale.t("doc-medium-none") } else { words.join("\n") }
}

/// The transfer note in the collector's language or, when bilingual, in that language followed by the other one.
pub(super) fn document(c: &mut AnyConnection, base: Option<&str>, of: &NoteOf<'_>) -> Result<Document, DeskError> {
    let operator = store::settings::operator(c)?;
    let own = crate::desk::document::locale_of(of.collector.contact_language);
    let data = |locale| data(&operator, base, of, locale);
    Ok(if of.transfer.bilingual {
        let other = if own == Locale::Nl { Locale::Fr } else { Locale::Nl };
        waste_transfer::in_both((&data(own), own), (&data(other), other))
    } else {
        waste_transfer::weee(&data(own), own)
    })
}

/// The content of the note in a language.
fn data(operator: &Organiser, base: Option<&str>, of: &NoteOf<'_>, locale: Locale) -> WeeeData {
    let NoteOf { transfer, collector, devices, signed } = of;
    let issued = transfer.number.place > 0;
    let line = |l: &crate::domain::waste::WeeeLine| NotedLine {
        code: l.code.clone(),
        code_name: code_name(&l.code, locale),
        category: l.kind.map(crate::domain::device::kind::Kind::weee_category),
        what: l.kind.map_or_else(|| locale.t("doc-weee-loose"), |k| word(locale, "kind", k.as_str())),
        pieces: l.kind.map(|_| l.devices.len()),
        grams: l.grams,
        estimated: l.estimated,
    };
    let device = |d: &Device| NotedDevice {
        tag: d.tag.to_string(),
        kind: word(locale, "kind", d.kind.as_str()),
        name: d.specification.name(),
        serial: d.specification.serial.clone().unwrap_or_default(),
        inventory_number: d.specification.donor_number.clone().unwrap_or_default(),
        media: media(d, locale),
    };
    let boxes = |(giver, receiver): (&Signed, &Signed)| {
        let one = |role: &str, s: &Signed| SignatureBox {
            role: locale.t(role),
            name: s.name.clone(),
            capacity: s.capacity.clone(),
            signed_at: Some(transfer.at),
            strokes: s.strokes.clone(),
        };
        vec![one("doc-for-holder", giver), one("doc-for-collector", receiver)]
    };
    let (all, estimated) = crate::domain::waste::grams(&transfer.lines);
    WeeeData {
        number: issued.then(|| transfer.number.to_string()),
        created: transfer.at,
        operator: crate::desk::document::operator_in(operator, locale),
        pick_up: transfer.pick_up.clone().unwrap_or_default(),
        collector: Party {
            representative: signed.map(|(_, r)| r.name.clone()).unwrap_or_default(),
            capacity: signed.map(|(_, r)| r.capacity.clone()).unwrap_or_default(),
            ..crate::desk::document::party(collector)
        },
        registration: transfer.registration.clone(),
        carrier: transfer.carrier.clone().unwrap_or_default(),
        carrier_registration: transfer.carrier_registration.clone().unwrap_or_default(),
        destination: transfer.destination.clone(),
        treatment: word(locale, "treatment", transfer.treatment.as_str()),
        lines: transfer.lines.iter().map(line).collect(),
        grams: all,
        estimated,
        devices: devices.iter().map(device).collect(),
        place: transfer.pick_up.clone().unwrap_or_else(|| operator.name(locale.as_str()).to_owned()),
        date: today(transfer.at),
        signatures: signed.map(boxes).unwrap_or_default(),
        verify_url: if issued { crate::desk::document::verify_url(base, transfer.number) } else { None },
        printed_from: base.unwrap_or("Reprise").to_owned(),
    }
}
