//! The fields of the form of a request: shown, read into a `RequestInput`, and filled from a draft.

use crate::desk::DeskError;
use crate::desk::error::{ErrorCode, FieldError};
use crate::desk::request::entry::{MOST_LINES, RequestInput};
use crate::domain::device::condition::Grade;
use crate::domain::device::kind::Kind;
use crate::domain::id::OrganisationId;
use crate::domain::request::programme::Audience;
use crate::domain::request::wants::{Accessory, AccessoryLine, AgeBand, BandCount, KeyboardLayout, MOST_SUPPORTED_YEARS, System, Wants};
use crate::domain::request::{Delivery, MAX_QUANTITY, MOST_LOT, Request, RequestLine};
use crate::i18n::Locale;
use crate::i18n::word::word;
use crate::web::fields::Fields;
use crate::web::view::FormErrors;

/// How many lines the form shows at first, and how many the button adds.
const ROWS: usize = 2;

/// The fields of one line, as typed.
#[derive(Clone, Debug, Default)]
pub struct RowForm {
    /// Its place, from 0: the suffix of the names of its fields.
    pub place: usize,
    pub kind: String,
    pub quantity: String,
    /// Minimum grade; C when nothing is chosen.
    pub grade: String,
    /// Minimum memory, in GiB.
    pub memory: String,
    /// Keyboard layout; empty for any.
    pub keyboard: String,
    /// Operating system; empty for any.
    pub system: String,
    /// Years of support; empty for any.
    pub years: String,
    /// Whether a tested, working camera is required.
    pub camera: bool,
    /// Whether tested, working Wi-Fi is required.
    pub wifi: bool,
    /// The smallest number of devices that is of use.
    pub lot: String,
    /// Whether any optional field is filled: then they are shown open.
    pub is_open: bool,
    /// What is wrong with the kind; empty when nothing is.
    pub kind_error: String,
    /// What is wrong with the quantity; empty when nothing is.
    pub quantity_error: String,
    /// What is wrong with the smallest useful number; empty when nothing is.
    pub lot_error: String,
}

/// A field with a number, as typed.
#[derive(Clone, Debug)]
pub struct CountForm {
    /// Name of the field.
    pub field: String,
    /// What is counted, in words.
    pub label: String,
    /// The number, as typed.
    pub value: String,
}

/// The lines as typed, then empty ones. There are as many as in the form before, at least `ROWS`, and more when the button was pressed.
pub(in crate::web::page) fn rows(given: &Fields, errors: &FormErrors) -> Vec<RowForm> {
    let before = given.beginning("kind_").count();
    let more = if given.is_on("more") { ROWS } else { 0 };
    let count = (before.max(ROWS) + more).min(MOST_LINES);
    let row = |place: usize| {
        let field = |name: &str| given.get(&format!("{name}_{place}")).to_owned();
        let is_on = |name: &str| given.is_on(&format!("{name}_{place}"));
        let (keyboard, system, years, lot) = (field("keyboard"), field("system"), field("years"), field("lot"));
        let lot_error = errors.of_field(&format!("lot_{place}"));
        RowForm {
            place,
            kind: field("kind"),
            quantity: field("quantity"),
            grade: Some(field("grade")).filter(|g| !g.is_empty()).unwrap_or_else(|| Grade::C.to_string()),
            memory: field("memory"),
            is_open: [&keyboard, &system, &years, &lot].iter().any(|typed| !typed.is_empty()) || is_on("camera") || is_on("wifi"),
            keyboard,
            system,
            years,
            camera: is_on("camera"),
            wifi: is_on("wifi"),
            lot,
            kind_error: errors.of_field(&format!("kind_{place}")),
            quantity_error: errors.of_field(&format!("quantity_{place}")),
            lot_error,
        }
    };
    (0..count).map(row).collect()
}

/// One field for each word of a list, as typed. Its name is the prefix and the word: `band_…`, `accessory_…`.
pub(in crate::web::page) fn counts(w: Locale, prefix: &str, list: &str, words: &[&'static str], given: &Fields) -> Vec<CountForm> {
    let one = |text: &&str| {
        let field = format!("{prefix}_{text}");
        CountForm { label: word(w, list, text), value: given.get(&field).to_owned(), field }
    };
    words.iter().map(one).collect()
}

/// Reads the lines that have a kind or a quantity; others are skipped. A line with an error is left out: the errors stay in the form.
fn lines(form: &mut Fields) -> Vec<RequestLine> {
    let mut lines = Vec::new();
    for place in 0..MOST_LINES {
        let name = |field: &str| format!("{field}_{place}");
        if form.some(&name("kind")).is_none() && form.some(&name("quantity")).is_none() {
            continue;
        }
        let kind = form.need(&name("kind"), |t| Kind::parse(t).ok());
        let quantity = form.need(&name("quantity"), |t| t.parse().ok().filter(|n| (1..=MAX_QUANTITY).contains(n)));
        let grade = form.may(&name("grade"), |t| Grade::parse(t).ok()).unwrap_or(Grade::C);
        let memory = form.may(&name("memory"), |t| t.parse::<u32>().ok().and_then(|gb| gb.checked_mul(1024)));
        let most = quantity.unwrap_or(1).clamp(1, MOST_LOT);
        let least_useful = form.may(&name("lot"), |t| t.parse().ok().filter(|n| (1..=most).contains(n)));
        let wants = Wants {
            keyboard: form.may(&name("keyboard"), |t| KeyboardLayout::parse(t).ok()),
            camera: form.is_on(&name("camera")),
            wifi: form.is_on(&name("wifi")),
            system: form.may(&name("system"), |t| System::parse(t).ok()),
            supported_years: form.may(&name("years"), |t| t.parse().ok().filter(|n| (1..=MOST_SUPPORTED_YEARS).contains(n))),
        };
        if let (Some(kind), Some(quantity)) = (kind, quantity) {
            lines.push(RequestLine { kind, quantity, least_grade: grade, least_ram_mb: memory, wants, least_useful });
        }
    }
    lines
}

/// Reads one number for each item of a list. Empty fields and zeros are left out.
fn numbers<T: Copy>(form: &mut Fields, prefix: &str, all: &[T], text: impl Fn(T) -> &'static str) -> Vec<(T, u32)> {
    let mut counted = Vec::new();
    for item in all {
        let count = form.may(&format!("{prefix}_{}", text(*item)), |t| t.parse::<u32>().ok());
        counted.extend(count.filter(|n| *n > 0).map(|n| (*item, n)));
    }
    counted
}

/// Reads the form. A request needs at least one line unless it is kept as unfinished.
pub(in crate::web::page) fn read(form: &mut Fields) -> Result<RequestInput, DeskError> {
    let action = form.need("action", |t| Some(t.to_owned()));
    let audience = form.need("audience", |t| Audience::parse(t).ok());
    let people = form.may("people", |t| t.parse().ok()).unwrap_or(0);
    let lines = lines(form);
    let bands = numbers(form, "band", AgeBand::ALL, AgeBand::as_str);
    let accessories = numbers(form, "accessory", Accessory::ALL, Accessory::as_str);
    let wished = form.may("wished", |t| t.parse().ok());
    let delivery = form.may("delivery", |t| Delivery::parse(t).ok());
    let unfinished = form.is_on("unfinished");
    let mut field_errors = form.field_errors().to_vec();
    let of_a_row = |f: &FieldError| f.field.starts_with("kind_") || f.field.starts_with("quantity_");
    if lines.is_empty() && !unfinished && !field_errors.iter().any(of_a_row) {
        field_errors.push(FieldError::new("kind_0", ErrorCode::Missing, ""));
    }
    match (action, audience) {
        (Some(action), Some(audience)) if field_errors.is_empty() => Ok(RequestInput {
            organisation: form.some("organisation").map(OrganisationId::new),
            project: form.some("project").map(ToOwned::to_owned),
            people,
            bands: bands.into_iter().map(|(band, people)| BandCount { band, people }).collect(),
            lines,
            accessories: accessories.into_iter().map(|(accessory, quantity)| AccessoryLine { accessory, quantity }).collect(),
            wished,
            delivery,
            unfinished,
            sure: form.is_on("sure"),
            ..RequestInput::new(&action, audience)
        }),
        _ => Err(DeskError::Invalid(field_errors)),
    }
}

/// The fields of the form, filled from a draft.
pub(in crate::web::page) fn fill(request: &Request, project: &str) -> Fields {
    let mut given = Fields::from_pairs([
        ("action", request.action.clone()),
        ("audience", request.audience.to_string()),
        ("project", project.to_owned()),
        ("wished", request.wished.map(|d| d.to_string()).unwrap_or_default()),
        ("delivery", request.delivery.map(|d| d.to_string()).unwrap_or_default()),
    ]);
    if request.people > 0 {
        given = given.with("people", &request.people.to_string());
    }
    for band in &request.bands {
        given = given.with(&format!("band_{}", band.band), &band.people.to_string());
    }
    for line in &request.accessories {
        given = given.with(&format!("accessory_{}", line.accessory), &line.quantity.to_string());
    }
    for (place, line) in request.lines.iter().enumerate() {
        let on = |is: bool| if is { "yes" } else { "" };
        let pairs = [
            ("kind", line.kind.to_string()),
            ("quantity", line.quantity.to_string()),
            ("grade", line.least_grade.to_string()),
            ("memory", line.least_ram_mb.map(|mb| (mb / 1024).to_string()).unwrap_or_default()),
            ("keyboard", line.wants.keyboard.map(|k| k.to_string()).unwrap_or_default()),
            ("system", line.wants.system.map(|s| s.to_string()).unwrap_or_default()),
            ("years", line.wants.supported_years.map(|n| n.to_string()).unwrap_or_default()),
            ("camera", on(line.wants.camera).to_owned()),
            ("wifi", on(line.wants.wifi).to_owned()),
            ("lot", line.least_useful.map(|n| n.to_string()).unwrap_or_default()),
        ];
        for (name, value) in pairs {
            given = given.with(&format!("{name}_{place}"), &value);
        }
    }
    given
}

/// The label of a field, for the summary of errors.
pub(in crate::web::page) fn field_name(w: Locale, field: &str) -> Option<String> {
    if let Some((name, place)) = field.split_once('_') {
        match name {
            "band" => return Some(word(w, "age-band", place)),
            "accessory" => return Some(word(w, "accessory", place)),
            _ => {}
        }
        let place: usize = place.parse().ok()?;
        let column = match name {
            "kind" => "acts-kind",
            "quantity" => "acts-quantity",
            "grade" => "acts-grade",
            "memory" => "acts-memory",
            "lot" => "want-lot-label",
            "keyboard" => "want-keyboard-label",
            "years" => "want-years-label",
            _ => "want-system-label",
        };
        return Some(format!("{} {} · {}", w.t("acts-line"), place + 1, w.t(column)));
    }
    let key = match field {
        "action" => "request-new-action",
        "audience" => "request-audience",
        "people" => "request-people",
        "bands" => "request-bands",
        "project" => "request-project",
        "lines" => "request-new-lines",
        "accessories" => "request-accessories",
        "wished" => "request-wished",
        _ => return None,
    };
    Some(w.t(key))
}
