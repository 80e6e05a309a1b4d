//! Guards change requests: a partner's new data counts only after a coordinator accepts what was shown, and both sides are told.

use crate::api::door::Door;
use crate::support::build::day;
use crate::support::house::{House, both};
use chrono::Duration;
use reprise::desk::partner::change_request::{ChangeInput, Verdict, seen};
use reprise::desk::request::conversation::About;
use reprise::desk::{Acting, DeskError, ErrorCode};
use reprise::domain::account::actor::Role;
use reprise::domain::notification::LetterKind;
use reprise::domain::partner::organisation::{Address, Organisation, OrganisationKind, Proofs, Register, RegisterAnswer};
use reprise::store;

fn because(refused: Result<impl std::fmt::Debug, DeskError>) -> ErrorCode {
    match refused {
        Err(DeskError::Conflict(field_error)) => field_error.code,
        Err(DeskError::Invalid(field_errors)) => field_errors[0].code,
        other => panic!("{other:?}"),
    }
}

fn find(house: &House, of: &Organisation) -> Organisation {
    house.desk.read(|c| Ok(store::partner::find(c, &of.id)?)).unwrap().unwrap()
}

fn said(house: &House, of: &Organisation) -> Vec<(bool, String)> {
    let messages = house.desk.requests().messages(&About::Organisation(of.id.clone())).unwrap();
    messages.into_iter().map(|m| (m.house, m.text.unwrap())).collect()
}

fn told(house: &House) -> usize {
    let all = house.desk.read(|c| Ok(store::notification::newest(c, &store::notification::Filter::default(), None, 1_000)?)).unwrap();
    all.iter().filter(|l| l.kind == LetterKind::MessageAnswer.as_str()).count()
}

/// A homework school and its partner account.
fn homework(house: &House) -> (Organisation, Acting) {
    let made = house.organisation(OrganisationKind::HomeworkSchool, "L’Étoile");
    let partner = house.partner(&made.id);
    (made, partner)
}

fn input() -> ChangeInput {
    let address = Address { street: "Rue Neuve 3".to_owned(), postal_code: "1000".to_owned(), locality: "Bruxelles".to_owned() };
    let site = Address { street: "Quai 4".to_owned(), postal_code: "1080".to_owned(), locality: "Bruxelles".to_owned() };
    let proofs = Proofs { one_number: Some("ONE-99".to_owned()), one_until: Some(day("2029-08-31")), ..Proofs::default() };
    ChangeInput { address, commune: None, unit_number: "2.123.456.791".to_owned(), site, proofs }
}

// A proposed change takes effect only when a coordinator accepts it.
both!(a_change_counts_once_the_house_has_looked, |house| {
    let desk = &house.desk;
    let (before, partner) = homework(house);
    for (register, answer) in [(Register::Kbo, RegisterAnswer::Matches), (Register::One, RegisterAnswer::Matches)] {
        desk.partners().record_check(house.coordinator(), &before.id, register, answer).unwrap();
    }
    house.clock.advance(Duration::days(1));
    // All errors of a proposal are reported at once, and nobody else may propose a change.
    let mut wrong = input();
    (wrong.address.street, wrong.unit_number, wrong.proofs.index_year) = (String::new(), "2000000338".to_owned(), Some(1900));
    let nobody = [house.coordinator(), house.technician(), house.auditor(), house.admin()];
    let mark = house.mark();
    let Err(DeskError::Invalid(field_errors)) = desk.partners().propose_change(&partner, &wrong) else { panic!("it was taken") };
    let fields: Vec<&str> = field_errors.iter().map(|f| f.field.as_str()).collect();
    for field in ["street", "unit_number", "index_year"] {
        assert!(fields.contains(&field), "{field} is not among {fields:?}");
    }
    for other in nobody {
        assert!(matches!(desk.partners().propose_change(other, &input()), Err(DeskError::Forbidden)));
    }
    assert_eq!(because(desk.partners().withdraw_change(&partner)), ErrorCode::NothingProposed);
    assert_eq!(house.mark(), mark);

    let asked = desk.partners().propose_change(&partner, &input()).unwrap();
    let now = find(house, &before);
    assert_eq!((&now.address, &now.proofs, &now.site), (&before.address, &before.proofs, &before.site), "nothing changes yet");
    let shown = seen(asked.proposed.as_deref().unwrap());
    assert_eq!(desk.requests().waiting_for_answer().unwrap().len(), 1, "the house is told that it is its turn");
    // Sent twice, a change waits once. A coordinator decides on what was shown, not on a later version.
    let mark = house.mark();
    desk.partners().propose_change(&partner, &input()).unwrap();
    assert_eq!(house.mark(), mark);
    let mut other = input();
    other.address.street = "Rue Neuve 5".to_owned();
    desk.partners().propose_change(&partner, &other).unwrap();
    assert_eq!(
        because(desk.partners().decide_change(house.coordinator(), &before.id, &shown, Verdict::Accept)),
        ErrorCode::ChangedMeanwhile
    );
    let shown = seen(find(house, &before).proposed.as_deref().unwrap());
    for nobody in [&partner, house.technician(), house.admin()] {
        assert!(matches!(desk.partners().decide_change(nobody, &before.id, &shown, Verdict::Accept), Err(DeskError::Forbidden)));
    }
    // A change by staff meanwhile does not remove the proposal.
    let stood = crate::support::build::organisation(OrganisationKind::HomeworkSchool, "L’Étoile du Nord", 77);
    desk.partners().change_organisation(house.coordinator(), &before.id, &stood).unwrap();
    assert!(find(house, &before).proposed.is_some());
    // A register check made after the proposal counts for it.
    desk.partners().record_check(house.coordinator(), &before.id, Register::One, RegisterAnswer::Matches).unwrap();

    let letters = told(house);
    let after = desk.partners().decide_change(house.coordinator(), &before.id, &shown, Verdict::Accept).unwrap();
    assert_eq!((after.address.street.as_str(), after.proofs.one_number.as_deref()), ("Rue Neuve 5", Some("ONE-99")));
    assert_eq!(after.site.unwrap().unit_number.as_deref(), Some("2123456791"));
    assert_eq!((after.name.as_str(), after.proposed), ("L’Étoile du Nord", None));
    let left: Vec<Register> = after.checks.iter().map(|c| c.register).collect();
    assert_eq!(left, [Register::One], "what the crossroads bank said was of another site");
    assert_eq!(told(house), letters + 1);
    assert_eq!(desk.requests().waiting_for_answer().unwrap(), []);
    assert!(said(house, &before).last().unwrap().0);
    assert_eq!(
        because(desk.partners().decide_change(house.coordinator(), &before.id, &shown, Verdict::Accept)),
        ErrorCode::NothingProposed
    );
    assert_eq!(because(desk.partners().propose_change(&partner, &other)), ErrorCode::NothingNew);
    house.assert_sound();
});

// A proposed change is refused with a reason, or withdrawn.
both!(a_change_is_refused_with_a_reason_or_taken_back, |house| {
    let desk = &house.desk;
    let (before, partner) = homework(house);
    let listed = Proofs { listed_from: Some(day("2020-01-01")), listed_until: Some(day("2030-01-01")), ..input().proofs };
    let asked = desk.partners().propose_change(&partner, &ChangeInput { proofs: listed, ..input() }).unwrap();
    let change = asked.proposed.clone().unwrap();
    assert_eq!((change.proofs.listed_from, change.proofs.listed_until), (None, None), "the list is the house's to keep");
    let shown = seen(&change);
    let refuse = |why: &str| desk.partners().decide_change(house.coordinator(), &before.id, &shown, Verdict::Refuse(why.to_owned()));
    assert_eq!(because(refuse(" ")), ErrorCode::Missing);
    refuse("L’attestation manque.").unwrap();
    let now = find(house, &before);
    assert_eq!((&now.address, &now.proofs, now.proposed.is_none()), (&before.address, &before.proofs, true));
    assert!(said(house, &before).last().unwrap().1.contains("L’attestation manque."));

    desk.partners().propose_change(&partner, &input()).unwrap();
    desk.partners().withdraw_change(&partner).unwrap();
    assert_eq!(find(house, &before).proposed, None);
    assert!(!said(house, &before).last().unwrap().0, "the house reads that it was taken back");
    house.assert_sound();
});

// Both sides see the difference between current and proposed data.
both!(both_see_what_would_be_otherwise, |house| {
    let (before, _) = homework(house);
    let door = Door::of(house);
    door.account("els", Role::Partner, Some(before.id.as_str()));
    door.account("marie", Role::Coordinator, None);
    let (els, marie) = (door.cookie("els"), door.cookie("marie"));
    let page = |cookie: &str, path: &str| door.ask("GET", path, "").with("cookie", cookie).go().text();
    let form = page(&els, "/partner/change");
    assert!(form.contains("name=\"one_number\"") && !form.contains("name=\"places\""), "its own papers and no others");
    let fields = [
        ("street", "Rue Neuve 3"),
        ("postal_code", "1000"),
        ("locality", "Bruxelles"),
        ("one_number", "ONE-99"),
        ("one_until", "nie"),
        ("places", "40"),
    ];
    let refused = door.form(&els, "/partner/change", &fields);
    assert_eq!(refused.status.as_u16(), 422);
    assert!(refused.text().contains("id=\"one_until-error\"") && refused.text().contains("Rue Neuve 3"));
    let fields = fields.map(|(name, value)| (name, if name == "one_until" { "2029-08-31" } else { value }));
    assert_eq!(door.form(&els, "/partner/change", &fields).header("location"), "/partner?ok=change-proposed");
    assert_eq!(find(house, &before).proposed.unwrap().proofs.places, None, "what its form does not ask is not taken");
    let theirs = page(&els, "/partner");
    let ours = page(&marie, &format!("/organisations/{}", before.id));
    for (shown, who) in [(&theirs, "theirs"), (&ours, "ours")] {
        for word in ["A change is proposed", "Rue Neuve 3", "ONE-99", "31/08/2029"] {
            assert!(shown.contains(word), "{word} is not on {who}");
        }
    }
    let seen = ours.split("name=\"seen\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    let decided = door.form(&marie, &format!("/organisations/{}/standing", before.id), &[("do", "accept_change"), ("seen", seen)]);
    assert!(decided.header("location").ends_with("?ok=change-accepted"), "{}", decided.text());
    assert!(!page(&els, "/partner").contains("A change is proposed"));
    // A partner cannot decide its change through the staff form.
    assert_eq!(door.form(&els, &format!("/organisations/{}/standing", before.id), &[("do", "accept_change")]).status.as_u16(), 403);
});
