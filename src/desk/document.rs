//! What all documents share: the language, the parties and their addresses, the line of a device, and the frozen PDF.

use crate::desk::device::support_text;
use crate::desk::error::{DeskError, ErrorCode};
use crate::documents::layout::model::Document;
use crate::documents::layout::typeset::to_pdf;
use crate::documents::pdf::font::unprintable;
use crate::documents::template::handover::{ActDevice, Operator, Party};
use crate::domain::device::support::judge::SupportView;
use crate::domain::device::{Device, condition};
use crate::domain::number::Number;
use crate::domain::partner::organisation::{ContactLanguage, Organisation};
use crate::i18n::Locale;
use crate::i18n::word::word;
use crate::ingest::tables;
use crate::ledger::sha256_hex;
use crate::store::document::Frozen;

/// The interface language for an organisation's contact language. Documents are in the recipient's language, not in the one of the screen.
#[must_use]
pub const fn locale_of(language: ContactLanguage) -> Locale {
    match language {
        ContactLanguage::Fr => Locale::Fr,
        ContactLanguage::Nl => Locale::Nl,
    }
}

/// Renders a document as PDF. A text with signs that the fonts lack would be signed as boxes: then there is no document, and the reader is
/// told which text and which signs.
///
/// # Errors
/// A field error when a text cannot be printed; [`DeskError::Failed`] when the document cannot be rendered: a defect of the program, so the
/// reader gets a reference number.
pub fn pdf(document: &Document) -> Result<Vec<u8>, DeskError> {
    let content = serde_json::to_value(document).map_err(DeskError::failed)?;
    if let Some(text) = unprintable_text(&content) {
        return Err(DeskError::field_error("document", ErrorCode::Unprintable, text));
    }
    to_pdf(document).map_err(DeskError::failed)
}

/// The first text of a document that the fonts cannot print, with the signs they lack: `中文 (中 文)`.
fn unprintable_text(content: &serde_json::Value) -> Option<String> {
    match content {
        serde_json::Value::String(text) => {
            let signs: Vec<String> = unprintable(text).into_iter().take(12).map(String::from).collect();
            (!signs.is_empty()).then(|| format!("{} ({})", text.chars().take(80).collect::<String>(), signs.join(" ")))
        }
        serde_json::Value::Array(all) => all.iter().find_map(unprintable_text),
        serde_json::Value::Object(all) => all.values().find_map(unprintable_text),
        _ => None,
    }
}

/// Freezes a document for storage: the PDF, its content as JSON (shown by the
/// document view), and the SHA-256 of both, which the event seals.
pub(in crate::desk) fn freeze(document: &Document) -> Result<Frozen, DeskError> {
    let bytes = pdf(document)?;
    let content = serde_json::to_string(document).map_err(DeskError::failed)?;
    let (sha256, content_sha256) = (sha256_hex(&bytes), sha256_hex(content.as_bytes()));
    Ok(Frozen { language: document.locale.as_str(), sha256, content, content_sha256, bytes })
}

/// The operator's particulars, with its name in the language of the document.
pub(in crate::desk) fn operator_in(operator: &crate::domain::settings::operator::Operator, locale: Locale) -> Operator {
    Operator {
        name: operator.name(locale.as_str()).to_owned(),
        address: operator.address.clone(),
        enterprise_number: operator.enterprise_number.clone(),
        email: operator.email.clone(),
        phone: operator.phone.clone(),
    }
}

/// An organisation as a party to a document. The representative is left empty; it is known when somebody signs.
pub(in crate::desk) fn party(organisation: &Organisation) -> Party {
    Party {
        name: organisation.name.clone(),
        enterprise_number: organisation.enterprise_number.to_string(),
        address: address(organisation),
        ..Party::default()
    }
}

/// The address of the public page that verifies a document; `None` without a public base URL.
pub(in crate::desk) fn verify_url(base: Option<&str>, number: Number) -> Option<String> {
    base.map(|base| format!("{}/verify?n={number}", base.trim_end_matches('/')))
}

/// An organisation's postal address on one line.
#[must_use]
pub fn address(organisation: &Organisation) -> String {
    let a = &organisation.address;
    [a.street.clone(), format!("{} {}", a.postal_code, a.locality).trim().to_owned()]
        .into_iter()
        .filter(|l| !l.is_empty())
        .collect::<Vec<_>>()
        .join(", ")
}

/// The name of a test in a language.
#[must_use]
pub fn test_name(line: &condition::TestLine, locale: Locale) -> &str {
    match locale {
        Locale::Fr => &line.fr,
        Locale::Nl => &line.nl,
        Locale::En => &line.en,
    }
}

/// The criterion for passing a test, in a language.
#[must_use]
pub fn test_criterion(line: &condition::TestLine, locale: Locale) -> &str {
    match locale {
        Locale::Fr => &line.criterion_fr,
        Locale::Nl => &line.criterion_nl,
        Locale::En => &line.criterion,
    }
}

/// The installed system with its licence, and until when it is supported; below, the system that may run on the device for longest.
pub(in crate::desk) fn os_licence(device: &Device, locale: Locale, support: SupportView<'_>) -> String {
    let s = &device.specification;
    let outlook = support.outlook(device);
    let installed = outlook.installed.as_ref().map(|f| support_text::answer(locale, f));
    let system = [s.os.clone(), s.licence.clone(), installed].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let best = outlook.best().filter(|best| outlook.installed.as_ref() != Some(*best));
    let best = best.map(|f| locale.x("support-best", support_text::line(locale, f)));
    [Some(system).filter(|t| !t.is_empty()), best].into_iter().flatten().collect::<Vec<_>>().join("\n")
}

/// A device as a line of the annex to a handover document.
pub(in crate::desk) fn line(device: &Device, statement: String, value_cents: i64, locale: Locale) -> ActDevice {
    let failures = condition::failures(device.kind, &device.condition, tables::tests());
    let names: Vec<&str> =
        tables::tests().for_kind(device.kind).filter(|l| failures.contains(&l.test)).map(|l| test_name(l, locale)).collect();
    let s = &device.specification;
    ActDevice {
        tag: device.tag.to_string(),
        kind: word(locale, "kind", device.kind.as_str()),
        // Left out when the model begins with it.
        manufacturer: s.manufacturer.clone().filter(|_| s.model.as_ref() != Some(&s.name())).unwrap_or_default(),
        model: s.model.clone().unwrap_or_default(),
        serial: s.serial.clone().unwrap_or_default(),
        grade: device.grade.map(|g| g.to_string()).unwrap_or_default(),
        defects: names.join(", "),
        battery: device.condition.battery_percent.map(|p| format!("{p} %")).unwrap_or_default(),
        os_licence: [s.os.as_deref(), s.licence.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(" · "),
        accessories: String::new(),
        year: s.year,
        value_cents: Some(value_cents),
        statement,
    }
}
