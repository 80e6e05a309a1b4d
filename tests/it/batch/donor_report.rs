//! Guards the donor report: each device is counted once, the sums match what was declared, and no recipient is named.

use crate::pages::Reader;
use crate::support::build::{decision, organisation};
use crate::support::house::{House, both};
use reprise::desk::batch::intake::Arrival;
use reprise::desk::handover::returns::ReturnInput;
use reprise::desk::waste::transfer::KindInput;
use reprise::domain::batch::Batch;
use reprise::domain::batch::outcome::BatchOutcome;
use reprise::domain::device::kind::Kind;
use reprise::domain::device::step::Step;
use reprise::domain::handover::ReturnReason;
use reprise::domain::number::Number;
use reprise::domain::partner::organisation::{ContactLanguage, OrganisationKind};
use reprise::i18n::Locale;

#[track_caller]
fn outcome(house: &House, number: Number) -> BatchOutcome {
    let outcome = house.desk.batches().outcome(number).unwrap().outcome;
    assert!(outcome.holds(), "{outcome:?}");
    outcome
}

// The sums match the declared number, whatever happens to the devices.
both!(whatever_happens_the_sums_add_up_to_what_was_declared, |house| {
    let serials = ["S1", "S2", "S3", "S4", "S5", "S6", "S7", "S8", "S9"];
    let batch = house.listed(&serials).number;
    assert_eq!((outcome(house, batch).declared, outcome(house, batch).expected), (9, 9));
    let [gone, back, parts, waste, lost, stock] = ["S1", "S2", "S3", "S4", "S5", "S6"].map(|s| house.stocked(batch, s).tag);
    let unlisted = Arrival { code: Some("X1".to_owned()), kind: Some(Kind::Laptop), extra: true, ..Arrival::default() };
    let extra = house.desk.batches().receive(house.technician(), batch, unlisted).unwrap().tag;
    house.noted(house.received(batch, "S7").tag, Step::SendBack {});
    let school = house.school();
    let act = house.handed_over(&school, &[gone, back]);
    let o = outcome(house, batch);
    assert_eq!((o.received, o.extra, o.given(), o.stock, o.workshop, o.sent_back, o.expected), (7, 1, 2, 4, 1, 1, 2));
    let (to, n) = o.handed_over.iter().next().unwrap();
    assert_eq!((to.kind, to.commune, to.action.as_str(), *n), (OrganisationKind::SecondarySchool, Some(21012), "47", 2));
    let returned =
        ReturnInput { devices: vec![back], reason: ReturnReason::NotNeeded, location: None, note: None, exchange: false, seen: Vec::new() };
    house.desk.handovers().take_back(house.technician(), returned).unwrap();
    house.step(parts, Step::ForParts {});
    // Of two devices on the waste note one is of this batch, which gets its share of the weight.
    let other = house.graded(house.batch().number, "Y1").tag;
    let kinds = vec![KindInput { kind: Kind::Laptop, code: None, grams: Some(5_000) }];
    let weighed = reprise::desk::waste::transfer::WeeeInput { kinds, ..house.waste(&[waste, other]) };
    house.desk.waste().transfer(house.technician(), weighed).unwrap();
    house.noted(lost, Step::Lose {});
    house.desk.batches().close(house.coordinator(), batch, None).unwrap();
    let o = outcome(house, batch);
    assert_eq!(
        (o.given(), o.returned, o.workshop, o.stock, o.for_parts, o.recycled, o.lost, o.missing, o.expected),
        (1, 1, 2, 1, 1, 1, 1, 2, 0)
    );
    assert_eq!((o.recycled_grams, o.estimated_grams), (2_500, 0));
    // The return reopened a medium: it is open, and the other five are sanitised.
    assert_eq!((o.media.sanitised, o.media.open), (5, 1));
    assert_eq!(house.device(stock).batch, batch);
    assert_eq!(house.device(extra).batch, batch);

    let auditor = Reader::staff(house, house.auditor());
    let path = format!("/batches/{batch}/outcome");
    let (page, table) = (auditor.get(&path).must(200), auditor.get(&format!("{path}.csv")).must(200));
    for said in [&page, &table] {
        assert!(said.contains("Molenbeek") && said.contains("Jeunes"), "{said}");
        assert!(
            !said.contains(&school.name) && !said.contains(&act.number.to_string()) && !said.contains(&gone.to_string()),
            "nobody is named: {said}"
        );
    }
    assert!(auditor.get(&format!("{path}.pdf")).bytes.starts_with(b"%PDF"));
    assert!(table.lines().any(|l| l.contains("Déclarés;9")), "{table}");
    assert!(auditor.get(&format!("{path}?lang=nl")).must(200).contains("Wat er van het lot geworden is"));
});

/// The report is in the donor's language.
#[test]
fn a_donor_is_told_in_its_own_language() {
    let house = House::sqlite();
    let input = reprise::desk::partner::organisation::OrganisationInput {
        contact_language: ContactLanguage::Nl,
        ..organisation(OrganisationKind::Administration, "Brussel Fiscaliteit", 77)
    };
    let donor = house.desk.partners().create_organisation(house.coordinator(), &input).unwrap();
    let batch: Batch = house.desk.batches().open(house.coordinator(), &crate::support::build::decision(&donor)).unwrap();
    let report = house.desk.batches().outcome(batch.number).unwrap();
    let document = house.desk.batches().donor_report(&report, report.language()).unwrap();
    assert_eq!(document.title, "Wat er van het lot geworden is");
    assert!(report.outcome.holds());
    // Reports that count a device twice, or not at all, are detected.
    let twice = BatchOutcome { stock: 1, ..report.outcome.clone() };
    let nowhere = BatchOutcome { received: 1, declared: 1, ..report.outcome };
    assert!(!twice.holds() && !nowhere.holds());
}

// A name in letters that the documents cannot print is told, not drawn as boxes; one that they can is on the page.
both!(a_document_never_shows_boxes_for_letters, |house| {
    for (name, refused) in [
        ("مدرسة السلام", true),
        ("中文学校", true),
        ("Школа Мира", false),
        ("Σχολείο Ειρήνης", false),
        ("Ecole 🎒", true),
        ("Cafe\u{301}", false),
    ] {
        let donor = house.organisation(OrganisationKind::Administration, name);
        let batch = house.desk.batches().open(house.coordinator(), &decision(&donor)).unwrap().number;
        let report = house.desk.batches().outcome(batch).unwrap();
        let document = house.desk.batches().donor_report(&report, Locale::Fr).unwrap();
        match reprise::desk::document::pdf(&document) {
            Ok(_) => assert!(!refused, "{name}"),
            Err(error) => {
                let said = reprise::desk::error_text::error(Locale::Fr, &error).join(" ");
                assert!(refused && said.contains(name) && said.contains("lettres latines"), "{name}: {said}");
            }
        }
    }
});
