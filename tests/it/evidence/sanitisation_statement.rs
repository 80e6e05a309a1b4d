//! Guards sanitisation statements: issued only once true, with the hash of every log, frozen and sealed, and named in the act's annex.

use crate::support::build::{disk, erase};
use crate::support::house::{House, both};
use reprise::desk::DeskError;
use reprise::desk::error::ErrorCode;
use reprise::desk::evidence::sanitisation_statement::StatementInput;
use reprise::documents::layout::model::{Block, Document};
use reprise::domain::device::Specification;
use reprise::domain::device::step::Step;
use reprise::domain::device::tag::Tag;
use reprise::domain::evidence::sanitisation_statement::Statement;
use reprise::domain::number::Number;
use reprise::i18n::Locale;
use reprise::store;

fn of_device(tag: Tag, language: Option<Locale>) -> StatementInput {
    StatementInput { device: Some(tag), batch: None, language }
}

fn of_batch(batch: Number, language: Option<Locale>) -> StatementInput {
    StatementInput { device: None, batch: Some(batch), language }
}

fn issue(house: &House, input: StatementInput) -> Result<Statement, DeskError> {
    house.desk.evidence().attest(house.technician(), input)
}

#[track_caller]
fn refused(house: &House, input: StatementInput) -> (ErrorCode, String) {
    house.technician();
    let before = house.mark();
    let refusal = match issue(house, input) {
        Err(DeskError::Conflict(field_error)) => (field_error.code, field_error.seen),
        Err(DeskError::Invalid(field_errors)) => (field_errors[0].code, field_errors[0].seen.clone()),
        other => panic!("{other:?}"),
    };
    assert_eq!(house.mark(), before, "a refusal leaves no trace");
    refusal
}

/// The frozen statement: its structured content, and all its text.
fn paper(house: &House, number: Number) -> (Document, String) {
    let issued = house.desk.read(|c| Ok(store::document::find(c, &number.to_string())?)).unwrap().unwrap();
    let document: Document = serde_json::from_str(&issued.content).unwrap();
    assert_eq!(document.locale.as_str(), issued.language);
    let mut words = vec![document.title.clone(), document.subject.clone(), document.footer.clone()];
    for block in &document.blocks {
        match block {
            Block::Heading(t) | Block::Paragraph(t) | Block::Notice(t) => words.push(t.clone()),
            Block::Facts(facts) => words.extend(facts.iter().map(|(k, v)| format!("{k}: {v}"))),
            Block::Table { rows, .. } => words.extend(rows.iter().flatten().cloned()),
            Block::Signatures(fields) => words.extend(fields.iter().map(|f| format!("{} {} {}", f.role, f.name, f.capacity))),
            _ => {}
        }
    }
    (document, words.join("\n"))
}

fn describe(house: &House, tag: Tag, serials: &[&str]) {
    let media = serials.iter().map(|s| disk(s)).collect();
    house.step(tag, Step::Describe { kind: None, specification: Specification::default(), media, evidence: None });
}

// A statement is refused until every medium in its scope is accounted for.
both!(a_statement_is_issued_once_it_is_true_and_not_before, |house| {
    let batch = house.listed(&["S1", "S2"]).number;
    assert_eq!(refused(house, of_batch(batch, None)).0, ErrorCode::NothingToState);
    let [one, two] = ["S1", "S2"].map(|serial| house.received(batch, serial).tag);
    describe(house, one, &["WD-1", "WD-2"]);
    describe(house, two, &["WD-3"]);
    let (because, seen) = refused(house, of_batch(batch, None));
    assert_eq!(because, ErrorCode::NotSanitised);
    assert!(seen.contains(&one.to_string()) && seen.contains(&two.to_string()), "{seen}");

    // The log is stored, and the statement contains its hash.
    let report = serde_json::json!({"id": "pc", "class": "system", "description": "Notebook", "vendor": "Lenovo", "product": "ThinkPad T480", "serial": "S1"});
    let bytes = serde_json::to_vec(&report).unwrap();
    let log = hex::encode(<sha2::Sha256 as sha2::Digest>::digest(&bytes));
    let kept = house.desk.evidence().keep(house.technician(), Some(one), bytes).unwrap().evidence;
    let now = house.desk.now();
    let (started, ended) = (now - chrono::Duration::hours(3), now - chrono::Duration::hours(1));
    let with_log = match erase(1) {
        Step::Erase { medium_kind, medium, method, tool, tool_version, result, .. } => Step::Erase {
            medium_kind,
            medium,
            method,
            tool,
            tool_version,
            result,
            started: Some(started),
            ended: Some(ended),
            evidence: Some(kept),
            setting: None,
            basis: None,
            answer: None,
        },
        _ => unreachable!(),
    };
    house.step(one, with_log);
    assert_eq!(refused(house, of_device(one, None)), (ErrorCode::NotSanitised, one.to_string()));
    house.noted(one, Step::DestroyMedium { medium: 2, evidence: None });
    assert_eq!(refused(house, of_batch(batch, None)), (ErrorCode::NotSanitised, two.to_string()));

    // For the single device the statement is true now.
    let first = issue(house, of_device(one, None)).unwrap();
    assert_eq!((first.number.to_string().as_str(), first.language.as_str()), ("EFF-2026-000001", "fr"));
    let (document, words) = paper(house, first.number);
    assert_eq!(document.title, "Attestation d’effacement des données");
    let hash: Vec<String> = log.as_bytes().chunks(16).map(|c| String::from_utf8(c.to_vec()).unwrap()).collect();
    for said in [
        &one.to_string(),
        "Lenovo ThinkPad T480",
        "N° de série S1",
        "INV-S1",
        "WD-1",
        "WD-2",
        "500 Go",
        "nwipe 0.36",
        "Détruit",
        "Effacement simple (Clear)",
        "NIST SP 800-88 Rev. 2 · IEEE 2883-2022",
        "Bruxelles Fiscalité",
        "DECL-2026-17",
        &batch.to_string(),
        &hash.join("\n"),
        &Locale::Fr.moment(started),
        &Locale::Fr.moment(ended),
        "technician",
    ] {
        assert!(words.contains(said), "{said} is missing:\n{words}");
    }
    assert!(!words.to_lowercase().contains("certificat"), "{words}");
    assert_eq!(refused(house, of_device(one, None)), (ErrorCode::StatementStands, first.number.to_string()));
    let dutch = issue(house, of_device(one, Some(Locale::Nl))).unwrap();
    assert_eq!(paper(house, dutch.number).0.title, "Attest van gegevenswissing");

    // For the whole batch it is true once every medium has an outcome.
    house.noted(two, Step::AbsentMedium { medium: 1 });
    let whole = issue(house, of_batch(batch, Some(Locale::En))).unwrap();
    assert_eq!((whole.number.to_string().as_str(), whole.devices.len(), whole.device), ("EFF-2026-000003", 2, None));
    let (_, words) = paper(house, whole.number);
    assert!(words.contains("Declared absent") && words.contains("WD-3") && words.contains(&two.to_string()), "{words}");
    let of_two = house.desk.read(|c| Ok(store::evidence::sanitisation_statement::of_device(c, &house.device(two))?)).unwrap();
    assert_eq!(of_two, vec![whole]);
    house.assert_sound();
});

// A batch statement names devices that left unsanitised as excluded; a returned device needs a new statement.
both!(what_left_with_its_media_is_named_and_what_came_back_needs_another, |house| {
    let batch = house.listed(&["S1", "S2", "S3"]).number;
    let [one, two] = ["S1", "S2"].map(|serial| house.stocked(batch, serial).tag);
    let three = house.received(batch, "S3").tag;
    describe(house, three, &["WD-9"]);
    house.noted(three, Step::SendBack {});
    assert_eq!(refused(house, of_device(three, None)).0, ErrorCode::NotSanitised);
    let whole = issue(house, of_batch(batch, None)).unwrap();
    assert_eq!((whole.devices.len(), whole.excluded.as_slice()), (2, [three].as_slice()));
    let (document, words) = paper(house, whole.number);
    let notice = document.blocks.iter().any(|b| matches!(b, Block::Notice(t) if t.contains(&three.to_string())));
    assert!(notice && !words.contains("WD-9"), "{words}");

    // The annex of the act names the statement.
    let school = house.school();
    let act = house.handed_over(&school, &[one, two]);
    assert!(paper(house, act.number).1.contains(&format!("{one}\n{}", whole.number)));

    // A returned device has an open medium again, so the earlier statement no longer describes it.
    let back = reprise::desk::handover::returns::ReturnInput {
        devices: vec![one],
        reason: reprise::domain::handover::ReturnReason::NotNeeded,
        location: None,
        note: None,
        exchange: false,
        seen: Vec::new(),
    };
    house.clock.advance(chrono::Duration::days(1));
    house.desk.handovers().take_back(house.technician(), back).unwrap();
    assert_eq!(refused(house, of_batch(batch, None)), (ErrorCode::NotSanitised, one.to_string()));
    assert!(!whole.speaks_for(&house.device(one)) && whole.speaks_for(&house.device(two)));
    house.step(one, erase(1));
    assert!(!whole.speaks_for(&house.device(one)), "an older statement knows nothing of a newer erasure");
    let again = issue(house, of_device(one, None)).unwrap();
    assert!(again.speaks_for(&house.device(one)));
    house.assert_sound();
});

/// A statement covers either a device or a batch, and needs the right role.
#[test]
fn neither_or_both_is_no_question() {
    let house = House::sqlite();
    let tag = house.stocked(house.batch().number, "S1").tag;
    let batch = house.device(tag).batch;
    assert_eq!(refused(&house, StatementInput { device: None, batch: None, language: None }).0, ErrorCode::Missing);
    assert_eq!(refused(&house, StatementInput { device: Some(tag), batch: Some(batch), language: None }).0, ErrorCode::Missing);
    assert!(matches!(house.desk.evidence().attest(house.admin(), of_device(tag, None)), Err(DeskError::Forbidden)));
}
