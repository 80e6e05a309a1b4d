//! Guards verification: whoever erased a medium does not verify it, drawn media are verified before stock, and anybody can repeat the
//! draw.

use crate::support::build::{disk, erase, passed};
use crate::support::house::both;
use reprise::desk::DeskError;
use reprise::domain::account::actor::Role;
use reprise::domain::device::condition::Grade;
use reprise::domain::device::kind::Kind;
use reprise::domain::device::lifecycle::RefusalReason;
use reprise::domain::device::sanitisation::{Outcome, is_drawn};
use reprise::domain::device::stage::Stage;
use reprise::domain::device::step::Step;
use reprise::domain::device::tag::Tag;
use reprise::domain::event::EventData;
use reprise::domain::id::UserId;
use reprise::domain::settings::policy::Policy;
use reprise::domain::subject::Subject;

fn why(refused: Result<impl std::fmt::Debug, DeskError>) -> Vec<RefusalReason> {
    match refused {
        Err(DeskError::Refused(refusal)) => refusal.why,
        other => panic!("{other:?}"),
    }
}

// A drawn medium is verified by somebody other than the person who erased it.
both!(what_is_drawn_is_verified_by_somebody_else, |house| {
    let policy = Policy { verification_share: 100, ..Policy::clone(&house.desk.policy()) };
    house.desk.settings().set_policy(house.admin(), policy).unwrap();
    let (operator, other) = (house.technician(), house.user("other", Role::Technician, None));
    let place = house.place("A-01");
    let tag = house.received(house.batch().number, "S1").tag;
    house.step(tag, Step::AddMedium(disk("D1")));
    let wiped = house.step(tag, erase(1));
    assert!(wiped.is_wiped() && wiped.media[0].awaits_verification());
    house.step(tag, passed(Kind::Laptop, Grade::A));
    house.step(tag, Step::Grade { lower_to: None });
    let stock = |who: &reprise::desk::Acting| house.desk.devices().step(who, tag, Step::Stock { location: place.clone() }, None, None);
    let verify = |who, passed, note| house.desk.devices().step(who, tag, Step::Verify { medium: 1, passed }, note, None);

    assert_eq!(why(stock(operator)), [RefusalReason::NotVerified { medium: 1, serial: Some("D1".to_owned()) }]);
    assert_eq!(why(verify(operator, true, None)), [RefusalReason::OwnWork {}]);
    assert_eq!(why(verify(&other, false, None)), [RefusalReason::NoteNeeded {}]);
    let found = verify(&other, false, Some("Une table de partitions est lisible")).unwrap();
    assert!(!found.is_wiped(), "what could be read is not wiped");
    assert_eq!(found.media[0].failures, 1);
    assert_eq!(why(verify(&other, true, None)), [RefusalReason::NothingToVerify { medium: 1 }]);

    house.step(tag, erase(1));
    let verified = verify(&other, true, None).unwrap();
    assert!(matches!(&verified.media[0].outcome, Some(Outcome::Sanitised { verified: Some(v), .. }) if v.by == other.actor.user));
    assert_eq!(why(verify(&other, true, None)), [RefusalReason::AlreadySo {}]);
    assert_eq!(stock(operator).unwrap().stage, Stage::Stock);

    // A verification outside the draw that finds data sends the device back to the workshop.
    let again = house.received(house.batch().number, "S2").tag;
    let none = Policy { verification_share: 0, ..Policy::clone(&house.desk.policy()) };
    house.desk.settings().set_policy(house.admin(), none).unwrap();
    house.step(again, Step::AddMedium(disk("D2")));
    house.step(again, erase(1));
    house.step(again, passed(Kind::Laptop, Grade::A));
    house.step(again, Step::Grade { lower_to: None });
    house.step(again, Step::Stock { location: place.clone() });
    let back = house.desk.devices().step(&other, again, Step::Verify { medium: 1, passed: false }, Some("Lisible"), None).unwrap();
    assert_eq!((back.stage, back.is_wiped()), (Stage::Workshop, false));
    house.assert_sound();
});

// The draw can be repeated from what the ledger holds.
both!(anybody_can_draw_again, |house| {
    let policy = Policy { verification_share: 30, ..Policy::clone(&house.desk.policy()) };
    house.desk.settings().set_policy(house.admin(), policy).unwrap();
    let batch = house.batch().number;
    let mut drawn = 0;
    for n in 0..40 {
        let tag = house.received(batch, &format!("S{n}")).tag;
        house.step(tag, Step::AddMedium(disk(&format!("D{n}"))));
        house.step(tag, erase(1));
        house.clock.advance(chrono::Duration::milliseconds(1));
        let leaves = house.desk.read(|c| Ok(reprise::store::ledger::event::leaves_of(c, Subject::Device, tag.as_str())?)).unwrap();
        let wipe = leaves.iter().find(|l| matches!(&l.what, EventData::Device(f) if matches!(f.step, Step::Erase { .. }))).unwrap();
        let EventData::Device(fact) = &wipe.what else { unreachable!() };
        assert_eq!(fact.drawn, is_drawn(tag, 1, &wipe.actor, wipe.at, 30), "as the ledger says, from what the ledger says");
        drawn += u32::from(fact.drawn);
    }
    assert!((4..=22).contains(&drawn), "{drawn} of 40 at 30 %");
});

#[test]
fn the_draw_is_fair() {
    let (operator, at) = (UserId::new("01a2"), "2026-11-22T10:00:00Z".parse::<chrono::DateTime<chrono::Utc>>().unwrap());
    let count = |share: u8, by: &dyn Fn(u64) -> bool| (0..20_000).filter(|n| by(*n)).count() * 100 / 20_000 == usize::from(share);
    for share in [0, 5, 20, 100] {
        assert!(count(share, &|n| is_drawn(Tag::from_bits(n * 77), 1, &operator, at, share)), "by tag, {share}");
        let later = |n: u64| at + chrono::Duration::milliseconds(i64::try_from(n).unwrap());
        assert!(count(share, &|n| is_drawn(Tag::from_bits(5), 1, &operator, later(n), share)), "by moment, {share}");
    }
}

// If the policy asks for it, a second person confirms that a device has no medium.
both!(no_medium_is_said_by_two_where_the_policy_asks, |house| {
    let tag = house.received(house.batch().number, "S1").tag;
    let say = |who: &reprise::desk::Acting| house.desk.devices().step(who, tag, Step::NoMedium {}, Some("Ouvert, rien"), None);
    say(house.technician()).unwrap();
    assert_eq!(why(say(&house.user("other", Role::Technician, None))), [RefusalReason::AlreadySo {}]);
    let policy = Policy { second_person_for_no_medium: true, ..Policy::clone(&house.desk.policy()) };
    house.desk.settings().set_policy(house.admin(), policy).unwrap();
    let place = house.place("A-01");
    let stock = house.desk.devices().step(house.technician(), tag, Step::Stock { location: place }, None, None);
    assert!(why(stock).contains(&RefusalReason::SecondPersonNeeded {}));
    assert_eq!(why(say(house.technician())), [RefusalReason::SecondPersonNeeded {}]);
    let second = house.user("second", Role::Technician, None);
    let said = say(&second).unwrap().no_medium.unwrap();
    assert_eq!((said.by, said.second), (house.technician().actor.user.clone(), Some(second.actor.user)));
    house.assert_sound();
});
